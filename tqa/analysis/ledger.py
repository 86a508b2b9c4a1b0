"""The ledger of names: spellings that are one name, grouped by evidence that can be printed."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from tqa.analysis.context import Context
from tqa.analysis.mentions import Mention, given_names, lower_words, mentions
from tqa.linguistics import packs
from tqa.linguistics.romanisation import key
from tqa.model.entities import Entity, Form
from tqa.model.text import Span

if TYPE_CHECKING:
    from tqa.analysis.source_names import SourceName

_LONG = 6
"""Keys shorter than this are too often one edit away from another name."""
_CONFUSABLE = ("aeiou", "gh")
"""Vowels, and the two readings of Cyrillic г."""


class _Word(NamedTuple):
    """All mentions of one spelling."""

    text: str
    key: str
    mentions: tuple[int, ...]
    sure: bool


class _Link(NamedTuple):
    one: str
    other: str
    evidence: str


def ledger(context: Context) -> tuple[Entity, ...]:
    """Entities of the document, first mention first: those with one spelling and those with several."""
    found = context.get(mentions)
    words = _words(found)
    links = _links(words, found)
    stands_for = _in_source(words, context)
    links = _confirmed(words, links, stands_for)
    groups = _groups(words, links)
    entities = [_entity(group, words, links, found, stands_for, context.language) for group in groups]
    return tuple(sorted((entity for entity in entities if entity is not None), key=lambda entity: entity.forms[0].spans[0]))


def _words(found: tuple[Mention, ...]) -> dict[str, _Word]:
    places: dict[str, list[int]] = defaultdict(list)
    for index, mention in enumerate(found):
        if len(mention.text) > 2 and not mention.text.endswith("."):
            places[mention.text].append(index)
    return {
        text: _Word(text, key(text), tuple(indexes), any(not found[index].initial for index in indexes))
        for text, indexes in places.items()
        if not text.isupper() or len(text) > 5
    }


def _links(words: dict[str, _Word], found: tuple[Mention, ...]) -> list[_Link]:
    """Pairs of spellings that are one name, each with its evidence."""
    links: list[_Link] = []
    by_key: dict[str, list[_Word]] = defaultdict(list)
    for word in words.values():
        by_key[word.key].append(word)
    for name, same in by_key.items():
        distinct = _one_case(same)
        if len(distinct) > 1 and len(name) > 2 and min(len(word.text) for word in distinct) > 3:
            if not any(word.sure for word in distinct) and len(name) < _LONG - 1:
                continue
            if name in given_names() and not _one_bearer(distinct, found):
                continue
            links += [_Link(distinct[0].text, other.text, "romanisations of one original") for other in distinct[1:]]
    links += _by_given_name(words, found)
    links += _near(by_key, found)
    links += _declined(words, found)
    return links


def _in_source(words: dict[str, _Word], context: Context) -> dict[str, SourceName]:
    """Which name of the source each spelling stands for; nothing without a source."""
    if context.source is None:
        return {}
    from tqa.analysis.source_names import Candidate, assigned, source_names

    lower = context.get(lower_words)
    candidates = [Candidate(word.text, word.key, len(word.mentions), word.text.lower() in lower) for word in words.values()]
    return assigned(candidates, context.source.get(source_names), context.language)


def _confirmed(words: dict[str, _Word], links: list[_Link], stands_for: dict[str, SourceName]) -> list[_Link]:
    """Links that the source does not contradict, and those that it alone gives."""
    kept = [
        link
        for link in links
        if link.one not in stands_for or link.other not in stands_for or stands_for[link.one].lemma == stands_for[link.other].lemma
    ]
    by_name: dict[str, list[_Word]] = defaultdict(list)
    for text, name in stands_for.items():
        by_name[name.lemma].append(words[text])
    for lemma, group in by_name.items():
        distinct = _one_case(sorted(group, key=lambda word: word.mentions[0]))
        if len(distinct) > 1 and any(word.sure for word in distinct):
            kept += [_Link(distinct[0].text, other.text, f"both stand for {lemma} in the source") for other in distinct[1:]]
    return kept


def _one_case(words: list[_Word]) -> list[_Word]:
    """One word of those that differ in case only."""
    return list({word.text.lower(): word for word in words}.values())


def _surnames_after(word: _Word, found: tuple[Mention, ...]) -> set[str]:
    after = {mention.previous: mention for mention in found if mention.previous >= 0}
    patronymics = packs.lines("und", "patronymic_endings")
    following = (key(after[index].text) for index in word.mentions if index in after)
    return {name for name in following if not name.endswith(patronymics)}


def _one_bearer(words: list[_Word], found: tuple[Mention, ...]) -> bool:
    """Whether spellings of a given name stand before one surname, or before none that contradicts."""
    surnames = [_surnames_after(word, found) for word in words]
    first = surnames[0]
    return all(not first or not other or any(_related(a, b) for a in first for b in other) for other in surnames[1:])


def _related(one: str, other: str) -> bool:
    return one == other or _stem(one) == _stem(other)


def _by_given_name(words: dict[str, _Word], found: tuple[Mention, ...]) -> list[_Link]:
    """Surnames that begin alike behind one given name."""
    bearers: dict[str, dict[str, _Word]] = defaultdict(dict)
    for mention in found:
        if mention.previous >= 0 and mention.text in words:
            given = given_names().get(key(found[mention.previous].text))
            if given is not None:
                bearers[given.name][mention.text] = words[mention.text]
    links: list[_Link] = []
    for name, surnames in bearers.items():
        known = sorted(surnames.values(), key=lambda word: word.text)
        links += [
            _Link(one.text, other.text, f"both stand after a form of {name}")
            for number, one in enumerate(known)
            for other in known[number + 1 :]
            if one.key != other.key and one.key not in given_names() and _alike(one.key, other.key)
        ]
    return links


def _alike(one: str, other: str) -> bool:
    """Whether two keys share their beginning and differ in an ending or by one letter."""
    shared = 0
    while shared < min(len(one), len(other)) and one[shared] == other[shared]:
        shared += 1
    return (shared >= 4 and len(one) - shared <= 2 and len(other) - shared <= 2) or (
        len(one) >= 5 and one[0] == other[0] and _one_edit(one, other)
    )


def _near(by_key: dict[str, list[_Word]], found: tuple[Mention, ...]) -> list[_Link]:
    """Long spellings that differ inside the word by one sound which romanisations confuse."""
    seen: dict[str, str] = {}
    links: list[_Link] = []
    for name, words in by_key.items():
        if len(name) < _LONG - 1 or name in given_names() or not any(word.sure for word in words):
            continue
        for pattern in _patterns(name):
            other = seen.setdefault(pattern, name)
            if (
                other != name
                and other[:2] == name[:2]
                and max(len(name), len(other)) >= _LONG
                and not _both_full(by_key[other], words, found)
            ):
                links.append(_Link(by_key[other][0].text, words[0].text, "one confusable sound differs"))
                break
    return links


def _patterns(name: str) -> list[str]:
    """What two keys share when they differ by one confusable sound after the first letter, or in the last vowel of a long word."""
    last = len(name) - (len(name) < _LONG + 2)
    found = [name]
    for at in range(1, last):
        for number, sounds in enumerate(_CONFUSABLE):
            if name[at] in sounds:
                found.append(f"{name[:at]}{number}{name[at + 1 :]}")
        if name[at] in _CONFUSABLE[0] and at < len(name) - 1:
            found.append(f"{name[:at]}{name[at + 1 :]}")
    return found


def _both_full(one: list[_Word], other: list[_Word], found: tuple[Mention, ...]) -> bool:
    """Whether both stand behind given names that are different: two people."""
    before = [
        {
            given_names()[key(found[found[index].previous].text)].name
            for word in words
            for index in word.mentions
            if _has_given(found, index)
        }
        for words in (one, other)
    ]
    return bool(before[0] and before[1] and not before[0] & before[1])


def _has_given(found: tuple[Mention, ...], index: int) -> bool:
    previous = found[index].previous
    return previous >= 0 and key(found[previous].text) in given_names()


@cache
def _endings() -> tuple[tuple[str, str], ...]:
    """(ending, what the base form has) for case endings of surnames, longest first, as keys."""
    rows = [(row["ending"], row["base"]) for row in packs.table("ru", "surname_endings")]
    return tuple(sorted(rows, key=lambda row: (-len(row[0]), row)))


def _stem(name: str) -> str:
    """The key without a case ending of a Slavic surname."""
    for ending, base in _endings():
        if name.endswith(ending) and len(name) - len(ending) >= 3:
            return name[: -len(ending)] + base
    return name


def _declined(words: dict[str, _Word], found: tuple[Mention, ...]) -> list[_Link]:
    """A surname and its case or gender form, unless given names or initials say that they are two people."""
    by_stem: dict[str, list[_Word]] = defaultdict(list)
    for word in words.values():
        stem = _stem(word.key)
        if stem != word.key or any(word.key.endswith(base) for _, base in _endings() if base):
            by_stem[stem].append(word)
    links: list[_Link] = []
    for group in by_stem.values():
        distinct = list({word.key: word for word in group}.values())
        if len(distinct) < 2 or not any(word.sure for word in distinct):
            continue
        bearers = [_bearers(word, found) for word in distinct]
        named = [bearer for bearer in bearers if bearer]
        if not named or not _one_name(set().union(*named)):
            continue
        evidence = f"case forms of one surname, {min(named[0])} throughout"
        links.extend(_Link(distinct[0].text, other.text, evidence) for other in distinct[1:])
    return links


def _bearers(word: _Word, found: tuple[Mention, ...]) -> set[str]:
    """Given names or initials right before the surname."""
    names = set()
    for index in word.mentions:
        previous = found[index].previous
        if previous >= 0:
            text = found[previous].text
            given = given_names().get(key(text))
            if given is not None:
                names.add(given.name)
            elif text.endswith("."):
                names.add(text[0] + ".")
            elif not found[previous].initial:
                names.add(key(text))
    return names


def _one_name(names: set[str]) -> bool:
    """Whether given names and initials can belong to one person."""
    full = {name for name in names if not name.endswith(".")}
    initials = {name[0].lower() for name in names if name.endswith(".")}
    return len(full) <= 1 and len(initials | {name[0].lower() for name in full}) <= 1


def _one_edit(one: str, other: str) -> bool:
    if abs(len(one) - len(other)) > 1:
        return False
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    end = 0
    while end < min(len(one), len(other)) - start and one[-1 - end] == other[-1 - end]:
        end += 1
    return max(len(one), len(other)) - start - end <= 1


def _groups(words: dict[str, _Word], links: list[_Link]) -> list[list[str]]:
    parent = {text: text for text in words}

    def root(text: str) -> str:
        while parent[text] != text:
            parent[text] = parent[parent[text]]
            text = parent[text]
        return text

    for link in links:
        parent[root(link.other)] = root(link.one)
    grouped: dict[str, list[str]] = defaultdict(list)
    for text in words:
        grouped[root(text)].append(text)
    return list(grouped.values())


def _entity(
    group: list[str],
    words: dict[str, _Word],
    links: list[_Link],
    found: tuple[Mention, ...],
    stands_for: dict[str, SourceName],
    language: str,
) -> Entity | None:
    members = sorted((words[text] for text in group), key=lambda word: word.mentions[0])
    if len(members) == 1 and not members[0].sure:
        return None
    counts = Counter({word.text: len(word.mentions) for word in members})
    consistent = len({word.text.lower() for word in members}) == 1
    canonical, reason = _canonical(members, counts, stands_for, language)
    forms = tuple(Form(word.text, tuple(Span(found[index].start, found[index].end) for index in word.mentions)) for word in members)
    evidence = tuple(dict.fromkeys(f"{link.one} / {link.other}: {link.evidence}" for link in links if link.one in group))
    return Entity(canonical, _kind(members, found), consistent, reason, forms, evidence)


def _canonical(members: list[_Word], counts: Counter[str], stands_for: dict[str, SourceName], language: str) -> tuple[str, str]:
    """The form to change the others to, and why: the source's name, else the majority, else the usual, fullest or first spelling."""
    if len({word.text.lower() for word in members}) == 1:
        return members[0].text, "the only spelling"
    right = [word for word in members if word.text in stands_for and word.key == stands_for[word.text].keys[0]]
    if right and len({word.key for word in members}) > 1:
        chosen = max(right, key=lambda word: counts[word.text])
        return chosen.text, f"the form of {stands_for[chosen.text].lemma} in the source"
    best = max(counts.values())
    leading = [word for word in members if counts[word.text] == best]
    if len(leading) == 1:
        return leading[0].text, f"the most frequent spelling ({best} of {sum(counts.values())})"
    usual = [word for word in leading if not any(sign in word.text.lower() for sign in packs.lines(language, "unusual_romanisations"))]
    if usual and len(usual) < len(leading):
        return usual[0].text, "the usual romanisation of equally frequent spellings"
    fullest = max(len(word.text) for word in leading)
    if sum(len(word.text) == fullest for word in leading) == 1:
        return next(word.text for word in leading if len(word.text) == fullest), "the fullest of equally frequent spellings"
    return leading[0].text, "the first of equally frequent spellings"


def _kind(members: list[_Word], found: tuple[Mention, ...]) -> str:
    for word in members:
        if word.key in given_names() or any(_has_given(found, index) for index in word.mentions):
            return "person"
    return "other"

"""Glossary entries that texts suggest: from sources beside translations, from reviews, from ledgers of names.

Method of the pairing of terms: units that stand in the same documents on both sides, ranked by the Dice coefficient (Dice 1945).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from tqa.analysis.context import Context
from tqa.analysis.languages import languages_of
from tqa.analysis.names.mentions import mentions
from tqa.glossary.entries import ADMITTED, FORBIDDEN, PREFERRED, Entry, Glossary, Term
from tqa.linguistics import inflection, packs
from tqa.linguistics.given_names import given_names
from tqa.linguistics.lemmas import base_form
from tqa.linguistics.romanisation import key
from tqa.linguistics.transliteration import romanised
from tqa.model.records import NamedTuple
from tqa.model.text import Document
from tqa.settings import Settings

_LEAST_DICE = 0.8
_LEAST_DOCUMENTS = 3
_LONGEST = 4
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_ABBREVIATION = re.compile(r"(?<![\w-])[^\W\d_a-zа-яё]{2,8}(?![\w-])")
_QUOTED = re.compile(r"[«“„\"]([^«»“”„\"\n]{2,40})[»”“\"]")
_PHRASE = re.compile(r"[^\W\d_]+(?:[- ](?:(?:of|for|the|and) )?[^\W\d_]+){1,4}")
_TOKEN = re.compile(r"\w+(?:[-’']\w+)*|[^\w\s]")


class Pair(NamedTuple):
    """A translated text with what goes with it; the codes are empty where they are to be detected."""

    text: Document
    source: Document | None
    raw: Document | None
    lang: str = ""
    source_lang: str = ""


class Proposal(NamedTuple):
    """An entry that a person may accept.

    Parameters:
        entry: the entry.
        times: occurrences that speak for it.
        documents: in how many documents.
        evidence: what was seen, one sentence each.
    """

    entry: Entry
    times: int
    documents: int
    evidence: tuple[str, ...]


class _Seen:
    """Spellings with their counts, and the documents that have them."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.documents: set[int] = set()

    def add(self, text: str, number: int) -> None:
        self.counts[text] += 1
        self.documents.add(number)

    def described(self) -> str:
        return ", ".join(f"“{text}” {count}×" for text, count in _ranked(self.counts))


def from_sources(pairs: Sequence[Pair], least: int) -> list[Proposal]:
    """Full names that source and translation share by sound, then abbreviations and quoted names that come together."""
    contexts = []
    for pair in pairs:
        if pair.source is not None:
            settings = Settings(lang=pair.lang or None, source_lang=pair.source_lang or None)
            language, source_language = languages_of(pair.text, settings, pair.source)
            source = Context(pair.source, source_language or "und", None, settings)
            contexts.append((Context(pair.text, language, source_language, settings), source))
    return [*_names(contexts, least), *_together(contexts, max(least, _LEAST_DOCUMENTS))]


def _names(contexts: Sequence[tuple[Context, Context]], least: int) -> list[Proposal]:
    here: dict[tuple[str, str, tuple[str, ...]], _Seen] = defaultdict(_Seen)
    there: dict[tuple[str, str, tuple[str, ...]], _Seen] = defaultdict(_Seen)
    read = [(number, *pair) for number, pair in enumerate(contexts) if packs.table(pair[1].language, "romanisation")]
    surnames = {(source.language, words[1].lower()) for _, _, source in read for words in _full_names(source)}
    for number, context, source in read:
        codes = (context.language, source.language)
        names = [(tuple(key(word) for word in words), " ".join(words)) for words in _full_names(context)]
        known = {keys for keys, _ in names}
        originals: set[tuple[str, ...]] = set()
        for first, last in _full_names(source):
            given = base_form(first.lower(), source.language)
            for surname in _bases(last.lower(), source.language, surnames):
                keys = tuple(key(romanised(word, source.language)) for word in (given, surname))
                if keys in known:
                    originals.add(keys)
                    there[(*codes, keys)].add(f"{given.capitalize()} {surname.capitalize()}", number)
                    break
        for keys, text in names:
            if keys in originals:
                here[(*codes, keys)].add(text, number)
    found = []
    for (language, source_language, keys), seen in here.items():
        original = there[language, source_language, keys]
        count = sum(seen.counts.values())
        if count < least:
            continue
        forms = [text for text, _ in _ranked(seen.counts)]
        entry = Entry(
            {language: (Term(forms[0]),), source_language: (Term(_ranked(original.counts)[0][0]),)},
            kind="person",
            gender=_gender(keys[0]),
        )
        evidence = (
            f"{seen.described()} in {_documents(len(seen.documents))}",
            f"source: {original.described()}",
        )
        found.append(Proposal(entry, count, len(seen.documents), evidence))
    return sorted(found, key=lambda proposal: (-proposal.times, proposal.entry.label))


def _bases(surname: str, language: str, surnames: set[tuple[str, str]]) -> Iterable[str]:
    """The forms that a surname may be an inflected form of: the dictionary's, then those that the sources have themselves."""
    yield base_form(surname, language)
    yield surname
    for code, other in sorted(surnames):
        if code == language and other[:3] == surname[:3] and surname in inflection.forms(other, language):
            yield other


def _gender(first: str) -> str:
    given = given_names().get(first)
    return {"m": "male", "f": "female"}.get(given.gender[:1].lower(), "") if given else ""


def _full_names(context: Context) -> Iterable[tuple[str, str]]:
    """Given name and surname that stand together."""
    found = context.get(mentions)
    for mention in found:
        if mention.previous >= 0 and "." not in mention.text + found[mention.previous].text:
            before = found[mention.previous]
            if _is_given(before.text, context.language) and not _is_given(mention.text, context.language):
                yield before.text, mention.text


def _is_given(word: str, language: str) -> bool:
    names = given_names()
    if word.isascii() or not packs.table(language, "romanisation"):
        return key(word) in names
    return key(romanised(base_form(word.lower(), language), language)) in names


def _together(contexts: Sequence[tuple[Context, Context]], least: int) -> list[Proposal]:
    here: dict[str, set[int]] = defaultdict(set)
    there: dict[str, set[int]] = defaultdict(set)
    for number, (context, source) in enumerate(contexts):
        for unit in _units(context.text):
            here[unit].add(number)
        for unit in {*_ABBREVIATION.findall(source.text), *_QUOTED.findall(source.text)}:
            there[unit].add(number)
    codes = Counter((context.language, source.language) for context, source in contexts).most_common(1)
    found = []
    for unit, documents in there.items():
        if len(documents) < least:
            continue
        ranked = sorted(
            ((_dice(documents, other), text.isupper() == unit.isupper(), text) for text, other in here.items() if documents & other),
            reverse=True,
        )
        if not ranked or ranked[0][0] < _LEAST_DICE or (len(ranked) > 1 and ranked[1][:2] == ranked[0][:2]):
            continue
        dice, _, text = ranked[0]
        (language, source_language), _ = codes[0]
        shared = len(documents & here[text])
        evidence = (f"“{unit}” in {len(documents)} sources, “{text}” in {len(here[text])} texts, both in {shared} (Dice {dice:.2f})",)
        entry = Entry({language: (Term(text),), source_language: (Term(unit),)}, kind="organisation" if unit.isupper() else "term")
        found.append(Proposal(entry, shared, shared, evidence))
    return sorted(found, key=lambda proposal: (-proposal.times, proposal.entry.label))


def _units(text: str) -> set[str]:
    found = {*_ABBREVIATION.findall(text), *_QUOTED.findall(text)}
    for match in _PHRASE.finditer(text):
        words = match[0].split(" ")
        for start in range(len(words)):
            for end in range(start + 2, min(len(words), start + 5) + 1):
                if words[start][0].isupper() and words[end - 1][0].isupper():
                    found.add(" ".join(words[start:end]))
    return found


def _dice(one: set[int], other: set[int]) -> float:
    return 2 * len(one & other) / (len(one) + len(other))


def from_reviews(pairs: Sequence[Pair], least: int) -> list[Proposal]:
    """Wordings that reviewers replaced by one and the same other wording, and left nowhere."""
    from difflib import SequenceMatcher

    changed: dict[tuple[str, str, str], set[int]] = defaultdict(set)
    times: Counter[tuple[str, str, str]] = Counter()
    reviewed = ""
    for number, pair in enumerate(pairs):
        if pair.raw is None:
            continue
        language = languages_of(pair.text, Settings(lang=pair.lang or None), None)[0]
        reviewed += f"\n{pair.text.prose}"
        before, after = pair.raw.prose.split("\n"), pair.text.prose.split("\n")
        for line, new in _lines(before, after):
            old_words, new_words = _TOKEN.findall(line), _TOKEN.findall(new)
            matcher = SequenceMatcher(None, old_words, new_words, autojunk=False)
            for what, first, last, start, end in matcher.get_opcodes():
                if what != "replace" or last - first > _LONGEST or end - start > _LONGEST:
                    continue
                old, now = " ".join(old_words[first:last]), " ".join(new_words[start:end])
                if old.lower() != now.lower() and any(map(str.isalpha, old)) and any(map(str.isupper, now)):
                    changed[language, old, now].add(number)
                    times[language, old, now] += 1
    found = []
    for (language, old, now), documents in changed.items():
        count = times[language, old, now]
        if count < least or re.search(rf"(?<!\w){re.escape(old)}(?!\w)", reviewed):
            continue
        entry = Entry({language: (Term(now), Term(old, FORBIDDEN))})
        evidence = (f"“{old}” was changed to “{now}” {count}× in {_documents(len(documents))}, and stands in no reviewed one",)
        found.append(Proposal(entry, count, len(documents), evidence))
    return sorted(_joined(found), key=lambda proposal: (-proposal.times, proposal.entry.label))


def _lines(before: Sequence[str], after: Sequence[str]) -> Iterable[tuple[str, str]]:
    """Lines that stand for each other: those between equal ones, in order."""
    from difflib import SequenceMatcher

    for what, first, last, start, end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if what == "replace":
            yield from zip(before[first:last], after[start:end], strict=False)


def _joined(found: Iterable[Proposal]) -> Iterable[Proposal]:
    """Proposals with one preferred form as one."""
    groups: dict[tuple[str, str], list[Proposal]] = defaultdict(list)
    for proposal in found:
        language = next(iter(proposal.entry.terms))
        groups[language, proposal.entry.preferred(language)].append(proposal)
    for (language, now), group in groups.items():
        wrong = [term for proposal in group for term in proposal.entry.terms[language][1:]]
        evidence = tuple(line for proposal in group for line in proposal.evidence)
        entry = Entry({language: (Term(now), *wrong)})
        yield Proposal(entry, sum(p.times for p in group), max(p.documents for p in group), evidence)


def from_names(entities: Iterable[Mapping[str, Any]], language: str, least: int) -> list[Proposal]:
    """Names in several spellings, from ledgers of names."""
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    documents: Counter[tuple[str, str]] = Counter()
    for entity in entities:
        canonical, kind, forms = entity.get("canonical"), entity.get("kind"), entity.get("forms")
        if not isinstance(canonical, str) or not isinstance(forms, list):
            continue
        name = (str(kind), canonical)
        documents[name] += 1
        for form in forms:
            if isinstance(form, dict) and isinstance(form.get("text"), str) and isinstance(form.get("spans"), list):
                counts[name][form["text"]] += len(form["spans"])
    found = []
    for (kind, canonical), spellings in counts.items():
        size = canonical.count(" ")
        others = [text for text, _ in _ranked(spellings) if text != canonical and text.count(" ") == size]
        total = sum(spellings.values())
        if not others or total < least:
            continue
        terms = (Term(canonical, PREFERRED), *(Term(text, FORBIDDEN) for text in others))
        shown = ", ".join(f"“{text}” {count}×" for text, count in _ranked(spellings))
        entry = Entry({language: terms}, kind=kind if kind in ("person", "place", "organisation") else "term")
        found.append(Proposal(entry, total, documents[kind, canonical], (f"{shown} in {_documents(documents[kind, canonical])}",)))
    return sorted(found, key=lambda proposal: (-proposal.times, proposal.entry.label))


def without_known(found: Iterable[Proposal], glossaries: Sequence[Glossary]) -> list[Proposal]:
    """The proposals that no glossary has in one of its right forms."""
    known = {
        (language, term.text)
        for glossary in glossaries
        for entry in glossary.entries
        for language, terms in entry.terms.items()
        for term in terms
        if term.status in (PREFERRED, ADMITTED)
    }
    return [
        proposal for proposal in found if not any((language, terms[0].text) in known for language, terms in proposal.entry.terms.items())
    ]


def _ranked(counts: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def _documents(number: int) -> str:
    return f"{number} {'document' if number == 1 else 'documents'}"

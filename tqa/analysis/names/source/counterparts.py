"""Which name of the source each spelling of the translation stands for.

A spelling stands for the name that it romanises. What romanises nothing stands for a name that sounds like it and of which the same
sentences have no other spelling; the surer claims come first, and a sentence's names are given away once.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict

from tqa.analysis.bitext.sentence_alignment import Part, align
from tqa.analysis.context import Context
from tqa.analysis.names.mentions import mentions
from tqa.analysis.names.name_words import Word, is_derived, of_exonym, words
from tqa.analysis.names.source.source_names import SourceName, source_names
from tqa.analysis.structure import sentences
from tqa.linguistics.resemblance import distance
from tqa.model.records import NamedTuple
from tqa.model.text import Span

_SURE = 0.25
_LIKELY = 0.4
_LAST = 0.58
_DOUBTFUL = 0.33
_PLAIN = 0.15
_LEAST = 4
_PREFIX = 3
_CONFUSABLE = 0.6
_IN_SENTENCE = 40
"""No sentence has more names; a list has."""


class _Claim(NamedTuple):
    cost: float
    text: str
    lemma: str


class Counterparts(NamedTuple):
    """What spellings of the translation stand for.

    Parameters:
        names: spelling -> name of the source.
        strangers: spellings that look like a name of the source of which all mentions are taken by other spellings.
        missing: names of the source, each with sentences of the translation in which it should stand and does not.
    """

    names: dict[str, SourceName]
    strangers: frozenset[str]
    missing: tuple[tuple[SourceName, Span], ...]


def counterparts(context: Context) -> Counterparts:
    """Which name each spelling stands for; nothing without a source."""
    names = context.source.get(source_names) if context.source is not None else ()
    return matched(context, context.get(words), names)


def matched(context: Context, known: dict[str, Word], names: tuple[SourceName, ...]) -> Counterparts:
    """Which of some names of a source the words of a text stand for."""
    if not names or not known:
        return Counterparts({}, frozenset(), ())
    here, there, spans = _groups(context, known, names)
    by_lemma = {name.lemma: name for name in names}
    left = {lemma: Counter(groups) for lemma, groups in there.items()}
    found, strangers = _romanised(known, names, here, left)
    # the surest claims first; every claim that is granted takes the name out of its sentences
    for limit in (_SURE, _LIKELY, _LAST):
        for claim in sorted(_claims(known, by_lemma, found, here, left, limit, context.language)):
            groups = here[claim.text]
            shared = sum(min(times, max(0, left[claim.lemma][group])) for group, times in groups.items())
            if claim.text in found or 2 * shared <= sum(groups.values()):
                continue
            found[claim.text] = by_lemma[claim.lemma]
            left[claim.lemma].subtract(groups)
    missing = [
        (by_lemma[lemma], spans[group])
        for lemma, groups in left.items()
        for group, times in sorted(groups.items())
        for _ in range(times)
        if group in spans
    ]
    return Counterparts(found, strangers, tuple(missing))


def _groups(
    context: Context, known: dict[str, Word], names: tuple[SourceName, ...]
) -> tuple[dict[str, Counter[int]], dict[str, Counter[int]], dict[int, Span]]:
    """Spelling -> groups of aligned sentences in which it stands, lemma -> groups likewise, group -> its place in the translation."""
    assert context.source is not None
    mine, theirs = context.get(sentences), context.source.get(sentences)
    found = context.get(mentions)
    begins, there = [span.start for span in mine], [span.start for span in theirs]
    keys_here: dict[int, set[str]] = defaultdict(set)
    keys_there: dict[int, set[str]] = defaultdict(set)
    key_of = {key: name.lemma for name in names for key in name.keys}
    at_here = {text: [bisect_right(begins, found[index].start) - 1 for index in word.mentions] for text, word in known.items()}
    at_there = {name.lemma: [bisect_right(there, place) - 1 for place in name.places] for name in names}
    for text, numbers in at_here.items():
        for number in numbers:
            keys_here[number].add(key_of.get(known[text].key, ""))
    for lemma, numbers in at_there.items():
        for number in numbers:
            keys_there[number].add(lemma)
    groups = align(
        [Part(span.end - span.start, frozenset(keys_here[number] - {""})) for number, span in enumerate(mine)],
        [Part(span.end - span.start, frozenset(keys_there[number])) for number, span in enumerate(theirs)],
    )
    group_here = {number: group for group, (numbers, _) in enumerate(groups) for number in numbers}
    group_there = {number: group for group, (_, numbers) in enumerate(groups) for number in numbers}
    return (
        {text: Counter(group_here.get(number, -1) for number in numbers) for text, numbers in at_here.items()},
        {lemma: Counter(group_there.get(number, -2) for number in numbers) for lemma, numbers in at_there.items()},
        {group: Span(mine[numbers[0]].start, mine[numbers[-1]].end) for group, (numbers, _) in enumerate(groups) if numbers},
    )


def _romanised(
    known: dict[str, Word], names: tuple[SourceName, ...], here: dict[str, Counter[int]], left: dict[str, Counter[int]]
) -> tuple[dict[str, SourceName], frozenset[str]]:
    """Spellings that romanise a name, or the name that a name is an adjective of; base forms and usual spellings first.

    A spelling is a stranger when the name is in none of its sentences any more and other spellings have taken it everywhere.
    """
    by_key: dict[str, SourceName] = {}
    for keys in (lambda name: name.keys[:1], lambda name: name.keys[1:], lambda name: (name.root,) if name.root else ()):
        for name in names:
            for own in keys(name):
                by_key.setdefault(own, name)
    found: dict[str, SourceName] = {}
    strangers: set[str] = set()
    claims = [(by_key[word.key], word) for word in known.values() if word.key in by_key]
    claims.sort(key=lambda claim: (claim[1].plain, claim[1].key != claim[0].keys[0], distance(claim[1].text.lower(), claim[0].latin)))
    for name, word in claims:
        groups = here[word.text]
        gone = sum(left[name.lemma].values()) <= 0 and not any(left[name.lemma][group] > 0 for group in groups)
        if word.article or (gone and (word.plain or (name.kind == "given" and not word.given))):
            strangers.add(word.text)
            continue
        found[word.text] = name
        left[name.lemma].subtract(groups)
    return found, frozenset(strangers)


def _claims(
    known: dict[str, Word],
    names: dict[str, SourceName],
    found: dict[str, SourceName],
    here: dict[str, Counter[int]],
    left: dict[str, Counter[int]],
    limit: float,
    language: str,
) -> list[_Claim]:
    by_group: dict[int, list[str]] = defaultdict(list)
    for lemma, groups in left.items():
        for group, times in groups.items():
            if times > 0:
                by_group[group].append(lemma)
    texts: dict[str, list[Word]] = defaultdict(list)
    for text, name in found.items():
        texts[name.lemma].append(known[text])
    claims: list[_Claim] = []
    for text, groups in here.items():
        word = known[text]
        capitals = text.isupper() and len(text) < 7
        if text in found or len(word.sound) < _LEAST or not (capitals or text[1:].islower()):
            continue
        certain = word.sure or word.spoken
        ordinary = word.plain and not capitals
        if ordinary and of_exonym(text, language):
            continue
        for lemma in {lemma for group in groups for lemma in by_group.get(group, ())[:_IN_SENTENCE]}:
            if ordinary and not any(other.key == names[lemma].keys[0] and not other.plain for other in texts[lemma]):
                continue
            if limit == _LAST and not any(other.full or other.spoken for other in texts[lemma]):
                continue
            if any(is_derived(text, other.text, language) for other in texts[lemma]):
                continue
            cost = min(_cost(word.sound, heard) for heard in names[lemma].heard)
            if cost > _LIKELY and not any(heard.startswith(word.sound[:_PREFIX]) for heard in names[lemma].heard):
                continue
            if cost <= (_PLAIN if ordinary else _SURE if capitals else limit if certain else min(limit, _DOUBTFUL)):
                claims.append(_Claim(cost, text, lemma))
    return claims


def _cost(one: str, other: str) -> float:
    """Distance per sound; names that begin differently are two."""
    if not one or not other or (distance(one[0], other[0]) > _CONFUSABLE and one[1:2] != other[1:2]):
        return 1.0
    longest = max(len(one), len(other))
    return distance(one, other, (_LAST + 0.01) * longest) / longest

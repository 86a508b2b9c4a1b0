"""Glossary entries that sources beside translations suggest: names that agree by sound, and terms that come together.

Method of the pairing of terms: units that stand in the same documents on both sides, ranked by the Dice coefficient (Dice 1945).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from tqa.analysis.context import Context
from tqa.analysis.languages import languages_of
from tqa.analysis.names.mentions import mentions
from tqa.analysis.names.proposals import Pair, Proposal, documents_of, ranked
from tqa.glossary.entries import Entry, Term
from tqa.linguistics import inflection, packs
from tqa.linguistics.given_names import given_names
from tqa.linguistics.lemmas import base_form
from tqa.linguistics.romanisation import key
from tqa.linguistics.transliteration import romanised
from tqa.settings import Settings

_LEAST_DICE = 0.8
_LEAST_DOCUMENTS = 3
_START = 3
"""Letters that all forms of a surname begin with."""
_ABBREVIATION = re.compile(r"(?<![\w-])[^\W\d_a-zа-яё]{2,8}(?![\w-])")
_QUOTED = re.compile(r"[«“„\"]([^«»“”„\"\n]{2,40})[»”“\"]")
_PHRASE = re.compile(r"[^\W\d_]+(?:[- ](?:(?:of|for|the|and) )?[^\W\d_]+){1,4}")


class _Seen:
    """Spellings with their counts, and the documents that have them."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.documents: set[int] = set()

    def add(self, text: str, number: int) -> None:
        self.counts[text] += 1
        self.documents.add(number)

    def described(self) -> str:
        return ", ".join(f"“{text}” {count}×" for text, count in ranked(self.counts))


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
    surnames: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)
    for language, surname in sorted({(source.language, words[1].lower()) for _, _, source in read for words in _full_names(source)}):
        surnames[language, surname[:_START]][surname] = None
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
        forms = [text for text, _ in ranked(seen.counts)]
        entry = Entry(
            {language: (Term(forms[0]),), source_language: (Term(ranked(original.counts)[0][0]),)},
            kind="person",
            gender=_gender(keys[0]),
        )
        evidence = (
            f"{seen.described()} in {documents_of(len(seen.documents))}",
            f"source: {original.described()}",
        )
        found.append(Proposal(entry, count, len(seen.documents), evidence))
    return sorted(found, key=lambda proposal: (-proposal.times, proposal.entry.label))


def _bases(surname: str, language: str, surnames: Mapping[tuple[str, str], Iterable[str]]) -> Iterable[str]:
    """The forms that a surname may be an inflected form of: the dictionary's, then those that the sources have themselves."""
    yield base_form(surname, language)
    yield surname
    for other in surnames.get((language, surname[:_START]), ()):
        if surname in inflection.forms(other, language):
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
    units: list[set[str]] = []
    for number, (context, source) in enumerate(contexts):
        units.append(_units(context.text))
        for unit in units[-1]:
            here[unit].add(number)
        for unit in {*_ABBREVIATION.findall(source.text), *_QUOTED.findall(source.text)}:
            there[unit].add(number)
    codes = Counter((context.language, source.language) for context, source in contexts).most_common(1)
    found = []
    for unit, documents in there.items():
        if len(documents) < least:
            continue
        others = set().union(*(units[number] for number in documents))
        best = sorted(((_dice(documents, here[text]), text.isupper() == unit.isupper(), text) for text in others), reverse=True)
        if not best or best[0][0] < _LEAST_DICE or (len(best) > 1 and best[1][:2] == best[0][:2]):
            continue
        dice, _, text = best[0]
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

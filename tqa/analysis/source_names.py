"""The names of the source text, lemmatised and grouped, and which words of the translation stand for them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import cache, lru_cache
from typing import Any, NamedTuple

from tqa.analysis.context import Context
from tqa.analysis.structure import sentences
from tqa.linguistics import packs
from tqa.linguistics.romanisation import key

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_NEAR = 0.36
_CLEAR = 0.12
_LEAST = 5
_PROPER = ("Surn", "Name", "Patr", "Geox", "Orgn")


class SourceName(NamedTuple):
    """A name of the source.

    Parameters:
        lemma: its base form, with a capital.
        latin: its usual romanisation, in lower case.
        keys: romanisation keys of the base form, then of the forms that stand in the text.
        times: how often it stands there.
    """

    lemma: str
    latin: str
    keys: tuple[str, ...]
    times: int


@cache
def _analyzer(language: str) -> Any:
    """The morphological analyser of a language, or None; pymorphy3 has Russian."""
    if "pymorphy" not in packs.words(language, "traits"):
        return None
    import pymorphy3

    return pymorphy3.MorphAnalyzer(lang=language)


@cache
def _letters(language: str) -> dict[str, str]:
    """Letter -> its usual romanisation."""
    rows = packs.table(language, "romanisation")
    return {row["letters"]: row["variants"].split()[0].replace("-", "") for row in rows if len(row["letters"]) == 1 and not row["place"]}


@lru_cache(maxsize=20_000)
def romanised(word: str, language: str) -> str:
    """A word of the source in Latin letters."""
    letters = _letters(language)
    return "".join(letters.get(char, char) for char in word.lower())


def source_names(context: Context) -> tuple[SourceName, ...]:
    """Capitalised words of a source text that its sentences do not explain, grouped by base form."""
    text, language = context.text, context.language
    if not packs.table(language, "romanisation"):
        return ()
    starts = {span.start + next((at for at, char in enumerate(text[slice(*span)]) if char.isalpha()), 0) for span in context.get(sentences)}
    lower: set[str] = set()
    capital: list[tuple[str, bool]] = []
    for match in _WORD.finditer(text):
        if match[0][0].isupper():
            capital.append((match[0], match.start() in starts))
        else:
            lower.add(match[0])
    common = packs.words(language, "function_words")
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    doubtful: list[str] = []
    for word, initial in capital:
        folded = word.lower()
        if len(word) < 3 or folded in common or (initial and folded in lower):
            continue
        lemma, proper = _lemma(folded, language)
        if initial and not proper:
            doubtful.append(lemma)
        else:
            forms[lemma][folded] += 1
    for lemma in doubtful:
        if lemma in forms:
            forms[lemma][lemma] += 1
    return tuple(
        SourceName(
            lemma.capitalize(),
            romanised(lemma, language),
            tuple(dict.fromkeys(key(romanised(form, language)) for form in (lemma, *found))),
            sum(found.values()),
        )
        for lemma, found in _merged(forms, language).items()
    )


@lru_cache(maxsize=20_000)
def _lemma(word: str, language: str) -> tuple[str, bool]:
    """The base form of a name, its gender kept, and whether a dictionary knows it as a name."""
    analyzer = _analyzer(language)
    if analyzer is None:
        return word, False
    parses = analyzer.parse(word)
    for parse in parses:
        if parse.is_known and any(tag in parse.tag for tag in _PROPER):
            base = parse.inflect({"sing", "nomn"}) or parse
            return base.word, True
    return word, False


def _merged(forms: dict[str, Counter[str]], language: str) -> dict[str, Counter[str]]:
    """Words that no dictionary knows are one name when they differ in a case ending only."""
    endings = packs.lines(language, "case_endings")
    merged: dict[str, Counter[str]] = {}
    stems: dict[str, str] = {}
    for lemma in sorted(forms, key=lambda word: (len(word), word)):
        own = {lemma, *(lemma[: -len(ending)] for ending in endings if lemma.endswith(ending) and len(lemma) - len(ending) >= 4)}
        base = next((stems[stem] for stem in sorted(own, key=len) if stem in stems), lemma)
        for stem in own:
            stems.setdefault(stem, base)
        merged.setdefault(base, Counter()).update(forms[lemma])
    return merged


class Candidate(NamedTuple):
    """A spelling of the translation: its romanisation key, how often it stands there, and whether it is also a common word there."""

    text: str
    key: str
    times: int
    common: bool


def assigned(words: list[Candidate], names: tuple[SourceName, ...], language: str) -> dict[str, SourceName]:
    """Which source name each spelling of the translation stands for.

    A spelling goes to the name that has its key, else to the one name whose key is clearly nearest. A name cannot stand more often in
    the translation than in the source: the spellings nearest to its usual romanisation come first, what is left over is another word.

    Parameters:
        language: of the translation.
    """
    by_key: dict[str, SourceName] = {}
    for name in names:
        for form in name.keys:
            by_key.setdefault(form, name)
    suffixes, exonyms = packs.lines(language, "derived_suffixes"), packs.words(language, "exonyms")
    texts = {word.text for word in words}
    claims: dict[str, list[tuple[float, Candidate]]] = defaultdict(list)
    for word in words:
        meant = by_key.get(word.key)
        if meant is None and len(word.key) >= _LEAST and not word.common and not _of_exonym(word.text, exonyms):
            meant = None if _is_derived(word.text, texts, suffixes) else _nearest(word.key, names)
        if meant is not None:
            claims[meant.lemma].append((_distance(word, meant), word))
    found: dict[str, SourceName] = {}
    lemmas = {name.lemma: name for name in names}
    for lemma, claimed in claims.items():
        name, left = lemmas[lemma], lemmas[lemma].times
        for _, word in sorted(claimed):
            if word.times <= left or (word.key == name.keys[0] and left > 0):
                found[word.text] = name
                left -= word.times
    return found


def _distance(word: Candidate, name: SourceName) -> float:
    from rapidfuzz.distance import Levenshtein

    return (
        float(min(Levenshtein.distance(word.key, form) for form in name.keys)) + Levenshtein.distance(word.text.lower(), name.latin) / 100
    )


def _of_exonym(word: str, exonyms: frozenset[str]) -> bool:
    """Whether a word is a translated name of a country or city, or made from one (Serbs, Serbian)."""
    return word in exonyms or any(word.startswith(exonym[:-2]) for exonym in exonyms if len(exonym) > 5)


def _is_derived(word: str, words: set[str], suffixes: tuple[str, ...]) -> bool:
    return any(word.endswith(suffix) and any(other != word and word.startswith(other[:-1]) for other in words) for suffix in suffixes)


def _nearest(own: str, names: tuple[SourceName, ...]) -> SourceName | None:
    from rapidfuzz.distance import Levenshtein

    ranked = sorted(
        (min(Levenshtein.distance(own, form) / max(len(own), len(form)) for form in name.keys), name.lemma, name) for name in names
    )
    if not ranked or ranked[0][0] > _NEAR:
        return None
    if len(ranked) > 1 and ranked[1][0] - ranked[0][0] < _CLEAR:
        return None
    name = ranked[0][2]
    return name if any(_same_start(own, form) for form in name.keys) else None


def _same_start(one: str, other: str) -> bool:
    vowels = "aeiou"
    return one[:1] == other[:1] or (one[:1] in vowels and other[:1] in vowels) or one[1:2] == other[1:2]

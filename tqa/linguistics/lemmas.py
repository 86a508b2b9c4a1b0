"""Base forms of words from the dictionaries that are installed: pymorphy3 where it has the language, else simplemma.

Both are loaded when a word needs them, and take from a tenth of a second to some seconds to load. Without them nothing is known.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any

from tqa.linguistics import packs

_SHORTEST = 3
_PROPER = ("Surn", "Name", "Patr", "Geox", "Orgn")


@lru_cache(maxsize=65536)
def lemmas(word: str, language: str) -> frozenset[str]:
    """The base forms that a lower-case word can have; empty when no dictionary knows it."""
    if analyzer := _pymorphy(language):
        return frozenset(parse.normal_form for parse in analyzer.parse(word) if parse.is_known)
    if (lemmatizer := _simplemma(language)) is None:
        return frozenset()
    known = {form.lower() for form in (word, word.capitalize()) if lemmatizer.is_known(form, lang=language)}
    if not known:
        return frozenset()
    return frozenset(lemmatizer.lemmatize(form, lang=language).lower() for form in (word, word.capitalize()))


@lru_cache(maxsize=20_000)
def base_form(word: str, language: str) -> str:
    """The nominative of a lower-case name in its own gender; the word itself when no dictionary knows it as a name."""
    if analyzer := _pymorphy(language):
        for parse in analyzer.parse(word):
            if parse.is_known and any(tag in parse.tag for tag in _PROPER):
                base: str = (parse.inflect({"sing", "nomn"}) or parse).word
                return base
    return word


@lru_cache(maxsize=65536)
def are_forms(one: str, other: str, language: str) -> bool:
    """Whether dictionaries know two lower-case words as forms of one word.

    A stemmer is asked first, since it loads at once; only words with one stem are looked up.
    """
    stemmer = _stemmer(language)
    if stemmer is None or stemmer.stemWord(one) != stemmer.stemWord(other):
        return False
    return not lemmas(one, language).isdisjoint((other, *lemmas(other, language)))


def beginning(word: str, language: str) -> str:
    """What the regular forms of a lower-case word begin with: its stem; the word itself where no stemmer has the language."""
    stemmer = _stemmer(language)
    stem: str = stemmer.stemWord(word) if stemmer else word
    while not word.startswith(stem):
        stem = stem[:-1]
    return stem if len(stem) >= _SHORTEST else word


def has(language: str) -> bool:
    """Whether there are a stemmer and a dictionary for the language."""
    return installed() and _stemmer(language) is not None


@cache
def installed() -> bool:
    """Whether the packages of the extra `inflection` are there."""
    from importlib.util import find_spec

    return all(find_spec(name) is not None for name in ("snowballstemmer", "simplemma"))


@cache
def _stemmer(language: str) -> Any:
    name = dict(packs.pairs("und", "stemmers")).get(language)
    if name is None:
        return None
    try:
        import snowballstemmer

        return snowballstemmer.stemmer(name)
    except (ImportError, KeyError):
        return None


@cache
def _pymorphy(language: str) -> Any:
    from importlib.util import find_spec

    if not language.isalpha() or find_spec(f"pymorphy3_dicts_{language}") is None or find_spec("pymorphy3") is None:
        return None
    import pymorphy3

    return pymorphy3.MorphAnalyzer(lang=language)


@cache
def _simplemma(language: str) -> Any:
    try:
        import simplemma
    except ImportError:
        return None
    try:
        simplemma.is_known("a", lang=language)
    except ValueError:
        return None
    return simplemma

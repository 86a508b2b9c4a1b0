"""Base forms of words from the dictionaries that are installed: pymorphy3 where it has the language, else simplemma.

Both are loaded when a word needs them, and take from a tenth of a second to some seconds to load. Without them nothing is known.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any

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

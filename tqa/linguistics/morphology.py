"""A dictionary of word forms, where a language has one: pymorphy3 for Russian, loaded on first use (0.15 s, 35 MB)."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any

from tqa.linguistics import packs

_NAMES = ("Surn", "Name", "Patr", "Geox")
_CASES = (("gent", "genitive"), ("datv", "dative"), ("accs", "accusative"), ("ablt", "instrumental"), ("loct", "prepositional"))
_PLURAL = (("nomn", "nominative"), ("gent", "genitive"), ("datv", "dative"), ("ablt", "instrumental"))


def has_dictionary(language: str) -> bool:
    """Whether a language has one; nothing is loaded."""
    return "pymorphy" in packs.words(language, "traits")


@cache
def analyzer(language: str) -> Any:
    """The analyser of a language, or None."""
    if not has_dictionary(language):
        return None
    import pymorphy3

    return pymorphy3.MorphAnalyzer(lang=language)


@lru_cache(maxsize=20_000)
def is_word(word: str, language: str) -> bool:
    """Whether the dictionary has a word; False for languages without one."""
    found = analyzer(language)
    return found is not None and bool(found.word_is_known(word))


@lru_cache(maxsize=20_000)
def is_name(word: str, language: str) -> bool:
    """Whether the dictionary has a word as a surname, given name, patronymic or place."""
    found = analyzer(language)
    return found is not None and any(parse.is_known and any(name in parse.tag for name in _NAMES) for parse in found.parse(word))


@lru_cache(maxsize=100_000)
def begins_word(start: str, language: str) -> bool:
    """Whether a word of the dictionary begins like this; True where that cannot be told."""
    found = analyzer(language)
    graph = getattr(found.dictionary.words, "dct", None) if found is not None else None
    if graph is None:
        return True
    return bool(graph.follow_bytes(start.encode("utf-8"), graph.ROOT) is not None)


@lru_cache(maxsize=4096)
def name_forms(word: str, language: str) -> dict[tuple[str, str], tuple[str, ...]]:
    """Forms of a name by (case, number), in lower case; empty when the dictionary does not know it as a name in the nominative."""
    found = analyzer(language)
    if found is None:
        return {}
    parse = next(
        (
            parse
            for parse in found.parse(word)
            if parse.is_known and parse.word == word and {"nomn", "sing"} in parse.tag and any(name in parse.tag for name in _NAMES)
        ),
        None,
    )
    if parse is None or "Fixd" in parse.tag:
        return {}
    forms: dict[tuple[str, str], tuple[str, ...]] = {}
    for number, tag, cases in (("singular", "sing", _CASES), ("plural", "plur", _PLURAL)):
        for case, name in cases:
            inflected = parse.inflect({tag, case})
            if inflected is not None:
                forms[name, number] = (str(inflected.word),)
    return forms

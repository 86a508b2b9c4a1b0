"""Which word of the source language a romanised word is.

All readings of its letters (`data/<language>/back_letters.tsv`) are built, and a morphological dictionary says which is a word (pymorphy3,
loaded at the first question). A soft sign, which most schemes drop, is tried at the end and between consonants.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any

from tqa.linguistics import packs

_MOST = 192
_LONGEST = 4
_NAMES = ("Surn", "Name", "Patr", "Geox", "Orgn")
_CONSONANTS = "бвгджзйклмнпрстфхцчшщ"


@cache
def _analyzer(language: str) -> Any:
    if "pymorphy" not in packs.words(language, "traits"):
        return None
    import pymorphy3

    return pymorphy3.MorphAnalyzer(lang=language)


@cache
def _table(language: str) -> dict[str, tuple[str, ...]]:
    return {row["latin"]: tuple(row["original"].split()) for row in packs.table(language, "back_letters")}


def readings(word: str, language: str) -> tuple[str, ...]:
    """What a lower-case romanised word can be in the letters of the source language, likelier readings first; at most 192."""
    table = _table(language)
    found = [""]
    partial: list[list[str]] = [found] + [[] for _ in word]
    for at in range(len(word)):
        for size in range(min(_LONGEST, len(word) - at), 0, -1):
            for letters in table.get(word[at : at + size], ()):
                room = _MOST - len(partial[at + size])
                partial[at + size] += [before + letters for before in partial[at][: max(0, room)]]
    return tuple(dict.fromkeys(partial[len(word)]))


@lru_cache(maxsize=4096)
def original(word: str, language: str) -> str | None:
    """The dictionary word, no name, that a lower-case word in Latin letters is a transliteration of; None when there is none."""
    analyzer = _analyzer(language)
    if analyzer is None:
        return None
    known = readings(word, language)
    for reading in known:
        if _is_word(analyzer, reading):
            return reading
    for reading in known[:16]:
        for at in range(1, len(reading) + 1):
            if reading[at - 1] in _CONSONANTS and (at == len(reading) or reading[at] in _CONSONANTS):
                softened = reading[:at] + "ь" + reading[at:]
                if _is_word(analyzer, softened):
                    return softened
    return None


def _is_word(analyzer: Any, word: str) -> bool:
    """Whether a dictionary has the word, not only as a name."""
    return analyzer.word_is_known(word) and not all(any(name in parse.tag for name in _NAMES) for parse in analyzer.parse(word))

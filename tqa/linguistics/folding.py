"""Keys of names whose romanisations differ in ways of their own language: Arabic vowels, Greek digraphs, Chinese through Russian.

`foldings(word, language)` has the keys of a spelling as a name of that language; two spellings can be one name when they share one.
For Slavic languages they are those of `tqa.linguistics.romanisation.keys`. `data/<language>/foldings.tsv` has the changes of others.

    foldings("Mohamed", "ar") & foldings("Muhammad", "ar")
    pinyin("Tszinpin") == {"jinping", ...}; palladius("Jinping") == "Цзиньпин"
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from unicodedata import combining, normalize

from tqa.linguistics import packs
from tqa.linguistics.romanisation import LONGEST, key, keys

_MOST = 16


@lru_cache(maxsize=4096)
def foldings(word: str, language: str) -> frozenset[str]:
    """Keys of the readings of a word as a name of a language."""
    rules = _rules(language)
    if not rules:
        return frozenset(keys(word))
    found = set()
    for reading in ("1", "2"):
        text = word.lower()
        for pattern, replacement, only in rules:
            if only in ("", reading):
                text = pattern.sub(replacement, text)
        found.add(key(text))
    return frozenset(found)


def one_original(one: str, other: str, language: str) -> bool:
    """Whether two spellings are surely romanisations of one original of the language, not only by a far-fetched reading."""
    if _rules(language):
        return not foldings(one, language).isdisjoint(foldings(other, language))
    return key(one) == key(other)


def chinese(words: list[str]) -> list[frozenset[str]]:
    """Readings in pinyin, without tones, of the words of a name: as they are when all are pinyin, else by way of Russian."""
    if all(map(palladius, words)):
        return [frozenset((_plain(word).replace("'", ""),)) for word in words]
    return [pinyin(word) | ({_plain(word)} if palladius(word) else set()) for word in words]


def through_russian(one: str, other: str) -> bool:
    """Whether of two words one is pinyin and the other the same as Russian writes it (Feng, Fen; Chongli, Chunli)."""
    return any(palladius(word) and _plain(word) in pinyin(read) for word, read in ((one, other), (other, one)))


def unaccented(word: str) -> str:
    """A word in lower case without marks."""
    return "".join(char for char in normalize("NFD", word.lower()) if not combining(char))


def _plain(word: str) -> str:
    marked = normalize("NFD", word.lower().replace("’", "'"))
    return normalize("NFC", "".join(char for char in marked if not combining(char) or char == "\u0308"))


@lru_cache(maxsize=4096)
def pinyin(word: str) -> frozenset[str]:
    """Readings in pinyin of a Chinese name that came through Russian, in Cyrillic (Цзиньпин) or romanised from it (Tszinpin).

    Empty when the word is not made of syllables of Palladius' transcription; several where a romanisation dropped the soft sign.
    """
    if len(word) > LONGEST:
        return frozenset()
    syllables, longest = _palladius()
    text = word.lower().replace("ъ", "")
    if not any("а" <= char <= "я" for char in text):
        text = key(word)
    ends: list[set[str]] = [{""}, *(set() for _ in text)]
    for start in range(len(text)):
        if not ends[start]:
            continue
        for size in range(1, min(longest, len(text) - start) + 1):
            for syllable in syllables.get(text[start : start + size], ()):
                if len(ends[start + size]) < _MOST:
                    ends[start + size].update(before + syllable for before in sorted(ends[start]))
    return frozenset(ends[-1]) - {""}


@lru_cache(maxsize=4096)
def palladius(word: str) -> str:
    """A word in pinyin in the Russian transcription of Palladius, "" when it is no pinyin; tones do not matter.

    Where a word can be cut into syllables in several ways, the longest syllables from the left count, as pinyin has it.
    """
    if len(word) > LONGEST:
        return ""
    table = _pinyin()
    found = _syllables(_plain(word), table)
    if not found:
        return ""
    written = "".join(
        table[syllable] + ("ъ" if syllable.endswith("ng") and following[:1] in {"a", "e", "o"} else "")
        for syllable, following in zip(found, [*found[1:], ""], strict=True)
    )
    return written.capitalize() if word[:1].isupper() else written


def pinyin_syllables(word: str) -> list[str]:
    """The syllables of a word in pinyin, without tones; empty when it is no pinyin."""
    return _syllables(_plain(word), _pinyin()) if len(word) <= LONGEST else []


@cache
def _pinyin() -> dict[str, str]:
    """Syllable of pinyin -> Palladius' transcription of it."""
    return dict(packs.pairs("zh", "palladius"))


def _syllables(text: str, table: dict[str, str]) -> list[str]:
    """The longest syllables from the left that leave no rest."""
    cuts: list[list[str] | None] = [None] * len(text) + [[]]
    for start in range(len(text) - 1, -1, -1):
        if text[start] == "'":
            cuts[start] = cuts[start + 1]
            continue
        for size in range(min(6, len(text) - start), 0, -1):
            rest = cuts[start + size]
            if rest is not None and text[start : start + size] in table:
                cuts[start] = [text[start : start + size], *rest]
                break
    return cuts[0] or []


@cache
def _rules(language: str) -> tuple[tuple[re.Pattern[str], str, str], ...]:
    return tuple((re.compile(row["pattern"]), row["replacement"], row["reading"]) for row in packs.table(language, "foldings"))


@cache
def _palladius() -> tuple[dict[str, tuple[str, ...]], int]:
    """Syllable in Cyrillic, or the key of its romanisation -> syllables of pinyin."""
    from tqa.linguistics.transliteration import transliterate

    found: dict[str, list[str]] = {}
    for syllable, cyrillic in packs.pairs("zh", "palladius"):
        for written in (cyrillic, key(transliterate(cyrillic, "ru/en"))):
            found.setdefault(written, []).append(syllable)
    return {written: tuple(dict.fromkeys(syllables)) for written, syllables in found.items()}, max(map(len, found), default=0)

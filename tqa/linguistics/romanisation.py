"""A key that is the same for the usual romanisations of one Slavic name (BGN/PCGN, ISO 9, GOST, ICAO, KMU 2010, press habits)."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from unicodedata import combining, normalize

from tqa.linguistics import packs

_LETTERS = str.maketrans(
    {
        "ł": "l",
        "đ": "d",
        "ø": "o",
        "ß": "ss",
        "ı": "i",
        "š": "sh",
        "ž": "zh",
        "č": "ch",
        "ć": "ch",
        "ś": "sh",
        "ż": "zh",
        "ь": "",
        "ʹ": "",
        "'": "",
        "’": "",
        "ʼ": "",
        "`": "",
    }
)
_HARD_C = re.compile(r"c(?![eiyh])")
_SOFT_C = re.compile(r"c(?!h)")
_GLIDE = re.compile(r"[yij]+(?=[aeou])")
_IOTATED_O = re.compile(r"(?<=[^aeiouyj])(?:yo|io|jo)|^(?:yo|jo)")
_AFTER_SIBILANT = re.compile(r"(?<=sh|zh|ch)o")
_I = re.compile(r"[yij]+")
_DOUBLE = re.compile(r"(.)\1+")
_FINAL = re.compile(r"(?:(?<=[oe])ff?|(?<=[oe])w)$")
_SMALL_VICH = re.compile(r"(?<=v|n|k|r|j)ic$")


@cache
def _folds() -> tuple[re.Pattern[str], dict[str, str]]:
    table = {row["from"]: row["to"] for row in packs.table("und", "romanisation_folds")}
    return re.compile("|".join(sorted(table, key=lambda form: (-len(form), form)))), table


@lru_cache(maxsize=20_000)
def key(word: str) -> str:
    """The key of one word in Latin script; case and diacritics do not matter."""
    text = word.lower().translate(_LETTERS)
    if not text.isascii():
        text = "".join(char for char in normalize("NFD", text) if not combining(char))
    text = _SMALL_VICH.sub("ich", _FINAL.sub("v", text))
    pattern, table = _folds()
    text = pattern.sub(lambda match: table[match[0]], text)
    text = _SOFT_C.sub("$", _HARD_C.sub("k", text))
    text = _IOTATED_O.sub("e", text)
    text = _AFTER_SIBILANT.sub("e", text)
    text = _GLIDE.sub("", text)
    text = _I.sub("i", text)
    return _DOUBLE.sub(r"\1", text)

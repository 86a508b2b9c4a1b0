"""A key that is the same for the usual romanisations of one Slavic name (BGN/PCGN, ISO 9, GOST, ICAO, ALA-LC, KMU 2010, press habits).

    key("Tatyana") == key("Tatiana") == key("Tatjana")
    key("Chruschtschow") == key("Khrouchtchev") == key("Khrushchev")

`key` reads a spelling by the one habit that its letters speak for: "ch" is one sound in English, another in French, a third in German and
Polish. Where the letters leave it open, `keys` gives the key of each reading, the likeliest first; two spellings may be one name
when their readings meet (`meet`). Signs, doubled letters, diacritics and the letters y, i, j for one sound do not matter; г as g
and as h stay apart (Bogdan, Bohdan), since they are forms of two languages: see `tqa.linguistics.given_names` for those.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from unicodedata import combining, normalize

from tqa.linguistics import packs

LONGEST = 60
"""No word of a name is longer; what is longer is left as it is, so that no text takes more than linear time."""
_LETTERS = str.maketrans(
    {
        "ł": "l",
        "đ": "dj",
        "ø": "o",
        "ß": "ss",
        "ı": "i",
        "š": "sh",
        "ž": "zh",
        "č": "tch",
        "ć": "tch",
        "ś": "sh",
        "ż": "zh",
        "ŝ": "sh",
        "ë": "yo",
        "ѣ": "e",
        "ь": "",
        **dict.fromkeys("ʹʺ'’ʼ`”\"′″·", ""),
    }
)
_SCHOLARLY = _LETTERS | {ord("â"): "ya", ord("û"): "yu"}
_HARD_C = re.compile(r"c(?:(?![eiyh])(?!ova?$|ki[ij]?$|kyj$)(?<!e(?=c$)))")
_SOFT_C = re.compile(r"c(?!h)")
_IOTATED_O = re.compile(r"(?<=[^aeiouyj])[yij]+o(?=.)")
_BEFORE_E = re.compile(r"[yij]+(?=e)")
_AFTER_SIBILANT = re.compile(r"(?<=sh|zh|ch)o(?=.)")
_SOFT_L = re.compile(r"(?<=l)[yij]+(?=u)")
_I = re.compile(r"[yij]+")
_DOUBLE = re.compile(r"(.)\1+")
_FINAL = re.compile(r"(?:(?<=[oe])ff?|(?<=[oe])w)$")
_FINAL_INE = re.compile(r"(?<=\w\w)ine$")
_FINAL_CK = re.compile(r"ck(?=(?:i|ij|yj|oj|aja|aia)$)")
_SMALL_VICH = re.compile(r"(?<=v|n|k|r|j)ic$")
_OPEN = re.compile(r"c|j|s(?!h|k|t)|x|w|ou|ine$|[âû]")


@cache
def _styles() -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    return tuple((style, pattern, tuple(triggers.split(" "))) for style, pattern, triggers in packs.rows("und", "romanisation_styles"))


def _style(word: str) -> str:
    """The habit that the letters of a word speak for; patterns are compiled when a trigger calls for them."""
    for style, pattern, triggers in _styles():
        for trigger in triggers:
            if trigger in word:
                if re.search(pattern, word):
                    return style
                break
    return "other"


@cache
def _folds(style: str) -> tuple[re.Pattern[str], dict[str, str]]:
    rows = packs.table("und", "romanisation_folds")
    table = {row["from"]: folded for row in rows if (folded := row[style] or row["other"])}
    return re.compile("|".join(sorted(table, key=lambda form: (-len(form), form)))), table


@lru_cache(maxsize=20_000)
def key(word: str) -> str:
    """The key of one word in Latin script, or of its sounds in Greek or Armenian; case and diacritics do not matter."""
    lower = word.lower()
    if "\u0370" <= lower[:1] <= "\u03ff" or "\u0530" <= lower[:1] <= "\u058f":
        # Greek and Armenian: two ways to write one sound are two spellings
        from tqa.linguistics.script_sounds import heard

        return heard(lower)
    return _key(lower, _style(lower)) if len(lower) <= LONGEST else lower


@lru_cache(maxsize=4096)
def keys(word: str) -> tuple[str, ...]:
    """The keys of all readings of a word, that of `key` first; one for most words."""
    lower = word.lower()
    found = dict.fromkeys([key(word)])
    if len(lower) > LONGEST:
        return tuple(found)
    if not lower.isascii():
        plain = "".join(char for char in normalize("NFD", lower) if not combining(char))
        found[key(plain)] = None
    if _OPEN.search(lower):
        for style in next(iter(packs.table("und", "romanisation_folds"))):
            if style != "from":
                found[_key(lower, style)] = None
    return tuple(found)


def meet(one: str, other: str) -> bool:
    """Whether two spellings may be romanisations of one original by some reading of each."""
    return key(one) == key(other) or not set(keys(one)).isdisjoint(keys(other))


def _key(text: str, style: str) -> str:
    text = text.translate(_SCHOLARLY if style == "scholarly" else _LETTERS)
    if not text.isascii():
        text = "".join(char for char in normalize("NFD", text) if not combining(char))
    text = _FINAL_CK.sub("tsk", _SMALL_VICH.sub("ich", _FINAL.sub("v", text)))
    if style == "french" or "ou" in text:
        text = _FINAL_INE.sub("in", text)
    pattern, table = _folds(style)
    text = pattern.sub(lambda match: table[match[0]], text)
    text = _SOFT_C.sub("$", _HARD_C.sub("k", text))
    text = _IOTATED_O.sub("e", text)
    text = _AFTER_SIBILANT.sub("e", text)
    text = _SOFT_L.sub("", _BEFORE_E.sub("", text))
    text = _I.sub("i", text)
    return _DOUBLE.sub(r"\1", text)

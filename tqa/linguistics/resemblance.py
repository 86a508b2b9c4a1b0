"""How much two spellings of a name sound alike: sounds that romanisations confuse are near, others are far.

Method: Wagner and Fischer (1974), with costs by classes of sounds in place of ones. A cost of 1 is one consonant too many or another one.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from tqa.linguistics import packs
from tqa.linguistics.romanisation import LONGEST, key

VOWELS = "aeiou"
_ONE_SOUND = {"sh": "S", "zh": "Z", "ch": "C"}
_DIGRAPH = re.compile("sh|zh|ch")
_POLISH = re.compile(r"ck(?=[iyaą]$|iego$|iej$|im$)")
_VOWEL = 0.4
_LOST_VOWEL = 0.45
_LETTERS = (4, 3, 2)
"""Sizes of the groups of letters in `western_readings.tsv`, longest first."""
FIRST = 0.6
"""Names that begin with sounds farther apart are two."""
_LOST_BREATH = 0.4
_CONFUSED = {
    "z$": 0.4, "s$": 0.5, "sz": 0.5, "sS": 0.5, "zZ": 0.5, "SC": 0.6, "$C": 0.5, "ZJ": 0.4, "Ch": 0.5, "JC": 0.6, "SZ": 0.6, "iJ": 0.4,
    "gh": 0.3, "hk": 0.5, "gk": 0.6, "$k": 0.5, "vf": 0.4, "bv": 0.5, "bp": 0.6, "dt": 0.6, "$t": 0.6, "uv": 0.4, "mn": 0.8,
    "lr": 0.8, "iZ": 0.6,
}  # fmt: skip
_CLASSES = str.maketrans(
    {"S": "s", "Z": "s", "C": "s", "J": "s", "$": "s", "z": "s", "h": "g", "k": "g", "f": "v", "a": "", "e": "", "i": "", "o": "", "u": ""}
)


@lru_cache(maxsize=20_000)
def sounds(word: str) -> str:
    """A name as its sounds, one character each."""
    folded = key(_POLISH.sub("tsk", word.lower()))
    return _DIGRAPH.sub(lambda match: _ONE_SOUND[match[0]], folded)


@lru_cache(maxsize=20_000)
def by_ear(word: str) -> str:
    """The sounds of a name that is spelled as in Western Europe, as they come back from another script (Cowley, Kauli; Osteen, Ostin)."""
    text = word.lower()
    if len(text) > LONGEST:
        return text
    text += "|"
    # a pattern would take longer to compile than a text has words
    table, found, at = _western(), "", 0
    while at < len(text):
        size = next((size for size in _LETTERS if text[at : at + size] in table), 1)
        found += table.get(text[at : at + size], text[at])
        at += size
    return sounds(found.rstrip("|"))


@cache
def _western() -> dict[str, str]:
    return dict(packs.pairs("und", "western_readings"))


@lru_cache(maxsize=20_000)
def ear_distance(one: str, other: str) -> float:
    """The distance of two spellings, each taken by its letters or as it is heard, whichever is least."""
    mine, theirs = {sounds(one), by_ear(one)}, {sounds(other), by_ear(other)}
    return min(distance(a, b) for a in mine for b in theirs)


def skeleton(sound: str) -> str:
    """The classes of the consonants of `sounds`; a first vowel counts as one."""
    return ("a" if sound[:1] in VOWELS else "") + sound.translate(_CLASSES)


@cache
def _changed(one: str, other: str) -> float:
    if one == other:
        return 0.0
    if one in VOWELS and other in VOWELS:
        return _VOWEL
    return _CONFUSED.get(one + other, _CONFUSED.get(other + one, 1.0))


def _lost(sound: str, before: str) -> float:
    """The cost of one sound less; the g of a Chinese or Korean -ng is hardly heard."""
    return _LOST_VOWEL if sound in VOWELS else _LOST_BREATH if sound == "h" or before + sound == "ng" else 1.0


@lru_cache(maxsize=20_000)
def distance(one: str, other: str) -> float:
    """The least cost of changes that make one row of sounds the other."""
    if one == other:
        return 0.0
    lost = [_lost(sound, other[at - 1 : at]) for at, sound in enumerate(other)]
    above = [0.0]
    for cost in lost:
        above.append(above[-1] + cost)
    for number, mine in enumerate(one):
        own = _lost(mine, one[number - 1 : number])
        left = above[0] + own
        row = [left]
        for at, theirs in enumerate(other):
            left = min(above[at] + _changed(mine, theirs), above[at + 1] + own, left + lost[at])
            row.append(left)
        above = row
    return above[-1]

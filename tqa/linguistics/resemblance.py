"""How much two spellings of a name sound alike: sounds that romanisations confuse are near, others are far.

Method: Wagner and Fischer (1974), with costs by classes of sounds in place of ones. A cost of 1 is one consonant too many or another one.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import accumulate
from math import inf

from tqa.linguistics import packs
from tqa.linguistics.romanisation import LONGEST, key

VOWELS = "aeiou"
_ONE_SOUND = {"sh": "S", "zh": "Z", "ch": "C"}
_DIGRAPH = re.compile("sh|zh|ch")
_POLISH = re.compile(r"ck(?=[iyaą]$|iego$|iej$|im$)")
_VOWEL = 0.4
_LOST_VOWEL = 0.45
_LETTERS = (5, 4, 3, 2)
"""Sizes of the groups of letters in `western_readings.tsv`, longest first."""
FIRST = 0.6
"""Names that begin with sounds farther apart are two."""
_LOST_BREATH = 0.4
"""No sound is lost for less."""
_EASY, _HARD, _HARDEST = 0.3, 0.5, 0.8
"""What sounds cost at least that another word lacks: g as h is the least."""
_FAR = 20.0
_STEPS = (0.5, 1.0, 2.6)
"""Distances are computed up to one of these, so that those who ask for less have the same answer."""
_ROUNDING = 1e-9
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
    text = f"|{text}|"
    # a pattern would take longer to compile than a text has words
    table, found, at = _western(), "", 0
    while at < len(text):
        size = next((size for size in _LETTERS if text[at : at + size] in table), 1)
        found += table.get(text[at : at + size], text[at])
        at += size
    return sounds(found.strip("|"))


@cache
def _western() -> dict[str, str]:
    return dict(packs.pairs("und", "western_readings"))


def ear_distance(one: str, other: str, most: float = inf) -> float:
    """The distance of two spellings, each taken by its letters or as it is heard, whichever is least; infinite when more than `most`."""
    mine, theirs = {sounds(one), by_ear(one)}, {sounds(other), by_ear(other)}
    return min([distance(a, b, most) for a in mine for b in theirs])


@lru_cache(maxsize=20_000)
def skeleton(sound: str) -> str:
    """The classes of the consonants of `sounds`; a first vowel counts as one."""
    return ("a" if sound[:1] in VOWELS else "") + sound.translate(_CLASSES)


@cache
def _changes(sound: str) -> dict[str, float]:
    """Another sound -> the cost of hearing it instead, where that is less than 1."""
    found = {pair.replace(sound, "", 1): cost for pair, cost in _CONFUSED.items() if sound in pair}
    if sound in VOWELS:
        found.update(dict.fromkeys(VOWELS, _VOWEL))
    found[sound] = 0.0
    return found


def _lost(sound: str, before: str) -> float:
    """The cost of one sound less; the g of a Chinese or Korean -ng is hardly heard."""
    return _LOST_VOWEL if sound in VOWELS else _LOST_BREATH if sound == "h" or before + sound == "ng" else 1.0


@lru_cache(maxsize=20_000)
def _losses(word: str) -> tuple[float, ...]:
    return tuple([_lost(sound, word[at - 1 : at]) for at, sound in enumerate(word)])


def _bit(sound: str) -> int:
    """A sound as a bit, which two sounds may share."""
    return 1 << (ord(sound) & 63)


@lru_cache(maxsize=20_000)
def _bits(word: str) -> tuple[int, int]:
    """The sounds of a word as bits, and with them those that are confused with one of them."""
    own = near = 0
    for sound in set(word):
        own |= _bit(sound)
        for other in _changes(sound):
            near |= _bit(other)
    return own, near


@cache
def _dear() -> tuple[int, int, int]:
    """Bits of sounds that a word lacks for no less than `_HARD`, `_HARDEST`, and 1 when it has none that is confused with them."""
    cheapest, solid = dict.fromkeys(range(64), 1.0), (1 << 64) - 1
    for sound in {*VOWELS, *"".join(_CONFUSED), "h", "g"}:
        lost = _LOST_BREATH if sound == "g" else _lost(sound, "")
        bit = ord(sound) & 63
        cheapest[bit] = min(cheapest[bit], lost, *(cost for cost in _changes(sound).values() if cost))
        if lost < 1:
            solid &= ~_bit(sound)
    hard, hardest = (sum(1 << bit for bit, cost in cheapest.items() if cost >= least) for least in (_HARD, _HARDEST))
    return hard, hardest, solid


def _least(one: str, other: str) -> float:
    """What the sounds of one word that the other one lacks cost at least."""
    (mine, near_mine), (theirs, near_theirs) = _bits(one), _bits(other)
    hard, hardest, solid = _dear()
    least = 0.0
    for lacking, near in ((mine & ~theirs, near_theirs), (theirs & ~mine, near_mine)):
        if lacking:
            lost = lacking & ~near & solid
            changed = lacking & ~lost
            cost = lost.bit_count() + _EASY * changed.bit_count()
            cost += (_HARD - _EASY) * (changed & hard).bit_count() + (_HARDEST - _HARD) * (changed & hardest).bit_count()
            if cost > least:
                least = cost
    return least


def distance(one: str, other: str, most: float = inf) -> float:
    """The least cost of changes that make one row of sounds the other; infinite when it is more than `most`."""
    if one == other:
        return 0.0
    if most < _FAR and (abs(len(one) - len(other)) * _LOST_BREATH > most + _ROUNDING or _least(one, other) > most + _ROUNDING):
        return inf
    cost = _distance(one, other, next((step for step in _STEPS if most <= step), inf))
    return cost if cost <= most else inf


@lru_cache(maxsize=20_000)
def _distance(one: str, other: str, most: float) -> float:
    """The same, by the part of the table in which a cost of `most` can lie."""
    size = len(other)
    width = int(most / _LOST_BREATH + _ROUNDING) if most < _FAR else max(len(one), size)
    losses = _losses(other)
    above = [0.0, *accumulate(losses)]
    for number, (mine, own) in enumerate(zip(one, _losses(one), strict=True), 1):
        costs = _changes(mine)
        first = max(1, number - width)
        left = above[0] + own if first == 1 else inf
        row = [inf] * (size + 1)
        row[first - 1] = least = left
        for at in range(first, min(size, number + width) + 1):
            best = above[at - 1] + costs.get(other[at - 1], 1.0)
            if (cost := above[at] + own) < best:
                best = cost
            if (cost := left + losses[at - 1]) < best:
                best = cost
            row[at] = left = best
            if best < least:
                least = best
        if least > most:
            return inf
        above = row
    return above[-1] if above[-1] <= most else inf

"""Whether words of two languages can be one name, in whatever script and form each stands.

Both are read in Latin letters, as sounds. The comparison is generous on purpose: what is unlike here is another name, not another spelling
or another form of the same one.
"""

from __future__ import annotations

from functools import cache, lru_cache

from tqa.linguistics import packs
from tqa.linguistics.resemblance import VOWELS, distance, skeleton, sounds
from tqa.linguistics.transliteration import schemes, transliterate

_FAR = 0.5
_FARTHER = 0.42
_SILENT = 0.46
_NEAR = 0.34
_NEARER = 0.3
_SLIP = 0.2
_OTHER_SOUND = 0.6
_STEM = 4
_ENDING = 3
_SHARED_ENDING = 3
_CONSONANTS = 3
_LATIN = "\u024f"
_JOINED = str.maketrans("", "", "-‐’'ʼ")


@lru_cache(maxsize=20_000)
def heard(word: str, language: str) -> str:
    """A word as sounds; "" when its script is not one that can be read."""
    if word[-1:] > _LATIN:
        scheme = _scheme(language)
        word = transliterate(word, scheme) if scheme else ""
    return sounds(word.translate(_JOINED))


@cache
def _scheme(language: str) -> str:
    known = schemes(language)
    return next((name for name in known if name.endswith("/en")), known[0] if known else "")


@cache
def is_readable(language: str) -> bool:
    """Whether words of the language can be read as sounds: it is written in Latin letters, or there is a scheme for it."""
    return bool(schemes(language)) or dict(packs.pairs("und", "language_scripts")).get(language, "Latn").split()[0] == "Latn"


@lru_cache(maxsize=40_000)
def unlike(one: str, other: str) -> float:
    """How far two rows of sounds are from being one name, 0..1; an ending that both have does not make them alike."""
    shared = 0
    shortest = min(len(one), len(other))
    while shared < min(_SHARED_ENDING, shortest) and one[-1 - shared] == other[-1 - shared]:
        shared += 1
    first, second = one[: len(one) - shared], other[: len(other) - shared]
    longest = max(len(first), len(second))
    return min(1.0, distance(first, second) / longest) if longest else 0.0


def close(one: str, other: str) -> bool:
    """Whether two rows of sounds are very probably one name: equal but for a slip, an ending or a suffix."""
    if not one or not other:
        return False
    begin, longest = common_start(one, other), max(len(one), len(other))
    return (begin >= min(_STEM, longest) and longest - begin <= _ENDING) or distance(one, other) <= _SLIP * longest


@lru_cache(maxsize=40_000)
def alike(one: str, other: str) -> bool:
    """Whether two rows of sounds may be one name: spelled otherwise, inflected, or as the adjective of the other."""
    if close(one, other):
        return True
    if not one or not other:
        return False
    if unlike(one, other) <= (_NEAR if distance(one[0], other[0]) < _OTHER_SOUND else _NEARER):
        return True
    bones = skeleton(one)
    return len(bones) >= _CONSONANTS and bones == skeleton(other)


@lru_cache(maxsize=40_000)
def may_be_one(one: str, other: str) -> bool:
    """Whether it cannot be ruled out that two rows of sounds are one name."""
    if alike(one, other) or unlike(one, other) < (_FAR if _confusable(one, other) else _FARTHER):
        return True
    return any(_begins_silent(first) and unlike(first[1:], second) < _SILENT for first, second in ((one, other), (other, one)))


def _begins_silent(sound: str) -> bool:
    """Whether the first consonant may be silent: it stands before another one (Wright, Knox)."""
    return len(sound) > 1 and not set(sound[:2]) & set(VOWELS)


def _confusable(one: str, other: str) -> bool:
    return bool(one and other) and distance(one[0], other[0]) < _OTHER_SOUND


def common_start(one: str, other: str) -> int:
    """How many sounds the two begin with in common."""
    return next((at for at, (mine, theirs) in enumerate(zip(one, other, strict=False)) if mine != theirs), min(len(one), len(other)))

"""Chinese names in pinyin and in the romanisation of Wade and Giles, which Taiwan writes: Yuanqing and Yuan-ching."""

from __future__ import annotations

from functools import cache, lru_cache

from tqa.linguistics import packs
from tqa.linguistics.folding import pinyin_syllables

_MARKS = str.maketrans("ü", "u", "-‐'’ʼ")


@lru_cache(maxsize=4096)
def is_same(one: str, other: str) -> bool:
    """Whether one of two words is a name in pinyin and the other one, with a hyphen between its syllables, the same in Wade-Giles."""
    plain, hyphened = (other, one) if "-" in one else (one, other)
    if "-" in plain or "-" not in hyphened:
        return False
    syllables, parts = pinyin_syllables(plain), hyphened.lower().split("-")
    return len(syllables) == len(parts) and all(
        _wade_giles(syllable) == part.translate(_MARKS) for syllable, part in zip(syllables, parts, strict=True)
    )


@cache
def _table(part: str) -> tuple[tuple[str, str], ...]:
    rows = [(row["pinyin"], row["wade_giles"]) for row in packs.table("zh", "wade_giles") if row["part"] == part]
    return tuple(sorted(rows, key=lambda row: -len(row[0])))


@cache
def _wade_giles(syllable: str) -> str:
    whole = dict(_table("whole")).get(syllable)
    if whole is not None:
        return whole
    for begin, written in _table("initial"):
        if syllable.startswith(begin):
            syllable = written + syllable[len(begin) :]
            break
    for end, written in _table("final"):
        if syllable.endswith(end):
            return syllable[: -len(end)] + written
    return syllable.replace("ü", "u")

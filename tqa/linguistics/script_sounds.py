"""How names sound in other scripts: kana, Hangul, Han, Arabic, Hebrew, Devanagari, Bengali, Thai, Georgian, Armenian, Greek.

    heard("ブリンケン") == heard("블린켄") == heard("布林肯") == "blinken"

The sounds are those of `tqa.linguistics.resemblance`, so that its distances hold between scripts too. `und/script_sounds.tsv` has the
letters, `zh/name_characters.tsv` the characters that Chinese transcribes foreign names with.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from unicodedata import normalize

from tqa.linguistics import packs
from tqa.model.records import NamedTuple

_DOUBLE = re.compile(r"(.)\1+")
_VOWEL_FIRST = re.compile(r"([เแโใไ])([ก-ฮ])")
"""Thai writes some vowels before the consonant that they are spoken after."""
_LONGEST = 60


class Character(NamedTuple):
    """A character of Chinese transcriptions: its sound, the simplified one for it, and whether it also stands before names as a word."""

    sound: str
    simplified: str
    leads: bool


@cache
def characters() -> dict[str, Character]:
    """Characters of Chinese transcriptions of names."""
    rows = packs.table("zh", "name_characters")
    return {row["character"]: Character(row["sound"], row["simplified"] or row["character"], row["use"] == "lead") for row in rows}


def simplified(name: str) -> str:
    """A transcribed name in simplified characters."""
    known = characters()
    return "".join(known[char].simplified if char in known else char for char in name)


@lru_cache(maxsize=4096)
def heard(name: str) -> str:
    """The sounds of a name, one character each; what is no letter of a known script is silent."""
    pattern, table = _letters()
    known = characters() if any("\u4e00" <= char <= "\u9fff" for char in name) else {}
    text = "".join(known[char].sound if char in known else char for char in name[:_LONGEST].lower())
    text = _VOWEL_FIRST.sub(r"\2\1", normalize("NFD", text))
    sound = pattern.sub(lambda match: table[match[0]], text)
    return _DOUBLE.sub(r"\1", "".join(char for char in sound if char.isascii() and (char.isalpha() or char == "$")))


@cache
def _letters() -> tuple[re.Pattern[str], dict[str, str]]:
    table = {normalize("NFD", letters): sound for letters, sound in packs.pairs("und", "script_sounds")}
    longest = sorted((letters for letters in table if len(letters) > 1), key=lambda letters: (-len(letters), letters))
    single = "".join(re.escape(letters) for letters in table if len(letters) == 1)
    return re.compile("|".join([*map(re.escape, longest), f"[{single}]"])), table

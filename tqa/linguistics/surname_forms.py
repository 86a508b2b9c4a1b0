"""The same surname in the forms of two languages: Lukashenko and Lukashenka, Bykov and Bykau, Horbunov and Gorbunov.

    same_surname("Bykau", "Bykov")    "Bykau and Bykov are the Belarusian and the Russian form of one surname"

`data/mul/surname_endings.tsv` has the endings that correspond, one column a language, in the letters of the language. What goes before
them is compared by keys in which г counts the same as g and as h; for Belarusian, which writes as it speaks, unstressed о and а are one
vowel. Two such surnames can be one; whether they are is for the text to show.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import permutations

from tqa.linguistics import packs
from tqa.linguistics.romanisation import key

_LANGUAGES = (("ru", "Russian"), ("uk", "Ukrainian"), ("be", "Belarusian"))
_STEM = 2
_STEMS = ("тан", "тал")
_UNSTRESSED = str.maketrans("oe", "aa")
_HARD_H = re.compile(r"(?<![kcszptg])h")
_SOFT = re.compile(r"(?<=[^aeiou])i(?=[aeiou])")


@lru_cache(maxsize=4096)
def same_surname(one: str, other: str) -> str | None:
    """Why two romanised surnames can be forms of one in two languages, or None; equal keys give None, since nothing differs."""
    if key(one) == key(other):
        return None
    first, second = key(_HARD_H.sub("g", one.lower())), key(_HARD_H.sub("g", other.lower()))
    told = (first, second) != (key(one), key(other))
    mine, theirs = _stems(first), _stems(second)
    for (code, name), (other_code, other_name) in permutations(_LANGUAGES, 2):
        reduced = "be" in (code, other_code)
        for number in mine[code].keys() & theirs[other_code].keys():
            stem, rest = mine[code][number], theirs[other_code][number]
            row = _endings()[number]
            if stem == rest or (reduced and (told or row["ru"] != row["be"]) and _reduced(stem) == _reduced(rest)):
                return f"{one} and {other} are the {name} and the {other_name} form of one surname"
    return None


@lru_cache(maxsize=20_000)
def _stems(name: str) -> dict[str, dict[int, str]]:
    """Language -> number of a row of endings -> what a key has before the ending of that row."""
    found: dict[str, dict[int, str]] = {code: {} for code, _ in _LANGUAGES}
    for code, rows in _rows().items():
        for size in range(min(max(map(len, rows), default=0), len(name) - _STEM) + 1):
            stem = name[: len(name) - size]
            found[code].update(dict.fromkeys(rows.get(name[len(stem) :], ()), stem))
    return found


@cache
def _rows() -> dict[str, dict[str, tuple[int, ...]]]:
    """Language -> ending -> numbers of the rows that have it."""
    found: dict[str, dict[str, tuple[int, ...]]] = {code: {} for code, _ in _LANGUAGES}
    for number, row in enumerate(_endings()):
        for code, _ in _LANGUAGES:
            found[code][row[code]] = (*found[code].get(row[code], ()), number)
    return found


def _reduced(stem: str) -> str:
    """A stem without what Belarusian writes and its neighbours do not: unstressed vowels as a, soft t and d as ts and dz."""
    return _SOFT.sub("", stem.replace("$", "t").replace("dz", "d")).translate(_UNSTRESSED)


@cache
def _endings() -> tuple[dict[str, str], ...]:
    return tuple(dict(zip((code for code, _ in _LANGUAGES), row, strict=True)) for row in packs.rows("mul", "surname_ending_keys"))


def compiled() -> list[str]:
    """Lines of `surname_ending_keys.tsv`, made from `surname_endings.tsv` and the English press romanisation of the languages."""
    from tqa.linguistics.transliteration import spellings

    lines = []
    for row in packs.table("mul", "surname_endings"):
        forms = [
            dict.fromkeys(key(form)[_STEM + 1 :] for stem in _STEMS for form in spellings(stem + row[code], code, "en", 8))
            for code, _ in _LANGUAGES
        ]
        # ў written as v or w tells no longer that a form is Belarusian.
        own = [form for form in forms[2] if "ў" not in row["be"] or not form.endswith("v")]
        lines += ["\t".join((ru, uk, be)) for ru in forms[0] for uk in forms[1] for be in own]
    return [
        "# Made from surname_endings.tsv; a test compares them.",
        "ru\tuk\tbe",
        *sorted(set(lines), key=lambda line: (-len(line), line)),
    ]

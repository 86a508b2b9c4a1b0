"""Names as texts decline and spell them: possible nominatives, sounds, habits of writing foreign names in Cyrillic.

    readings("Байдену", "ru")                    байден (dative singular), байдену
    heard("Чжан")                                "Jan"
    by_habit("Вильям", "Уильям")                 True
    recast("Блинкина", "Блинкин", "Блинкен")     "Блинкена"

Only the table of declension is read, no dictionary.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from unicodedata import combining, normalize

from tqa.linguistics import packs
from tqa.linguistics.cases import CASES, PLURAL
from tqa.linguistics.romanisation import LONGEST, key
from tqa.model.records import NamedTuple

_STEM = 2
_SOFT = frozenset({"ь", "й"})
"""Last letters of nominatives that stand behind a consonant and behind a vowel."""
_YO = str.maketrans("ё", "е")


class Reading(NamedTuple):
    """A nominative that a word can be a form of.

    Parameters:
        base: in lower case, ё as е.
        case: "nominative", "genitive" ...
        number: singular or plural.
        gender: of the bearer, m or f; "" when the paradigm does not tell.
        ending, base_ending: what the form ends in and what the nominative has instead.
        regular: surnames or patronymics decline so, and hardly another word.
    """

    base: str
    case: str
    number: str
    gender: str
    ending: str
    base_ending: str
    regular: bool


class _Ending(NamedTuple):
    base: str
    consonant: bool
    case: str
    number: str
    gender: str
    regular: bool


@lru_cache(maxsize=20_000)
def readings(word: str, language: str) -> tuple[Reading, ...]:
    """All nominatives that a word can be a form of, itself first."""
    folded = word.lower().translate(_YO)
    own = _nominative_gender(folded, language)
    found = [Reading(folded, "nominative", "singular", own, "", "", bool(own))]
    if len(folded) > LONGEST:
        return tuple(found)
    index, longest = _endings(language)
    for size in range(min(longest, len(folded) - _STEM) + 1):
        stem = folded[: len(folded) - size]
        ending = folded[len(stem) :]
        for row in index.get(ending, ()):
            before = stem[-1] in _vowels(language)
            if (row.consonant and before) or (row.base in _SOFT and before != (row.base == "й")):
                continue
            if len(stem) + len(row.base) > _STEM:
                found.append(Reading(stem + row.base, row.case, row.number, row.gender, ending, row.base, row.regular))
    return tuple(found)


@cache
def _vowels(language: str) -> frozenset[str]:
    from tqa.linguistics.transliteration import vowels

    return frozenset(vowels(language)) | frozenset("ьйaeiouyáéíóúýěůąę")


def declines(word: str, language: str) -> bool:
    """Whether the table of the language has paradigms in the script of a word."""
    return is_cyrillic(word) in _scripts(language)


def is_cyrillic(word: str) -> bool:
    """Whether a word begins in Cyrillic."""
    return "\u0400" <= word[:1] <= "\u04ff"


@cache
def _scripts(language: str) -> frozenset[bool]:
    """Whether the endings of the table are in Cyrillic: True, False or, of a language with two scripts, both."""
    return frozenset(is_cyrillic(row["base"]) for row in packs.table(language, "declension") if row["base"] != "*")


@cache
def _endings(language: str) -> tuple[dict[str, tuple[_Ending, ...]], int]:
    found: dict[str, list[_Ending]] = {}
    for row in packs.table(language, "declension"):
        base, consonant = row["base"].removeprefix("*"), row["base"] == "*"
        # Irregular plurals prove nothing: Ivanov is also "of the Ivans".
        cells = [("singular", CASES, row["singular"])] + ([("plural", PLURAL, row["plural"])] if row["regular"] == "yes" else [])
        for number, cases, endings in cells:
            for case, variants in zip(cases, (endings or "").split(), strict=False):
                for variant in variants.split("/"):
                    ending = variant.removeprefix("*").replace("-", "").translate(_YO)
                    if ending != base:
                        entry = _Ending(base.translate(_YO), consonant, case, number, row["gender"], row["regular"] == "yes")
                        found.setdefault(ending, []).append(entry)
    return {ending: tuple(dict.fromkeys(rows)) for ending, rows in found.items()}, max(map(len, found), default=0)


@cache
def _regular(language: str) -> dict[str, str]:
    """Ending of regular surnames and patronymics in the nominative -> gender."""
    return {row["base"]: row["gender"] for row in packs.table(language, "declension") if row["regular"] == "yes"}


def _nominative_gender(word: str, language: str) -> str:
    known = _regular(language)
    return next((known[word[-size:]] for size in range(min(5, len(word) - _STEM), 1, -1) if word[-size:] in known), "")


@cache
def _sounds() -> tuple[re.Pattern[str], dict[str, str]]:
    table = {letters: sounds.replace("-", "") for letters, sounds in packs.pairs("und", "cyrillic_sounds")}
    return re.compile("|".join(sorted(table, key=lambda letters: (-len(letters), letters)))), table


@lru_cache(maxsize=20_000)
def heard(word: str) -> str:
    """The sounds of a name, as `resemblance.sounds` has them; sounds doubled in writing count once."""
    if not is_cyrillic(word):
        from tqa.linguistics.resemblance import sounds

        return sounds(word)
    pattern, table = _sounds()
    return re.sub(r"(.)\1+", r"\1", pattern.sub(lambda match: table[match[0]], word.lower()[:LONGEST]))


@cache
def _habits() -> tuple[tuple[re.Pattern[str], str, bool], ...]:
    return tuple((re.compile(row["pattern"]), row["key"], row["sure"] == "yes") for row in packs.table("und", "cyrillic_habits"))


@lru_cache(maxsize=4096)
def _habit_key(word: str, sure: bool) -> str:
    word = word.lower()[:LONGEST]
    for pattern, folded, certain in _habits():
        if certain or not sure:
            word = pattern.sub(folded, word)
    return word


def by_habit(one: str, other: str, *, sure: bool = True) -> bool:
    """Whether two nominatives differ only as two habits write one foreign name, in Latin letters as two romanisations or diacritics do.

    Parameters:
        sure: only habits by which native names do not differ count.
    """
    if not is_cyrillic(one):
        return key(one) == key(other) or _plain(one) == _plain(other)
    return _habit_key(one, sure) == _habit_key(other, sure)


def _plain(word: str) -> str:
    """A word in Latin letters without diacritics; dj is how đ is written without."""
    return "".join(
        char for char in normalize("NFD", word.lower().replace("dj", "d").replace("đ", "d").replace("ł", "l")) if not combining(char)
    )


def recast(word: str, base: str, right: str, language: str) -> str:
    """Another name in the form that a word is of its nominative, "" where the form or its ending is not certain."""
    word, base, right = (text.lower().translate(_YO) for text in (word, base, right))
    if is_cyrillic(word) != is_cyrillic(right):
        # a name in another script shows no case
        return right if not _endings(language)[0] else ""
    found: set[str] = set()
    mine = [reading for reading in readings(word, language) if reading.base == base]
    if any(reading.case == "nominative" and reading.number == "singular" for reading in mine):
        return right if len(mine) == 1 else ""
    for reading in mine:
        if right.endswith(reading.base_ending) and (reading.base_ending or right[-1] not in _vowels(language)):
            made = right.removesuffix(reading.base_ending) + reading.ending
            if any(other.base == right and other.case == reading.case for other in readings(made, language)):
                found.add(made)
    return found.pop() if len(found) == 1 else ""

"""Countries, and cities as parts of them, in texts of any language that has a table of them (`data/<language>/places.tsv`).

[(place.text, place.territory) for place in places_in("Из Германии в немецкий Берлин", "ru")]   [("Германии", "DE"), ("Берлин", "DE")]
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from itertools import repeat

from tqa.linguistics import packs
from tqa.model.records import NamedTuple

_STEM = 3
_LEAST_ROOT = 4
_SUFFIX = 3
_CASE_ENDING = 2
_ENDINGS = "aeiouyáéíóúýаеёийоуыэюяьіїє"
_WORD = re.compile(r"[^\W\d_]+(?:[.ʼ‐-]+[^\W\d_]+)*(?:(?<=\.[A-Z])\.)?")


class Place(NamedTuple):
    """A place in a text.

    Parameters:
        territory: ISO 3166-1 code of its country.
        named: it is the name itself, inflected or not; otherwise a word that is made from it ("German", "французский").
    """

    start: int
    end: int
    text: str
    territory: str
    named: bool


class _Entry(NamedTuple):
    words: tuple[str, ...]
    territory: str


def has_places(language: str) -> bool:
    """Whether there is a table for the language."""
    return packs.has(language, "places")


def places_in(text: str, language: str) -> list[Place]:
    """Places in a text, ascending; of a word that is made from several names alike there are several."""
    if not has_places(language):
        return []
    if _is_cased(language):
        return _spelled(text, language)
    return _substrings(text, language)


@cache
def _is_cased(language: str) -> bool:
    return any(name[0].isupper() for name, _ in packs.pairs(language, "places"))


@cache
def _by_stem(language: str) -> dict[str, list[_Entry]]:
    found: dict[str, list[_Entry]] = defaultdict(list)
    for name, territory in packs.pairs(language, "places"):
        words = tuple(_WORD.findall(name))
        if words:
            found[words[0].lower()[:_STEM]].append(_Entry(words, territory))
    return found


def _spelled(text: str, language: str) -> list[Place]:
    stems, inflects = _by_stem(language), "inflected-names" in packs.words(language, "traits")
    matches = list(_WORD.finditer(text))
    found: list[Place] = []
    until = 0
    for at, match in enumerate(matches):
        entries = stems.get(match[0][:_STEM].lower()) if match.start() >= until else None
        if not entries:
            continue
        exact: list[tuple[int, int, _Entry]] = []
        derived: dict[int, set[str]] = defaultdict(set)
        for entry in entries:
            size = len(entry.words)
            heard = [other[0] for other in matches[at : at + size]]
            if len(heard) == size and all(map(_is_form, heard, entry.words, repeat(inflects))):
                exact.append((size, _common(heard[0], entry.words[0]), entry))
                until = max(until, matches[at + size - 1].end())
            elif size == 1:
                common = _common(match[0].lower(), entry.words[0].lower())
                if common >= max(_LEAST_ROOT, len(entry.words[0]) - _SUFFIX):
                    derived[common].add(entry.territory)
        if exact:
            longest = max(exact, key=lambda found: found[:2])
            end = matches[at + longest[0] - 1].end()
            found.append(Place(match.start(), end, text[match.start() : end], longest[2].territory, True))
        elif derived:
            found += [Place(*match.span(), match[0], territory, False) for territory in sorted(derived[max(derived)])]
    return found


def _is_form(word: str, name: str, inflects: bool) -> bool:
    """Whether a word of a text is the word of a name, in a case form where the language has them."""
    if word == name:
        return True
    if "-" in word and "-" in name:
        parts = [*zip(word.split("-"), name.split("-"), strict=False)]
        return word.count("-") == name.count("-") and all(_is_form(one, other, inflects) for one, other in parts)
    if not inflects or not word[0].isupper() or word.isupper():
        return False
    stem = name[:-_CASE_ENDING] + name[-_CASE_ENDING:].rstrip(_ENDINGS)
    return len(stem) >= _STEM and word.startswith(stem) and len(word) <= len(name) + _CASE_ENDING


def _common(one: str, other: str) -> int:
    return next((at for at, (mine, theirs) in enumerate(zip(one, other, strict=False)) if mine != theirs), min(len(one), len(other)))


@cache
def _by_beginning(language: str) -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for name, territory in packs.pairs(language, "places"):
        found[name[:2]].append((name, territory))
    return {start: sorted(names, key=lambda name: -len(name[0])) for start, names in found.items()}


def _substrings(text: str, language: str) -> list[Place]:
    """Places in a script without capitals; other words may be written together with them."""
    beginnings = _by_beginning(language)
    found: list[Place] = []
    at = 0
    while at < len(text) - 1:
        hit = next(((name, territory) for name, territory in beginnings.get(text[at : at + 2], ()) if text.startswith(name, at)), None)
        if hit is None:
            at += 1
        else:
            found.append(Place(at, at + len(hit[0]), *hit, True))
            at += len(hit[0])
    return found

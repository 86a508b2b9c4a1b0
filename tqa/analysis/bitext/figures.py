"""Figures of a translation against those of its source."""

from __future__ import annotations

import re

from tqa.analysis.bitext.alignment import Aligned, aligned
from tqa.analysis.context import Context
from tqa.linguistics.numerals import Figure, figures, spoken
from tqa.model.records import NamedTuple

_ROUNDING = 0.006
_SUPERSCRIPT = {"²": 2.0, "³": 3.0}
_SQUARE = re.compile(r"\b(?:кв|куб)\.?\s?(?:м|см|км|мм)\b|\b(?:sq|cu)\.?\s?(?:m|km|ft|mi)\b", re.IGNORECASE)
_ROMAN = re.compile(r"\b[IVXLCХ]+\b")
_HALF_DAY = re.compile(r"\b[ap]\.?\s?m\b", re.IGNORECASE)
_AFTERNOON = re.compile(r"(?:[:.]\d\d)?\s?p\.?\s?m\b", re.IGNORECASE)


class Difference(NamedTuple):
    """Figures of one aligned part that have no counterpart.

    Parameters:
        missing: of the source.
        extra: of the translation.
    """

    part: Aligned
    missing: tuple[Figure, ...]
    extra: tuple[Figure, ...]


def differences(context: Context) -> tuple[Difference, ...]:
    """Aligned parts whose figures differ in value, not only in writing."""
    if context.source is None:
        return ()
    found = []
    for part in context.get(aligned):
        difference = _compare(context, context.source, part)
        if difference.missing or difference.extra:
            found.append(difference)
    return tuple(found)


def _compare(context: Context, source: Context, part: Aligned) -> Difference:
    text, original = context.text[slice(*part.span)], source.text[slice(*part.source)]
    here, there = _clock(text, figures(text, context.language)), _clock(original, figures(original, source.language))
    extra, missing = _unmatched(here, there)
    if extra or missing:
        extra, missing = _unmatched(_split(extra), _split(missing))
    if missing:
        known = spoken(text, context.language) | _implied(text)
        half_day = _HALF_DAY.search(text) is not None
        missing = [figure for figure in missing if not _explained(figure, known, half_day)]
    if extra:
        known = spoken(original, source.language) | _implied(original)
        extra = [figure for figure in extra if not _explained(figure, known, False)]
    if _digits(original, missing) == _digits(text, extra):
        # The same digits in the same order, set apart in another way: a telephone number, a list.
        missing, extra = [], []
    if not missing and all(figure.code for figure in extra):
        # A letter that looks like a digit ("З") is read as one in names of models.
        extra = []
    shift, source_shift = part.span.start, part.source.start
    return Difference(
        part,
        tuple(figure._replace(start=figure.start + source_shift, end=figure.end + source_shift) for figure in missing),
        tuple(figure._replace(start=figure.start + shift, end=figure.end + shift) for figure in extra),
    )


def _clock(text: str, found: list[Figure]) -> list[Figure]:
    """The figures of a text, hours of the afternoon also as a clock of twenty-four hours has them."""
    if not _HALF_DAY.search(text):
        return found
    return [
        figure._replace(values=figure.values | {value + 12 for value in figure.values if value < 12})
        if _AFTERNOON.match(text, figure.end)
        else figure
        for figure in found
    ]


def _unmatched(here: list[Figure], there: list[Figure]) -> tuple[list[Figure], list[Figure]]:
    """What is left on both sides when each figure has taken a counterpart of its value."""
    left = list(there)
    extra = []
    for figure in here:
        match = next((other for other in left if figure.values & other.values), None) or next(
            (other for other in left if _near(figure, other)), None
        )
        if match is None:
            extra.append(figure)
        else:
            left.remove(match)
    return extra, left


def _near(one: Figure, other: Figure) -> bool:
    """Whether large figures are equal but for rounding."""
    return any(a >= 10_000 and abs(a - b) <= _ROUNDING * max(a, b) for a in one.values for b in other.values)


def _split(found: list[Figure]) -> list[Figure]:
    return [part for figure in found for part in (figure.parts or (figure,))]


def _implied(text: str) -> set[float]:
    """Values that are written without digits or number words: squares, Roman numerals."""
    found = {value for char, value in _SUPERSCRIPT.items() if char in text}
    if _SQUARE.search(text):
        found |= {2.0, 3.0}
    for match in _ROMAN.finditer(text):
        found.add(float(_roman(match[0].replace("Х", "X"))))
    return found


def _roman(numeral: str) -> int:
    values = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
    total = 0
    for char, after in zip(numeral, numeral[1:] + " ", strict=True):
        value = values[char]
        total += -value if values.get(after, 0) > value else value
    return total


def _explained(figure: Figure, known: set[float], half_day: bool) -> bool:
    if figure.values & known:
        return True
    if half_day and any(value - 12 in known or 13 <= value <= 23 for value in figure.values):
        return True
    return any(value % 100 in known and 1800 <= value <= 2100 for value in figure.values)


def _digits(text: str, found: list[Figure]) -> str:
    return "".join(char for figure in found for char in text[figure.start : figure.end] if char.isdigit())

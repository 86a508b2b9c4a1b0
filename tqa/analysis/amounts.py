"""Amounts with a word that scales them: "1 billion 724 million", "15 thousand", "2,5 milliard"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from tqa.analysis.context import Context
from tqa.analysis.lexicons import Lexicon, hits, is_bounded
from tqa.linguistics import packs
from tqa.model.records import NamedTuple

_REACH = 12


class Amount(NamedTuple):
    """A figure and its scale.

    Parameters:
        start, end: from the figure's first digit to the end of the word.
        figure: as it is written.
        word: the scale as it is written.
        scale: its value.
    """

    start: int
    end: int
    figure: str
    word: str
    scale: int


@cache
def _scales(language: str) -> tuple[tuple[str, int], ...]:
    return tuple((row["form"], int(float(row["value"]))) for row in packs.table(language, "numerals") if row["kind"] == "scale")


def _load(language: str, source_language: str) -> Iterator[tuple[str, int | None]]:
    for form, scale in _scales(language):
        if len(form) > 2:
            yield form.rstrip("*"), scale if form[-1] != "*" else -scale


SCALES = Lexicon("scales", _load, bounded=False)


def amounts(context: Context) -> tuple[Amount, ...]:
    """All of them, ascending."""
    text = context.text
    found: list[Amount] = []
    for hit in hits(context, SCALES):
        end = hit.end
        if hit.entry < 0:
            while end < len(text) and text[end].isalpha():
                end += 1
        if not is_bounded(text, hit.start, end) or (found and hit.start < found[-1].end):
            continue
        match = _number_before_pattern().search(text, max(0, hit.start - _REACH), hit.start)
        if match is not None:
            found.append(Amount(match.start(), end, match[1], text[hit.start : end], abs(hit.entry)))
    return tuple(found)


@cache
def _number_before_pattern() -> re.Pattern[str]:
    return re.compile(r"(?<![\w.,:/-])(\d{1,3}(?:[.,]\d{1,3})?|\d{1,6})[ \u00a0]$")

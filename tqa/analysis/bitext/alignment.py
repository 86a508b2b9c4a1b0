"""Which part of a translation belongs to which part of its source."""

from __future__ import annotations

import re
from functools import cache
from math import log

from tqa.analysis.context import Context
from tqa.analysis.structure import paragraphs
from tqa.linguistics import packs
from tqa.model.records import NamedTuple
from tqa.model.text import Span


class Aligned(NamedTuple):
    """A part of the text and the part of the source that it translates."""

    span: Span
    source: Span


def aligned(context: Context) -> tuple[Aligned, ...]:
    """Paragraph by paragraph where both have equally many, else the whole texts; nothing without a source."""
    if context.source is None:
        return ()
    here, there = context.get(paragraphs), context.source.get(paragraphs)
    if not here or not there:
        return ()
    if len(here) == len(there):
        return tuple(Aligned(span, source) for span, source in zip(here, there, strict=True))
    return (Aligned(Span(here[0].start, here[-1].end), Span(there[0].start, there[-1].end)),)


class Bead(NamedTuple):
    """Paragraphs that belong together; one side is None for a paragraph without a counterpart.

    Parameters:
        ratio: length of the translation by that of the source, the usual ratio of the texts being 1; 0 where a side is missing.
        sure: both neighbours have a counterpart of the expected length, or numbers and names in common.
    """

    span: Span | None
    source: Span | None
    ratio: float
    sure: bool


def beads(context: Context) -> tuple[Bead, ...]:
    """Paragraphs of both texts side by side, in order; nothing without a source.

    The segments of a bitext are pairs as they are. Method for other texts: Gale and Church (1993), lengths in code points and a penalty for
    leaving one out, with figures and Latin words that both sides have as further evidence; in a band around the diagonal, so that the time
    is linear.
    """
    if context.source is None:
        return ()
    here, there = context.get(paragraphs), context.source.get(paragraphs)
    if not here or not there:
        return ()
    left, right = [end - start for start, end in there], [end - start for start, end in here]
    usual = _usual(left, right, _length(context.language) / _length(context.source.language))
    given = context.document.source is not None and context.document.source is context.source.document
    if len(left) == len(right) and (given or all(_NEAR[0] <= b / (usual * a) <= _NEAR[1] for a, b in zip(left, right, strict=True))):
        return tuple(Bead(span, source, b / (usual * a), True) for span, source, a, b in zip(here, there, left, right, strict=True))
    known = [_anchors(context.source.text[slice(*span)]) for span in there], [_anchors(context.text[slice(*span)]) for span in here]
    steps = _path(left, right, usual, known)
    if len(left) != len(right) and min(len(left), len(right)) >= _ENOUGH:
        pairs = sorted(right[j] / left[i] for (i, di), (j, dj) in steps if di == dj == 1)
        usual = pairs[len(pairs) // 2] if pairs else usual
        steps = _path(left, right, usual, known)
    found: list[Bead] = []
    for (i, di), (j, dj) in steps:
        span = Span(here[j].start, here[j + dj - 1].end) if dj else None
        source = Span(there[i].start, there[i + di - 1].end) if di else None
        ratio = sum(right[j : j + dj]) / max(1.0, usual * sum(left[i : i + di])) if di and dj else 0.0
        found.append(Bead(span, source, ratio, False))
    return tuple(bead._replace(sure=_sure(found, at)) for at, bead in enumerate(found))


_BAND = 24
_ENOUGH = 5
_SKIP = 5.0
_MERGE = 5.5
_FAR = 4.0
_SPREAD = 0.3
_SHARED = 1.2
_CLOSE = (0.6, 1.6)
_NEAR = (0.5, 2.0)
"""Ratios of length between which paragraphs of equally long texts need no search."""
Steps = list[tuple[tuple[int, int], tuple[int, int]]]


@cache
def _lengths() -> dict[str, float]:
    return {row["language"]: float(row["length"]) for row in packs.table("und", "text_lengths")}


def _length(language: str) -> float:
    return _lengths().get(language, 1.0)


def _usual(left: list[int], right: list[int], expected: float) -> float:
    """How long the translation is by its source: what these texts show, what their languages let expect where that is too little."""
    if min(len(left), len(right)) < _ENOUGH:
        return expected
    if len(left) == len(right):
        ratios = sorted(b / a for a, b in zip(left, right, strict=True))
        return ratios[len(ratios) // 2]
    return max(0.5 * expected, min(2 * expected, sum(right) / sum(left)))


def _anchors(text: str) -> frozenset[str]:
    return frozenset(_anchor_pattern().findall(text))


def _sure(found: list[Bead], at: int) -> bool:
    near = [found[other] for other in (at - 1, at + 1) if 0 <= other < len(found)]
    return bool(near) and all(_CLOSE[0] <= bead.ratio <= _CLOSE[1] for bead in near)


def _path(left: list[int], right: list[int], usual: float, known: tuple[list[frozenset[str]], list[frozenset[str]]]) -> Steps:
    """The cheapest sequence of pairs, left-out paragraphs and pairs of two with one."""
    n, m = len(left), len(right)
    best: dict[tuple[int, int], tuple[float, tuple[int, int]]] = {(0, 0): (0.0, (0, 0))}
    slope = m / n
    for i in range(n + 1):
        middle = round(i * slope)
        for j in range(max(0, middle - _BAND), min(m, middle + _BAND) + 1):
            options = []
            for di, dj in ((1, 1), (1, 0), (0, 1), (2, 1), (1, 2)):
                before = best.get((i - di, j - dj))
                if before is not None and i >= di and j >= dj:
                    options.append((before[0] + _cost(left[i - di : i], right[j - dj : j], usual, known, i - di, j - dj), (di, dj)))
            if options:
                best[i, j] = min(options)
    steps: Steps = []
    i, j = n, m
    while (i, j) != (0, 0):
        di, dj = best[i, j][1]
        i, j = i - di, j - dj
        steps.append(((i, di), (j, dj)))
    return steps[::-1]


def _cost(
    left: list[int], right: list[int], usual: float, known: tuple[list[frozenset[str]], list[frozenset[str]]], i: int, j: int
) -> float:
    if not left or not right:
        return _SKIP
    spread = log((sum(right) + 8) / (usual * sum(left) + 8)) / _SPREAD
    one = frozenset[str]().union(*known[0][i : i + len(left)])
    other = frozenset[str]().union(*known[1][j : j + len(right)])
    shared = len(one & other) - 0.5 * min(len(one - other), len(other - one))
    return min(_FAR, spread * spread / 2) - _SHARED * max(-2.0, min(3.0, shared)) + _MERGE * (len(left) + len(right) - 2) + _SHARED * 3


@cache
def _anchor_pattern() -> re.Pattern[str]:
    return re.compile(r"\d{2,}|[A-Z][A-Za-z]{2,}")

"""Which sentences of the source belong to which sentences of the text.

Source: Gale and Church (1993), "A Program for Aligning Sentences in Bilingual Corpora": one to one, one to two, two to one, and sentences
without a counterpart, told by length alone; here inside of what `tqa.analysis.alignment` gives, and in a band about the diagonal.
"""

from __future__ import annotations

from math import log
from typing import NamedTuple

from tqa.analysis.alignment import aligned
from tqa.analysis.context import Context
from tqa.analysis.languages import languages_of
from tqa.analysis.structure import sentences
from tqa.model.report import Checked
from tqa.model.text import Document, Span
from tqa.settings import Settings

_BEADS = ((1, 1, 0.0), (2, 1, 2.3), (1, 2, 2.3), (1, 0, 4.6), (0, 1, 4.6))
_BAND = 12


class Link(NamedTuple):
    """A stretch of the text and the stretch of the source that it translates; both are offsets into the files."""

    span: Span
    source: Span


def links(checked: Checked, source: Document) -> tuple[Link, ...]:
    """Pairs of stretches, ascending in both texts."""
    settings = Settings()
    language = checked.source_language or languages_of(source, settings, None)[0]
    there = Context(source, language, None, settings)
    here = Context(checked.document, checked.language, checked.source_language, settings, source=there)
    found: list[Link] = []
    for pair in here.get(aligned):
        own = [span for span in here.get(sentences) if pair.span.start <= span.start < pair.span.end]
        other = [span for span in there.get(sentences) if pair.source.start <= span.start < pair.source.end]
        for first, last, start, end in _beads([s.end - s.start for s in own], [s.end - s.start for s in other]):
            if first < last and start < end:
                span = Span(own[first].start, own[last - 1].end)
                found.append(Link(checked.document.to_file(span), source.to_file(Span(other[start].start, other[end - 1].end))))
    return tuple(found)


def _beads(own: list[int], other: list[int]) -> list[tuple[int, int, int, int]]:
    """The cheapest way to pair sentences of these lengths, as (first, behind the last, first of the source, behind its last)."""
    if not own or not other:
        return []
    ratio = sum(own) / sum(other)
    slope = len(other) / len(own)
    cost: dict[tuple[int, int], tuple[float, int, int]] = {(0, 0): (0.0, 0, 0)}
    for at in range(len(own) + 1):
        middle = round(at * slope)
        for to in range(max(0, middle - _BAND), min(len(other), middle + _BAND) + 1):
            best = cost.get((at, to))
            for here, there, price in _BEADS:
                before = cost.get((at - here, to - there))
                if before is not None and (here or there):
                    sizes = sum(own[at - here : at]), sum(other[to - there : to])
                    total = before[0] + price + _mismatch(sizes[0], sizes[1] * ratio)
                    if best is None or total < best[0]:
                        best = (total, here, there)
            if best is not None:
                cost[at, to] = best
    found: list[tuple[int, int, int, int]] = []
    at, to = len(own), len(other)
    while (at, to) in cost and (at or to):
        _, here, there = cost[at, to]
        found.append((at - here, at, to - there, to))
        at, to = at - here, to - there
    return found[::-1]


def _mismatch(one: float, other: float) -> float:
    """How little two lengths fit, 0 when they are equal."""
    return 0.0 if not one or not other else 4 * log(one / other) ** 2

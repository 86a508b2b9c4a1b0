"""Which part of a translation belongs to which part of its source."""

from __future__ import annotations

from typing import NamedTuple

from tqa.analysis.context import Context
from tqa.analysis.structure import paragraphs
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

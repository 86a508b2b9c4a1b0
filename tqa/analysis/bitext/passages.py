"""The smallest passages of a translation and its source that surely belong together: sentences, or groups of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from tqa.analysis.bitext.alignment import Aligned, beads
from tqa.analysis.bitext.sentence_alignment import Part, align
from tqa.analysis.context import Context
from tqa.linguistics.likeness import heard
from tqa.linguistics.segmentation import sentence_spans
from tqa.model.text import Span

_TWICE = 1.8
_SHORT = 12


def passages(context: Context) -> tuple[Aligned, ...]:
    """Passages with a counterpart, in order; paragraphs are set side by side first, then the sentences inside them."""
    source = context.source
    if source is None:
        return ()
    found: list[Aligned] = []
    for bead in context.get(beads):
        if bead.span is not None and bead.source is not None:
            found += _sentences(context, source, bead.span, bead.source)
    return tuple(found)


def _sentences(context: Context, source: Context, span: Span, original: Span) -> Iterator[Aligned]:
    here = sentence_spans(context.text, *span, context.language)
    there = sentence_spans(source.text, *original, source.language)
    if len(here) == 1 or len(there) == 1:
        yield Aligned(span, original)
        return
    ratio = (span.end - span.start) / (original.end - original.start)
    if len(here) == len(there) and all(_is_near(one, other, ratio) for one, other in zip(here, there, strict=True)):
        yield from (Aligned(Span(*one), Span(*other)) for one, other in zip(here, there, strict=True))
        return
    mine = [_part(context.text, *sentence, context.language) for sentence in here]
    theirs = [_part(source.text, *sentence, source.language) for sentence in there]
    for ours, its in align(mine, theirs):
        if ours and its:
            yield Aligned(Span(here[ours[0]][0], here[ours[-1]][1]), Span(there[its[0]][0], there[its[-1]][1]))


def _is_near(here: tuple[int, int], there: tuple[int, int], ratio: float) -> bool:
    """Whether two sentences are so long by each other as their paragraphs are."""
    mine, theirs = here[1] - here[0], (there[1] - there[0]) * ratio
    return mine < _TWICE * theirs + _SHORT and theirs < _TWICE * mine + _SHORT


def _part(text: str, start: int, end: int, language: str) -> Part:
    """A sentence with what it must have in common with its counterpart: figures, and capitalised words as they sound."""
    found = (match[0] if match[0][0].isdigit() else heard(match[0], language) for match in _anchors().finditer(text, start, end))
    return Part(end - start, frozenset(found) - {""})


@cache
def _anchors() -> re.Pattern[str]:
    return re.compile(r"\d{2,}|(?<!\w)(?![a-zа-яё])[^\W\d_]{3,}")


def apart(here: int, there: int, passage: Aligned) -> float:
    """How far from each other two places of a passage and its source are, in parts of them."""
    span, source = passage
    return abs((here - span.start) / (span.end - span.start) - (there - source.start) / (source.end - source.start))


def reach(context: Context) -> int:
    """How many passages before and behind one may have what it lacks: the segments of a bitext stand for themselves."""
    return 0 if context.source is not None and context.document.source is context.source.document else 1

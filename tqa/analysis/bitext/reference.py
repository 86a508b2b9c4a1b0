"""The segments of a translation beside those of a reference."""

from __future__ import annotations

from tqa.analysis.bitext.similarity import chrf, corpus
from tqa.analysis.context import Context
from tqa.analysis.structure import paragraphs, sentences
from tqa.model.records import NamedTuple
from tqa.model.text import Span


class Compared(NamedTuple):
    """A segment, what the reference has for it, and their chrF (0..100)."""

    span: Span
    reference: str
    chrf: float


def compared(context: Context) -> tuple[Compared, ...]:
    """Sentence by sentence in paragraphs that have as many as the reference's, else paragraph by paragraph.

    Nothing without a reference, or when it has another number of paragraphs: nothing tells then what belongs together.
    """
    other = context.reference
    if other is None:
        return ()
    here, there = context.get(paragraphs), other.get(paragraphs)
    if len(here) != len(there):
        return ()
    own, theirs = _inside(here, context.get(sentences)), _inside(there, other.get(sentences))
    found = []
    for at, (span, counterpart) in enumerate(zip(here, there, strict=True)):
        pairs = zip(own[at], theirs[at], strict=True) if len(own[at]) == len(theirs[at]) else ((span, counterpart),)
        for one, two in pairs:
            reference = other.text[slice(*two)]
            found.append(Compared(one, reference, chrf(context.text[slice(*one)], [reference])))
    return tuple(found)


def scores(context: Context) -> tuple[float, float] | None:
    """BLEU and chrF of the document against its reference: over the segments that can be paired, else over the whole texts."""
    if context.reference is None:
        return None
    pairs = [(context.text[slice(*each.span)], each.reference) for each in context.get(compared)]
    if not pairs:
        pairs = [(" ".join(context.text.split()), " ".join(context.reference.text.split()))]
    return corpus([one for one, _ in pairs], [other for _, other in pairs])


def _inside(outer: tuple[Span, ...], inner: tuple[Span, ...]) -> list[list[Span]]:
    """Inner spans by the outer one they lie in; both ascending, none across an end."""
    found: list[list[Span]] = [[] for _ in outer]
    at = 0
    for span in inner:
        while at < len(outer) and outer[at].end <= span.start:
            at += 1
        if at < len(outer):
            found[at].append(span)
    return found

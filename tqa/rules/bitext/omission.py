"""A passage of the source that the translation does not have.

With the source (`--source`) paragraphs are set side by side by length, figures and Latin names. Reported are paragraphs of the source
without a counterpart, and paragraphs that are less than half as long as the others let expect, or that lost a sentence and a quarter.

Bad: a paragraph of one clause where the source has three sentences.

Good: `The port is closed.` where the source has `Порт закрыт.`

## Correction

None: the passage has to be translated.

## When it keeps quiet

About short paragraphs, headings and captions, and where the texts differ so much that nothing stands safely beside anything.
"""

from __future__ import annotations

from collections.abc import Iterator

from tqa.analysis.bitext.alignment import beads
from tqa.analysis.context import Context
from tqa.linguistics.segmentation import sentence_spans
from tqa.model.finding import Finding, Rule
from tqa.model.text import Span

RULE = Rule(
    summary="a passage of the source that the translation does not have",
    category="Accuracy/Omission",
    its_type="omission",
    severity="major",
    needs=("source",),
)

_LEAST = 40
_LEAST_PARAGRAPH = 60
_HALF = 0.5
_QUARTER = 0.75
_LEAST_SEGMENT = 60
_SEGMENT_HALF = 0.35
"""Segments of interfaces and manuals vary in length more than the paragraphs of an article do."""
_SHOWN = 60


def check(context: Context) -> Iterator[Finding]:
    """Report short counterparts and missing ones."""
    source = context.source
    if source is None:
        return
    by_segment = context.document.source is source.document
    before: Span | None = None
    for bead in context.get(beads):
        if bead.source is None:
            before = bead.span or before
            continue
        original = source.text[slice(*bead.source)]
        shown = original if len(original) <= _SHOWN else original[:_SHOWN] + "…"
        if bead.span is None:
            if (
                bead.sure
                and before is not None
                and len(original) >= _LEAST_PARAGRAPH
                and original.rstrip('"”»“)')[-1:] in tuple(".!?…。！？")
            ):
                message = "A paragraph of the source is missing behind this one"
                yield Finding("omission", before, message, confidence=0.85, evidence=(f"source: {shown}",))
            continue
        before = bead.span
        if len(original) < (_LEAST_SEGMENT if by_segment else _LEAST):
            continue
        lost = len(sentence_spans(source.text, *bead.source, source.language)) - len(
            sentence_spans(context.text, *bead.span, context.language)
        )
        single = "\n" not in original and "\n" not in context.text[slice(*bead.span)]
        half, quarter = (_SEGMENT_HALF, _HALF) if by_segment else (_HALF, _QUARTER)
        if bead.ratio < half or (bead.ratio < quarter and lost >= 1 and single):
            message = f"The translation has {bead.ratio:.0%} of the length that its source lets expect"
            evidence = (f"source: {shown}", f"{max(lost, 0)} sentences fewer")
            yield Finding("omission", bead.span, message, confidence=0.89, evidence=evidence)

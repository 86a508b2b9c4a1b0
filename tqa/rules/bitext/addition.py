"""A passage of the translation that the source does not have.

With the source (`--source`) paragraphs are set side by side by length, figures and Latin names. Reported are paragraphs that are more
than twice as long as their source lets expect: loops of an engine, inserted text.

Bad: `The port is closed, and closed, and closed, and the port is closed again and again.` where the source has `Порт закрыт.`

Good: `The port is closed.` where the source has `Порт закрыт.`

## Correction

None.

## When it keeps quiet

About short paragraphs, about paragraphs without a counterpart, and about those that are not too long without what the rules of the family
`scrape` report in them: that comes from the page.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil

from tqa.analysis.bitext.alignment import beads
from tqa.analysis.context import Context
from tqa.model.finding import Finding, Rule

RULE = Rule(
    summary="a passage of the translation that the source does not have",
    category="Accuracy/Addition",
    its_type="addition",
    severity="major",
    needs=("source",),
)

_LEAST_SOURCE = 20
_LEAST = 60
_TWICE = 2.0
_SEGMENT = 2.6
"""Segments of interfaces and manuals vary in length more than the paragraphs of an article do."""
_SHOWN = 60


def check(context: Context) -> Iterator[Finding]:
    """Report counterparts that are too long."""
    if context.source is None:
        return
    longest = _SEGMENT if context.document.source is context.source.document else _TWICE
    for bead in context.get(beads):
        if bead.span is None or bead.source is None or bead.ratio <= longest:
            continue
        original = context.source.text[slice(*bead.source)]
        if len(original) >= _LEAST_SOURCE and bead.span.end - bead.span.start >= _LEAST:
            shown = original if len(original) <= _SHOWN else original[:_SHOWN] + "…"
            message = f"The translation has {bead.ratio:.1f} times the length that its source lets expect"
            excess = ceil((bead.span.end - bead.span.start) * (1 - longest / bead.ratio))
            yield Finding("addition", bead.span, message, confidence=0.89, evidence=(f"source: {shown}",), excess=excess)

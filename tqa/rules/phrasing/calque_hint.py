"""A phrase that often follows the source language, and is good English, German or Spanish as often.

What is too common in native text, or was too often right, to be reported by `calque`: "it is noted that", "is carried out", "on the basis
of". An editor who polishes a translation may want to see it.

Formulas that tell nothing alone ("at the same time,", "he stressed", "judging by") are reported once, where a text has many: four different
ones, and more than five in 1,000 words. Native news has them a tenth as often.

Bad: `It is noted that the repairs are carried out on the basis of the hospital.`

Good: `The ministry noted that the hospital does the repairs.`

## Correction

None; the page says what could be written.

## When it keeps quiet

As `calque` does.
"""

from __future__ import annotations

from collections.abc import Iterator

from tqa.analysis.calques import LEXICON, density, finding, hints
from tqa.analysis.context import Context
from tqa.analysis.structure import word_count
from tqa.model.finding import Finding, Related, Rule
from tqa.model.text import Span

RULE = Rule(
    summary="a phrase that often follows the source language",
    category="Style/Unidiomatic",
    its_type="style",
    severity="neutral",
    fix="unsafe",
    status="preview",
    needs=("sentences",),
)
LEXICONS = (LEXICON,)


_DIFFERENT, _PER_THOUSAND, _SHOWN = 4, 5, 5


def check(context: Context) -> Iterator[Finding]:
    """Report the matches of the pack that are only hints, and once the formulas that stand too close together."""
    for calque in context.get(hints):
        yield finding("calque-hint", calque, context.text)
    formulas, words = context.get(density), context.get(word_count)
    if len({calque.pattern.id for calque in formulas}) < _DIFFERENT or 1000 * len(formulas) <= _PER_THOUSAND * words:
        return
    first, *others = formulas
    yield Finding(
        "calque-hint",
        Span(first.start, first.end),
        f"{len(formulas)} formulas of translated reports stand in {words} words",
        confidence=0.6,
        related=tuple(Related(Span(other.start, other.end), f"“{context.text[other.start : other.end]}”") for other in others[:_SHOWN]),
    )

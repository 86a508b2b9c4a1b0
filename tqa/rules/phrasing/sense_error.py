"""A word in the wrong one of its senses.

Words of the source with two meanings, and words that look alike in both languages, come out wrong where the context is clear to a reader:
the "decade" of a month, "organs" that investigate, a fire that is "liquidated", a "sensible" subject. The packs of the language pairs
(`data/ru-en/calques.tsv`, tier "sense") have a small table of them, each with the words that must stand by.

Bad: `Crews liquidated the fire in the first decade of May.`

Good: `Crews put out the fire in the first ten days of May.`

## Correction

Unsafe where one word is right; elsewhere the page says what is meant.

## When it keeps quiet

In texts whose source language is not known, and where none of the words stands by that tell the sense.
"""

from __future__ import annotations

from collections.abc import Iterator

from tqa.analysis.calques import LEXICON, finding, senses
from tqa.analysis.context import Context
from tqa.model.finding import Finding, Rule

RULE = Rule(
    summary="a word in the wrong one of its senses",
    category="Accuracy/Mistranslation",
    its_type="mistranslation",
    severity="major",
    fix="unsafe",
    status="preview",
    needs=("sentences",),
)
LEXICONS = (LEXICON,)


def check(context: Context) -> Iterator[Finding]:
    """Report the matches of the pack that are wrong senses."""
    for calque in context.get(senses):
        yield finding("sense-error", calque, context.text)

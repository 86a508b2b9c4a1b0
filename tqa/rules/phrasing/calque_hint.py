"""A phrase that often follows the source language, and is good English, German or Spanish as often.

What is too common in native text, or was too often right, to be reported by `calque`: "it is noted that", "is carried out", "on the basis
of". An editor who polishes a translation may want to see it.

Bad: `It is noted that the repairs are carried out on the basis of the hospital.`

Good: `The ministry noted that the hospital does the repairs.`

## Correction

None; the page says what could be written.

## When it keeps quiet

As `calque` does.
"""

from __future__ import annotations

from collections.abc import Iterator

from tqa.analysis.calques import HINT, LEXICON, calques, finding
from tqa.analysis.context import Context
from tqa.model.finding import Finding, Rule

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


def check(context: Context) -> Iterator[Finding]:
    """Report the matches of the pack that are only hints."""
    for calque in context.get(calques):
        if calque.pattern.tier in HINT:
            yield finding("calque-hint", calque, context.text)

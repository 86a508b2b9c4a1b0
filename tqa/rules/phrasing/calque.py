"""A phrase that follows the source language word by word.

Reporting formulas survive translation as they were: the verb before its subject ("Writes about it TASS"), "with reference to" for
"citing", "in the amount of", "was engaged in". Each pattern was counted in machine translation and in native text where there was enough
of it; only those are reported that native writers hardly use and that an editor would change. A pack belongs to a language pair
(`data/ru-en/calques.tsv`); `python benchmarks/calques.py FOLDER` counts its patterns in a folder of texts.

Bad: `Writes about it TASS with reference to the court.`

Good: `TASS reports, citing the court.`

## Correction

Unsafe where a rewrite fits the sentence; elsewhere the page says what to write.

## When it keeps quiet

In texts whose source language is known and has no pack; inside quotations for patterns that speakers use. Where the source language is
not known, one phrase alone proves nothing: two different ones of a pair must stand in the text, or one that no native text has.
"""

from __future__ import annotations

from collections.abc import Iterator

from tqa.analysis.calques import LEXICON, calques, finding
from tqa.analysis.context import Context
from tqa.model.finding import Finding, Rule

RULE = Rule(
    summary="a phrase that follows the source language word by word",
    category="Style/Unidiomatic",
    its_type="style",
    severity="minor",
    fix="unsafe",
    needs=("sentences",),
)
LEXICONS = (LEXICON,)


def check(context: Context) -> Iterator[Finding]:
    """Report the matches of the pack."""
    for calque in context.get(calques):
        yield finding("calque", calque, context.text)

"""A phrase that follows the source language word by word.

Reporting formulas survive translation as they were: the verb before its subject ("Writes about it TASS"), "with reference to" for
"citing", "in the amount of", "was engaged in". Each pattern was counted in machine translation and in native text; only those stand in the
packs that native writers hardly use and that reviewers would change. A pack belongs to a language pair (`data/ru-en/calques.tsv`).

Bad: `Writes about it TASS with reference to the court.`

Good: `TASS reports, citing the court.`

## Correction

Unsafe where a rewrite fits the sentence; elsewhere the page says what to write.

## When it keeps quiet

In texts whose source language is known and has no pack; inside quotations for patterns that speakers use.
"""

from __future__ import annotations

from collections.abc import Iterator

from tqa.analysis.calques import LEXICON, calques
from tqa.analysis.context import Context
from tqa.model.finding import Finding, Rule
from tqa.model.fix import DISPLAY, UNSAFE, Edit, Fix
from tqa.model.text import Span

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
        pattern = calque.pattern
        covered = context.text[calque.start : calque.end]
        if calque.rewrite is None:
            fix = Fix((), DISPLAY, pattern.note[0].upper() + pattern.note[1:])
        else:
            fix = Fix((Edit(calque.start, calque.end, calque.rewrite),), UNSAFE, f"Write “{calque.rewrite}”")
        yield Finding(
            "calque",
            Span(calque.start, calque.end),
            f"“{covered}” follows the source word by word: {pattern.note}",
            fix,
            round(0.95 * pattern.precision, 2),
            evidence=(f"pattern {pattern.id} of {pattern.pair}",),
        )

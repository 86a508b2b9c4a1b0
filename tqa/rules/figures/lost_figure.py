"""An amount without its number.

Filters of pages and engines eat digits: `$12` becomes an empty back-reference, a number at a tag is dropped. What stays is a unit.

Bad: `Profit went down by billion rubles, and prices rose by % in May.`

Good: `Profit went down by 2 billion rubles, and prices rose by 5% in May.`

The forms stand in the packs of the languages (`figure_forms.tsv`).

## Correction

None: only the source knows the number.

## When it keeps quiet

About scales with an article ("by a billion"), in compounds ("billion-dollar") and in headings of tables ("in $ million").
"""

from __future__ import annotations

from collections.abc import Iterator

from tqa.analysis.context import Context
from tqa.analysis.forms import LEXICON, reported
from tqa.model.finding import Finding, Rule

RULE = Rule(
    summary="an amount without its number",
    category="Accuracy/Omission",
    its_type="numbers",
    severity="major",
)
LEXICONS = (LEXICON,)


def check(context: Context) -> Iterator[Finding]:
    """Report the forms of the pack."""
    yield from reported(context, "lost-figure")

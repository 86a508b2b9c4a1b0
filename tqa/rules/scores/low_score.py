"""A segment far below its document when both are compared with a reference.

With `--reference` every sentence is compared with the reference's by chrF (paragraphs, where the numbers of sentences differ). What scores
far below the document's median was left out, doubled, or says something else; or the reference is free there. So it is a place to look at.

Bad: `He did not come.` where the reference has `The minister said that talks on the ferry line would go on in spring.`

Good: `The minister said the ferry line talks would continue in spring.`

## Correction

Shown: the reference's segment.

## When it keeps quiet

In documents of fewer than five segments, and where the reference has another number of paragraphs. `[options.low-score]` has `below`, the
share of the document's median below which a segment is reported (0.5), and `floor`, the chrF from which on none is (40).
"""

from __future__ import annotations

from collections.abc import Iterator

from tqa.analysis.bitext.reference import compared
from tqa.analysis.bitext.similarity import median
from tqa.analysis.context import Context
from tqa.model.finding import Finding, Rule
from tqa.model.fix import DISPLAY, Edit, Fix

RULE = Rule(
    summary="a segment far below its document when compared with a reference",
    category="Accuracy/Mistranslation",
    its_type="mistranslation",
    severity="minor",
    fix="display",
    needs=("reference",),
)
_BELOW, _FLOOR, _ENOUGH = 0.5, 40.0, 5


def check(context: Context) -> Iterator[Finding]:
    """Report the segments below the threshold."""
    found = context.get(compared)
    if len(found) < _ENOUGH:
        return
    options = context.settings.options.get("low-score", {})
    usual = median([each.chrf for each in found])
    limit = min(float(options.get("below", _BELOW)) * usual, float(options.get("floor", _FLOOR)))
    for each in found:
        if each.chrf < limit:
            fix = Fix((Edit(*each.span, each.reference),), DISPLAY, "The reference has this")
            evidence = (f"chrF {each.chrf:.1f}, the document's median is {usual:.1f}",)
            yield Finding("low-score", each.span, "Far from the reference", fix, 0.5, evidence=evidence)

"""A segment that does not come back from a round trip as what it was.

`tqa backtranslate` has a translation translated back by a service and compares it with the source or, without a source, has it translated
forth and back and compares it with itself. Most differences are the service's own, so wording alone is reported only for segments that come
back much worse than their document does; a figure of another value, or a negation on one side only, is reported wherever it is seen.

Bad: `The dam will open in May.` where the source has `Плотину в мае не откроют.` and the service makes `Плотину откроют в мае.` of it

Good: `The dam will not open in May.`, which comes back as `Плотина не откроется в мае.`

## Correction

None: the round trip says where to look, not what is right.

## When it keeps quiet

When no service was asked: no other command sends text anywhere. `[options.round-trip-drift] below = 0.6` sets the share of the document's
median chrF below which wording is reported.
"""

from __future__ import annotations

from collections.abc import Iterator

from tqa.analysis.bitext.drift import Drift, drifts
from tqa.analysis.bitext.similarity import median
from tqa.analysis.context import Context
from tqa.model.finding import Finding, Rule

RULE = Rule(
    summary="a segment that does not come back from a round trip as what it was",
    category="Accuracy/Mistranslation",
    its_type="mistranslation",
    severity="minor",
    needs=("round-trip",),
)
_BELOW = 0.6
_ENOUGH = 5


def check(context: Context) -> Iterator[Finding]:
    """Report the segments that lost something."""
    found = context.get(drifts)
    if not found:
        return
    share = float(context.settings.options.get("round-trip-drift", {}).get("below", _BELOW))
    usual = median([drift.chrf for drift in found])
    for drift in found:
        certain = [statement for statement in drift.lost if statement.startswith(("figure", "negation"))]
        low = len(found) >= _ENOUGH and drift.chrf < share * usual
        if certain or low:
            yield _finding(drift, certain, usual)


def _finding(drift: Drift, certain: list[str], usual: float) -> Finding:
    message = certain[0] if certain else f"chrF {drift.chrf:.0f} where the document has {usual:.0f}"
    evidence = (*drift.lost, f"chrF {drift.chrf:.1f}", f"came back as: {drift.trip.back}", f"compared with: {drift.trip.original}")
    return Finding(
        "round-trip-drift",
        drift.trip.span,
        f"The round trip went astray: {message}",
        None,
        0.6 if certain else 0.5,
        "major" if certain else None,
        evidence=evidence,
    )

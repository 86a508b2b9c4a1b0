"""A name that kept a case ending of the source language, or lost an ending that belongs to it.

Russian and Ukrainian decline names, and a translator that does not know a name carries the case over: "according to Zaur Abdulimova",
from the genitive of Abdulimov. Others take an ending off too many: Stanova for Stanovaya. Spellings of one name are compared by the
paradigms of the source language; a surname that is spelled in one way throughout is judged by the given name before it, and with the
source by the nominative that stands there.

Bad: `The director Zaur Abdulimova spoke. Abdulimov is new here.`

Good: `Ivan Petrov is the director. Anna Petrova is the accountant.`

## Correction

The nominative that fits the bearer. Safe when the source proves it and the name is not inside quotation marks, else unsafe.

## When it keeps quiet

When two forms may be a man and a woman: other given names, or none that tells. When the form is the only one and the given name is
unknown or borne by men and women, and the source has no nominative of it. When the source language is not one whose paradigms are known.
"""

from __future__ import annotations

from collections.abc import Iterator

from tqa.analysis.context import Context
from tqa.analysis.names.wrong_names import CASE, wrong_names
from tqa.model.finding import Finding, Related, Rule

RULE = Rule(
    summary="a case ending of the source language on a name",
    category="Linguistic/Grammar",
    its_type="grammar",
    severity="major",
    fix="safe",
    needs=("slots", "terms"),
)


def check(context: Context) -> Iterator[Finding]:
    """Report every such mention."""
    for wrong in context.get(wrong_names):
        if wrong.kind != CASE:
            continue
        yield Finding(
            "name-case-ending",
            wrong.span,
            f"“{wrong.found}” is a case form of “{wrong.right}”",
            wrong.fix,
            0.95 if wrong.proof else 0.85 if wrong.example is not None else 0.75,
            related=(Related(wrong.example, f"“{wrong.right}” here"),) if wrong.example is not None else (),
            evidence=wrong.evidence,
        )

"""A woman's surname in the form of a man's, beside its right form.

A translator that sees the genitive or dative of a woman's surname often restores the wrong base form, the man's: "Melnikov said", where
Irina Melnikova spoke. Her given name and the right form elsewhere in the text tell.

Bad: `Irina Melnikova opened the school. Irina Melnikov teaches there herself.`

Good: `Irina Melnikova and her husband, Oleg Melnikov, opened the school.`

## Correction

The woman's form. Safe when the source proves it and the name is not inside quotation marks, else unsafe.

## When it keeps quiet

When another person may carry the other form: another given name, or no given name that tells the gender.
"""

from __future__ import annotations

from collections.abc import Iterator

from tqa.analysis.context import Context
from tqa.analysis.names.wrong_names import GENDER, wrong_names
from tqa.model.finding import Finding, Related, Rule

RULE = Rule(
    summary="a woman's surname in the form of a man's",
    category="Accuracy/Mistranslation",
    its_type="mistranslation",
    severity="major",
    fix="safe",
    needs=("slots", "terms"),
)


def check(context: Context) -> Iterator[Finding]:
    """Report every such mention."""
    for wrong in context.get(wrong_names):
        if wrong.kind != GENDER:
            continue
        yield Finding(
            "name-gender",
            wrong.span,
            f"“{wrong.found}” is a man’s surname, and here a woman carries it: “{wrong.right}”",
            wrong.fix,
            0.95 if wrong.proof else 0.8,
            related=(Related(wrong.example, f"“{wrong.right}” here"),) if wrong.example is not None else (),
            evidence=wrong.evidence,
        )

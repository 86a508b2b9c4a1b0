"""A name that is spelled in one way throughout, but not in the scheme of transliteration that was chosen.

Catalogues, passports and some houses romanise names by one standard. With the source and `scheme` under `[options.names]`, every name that
romanises a name of the source must be spelled as the scheme has it. Traditional forms (Alexander, Moscow) are no romanisations and stay.

With `scheme = "icao"`, where the source has Юрий Щербаков:

Bad: `Yury Shcherbakov won.`

Good: `Iurii Shcherbakov won.`

## Correction

The scheme's form. Safe, since the source and the settings decide, but not inside quotation marks.

## When it keeps quiet

Without a source, without a scheme, and about names in several spellings: those are `name-variant`, which then wants the scheme's form.
"""

from __future__ import annotations

from collections.abc import Iterator

from tqa.analysis.context import Context
from tqa.analysis.names.mentions import mentions
from tqa.analysis.names.slots import scheme_form, slots
from tqa.analysis.names.wrong_names import correction
from tqa.model.finding import Finding, Rule
from tqa.model.text import Span

RULE = Rule(
    summary="a name that is not spelled by the chosen scheme",
    category="Terminology/Wrong term",
    its_type="terminology",
    severity="minor",
    fix="safe",
    needs=("slots", "source"),
)


def check(context: Context) -> Iterator[Finding]:
    """Report every mention of such a name."""
    scheme = context.settings.options.get("names", {}).get("scheme")
    if not scheme:
        return
    found = context.get(mentions)
    for slot in context.get(slots):
        form = scheme_form(slot, str(scheme), context) if slot.consistent else ""
        if not form or slot.original is None:
            continue
        for word in slot.words:
            if word.text.lower() == form.lower():
                continue
            for index in word.mentions:
                span = Span(found[index].start, found[index].end)
                yield Finding(
                    "name-nonstandard",
                    span,
                    f"“{word.text}” is “{form}” by the scheme {scheme}",
                    correction(context.text, span, word.text, form, f"{slot.original.lemma} by the scheme {scheme}", proof=True),
                    0.95,
                    evidence=(f"the source has {slot.original.lemma}",),
                )

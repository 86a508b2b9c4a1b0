"""A name that is not the source's: another person's or place's, one that was lost, one that was added.

Engines exchange names that stand near each other, put a famous name in place of a rare one, and drop one of two. With the source
(`--source`) the names of each sentence are compared by sound, in any script that can be romanised, inflected or not. A name that has no
counterpart, where a name of the source has none either, is another name. A full name that stands nowhere in the source was added, and one that
stands nowhere in the translation was lost.

Bad: `Deputy envoy Vasily Nebenzya voted against.` where the source has `Заместитель постпреда Владимир Сафронков проголосовал против.`

Good: `Deputy envoy Vladimir Safronkov voted against.`

## Correction

None: the place in the source is shown.

## When it keeps quiet

About other spellings and forms of the right name, which the family `names` knows; about pronouns, titles and places in the stead of a name that
the text has elsewhere; about translated names, abbreviations and words; and where the scripts have no romanisation.
"""

from __future__ import annotations

from collections.abc import Iterator

from tqa.analysis.context import Context
from tqa.analysis.other_names import ADDED, LOST, OtherName, other_names
from tqa.analysis.wrong_names import wrong_names
from tqa.model.finding import Finding, Rule

RULE = Rule(
    summary="a name that is not the source's",
    category="Accuracy/Mistranslation",
    its_type="mistranslation",
    severity="major",
    needs=("source", "mentions"),
)

_SHOWN = 80


def check(context: Context) -> Iterator[Finding]:
    """Report what has no counterpart."""
    source = context.source
    if source is None:
        return
    found = context.get(other_names)
    taken = [wrong.span for wrong in context.get(wrong_names)] if found else []
    for each in found:
        span = each.here.whole if each.here is not None else each.passage.span
        if any(span.overlaps(other) for other in taken):
            continue
        message, confidence = _said(each, context.text, source.text)
        evidence = (f"source: {_shown(source.text[slice(*each.passage.source)])}",)
        yield Finding("name-mismatch", span, message, None, confidence, "minor" if each.kind == LOST else None, evidence=evidence)


def _said(each: OtherName, text: str, original: str) -> tuple[str, float]:
    here = " ".join(text[slice(*each.here.whole)].split()) if each.here is not None else ""
    there = " ".join(original[slice(*each.there.whole)].split()) if each.there is not None else ""
    if each.kind == LOST:
        return f"The source names {there} here, the translation does not", 0.8
    if each.kind == ADDED:
        return f"The source has no {here}", 0.8
    return f"{here} stands where the source has {there}", 0.9


def _shown(passage: str) -> str:
    line = " ".join(passage.split())
    return line if len(line) <= _SHOWN else line[:_SHOWN] + "…"

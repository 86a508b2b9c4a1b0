"""A name that is not the source's: that of another person or place, one that was lost, or one that was added.

Engines exchange names that stand near each other, put a famous name in the place of a rare one, and drop one of two. With the source
(`--source`, or a bitext) the names of each sentence are compared by sound, in every script that can be romanised, inflected or not;
countries and cities by a table of their names in forty languages. A name without a counterpart, where a name of the source has none
either, is another name.

Bad: `The deputy envoy Vasily Nebenzya voted against.` where the source has `Заместитель постпреда Владимир Сафронков проголосовал против.`

Good: `The deputy envoy Vladimir Safronkov voted against.`

## Correction

None: the name and what the source has are shown.

## When it keeps quiet

About other spellings and forms of the right name, which the family `names` knows. About a pronoun or a title where the sentences
around it have the name; a full name that neither the sentence nor its neighbours have is reported as minor, since people also write
“the minister”.
About names that were added, unless a full name stands nowhere in the source. About names of institutions, brands and books, which are
translated; nationalities; a city in place of its country. About names in scripts that have no romanisation here, and where the two texts
hardly share a name.
"""

from __future__ import annotations

from collections.abc import Iterator

from tqa.analysis.bitext.other_places import other_places
from tqa.analysis.context import Context
from tqa.analysis.names.source.other_names import ADDED, LOST, OtherName, other_names
from tqa.model.finding import Finding, Rule
from tqa.model.text import Span

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
    taken: list[Span] = []
    for place in context.get(other_places):
        taken.append(Span(place.here.start, place.here.end))
        message = f"{place.here.text} stands where the source has {place.there.text}"
        yield Finding("name-mismatch", taken[-1], message, None, 0.9, evidence=(_shown(source.text[slice(*place.passage.source)]),))
    found = context.get(other_names)
    if found:
        from tqa.analysis.names.wrong_names import wrong_names

        taken += [wrong.span for wrong in context.get(wrong_names)]
    for each in found:
        if each.here is not None and any(span.overlaps(Span(each.here.start, each.here.end)) for span in taken):
            continue
        span = each.here.whole if each.here is not None else each.passage.span
        message, confidence = _said(each, context.text, source.text)
        severity = "minor" if each.kind == LOST else None
        yield Finding(
            "name-mismatch", span, message, None, confidence, severity, evidence=(_shown(source.text[slice(*each.passage.source)]),)
        )


def _said(each: OtherName, text: str, original: str) -> tuple[str, float]:
    here = " ".join(text[slice(*each.here.whole)].split()) if each.here is not None else ""
    there = " ".join(original[slice(*each.there.whole)].split()) if each.there is not None else ""
    if each.kind == LOST:
        return f"The source names {there} here, the translation does not", 0.8
    if each.kind == ADDED:
        return f"The source names no {here}", 0.8
    return f"{here} stands where the source has {there}", 0.9


def _shown(passage: str) -> str:
    line = " ".join(passage.split())
    return f"source: {line if len(line) <= _SHOWN else line[:_SHOWN] + '…'}"

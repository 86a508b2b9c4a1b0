"""A term of the source text has none of its right forms in the translation.

Needs the source text and a glossary that you gave. An entry whose source form stands in the source must stand in the translation in the
preferred or an admitted form, inflected or not.

Bad: `The force landed near the village.` for `Воздушно-десантные войска высадились у села.` with the entry Airborne Forces

Good: `The Airborne Forces landed near the village.`

Wrong forms that the glossary lists are left to forbidden-term. One mention is enough: pronouns and short forms may stand for the others.
The place is the sentence of the translation that stands where the term stands in the source.

Fix: none, the place for the term is not known.
"""

from __future__ import annotations

from collections.abc import Iterator

from tqa.analysis.context import Context
from tqa.analysis.structure import paragraphs, sentences
from tqa.analysis.terms import STARTER, Match, matches
from tqa.glossary import store
from tqa.glossary.entries import ADMITTED, PREFERRED
from tqa.model.finding import Finding, Rule
from tqa.model.text import Span

RULE = Rule(
    summary="a term of the source is missing in the translation",
    category="Terminology/Wrong term",
    its_type="terminology",
    severity="major",
    needs=("terms", "source"),
)
LEXICONS = (STARTER,)


def check(context: Context) -> Iterator[Finding]:
    """Yield one finding for each sentence that lacks terms."""
    source = context.source
    if source is None or not any(name != store.NONE for name in context.settings.glossary):
        return
    present = {_key(match) for match in context.get(matches)}
    missing: dict[tuple[str, str], Match] = {}
    for match in source.get(matches):
        form = match.form
        if form.status in (PREFERRED, ADMITTED) and form.entry.right(context.language) and _key(match) not in present:
            missing.setdefault(_key(match), match)
    places: dict[Span, list[Match]] = {}
    for match in missing.values():
        if place := _place(context, source, match.start):
            places.setdefault(place, []).append(match)
    for place, found in places.items():
        terms = ", ".join(f"“{match.form.entry.preferred(context.language)}”" for match in found)
        words = ", ".join(f"“{source.text[match.start : match.end]}”" for match in found)
        yield Finding(
            "missing-term",
            place,
            f"The translation has no form of {terms}",
            None,
            0.8,
            evidence=(f"the source has {words}", f"glossary {found[0].form.glossary}"),
        )


def _key(match: Match) -> tuple[str, str]:
    return match.form.glossary, match.form.entry.id or match.form.entry.label


def _place(context: Context, source: Context, start: int) -> Span | None:
    """The sentence, else the paragraph, that stands where an offset of the source stands: the same ordinal where counts agree."""
    here, there = context.get(paragraphs), source.get(paragraphs)
    number = next((at for at, span in enumerate(there) if span.start <= start < span.end), None)
    if number is None or not here:
        return None
    paragraph = here[number if len(here) == len(there) else min(len(here) - 1, number * len(here) // len(there))]
    inner = [span for span in context.get(sentences) if paragraph.contains(span)]
    outer = [span for span in source.get(sentences) if there[number].contains(span)]
    if len(inner) != len(outer):
        return paragraph
    return next((mine for mine, theirs in zip(inner, outer, strict=True) if theirs.start <= start < theirs.end), paragraph)

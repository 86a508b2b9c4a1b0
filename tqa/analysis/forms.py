"""Figures, dates and units as no native text writes them, from the packs `data/<language>/figure_forms.tsv`.

A row has words that trigger it, looked up in the one pass over the text, and a pattern that is matched around them only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from tqa.analysis.characters import line_around
from tqa.analysis.context import Context
from tqa.analysis.lexicons import Lexicon, hits
from tqa.linguistics import packs
from tqa.model.finding import Finding
from tqa.model.fix import Edit, Fix
from tqa.model.records import NamedTuple
from tqa.model.text import trimmed

_BEFORE, _AFTER = 40, 80


class Shape(NamedTuple):
    """A row of `figure_forms.tsv`.

    Parameters:
        rule: id of the rule that reports it.
        pattern: matched around the trigger; its group `at`, if it has one, is the defect, else the whole match.
        rewrite: what replaces the defect, as a template of `re.Match.expand`; empty when a person has to decide.
        fix: applicability of the correction.
        note: what is wrong, as the second half of a message.
        language: pack of the row.
    """

    id: str
    rule: str
    pattern: str
    rewrite: str
    fix: str
    note: str
    language: str


class Form(NamedTuple):
    """A defect at `start`..`end`; `rewrite` is None when a person has to decide."""

    start: int
    end: int
    shape: Shape
    rewrite: str | None


@cache
def _members(language: str, name: str) -> tuple[str, ...]:
    """Words that a class in a trigger or pattern stands for."""
    if name == "scale":
        return tuple(row["form"] for row in packs.table(language, "numerals") if row["kind"] == "scale" and row["form"][-1] != "*")
    if name == "unit":
        return packs.lines(language, "measure_words")
    return tuple(row["word"] for row in packs.table(language, "calendar") if row["kind"] == name)


def _load(language: str, source_language: str) -> Iterator[tuple[str, Shape]]:
    for row in packs.table(language, "figure_forms"):
        shape = Shape(row["id"], row["rule"], row["pattern"], row["rewrite"], row["fix"], row["note"], language)
        for trigger in row["triggers"].split("|"):
            head, at, rest = trigger.partition("@")
            name = rest.rstrip(", ")
            for word in _members(language, name) if at else ("",):
                yield head + word + rest[len(name) :], shape


LEXICON = Lexicon("figure-forms", _load)


@cache
def compiled(pattern: str, language: str) -> re.Pattern[str]:
    """A row's pattern, its classes of words filled in."""

    def members(match: re.Match[str]) -> str:
        words = sorted(_members(language, match[1]), key=lambda word: (-len(word), word))
        return "|".join(map(re.escape, words))

    return re.compile(re.sub(r"\{(month|weekday|scale|unit)\}", members, pattern))


def forms(context: Context) -> tuple[Form, ...]:
    """All defects, ascending, none inside another one of its rule."""
    text = context.text
    found: dict[tuple[int, int], Form] = {}
    for hit in hits(context, LEXICON):
        shape = hit.entry
        low, _ = line_around(text, hit.start, hit.start, _BEFORE)
        _, high = line_around(text, hit.end, hit.end, _AFTER)
        for match in compiled(shape.pattern, shape.language).finditer(text, low, high):
            if not match.start() <= hit.start <= match.end():
                continue
            group = "at" if "at" in match.re.groupindex else 0
            start, end = match.span(group)
            found.setdefault((start, end), Form(start, end, shape, match.expand(shape.rewrite) if shape.rewrite else None))
    return tuple(found[span] for span in sorted(found))


def reported(context: Context, rule: str) -> Iterator[Finding]:
    """The findings of one rule."""
    for form in context.get(forms):
        if form.shape.rule != rule:
            continue
        span = trimmed(context.text, form.start, form.end)
        fix = None
        if form.rewrite is not None:
            fix = Fix((Edit(form.start, form.end, form.rewrite),), form.shape.fix, f"Write “{form.rewrite}”")
        covered = context.text[span.start : span.end]
        yield Finding(
            rule, span, f"“{covered}”: {form.shape.note}", fix, 0.95, evidence=(f"form {form.shape.id} of {form.shape.language}",)
        )

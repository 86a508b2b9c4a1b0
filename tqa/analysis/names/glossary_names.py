"""Names that a glossary has: where they stand, in right or wrong forms, and what it wants."""

from __future__ import annotations

from bisect import bisect_right

from tqa.analysis.context import Context
from tqa.analysis.terms import matches
from tqa.model.records import NamedTuple

_KINDS = ("person", "place", "organisation", "medium")


class GlossaryName(NamedTuple):
    """A form of a glossary's name at `start`..`end`; `right` is what the glossary prefers, and `listed` whether the form is a right one."""

    start: int
    end: int
    right: str
    listed: bool
    reason: str


def name_at(entries: tuple[GlossaryName, ...], start: int, end: int) -> GlossaryName | None:
    """The form that covers a place."""
    at = bisect_right(entries, start, key=lambda entry: entry.start) - 1
    return entries[at] if at >= 0 and end <= entries[at].end else None


def glossary_names(context: Context) -> tuple[GlossaryName, ...]:
    """All of them, ascending."""
    found: list[GlossaryName] = []
    for match in context.get(matches):
        entry = match.form.entry
        if entry.kind in _KINDS:
            listed = match.form.status in ("preferred", "admitted")
            right = match.form.text if listed else match.form.use or entry.preferred(context.language)
            found.append(GlossaryName(match.start, match.end, right, listed, f"the form of the glossary {match.form.glossary}"))
    return tuple(found)

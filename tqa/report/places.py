"""Places as build servers name them: paths from the top of the repository, lines and columns in the unit that each of them counts."""

from __future__ import annotations

import os
from collections.abc import Iterator

from tqa.model.finding import Finding
from tqa.model.fix import DISPLAY, Edit, Fix
from tqa.model.records import NamedTuple
from tqa.model.report import Checked
from tqa.model.text import Position, Span
from tqa.report.run import Run


class Place(NamedTuple):
    """A finding of a run with its document and its path from the top of the repository."""

    path: str
    checked: Checked
    finding: Finding


def places(run: Run) -> Iterator[Place]:
    """All findings of a run in their order."""
    for checked in run.documents:
        path = path_of(run, checked.document.path)
        for finding in checked.findings:
            yield Place(path, checked, finding)


def path_of(run: Run, path: str) -> str:
    """A path from the top of the repository, with slashes; one that lies outside of it stays as it was given."""
    root = run.root or os.getcwd()
    inside = os.path.relpath(os.path.abspath(path), root)
    if inside.startswith(os.pardir + os.sep) or path.startswith("<"):
        return path
    return inside.replace(os.sep, "/")


def region(checked: Checked, span: Span, unit: str) -> tuple[Position, Position]:
    """The first and the last place of a span, the last one exclusive."""
    lines = checked.document.lines
    return lines.position(span.start, unit), lines.position(span.end, unit)


def applicable(finding: Finding) -> Fix | None:
    """The correction of a finding when a program may apply it."""
    return finding.fix if finding.fix is not None and finding.fix.edits and finding.fix.applicability != DISPLAY else None


def replacement(text: str, edits: tuple[Edit, ...]) -> tuple[Span, str]:
    """Several edits as one: the stretch from the first to the last, and how it then reads."""
    pieces: list[str] = []
    at = edits[0].start
    for edit in edits:
        pieces += (text[at : edit.start], edit.text)
        at = edit.end
    return Span(edits[0].start, at), "".join(pieces)

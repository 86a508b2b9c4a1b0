"""Reviewdog's diagnostic format as JSON Lines: one diagnostic a line."""

from __future__ import annotations

from collections.abc import Iterator

from tqa.report.escape import json_text
from tqa.report.places import places
from tqa.report.rdjson import diagnostic
from tqa.report.run import Run


def render(run: Run) -> Iterator[str]:
    """One line a finding."""
    for place in places(run):
        yield json_text(diagnostic(place)) + "\n"

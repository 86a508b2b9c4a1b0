"""GitLab's Code Quality report: the subset of the Code Climate specification that GitLab reads."""

from __future__ import annotations

from collections.abc import Iterator

from tqa.report.escape import json_text
from tqa.report.fingerprint import fingerprint, unique
from tqa.report.places import places, region
from tqa.report.run import Run

_SEVERITIES = {"neutral": "info", "minor": "minor", "major": "major", "critical": "critical"}


def render(run: Run) -> Iterator[str]:
    """A JSON list with one object a finding; GitLab hides findings with equal fingerprints, so none are equal."""
    found = list(places(run))
    marks = unique((place.path, fingerprint(place.checked.document.text, place.finding)) for place in found)
    issues = []
    for place, mark in zip(found, marks, strict=True):
        start, end = region(place.checked, place.finding.span, "code-point")
        issues.append(
            {
                "type": "issue",
                "check_name": place.finding.rule,
                "description": place.finding.message,
                "categories": ["Style"],
                "severity": _SEVERITIES[place.finding.severity or "minor"],
                "fingerprint": mark,
                "location": {"path": place.path, "lines": {"begin": start.line, "end": end.line}},
            }
        )
    yield json_text(issues, 1)
    yield "\n"

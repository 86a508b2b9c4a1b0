"""Reviewdog's diagnostic format: one JSON object; columns are bytes of UTF-8. Corrections are suggestions that a review offers.

Source: reviewdog, `proto/rdf/reviewdog.proto`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tqa.model.report import Checked
from tqa.model.text import Span
from tqa.report.escape import json_text
from tqa.report.places import Place, applicable, places, region, replacement
from tqa.report.run import Run

_SEVERITIES = {"neutral": "INFO", "minor": "WARNING", "major": "ERROR", "critical": "ERROR"}


def render(run: Run) -> Iterator[str]:
    """The object with all diagnostics."""
    yield json_text({"source": {"name": "tqa"}, "diagnostics": [diagnostic(place) for place in places(run)]}, 1)
    yield "\n"


def diagnostic(place: Place) -> dict[str, Any]:
    """One diagnostic."""
    checked, finding = place.checked, place.finding
    found: dict[str, Any] = {
        "message": finding.message,
        "location": {"path": place.path, "range": _range(checked, finding.span)},
        "severity": _SEVERITIES[finding.severity or "minor"],
        "source": {"name": "tqa"},
        "code": {"value": finding.rule},
    }
    if fix := applicable(finding):
        span, text = replacement(checked.document.text, fix.edits)
        found["suggestions"] = [{"range": _range(checked, span), "text": text}]
    return found


def _range(checked: Checked, span: Span) -> dict[str, dict[str, int]]:
    start, end = region(checked, span, "utf-8")
    return {"start": start._asdict(), "end": end._asdict()}

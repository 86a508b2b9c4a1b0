"""Test Anything Protocol, version 14: a failed test point for each finding with its facts in YAML, a passed one for a document without."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tqa.report.escape import json_text, tap
from tqa.report.places import path_of
from tqa.report.run import Run


def render(run: Run) -> Iterator[str]:
    """Version, plan, test points."""
    points = list(_points(run))
    yield f"TAP version 14\n1..{len(points)}\n"
    for number, (good, description, facts) in enumerate(points, 1):
        yield f"{'ok' if good else 'not ok'} {number} - {tap(description)}\n"
        if facts:
            yield "  ---\n"
            # A JSON string is a YAML string too.
            yield from (f"  {key}: {json_text(value)}\n" for key, value in facts.items())
            yield "  ...\n"


def _points(run: Run) -> Iterator[tuple[bool, str, dict[str, Any]]]:
    for checked in run.documents:
        path = path_of(run, checked.document.path)
        if not checked.findings:
            yield True, path, {}
        for finding in checked.findings:
            line, column = checked.document.lines.position(finding.span.start)
            text = checked.document.text[finding.span.start : finding.span.end]
            facts = {"file": path, "line": line, "column": column, "severity": finding.severity, "rule": finding.rule, "text": text}
            yield False, f"{path}:{line}:{column} {finding.message} ({finding.rule})", facts
    for problem in run.problems:
        path = path_of(run, problem.path) if problem.path else ""
        yield False, f"{path}: {problem.message}" if path else problem.message, {"severity": "error"}

"""Checkstyle's XML report; columns are UTF-16 code units, as the Java tools that read it count."""

from __future__ import annotations

from collections.abc import Iterator

from tqa.report.escape import xml
from tqa.report.places import path_of, region
from tqa.report.run import Run

_SEVERITIES = {"neutral": "info", "minor": "warning", "major": "error", "critical": "error"}


def render(run: Run) -> Iterator[str]:
    """The report, file by file."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="4.3">\n'
    known = set()
    for checked in run.documents:
        path = checked.document.path
        known.add(path)
        errors = []
        for finding in checked.findings:
            start, _ = region(checked, finding.span, "utf-16")
            source = f"tqa.{checked.families[finding.rule]}.{finding.rule}"
            severity = _SEVERITIES[finding.severity or "minor"]
            errors.append(
                f'    <error line="{start.line}" column="{start.column}" severity="{severity}" '
                f'message="{xml(finding.message)}" source="{source}"/>\n'
            )
        errors += [_problem(problem.message) for problem in run.problems if problem.path == path]
        yield from _file(path_of(run, path), errors)
    for path in dict.fromkeys(problem.path for problem in run.problems if problem.path not in known):
        yield from _file(path_of(run, path) if path else "tqa", [_problem(item.message) for item in run.problems if item.path == path])
    yield "</checkstyle>\n"


def _file(path: str, errors: list[str]) -> Iterator[str]:
    if errors:
        yield f'  <file name="{xml(path)}">\n'
        yield from errors
        yield "  </file>\n"


def _problem(message: str) -> str:
    return f'    <error line="1" severity="error" message="{xml(message)}" source="tqa"/>\n'

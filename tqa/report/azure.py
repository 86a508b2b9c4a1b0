"""Azure Pipelines: findings as logging commands, which the summary of a run lists.

Source: Microsoft, "Logging commands" of Azure Pipelines. Columns are UTF-16 code units.
"""

from __future__ import annotations

from collections.abc import Iterator

from tqa.report import gate
from tqa.report.escape import azure_message, azure_property, log_line, visible
from tqa.report.places import path_of, places, region
from tqa.report.run import Run

_TYPES = {"neutral": "warning", "minor": "warning", "major": "error", "critical": "error"}


def render(run: Run) -> Iterator[str]:
    """The verdict as plain lines, then one command a finding; Azure has no kind below a warning."""
    for line in gate.lines(run):
        yield log_line(visible(line)) + "\n"
    for place in places(run):
        finding = place.finding
        start, _ = region(place.checked, finding.span, "utf-16")
        properties = {
            "type": _TYPES[finding.severity or "minor"],
            "sourcepath": place.path,
            "linenumber": str(start.line),
            "columnnumber": str(start.column),
            "code": finding.rule,
        }
        yield _command(properties, f"{finding.message} [{finding.severity}]")
    for problem in run.problems:
        where = {"sourcepath": path_of(run, problem.path)} if problem.path else {}
        yield _command({"type": "error", **where}, problem.message)


def _command(properties: dict[str, str], message: str) -> str:
    listed = "".join(f"{key}={azure_property(value)};" for key, value in properties.items())
    return f"##vso[task.logissue {listed}]{azure_message(visible(message))}\n"

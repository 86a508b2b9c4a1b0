"""GitHub Actions: annotations as workflow commands in the log, and a summary of the step in Markdown.

Source: GitHub, "Workflow commands for GitHub Actions".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tqa.model.finding import SEVERITIES
from tqa.report import gate
from tqa.report.escape import github_message, github_property, log_line, markdown_cell, visible
from tqa.report.places import Place, path_of, places, region
from tqa.report.run import Run

SHOWN = 10
"""Annotations of one kind that GitHub shows for a step; all of them stand in its log."""
_LEVELS = {"neutral": "notice", "minor": "warning", "major": "error", "critical": "error"}
_ROWS = 200
_MAX_SUMMARY = 1024 * 1024
_MAX_CELL = 300


def render(run: Run) -> Iterator[str]:
    """The verdict as plain lines, then one command a finding, the gravest first."""
    for line in gate.lines(run):
        yield log_line(visible(line)) + "\n"
    for place in _gravest(run):
        yield _command(place)
    for problem in run.problems:
        where = f" file={github_property(path_of(run, problem.path))}" if problem.path else ""
        yield f"::error{where}::{github_message(visible(problem.message))}\n"


def notes(run: Run) -> Iterable[str]:
    """What GitHub does not show."""
    counts = dict.fromkeys(_LEVELS.values(), 0)
    for place in places(run):
        counts[_LEVELS[place.finding.severity or "minor"]] += 1
    over = [f"{number} {level}s" for level, number in counts.items() if number > SHOWN]
    if over:
        yield f"GitHub shows {SHOWN} annotations of a kind for a step; there are {' and '.join(over)}, all of them in the log"


def step_summary(run: Run) -> str:
    """The summary of the step, for the file that `GITHUB_STEP_SUMMARY` names."""
    head, *rest = [*gate.lines(run)] or [f"tqa: {sum(len(checked.findings) for checked in run.documents)} findings"]
    lines = [f"### {markdown_cell(head)}", "", *(f"- {markdown_cell(line.strip())}" for line in rest)]
    found = list(_gravest(run))
    if found:
        lines += ["", "| Place | Severity | Finding | Rule |", "|---|---|---|---|"]
    size = sum(map(len, lines))
    for number, place in enumerate(found):
        line, _ = place.checked.document.lines.position(place.finding.span.start)
        cells = (f"{place.path}:{line}", place.finding.severity or "minor", _short(place.finding.message), place.finding.rule)
        row = f"| {' | '.join(map(markdown_cell, cells))} |"
        size += 4 * len(row)
        if number == _ROWS or size > _MAX_SUMMARY:
            lines += ["", f"and {len(found) - number} more, in the log."]
            break
        lines.append(row)
    lines += ["", *(f"- could not be done: {markdown_cell(f'{item.path}: {item.message}')}" for item in run.problems[:_ROWS])]
    return "\n".join(lines).rstrip() + "\n"


def _gravest(run: Run) -> list[Place]:
    return sorted(places(run), key=lambda place: -SEVERITIES.index(place.finding.severity or "minor"))


def _command(place: Place) -> str:
    finding = place.finding
    start, end = region(place.checked, finding.span, "utf-16")
    properties = {"file": place.path, "line": str(start.line), "endLine": str(end.line)}
    if start.line == end.line:
        properties |= {"col": str(start.column), "endColumn": str(end.column)}
    properties["title"] = f"{finding.rule} ({finding.severity})"
    listed = ",".join(f"{key}={github_property(value)}" for key, value in properties.items())
    return f"::{_LEVELS[finding.severity or 'minor']} {listed}::{github_message(visible(_text(place)))}\n"


def _text(place: Place) -> str:
    fix = place.finding.fix
    return f"{place.finding.message}. {fix.title}" if fix else place.finding.message


def _short(text: str) -> str:
    return text if len(text) <= _MAX_CELL else text[: _MAX_CELL - 1] + "…"

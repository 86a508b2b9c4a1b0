"""Where reports go: standard output or a file, others beside it, and the summary of a build server's step."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentTypeError, Namespace
from typing import TYPE_CHECKING

from tqa.cli import options
from tqa.cli.writing import write_text
from tqa.report import run as reports
from tqa.report.run import Run

if TYPE_CHECKING:
    from tqa.cli.main import Parser

_MAX_SUMMARY = 1024 * 1024
"""What GitHub takes for one step."""


def _report(value: str) -> tuple[str, str]:
    name, _, path = value.partition("=")
    if name not in reports.FORMATS or not path:
        raise ArgumentTypeError(f"{value!r} is not FORMAT=FILE with one of the formats {', '.join(reports.FORMATS)}")
    return name, path


def add(parser: Parser, default: str | None) -> None:
    """The options; without a default the build server decides."""
    group = parser.add_argument_group("output")
    said = default or "what the build server reads from its log, else text"
    group.add_argument("--format", choices=reports.FORMATS, default=default, help=f"default: {said}")
    group.add_argument("--output", metavar="FILE", help="write the report to a file instead of standard output")
    group.add_argument(
        "--report", action="append", type=_report, default=[], metavar="FORMAT=FILE", help="write another report as well (repeatable)"
    )
    options.add_color(group)


def needs_names(arguments: Namespace, format: str) -> bool:
    """Whether one of the reports shows the names of the documents."""
    return any(name not in reports.PLACES_ONLY for name in (format, *(name for name, _ in arguments.report)))


def root() -> str:
    """The top of the repository that the current folder lies in, else the current folder."""
    here = folder = os.getcwd()
    while not os.path.lexists(os.path.join(folder, ".git")):
        parent = os.path.dirname(folder)
        if parent == folder:
            return here
        folder = parent
    return folder


def deliver(run: Run, arguments: Namespace, format: str) -> None:
    """Print or write the report, and write the others.

    Raises:
        TqaError: a file cannot be written; the reports before it are.
    """
    from tqa.cli.main import complain

    formats = dict.fromkeys((format, *(name for name, _ in arguments.report)))
    for name in formats:
        notes = getattr(reports.renderer(name), "notes", None)
        for note in notes(run) if notes else ():
            complain(f"note: {note}")
    pieces = reports.renderer(format).render(run)
    if arguments.output is None:
        sys.stdout.writelines(pieces)
        sys.stdout.flush()
    else:
        write_text(arguments.output, "".join(pieces))
    for name, path in arguments.report:
        write_text(path, "".join(reports.renderer(name).render(run._replace(color=False))))
    if format == "github" and (path := os.environ.get("GITHUB_STEP_SUMMARY")):
        _append(path, run)


def _append(path: str, run: Run) -> None:
    """Add to the summary of GitHub's step; other steps of the job wrote there before."""
    from tqa.model.errors import TqaError
    from tqa.report.github import step_summary

    data = step_summary(run).encode("utf-8", "backslashreplace")
    try:
        with open(path, "ab") as file:
            if file.tell() + len(data) <= _MAX_SUMMARY:
                file.write(data)
    except OSError as error:
        raise TqaError(f"the summary of the step cannot be written ({error.strerror or error})", path) from None

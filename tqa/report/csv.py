"""Findings as CSV (RFC 4180 with LF), one row each; no cell is a formula to a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from tqa.report.article import article
from tqa.report.escape import csv_cell
from tqa.report.run import Run
from tqa.report.tables import COLUMNS, findings


def render(run: Run) -> Iterator[str]:
    """The findings of all documents."""
    yield from table((row for checked in run.documents for row in findings(article(checked))), "findings")


def table(rows: Iterable[Mapping[str, Any]], name: str) -> Iterator[str]:
    """A table with its header."""
    import csv
    from io import StringIO

    buffer = StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    columns = tuple(COLUMNS[name])
    writer.writerow(columns)
    for row in rows:
        writer.writerow([cell(row[column]) for column in columns])
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()
    yield buffer.getvalue()


def cell(value: object) -> str:
    """A value as the text of a cell."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return csv_cell(value) if isinstance(value, str) else repr(value)

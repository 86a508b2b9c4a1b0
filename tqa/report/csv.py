"""Findings as CSV (RFC 4180 with LF), one row each; no cell is a formula to a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from tqa.report.escape import spreadsheet
from tqa.report.tables import COLUMNS


def render(rows: Iterable[Mapping[str, Any]], table: str = "findings") -> Iterator[str]:
    """A table with its header."""
    import csv
    from io import StringIO

    buffer = StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    columns = tuple(COLUMNS[table])
    writer.writerow(columns)
    for row in rows:
        writer.writerow([cell(row[name]) for name in columns])
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
    return spreadsheet(value) if isinstance(value, str) else repr(value)

"""JSON Lines: one document of the JSON report a line, in input order, then nothing."""

from __future__ import annotations

from collections.abc import Iterator

from tqa.report.escape import json_text
from tqa.report.json import SCHEMA, document
from tqa.report.run import Run


def render(run: Run) -> Iterator[str]:
    """One line a document."""
    for checked in run.documents:
        yield json_text({"schema": SCHEMA, "signature": run.signature, **document(checked)})
        yield "\n"

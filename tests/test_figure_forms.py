"""Every row of the packs of figure forms finds its bad example and not its good one."""

from __future__ import annotations

from typing import Any

import pytest

from tests.case_files import marked
from tqa import engine
from tqa.linguistics import packs
from tqa.model.fix import DISPLAY, SAFE, UNSAFE
from tqa.model.text import Document
from tqa.settings import Settings

ROWS = [(language, row) for language in packs.languages() for row in packs.table(language, "figure_forms")]


@pytest.mark.parametrize(("language", "row"), ROWS, ids=lambda value: value if isinstance(value, str) else value["id"])
def test_a_form_finds_its_bad_example_only(language: str, row: dict[str, Any]) -> None:
    settings = Settings(lang=language, select=(row["rule"],))
    text, spans = marked(row["bad"])
    found = engine.check(Document(text), settings).findings
    assert [tuple(finding.span) for finding in found] == [(start, len(text[:end].rstrip())) for start, end in spans]
    assert all(any(f"form {row['id']} of" in item for item in finding.evidence) for finding in found)
    assert engine.check(Document(row["good"]), settings).findings == ()
    assert row["fix"] in (SAFE, UNSAFE, DISPLAY, "")
    assert bool(row["rewrite"]) == (row["fix"] in (SAFE, UNSAFE))


def test_there_are_forms() -> None:
    assert len(ROWS) >= 10

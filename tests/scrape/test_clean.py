"""Texts that look like scraped pages and are none: about newsletters, cookies and links, with lists, tables, code, dates, signatures."""

from __future__ import annotations

from pathlib import Path

import pytest

from tqa import engine
from tqa.model.text import Document
from tqa.settings import Settings

TEXTS = sorted((Path(__file__).parent / "clean").glob("*.txt"))


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_nothing_is_found(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    checked = engine.check(Document(text, path.name), Settings(select=("scrape",)))
    assert checked.language == path.stem.partition("-")[0]
    assert checked.errors == ()
    assert [(finding.rule, text[slice(*finding.span)]) for finding in checked.findings] == []

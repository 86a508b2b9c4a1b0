"""Damaged articles in many languages, written for this test: what is marked is found with its boundaries, and nothing else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tqa import engine
from tqa.model.text import Document
from tqa.settings import Settings

TEXTS = sorted((Path(__file__).parent / "texts").glob("*.txt"))
RULES = {
    "ins": "stray-insertion",
    "tail": "attribution-tail",
    "glue": "glued-text",
    "meta": "leaked-metadata",
    "chrome": "site-chrome",
    "dup": "duplicate-passage",
}


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_marked_damage_is_found(path: Path) -> None:
    text, expected = "", []
    for piece in re.split(r"(⟦\w+:.*?⟧)", path.read_text(encoding="utf-8")):
        if piece.startswith("⟦"):
            kind, _, piece = piece[1:-1].partition(":")
            expected.append((RULES[kind], piece))
        text += piece
    checked = engine.check(Document(text, path.name), Settings(select=("scrape",)))
    assert checked.language == path.stem.partition("-")[0]
    assert [(finding.rule, text[slice(*finding.span)]) for finding in checked.findings] == expected

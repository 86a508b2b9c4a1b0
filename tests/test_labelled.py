"""Sentences with and without the defect (`tests/labelled/<rule>.txt`): what a rule finds of them, and what it finds that is none.

A line is `language<source language`, a tab and the text, in which ⟦ ⟧ mark the defects; ` ¶ ` is the end of a
paragraph. `language` alone leaves the source language open. A third column is the source that the text was translated from.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from tests.case_files import marked
from tqa import engine
from tqa.model.text import Document
from tqa.settings import Settings

FILES = sorted((Path(__file__).parent / "labelled").glob("*.txt"))
PRECISION, RECALL = 0.95, 0.9


class Labelled(NamedTuple):
    language: str
    source_language: str | None
    text: str
    spans: list[tuple[int, int]]
    original: str | None


def read(path: Path) -> list[Labelled]:
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            languages, _, rest = line.partition("\t")
            language, _, source = languages.partition("<")
            text, _, original = rest.replace(" ¶ ", "\n\n").partition("\t")
            found.append(Labelled(language, source or None, *marked(text), original or None))
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_sets_are_large_and_half_of_them_are_near_misses(path: Path) -> None:
    items = read(path)
    assert len(items) >= 60
    assert sum(not item.spans for item in items) >= len(items) // 2
    assert len({(item.text, item.original) for item in items}) == len(items)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_rules_find_what_is_labelled(path: Path) -> None:
    right = wrong = missed = 0
    problems: list[str] = []
    for item in read(path):
        settings = Settings(lang=item.language, source_lang=item.source_language, select=(path.stem,))
        checked = engine.check(Document(item.text), settings, source=None if item.original is None else Document(item.original))
        assert checked.errors == ()
        found = {tuple(finding.span) for finding in checked.findings}
        gold = set(item.spans)
        right += len(found & gold)
        wrong += len(found - gold)
        missed += len(gold - found)
        problems += [f"wrong: {item.text[start:end]!r} in {item.text}" for start, end in sorted(found - gold)]
        problems += [f"missed: {item.text[start:end]!r} in {item.text}" for start, end in sorted(gold - found)]
    precision, recall = right / (right + wrong), right / (right + missed)
    assert precision >= PRECISION, f"precision {precision:.3f}, recall {recall:.3f}\n" + "\n".join(problems)
    assert recall >= RECALL, f"precision {precision:.3f}, recall {recall:.3f}\n" + "\n".join(problems)

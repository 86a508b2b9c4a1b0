"""The packs of calques: every pattern fires in its bad example and keeps quiet in its good one."""

from __future__ import annotations

import pytest

from tqa.analysis.calques import LEXICON, calques
from tqa.analysis.context import Context
from tqa.linguistics import packs
from tqa.model.text import Document
from tqa.settings import Settings

ROWS = [(pair, row) for pair in packs.languages() if "-" in pair for row in packs.table(pair, "calques")]


def found(pair: str, text: str) -> list[tuple[str, int, int]]:
    source, target = pair.split("-")
    context = Context(Document(text), target, source, Settings(), lexicons=(LEXICON,))
    return [(calque.pattern.id, calque.start, calque.end) for calque in calques(context)]


@pytest.mark.parametrize(("pair", "row"), ROWS, ids=lambda value: value if isinstance(value, str) else value["id"])
def test_every_pattern_knows_its_examples(pair: str, row: dict[str, str]) -> None:
    start, end = row["bad"].index("⟦"), row["bad"].index("⟧") - 1
    assert (row["id"], start, end) in found(pair, row["bad"].replace("⟦", "").replace("⟧", ""))
    assert [name for name, *_ in found(pair, row["good"])] == []


@pytest.mark.parametrize("pair", sorted({pair for pair, _ in ROWS}))
def test_a_pack_is_sorted_and_its_ids_are_unique(pair: str) -> None:
    names = [row["id"] for other, row in ROWS if other == pair]
    assert names == sorted(set(names))

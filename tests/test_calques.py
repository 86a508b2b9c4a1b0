"""The packs of calques: every pattern finds its bad example and keeps quiet in its good one; and what the packs claim is so."""

from __future__ import annotations

import pytest

from tqa.analysis.calques import LEXICON, calques
from tqa.analysis.context import Context
from tqa.linguistics import packs
from tqa.model.text import Document
from tqa.settings import Settings

PAIRS = [pair for pair in packs.languages() if "-" in pair and packs.table(pair, "calques")]
ROWS = [(pair, row) for pair in PAIRS for row in packs.table(pair, "calques")]


def found(pair: str, text: str) -> list[tuple[str, int, int]]:
    source, target = pair.split("-")
    context = Context(Document(text), target, source, Settings(), lexicons=(LEXICON,))
    return [(calque.pattern.id, calque.start, calque.end) for calque in calques(context)]


@pytest.mark.parametrize(("pair", "row"), ROWS, ids=lambda value: value if isinstance(value, str) else value["id"])
def test_every_pattern_knows_its_examples(pair: str, row: dict[str, str]) -> None:
    start, end = row["bad"].index("⟦"), row["bad"].index("⟧") - 1
    assert (row["id"], start, end) in found(pair, row["bad"].replace("⟦", "").replace("⟧", ""))
    assert [name for name, *_ in found(pair, row["good"])] == []


@pytest.mark.parametrize("pair", PAIRS)
def test_a_pack_is_sorted_and_its_ids_are_unique(pair: str) -> None:
    names = [row["id"] for other, row in ROWS if other == pair]
    assert names == sorted(set(names))


@pytest.mark.parametrize(("pair", "row"), ROWS, ids=lambda value: value if isinstance(value, str) else value["id"])
def test_stable_patterns_are_as_rare_in_native_text_and_as_well_reviewed_as_they_must_be(pair: str, row: dict[str, str]) -> None:
    assert row["tier"] in ("sure", "stable", "hint", "density")
    assert row["place"] in ("any", "start", "narrated")
    assert row["note"]
    if row["tier"] in ("sure", "stable"):
        if row["native"]:
            assert float(row["mt"]) >= 5 * float(row["native"])
        if row["reviewed"] and int(row["reviewed"]):
            assert float(row["precision"]) >= 0.9

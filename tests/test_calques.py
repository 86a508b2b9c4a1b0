"""The packs of calques: every pattern finds its bad example and keeps quiet in its good one; and what the packs claim is so."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from tests.regenerate_anchors import made
from tqa.analysis.calques import LEXICON, TIERS, Key, load, search
from tqa.analysis.context import Context
from tqa.analysis.lexicons import Lexicon
from tqa.analysis.structure import sentences
from tqa.linguistics import packs
from tqa.model.text import Document
from tqa.settings import Settings

PAIRS = [pair for pair in packs.languages() if "-" in pair and packs.table(pair, "calques")]
RARE = 0.5  # hits per 100,000 words of native text, where no machine translation was counted
ROWS = [(pair, row) for pair in PAIRS for row in packs.table(pair, "calques")]


def found(pair: str, text: str) -> list[tuple[str, int, int]]:
    source, target = pair.split("-")
    context = Context(Document(text), target, source, Settings(), lexicons=(LEXICON,))
    return [(calque.pattern.id, calque.start, calque.end) for calque in search(context, LEXICON, TIERS)]


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
    assert row["tier"] in ("sure", "stable", "hint", "density", "sense")
    assert row["place"] in ("any", "start", "narrated")
    assert row["note"]
    if row["tier"] in ("sure", "stable"):
        native = float(row["native"] or 0)
        assert native <= (float(row["mt"]) / 5 if row["mt"] else RARE)
        if row["reviewed"] and int(row["reviewed"]):
            assert float(row["precision"]) >= 0.9


@pytest.mark.parametrize("pair", PAIRS)
def test_packs_are_large_enough(pair: str) -> None:
    own = [row for other, row in ROWS if other == pair]
    assert len(own) >= 40
    assert sum(row["tier"] in ("sure", "stable") for row in own) >= 25


@pytest.mark.parametrize("pair", PAIRS)
def test_the_anchors_are_those_of_the_pack(pair: str) -> None:
    kept = (Path(packs.DATA) / pair / "calque_anchors.tsv").read_text(encoding="utf-8")
    assert kept == made(pair), "run `python -m tests.regenerate_anchors`"


def test_a_pack_can_include_another_one() -> None:
    text = "Writes about it TASS with reference to the mayor of Sumy."
    assert [name for name, *_ in found("uk-en", text)] == [name for name, *_ in found("ru-en", text)]
    assert "writes-about-it-with-reference" in [name for name, *_ in found("uk-en", text)]


def test_a_search_costs_no_more_when_there_are_ten_times_as_many_patterns() -> None:
    text = "The ministry opened a school within the framework of the plan, and it became known that the road is closed. " * 60

    def grown(language: str, source_language: str) -> list[tuple[str, Key]]:
        own = list(load(language, source_language))
        return own + [(f"{anchor} {number}qx", key) for number in range(9) for anchor, key in own]

    def cost(lexicon: Lexicon) -> float:
        least = float("inf")
        for _ in range(15):
            context = Context(Document(text), "en", "ru", Settings(), lexicons=(lexicon,))
            context.get(sentences)
            started = time.process_time()
            assert len(search(context, lexicon, TIERS)) == 120
            least = min(least, time.process_time() - started)
        return least

    assert cost(Lexicon("grown", grown)) < 2 * cost(LEXICON) + 0.001

"""Phrases of lexicons: what a first run leaves out is what cannot stand in the text."""

from __future__ import annotations

from pathlib import Path

import pytest

from tqa.analysis import lexicons, terms
from tqa.analysis.context import Context
from tqa.analysis.lexicons import Hit, Lexicon, hits
from tqa.formats import reading
from tqa.linguistics import packs
from tqa.model.text import Document
from tqa.rules import registry
from tqa.settings import Settings

SAMPLES = sorted((Path(__file__).parent.parent / "samples").glob("*.txt"))
CASES = """\
İlgili haber: Boğaziçi'nde grev. İLGİLİ HABERLER
ΔΙΑΒΑΣΤΕ ΕΠΙΣΗΣ: Η απεργία στο λιμάνι. Διαβάστε επίσης
ЧИТАЙТЕ ТАКЖЕ: Забастовка в порту. Lies auch: Der Streik. См. также
相关阅读：港口罢工 関連記事 อ่านเพิ่มเติม
"""


def all_lexicons(language: str) -> tuple[Lexicon, ...]:
    modules = [registry.load(rule_id) for rule_id in registry.rule_ids()]
    named = [lexicon for module in modules for lexicon in getattr(module, "LEXICONS", ())]
    return tuple(dict.fromkeys([*named, *terms.lexicons(Settings().glossary, language)]))


def found(text: str, language: str, source: str | None, chosen: tuple[Lexicon, ...]) -> dict[str, list[Hit]]:
    context = Context(Document(text), language, source, Settings(), lexicons=chosen)
    return {lexicon.name: hits(context, lexicon) for lexicon in chosen}


@pytest.mark.parametrize(("language", "source"), [("en", "ru"), ("en", None), ("de", "ru"), ("uk", None)])
def test_the_first_text_has_the_hits_that_later_ones_have(language: str, source: str | None) -> None:
    chosen = all_lexicons(language)
    assert {"leadins", "calques", "starter-glossaries"} <= {lexicon.name for lexicon in chosen if lexicon.near is not None}
    total = 0
    for text in (CASES, *(reading.read(path.read_text(encoding="utf-8"), str(path)).prose for path in SAMPLES)):
        lexicons._seen.clear()
        first = found(text, language, source, chosen)
        assert found(text, language, source, chosen) == first
        total += sum(map(len, first.values()))
    assert total > 200


@pytest.mark.parametrize("code", ["en", "tr", "el", "ja"])
def test_rows_near_a_text_are_all_that_stand_in_it(code: str) -> None:
    rows = packs.body(code, "leadins")
    assert len(rows) > 20
    for row in rows:
        text = lexicons.fold("x " + row.partition("\t")[0] + ": y")
        assert row in lexicons.near_rows(code, "leadins", lexicons._beginnings(text))
    assert lexicons.near_rows(code, "leadins", frozenset(("none",))) != rows

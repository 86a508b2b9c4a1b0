"""Evidence of machine translation and scraping: two witnesses, or no statement; and where it is shown."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tqa import engine
from tqa.cli.main import run
from tqa.model.text import Document
from tqa.report.provenance import TRACES, provenance
from tqa.rules import registry
from tqa.settings import Settings

SAMPLES = Path(__file__).parents[2] / "samples"
CLEAN = ("harbour-budget.txt", "night-train.txt", "seed-library.txt")

TRANSLATED = "The mill was sold in May. Writes about it TASS with reference to the mayor of Orlovka. He is engaged in the sale of wool."
SCRAPED = "date 2022-02-01 \n\nThe mill of Orlovka was sold in May.\n\nShare on Facebook\n\nSubscribe to our newsletter\n\nIt was old."


def statement(text: str, source_language: str | None = None) -> str | None:
    return provenance(engine.check(Document(text), Settings(lang="en", source_lang=source_language))).statement


def test_traces_of_translation_and_of_a_page_together() -> None:
    assert statement(f"{SCRAPED}\n\n{TRANSLATED}", "ru") == "machine-translated and scraped"


def test_one_family_of_traces_is_no_machine_translation() -> None:
    assert statement(TRANSLATED, "ru") is None


def test_two_families_of_traces_are() -> None:
    text = TRANSLATED + " The company «Silver Key» and the paper «Harbour Post» denied it, and the «Volna» factory closed."
    assert statement(text, "ru") == "machine-translated"


def test_traces_of_a_page_alone() -> None:
    assert statement(SCRAPED) == "scraped"


@pytest.mark.parametrize("name", CLEAN)
def test_clean_texts_show_nothing(name: str) -> None:
    assert statement((SAMPLES / name).read_text(encoding="utf-8")) is None


def test_signals_count_findings_and_show_the_first() -> None:
    own = provenance(engine.check(Document(f"{SCRAPED}\n\n{TRANSLATED}"), Settings(lang="en", source_lang="ru")))
    phrasing = next(signal for signal in own.signals if signal.family == "phrasing")
    assert (phrasing.kind, phrasing.rules, phrasing.findings) == ("translation", {"calque": 2}, 2)
    assert phrasing.examples == ("Writes about it TASS with reference to", "is engaged in")


def test_traces_are_rules() -> None:
    assert set(TRACES) <= set(registry.rule_ids())


def test_the_reports_show_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"{SCRAPED}\n\n{TRANSLATED}", encoding="utf-8")
    run(["lint", "--source-lang", "ru", "--lang", "en", str(path)])
    shown = capsys.readouterr().out
    assert "Evidence that the text is machine-translated and scraped:\n" in shown
    assert "  traces of translation, phrasing: 2 (“Writes about it TASS with reference to”, “is engaged in”)\n" in shown
    assert "penalty points in 1,000 words: fails\n" in shown
    run(["lint", "--source-lang", "ru", "--lang", "en", "--format", "json", str(path)])
    own = json.loads(capsys.readouterr().out)["documents"][0]["provenance"]
    assert own["statement"] == "machine-translated and scraped"
    assert {signal["kind"] for signal in own["signals"]} == {"translation", "page"}


def test_a_folder_says_how_many(capsys: pytest.CaptureFixture[str]) -> None:
    run(["lint", *(str(SAMPLES / name) for name in (*CLEAN, "bridge-vote.txt"))])
    assert "Evidence of being machine-translated and scraped: 1 of 4 files\n" in capsys.readouterr().out


def test_the_weights_of_the_settings_decide_what_passes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text(TRANSLATED, encoding="utf-8")
    (tmp_path / "tqa.toml").write_text('source-lang = "ru"\n[options.score]\nweights = { minor = 0 }\n', encoding="utf-8")
    run(["lint", "--config", str(tmp_path / "tqa.toml"), str(tmp_path / "a.txt")])
    assert "Score: 0 penalty points in 1,000 words: passes\n" in capsys.readouterr().out

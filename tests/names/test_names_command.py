"""tqa names: the ledger as text and as JSON, of one file and of many."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tqa.cli.main import run

ONE = "The mayor Tatyana Polevaya opened the bridge. Tatiana Polevaya did not stay. In Kharkiv nobody came.\n"
TWO = "According to Polevaya, the bridge is old. Oleg Averin, an engineer, agreed. In Kharkiv it rained.\n"
THREE = "Tatiana Polevaya left the town, but Averin stayed.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in (("one.txt", ONE), ("three.txt", THREE), ("two.txt", TWO)):
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


def test_one_file_as_text(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["names", "--lang", "en", str(folder / "one.txt")]) == 0
    shown = capsys.readouterr().out
    assert "2 names, 1 in several spellings" in shown
    assert "Tatyana Polevaya  spelled Tatyana, Tatiana" in shown
    assert "~ Tatiana Polevaya  1×  1:47" in shown
    assert "because Tatyana / Tatiana: romanisations of one original" in shown
    assert "All" not in shown


def test_many_files_come_together(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["names", "--lang", "en", str(folder)]) == 0
    shown = capsys.readouterr().out
    together = shown[shown.index("All 3 files") :]
    assert "~ Tatyana Polevaya  person, in 3 files: Tatiana Polevaya 2×, Polevaya 1×, Tatyana Polevaya 1×" in together or (
        "~ Tatiana Polevaya  person, in 3 files: Tatiana Polevaya 2×, Polevaya 1×, Tatyana Polevaya 1×" in together
    )
    assert "Oleg Averin  person, in 2 files: Averin 1×, Oleg Averin 1×" in together
    assert "Kharkiv  place, in 2 files: Kharkiv 2×" in together


def test_many_files_as_json(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["names", "--lang", "en", "--format", "json", str(folder)]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert [Path(row["path"]).name for row in rows] == ["one.txt", "three.txt", "two.txt"]
    assert any(entity["canonical"] == "Oleg Averin" for entity in rows[2]["entities"])


def test_merged_json_counts_files(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["names", "--lang", "en", "--format", "json", "--merge", str(folder)]) == 0
    rows = {row["canonical"]: row for row in json.loads(capsys.readouterr().out)}
    averin = rows["Oleg Averin"]
    assert (averin["documents"], averin["mentions"], averin["consistent"]) == (2, 2, True)
    assert {form["text"]: form["mentions"] for form in averin["forms"]} == {"Oleg Averin": 1, "Averin": 1}
    assert [Path(path).name for path in averin["forms"][0]["paths"]] == ["three.txt"]


def test_control_characters_of_names_are_shown_not_sent(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.txt"
    path.write_text("The mayor Oleg Averin\u202e spoke, and Oleg Averin left.\n", "utf-8")
    run(["names", "--lang", "en", str(path)])
    assert "\u202e" not in capsys.readouterr().out


@pytest.mark.parametrize("option", ["--select=all", "--ignore=names", "--min-confidence=0.5", "--fail-on=never", "--reference=."])
def test_options_of_rules_are_none_of_the_ledger(folder: Path, option: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["names", option, str(folder)]) == 2
    assert option.partition("=")[0] in capsys.readouterr().err

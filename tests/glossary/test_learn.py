"""`tqa glossary learn`: proposals from sources, reviews and ledgers of names, with counts and evidence."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tqa.cli.main import run

SOURCES = {
    "a": "Мэр Вера Соснина открыла мост. С Верой Сосниной приехал Олег Ветров из МЧС. Газета «Заречный вестник» писала об этом.",
    "b": "По словам Веры Сосниной, мост простоит сто лет. В МЧС согласились. Об этом сообщил «Заречный вестник».",
    "c": "Сотрудники МЧС проверили мост. Вера Соснина и Олег Ветров промолчали. Так пишет «Заречный вестник».",
}
TEXTS = {
    "a": "Mayor Vera Sosnina opened the bridge. With Vera Sosnina came Oleg Vetrov of EMERCOM. The paper Zarechny Vestnik wrote of it.",
    "b": "According to Vera Sosnina, the bridge will stand for a century. EMERCOM agreed. Zarechny Vestnik reported it.",
    "c": "Staff of EMERCOM checked the bridge. Vyera Sosnina and Oleg Vetrov said nothing. So writes Zarechny Vestnik.",
}


@pytest.fixture
def folders(tmp_path: Path) -> Path:
    for folder, texts in (("ru", SOURCES), ("en", TEXTS)):
        (tmp_path / folder).mkdir()
        for name, text in texts.items():
            (tmp_path / folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return tmp_path


def proposals(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[dict[str, Any]]:
    assert run(["glossary", "learn", "--format", "json", *arguments]) == 0
    rows: list[dict[str, Any]] = json.loads(capsys.readouterr().out)
    return rows


def test_names_and_terms_of_sources(folders: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = proposals(capsys, "--source", str(folders / "ru"), str(folders / "en"), "--lang", "en", "--source-lang", "ru")
    found = {row["terms"]["en"][0]["text"]: row for row in rows}
    assert set(found) == {"Vera Sosnina", "Oleg Vetrov", "EMERCOM", "Zarechny Vestnik"}
    vera = found["Vera Sosnina"]
    assert (vera["kind"], vera["count"], vera["documents"]) == ("person", 4, 3)
    assert vera["terms"]["ru"] == [{"text": "Вера Соснина", "status": "preferred"}]
    assert vera["evidence"][0] == "“Vera Sosnina” 3×, “Vyera Sosnina” 1× in 3 documents"
    assert found["EMERCOM"]["terms"]["ru"][0]["text"] == "МЧС"
    assert found["Zarechny Vestnik"]["terms"]["ru"][0]["text"] == "Заречный вестник"


def test_proposals_are_a_glossary_with_the_evidence_as_comments(folders: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = folders / "proposed.toml"
    arguments = ["--source", str(folders / "ru"), str(folders / "en"), "--lang", "en", "--source-lang", "ru"]
    assert run(["glossary", "learn", *arguments, "-o", str(path)]) == 0
    assert capsys.readouterr().out == f"wrote 4 proposals to {path}\n"
    assert "# “Vera Sosnina” 3×, “Vyera Sosnina” 1× in 3 documents\n" in path.read_text(encoding="utf-8")
    assert run(["glossary", "check", str(path)]) == 0
    capsys.readouterr()
    assert proposals(capsys, *arguments, "--known", str(path)) == []


def test_wordings_that_reviewers_replaced(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    raw = {"a": "RIA Breeze wrote it.\n\nThe mayor left.", "b": "So said RIA Breeze on Monday.", "c": "A breeze of hope came."}
    new = {"a": "RIA Briz wrote it.\n\nThe mayor went.", "b": "So said RIA Briz on Monday.", "c": "A breeze of hope came."}
    for folder, texts in (("raw", raw), ("new", new)):
        (tmp_path / folder).mkdir()
        for name, text in texts.items():
            (tmp_path / folder / f"{name}.txt").write_text(text, encoding="utf-8")
    (row,) = proposals(capsys, "--raw", str(tmp_path / "raw"), str(tmp_path / "new"), "--lang", "en")
    assert row["terms"] == {"en": [{"text": "Briz", "status": "preferred"}, {"text": "Breeze", "status": "forbidden"}]}
    assert row["evidence"] == ["“Breeze” was changed to “Briz” 2× in 2 documents, and stands in no reviewed one"]


def test_ledgers_of_names(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    forms = [{"text": "Vera Sosnina", "spans": [[0, 12], [40, 52]]}, {"text": "Vyera Sosnina", "spans": [[80, 93]]}]
    single = {"canonical": "Orlovka", "kind": "place", "forms": [{"text": "Orlovka", "spans": [[1, 8], [9, 16]]}]}
    entities = [{"canonical": "Vera Sosnina", "kind": "person", "forms": [*forms, {"text": "Sosnina", "spans": [[99, 106]]}]}, single]
    path = tmp_path / "names.json"
    path.write_text(json.dumps([{"path": "a.txt", "entities": entities}]), encoding="utf-8")
    (row,) = proposals(capsys, "--names", str(path))
    assert row["kind"] == "person"
    assert row["terms"]["en"] == [{"text": "Vera Sosnina", "status": "preferred"}, {"text": "Vyera Sosnina", "status": "forbidden"}]
    assert row["evidence"] == ["“Vera Sosnina” 2×, “Sosnina” 1×, “Vyera Sosnina” 1× in 1 document"]


def test_what_the_names_command_writes_is_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    article = tmp_path / "a.txt"
    article.write_text(
        "The analyst Vera Sosnina spoke. According to Vyera Sosnina, the bridge is old. Vera Sosnina left.", encoding="utf-8"
    )
    assert run(["names", "--format", "json", "--lang", "en", str(article)]) == 0
    path = tmp_path / "names.json"
    path.write_text(capsys.readouterr().out, encoding="utf-8")
    rows = proposals(capsys, "--names", str(path))
    assert ["Vyera" in term["text"] for row in rows for term in row["terms"]["en"] if term["status"] == "forbidden"] == [True]


@pytest.mark.parametrize("content", ["{}", "[1]", "not json", '[{"entities": 3}]'])
def test_another_file_than_a_ledger_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str], content: str) -> None:
    path = tmp_path / "names.json"
    path.write_text(content, encoding="utf-8")
    assert run(["glossary", "learn", "--names", str(path)]) == 2
    assert str(path) in capsys.readouterr().err


def test_nothing_to_learn_from(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["glossary", "learn"]) == 2
    assert "give --source, --raw or --names" in capsys.readouterr().err

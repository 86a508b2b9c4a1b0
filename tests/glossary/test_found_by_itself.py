"""The glossary of a text's folder is used without being named."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tqa.cli.main import run

GLOSSARY = '[[entry]]\nen = "berth"\nforbidden.en = ["parking place for ships"]\n'
TEXT = "The council paid for a parking place for ships at the river."


def found(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[str]:
    run(["lint", "--format", "json", "--lang", "en", "--select", "terms", *arguments])
    report = json.loads(capsys.readouterr().out)
    return [finding["text"] for document in report["documents"] for finding in document["findings"]]


@pytest.mark.parametrize("name", ["glossary.toml", "glossary.csv"])
def test_it_counts_for_the_texts_of_its_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    for folder in ("here", "there"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text(TEXT, encoding="utf-8")
    content = GLOSSARY if name.endswith("toml") else "en,forbidden.en\nberth,parking place for ships\n"
    (tmp_path / "here" / name).write_text(content, encoding="utf-8")
    assert found(capsys, str(tmp_path / "here")) == ["parking place for ships"]
    assert found(capsys, str(tmp_path / "there")) == []


def test_one_that_was_chosen_comes_first(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "glossary.toml").write_text(GLOSSARY, encoding="utf-8")
    chosen = tmp_path / "chosen.toml"
    chosen.write_text('[[entry]]\nen = "parking place for ships"\n', encoding="utf-8")
    assert found(capsys, "--glossary", str(chosen), str(tmp_path / "a.txt")) == []


def test_a_wrong_one_is_an_error_of_its_texts_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for folder in ("here", "there"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "here" / "glossary.toml").write_text("[[entry]]\nknd = 1\n", encoding="utf-8")
    assert run(["lint", str(tmp_path), "--format", "json"]) == 2
    out, err = capsys.readouterr()
    assert [document["path"] for document in json.loads(out)["documents"]] == [str(tmp_path / "there" / "a.txt")]
    assert "there is no field 'knd'" in err


def test_programs_that_load_settings_and_editors_find_it_too(tmp_path: Path) -> None:
    import tqa
    from tqa.glossary import store

    (tmp_path / "tqa.toml").write_text('select = ["terms"]\nlang = "en"\n', encoding="utf-8")
    (tmp_path / "glossary.toml").write_text(GLOSSARY, encoding="utf-8")
    article = tmp_path / "a.txt"
    article.write_text(TEXT, encoding="utf-8")
    (checked,) = tqa.Linter(tqa.load_settings(tmp_path / "tqa.toml")).check([tqa.read(article)])
    assert [checked.document.text[slice(*finding.span)] for finding in checked.findings] == ["parking place for ships"]
    own = str(tmp_path / "glossary.toml")
    assert store.with_own((), str(article)) == (own,)
    assert store.with_own((own, "media"), str(article)) == (own, "media")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_knows_the_actions(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["completion", shell]) == 0
    out = capsys.readouterr().out
    assert "check convert expand merge learn" in out
    assert "basic-dct" in out

"""Generated pages are those that the rules' docstrings give."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tqa.cli.main import run

TOP = Path(__file__).parent.parent
PAGES = TOP / "docs" / "rules"


def test_the_pages_of_the_rules_are_current(tmp_path: Path) -> None:
    assert run(["rules", "--pages", str(tmp_path)]) == 0
    made = {path.name: path.read_text(encoding="utf-8") for path in tmp_path.iterdir()}
    kept = {path.name: path.read_text(encoding="utf-8") for path in PAGES.iterdir()}
    assert kept == made, "run `tqa rules --pages docs/rules` and commit what it writes"


def test_the_example_of_the_readme_is_what_the_program_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    readme = (TOP / "README.md").read_text(encoding="utf-8")
    before, after = re.findall(r"\$ cat article\.txt\n(.*?\n)(?=\n\$|```)", readme, re.DOTALL)
    monkeypatch.chdir(tmp_path)
    Path("article.txt").write_text(before, encoding="utf-8")
    assert run(["lint", "article.txt"]) == 1
    shown = re.search(r"```\n(article\.txt:.*?)```", readme, re.DOTALL)
    assert shown is not None
    assert shown[1] in capsys.readouterr().out
    run(["fix", "--unsafe", "article.txt"])
    assert Path("article.txt").read_text(encoding="utf-8") == after


def test_the_continuous_integration_runs_the_test_command_of_the_readme() -> None:
    readme = (TOP / "README.md").read_text(encoding="utf-8")
    command = re.search(r"The tests and what they need:\n\n```\n(.+?)\n```", readme)
    assert command is not None
    assert command[1] in (TOP / ".ci" / "run").read_text(encoding="utf-8").splitlines()

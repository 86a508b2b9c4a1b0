"""The public interface: what the manual shows runs, what it offers is there, and importing it is cheap."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

import tqa
from tests.test_cold_start import loaded

MANUAL = Path(__file__).parent.parent / "docs" / "api.md"
EXAMPLES = re.findall(r"```python\n(.*?)```", MANUAL.read_text(encoding="utf-8"), re.DOTALL)
BAD = "date 2023-05-11 The mayor of Orlovka signed the budget on Friday.\n"
GOOD = "The mayor of Orlovka signed the budget on Friday.\n"


@pytest.mark.parametrize("code", EXAMPLES, ids=range(len(EXAMPLES)))
def test_the_examples_of_the_manual_run(code: str) -> None:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=False, cwd=MANUAL.parent.parent, encoding="utf-8"
    )
    assert done.returncode == 0, done.stderr
    assert ("print(" in code) == bool(done.stdout)


def test_every_name_is_there_and_no_other_is() -> None:
    for name in tqa.__all__:
        assert getattr(tqa, name) is not None
        assert name in dir(tqa)
    with pytest.raises(AttributeError, match="no attribute 'lnit'"):
        _ = getattr(tqa, "lnit")  # noqa: B009


def test_importing_loads_nothing_of_the_package() -> None:
    assert loaded("import tqa", ("tqa.engine", "tqa.model.text", "typing_extensions", "argparse")) == []


def test_a_text_is_checked_and_corrected() -> None:
    (finding,) = tqa.lint(BAD)
    assert (finding.rule, BAD[finding.span.start : finding.span.end]) == ("leaked-metadata", "date 2023-05-11")
    assert tqa.lint(BAD, ignore=["scrape"]) == tqa.lint(GOOD) == ()
    assert tqa.fix(BAD, unsafe=True).text == GOOD
    assert tqa.fix(BAD, unsafe=True, ignore=["scrape"]).text == BAD


def test_the_format_tells_what_is_prose() -> None:
    page = f"```\n{BAD}```\n\nText.\n"
    assert tqa.lint(page, format="text") != ()
    assert tqa.lint(page, format="markdown") == ()
    with pytest.raises(tqa.UsageError, match="there is no format 'docbook'"):
        tqa.lint(page, format="docbook")


def test_sources_go_with_their_documents() -> None:
    documents = [tqa.Document("The plant employs 190 people.\n", "a.txt"), tqa.Document("The plant employs 19 people.\n", "b.txt")]
    sources = {"a.txt": "На заводе работают 19 человек.\n", "b.txt": "На заводе работают 19 человек.\n"}
    linter = tqa.Linter(tqa.Settings(select=("number-mismatch",)))
    for given in (sources, lambda document: sources[document.path]):
        found = {checked.document.path: len(checked.findings) for checked in linter.check(documents, source=given)}
        assert found == {"a.txt": 1, "b.txt": 0}


def test_a_rule_that_does_not_exist_is_said_at_once() -> None:
    with pytest.raises(tqa.UsageError, match="did you mean leaked-metadata"):
        tqa.Linter(tqa.Settings(select=("leaked-metdata",)))


def test_settings_of_a_file_hold_for_their_paths(tmp_path: Path) -> None:
    (tmp_path / "tqa.toml").write_text('[[overrides]]\npaths = ["old/**"]\nignore = ["scrape"]\n', encoding="utf-8")
    (tmp_path / "old").mkdir()
    for name in ("old/a.txt", "new.txt"):
        (tmp_path / name).write_text(BAD, encoding="utf-8")
    linter = tqa.Linter(tqa.load_settings(tmp_path / "tqa.toml"))
    counts = [len(checked.findings) for checked in linter.check(tqa.read(tmp_path / name) for name in ("old/a.txt", "new.txt"))]
    assert counts == [0, 1]


def test_files_that_cannot_be_read_are_named(tmp_path: Path) -> None:
    with pytest.raises(tqa.UnreadableError, match="cannot be read"):
        tqa.read(tmp_path / "missing.txt")
    (tmp_path / "a.txt").write_bytes(b"\x00\x01")
    with pytest.raises(tqa.UnreadableError, match="binary"):
        tqa.read(tmp_path / "a.txt")

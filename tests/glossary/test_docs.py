"""`docs/glossaries.md` is true: its files and commands give what it shows, and its lists are complete."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from tqa.cli.main import run
from tqa.glossary import fields, store
from tqa.glossary.entries import KINDS

PAGE = Path(__file__).parent.parent.parent / "docs" / "glossaries.md"


def test_the_commands_give_what_the_page_shows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    text = PAGE.read_text(encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    for name, content in re.findall(r"^`([\w.]+)`:\n\n```\w+\n(.*?)```", text, re.MULTILINE | re.DOTALL):
        Path(name).write_text(content, encoding="utf-8")
    commands = 0
    for block in re.findall(r"```console\n(.*?)```", text, re.DOTALL):
        for step in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, expected = step.partition("\n")
            assert run(shlex.split(command)[1:]) in (0, 1)
            out, err = capsys.readouterr()
            said = "".join(line for line in err.splitlines(keepends=True) if "lost" in line)
            assert out + said == expected, command
            commands += 1
    assert commands >= 5


def test_every_field_kind_starter_and_style_is_named() -> None:
    text = PAGE.read_text(encoding="utf-8")
    named = (*fields.NAMES, *KINDS, *fields.PARTS_OF_SPEECH, *store.starters(), *store.styles())
    assert [name for name in named if f"`{name}" not in text] == []

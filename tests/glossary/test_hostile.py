"""Glossaries found beside a text are untrusted: they cannot hang, crash or deceive the program."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from tqa.cli.main import run
from tqa.glossary import store
from tqa.model.errors import SettingsError


def mistakes(data: bytes, name: str) -> list[str]:
    with pytest.raises(SettingsError) as caught:
        store.parsed(data, name)
    return caught.value.mistakes


def test_nesting_without_end_is_refused() -> None:
    assert mistakes(b"a = " + b"[" * 50_000, "a.toml") == ["not TOML of a glossary: lists or tables are nested too deeply"]


def test_terms_of_any_length_are_refused() -> None:
    long = "a" * 100_000
    assert mistakes(f'[[entry]]\nen = "{long}"\n'.encode(), "a.toml") == [
        'line 1: "en" has a term of 100000 characters; terms have at most 300'
    ]
    assert "at most 300" in mistakes(f"en\tforbidden.en\na\t{long}\n".encode(), "a.tsv")[0]


@pytest.mark.parametrize("char", ["\u202e", "\u2066", "\u200f", "\u200b", "\u00ad", "\ufeff", "\u061c"])
def test_characters_that_deceive_the_eye_are_refused(char: str) -> None:
    assert mistakes(f"en\nab{char}c\n".encode(), "a.tsv") == [f'line 2: "en" has the invisible character U+{ord(char):04X}']


def test_messages_show_control_characters_and_do_not_send_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.toml"
    path.write_text('[[entry]]\nkind = "per\\u001b[2Json"\nen = "a"\n', encoding="utf-8")
    assert run(["glossary", "check", str(path)]) == 2
    assert "\x1b" not in capsys.readouterr().err


def test_many_terms_with_one_beginning_take_linear_time(tmp_path: Path) -> None:
    from tqa.analysis import terms
    from tqa.analysis.context import Context
    from tqa.model.text import Document
    from tqa.settings import Settings

    path = tmp_path / "a.tsv"
    path.write_text("en\n" + "".join(f"{'a ' * size}end\n" for size in range(1, 60)), encoding="utf-8")

    def seconds(count: int) -> float:
        text = "a " * count
        settings = Settings(lang="en", glossary=(str(path), "none"))
        start = time.process_time()
        assert Context(Document(text), "en", None, settings).get(terms.matches) == ()
        return time.process_time() - start

    seconds(500)
    assert seconds(16_000) < 12 * max(seconds(4_000), 0.01)


def test_a_glossary_that_is_a_folder_or_a_device_is_no_glossary(tmp_path: Path) -> None:
    (tmp_path / "glossary.toml").mkdir()
    assert store.beside(str(tmp_path)) == ()
    with pytest.raises(SettingsError, match="cannot be read"):
        store.read(str(tmp_path / "glossary.toml"))

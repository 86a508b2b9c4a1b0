"""Texts, names of files and folders from anyone: nothing acts on the terminal, nothing stops the work on the others."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from tqa.cli import inputs
from tqa.cli.main import run
from tqa.settings import NO_FILE

ARTICLE = "date 2022-02-01 The port of Orlovka is open again. \x1b]0;owned\x07\n"
NAMES = (b"esc\x1b[31m.txt", "turned\u202e.txt".encode(), b"new\nline.txt", b"-dash.txt", b"not\xff\xfeutf8.txt", b"##vso[task.x].txt")


def read_from_terminal(folder: Path, *arguments: str) -> bytes:
    """What a command writes when its output is a terminal."""
    terminal, inner = pty.openpty()
    process = subprocess.Popen([sys.executable, "-m", "tqa", *arguments], cwd=folder, stdout=inner, stderr=inner, stdin=subprocess.DEVNULL)
    os.close(inner)
    said = b""
    while True:
        try:
            piece = os.read(terminal, 65536)
        except OSError:  # the other end is closed
            break
        if not piece:
            break
        said += piece
    os.close(terminal)
    process.wait()
    return said


def test_a_diff_on_a_terminal_without_colours_has_no_control_characters(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    said = read_from_terminal(tmp_path, "fix", "--diff", "--color", "never", "a.txt")
    assert rb"+The port of Orlovka is open again. \x1b]0;owned\x07" in said
    assert b"\x1b" not in said


def test_a_diff_for_programs_is_verbatim(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    run(["fix", "--diff", str(tmp_path / "a.txt")])
    assert "+The port of Orlovka is open again. \x1b]0;owned\x07\n" in capsys.readouterr().out


def test_what_a_folder_has_beside_texts_does_not_stop_the_work(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "one.txt").symlink_to("two.txt")
    (tmp_path / "two.txt").symlink_to("one.txt")
    (tmp_path / "round").symlink_to(".")
    (tmp_path / "folder.txt").mkdir()
    (tmp_path / "folder.txt" / "b.txt").write_text(ARTICLE, encoding="utf-8")
    os.mkfifo(tmp_path / "pipe.txt")
    found, errors = inputs.discover([str(tmp_path)], NO_FILE)
    assert [item.relative for item in found] == ["a.txt", os.path.join("folder.txt", "b.txt")]
    assert [(os.path.basename(error.path or ""), "symbolic links" in error.message) for error in errors] == [
        ("one.txt", True),
        ("two.txt", True),
    ]


def test_a_folder_that_cannot_be_listed_does_not_stop_the_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    # Longer than the system takes as one path, but made of folders that can be entered.
    monkeypatch.chdir(tmp_path)
    for _ in range(18):
        os.mkdir("x" * 250)
        os.chdir("x" * 250)
    monkeypatch.chdir(tmp_path)
    found, errors = inputs.discover([str(tmp_path)], NO_FILE)
    subprocess.run(["rm", "-rf", "x" * 250], check=True)
    assert [item.relative for item in found] == ["a.txt"]
    assert ["cannot be" in error.message for error in errors] == [True]


def test_folders_in_folders_in_folders_are_walked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for _ in range(1050):
        os.mkdir("d")
        os.chdir("d")
    Path("a.txt").write_text(ARTICLE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    try:
        found, errors = inputs.discover(["d"], NO_FILE)
        assert (["a.txt" in item.relative for item in found], errors) == ([True], [])
    finally:  # what clears temporary folders away goes down by recursion
        subprocess.run(["rm", "-rf", str(tmp_path / "d")], check=True)


@pytest.mark.parametrize(
    "line", ["lint --format json", "lint", "names --format json", "names", "check", "lint --format azure", "lint --format csv"]
)
def test_names_of_files_do_not_act(tmp_path: Path, line: str, capfd: pytest.CaptureFixture[str]) -> None:
    for name in NAMES:
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)).write_text(
            "date 2022-02-01 Ivan Kelmov met Anna Rostova.\n", encoding="utf-8"
        )
    run([*line.split(), str(tmp_path)])
    said = "".join(capfd.readouterr())
    assert not {"\x1b", "\u202e", "\udcff"} & set(said)
    assert "##vso[task.x" not in said
    assert "\nline.txt" not in said
    if "json" in line:
        json.loads(said)

"""Exit statuses: 0 nothing at or above --fail-on, 1 findings, 2 something could not be done."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

BAD = "date 2023-05-11 The mayor of Orlovka signed the budget.\n"
GOOD = "The mayor of Orlovka signed the budget on Friday.\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.mktemp("texts")
    (base / "bad.txt").write_text(BAD, encoding="utf-8")
    (base / "good.txt").write_text(GOOD, encoding="utf-8")
    (base / "good.md").write_text(f"# News\n\n{GOOD}", encoding="utf-8")
    (base / "empty.txt").write_bytes(b"")
    (base / "binary.txt").write_bytes(b"\x89PNG\x00\x01\x02")
    (base / "cp1251.txt").write_bytes("Мэр Орловки подписал бюджет в пятницу, и дороги начнут ремонтировать.\n".encode("cp1251"))
    (base / "utf16.txt").write_bytes("\ufeffThe mayor signed it.\n".encode("utf-16-le"))
    (base / "cut16.txt").write_bytes(b"\xff\xfea\x00b")
    (base / "broken.toml").write_text("select = [\n", encoding="utf-8")
    (base / "wrong.toml").write_text('selct = ["names"]\nfail-on = "mayor"\n', encoding="utf-8")
    (base / "right.toml").write_text('ignore = ["leaked-metadata"]\n', encoding="utf-8")
    for name in ("clean", "mixed", "nothing", "source"):
        (base / name).mkdir()
    (base / "clean" / "a.txt").write_text(GOOD, encoding="utf-8")
    (base / "mixed" / "a.txt").write_text(GOOD, encoding="utf-8")
    (base / "mixed" / "b.txt").write_bytes(b"\x00\x01")
    (base / "mixed" / "c.txt").write_text(BAD, encoding="utf-8")
    (base / "nothing" / "picture.png").write_bytes(b"\x89PNG")
    (base / "source" / "a.txt").write_text("Мэр Орловки подписал бюджет в пятницу.\n", encoding="utf-8")
    return base


def tqa(folder: Path, *arguments: str, data: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "tqa", *arguments],
        cwd=folder,
        input=data,
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), **environment},
    )


ROWS: list[tuple[str, int, str]] = [
    ("lint good.txt", 0, ""),
    ("lint good.md", 0, ""),
    ("lint bad.txt", 1, ""),
    ("lint good.txt bad.txt", 1, ""),
    ("lint --fail-on major bad.txt", 0, ""),
    ("lint --fail-on neutral bad.txt", 1, ""),
    ("lint --fail-on never bad.txt", 0, ""),
    ("lint --ignore scrape bad.txt", 0, ""),
    ("lint --select names bad.txt", 0, ""),
    ("lint --select leaked-metadata bad.txt", 1, ""),
    ("lint --min-confidence 1 bad.txt", 0, ""),
    ("lint --config right.toml bad.txt", 0, ""),
    ("lint --format json bad.txt", 1, ""),
    ("lint --format jsonl good.txt", 0, ""),
    ("lint --lang en --source-lang ru good.txt", 0, ""),
    ("lint --jobs 2 clean", 0, ""),
    ("lint --source source/a.txt good.txt", 0, ""),
    ("lint empty.txt", 0, "the file is empty"),
    ("lint cp1251.txt", 0, "read as"),
    ("lint utf16.txt", 0, ""),
    ("lint mixed", 2, "b.txt: a binary file"),
    ("lint missing.txt", 2, "no such file or folder"),
    ("lint goodd.txt", 2, "did you mean good.txt?"),
    ("lint nothing", 2, "no texts in this folder"),
    ("lint binary.txt", 2, "a binary file"),
    ("lint cut16.txt", 2, "not valid utf-16-le"),
    ("lint --select leaked-metdata bad.txt", 2, "did you mean leaked-metadata?"),
    ("lint --ignore nonsense bad.txt", 2, "there is no rule or family"),
    ("lint --lang xx bad.txt", 2, "not a language code"),
    ("lint --lang english bad.txt", 2, "not a language code"),
    ("lint --min-confidence 2 bad.txt", 2, "not a number from 0 to 1"),
    ("lint --jobs 0 bad.txt", 2, "not a count"),
    ("lint --format yaml bad.txt", 2, "invalid choice"),
    ("lint --formt json bad.txt", 2, "Did you mean --format?"),
    ("lint --config broken.toml bad.txt", 2, "not valid TOML"),
    ("lint --config wrong.toml bad.txt", 2, "did you mean select?"),
    ("lint --config missing.toml bad.txt", 2, "cannot be read"),
    ("lint --glossary clean bad.txt", 2, "clean"),
    ("lint --glossary missing.toml bad.txt", 2, "there is no glossary"),
    ("lint --source missing bad.txt", 2, "--source: no such file"),
    ("lint --source source good.txt", 2, "nothing goes with it"),
    ("lint --output clean good.txt", 2, "cannot be written"),
    ("fix --diff bad.txt", 0, "1 place would be corrected"),
    ("fix --diff good.txt", 0, "0 places would be corrected"),
    ("fix --diff --output-dir out bad.txt", 2, "give one of them"),
    ("fix missing.txt", 2, "no such file"),
    ("rules", 0, ""),
    ("rules leaked-metadata", 0, ""),
    ("rules nonsense", 2, "there is no rule or family"),
    ("names good.txt", 0, ""),
    ("init missing-folder", 2, "no such folder"),
    ("completion bash", 0, ""),
    ("completion tcsh", 2, "invalid choice"),
    ("score good.txt --ref missing.txt", 2, "no such file"),
    ("--version", 0, ""),
    ("--help", 0, ""),
    ("lint --help", 0, ""),
    ("help fix", 0, ""),
    ("", 2, ""),
    ("lnit good.txt", 2, "Did you mean `tqa lint`?"),
    ("good.txt", 2, "To check a file: `tqa lint good.txt`."),
]


@pytest.mark.parametrize(("line", "status", "said"), ROWS, ids=[line or "nothing" for line, *_ in ROWS])
def test_exit_status_and_message(folder: Path, line: str, status: int, said: str) -> None:
    done = tqa(folder, *line.split())
    error = done.stderr.decode()
    assert done.returncode == status, error
    assert said in error
    assert "Traceback" not in error
    if status == 2 and line:
        assert error.startswith("tqa"), "a problem is said by the program's name"


def test_every_mistake_of_a_settings_file_is_said(folder: Path) -> None:
    error = tqa(folder, "lint", "--config", "wrong.toml", "bad.txt").stderr.decode()
    assert "selct: no such setting; did you mean select?" in error
    assert "did you mean major?" in error


def test_an_unreadable_file_does_not_stop_the_others(folder: Path) -> None:
    done = tqa(folder, "lint", "mixed")
    assert b"mixed/c.txt:1:1" in done.stdout
    assert done.stderr.decode() == "tqa: mixed/b.txt: a binary file, not text\n"


def test_standard_input_takes_its_format_from_the_name(folder: Path) -> None:
    text = "```\ndate 2023-05-11\n```\n\nText.\n"
    assert tqa(folder, "lint", "-", "--stdin-filename", "a.md", data=text.encode()).returncode == 0
    done = tqa(folder, "lint", "-", "--stdin-filename", "a.txt", data=BAD.encode())
    assert (done.returncode, done.stdout.split(b":")[0]) == (1, b"a.txt")


def test_a_closed_pipe_is_no_error_message(folder: Path) -> None:
    command = f"{sys.executable} -m tqa rules stray | head -c 1; {sys.executable} -m tqa lint --format json {'bad.txt ' * 1} | head -c 5"
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    done = subprocess.run(["bash", "-c", command], cwd=folder, capture_output=True, text=True, check=False, env=environment)
    assert "Traceback" not in done.stderr
    assert "BrokenPipe" not in done.stderr


def test_colours_only_when_asked_for(folder: Path) -> None:
    assert b"\x1b" not in tqa(folder, "lint", "bad.txt").stdout
    assert b"\x1b[" in tqa(folder, "lint", "--color", "always", "bad.txt").stdout


def test_control_characters_of_a_text_never_reach_the_terminal(folder: Path) -> None:
    text = "date 2023-05-11 The \x1b[31mmayor\x1b]8;;http://x\x07 of \u202eOrlovka signed.\n"
    for arguments in (("lint", "-"), ("fix", "--diff", "--color", "always", "-")):
        out = tqa(folder, *arguments, data=text.encode()).stdout
        assert b"\x1b[31mmayor" not in out
        assert b"\x1b]8" not in out
        assert "\u202e".encode() not in out


def test_processes_and_order_of_arguments_do_not_change_the_report(folder: Path, tmp_path: Path) -> None:
    for number in range(80):
        (tmp_path / f"{number:02}.txt").write_text(BAD if number % 3 else GOOD, encoding="utf-8")
    one = tqa(tmp_path, "lint", "--format", "json", "--jobs", "1", ".")
    two = tqa(tmp_path, "lint", "--format", "json", "--jobs", "2", ".", PYTHONHASHSEED="7")
    assert one.stdout == two.stdout
    assert one.returncode == 1
    names = [f"{number:02}.txt" for number in range(80)]
    assert tqa(tmp_path, "lint", *names).stdout == tqa(tmp_path, "lint", *reversed(names)).stdout

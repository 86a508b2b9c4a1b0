"""What a plain run may load: heavy libraries come in only where they are needed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = ("polars", "sacrebleu", "deep_translator", "langdetect", "lxml", "jinja2", "pygls", "pymorphy3", "rapidfuzz", "numpy", "requests")
SLOW = (*HEAVY, "dataclasses", "pathlib", "logging", "importlib.metadata", "tomllib", "difflib", "inspect", "sqlite3", "subprocess")

ARTICLE = """\
The council of Verkhny Bor refused to consider the petition. Writes about it TASS with reference to the mayor of the city.

The expert Tatyana Beresneva noted that the decision was made in December. According to Tatiana Beresneva, it will be changed.
"""


def loaded(code: str, names: tuple[str, ...], *arguments: str) -> list[str]:
    script = f"import sys\n{code}\nprint('LOADED', *[name for name in {names!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", script, *arguments], capture_output=True, text=True, check=True)
    return done.stdout.split("LOADED")[1].split()


def test_the_command_line_loads_nothing_heavy() -> None:
    assert loaded("import tqa.cli.main, tqa.cli.lint, tqa.cli.fix", HEAVY) == []


def test_a_plain_lint_loads_nothing_slow(tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    assert loaded("from tqa.cli.main import run; run(['lint', sys.argv[1]])", SLOW, str(path)) == []


@pytest.mark.parametrize("command", ["lint", "fix"])
def test_checking_opens_no_socket(tmp_path: Path, command: str) -> None:
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    code = f"""
import socket
def refuse(*_args, **_options): raise AssertionError("a socket was opened")
socket.socket = refuse
from tqa.cli.main import run
status = run([{command!r}, sys.argv[1]])
assert status in (0, 1), status
"""
    assert loaded(code, HEAVY, str(path)) == []

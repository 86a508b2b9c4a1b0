"""What a plain run may load: heavy libraries come in only where they are needed."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tqa.rules import registry

HEAVY = ("polars", "sacrebleu", "deep_translator", "langdetect", "lxml", "jinja2", "pygls", "pymorphy3", "rapidfuzz", "numpy", "requests")
SLOW = (*HEAVY, "dataclasses", "pathlib", "logging", "importlib.metadata", "tomllib", "difflib", "inspect", "sqlite3", "subprocess")

ARTICLE = """\
The council of Sosnovy Mys put off the sale of the ferry. Writes about it TASS with reference to the mayor of the city.

The expert Tatyana Beresneva noted that the decision was made in December. According to Tatiana Beresneva, it will be changed.
"""

SAMPLE = Path(__file__).parent.parent / "samples" / "heating-season.txt"
MOST_MODULES = 155
"""Modules of the package that an English article may load; each costs a fifth of a millisecond."""

MOST_PATTERNS = 92
"""Patterns that it may compile; each costs between a twentieth of a millisecond and a whole one."""

MOST_FILES = 320
"""Files of language packs that it may read."""

COUNTED = """
import builtins, re
counts = {"patterns": 0, "files": 0}
compile_pattern, open_file = re.compile, builtins.open
def compiled(*arguments):
    counts["patterns"] += 1
    return compile_pattern(*arguments)
def opened(name, *arguments, **options):
    counts["files"] += 1
    return open_file(name, *arguments, **options)
re.compile, builtins.open = compiled, opened
import typing
def made(*arguments):
    raise AssertionError("a class was made by typing.NamedTuple instead of tqa.model.records")
typing.NamedTuple = made
from tqa.cli.main import run
run(["lint", sys.argv[1]])
counts["modules"] = sum(name.split(".")[0] == "tqa" for name in sys.modules)
print("COUNTS", *(f"{name}={number}" for name, number in counts.items()))
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


@pytest.fixture
def sample(tmp_path: Path) -> str:
    """A sample in a folder without settings: those would be parsed."""
    return str(shutil.copy(SAMPLE, tmp_path / SAMPLE.name))


def test_rules_that_compare_are_not_loaded_without_anything_to_compare_with(sample: str) -> None:
    names = (
        *(
            f"tqa.rules.{family}.{rule_id.replace('-', '_')}"
            for rule_id, family in registry.rule_ids().items()
            if family in registry.BESIDE
        ),
    )
    assert len(names) > 5
    unused = (
        *names,
        "tqa.analysis.bitext.alignment",
        "tqa.analysis.bitext.drift",
        "tqa.analysis.bitext.figures",
        "html.entities",
        "encodings.cp1251",
    )
    assert loaded("from tqa.cli.main import run; run(['lint', sys.argv[1]])", unused, sample) == []


def test_a_plain_lint_loads_compiles_and_reads_little(sample: str) -> None:
    script = f"import sys\n{COUNTED}"
    done = subprocess.run([sys.executable, "-c", script, sample], capture_output=True, text=True, check=True)
    counts = dict(pair.split("=") for pair in done.stdout.split("COUNTS")[1].split())
    assert 100 < int(counts["modules"]) <= MOST_MODULES
    assert 30 < int(counts["patterns"]) <= MOST_PATTERNS
    assert 100 < int(counts["files"]) <= MOST_FILES


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

"""CONTRIBUTING.md, followed to the letter in a copy of the project."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
TEXT = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    keep = shutil.ignore_patterns("__pycache__")
    for folder in ("tqa", "glossaries", "samples", "docs"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=keep)
    (tmp_path / "tests" / "rules").mkdir(parents=True)
    for name in ("__init__.py", "case_files.py", "test_rule_cases.py", "test_docs.py"):
        shutil.copy(ROOT / "tests" / name, tmp_path / "tests" / name)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def section(title: str) -> str:
    found = re.search(rf"^## {title}$(.*?)(?=^## [A-Z]|\Z)", TEXT, re.DOTALL | re.MULTILINE)
    assert found
    return found[1]


def block(text: str, kind: str, fence: str = "```") -> str:
    found = re.search(rf"^{fence}{kind}\n(.*?)^{fence}$", text, re.DOTALL | re.MULTILINE)
    assert found
    return found[1]


def python(project: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(project), "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run([sys.executable, *arguments], cwd=project, env=environment, capture_output=True, text=True, encoding="utf-8")


def test_add_a_rule(project: Path) -> None:
    text = section("Add a rule")
    (project / "tqa" / "rules" / "scrape" / "dummy_text.py").write_text(block(text, "python"), encoding="utf-8")
    (project / "tests" / "rules" / "dummy-text.md").write_text(block(text, "markdown", "````"), encoding="utf-8")
    pages, tests, lint = (line.split()[1:] for line in re.findall(r"^python -m .*$", text, re.MULTILINE))
    assert python(project, *pages).returncode == 0
    assert "dummy text that nobody replaced" in (project / "docs" / "rules" / "README.md").read_text(encoding="utf-8")
    done = python(project, *tests, "-p", "no:cacheprovider", "-k", "dummy or pages")
    assert done.returncode == 0, done.stdout
    done = python(project, *lint)
    assert (done.returncode, done.stderr) == (0, ""), done.stdout


def test_add_a_format(project: Path) -> None:
    text = section("Add a format")
    module, tests = re.findall(r"^```python\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)
    (project / "tqa" / "formats" / "gemtext.py").write_text(module, encoding="utf-8")
    suffix = re.search(r'^ +("\.gmi": "gemtext"),$', text, re.MULTILINE)
    reading = project / "tqa" / "formats" / "reading.py"
    old = reading.read_text(encoding="utf-8")
    assert suffix
    reading.write_text(old.replace("SUFFIXES = {", f"SUFFIXES = {{{suffix[1]}, ", 1), encoding="utf-8")
    (project / "tests" / "formats").mkdir()
    (project / "tests" / "formats" / "test_gemtext.py").write_text(tests, encoding="utf-8")
    command = re.findall(r"^python -m (.*)$", text, re.MULTILINE)[-1].split()
    done = python(project, "-m", *command, "-p", "no:cacheprovider")
    assert done.returncode == 0, done.stdout


def test_add_a_language(project: Path) -> None:
    text = section("Add a language")
    words, leadins, chrome, frame = re.findall(r"^```\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)[:4]
    pack = project / "tqa" / "data" / "lb"
    assert not pack.exists(), "the page should add a language that is not there yet"
    pack.mkdir()
    (pack / "function_words.txt").write_text(words, encoding="utf-8")
    (pack / "leadins.tsv").write_text(leadins, encoding="utf-8")
    (pack / "chrome.tsv").write_text(chrome, encoding="utf-8")
    for folder in ("scrape", "linguistics"):
        shutil.copytree(ROOT / "tests" / folder, project / "tests" / folder, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "tests" / "strategies.py", project / "tests" / "strategies.py")
    frames = project / "tests" / "scrape" / "frames.tsv"
    frames.write_text(frames.read_text(encoding="utf-8") + frame, encoding="utf-8")
    command = re.findall(r'^python -m (pytest .*) -k "(.*)"$', text, re.MULTILINE)[0]
    done = python(project, "-m", *command[0].split(), "-k", command[1], "-p", "no:cacheprovider")
    assert done.returncode == 0, done.stdout
    (project / "article.txt").write_text(block(text, "text"), encoding="utf-8")
    done = python(project, "-m", "tqa", "lint", "--format", "json", "article.txt")
    (document,) = json.loads(done.stdout)["documents"]
    assert document["language"] == "lb"
    assert [(finding["rule"], finding["text"]) for finding in document["findings"]] == [
        ("stray-insertion", "Liest och Zéng Rezepter fir e kalen Owend"),
        ("site-chrome", "Op Facebook deelen"),
    ]


def test_the_files_of_packs_that_the_page_names_exist() -> None:
    table = "\n".join(re.findall(r"^\| `.*$", section("Add a language"), re.MULTILINE))
    names = re.findall(r"`(?:<source>-<target>/)?(\w+\.(?:tsv|txt))`", table)
    assert len(names) > 15
    known = {path.name for path in (ROOT / "tqa" / "data").rglob("*")}
    assert set(names) <= known

"""What the pages of `docs/` show is true: settings load, commands run, keys and options exist."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest

from tqa import settings
from tqa.cli.main import TROUBLE, command, run
from tqa.settings import Settings

ROOT = Path(__file__).parent.parent
PAGES = sorted([*(ROOT / "docs").glob("*.md"), *ROOT.glob("*.md")])


def blocks(path: Path, kind: str) -> list[str]:
    return re.findall(rf"^```{kind}\n(.*?)^```$", path.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)


TOML = [(path.name, block) for path in PAGES for block in blocks(path, "toml")]
COMMANDS = [(path.name, line) for path in PAGES for block in blocks(path, "sh") for line in block.splitlines() if line.startswith("tqa ")]


@pytest.mark.parametrize(("page", "block"), TOML)
def test_settings_on_the_pages_load(page: str, block: str, tmp_path: Path) -> None:
    if "[[entry]]" in block:
        pytest.skip("a glossary")
    file = tmp_path / ("pyproject.toml" if "[tool.tqa]" in block else "tqa.toml")
    file.write_text(block, encoding="utf-8")
    loaded = settings.load(str(file))
    assert loaded.values or loaded.overrides


@pytest.mark.parametrize(("page", "line"), COMMANDS)
def test_commands_on_the_pages_work(page: str, line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(ROOT / "samples", tmp_path / "samples")
    monkeypatch.chdir(tmp_path)
    assert run(shlex.split(line, comments=True)[1:]) != TROUBLE


def test_the_page_on_settings_has_every_key_with_its_option() -> None:
    rows = re.findall(
        r"^\| `([a-z-]+)` \|.*\| (?:`--([a-z-]+)` )?\|$", (ROOT / "docs" / "settings.md").read_text(encoding="utf-8"), re.MULTILINE
    )
    keys = {key for key, _ in rows}
    assert keys == {name.replace("_", "-") for name in Settings._fields if name != "origin"} | {"overrides"}
    _, parser = command("lint")
    options = {name for action in parser._actions for name in action.option_strings}
    assert {f"--{option}" for _, option in rows if option} <= options
    assert all(option in ("", key) for key, option in rows)


def test_links_between_pages_lead_somewhere() -> None:
    for page in PAGES:
        for target in re.findall(r"\]\((?!https?:|#|mailto:)([^)#]+)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"

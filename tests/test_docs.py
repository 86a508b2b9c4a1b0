"""Generated pages are those that the rules' docstrings give."""

from __future__ import annotations

from pathlib import Path

from tqa.cli.main import run

PAGES = Path(__file__).parent.parent / "docs" / "rules"


def test_the_pages_of_the_rules_are_current(tmp_path: Path) -> None:
    assert run(["rules", "--pages", str(tmp_path)]) == 0
    made = {path.name: path.read_text(encoding="utf-8") for path in tmp_path.iterdir()}
    kept = {path.name: path.read_text(encoding="utf-8") for path in PAGES.iterdir()}
    assert kept == made, "run `tqa rules --pages docs/rules` and commit what it writes"

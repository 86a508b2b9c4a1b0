"""Structure that an author wrote is no damage of a scrape."""

from __future__ import annotations

from tqa import engine
from tqa.formats import reading
from tqa.settings import Settings

README = """# Tidewatch

## Install

Tidewatch reads tide gauges. Before the first run:

1. Sign in.
2. Choose a gauge.

### 1.4.0 (2024-05-02)

It reads more than one gauge.
"""
FLATTENED = "Tidewatch reads tide gauges.\n\nSign in\n\nThe gauge of Orlovka is read every minute.\n"


def found(text: str) -> list[str]:
    checked = engine.check(reading.read(text, "page.md"), Settings(select=("site-chrome", "leaked-metadata"), lang="en"))
    assert checked.errors == ()
    return [finding.rule for finding in checked.findings]


def test_headings_and_numbered_steps_are_kept() -> None:
    assert found(README) == []


def test_the_same_words_on_a_line_of_their_own_are_found() -> None:
    assert found(FLATTENED) == ["site-chrome"]

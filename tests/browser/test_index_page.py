"""The page of a set: sorting, searching, what recurs, how it developed, and the way to the pages of the documents."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Opener
from tests.regenerate_reports import SAMPLES
from tqa.cli.main import run

BODY = (
    "The council of {place} signed the budget on Friday, and the mayor {name} thanked the engineers for their patience.\n\n"
    "Subscribe to our Telegram channel\n\nThe road behind the bridge will be repaired before the winter.\n"
)


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.mktemp("index")
    texts = base / "texts"
    texts.mkdir()
    for number, (place, name) in enumerate(
        [("Orlovka", "Sergei Puryasev"), ("Zarechensk", "Sergey Puryasev"), ("Lesogorsk", "Anna Zueva")]
    ):
        (texts / f"n{number}.txt").write_text(BODY.format(place=place, name=name), encoding="utf-8")
    (texts / "bridge & vote.txt").write_bytes((SAMPLES / "bridge-vote.txt").read_bytes())
    (texts / "night-train.txt").write_bytes((SAMPLES / "night-train.txt").read_bytes())
    (texts / "broken.txt").write_bytes(b"\x00")
    for date in ("2026-01-01", "2026-02-01"):
        run(["report", str(texts), "-o", str(base / "out"), "--date", date])
    return base / "out" / "index.html"


def column(page: Page, number: int) -> list[str]:
    cells: list[str] = page.locator(f"#rows tr > :nth-child({number})").all_inner_texts()
    return cells


def test_documents_are_sorted_and_found(index: Path, opened: Opener) -> None:
    page = opened(index)
    penalties = [float(text.replace(",", "")) for text in column(page, 6)]
    assert penalties == sorted(penalties, reverse=True)
    assert len(penalties) == 5
    page.click("#documents thead th:nth-child(1) button")
    assert column(page, 1) == sorted(column(page, 1))
    assert page.locator("#documents thead th:nth-child(1)").get_attribute("aria-sort") == "ascending"
    page.click("#documents thead th:nth-child(1) button")
    assert column(page, 1) == sorted(column(page, 1), reverse=True)
    page.fill("input[type=search]", "NIGHT")
    assert len(column(page, 1)) == 1
    assert page.locator("#tally").inner_text() == "1 of 5 documents"


def test_the_way_to_a_document_and_back(index: Path, opened: Opener) -> None:
    page = opened(index)
    page.click("text=bridge & vote.txt")
    assert page.locator("h1").inner_text().endswith("bridge & vote.txt")
    page.click("text=All reports")
    assert page.locator("#rows tr").count() == 5


def test_what_recurs_and_how_it_developed(index: Path, opened: Opener) -> None:
    page = opened(index)
    insertions = page.locator("section", has_text="Insertions in several documents").first
    assert "Subscribe to our Telegram channel" in insertions.inner_text()
    names = page.locator("section", has_text="Names in several spellings").first
    assert "Sergei Puryasev" in names.inner_text()
    assert "Sergey Puryasev" in names.inner_text()
    charts = page.locator(".chart svg")
    assert charts.count() == 3
    assert all(chart.get_attribute("role") == "img" and chart.get_attribute("aria-label") for chart in charts.all())
    assert "2026-01-01" in (charts.nth(2).get_attribute("aria-label") or "")
    assert "broken.txt" in page.locator("section", has_text="Not done").first.inner_text()

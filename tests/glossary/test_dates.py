"""The date of an article, and what it decides."""

from __future__ import annotations

from pathlib import Path

import pytest

from tqa import engine
from tqa.analysis.context import Context
from tqa.analysis.scrape.dateline import published, read_date
from tqa.formats import reading
from tqa.glossary import store
from tqa.settings import Settings

SAMPLES = Path(__file__).parent.parent.parent / "samples"


def date(text: str, name: str = "a.txt", language: str = "en", source: str | None = "ru", **document: str) -> str:
    options = {"document": document} if document else {}
    return Context(reading.read(text, name), language, source, Settings(options=options)).get(published)


BODY = "The council of Orlovka met on Monday.\n\nIt spoke of the bridge that was built on 3 May 1987.\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Posted 14 November 2018, 09:40\n\n" + BODY, "2018-11-14"),
        ("November 14, 2018\n\n" + BODY, "2018-11-14"),
        ("14.11.2018 09:40\n\n" + BODY, "2018-11-14"),
        ("Posted 14 ноября 2018, 13:20\n\n" + BODY, "2018-11-14"),
        ("date 2018-11-14 " + BODY, "2018-11-14"),
        ("05/03/2018\n\n" + BODY, ""),
        (BODY, ""),
    ],
)
def test_stamps_of_the_page_give_the_date(text: str, expected: str) -> None:
    assert date(text) == expected


def test_front_matter_and_markup_give_the_date() -> None:
    assert date(f"---\ntitle: x\ndate: 2021-03-09\n---\n\n{BODY}", "a.md") == "2021-03-09"
    assert date(f"---\ntitle: x\n---\n\ndate: 2021-03-09 {BODY}", "a.md") == "2021-03-09"
    page = '<html><head><meta property="article:published_time" content="2021-03-09T10:00:00Z"></head><body><p>{}</p></body></html>'
    assert date(page.format(BODY), "a.html") == "2021-03-09"
    page = '<html><head><script type="application/ld+json">{"datePublished": "2021-03-09"}</script></head><body><p>' + BODY + "</p></body>"
    assert date(page, "a.html") == "2021-03-09"


def test_the_settings_come_first() -> None:
    assert date("date 2018-11-14 " + BODY, date="2020-01-01") == "2020-01-01"


@pytest.mark.parametrize(
    ("text", "languages", "expected"),
    [
        ("3 mars 2020", ("fr",), "2020-03-03"),
        ("el 3 de mayo de 2020", ("es",), "2020-05-03"),
        ("3. Mai 2020", ("de",), "2020-05-03"),
        ("Sept. 3, 2020", ("en",), "2020-09-03"),
        ("3 chairs 2020", ("en",), ""),
        ("31.13.2020", ("en",), ""),
    ],
)
def test_dates_in_words(text: str, languages: tuple[str, ...], expected: str) -> None:
    assert read_date(text, languages) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("winter-road.txt", {"Ministry of Mobility": "Committee for Roads", "Belaya Gora": "Krasnozavodsk"}),
        ("ferry-line.md", {"Committee for Roads": "Ministry of Mobility", "Krasnozavodsk": "Belaya Gora"}),
    ],
)
def test_two_samples_show_that_the_date_decides(name: str, expected: dict[str, str]) -> None:
    path = SAMPLES / name
    document = reading.read(path.read_text(encoding="utf-8"), str(path))
    settings = Settings(lang="en", source_lang="ru", select=("forbidden-term",), glossary=(*store.beside(str(SAMPLES)), "none"))
    findings = engine.check(document, settings).findings
    found = {document.text[slice(*finding.span)]: finding.fix.edits[0].text for finding in findings if finding.fix}
    assert found == expected

"""Names that come from Ukrainian, Belarusian and South Slavic sources, and names in texts that decline them.

`eastern.md` has articles under headings `## NAME (LANGUAGE < SOURCE LANGUAGE)`; behind `---` stands the source. ⟦ ⟧ mark the names that
must be found, and nothing else may be.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from tqa import engine
from tqa.model.fix import DISPLAY, SAFE, UNSAFE
from tqa.model.report import Checked
from tqa.model.text import Document
from tqa.settings import Settings


class Article(NamedTuple):
    language: str
    source_language: str | None
    text: str
    source: str
    marked: tuple[str, ...]


def _read(block: str) -> tuple[str, Article]:
    heading, body = block.split("\n", 1)
    match = re.fullmatch(r"(.+?) \((\w+)(?: < (\w+))?\)", heading)
    assert match is not None, heading
    text, _, source = body.strip().partition("\n---\n")
    marked = tuple(re.findall(r"⟦([^⟧]+)⟧", text))
    return match[1], Article(match[2], match[3], re.sub("[⟦⟧]", "", text), source, marked)


ARTICLES = dict(_read(block) for block in Path(__file__).with_name("eastern.md").read_text(encoding="utf-8").split("\n## ")[1:])


def check(article: Article) -> Checked:
    settings = Settings(lang=article.language, source_lang=article.source_language, select=("names",))
    return engine.check(Document(article.text), settings, source=Document(article.source) if article.source else None)


@pytest.mark.parametrize("name", ARTICLES)
def test_what_is_marked_is_found_and_nothing_else(name: str) -> None:
    article = ARTICLES[name]
    found = [(article.text[slice(*finding.span)], finding.message) for finding in check(article).findings]
    assert [text for text, _ in found] == list(article.marked), found


def test_names_of_a_source_are_corrected_safely() -> None:
    article = ARTICLES["a mayor and an engineer"]
    fixes = [finding.fix for finding in check(article).findings]
    assert [(fix.applicability, fix.edits[0].text) for fix in fixes if fix is not None] == [(SAFE, "Tkachenko"), (SAFE, "Hnatiuk")]


def test_a_name_in_latin_letters_is_corrected_where_the_language_has_no_cases() -> None:
    fixes = {name: next(finding.fix for finding in check(ARTICLES[name]).findings) for name in ARTICLES if "left in Latin" in name}
    told = {name: (fix.applicability, fix.edits[0].text) for name, fix in fixes.items() if fix is not None}
    assert told == {
        "an actor left in Latin letters": (DISPLAY, "Голланд"),
        "a chief executive left in Latin letters": (UNSAFE, "Мъск"),
    }


def test_the_source_is_told_as_evidence() -> None:
    found = check(ARTICLES["two Grahams"]).findings
    assert any("both stand for Graham in the source" in line for finding in found for line in finding.evidence)
    found = check(ARTICLES["a chief executive left in Latin letters"]).findings
    assert any("the source has Musk, for which Мъск stands" in line for finding in found for line in finding.evidence)

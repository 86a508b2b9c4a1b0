"""The articles of `samples/`: their gold findings fit the texts, and the rules find them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tqa.rules import registry

SAMPLES = Path(__file__).parent.parent / "samples"
ARTICLES = sorted(path for path in SAMPLES.iterdir() if path.suffix in (".txt", ".md") and path.name != "README.md")
CLEAN = {"harbour-budget.txt", "night-train.txt", "seed-library.txt"}


def gold(article: Path) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = json.loads((SAMPLES / "gold" / f"{article.stem}.json").read_text(encoding="utf-8"))
    return items


def text(article: Path) -> str:
    return article.read_bytes().decode("utf-8")


@pytest.mark.parametrize("article", ARTICLES, ids=lambda path: path.name)
def test_gold_findings_fit_the_text(article: Path) -> None:
    items = gold(article)
    for item in items:
        assert set(item) == {"rule", "start", "end", "text", "replacement"}
        assert text(article)[item["start"] : item["end"]] == item["text"] == item["text"].strip() != ""
        assert item["replacement"] is None or item["replacement"] != item["text"]
    assert [(item["start"], item["end"]) for item in items] == sorted((item["start"], item["end"]) for item in items)


@pytest.mark.parametrize("article", ARTICLES, ids=lambda path: path.name)
def test_gold_findings_name_rules(article: Path) -> None:
    assert {item["rule"] for item in gold(article)} <= registry.rule_ids().keys()


def test_articles_have_the_promised_size_and_damage() -> None:
    assert len(ARTICLES) >= 17
    for article in ARTICLES:
        assert 250 <= len(text(article).split()) <= 500
        assert (article.name in CLEAN) == (gold(article) == [])
        assert article.name in CLEAN or 4 <= len(gold(article)) <= 16


def test_no_gold_file_or_source_is_without_its_article() -> None:
    assert {path.stem for path in (SAMPLES / "gold").iterdir()} == {article.stem for article in ARTICLES}
    sources = {path.name for path in (SAMPLES / "source").iterdir()}
    assert len(sources) >= 4
    assert sources <= {article.name for article in ARTICLES}


def test_every_article_has_its_line_in_the_table() -> None:
    lines = (SAMPLES / "README.md").read_text(encoding="utf-8").split("\n")
    named = [line.split("`")[1] for line in lines if line.startswith("| `")]
    assert named == [article.name for article in ARTICLES]

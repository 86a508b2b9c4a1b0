"""Options of a client that are wrong are named, and the right ones count."""

from __future__ import annotations

from typing import Any

import pytest

from tqa.lsp.checks import wanted


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("lang", 3),
        ("lang", "../en"),
        ("sourceLang", ["ru"]),
        ("select", "scrape"),
        ("ignore", [1]),
        ("extendSelect", {"a": 1}),
        ("glossary", ["a\0.toml"]),
        ("minConfidence", "high"),
        ("minConfidence", 7),
        ("source", 5),
        ("source", "a\0b"),
    ],
)
def test_a_wrong_value_is_named_and_left_out(name: str, value: Any) -> None:
    choice, mistakes = wanted({name: value}, "/work")
    assert [mistake.partition(":")[0] for mistake in mistakes] == [name]
    assert (choice.flags, choice.source) == ({}, None)


def test_right_values_are_taken() -> None:
    choice, mistakes = wanted({"lang": "en", "select": ["scrape"], "minConfidence": 0.5, "ignore": None, "source": "ru"}, "/work")
    assert mistakes == []
    assert choice.flags == {"lang": "en", "select": ("scrape",), "min_confidence": 0.5}
    assert choice.source == "/work/ru"

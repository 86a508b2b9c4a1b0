"""What only house style decides is reported when the settings ask for it, and not otherwise."""

from __future__ import annotations

import pytest

from tqa import engine
from tqa.model.text import Document
from tqa.settings import Settings

TEXT = "The port of Orlovka - the largest one - has 15 thousand visitors a year. the mayor is glad.\n\nHe came  late."
FIXED = "The port of Orlovka – the largest one – has 15,000 visitors a year. The mayor is glad.\n\nHe came late."
RULES = ("dash", "number-format", "spacing", "sentence-case")


def settings(**options: object) -> Settings:
    return Settings(lang="en", select=RULES, options={"typography": options})


def test_nothing_is_reported_without_the_option() -> None:
    assert engine.check(Document(TEXT), settings()).findings == ()


def test_the_option_reports_and_corrects_it() -> None:
    chosen = settings(**{"house-style": True})
    assert {finding.rule for finding in engine.check(Document(TEXT), chosen).findings} == set(RULES)
    assert engine.correct(Document(TEXT), chosen, unsafe=True).text == FIXED


@pytest.mark.parametrize("value", [False, "yes", 1])
def test_only_true_asks_for_it(value: object) -> None:
    assert engine.check(Document(TEXT), settings(**{"house-style": value})).findings == ()

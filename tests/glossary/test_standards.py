"""How glossaries write people: the lookup for rules of names."""

from __future__ import annotations

from pathlib import Path

import pytest

from tqa.analysis.context import Context
from tqa.analysis.names.standards import Standard, standards
from tqa.glossary import store
from tqa.model.text import Document
from tqa.settings import Settings

HOUSE = """\
[[entry]]
kind = "person"
en = ["Vera Sosnina", "V. Sosnina"]
ru = "Вера Соснина"
gender = "female"

[[entry]]
kind = "person"
en = "Oleg Ortenberg"
ru = "Олег Ортенберг"

[[entry]]
kind = "person"
en = "Pavel Ortenberg"
ru = "Павел Ортенберг"

[[entry]]
kind = "person"
en = "Nina Gorovaya"
ru = "Нина Горовая"

[[entry]]
kind = "organisation"
en = "Sosnina Fund"
"""


@pytest.fixture
def context(tmp_path: Path) -> Context:
    path = tmp_path / "house.toml"
    path.write_text(HOUSE, encoding="utf-8")
    return Context(Document(""), "en", "ru", Settings(glossary=(str(path),)))


@pytest.mark.parametrize("name", ["Vera Sosnina", "Wera Sosnina", "Vyera Sosnina", "Sosnina", "V. Sosnina"])
def test_every_romanisation_finds_the_entry(context: Context, name: str) -> None:
    found = context.get(standards).find(name.split())
    assert found == Standard("Vera Sosnina", ("Vera Sosnina", "V. Sosnina"), (("ru", "Вера Соснина"),), "female", "house", True)


@pytest.mark.parametrize("name", ["Ortenberg", "Anna Ortenberg", "Vera Sosnova", "Sosnin", ""])
def test_another_person_or_one_of_two_is_not_answered(context: Context, name: str) -> None:
    assert context.get(standards).find(name.split()) is None


def test_an_ending_that_was_lost_is_understood(context: Context) -> None:
    found = context.get(standards).find(("Nina", "Gorova"))
    assert found is not None
    assert found.text == "Nina Gorovaya"


def test_namesakes_are_told_apart_by_the_given_name(context: Context) -> None:
    found = context.get(standards).find(("Pawel", "Ortenberg"))
    assert found is not None
    assert found.text == "Pavel Ortenberg"


def test_the_starter_glossaries_answer_too() -> None:
    rows = [cells for _, _, cells in store.starter_cells("en", "ru") if cells["kind"] == "person"]
    lookup = Context(Document(""), "en", "ru", Settings()).get(standards)
    assert len(rows) > 100
    missed = [cells["en"] for cells in rows if lookup.find(cells["en"].split("|")[0].split()) is None]
    assert missed == []
    none = Context(Document(""), "en", "ru", Settings(glossary=("none",))).get(standards)
    assert none.find(rows[0]["en"].split("|")[0].split()) is None


def test_starters_say_nothing_of_texts_from_other_languages() -> None:
    assert Context(Document(""), "en", "de", Settings()).get(standards).find(("Angela", "Merkel")) is None

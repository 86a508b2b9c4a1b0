"""Given names: forms of one name in several languages, short forms, gender."""

from __future__ import annotations

from pathlib import Path

import pytest

from tqa.linguistics import given_names, packs
from tqa.linguistics.given_names import given, same_given, short_names


def test_the_tables_of_keys_are_made_from_the_names() -> None:
    for name, lines in zip(("given_names", "given_name_forms"), given_names.compiled(), strict=True):
        stored = Path(packs.DATA, "und", f"{name}.tsv").read_text(encoding="utf-8")
        assert stored == "\n".join(lines) + "\n", "run python -m tests.regenerate_names"


@pytest.mark.parametrize("table", ["slavic_given_names", "world_given_names"])
def test_names_are_listed_once_with_their_gender(table: str) -> None:
    rows = packs.table("mul", table)
    names = [next(iter(row.values())) for row in rows]
    assert names == sorted(set(names))
    assert {row["gender"] for row in rows} <= {"m", "f", "mf"}


def test_there_are_enough_slavic_names() -> None:
    rows = packs.table("mul", "slavic_given_names")
    assert len(rows) >= 350
    assert all(row["ru"] and row["uk"] and row["be"] for row in rows)


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("Vladimir", "Volodymyr", "Vladimir and Volodymyr are the Russian and the Ukrainian form of one name"),
        ("Uladzimir", "Volodymyr", "Uladzimir and Volodymyr are the Belarusian and the Ukrainian form of one name"),
        ("Mykola", "Nikolaj", "Mykola and Nikolaj are the Ukrainian and the Russian form of one name"),
        ("Tatiana", "Tatyana", "Tatiana and Tatyana are romanisations of one original"),
        ("Sasha", "Oleksandr", "Sasha is short for Oleksandr"),
        ("Katherine", "Katya", "Katya is short for Katherine"),
        ("Bill", "William", "Bill is short for William"),
        ("Mohamed", "Muhammad", "Mohamed and Muhammad are forms of one name (Muhammad)"),
        ("Giannis", "Ioannis", "Giannis and Ioannis are forms of one name (Ioannis)"),
        ("Eugene", "Yevhen", "Eugene and Yevhen are forms of one name (Evgeny)"),
    ],
)
def test_forms_of_one_name(one: str, other: str, reason: str) -> None:
    assert same_given(one, other) == reason
    assert same_given(other, one) is not None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ivan", "Igor"), ("Maria", "Marina"), ("Alexander", "Alexei"), ("Yulia", "Yuri"), ("Valentin", "Valery"), ("Oleg", "Olga"),
        ("Boris", "Denis"), ("Kateryna", "Karina"), ("Orlovka", "Orlov"),
    ],
)  # fmt: skip
def test_other_names_are_not_forms_of_one(one: str, other: str) -> None:
    assert same_given(one, other) is None


@pytest.mark.parametrize(
    ("word", "gender"),
    [
        ("Nikita", "m"), ("Illia", "m"), ("Ilya", "m"), ("Mykola", "m"), ("Yulia", "f"), ("Lyubov", "f"), ("Tetiana", "f"), ("Juri", "m"),
        ("Ayşe", "f"), ("Andrea", ""), ("Jean", ""),
    ],
)  # fmt: skip
def test_gender(word: str, gender: str) -> None:
    found = given(word)
    assert found is not None
    assert found.gender == gender


def test_a_short_form_may_stand_for_several_names() -> None:
    assert {name.gender for name in short_names()["sasha"]} == {"m", "f"}
    assert given("Sasha") is None or given("Sasha") not in short_names()["sasha"]
    assert given("Kremlin") is None

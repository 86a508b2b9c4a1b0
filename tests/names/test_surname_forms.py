"""Surnames in the forms of neighbouring languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from tqa.linguistics import packs, surname_forms
from tqa.linguistics.surname_forms import same_surname


def test_the_table_of_keys_is_made_from_the_endings() -> None:
    stored = Path(packs.DATA, "mul", "surname_ending_keys.tsv").read_text(encoding="utf-8")
    assert stored == "\n".join(surname_forms.compiled()) + "\n", "run python -m tests.regenerate_names"


@pytest.mark.parametrize(
    ("one", "other", "languages"),
    [
        ("Savchenko", "Savchanka", "Russian and the Belarusian"),
        ("Bykov", "Bykau", "Russian and the Belarusian"),
        ("Gorbunov", "Horbunov", "Russian and the Ukrainian"),
        ("Kovalev", "Kavaliou", "Russian and the Belarusian"),
        ("Kavalenka", "Kovalenko", "Belarusian and the Russian"),
        ("Tikhonovskaya", "Tsikhanouskaya", "Russian and the Belarusian"),
        ("Grishchenko", "Hryshchenko", "Russian and the Ukrainian"),
        ("Orlov", "Arlou", "Russian and the Belarusian"),
        ("Bogdanovich", "Bahdanovich", "Russian and the Belarusian"),
    ],
)
def test_forms_of_one_surname(one: str, other: str, languages: str) -> None:
    reason = same_surname(one, other)
    assert reason == f"{one} and {other} are the {languages} form of one surname"
    assert same_surname(other, one) is not None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Shevchenko", "Shevchuk"), ("Khomenko", "Gomenko"), ("Kharkov", "Harkov"), ("Karpov", "Korpov"), ("Belov", "Bilov"),
        ("Makarov", "Makarava"), ("Petrov", "Petrova"), ("Zelensky", "Zelenski"), ("Hansen", "Gansen"), ("Bykov", "Bykov"),
    ],
)  # fmt: skip
def test_other_surnames_are_not_forms_of_one(one: str, other: str) -> None:
    assert same_surname(one, other) is None

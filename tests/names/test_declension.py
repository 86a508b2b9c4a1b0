"""Case and gender forms of names, romanised and in their own script."""

from __future__ import annotations

from pathlib import Path

import pytest

from tqa.linguistics import declension, packs
from tqa.linguistics.declension import base_forms, declined, gender_of, same_by_declension

LANGUAGES = [language for language in packs.languages() if packs.table(language, "declension")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_table_of_keys_is_made_from_the_paradigms(language: str) -> None:
    stored = Path(packs.DATA, language, "declension_keys.tsv").read_text(encoding="utf-8")
    assert stored == "\n".join(declension.compiled(language)) + "\n", "run python -m tests.regenerate_names"


@pytest.mark.parametrize(
    ("form", "language", "base", "case", "number"),
    [
        ("Averinym", "ru", "Averin", "instrumental", "singular"),
        ("Lagutinoy", "ru", "Lagutina", "genitive", "singular"),
        ("Arsenyeva", "ru", "Arsenyev", "genitive", "singular"),
        ("Ivanovykh", "ru", "Ivanov", "genitive", "plural"),
        ("Stanovoy", "ru", "Stanovaya", "dative", "singular"),
        ("Sikorskogo", "ru", "Sikorsky", "accusative", "singular"),
        ("Petrovichem", "ru", "Petrovich", "instrumental", "singular"),
        ("Petrovny", "ru", "Petrovna", "genitive", "singular"),
        ("Kusnezowym", "ru", "Kusnezow", "instrumental", "singular"),
        ("Kolesnikovoi", "ru", "Kolesnikova", "prepositional", "singular"),
        ("Shevchenka", "uk", "Shevchenko", "genitive", "singular"),
        ("Zelenskoho", "uk", "Zelensky", "accusative", "singular"),
        ("Melnykom", "uk", "Melnyk", "instrumental", "singular"),
        ("Tymoshchukovi", "uk", "Tymoshchuk", "dative", "singular"),
        ("Hrytsenkom", "uk", "Hrytsenko", "instrumental", "singular"),
        ("Kavaleuskaha", "be", "Kavaleusky", "genitive", "singular"),
        ("Kowalskiego", "pl", "Kowalski", "accusative", "singular"),
        ("Mickiewicza", "pl", "Mickiewicz", "genitive", "singular"),
        ("Simićem", "sr", "Simić", "instrumental", "singular"),
        ("Markovića", "sr", "Marković", "genitive", "singular"),
        ("Novákem", "cs", "Novák", "instrumental", "singular"),
    ],
)
def test_a_form_leads_to_its_base(form: str, language: str, base: str, case: str, number: str) -> None:
    found = base_forms(form, language)
    assert any(one.base == base and case in one.cases and one.number == number for one in found), found


def test_regular_bases_come_first() -> None:
    assert [base.base for base in base_forms("Safronkovu")[:2]] == ["Safronkov", "Safronkova"]
    assert all(base.regular for base in base_forms("Safronkovu")[:2])


@pytest.mark.parametrize("name", ["Shevchenko", "Chernykh", "Rustaveli", "Blinken", "Durnovo"])
def test_names_that_do_not_decline_have_no_regular_base(name: str) -> None:
    assert not any(base.regular for base in base_forms(name))


@pytest.mark.parametrize(
    ("one", "other", "language", "kind"),
    [
        ("Averinym", "Averin", "ru", "case"),
        ("Averin", "Averinu", "ru", "case"),
        ("Averinym", "Averinu", "ru", "case"),
        ("Stanovoy", "Stanovaya", "ru", "case"),
        ("Stanova", "Stanovaya", "ru", "adjective"),
        ("Arsenyeva", "Arsenyev", "ru", "gender"),
        ("Tolstoy", "Tolstaya", "ru", "gender"),
        ("Kozlovsky", "Kozlovskaya", "ru", "gender"),
        ("Petrovich", "Petrovna", "ru", "gender"),
        ("Morozovy", "Morozov", "ru", "number"),
        ("Zelenska", "Zelenskyy", "uk", "gender"),
        ("Hrytsenka", "Hrytsenko", "uk", "case"),
        ("Stoyanova", "Stoyanov", "bg", "gender"),
        ("Nováková", "Novák", "cs", "gender"),
        ("Kowalska", "Kowalski", "pl", "gender"),
        ("Ivanovska", "Ivanovski", "mk", "gender"),
        ("Bykava", "Bykau", "be", "gender"),
        ("Markovića", "Marković", "sr", "case"),
    ],
)
def test_two_forms_of_one_name(one: str, other: str, language: str, kind: str) -> None:
    for first, second in ((one, other), (other, one)):
        relation = same_by_declension(first, second, language)
        assert relation is not None
        assert relation.kind == kind
        assert one in relation.reason
        assert relation.regular


@pytest.mark.parametrize(
    ("one", "other"),
    [("Ivanov", "Ivanenko"), ("Petrov", "Petrovsky"), ("Shevchenko", "Shevchuk"), ("Averin", "Averyanov"), ("Petrov", "Petrov")],
)
def test_other_names_are_not_forms_of_one(one: str, other: str) -> None:
    assert same_by_declension(one, other) is None


def test_both_readings_of_a_feminine_are_told() -> None:
    relation = same_by_declension("Averina", "Averin")
    assert relation is not None
    assert relation.reason == "Averina is the feminine of Averin, or Averina is the genitive or accusative of Averin"


@pytest.mark.parametrize(
    ("word", "gender"),
    [
        ("Averin", "m"), ("Averina", "f"), ("Sikorsky", "m"), ("Sikorskaya", "f"), ("Petrovna", "f"), ("Ilyinichna", "f"),
        ("Petrovich", "m"), ("Shevchenko", ""), ("Blinken", ""), ("Stanovaya", "f"), ("Kusnezowa", "f"),
    ],
)  # fmt: skip
def test_gender(word: str, gender: str) -> None:
    assert gender_of(word) == gender


@pytest.mark.parametrize(
    ("word", "language", "gender"), [("Nováková", "cs", "f"), ("Kowalska", "pl", "f"), ("Stoyanova", "bg", "f"), ("Simić", "sr", "")]
)
def test_gender_in_other_languages(word: str, language: str, gender: str) -> None:
    assert gender_of(word, language) == gender


@pytest.mark.parametrize(
    ("name", "language", "case", "form"),
    [
        ("Становая", "ru", "genitive", "Становой"),
        ("Становая", "ru", "accusative", "Становую"),
        ("Блинкен", "ru", "dative", "Блинкену"),
        ("Аверин", "ru", "instrumental", "Авериным"),
        ("Лев", "ru", "genitive", "Льва"),
        ("Салливан", "ru", "genitive", "Салливана"),
        ("Зеленский", "ru", "instrumental", "Зеленским"),
        ("Шевченко", "uk", "genitive", "Шевченка"),
        ("Кличко", "uk", "instrumental", "Кличком"),
        ("Стефанчук", "uk", "genitive", "Стефанчука"),
    ],
)
def test_originals_are_declined(name: str, language: str, case: str, form: str) -> None:
    assert form in declined(name, language)[case, "singular"]


@pytest.mark.parametrize("name", ["Шевченко", "Кличко", "Черных", "Меладзе"])
def test_originals_that_do_not_decline_have_no_forms(name: str) -> None:
    assert declined(name, "ru") == {}

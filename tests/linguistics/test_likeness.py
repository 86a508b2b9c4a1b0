"""Words of two languages as one name, and places by their countries."""

from __future__ import annotations

import pytest

from tqa.linguistics.likeness import alike, heard, is_readable, may_be_one
from tqa.linguistics.place_names import places_in


@pytest.mark.parametrize(
    ("original", "language", "spelling"),
    [
        ("Паршуковой", "ru", "Parshukova"),
        ("Мелик-Гусейнов", "ru", "Melik-Guseinov"),
        ("Джонсону", "ru", "Johnson"),
        ("Цукерберг", "ru", "Zuckerberg"),
        ("Резнікова", "uk", "Reznikov"),
        ("Μητσοτάκης", "el", "Mitsotakis"),
        ("Novákovi", "cs", "Novák"),
        ("Hartleys", "de", "Hartley"),
    ],
)
def test_one_name_is_alike(original: str, language: str, spelling: str) -> None:
    assert alike(heard(original, language), heard(spelling, "en"))


@pytest.mark.parametrize(("original", "spelling"), [("Райт", "Wright"), ("Нокс", "Knox"), ("Хьюз", "Hughes")])
def test_far_spellings_are_not_ruled_out(original: str, spelling: str) -> None:
    assert may_be_one(heard(original, "ru"), heard(spelling, "en"))


@pytest.mark.parametrize(
    ("original", "spelling"), [("Сафронков", "Nebenzya"), ("Сафронков", "Lavrov"), ("Собянин", "Mishustin"), ("Ивановский", "Petrovsky")]
)
def test_two_names_are_two(original: str, spelling: str) -> None:
    assert not may_be_one(heard(original, "ru"), heard(spelling, "en"))


def test_scripts_without_a_scheme_are_not_heard() -> None:
    assert not is_readable("ja")
    assert heard("ドイツ", "ja") == ""
    assert is_readable("de")
    assert is_readable("uk")


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("Из Германии в немецкий Берлин", "ru", [("Германии", "DE", True), ("Берлин", "DE", True)]),
        ("Министр вылетел из Минска в Гвинею-Бисау", "ru", [("Минска", "BY", True), ("Гвинею-Бисау", "GW", True)]),
        ("австрийский гость в Австралии", "ru", [("австрийский", "AT", False), ("Австралии", "AU", True)]),
        (
            "Germany's envoy left the United States for Nigeria",
            "en",
            [("Germany", "DE", True), ("United States", "US", True), ("Nigeria", "NG", True)],
        ),
        ("Le Royaume-Uni et les Pays-Bas", "fr", [("Royaume-Uni", "GB", True), ("Pays-Bas", "NL", True)]),
        ("ドイツとオーストラリア", "ja", [("ドイツ", "DE", True), ("オーストラリア", "AU", True)]),
        ("no place here, a port of call", "en", []),
    ],
)
def test_places(text: str, language: str, found: list[tuple[str, str, bool]]) -> None:
    assert [(place.text, place.territory, place.named) for place in places_in(text, language)] == found


def test_a_language_without_a_table_has_no_places() -> None:
    assert places_in("Deutschland", "lb") == []

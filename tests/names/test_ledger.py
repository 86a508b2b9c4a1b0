"""The ledger of names: people as one, with every spelling; other names whole; reasons; glossary and source first."""

from __future__ import annotations

import time
from itertools import pairwise
from pathlib import Path

import pytest

from tqa import engine
from tqa.formats import reading
from tqa.model.entities import Entity
from tqa.settings import Settings

ARTICLE = """The mayor Tatyana Polevaya opened the bridge over the Suna on Monday. The bridge was built by the Northern Bridge Company.

Polevaya thanked the engineer Pyotr Averinym. According to Averin, the ice was thick. Tatiana Polevaya did not stay.

In Verkhnyaya, the Northern Bridge Company has two more bridges, TASS reported. The deputy Anna Sokolova and her brother, Ivan Sokolov,
walked over the bridge. Sokolov was first.
"""


def entities(text: str, source: str | None = None, **options: object) -> dict[str, Entity]:
    settings = Settings(lang="en", source_lang="ru", select=("names",), **options)  # type: ignore[arg-type]
    original = reading.read(source, "source.txt") if source is not None else None
    checked = engine.check(reading.read(text, "article.txt"), settings, source=original)
    assert checked.errors == ()
    return {entity.canonical: entity for entity in checked.entities}


def spelled(entity: Entity) -> dict[str, int]:
    return {form.text: len(form.spans) for form in entity.forms}


def test_a_person_is_one_with_full_names_and_surnames() -> None:
    person = entities(ARTICLE)["Tatyana Polevaya"]
    assert person.kind == "person"
    assert not person.consistent
    assert spelled(person) == {"Tatyana Polevaya": 1, "Polevaya": 1, "Tatiana Polevaya": 1}
    assert any("romanisations of one original" in line for line in person.evidence)


def test_a_case_ending_is_one_person_too() -> None:
    person = entities(ARTICLE)["Pyotr Averin"]
    assert spelled(person) == {"Pyotr Averinym": 1, "Averin": 1}
    assert "nominative" in person.reason


def test_relatives_are_two_people() -> None:
    found = entities(ARTICLE)
    assert spelled(found["Ivan Sokolov"]) == {"Ivan Sokolov": 1, "Sokolov": 1}
    assert spelled(found["Anna Sokolova"]) == {"Anna Sokolova": 1}
    assert found["Anna Sokolova"].consistent


def test_longer_names_are_whole_and_have_kinds() -> None:
    found = entities(ARTICLE)
    assert spelled(found["Northern Bridge Company"]) == {"Northern Bridge Company": 2}
    assert found["Northern Bridge Company"].kind == "organisation"
    assert found["TASS"].kind == "organisation"


def test_spans_cover_the_forms() -> None:
    for entity in entities(ARTICLE).values():
        for form in entity.forms:
            assert all(" ".join(ARTICLE[start:end].split()) == form.text for start, end in form.spans)


def test_no_place_belongs_to_two_entities() -> None:
    spans = sorted(span for entity in entities(ARTICLE).values() for form in entity.forms for span in form.spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))


def test_a_glossary_decides(tmp_path: Path) -> None:
    house = tmp_path / "house.toml"
    house.write_text('[glossary]\nname = "house"\n[[entry]]\nkind = "person"\nen = "Tatiana Polevaya"\nru = "Татьяна Полевая"\n', "utf-8")
    person = entities(ARTICLE, glossary=(str(house),))["Tatiana Polevaya"]
    assert person.reason == "the form of the glossary house"


def test_the_source_decides() -> None:
    text = "The coach Oleg Goloshchapov won. Holoshapov will stay, Holoshapov said."
    source = "Тренер Олег Голощапов победил. Голощапов останется, сказал Голощапов."
    person = entities(text, source)["Oleg Goloshchapov"]
    assert spelled(person) == {"Goloshchapov": 1, "Holoshapov": 2} or spelled(person) == {"Oleg Goloshchapov": 1, "Holoshapov": 2}
    assert person.reason == "the form of Голощапов in the source"


def test_a_word_in_place_of_a_surname_is_a_form() -> None:
    text = "The spokesman Dmitry Voronin came late. Crow noted that the road was closed, and left."
    assert spelled(entities(text)["Dmitry Voronin"]) == {"Voronin": 1, "Crow": 1}


@pytest.mark.parametrize(
    "text",
    [
        "The address is https://polevaya.example/Tatiana or @Tatiana_Polevaya. Tatyana Polevaya reads Tatiana@polevaya.example.",
        "The minister Ri Yong Ho met the chairman Kim Jong Su.",
        "He married the granddaughter of Lev Zemskoy Sofya Zemskaya. Zemskaya was twenty.",
        "Guinea and Guinea-Bissau agreed; Guineans and the Guinean press were glad.",
        "The Petrov Bank was founded by Ivan Petrov. Petrov sold the Petrov Bank.",
    ],
)
def test_what_looks_alike_is_kept_apart(text: str) -> None:
    assert all(entity.consistent for entity in entities(text).values())


def test_time_grows_with_the_length() -> None:
    names = [
        f"{first}{second}"
        for first in ("Ka", "Be", "Vo", "Gri", "Zhu", "Ore", "Tas", "Ula")
        for second in ("novsky", "relin", "matov", "dushin")
    ]
    places = ["bridge", "river", "town", "school", "market", "plant", "museum", "station"]

    def article(count: int) -> str:
        lines = []
        for number in range(count):
            place, name, other = places[number % 8], names[(number * 7) % 32], names[number % 32]
            lines.append(f"The {place} of {name}{'abcdefgh'[number // 32 % 8]} was opened by Ivan {other}{'abcdefgh'[number % 8]}ev.")
        return "\n\n".join(lines)

    def cost(text: str) -> float:
        best = float("inf")
        for _ in range(5):
            document = reading.read(text, "article.txt")
            start = time.process_time()
            engine.check(document, Settings(lang="en", source_lang="ru", select=("names",)))
            best = min(best, time.process_time() - start)
        return best

    assert cost(article(400)) < 12 * cost(article(50))


def test_a_crowd_of_names_alike_takes_linear_time() -> None:
    def crowd(count: int) -> str:
        vowels, consonants = "aeiou", "lnrst"
        names = [
            "Kar" + "".join(vowels[number // 5**at % 5] + consonants[number // 7**at % 5] for at in range(3)) for number in range(count)
        ]
        return " ".join(f"The mayor Ivan {name} spoke. According to {name}e, it rained." for name in names)

    def cost(text: str) -> float:
        document = reading.read(text, "article.txt")
        start = time.process_time()
        engine.check(document, Settings(lang="en", source_lang="ru", select=("names",)))
        return time.process_time() - start

    assert cost(crowd(480)) < 9 * cost(crowd(120)) + 0.5


def test_a_title_behind_a_given_name_is_a_surname() -> None:
    found = entities("Mayor Tom Baker opened the bridge. Later Baker said it was safe, and the baker agreed that Mayor Baker was right.")
    assert spelled(found["Tom Baker"]) == {"Tom Baker": 1, "Baker": 2}


def test_media_that_speak_are_no_people_and_contractions_and_months_no_names() -> None:
    found = entities(
        "On Sept 5, Reuters reported a fire. “You’re late,” Dorn said, and I’m told that We’re not. In Kommersant, Dorn denied it."
    )
    assert {name: entity.kind for name, entity in found.items()} == {
        "Reuters": "organisation",
        "Dorn": "person",
        "Kommersant": "organisation",
    }


def test_a_german_vowel_as_one_letter_and_as_two_is_one_name() -> None:
    found = entities("The winner is Jörg Weber. Later Joerg Weber sang, and the band left.")
    assert set(spelled(found["Jörg"])) == {"Jörg", "Joerg"}
    two = entities("The winner is Jörg Weber. Later Uwe Brandt met Joerg Kunz, and Uwe Weber met Jörg Kramer.")
    assert all(entity.consistent for entity in two.values())


def test_keys_of_a_keyboard_are_no_names() -> None:
    text = "Copy with Ctrl+C or close with Shift+Alt+F4. Ilya Petrov holds Ctrl, then Alt, and frees Ctrl. The Google+Samsung deal failed."
    found = entities(text)
    assert "Ilya Petrov" in found
    assert "Samsung" in found
    assert not {word for name in found for word in name.split()} & {"Ctrl", "Alt", "Shift"}

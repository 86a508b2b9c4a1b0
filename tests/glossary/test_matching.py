"""Glossaries given by the user: what is found in a text, and what is not."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tqa import engine
from tqa.glossary import derive
from tqa.model.errors import SettingsError
from tqa.model.finding import Finding
from tqa.model.text import Document
from tqa.settings import Settings

PEOPLE = """\
[[entry]]
kind = "person"
en = "Tatiana Stanovaya"
ru = "Татьяна Становая"

[[entry]]
kind = "person"
en = "Aleksandr Petrov"
ru = "Александр Петров"

[[entry]]
kind = "person"
en = "Anna Berg"
ru = "Анна Холм"

[[entry]]
kind = "organisation"
en = "Roskomnadzor"
ru = "Роскомнадзор"
"""


@pytest.fixture
def house(tmp_path: Path) -> Path:
    path = tmp_path / "house.toml"
    path.write_text(PEOPLE, encoding="utf-8")
    return path


def findings(text: str, path: Path, rule: str = "forbidden-term", **options: object) -> list[Finding]:
    settings = Settings(lang="en", source_lang="ru", select=(rule,), glossary=(str(path), "none"), options={"document": options})
    checked = engine.check(Document(text), settings)
    assert checked.errors == ()
    return list(checked.findings)


def found(text: str, path: Path) -> list[str]:
    return [text[finding.span.start : finding.span.end] for finding in findings(text, path)]


@pytest.mark.parametrize(
    "wrong", ["Tatyana Stanova", "Tatyana Stanovaya", "Tatjana Stanowaja", "Tatiana Stanovoy", "Tatiana Stanovuyu", "Tatiana Stanovaia"]
)
def test_spellings_and_case_forms_of_a_name_follow_from_its_source_form(house: Path, wrong: str) -> None:
    text = f"The analyst {wrong} was asked about the election."
    (finding,) = findings(text, house)
    assert text[finding.span.start : finding.span.end] == wrong
    assert finding.fix is not None
    assert finding.fix.edits[0].text == "Tatiana Stanovaya"


@pytest.mark.parametrize(
    "text",
    [
        "The analyst Tatiana Stanovaya was asked about the election. Stanovaya said no.",
        "Anna Stanova is another person, and Tatyana Sokolova a third one.",
        "The stanova of the village was closed.",
        "Alexandra Petrova and Aleksandr Petrov are siblings.",
        "Anna Berg and Anna Kholm met Mr Berga.",
        "Stanova won the second set.",
    ],
)
def test_other_people_and_words_are_left_alone(house: Path, text: str) -> None:
    assert found(text, house) == []


def test_a_surname_alone_counts_beside_the_full_name(house: Path) -> None:
    assert found("Tatiana Stanovaya wrote it. On Friday the analyst Stanovaia left.", house) == ["Stanovaia"]


def test_the_surname_of_an_admitted_form_is_right(tmp_path: Path) -> None:
    path = tmp_path / "house.toml"
    path.write_text('[[entry]]\nkind = "person"\nen = ["Ivan Zorenko", "Ivan Zorenkko"]\nuk = "Іван Зоренко"\n', encoding="utf-8")
    assert found("Ivan Zorenko left. The mayor Zorenkko stayed. The mayor Sorenko came.", path) == ["Sorenko"]


def test_an_organisation_in_a_case_form(house: Path) -> None:
    assert found("A letter of Roskomnadzora came. Roskomnadzor’s letter came.", house) == ["Roskomnadzora"]


def test_the_starter_glossaries_give_way_to_the_user(tmp_path: Path) -> None:
    path = tmp_path / "house.toml"
    path.write_text('[[entry]]\nkind = "medium"\nen = "RIA News"\n', encoding="utf-8")
    settings = Settings(lang="en", select=("forbidden-term",), glossary=(str(path),))
    assert engine.check(Document("According to RIA News, it rains."), settings).findings == ()


def test_a_wrong_glossary_stops_the_run(tmp_path: Path) -> None:
    path = tmp_path / "house.toml"
    path.write_text('[[entry]]\nkind = "peson"\nen = "Anna Berg"\n', encoding="utf-8")
    with pytest.raises(SettingsError, match="did you mean 'person'"):
        findings("Anna Berg.", path)


def test_the_house_wins_over_the_starters_and_keeps_its_own_form(tmp_path: Path) -> None:
    path = tmp_path / "house.toml"
    path.write_text('[[entry]]\nkind = "person"\nen = "Tatyana Stanovaya"\nru = "Татьяна Становая"\n', encoding="utf-8")
    settings = Settings(lang="en", source_lang="ru", select=("forbidden-term",), glossary=(str(path),))
    text = "The analyst Tatiana Stanova spoke, and Tatyana Stanovaya listened."
    (finding,) = engine.check(Document(text), settings).findings
    assert finding.fix is not None
    assert finding.fix.edits[0].text == "Tatyana Stanovaya"


def test_a_right_form_of_another_entry_is_not_wrong_for_being_a_romanisation(tmp_path: Path) -> None:
    path, other = tmp_path / "house.toml", tmp_path / "other.toml"
    path.write_text('[[entry]]\nkind = "person"\nen = "Aleksandr Petrov"\nru = "Александр Петров"\n', encoding="utf-8")
    other.write_text('[[entry]]\nkind = "person"\nen = "Alexander Petrov"\n', encoding="utf-8")
    text = "Aleksandr Petrov met Alexander Petrov."
    assert found(text, path) == ["Alexander Petrov"]
    settings = Settings(lang="en", source_lang="ru", select=("forbidden-term",), glossary=(str(path), str(other), "none"))
    assert engine.check(Document(text), settings).findings == ()


DATED = """\
[[entry]]
kind = "medium"
en = "Zarechensk Today"
forbidden.en = ["Zarechensk Tomorrow"]
until = 2020-05-01

[[entry]]
kind = "medium"
en = "Zarechensk Tomorrow"
forbidden.en = ["Zarechensk Today"]
from = 2020-05-01
"""


def test_the_date_of_the_article_decides(tmp_path: Path) -> None:
    path = tmp_path / "dated.toml"
    path.write_text(DATED, encoding="utf-8")
    text = "The paper Zarechensk Today reported it; Zarechensk Tomorrow did not."
    assert found("date 2019-03-02 " + text, path) == ["Zarechensk Tomorrow"]
    assert found("date 2021-03-02 " + text, path) == ["Zarechensk Today"]
    assert found(text, path) == ["Zarechensk Today"]
    (finding,) = findings(text, path, date="2018-01-01")
    assert text[finding.span.start : finding.span.end] == "Zarechensk Tomorrow"


def test_a_second_run_from_the_cache_finds_the_same(house: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from tqa.glossary import store

    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    text = "Tatyana Stanova and Tatiana Stanovoy met in Roskomnadzore."
    store._compiled.cache_clear()
    fresh = findings(text, house)
    assert len(list((tmp_path / "cache" / "tqa").glob("*.json"))) == 1
    store._compiled.cache_clear()
    assert findings(text, house) == fresh
    assert len(fresh) == 3


def test_a_cache_that_cannot_be_written_makes_no_difference(house: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from tqa.glossary import store

    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    store._compiled.cache_clear()
    assert found("Tatyana Stanova met them.", house) == ["Tatyana Stanova"]


def test_listed_wrong_forms_are_never_the_right_one() -> None:
    for right, source, language in (
        ("Tatiana Stanovaya", "Татьяна Становая", "ru"),
        ("Volodymyr Zelensky", "Володимир Зеленський", "uk"),
        ("Roskomnadzor", "Роскомнадзор", "ru"),
    ):
        listed = derive.forms(right, source, language)
        assert len(listed) > 5
        assert right not in listed
    assert "Tatyana Stanova" in derive.forms("Tatiana Stanovaya", "Татьяна Становая", "ru")


def test_one_letter_is_doubled_between_vowels_only() -> None:
    assert "Boris Borissow" in derive.forms("Boris Borisov", "Борис Борисов", "ru", 2000)
    doubled = [form for form in derive.forms("Tatiana Stanovaya", "Татьяна Становая", "ru", 2000) if "ss" in form.lower()]
    assert doubled == []


def test_the_press_of_five_languages_is_known() -> None:
    forms = derive.forms("Nikita Khrushchev", "Никита Хрущев", "ru", 2000)
    assert {"Nikita Chruschtschew", "Nikita Khrouchtchev", "Nikita Chruszczew"} <= forms.keys()


def test_a_translated_name_is_not_derived() -> None:
    assert derive.name("Foreign Ministry", "МИД", "ru") == ()
    assert derive.name("Anna Berg", "Анна Холм", "ru") == ()


@given(st.text("абвгдежзийклмнопрстуфхцчшщъыьэюя", min_size=5, max_size=12))
def test_every_listed_spelling_is_recognised(word: str) -> None:
    spellings = list(derive._spellings(word, "ru"))[:10]
    words = derive.name(spellings[0].title(), word.title(), "ru") if spellings[0].isalpha() else ()
    for spelling in spellings if words else ():
        assert words[0].spelled.fullmatch(spelling)

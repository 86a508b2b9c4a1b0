"""Nominatives of the names of one text, found from its own forms."""

from __future__ import annotations

import pytest

from tqa.analysis.context import Context
from tqa.analysis.names.source.source_names import SourceName, source_names
from tqa.linguistics.name_lemmas import ANY, Form, bearers, lemmatised
from tqa.model.text import Document
from tqa.settings import Settings


def names(text: str, language: str) -> dict[str, SourceName]:
    return {name.lemma: name for name in Context(Document(text), language, None, Settings()).get(source_names)}


def bases(words: str, language: str) -> set[str]:
    forms = [Form(word, ANY) for word in words.split()]
    return {lemma.base for lemma in lemmatised(forms, language).values()}


@pytest.mark.parametrize(
    ("words", "language", "base"),
    [
        ("гребенюк гребенюка гребенюку гребенюком", "uk", "гребенюк"),
        ("франко франка франкові франком", "uk", "франко"),
        ("лісовий лісового лісовим", "uk", "лісовий"),
        ("добровольська добровольської добровольській", "uk", "добровольська"),
        ("бондар бондаря бондарем", "uk", "бондар"),
        ("кравець кравця кравцю", "uk", "кравець"),
        ("київ києва києві", "uk", "київ"),
        ("романів романова романову", "uk", "романів"),
        ("ольга ользі ольгою", "uk", "ольга"),
        ("байден байдена байденом", "uk", "байден"),
        ("арлоў арлова арловым", "be", "арлоў"),
        ("статкевіч статкевіча статкевічам", "be", "статкевіч"),
        ("кудравец кудраўца кудраўцу", "be", "кудравец"),
        ("ціханоўская ціханоўскай ціханоўскую", "be", "ціханоўская"),
        ("карпенка карпенкі карпенку", "be", "карпенка"),
        ("петровић петровића петровићем", "sr", "петровић"),
    ],
)
def test_forms_have_the_nominative_they_share(words: str, language: str, base: str) -> None:
    assert bases(words, language) == {base}


def test_the_ending_of_a_surname_tells_where_the_text_has_one_form_only() -> None:
    assert bases("гнатюка", "uk") == {"гнатюк"}
    assert bases("одеса", "uk") == {"одеса"}


def test_a_given_name_has_a_gender_and_a_case() -> None:
    assert bearers("олега", "uk") == {("m", "genitive"), ("m", "accusative")}
    assert ("f", "nominative") in bearers("валентина", "uk")
    assert ("m", "genitive") in bearers("валентина", "uk")
    assert bearers("трамвай", "uk") == ANY


def test_the_case_of_the_given_name_decides() -> None:
    found = names("Слідчі допитали Тараса Чорновола. Учора бачили, як Чорноволу дали папери.", "uk")
    assert len(found["Чорновол"].places) == 2
    assert "Чорновола" not in found


def test_a_woman_and_a_man_are_two() -> None:
    found = names("Прокурорка Леся Добровольська допитала Тараса Добровольського. Вона каже, що Добровольський мовчить.", "uk")
    assert (found["Добровольська"].gender, found["Добровольський"].gender) == ("f", "m")
    assert len(found["Добровольський"].places) == 2


def test_the_surname_tells_whose_given_name_it_is() -> None:
    found = names("Про це знають Руслана Стефанчук і Руслан Стефанчук. Того дня Руслана Мельничука не бачили.", "uk")
    assert (found["Руслана"].gender, len(found["Руслана"].places)) == ("f", 1)
    assert (found["Руслан"].gender, len(found["Руслан"].places)) == ("m", 2)


def test_surnames_of_women_that_do_not_decline_stay() -> None:
    found = names("Премію вручили Оксані Шевченко та Ользі Романюк. Того дня Шевченко мовчала.", "uk")
    assert {"Шевченко", "Романюк"} <= set(found)
    assert found["Романюк"].gender == "f"


def test_apostrophes_are_inside_a_name() -> None:
    assert "Лук'яненко" in names("Цього дня Лук'яненка бачили, а Лук'яненко мовчав.", "uk")


def test_a_name_before_nothing_is_no_person() -> None:
    found = names("Прийшла зима. Надія ще є, каже Віра Голуб.", "uk")
    assert "Надія" not in found
    assert found["Віра"].kind == "given"


def test_a_bulgarian_name_does_not_decline() -> None:
    assert {"Стоянов", "Стоянова"} <= set(names("Говориха Димитър Стоянов и Елена Стоянова.", "bg"))

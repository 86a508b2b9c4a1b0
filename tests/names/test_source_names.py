"""Names of a Russian source: base forms, gender by given names, one name in two scripts, and what they are called in a translation."""

from __future__ import annotations

import pytest

from tqa import engine
from tqa.analysis.context import Context
from tqa.analysis.names.source.counterparts import counterparts
from tqa.analysis.names.source.source_names import SourceName, source_names
from tqa.formats import reading
from tqa.model.text import Document
from tqa.settings import Settings


def context(text: str, source: str | None = None) -> Context:
    settings = Settings()
    beside = Context(Document(source, "source.txt"), "ru", None, settings) if source is not None else None
    return Context(Document(text, "article.txt"), "en" if source is not None else "ru", "ru", settings, source=beside)


def names(text: str) -> dict[str, SourceName]:
    return {name.lemma: name for name in context(text).get(source_names)}


def test_case_forms_are_one_name() -> None:
    found = names("Олаф Лыжин приехал в Тверь. Вчера у Лыжина были гости, с Лыжиным говорил Авдотьин.")
    assert len(found["Лыжин"].places) == 3
    assert "Лыжина" not in found


def test_given_names_tell_a_man_from_a_woman() -> None:
    found = names("Книгу Петра Арсеньева издали в Твери. Об этом сказала Анна Арсеньева.")
    assert {"Арсеньев", "Арсеньева"} <= set(found)
    assert (found["Арсеньев"].gender, found["Арсеньева"].gender) == ("m", "f")


def test_latin_letters_are_the_same_name() -> None:
    found = names("Штамм «Омикрон» опасен. О штамме Omikron известно мало, хотя «Омикрон» изучают.")
    assert len(found["Омикрон"].places) == 3


def test_adjectives_know_what_they_are_made_from() -> None:
    assert names("Их задержали на Лермонтовской площади.")["Лермонтовская"].root == "lermontov"


def test_every_spelling_stands_for_one_name() -> None:
    source = "Шорцев прибыл в Тверь. Мэр Олаф Шорцев осмотрел порт. Хотя Шорцев молчал, Бринков был доволен."
    text = "Silcev came to Tver. The mayor Olaf Shortsev inspected the port. While Shorzeff was silent, Brinkow was pleased."
    found = {spelling: name.lemma for spelling, name in context(text, source).get(counterparts).names.items()}
    assert found["Shortsev"] == found["Shorzeff"] == "Шорцев"
    assert found["Brinkow"] == "Бринков"


def test_what_is_missing_is_known_with_its_sentence() -> None:
    source = "Антон Волков приехал. Вечером Волков ушёл."
    text = "Anton Volkov came. In the evening the wolf left."
    ((name, span),) = context(text, source).get(counterparts).missing
    assert name.lemma == "Волков"
    assert text[slice(*span)] == "In the evening the wolf left."


def test_a_source_without_names_is_no_trouble() -> None:
    checked = engine.check(
        reading.read("Rain fell. Volkov came.", "a.txt"), Settings(lang="en", select=("names",)), source=reading.read("дождь.", "b.txt")
    )
    assert checked.errors == ()


@pytest.mark.parametrize(
    ("source", "language", "text", "target", "found"),
    [
        (
            "Завод посетил директор Иван Аверин. Рабочие были рады.",
            "ru",
            "The factory was visited by director Ivan Averina. The workers were glad.",
            "en",
            [("Averina", "Averin")],
        ),
        (
            "Обов'язки тимчасово виконуватиме Руслан Стефанчук, який приїхав із Харкова.",
            "uk",
            "Die Aufgaben übernimmt vorläufig Ruslan Stefantschuka, der aus Charkiw kam.",
            "de",
            [("Stefantschuka", "Stefantschuk")],
        ),
        # the nominative does not stand in the source
        ("Рабочие встретили Ольгу Аверину у ворот завода.", "ru", "The workers met Olga Averina at the gate of the plant.", "en", []),
        # a man and a woman
        (
            "Иван Аверин и Ольга Аверина открыли завод.",
            "ru",
            "Ivan Averin and Olga Averina opened the plant.",
            "en",
            [],
        ),
        (
            "Мэр Николай Цумаров открыл рынок. Его заместитель, Алёна Цумарова, была против.",
            "ru",
            "Mayor Nikolai Tsumarov opened a market. His deputy, Alena Tsumarova, was against it.",
            "en",
            [],
        ),
        # the language of the translation declines names itself
        ("Завод посетил директор Иван Аверин.", "ru", "Strādnieki sagaidīja direktoru Ivanu Averinu pie rūpnīcas vārtiem.", "lv", []),
    ],
)
def test_a_case_form_that_is_the_only_form_is_told_by_the_nominative_in_the_source(
    source: str, language: str, text: str, target: str, found: list[tuple[str, str]]
) -> None:
    settings = Settings(lang=target, source_lang=language, select=("name-case-ending", "name-gender"))
    findings = engine.check(Document(text), settings, source=Document(source)).findings
    assert [(text[slice(*finding.span)], finding.fix.edits[0].text, finding.fix.applicability) for finding in findings if finding.fix] == [
        (wrong, right, "safe") for wrong, right in found
    ]

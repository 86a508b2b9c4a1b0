"""Figures: every value that digits can mean, and numbers said in words."""

from __future__ import annotations

import pytest
from hypothesis import given

from tests.strategies import texts
from tqa.linguistics.numerals import figures, spoken


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "1,500 people", [{1500.0, 1.5}]),
        ("en", "3.5 percent", [{3.5}]),
        ("en", "1,234,567.", [{1234567.0}]),
        ("en", "15 thousand and 2 bn", [{15000.0}, {2e9}]),
        ("ru", "29 300 человек", [{29300.0}]),
        ("ru", "1,5 млрд", [{1.5e9}]),
        ("ru", "30 тыс. рублей", [{30000.0}]),
        ("ru", "130х185", [{130.0}, {185.0}]),
        ("ru", "16 100x185 см", [{16.0}, {100.0}, {185.0}]),
        ("de", "2,5 Millionen", [{2.5e6}]),
        ("en", "S1000 and 3M", [{1000.0}, {3.0}]),
        ("en", "on March 15 2022", [{15.0}, {2022.0}]),
    ],
)
def test_digits_mean_every_value_that_they_can(language: str, text: str, expected: list[set[float]]) -> None:
    assert [set(figure.values) for figure in figures(text, language)] == expected


def test_a_figure_joined_to_letters_has_no_scale() -> None:
    assert [(figure.code, set(figure.values)) for figure in figures("the 3M million", "en")] == [(True, {3.0})]


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [("en", "twenty-five men", 25),
     ("en", "two hundred", 200), ("ru", "двадцать пять", 25), ("ru", "двести тысяч", 200_000), ("ru", "за сутки", 24),
     ("uk", "п'ять", 5), ("de", "zwölf", 12), ("pl", "w maju dwa", 2), ("en", "one hundred and five", 105),
     ("en", "two thousand five hundred and six", 2506), ("de", "fünfundzwanzig Menschen", 25), ("de", "zweihundertdreißig", 230),
     ("de", "zum fünfundzwanzigsten Mal", 25), ("de", "am 5. März", 3), ("de", "anderthalb Jahre", 1.5),
     ("fr", "quatre-vingt-dix-sept", 97), ("fr", "vingt et un", 21), ("fr", "trois mille deux cent quarante", 3240),
     ("es", "treinta y cinco", 35), ("es", "dos mil quinientos", 2500), ("es", "veintiún años", 21), ("pl", "dwustu pięćdziesięciu", 250),
     ("uk", "двісті п’ятдесят", 250), ("ru", "тысяча двести", 1200)],
)  # fmt: skip
def test_words_say_numbers(language: str, text: str, value: float) -> None:
    assert value in spoken(text, language)


def test_a_link_between_two_numbers_does_not_add_them() -> None:
    assert 5 not in spoken("two and three", "en")
    assert 8 not in spoken("tres y cinco", "es")


@given(texts)
def test_any_text_has_figures_with_exact_places(text: str) -> None:
    for figure in figures(text, "ru"):
        assert text[figure.start].isdigit()
        assert text[figure.end - 1].isdigit()
        assert figure.values

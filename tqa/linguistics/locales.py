"""What a language writes (after the Unicode CLDR): quotation marks, separators of figures, blanks; and what is a trace of another one.

Kept in `tqa/data/<language>/typography.tsv` as pairs of key and value, in which `_` stands for a no-break space.
"""

from __future__ import annotations

from functools import cache

from tqa.linguistics import packs
from tqa.model.records import NamedTuple


class Locale(NamedTuple):
    """Conventions of a language; everything is empty for a language without the file, so that rules keep quiet.

    Parameters:
        quotes, inner: opening and closing quotation marks, with the blanks inside them.
        foreign: quotation marks that native texts do not use.
        decimal, group: separators of figures; decimal is empty where its countries differ.
        spaced: marks that a blank stands before.
        dash_is_trace: a dash behind a comma comes from another language.
        compounds_are_trace: "1 billion 724 million" comes from another language.
        comma_inside: a comma stands before the closing quotation mark.
        calendar_capitals: months and days of the week begin with a capital.
        dates_in_words: texts write the month of a date as a word, dates in digits are for forms.
        dotted_dates: dates in digits are day, month, year with points.
        currency_before: currency signs that stand at a figure without a blank.
        letters: letters with marks that its words have.
    """

    quotes: tuple[str, str] | None = None
    inner: tuple[str, str] | None = None
    foreign: str = ""
    decimal: str = ""
    group: str = ""
    spaced: str = ""
    dash_is_trace: bool = False
    compounds_are_trace: bool = False
    comma_inside: bool = False
    calendar_capitals: bool = False
    dates_in_words: bool = False
    dotted_dates: bool = False
    currency_before: str = ""
    letters: str = ""


@cache
def locale(language: str) -> Locale:
    """The conventions of a language."""
    values = {key: value.replace("_", "\u00a0") for key, value in packs.pairs(language, "typography")}
    return Locale(
        _pair(values.get("quotes", "")),
        _pair(values.get("inner", "")),
        values.get("foreign", ""),
        values.get("decimal", ""),
        values.get("group", ""),
        values.get("spaced", ""),
        values.get("comma-dash") == "trace",
        values.get("compound") == "trace",
        values.get("quote-comma") == "inside",
        values.get("calendar") == "capital",
        values.get("dates") == "words",
        values.get("dates") == "dotted",
        values.get("currency-before", ""),
        values.get("letters", ""),
    )


def _pair(value: str) -> tuple[str, str] | None:
    opening, _, closing = value.partition(" ")
    return (opening, closing) if closing else None

"""A date that cannot be: the 31st of a month of 30 days, or a day of the week that the date does not fall on.

Digits change in translation, and a date that contradicts itself shows it.

Bad: `The court met on Monday, 3 March 2021, and will meet again on 31 April.`

Good: `The court met on Wednesday, 3 March 2021, and will meet again on 30 April.`

## Correction

None: which part is wrong only the source knows.

## When it keeps quiet

About dates before 1920 (calendars changed), dates without a year (unless the month never has the day), numbers that only stand beside a
month ("in April 31 people"), and quotations of a word or two.
"""

from __future__ import annotations

from collections.abc import Iterator

from tqa.analysis.calendar import CALENDAR, Date, dates
from tqa.analysis.context import Context
from tqa.linguistics.wordlists import word_classes
from tqa.model.finding import Finding, Rule
from tqa.model.text import Span

RULE = Rule(
    summary="a date that cannot be",
    category="Accuracy/Mistranslation",
    its_type="inconsistency",
    severity="major",
)
LEXICONS = (CALENDAR,)

_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_FIRST_YEAR = 1920
_QUOTES = "\"“”„«»‘’'"


def check(context: Context) -> Iterator[Finding]:
    """Look at every date in words."""
    text = context.text
    for date in context.get(dates):
        covered = text[date.start : date.end]
        length = _DAYS[date.month - 1]
        if date.month == 2 and date.year is not None and not _is_leap(date.year):
            length = 28
        if date.day > length or date.day == 0:
            if date.day <= 31 and _is_date(context, date):
                evidence = (f"month {date.month} has {length} days",)
                message = f"There is no “{covered}”"
                yield Finding("date-conflict", Span(date.start, date.end), message, confidence=0.93, evidence=evidence)
        elif date.weekday is not None and date.weekday_span is not None and date.year is not None and date.year >= _FIRST_YEAR:
            right = _weekday(date.year, date.month, date.day)
            if right != date.weekday:
                said = text[slice(*date.weekday_span)]
                message = f"{covered} is no {said}"
                evidence = (f"it falls on day {right} of the week, Monday being the first",)
                yield Finding("date-conflict", Span(date.weekday_span[0], date.end), message, confidence=0.9, evidence=evidence)


def _is_date(context: Context, date: Date) -> bool:
    """Whether the number is a day of the month, and no count of what stands behind it."""
    text = context.text
    if text[date.start - 1 : date.start] in tuple(_QUOTES):
        return False
    if date.year is not None:
        return True
    if date.month_first:
        before = text[max(0, date.start - 10) : date.start].split()
        return bool(before) and before[-1].lower() == "on" and text[date.end : date.end + 1] not in tuple(" ")
    following = text[date.end : date.end + 20].partition(" ")
    word = following[2].split(" ")[0] if not following[0] else ""
    return not word.isalpha() or word.lower() in word_classes(context.language) or not word_classes(context.language)


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _weekday(year: int, month: int, day: int) -> int:
    """Day of the week, 1 for Monday (Sakamoto's method)."""
    shifts = (0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4)
    year -= month < 3
    return (year + year // 4 - year // 100 + year // 400 + shifts[month - 1] + day - 1) % 7 + 1

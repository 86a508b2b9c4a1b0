"""Dates with the month in words, found at the names of the months (`data/<language>/calendar.tsv`)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from tqa.analysis.context import Context
from tqa.analysis.lexicons import Lexicon, hits
from tqa.linguistics import packs
from tqa.linguistics.locales import locale
from tqa.model.records import NamedTuple

_REACH = 14


class Date(NamedTuple):
    """A day and month, and what else is said of it.

    Parameters:
        start, end: from its first to its last code point, the day of the week not included.
        year: None when it is not said.
        weekday: 1 for Monday to 7, None when it is not said; it then stands at `weekday_span`.
        month_first: "March 3", as English writes.
    """

    start: int
    end: int
    day: int
    month: int
    year: int | None
    weekday: int | None
    weekday_span: tuple[int, int] | None
    month_first: bool


def _load(language: str, source_language: str) -> Iterator[tuple[str, tuple[str, int]]]:
    for row in packs.table(language, "calendar"):
        yield row["word"], (row["kind"], int(row["number"]))


CALENDAR = Lexicon("calendar", _load)


@cache
def months(language: str) -> tuple[str, ...]:
    """Names of the months as they stand in dates; empty for a language without a pack."""
    found: dict[int, str] = {}
    for row in packs.table(language, "calendar"):
        if row["kind"] == "month":
            found.setdefault(int(row["number"]), row["word"])
    return tuple(found[number] for number in sorted(found))


@cache
def _numbers(language: str) -> dict[str, int]:
    return {row["word"].lower(): int(row["number"]) for row in packs.table(language, "calendar") if row["kind"] == "month"}


def month(word: str, language: str) -> int | None:
    """Number of a month, from 1."""
    return _numbers(language).get(word.lower())


def dates(context: Context) -> tuple[Date, ...]:
    """Dates with a day and a month in words, ascending."""
    text = context.text
    capitals = locale(context.language).calendar_capitals
    found: list[Date] = []
    weekday: tuple[int, int, int] | None = None
    for hit in hits(context, CALENDAR):
        kind, number = hit.entry
        if capitals and not text[hit.start].isupper():
            continue
        if kind == "weekday":
            weekday = (hit.start, hit.end, number)
            continue
        before = _day_before_pattern().search(text, max(0, hit.start - _REACH), hit.start)
        after = _day_after_pattern().match(text, hit.end)
        if before is not None:
            start, end, day = before.start(), hit.end, int(before[1])
        elif after is not None:
            start, end, day = hit.start, after.end(), int(after[1])
        else:
            continue
        year = _year_pattern().match(text, end)
        near = weekday is not None and weekday[1] < start and _gap_pattern().fullmatch(text, weekday[1], start) is not None
        found.append(
            Date(
                start,
                year.end() if year else end,
                day,
                number,
                int(year[1]) if year else None,
                weekday[2] if near and weekday else None,
                weekday[:2] if near and weekday else None,
                before is None,
            )
        )
    return tuple(found)


@cache
def _day_before_pattern() -> re.Pattern[str]:
    return re.compile(r"(?<![\w.,:/–-])(\d{1,2})(?:\.|st|nd|rd|th|er|º|-го|-а)?[ \u00a0](?:of |de )?$")


@cache
def _day_after_pattern() -> re.Pattern[str]:
    return re.compile(r"[ \u00a0](\d{1,2})(?:st|nd|rd|th)?(?![\w:/%]|[.,]\d|[–-]\d)")


@cache
def _year_pattern() -> re.Pattern[str]:
    return re.compile(r",?[ \u00a0](?:de |del )?((?:19|20)\d\d)(?![\w–-]|[.,]\d)")


@cache
def _gap_pattern() -> re.Pattern[str]:
    return re.compile(r"\)?,?[ \u00a0](?:den |dem |the |el |le |il |, )?$")

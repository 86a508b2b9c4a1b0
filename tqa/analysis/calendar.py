"""Months and days of the week of a language, from `data/<language>/calendar.tsv`."""

from __future__ import annotations

from functools import cache

from tqa.linguistics import packs


@cache
def _numbers(language: str, kind: str) -> dict[str, int]:
    """Lower-case word -> its number, from 1."""
    return {row["word"].lower(): int(row["number"]) for row in packs.table(language, "calendar") if row["kind"] == kind}


def months(language: str) -> tuple[str, ...]:
    """Names of the months as they stand in dates; empty for a language without a pack."""
    found: dict[int, str] = {}
    for row in packs.table(language, "calendar"):
        if row["kind"] == "month":
            found.setdefault(int(row["number"]), row["word"])
    return tuple(found[number] for number in sorted(found))


def month(word: str, language: str) -> int | None:
    """Number of a month."""
    return _numbers(language, "month").get(word.lower())


def weekday(word: str, language: str) -> int | None:
    """Number of a day of the week, Monday first."""
    return _numbers(language, "weekday").get(word.lower())

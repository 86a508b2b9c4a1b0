"""The formats of correction reports: those of one document, and those of a set."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from tqa.model.errors import SettingsError
from tqa.report.article import Article, Facts
from tqa.report.entries import Entry, entry
from tqa.report.run import Problem

SINGLE = {"html": "html"}
"""Format of one document -> suffix of its file."""
WHOLE: dict[str, tuple[str, ...]] = {}
"""Format of a set -> names of its files."""
INDEX = "index.html"
HISTORY = "history.jsonl"
"""File of the folder that keeps what dated reports said."""


def single(name: str, article: Article, facts: Facts, index: str | None) -> bytes:
    """The report of one document in one of SINGLE; `index` is the address of the set's page."""
    from tqa.report import html

    return _bytes(html.render(article, facts, index))


def kept(formats: Sequence[str], article: Article, target: str) -> Entry:
    """What the set keeps of a document for the formats that were chosen."""
    return entry(article, target, {}, None)


def whole(
    name: str, entries: Sequence[Entry], facts: Facts, problems: Sequence[Problem], history: Sequence[dict[str, Any]]
) -> Iterator[tuple[str, bytes]]:
    """The files of a set in a format, as (name, content)."""
    if name == "html":
        from tqa.report import htmlindex

        yield INDEX, _bytes(htmlindex.render(entries, facts, problems, history))


def _bytes(pieces: Iterable[str]) -> bytes:
    return "".join(pieces).encode("utf-8", "backslashreplace")


def moment(entries: Iterable[Entry], facts: Facts) -> dict[str, Any]:
    """What a dated report adds to the history."""
    documents = list(entries)
    words, penalty = sum(each.words for each in documents), sum(each.penalty for each in documents)
    families: dict[str, int] = {}
    for each in documents:
        for family, count in each.families.items():
            families[family] = families.get(family, 0) + count
    return {
        "date": facts.date,
        "signature": facts.signature,
        "documents": len(documents),
        "words": words,
        "findings": sum(families.values()),
        "penalty": penalty,
        "per_1000_words": round(1000 * penalty / words, 2) if words else 0.0,
        "families": dict(sorted(families.items())),
    }


def written_history(rows: Iterable[dict[str, Any]]) -> bytes:
    """The history as JSON Lines."""
    from json import dumps

    return "".join(dumps(row, ensure_ascii=False) + "\n" for row in rows).encode("utf-8", "backslashreplace")


def read_history(text: str, path: str) -> list[dict[str, Any]]:
    """The dated reports of a history.

    Raises:
        SettingsError: it is not what `tqa report --date` writes.
    """
    from json import JSONDecodeError, loads

    rows: list[dict[str, Any]] = []
    for number, line in enumerate(text.splitlines(), 1):
        try:
            row = loads(line)
            rows.append(
                {
                    "date": str(row["date"]),
                    **{key: row[key] for key in row if key != "date"},
                    "per_1000_words": float(row["per_1000_words"]),
                }
            )
        except (JSONDecodeError, KeyError, TypeError, ValueError, RecursionError):
            raise SettingsError(path, [f"line {number} is not of a dated report; remove the line or the file"]) from None
    return rows

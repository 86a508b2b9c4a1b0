"""The formats of correction reports: those of one document, and those of a set."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from tqa.model.errors import SettingsError
from tqa.model.finding import SEVERITIES
from tqa.model.fix import SAFE, UNSAFE
from tqa.report import tables
from tqa.report.article import Article, Facts
from tqa.report.entries import Entry, entry
from tqa.report.escape import json_text
from tqa.report.json import SCHEMA, document
from tqa.report.run import Problem, scorecard

SINGLE = {"html": "html", "markdown": "md", "docx": "docx", "diff": "diff"}
"""Format of one document -> suffix of its file."""
WHOLE = ("json", "jsonl", "csv", "xlsx", "parquet")
"""Formats of a set; HTML has a page for the set too."""
INDEX = "index.html"
HISTORY = "history.jsonl"
"""File of the folder that keeps what dated reports said."""


def single(name: str, article: Article, facts: Facts, index: str | None) -> bytes:
    """The report of one document in one of SINGLE; `index` is the address of the set's page."""
    if name == "docx":
        from tqa.report import docx

        return docx.render(article, facts)
    if name == "markdown":
        from tqa.report import markdown

        return _bytes(markdown.page(article, facts))
    if name == "diff":
        from tqa.report import diff, proposed

        document = article.checked.document
        return _bytes(diff.unified(document.text, proposed.text(article), document.path))
    from tqa.report import html

    return _bytes(html.page(article, facts, index))


def kept(formats: Sequence[str], article: Article, facts: Facts, target: str) -> Entry:
    """What the set keeps of a document for the formats that were chosen."""
    rows = tables.tables(article, facts) if {"csv", "xlsx", "parquet"} & {*formats} else {}
    json = None
    if {"json", "jsonl"} & {*formats}:
        json = json_text({**document(article.checked), "sha256": article.sha256})
    return entry(article, target, rows, json)


def whole(
    name: str, entries: Sequence[Entry], facts: Facts, problems: Sequence[Problem], history: Sequence[dict[str, Any]]
) -> Iterator[tuple[str, bytes]]:
    """The files of a set in a format, as (name, content)."""
    rows = {table: [row for each in entries for row in each.tables.get(table, ())] for table in tables.TABLES}
    if name == "html":
        from tqa.report import htmlindex

        yield INDEX, _bytes(htmlindex.render(entries, facts, problems, history))
    elif name == "csv":
        from tqa.report import csv

        for table in tables.TABLES:
            yield f"report.{table}.csv", _bytes(csv.table(rows[table], table))
    elif name == "xlsx":
        from tqa.report import xlsx

        yield "report.xlsx", xlsx.render(rows)
    elif name == "parquet":
        from tqa.report import parquet

        for table in tables.TABLES:
            yield f"report.{table}.parquet", parquet.render(rows[table], table)
    elif name == "jsonl":
        yield "report.jsonl", _bytes(f"{each.json}\n" for each in entries)
    elif name == "json":
        yield "report.json", _bytes(_json(entries, facts, problems))


def _json(entries: Sequence[Entry], facts: Facts, problems: Sequence[Problem]) -> Iterator[str]:
    """The JSON report, one document a line, with what the set depends on."""
    yield f'{{"schema": "{SCHEMA}", "signature": {json_text(facts.signature)}, "facts": {json_text(facts._asdict())},\n"documents": [\n'
    yield ",\n".join(each.json or "" for each in entries)
    errors = json_text([problem._asdict() for problem in problems])
    yield f'\n], "errors": {errors}, "summary": {json_text(_summary(entries, problems))}}}\n'


def _summary(entries: Sequence[Entry], problems: Sequence[Problem]) -> dict[str, Any]:
    """The summary of the JSON report, from what the set keeps."""
    totals = {name: Counter[str]() for name in ("severities", "rules", "corrections")}
    for each in entries:
        for name, total in totals.items():
            total.update(getattr(each, name))
    severities, rules, corrections = totals.values()
    return {
        "documents": len(entries),
        "documents_with_findings": sum(bool(each.rules) for each in entries),
        "words": sum(each.words for each in entries),
        "findings": sum(rules.values()),
        "by_severity": {name: severities[name] for name in reversed(SEVERITIES) if severities[name]},
        "by_rule": dict(sorted(rules.items(), key=lambda item: (-item[1], item[0]))),
        "corrections": {name: corrections[name] for name in (SAFE, UNSAFE) if corrections[name]},
        "score": scorecard(entries),
        "errors": len(problems),
    }


def _bytes(pieces: Iterable[str]) -> bytes:
    return "".join(pieces).encode("utf-8", "backslashreplace")


def moment(entries: Sequence[Entry], facts: Facts) -> dict[str, Any]:
    """What a dated report adds to the history."""
    families: Counter[str] = Counter()
    for each in entries:
        families.update(each.families)
    return {
        "date": facts.date,
        "signature": facts.signature,
        "documents": len(entries),
        "words": sum(each.words for each in entries),
        "findings": sum(families.values()),
        **scorecard(entries),
        "families": dict(sorted(families.items())),
    }


def written_history(rows: Iterable[dict[str, Any]]) -> bytes:
    """The history as JSON Lines."""
    return "".join(json_text(row) + "\n" for row in rows).encode("utf-8", "backslashreplace")


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

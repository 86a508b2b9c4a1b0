"""The page of a set of reports: its documents, what was found in them, and what recurs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import quote

from tqa.linguistics.romanisation import key
from tqa.report.article import Facts
from tqa.report.entries import Entry
from tqa.report.escape import html
from tqa.report.run import Problem
from tqa.report.shell import page
from tqa.rules import registry

_MOST = 200
_KINDS = ("person", "place", "organisation")


def render(entries: Sequence[Entry], facts: Facts, problems: Sequence[Problem], history: Sequence[dict[str, Any]]) -> Iterator[str]:
    """The page."""
    yield from page("reports", facts.interface, "index", data(entries, facts, problems, history), _static(entries))


def data(entries: Sequence[Entry], facts: Facts, problems: Sequence[Problem], history: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """What the page shows."""
    words, penalty = sum(each.words for each in entries), sum(each.score.penalty for each in entries)
    families: Counter[str] = Counter()
    rules: Counter[str] = Counter()
    for each in entries:
        families.update(each.families)
        rules.update(each.rules)
    return {
        "schema": "tqa.index/1",
        "facts": facts._asdict(),
        "documents": [_row(each) for each in entries],
        "sums": {
            "words": words,
            "findings": sum(families.values()),
            "per1000": round(1000 * penalty / words, 2) if words else 0.0,
            "passed": sum(each.score.passed for each in entries),
        },
        "families": _ranked(families),
        "rules": [[rule, registry.rule_ids()[rule], count] for rule, count in _ranked(rules)],
        "history": [{"date": row["date"], "per_1000_words": row["per_1000_words"]} for row in history],
        "insertions": _insertions(entries),
        "names": _names(entries),
        "errors": [[problem.path, problem.message] for problem in problems],
    }


def _row(entry: Entry) -> list[Any]:
    languages = f"{entry.source_language} → {entry.language}" if entry.source_language else entry.language
    findings = sum(entry.severities.values())
    return [
        entry.path,
        address(entry),
        languages,
        entry.words,
        findings,
        entry.score.per_1000_words,
        int(entry.score.passed),
        entry.score.penalty,
    ]


def address(entry: Entry) -> str:
    """The address of a document's page, from the index."""
    return quote(f"{entry.target}.html", safe="/")


def _ranked(counts: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def _insertions(entries: Sequence[Entry]) -> list[list[Any]]:
    """Texts that do not belong to their articles and stand in several, most frequent first."""
    found: dict[str, tuple[str, list[int]]] = {}
    for at, each in enumerate(entries):
        for text in dict.fromkeys(each.insertions):
            _, places = found.setdefault(text.lower(), (text, []))
            if not places or places[-1] != at:
                places.append(at)
    several = [(text, places) for text, places in found.values() if len(places) > 1 and len(text) > 2]
    return [[text, places] for text, places in sorted(several, key=lambda item: (-len(item[1]), item[0]))[:_MOST]]


def _names(entries: Sequence[Entry]) -> list[list[Any]]:
    """Names that the documents, taken together, have in several spellings."""
    spellings: dict[str, Counter[str]] = {}
    places: dict[str, list[int]] = {}
    for at, each in enumerate(entries):
        for canonical, kind, forms, consistent in each.names:
            if consistent and kind not in _KINDS:
                continue
            name = key(canonical)
            spellings.setdefault(name, Counter()).update(forms)
            own = places.setdefault(name, [])
            if not own or own[-1] != at:
                own.append(at)
    several = [(name, forms) for name, forms in spellings.items() if len({form.lower() for form in forms}) > 1]
    several.sort(key=lambda item: (-len(places[item[0]]), item[0]))
    return [[_ranked(forms), places[name]] for name, forms in several[:_MOST]]


def _static(entries: Sequence[Entry]) -> Iterator[str]:
    """What a browser without scripts shows."""
    yield "<table>"
    for each in sorted(entries, key=lambda entry: (-entry.score.per_1000_words, entry.path)):
        count = sum(each.severities.values())
        yield f'<tr><td><a href="{html(address(each))}">{html(each.path)}</a></td><td>{count}</td><td>{each.score.per_1000_words}</td></tr>'
    yield "</table>"

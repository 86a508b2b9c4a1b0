"""What a set of reports keeps of each document, so that a thousand of them need little memory."""

from __future__ import annotations

from collections import Counter
from typing import Any

from tqa.model.records import NamedTuple
from tqa.model.report import Score
from tqa.report.article import Article
from tqa.rules import registry

_LONGEST = 160


class Entry(NamedTuple):
    """One document of a set.

    Parameters:
        path: of the document.
        target: its reports' path in the folder, without their suffixes.
        severities, families, rules: counts of findings; corrections: counts of them by applicability.
        insertions: what findings say does not belong to the article, on one line each.
        names: (canonical form, kind, all forms, consistent) of its names.
        tables: rows for the tables of the set, by the table's name; only those that are wanted.
        json: the document of the JSON report, when it is wanted.
    """

    path: str
    target: str
    language: str
    source_language: str | None
    words: int
    sha256: str
    score: Score
    severities: dict[str, int]
    families: dict[str, int]
    rules: dict[str, int]
    corrections: dict[str, int]
    insertions: tuple[str, ...]
    names: tuple[tuple[str, str, tuple[str, ...], bool], ...]
    tables: dict[str, list[dict[str, Any]]]
    json: str | None = None


def entry(article: Article, target: str, tables: dict[str, list[dict[str, Any]]], json: str | None) -> Entry:
    """The entry of a document."""
    checked = article.checked
    text, findings = checked.document.text, checked.findings
    removed = [finding.span for finding in findings if registry.load(finding.rule).RULE.removes]
    return Entry(
        checked.document.path,
        target,
        checked.language,
        checked.source_language,
        checked.words,
        article.sha256,
        checked.score,
        dict(sorted(Counter(finding.severity or "minor" for finding in findings).items())),
        dict(sorted(Counter(checked.families[finding.rule] for finding in findings).items())),
        dict(sorted(Counter(finding.rule for finding in findings).items())),
        dict(sorted(Counter(finding.fix.applicability for finding in findings if finding.fix).items())),
        tuple(" ".join(text[start:end].split())[:_LONGEST] for start, end in removed),
        tuple((e.canonical, e.kind, tuple(form.text for form in e.forms), e.consistent) for e in checked.entities),
        tables,
        json,
    )

"""The tables of a set of reports: findings, documents, names and the scorecard, as rows of plain values."""

from __future__ import annotations

from typing import Any

from tqa.report.article import Article, Facts
from tqa.report.fingerprint import fingerprint
from tqa.report.scorecard import rows as score_rows
from tqa.report.text import covered

Row = dict[str, Any]


def findings(article: Article) -> list[Row]:
    """One row a finding; `correction` is how the covered text should read, None when there is no correction."""
    checked = article.checked
    document, text = checked.document, checked.document.text
    found = []
    for finding in checked.findings:
        start, end = document.lines.position(finding.span.start), document.lines.position(finding.span.end)
        old, new = covered(text, finding)
        found.append(
            {
                "path": document.path,
                "line": start.line,
                "column": start.column,
                "end_line": end.line,
                "end_column": end.column,
                "family": checked.families[finding.rule],
                "rule": finding.rule,
                "category": checked.categories[finding.rule],
                "severity": finding.severity or "minor",
                "confidence": round(finding.confidence, 3),
                "message": finding.message,
                "text": old,
                "correction": new,
                "applicability": finding.fix.applicability if finding.fix else None,
                "evidence": "; ".join(finding.evidence),
                "source": _source(article, finding.span.start, finding.span.end),
                "start": finding.span.start,
                "end": finding.span.end,
                "fingerprint": fingerprint(text, finding),
            }
        )
    return found


def _source(article: Article, start: int, end: int) -> str | None:
    if article.source is None:
        return None
    return " ".join(
        article.source.text[link.source.start : link.source.end]
        for link in article.links
        if link.span.start < end and start < link.span.end
    )


def documents(article: Article, facts: Facts) -> list[Row]:
    """The row of the document."""
    checked = article.checked
    return [
        {
            "path": checked.document.path,
            "language": checked.language,
            "source_language": checked.source_language,
            "words": checked.words,
            "findings": len(checked.findings),
            "penalty": checked.score.penalty,
            "per_1000_words": checked.score.per_1000_words,
            "pass": checked.score.passed,
            "sha256": article.sha256,
            "signature": facts.signature,
            "date": facts.date,
        }
    ]


def names(article: Article) -> list[Row]:
    """One row a form of a name."""
    checked = article.checked
    return [
        {
            "path": checked.document.path,
            "name": entity.canonical,
            "kind": entity.kind,
            "form": form.text,
            "count": len(form.spans),
            "consistent": entity.consistent,
            "reason": entity.reason,
        }
        for entity in checked.entities
        for form in entity.forms
    ]


def scorecard(article: Article) -> list[Row]:
    """One row an error type and severity that occurs."""
    from tqa.model.finding import SEVERITIES

    path = article.checked.document.path
    return [
        {"path": path, "category": row.category, "severity": name, "count": count, "penalty": count * article.checked.score.weights[name]}
        for row in score_rows(article)
        for name, count in zip(SEVERITIES, row.counts, strict=True)
        if count
    ]


TABLES = ("findings", "documents", "names", "scorecard")


def tables(article: Article, facts: Facts) -> dict[str, list[Row]]:
    """All tables of one document."""
    return {
        "findings": findings(article),
        "documents": documents(article, facts),
        "names": names(article),
        "scorecard": scorecard(article),
    }


COLUMNS: dict[str, dict[str, str]] = {
    "findings": {
        **dict.fromkeys(("path",), "text"),
        **dict.fromkeys(("line", "column", "end_line", "end_column"), "count"),
        **dict.fromkeys(("family", "rule", "category", "severity"), "text"),
        "confidence": "share",
        **dict.fromkeys(("message", "text", "correction", "applicability", "evidence", "source"), "text"),
        **dict.fromkeys(("start", "end"), "count"),
        "fingerprint": "text",
    },
    "documents": {
        **dict.fromkeys(("path", "language", "source_language"), "text"),
        **dict.fromkeys(("words", "findings"), "count"),
        **dict.fromkeys(("penalty", "per_1000_words"), "share"),
        "pass": "truth",
        **dict.fromkeys(("sha256", "signature", "date"), "text"),
    },
    "names": {
        **dict.fromkeys(("path", "name", "kind", "form"), "text"),
        "count": "count",
        "consistent": "truth",
        "reason": "text",
    },
    "scorecard": {"path": "text", "category": "text", "severity": "text", "count": "count", "penalty": "share"},
}
"""Table -> column -> kind of its values: text, count, share (a real number) or truth."""

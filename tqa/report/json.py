"""The JSON report (`tqa.report/1`); its schema is `tqa/data/report.schema.json`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tqa.model.finding import Finding
from tqa.model.report import Checked, Score
from tqa.model.text import Span
from tqa.report.run import Run, summary

SCHEMA = "tqa.report/1"


def render(run: Run) -> Iterator[str]:
    """One JSON object, indented by one blank, keys in the order of the schema."""
    from json import dumps

    report = {
        "schema": SCHEMA,
        "signature": run.signature,
        "documents": [document(checked) for checked in run.documents],
        "errors": [problem._asdict() for problem in run.problems],
        "summary": summary(run),
    }
    yield dumps(report, ensure_ascii=False, indent=1)
    yield "\n"


def document(checked: Checked) -> dict[str, Any]:
    """One document of the report."""
    return {
        "path": checked.document.path,
        "language": checked.language,
        "source_language": checked.source_language,
        "words": checked.words,
        "metadata": [list(pair) for finding in checked.findings for pair in finding.metadata],
        "findings": [_finding(checked, finding) for finding in checked.findings],
        "entities": [
            {
                "id": number,
                "canonical": entity.canonical,
                "kind": entity.kind,
                "consistent": entity.consistent,
                "reason": entity.reason,
                "forms": [{"text": form.text, "spans": [list(span) for span in form.spans]} for form in entity.forms],
            }
            for number, entity in enumerate(checked.entities, 1)
        ],
        "score": score(checked.score),
    }


def score(own: Score) -> dict[str, Any]:
    """The scorecard of a document; figures that nothing was given for are not there."""
    card: dict[str, Any] = {"penalty": own.penalty, "per_1000_words": own.per_1000_words, "pass": own.passed}
    figures = {"bleu": own.bleu, "chrf": own.chrf, "round_trip": own.round_trip}
    return card | {name: round(value, 2) for name, value in figures.items() if value is not None}


def _finding(checked: Checked, finding: Finding) -> dict[str, Any]:
    text = checked.document.text
    fix = finding.fix
    return {
        "rule": finding.rule,
        "family": checked.families[finding.rule],
        "category": checked.categories[finding.rule],
        "severity": finding.severity,
        "confidence": round(finding.confidence, 3),
        "message": finding.message,
        "text": text[finding.span.start : finding.span.end],
        "span": _span(finding.span),
        "region": _region(checked, finding.span),
        "fix": fix and {"applicability": fix.applicability, "title": fix.title, "edits": [edit._asdict() for edit in fix.edits]},
        "related": [
            {"span": _span(place.span), "text": text[place.span.start : place.span.end], "message": place.message}
            for place in finding.related
        ],
        "evidence": list(finding.evidence),
        "fingerprint": fingerprint(text, finding),
    }


def _span(span: Span) -> dict[str, int]:
    return {"start": span.start, "end": span.end}


def _region(checked: Checked, span: Span) -> dict[str, int]:
    start, end = checked.document.lines.position(span.start), checked.document.lines.position(span.end)
    return {"start_line": start.line, "start_column": start.column, "end_line": end.line, "end_column": end.column}


def fingerprint(text: str, finding: Finding) -> str:
    """An identity that survives edits elsewhere: the rule, the covered text and the words on either side, not the place."""
    from hashlib import blake2b

    start, end = finding.span
    before, after = text[max(0, start - 60) : start].split()[-2:], text[end : end + 60].split()[:2]
    parts = (finding.rule, text[start:end], *before, "|", *after)
    return blake2b("\x1f".join(parts).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()

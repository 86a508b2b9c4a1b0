"""The JSON report (`tqa.report/1`); its schema is `tqa/data/report.schema.json`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tqa.model.finding import Finding
from tqa.model.report import Checked, Score
from tqa.model.text import Span
from tqa.report import provenance
from tqa.report.escape import json_text
from tqa.report.fingerprint import fingerprint
from tqa.report.run import Run, summary

SCHEMA = "tqa.report/1"


def render(run: Run) -> Iterator[str]:
    """One JSON object, indented by one blank, keys in the order of the schema."""
    report = {
        "schema": SCHEMA,
        "signature": run.signature,
        "documents": [document(checked, run.known.get(checked.document.path, ())) for checked in run.documents],
        "errors": [problem._asdict() for problem in run.problems],
        "summary": summary(run),
    }
    yield json_text(report, 1)
    yield "\n"


def document(checked: Checked, known: tuple[Finding, ...] = ()) -> dict[str, Any]:
    """One document of the report; `known` findings are those that a check knew already and was asked to show."""
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
        "provenance": provenance.as_json(provenance.provenance(checked)),
        **({"known": [_finding(checked, finding) for finding in known]} if known else {}),
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

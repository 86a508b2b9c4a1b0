"""SARIF 2.1.0, with what GitHub's code scanning asks for beyond the schema and within its limits.

Sources: OASIS, Static Analysis Results Interchange Format 2.1.0; GitHub, "SARIF support for code scanning".
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import Any

from tqa import __version__
from tqa.model.finding import SEVERITIES, Finding
from tqa.model.report import Checked
from tqa.model.text import Span
from tqa.report import manual
from tqa.report.escape import json_text
from tqa.report.fingerprint import fingerprint
from tqa.report.places import applicable, path_of, region
from tqa.report.run import Problem, Run
from tqa.rules import registry

MAX_RESULTS = 25_000
SHOWN_RESULTS = 5_000
MAX_BYTES = 10 * 1024 * 1024
"""Of the file compressed by gzip."""
_MAX_TEXT = 1024
_MAX_LOCATIONS = 100
_UNIT = "utf-16"
_LEVELS = {"neutral": "note", "minor": "warning", "major": "error", "critical": "error"}
_PROBLEMS = {"neutral": "recommendation", "minor": "warning", "major": "error", "critical": "error"}


def render(run: Run) -> Iterable[str]:
    """The log as one JSON object; where GitHub takes no more, the gravest results stay and the log says what was cut."""
    results = _ranked(run)
    total, kept = len(results), results[:MAX_RESULTS]
    while True:
        text = json_text(_log(run, kept, total), 1)
        if len(text) < MAX_BYTES or _compressed(text) <= MAX_BYTES or not kept:
            break
        kept = kept[: len(kept) // 2]
    yield text
    yield "\n"


def notes(run: Run) -> Iterable[str]:
    """What the user should know about the limits."""
    total = sum(len(checked.findings) for checked in run.documents)
    if total > MAX_RESULTS:
        yield f"SARIF: GitHub takes {MAX_RESULTS} results, the gravest of {total} were written"
    elif total > SHOWN_RESULTS:
        yield f"SARIF: GitHub shows the first {SHOWN_RESULTS} of {total} results"


def _ranked(run: Run) -> list[tuple[Checked, Finding, str]]:
    found = [(checked, finding, "new") for checked in run.documents for finding in checked.findings]
    if len(found) > SHOWN_RESULTS:
        found.sort(key=lambda item: (-SEVERITIES.index(item[1].severity or "minor"), -item[1].confidence))
    known = [(checked, finding, "unchanged") for checked in run.documents for finding in run.known.get(checked.document.path, ())]
    return found + known


def _compressed(text: str) -> int:
    from zlib import compress

    return len(compress(text.encode("utf-8", "backslashreplace"), 6)) + 20


def _log(run: Run, results: list[tuple[Checked, Finding, str]], total: int) -> dict[str, Any]:
    ids = [i for i in registry.rule_ids() if i in {finding.rule for _, finding, _ in results}]
    index = {rule_id: number for number, rule_id in enumerate(ids)}
    messages = [_notification(run, problem) for problem in run.problems]
    if total > len(results):
        cut = f"{total - len(results)} of {total} results were left out, the least grave ones: GitHub takes no more"
        messages.append({"level": "warning", "message": {"text": cut}})
    invocation: dict[str, Any] = {"executionSuccessful": not run.problems}
    if messages:
        invocation["toolExecutionNotifications"] = messages
    driver = {"name": "tqa", "version": __version__, "semanticVersion": __version__, "rules": [_rule(rule_id) for rule_id in ids]}
    return {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": driver},
                "automationDetails": {"id": "tqa/"},
                "columnKind": "utf16CodeUnits",
                "originalUriBaseIds": {"SRCROOT": {"description": {"text": "The top of the repository."}}},
                "invocations": [invocation],
                "results": [_result(run, *item, index) for item in results],
                "properties": {"signature": run.signature},
            }
        ],
    }


def _notification(run: Run, problem: Problem) -> dict[str, Any]:
    found: dict[str, Any] = {"level": "error", "message": {"text": problem.message or "it could not be done"}}
    if problem.path:
        found["locations"] = [{"physicalLocation": {"artifactLocation": _artifact(run, problem.path)}}]
    return found


def _rule(rule_id: str) -> dict[str, Any]:
    module = registry.load(rule_id)
    rule, family = module.RULE, registry.rule_ids()[rule_id]
    paragraphs = [" ".join(piece.split()) for piece in module.__doc__.strip().split("\n\n")]
    full = " ".join(piece for piece in paragraphs if not piece.startswith(("Bad:", "Good:")))
    page = manual.page(rule_id)
    precision = "low" if rule.status == "preview" else "high" if rule.default else "medium"
    return {
        "id": rule_id,
        "name": "".join(word.capitalize() for word in rule_id.split("-")),
        "shortDescription": {"text": _cut(rule.summary[0].upper() + rule.summary[1:])},
        "fullDescription": {"text": _cut(full)},
        "help": {"text": page, "markdown": page},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {
            "tags": [family, rule.category, rule.its_type],
            "precision": precision,
            "problem.severity": _PROBLEMS[rule.severity],
        },
    }


def _result(run: Run, checked: Checked, finding: Finding, state: str, index: dict[str, int]) -> dict[str, Any]:
    severity = finding.severity or "minor"
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": index[finding.rule],
        "level": _LEVELS[severity],
        "rank": round(100 * finding.confidence, 1),
        "message": {"text": _cut(finding.message)},
        "locations": [_location(run, checked, finding.span)],
        # Not `primaryLocationLineHash`: GitHub's upload action computes that one itself and warns about any other value.
        "partialFingerprints": {"tqaFinding/v1": fingerprint(checked.document.text, finding)},
        "properties": {
            "severity": severity,
            "confidence": round(finding.confidence, 3),
            "category": checked.categories[finding.rule],
            "evidence": list(finding.evidence),
        },
    }
    if finding.related:
        result["relatedLocations"] = [
            {"id": number, **_location(run, checked, place.span), "message": {"text": _cut(place.message)}}
            for number, place in enumerate(finding.related[:_MAX_LOCATIONS], 1)
        ]
    if fix := applicable(finding):
        replacements = []
        for edit in fix.edits:
            change: dict[str, Any] = {"deletedRegion": _region(checked, Span(edit.start, edit.end))}
            if edit.text:
                change["insertedContent"] = {"text": edit.text}
            replacements.append(change)
        changes = [{"artifactLocation": _artifact(run, checked.document.path), "replacements": replacements}]
        result["fixes"] = [
            {"description": {"text": _cut(fix.title)}, "artifactChanges": changes, "properties": {"applicability": fix.applicability}}
        ]
    if run.gate is not None and (run.gate.baseline or run.gate.since):
        result["baselineState"] = state
        if state == "unchanged":
            result["suppressions"] = [{"kind": "external", "status": "accepted"}]
    return result


def _location(run: Run, checked: Checked, span: Span) -> dict[str, Any]:
    return {
        "physicalLocation": {
            "artifactLocation": _artifact(run, checked.document.path),
            "region": _region(checked, span),
        }
    }


def _artifact(run: Run, path: str) -> dict[str, str]:
    from urllib.parse import quote

    inside = path_of(run, path)
    uri = quote(os.fsencode(inside), safe="/")
    return {"uri": f"file://{uri}"} if os.path.isabs(inside) else {"uri": uri, "uriBaseId": "SRCROOT"}


def _region(checked: Checked, span: Span) -> dict[str, int]:
    start, end = region(checked, span, _UNIT)
    return {"startLine": start.line, "startColumn": start.column, "endLine": end.line, "endColumn": end.column}


def _cut(text: str) -> str:
    return text if len(text) <= _MAX_TEXT else text[: _MAX_TEXT - 1] + "…"

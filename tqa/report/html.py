"""The correction report of one document: a page that works from disk, alone, with scripts that only itself may run.

The page is a shell with the data of the document as JSON; `page/article.js` shows it. What the reader decides stays in the reader's browser
and leaves it as a decisions file, which `tqa fix --decisions` applies.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Any

from tqa.formats import reading
from tqa.model.errors import UsageError
from tqa.model.finding import SEVERITIES, Finding
from tqa.model.text import Document, Span
from tqa.report import manual, shell
from tqa.report.article import Article, Facts, article, is_applicable, is_whole
from tqa.report.escape import html, visible
from tqa.report.fingerprint import fingerprint
from tqa.report.narrow import narrowed
from tqa.report.proposed import chunks
from tqa.report.run import Run
from tqa.report.scorecard import rows
from tqa.report.text import covered
from tqa.rules import registry

_STATIC_TEXT = 200_000
_WRITTEN = "&<>\"'"
_MOST = 5000
"""Findings that a page shows; more cannot be read, and a browser would take its time."""


def render(run: Run) -> Iterator[str]:
    """The page of the only document of a run.

    Raises:
        UsageError: there are several.
    """
    if len(run.documents) != 1:
        raise UsageError(f"a page has one document, not {len(run.documents)}; `tqa report` writes a page each and an index")
    yield from page(article(run.documents[0]), Facts(run.signature))


def page(one: Article, facts: Facts, index: str | None = None) -> Iterator[str]:
    """The page; `index` is the address of the page of the whole set, when there is one."""
    title = visible(one.checked.document.path)
    yield from shell.page(title, facts.interface, "article", data(one, facts, index), _static(one))


def data(one: Article, facts: Facts, index: str | None = None) -> dict[str, Any]:
    """What the page shows, in the offsets of the file (code points)."""
    checked, document = one.checked, one.checked.document
    source = one.source
    rank = {at: place for place, at in enumerate(one.order)}
    owners = sorted((*span, number) for number, entity in enumerate(checked.entities) for form in entity.forms for span in form.spans)
    used = sorted(checked.families)
    return {
        "schema": "tqa.page/1",
        "path": document.path,
        "sha256": one.sha256,
        "language": checked.language,
        "sourceLanguage": checked.source_language,
        "words": checked.words,
        "index": index,
        "facts": facts._asdict(),
        "text": document.text,
        "chunks": None if document.runs is None else [list(chunk) for chunk in chunks(document)],
        "written": _written(document),
        "severities": list(SEVERITIES),
        "total": len(checked.findings),
        "findings": [_finding(one, at, finding, rank.get(at, -1), owners) for at, finding in enumerate(checked.findings[:_MOST])],
        "entities": [
            {
                "canonical": entity.canonical,
                "kind": entity.kind,
                "consistent": entity.consistent,
                "reason": entity.reason,
                "evidence": list(entity.evidence),
                "forms": [
                    {
                        "text": form.text,
                        "spans": [list(span) for span in form.spans],
                        "fixed": all(is_whole(document, s) for s in form.spans),
                    }
                    for form in entity.forms
                ],
            }
            for entity in checked.entities
        ],
        "source": source.prose if source else None,
        "links": [[*link.span, *_in_shown(source, link.source)] for link in one.links] if source else [],
        "rules": {
            rule_id: {
                "family": checked.families[rule_id],
                "category": checked.categories[rule_id],
                "summary": registry.load(rule_id).RULE.summary,
                "manual": manual.page(rule_id).partition("\n\n")[2],
            }
            for rule_id in used
        },
        "score": {
            "penalty": checked.score.penalty,
            "per1000": checked.score.per_1000_words,
            "pass": checked.score.passed,
            "threshold": checked.score.threshold,
            "bleu": checked.score.bleu,
            "chrf": checked.score.chrf,
            "roundTrip": checked.score.round_trip,
            "weights": dict(checked.score.weights),
            "rows": [[row.category, list(row.counts), row.penalty] for row in rows(one)],
        },
    }


def _finding(one: Article, at: int, finding: Finding, rank: int, owners: Sequence[tuple[int, ...]]) -> dict[str, Any]:
    document, fix = one.checked.document, finding.fix
    place = document.lines.position(finding.span.start)
    edits = narrowed(document.text, fix.edits) if fix else ()
    ends = [point for edit in edits for point in (edit.start, edit.end)]
    cover = Span(min([finding.span.start, *ends]), max([finding.span.end, *ends]))
    row: dict[str, Any] = {
        "rule": finding.rule,
        "severity": finding.severity,
        "confidence": round(finding.confidence, 3),
        "message": finding.message,
        "span": list(finding.span),
        "place": list(place),
        "print": fingerprint(document.text, finding),
        "cover": list(cover) if is_whole(document, cover) else None,
    }
    if fix:
        row["fix"] = {
            "kind": fix.applicability,
            "title": fix.title,
            "edits": [list(edit) for edit in edits],
            "can": is_applicable(document, edits, fix.applicability),
            "rank": rank,
        }
    if finding.related:
        row["related"] = [[*place.span, place.message] for place in finding.related]
    if finding.evidence:
        row["evidence"] = list(finding.evidence)
    if one.checked.families[finding.rule] == "names":
        before = bisect_left(owners, (finding.span.end,)) - 1
        if before >= 0 and finding.span.start < owners[before][1]:
            row["entity"] = owners[before][2]
    return row


def _in_shown(source: Document | None, span: Span) -> Span:
    """A span of a source file as a span of its prose."""
    if source is None or source.runs is None:
        return span
    found = [
        (run.prose + max(span.start - run.file, 0), run.prose + min(span.end - run.file, run.length))
        for run in source.runs
        if run.file < span.end and span.start < run.file + run.length
    ]
    return Span(min(start for start, _ in found), max(end for _, end in found)) if found else Span(0, 0)


def _written(document: Document) -> dict[str, str]:
    """Characters that the format writes another way."""
    return {char: text for char in _WRITTEN if (text := reading.written(char, document.format)) != char}


def _static(one: Article) -> Iterator[str]:
    """What a browser without scripts shows: the findings as a list, and the text."""
    checked = one.checked
    document = checked.document
    yield f"<h1>{html(document.path)}</h1><ol>"
    for finding in checked.findings[:_MOST]:
        place = document.lines.position(finding.span.start)
        yield f"<li><b>{place.line}:{place.column}</b> {html(finding.severity or '')}: {html(finding.message)} <code>{finding.rule}</code>"
        old, new = covered(document.text, finding)
        if new is not None:
            yield f"<br><del>{html(old)}</del> <ins>{html(new)}</ins>"
        yield "</li>"
    yield "</ol>"
    if len(document.prose) <= _STATIC_TEXT:
        yield f'<div class="prose" dir="auto">{html(document.prose)}</div>'

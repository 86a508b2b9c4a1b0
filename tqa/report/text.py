"""Findings for a person: place, excerpt with a marker under the span, suggestion, summary."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache
from re import Pattern
from typing import Any

from tqa.model.finding import Finding
from tqa.model.fix import DISPLAY, SAFE, UNSAFE, Edit
from tqa.model.report import Checked
from tqa.model.text import Span
from tqa.report.escape import log_lines, visible
from tqa.report.provenance import PAGE, provenance
from tqa.report.run import Run, summary

_WIDTH = 96
_COLORS = {
    "critical": "1;31",
    "major": "31",
    "minor": "33",
    "neutral": "36",
    "rule": "2",
    "path": "1",
    "mark": "1;31",
    "new": "32",
    "dim": "2",
}
_LONGEST_WORD = 40
_MAX_SUGGESTION = 160
_KINDS = {SAFE: "safe fix", UNSAFE: "unsafe fix", DISPLAY: "suggestion"}


def render(run: Run) -> Iterator[str]:
    """The verdict of a check, findings file by file, then the summary."""
    return map(log_lines, _blocks(run))


def _blocks(run: Run) -> Iterator[str]:
    if run.gate is not None:
        yield from _verdict(run)
    for checked in run.documents:
        for finding in checked.findings:
            yield _finding(checked, finding, run.color)
        for finding in run.known.get(checked.document.path, ()):
            yield _finding(checked, finding._replace(message=f"(known) {finding.message}"), run.color)
    yield from _summary(run)


def _verdict(run: Run) -> Iterator[str]:
    from tqa.report import gate

    for number, line in enumerate(gate.lines(run)):
        style = "new" if run.gate and run.gate.passed and not run.problems else "critical"
        yield (visible(line) if number else paint(visible(line), style, run.color)) + "\n"
    if any(checked.findings or run.known.get(checked.document.path) for checked in run.documents):
        yield "\n"


def paint(text: str, style: str, color: bool) -> str:
    """The text in a style, or as it is when colours are off."""
    return f"\x1b[{_COLORS[style]}m{text}\x1b[0m" if color else text


def _finding(checked: Checked, finding: Finding, color: bool) -> str:
    document = checked.document
    line, column = document.lines.position(finding.span.start)
    severity = finding.severity or "minor"
    gutter = " " * len(str(line))
    place, rule = f"{visible(document.path)}:{line}:{column}", f"[{finding.rule}]"
    if color:
        place, severity, rule = paint(place, "path", color), paint(severity, severity, color), paint(rule, "rule", color)
    pieces = [f"{place} {severity} {visible(finding.message)} {rule}\n", _excerpt(checked, finding, line, color)]
    if suggestion := _suggestion(checked, finding):
        label, new = suggestion
        pieces.append(f"  {gutter} = {label}{paint(new, 'new', color)}\n")
    for other in finding.related[:3]:
        at = document.lines.position(other.span.start)
        pieces.append(f"  {gutter} = {at.line}:{at.column}: {visible(other.message)}\n")
    pieces += [paint(f"  {gutter} = because {visible(statement)}\n", "dim", color) for statement in finding.evidence[:3]]
    pieces.append("\n")
    return "".join(pieces)


def _excerpt(checked: Checked, finding: Finding, line: int, color: bool) -> str:
    """The line, cut to a window around the span, and the marker below it."""
    text = checked.document.text
    first, last = checked.document.lines.line_span(line)
    start, end = finding.span.start, min(finding.span.end, last)
    room = max(_WIDTH - (end - start), 24)
    left = max(first, start - room // 2)
    right = min(last, max(end, left + _WIDTH))
    if end - start > _WIDTH:
        right = min(right, end + 12)
    inside = text[start:end]
    if len(inside) > _WIDTH:
        inside = f"{inside[: _WIDTH // 2 - 1]} … {inside[-(_WIDTH // 2 - 1) :]}"
    lead, mark, tail = visible(text[left:start]), visible(inside), visible(text[end:right])
    if left > first:
        lead = f"…{lead}"
    if right < last:
        tail += "…"
    bar, empty, under = f"{line} |", "|", "^" * max(1, cells(mark))
    if color:
        bar, empty, under = paint(bar, "dim", color), paint(empty, "dim", color), paint(under, "mark", color)
    more = " …" if finding.span.end > last else ""
    return f"  {bar} {lead}{mark}{tail}\n  {' ' * len(str(line))} {empty} {' ' * cells(lead)}{under}{more}\n"


def cells(text: str) -> int:
    """Terminal cells that a text takes."""
    return len(text) if text.isascii() or not _odd().search(text) else sum(map(_cell, text))


@cache
def _odd() -> Pattern[str]:
    """Characters that may take no cell or two: all but Latin, Greek and Cyrillic letters and common punctuation."""
    import re

    return re.compile("[^\\0-\u02ff\u0370-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u203a\u20ac\u2116]")


@cache
def _cell(char: str) -> int:
    from unicodedata import category, east_asian_width

    return 0 if category(char) in ("Mn", "Me", "Cf") else 2 if east_asian_width(char) in "WF" else 1


def _suggestion(checked: Checked, finding: Finding) -> tuple[str, str] | None:
    """What the correction does and how the place then reads."""
    fix = finding.fix
    if fix is None:
        return None
    label = f"{_KINDS[fix.applicability]}: {visible(fix.title)}"
    if not any(edit.start == edit.end or any(map(str.isalnum, edit.text)) for edit in fix.edits):
        return label, ""
    first, last = fix.edits[0].start, fix.edits[-1].end
    span = _whole_words(checked.document.text, Span(min(first, finding.span.start), max(last, finding.span.end)), fix.edits)
    new = after_edits(checked.document.text, span, fix.edits).strip()
    if len(new) > _MAX_SUGGESTION:
        new = new[: _MAX_SUGGESTION // 2] + " … " + new[-_MAX_SUGGESTION // 2 :]
    shown = visible(" ".join(new.split()))
    return (label, "") if shown in label else (f"{label}: ", shown)


def _whole_words(text: str, span: Span, edits: tuple[Edit, ...]) -> Span:
    """The span with the words that its edits begin or end in, or put a mark behind."""
    start, end = span
    if text[start - 1 : start].isalnum() and edits[0].start == start and edits[0].text[:1] and not edits[0].text[0].isspace():
        start = max([at + 1 for at in range(max(0, start - _LONGEST_WORD), start) if text[at].isspace()], default=start)
    if text[end - 1 : end].isalnum() and edits[-1].end == end:
        stop = end
        while stop < len(text) and stop - end < _LONGEST_WORD and text[stop].isalnum():
            stop += 1
        end = stop
    return Span(start, end)


def after_edits(text: str, span: Span, edits: tuple[Edit, ...]) -> str:
    """The part of the text at `span` as it reads after the edits."""
    pieces: list[str] = []
    at = span.start
    for edit in edits:
        pieces += (text[at : edit.start], edit.text)
        at = edit.end
    return "".join((*pieces, text[at : span.end]))


def covered(text: str, finding: Finding) -> tuple[str, str | None]:
    """The text that a finding and its correction cover, as it is and as it should be; None when there is no correction."""
    edits = finding.fix.edits if finding.fix else ()
    span = Span(min([finding.span.start, *(edit.start for edit in edits)]), max([finding.span.end, *(edit.end for edit in edits)]))
    return text[span.start : span.end], after_edits(text, span, edits) if edits else None


def _summary(run: Run) -> Iterator[str]:
    counts: dict[str, Any] = summary(run)
    documents, found = counts["documents"], counts["findings"]
    files = f"{documents} {'file' if documents == 1 else 'files'}"
    if not documents:
        return
    if not found:
        if run.gate is None:
            yield f"No findings in {files}.\n"
        return
    severities = ", ".join(f"{number} {paint(name, name, run.color)}" for name, number in counts["by_severity"].items())
    where = files if documents == 1 else f"{counts['documents_with_findings']} of {files}"
    yield f"{found} {'finding' if found == 1 else 'findings'} in {where}: {severities}\n"
    width = max(len(rule) for rule in counts["by_rule"])
    for rule, number in counts["by_rule"].items():
        yield f"  {rule:<{width}}  {number}\n"
    card = counts["score"]
    if figures := [f"{label} {card[name]:.1f}" for name, label in (("bleu", "BLEU"), ("chrf", "chrF")) if name in card]:
        yield f"Against the reference: {', '.join(figures)}\n"
    fixes = counts["corrections"]
    ways = []
    if fixes.get("safe"):
        ways.append(f"{fixes['safe']} with `tqa fix`")
    if fixes.get("unsafe"):
        ways.append(f"{fixes['unsafe']} {'more ' if ways else ''}with `tqa fix --unsafe`")
    if ways:
        yield f"Corrections: {', '.join(ways)}\n"
    if run.gate is None:  # a check counts new findings, these are about whole documents
        yield from _score(run, card)
        yield from _evidence(run)


def _score(run: Run, card: dict[str, Any]) -> Iterator[str]:
    """The MQM penalty, and whether it passes."""
    points = f"Score: {card['per_1000_words']:g} penalty points in 1,000 words"
    if len(run.documents) == 1:
        yield f"{points}: {'fails' if card['failed'] else 'passes'}\n"
    elif card["failed"]:
        yield f"{points}; {card['failed']} of {len(run.documents)} files fail\n"
    else:
        yield f"{points}; all files pass\n"


def _evidence(run: Run) -> Iterator[str]:
    """What speaks for machine translation and scraping: for one file its traces, for more how many of them show any."""
    found = [provenance(checked) for checked in run.documents]
    if len(found) == 1 and found[0].statement:
        yield f"Evidence that the text is {found[0].statement}:\n"
        for signal in found[0].signals:
            shown = ", ".join(f"“{visible(text)}”" for text in signal.examples)
            yield f"  traces of {'the page' if signal.kind == PAGE else 'translation'}, {signal.family}: {signal.findings} ({shown})\n"
    elif len(found) > 1:
        statements = Counter(each.statement for each in found if each.statement)
        for statement, number in sorted(statements.items()):
            yield f"Evidence of being {statement}: {number} of {len(found)} files\n"

"""Findings as diagnostics, and what is shown when the pointer rests on one."""

from __future__ import annotations

from inspect import cleandoc

from lsprotocol.types import (
    Diagnostic,
    DiagnosticRelatedInformation,
    DiagnosticSeverity,
    DiagnosticTag,
    Hover,
    Location,
    MarkupContent,
    MarkupKind,
)

from tqa.lsp.places import Places
from tqa.model.finding import Finding
from tqa.model.fix import DISPLAY
from tqa.model.report import Checked
from tqa.report.escape import visible
from tqa.report.fingerprint import fingerprint
from tqa.rules import registry

SEVERITIES = {
    "critical": DiagnosticSeverity.Error,
    "major": DiagnosticSeverity.Warning,
    "minor": DiagnosticSeverity.Information,
    "neutral": DiagnosticSeverity.Hint,
}
_PARAGRAPHS = 2


def diagnostics(checked: Checked, uri: str, places: Places) -> list[Diagnostic]:
    """One diagnostic a finding, in their order."""
    return [_diagnostic(checked, finding, uri, places) for finding in checked.findings]


def _diagnostic(checked: Checked, finding: Finding, uri: str, places: Places) -> Diagnostic:
    related = [DiagnosticRelatedInformation(Location(uri, places.range(each.span)), visible(each.message)) for each in finding.related]
    removes = registry.load(finding.rule).RULE.removes
    return Diagnostic(
        range=places.range(finding.span),
        message=visible(finding.message),
        severity=SEVERITIES[finding.severity or "minor"],
        code=finding.rule,
        source="tqa",
        tags=[DiagnosticTag.Unnecessary] if removes else None,
        related_information=related or None,
        data=fingerprint(checked.document.text, finding),
    )


def hover(checked: Checked, offset: int, places: Places) -> Hover | None:
    """The findings at a place with their evidence, and what their rules are about."""
    found = [finding for finding in checked.findings if finding.span.start <= offset <= finding.span.end]
    if not found:
        return None
    text = "\n\n---\n\n".join(_explained(finding) for finding in found)
    return Hover(MarkupContent(MarkupKind.Markdown, text), places.range(found[0].span))


def _explained(finding: Finding) -> str:
    lines = [f"**{_plain(finding.message)}** ({finding.severity}, {finding.confidence:.0%} sure)"]
    if finding.fix is not None:
        kind = "Suggestion" if finding.fix.applicability == DISPLAY else f"Correction ({finding.fix.applicability})"
        lines.append(f"{kind}: {_plain(finding.fix.title)}")
    lines += [f"- {_plain(statement)}" for statement in finding.evidence]
    manual = cleandoc(registry.load(finding.rule).__doc__ or "").split("\n\n")[:_PARAGRAPHS]
    return "\n".join([*lines, "", f"`{finding.rule}`: {' '.join(' '.join(manual).split())}"])


def _plain(text: str) -> str:
    """Text of a document inside Markdown, without any of it being taken for markup."""
    return "".join(f"\\{char}" if char in "\\`*_{}[]<>()#+-.!|~&" else char for char in visible(text))

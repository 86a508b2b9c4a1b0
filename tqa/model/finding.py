"""Findings: what a rule says about a place in a text."""

from __future__ import annotations

from tqa.model.fix import Fix
from tqa.model.records import NamedTuple
from tqa.model.text import Span

SEVERITIES = ("neutral", "minor", "major", "critical")
"""MQM severities, ascending."""


class Related(NamedTuple):
    """Another place that explains a finding."""

    span: Span
    message: str


class Finding(NamedTuple):
    """A defect at a place.

    Parameters:
        rule: id of the rule.
        span: without blanks at either end.
        message: one sentence for a person, without a final stop.
        fix: the correction, or None.
        confidence: 0..1, how sure the rule is.
        severity: one of SEVERITIES, or None for the rule's own.
        related: other places that belong to it.
        evidence: short statements of what was seen, for a person who doubts the finding.
        metadata: facts that the place tells about the document, as (key, value), for example ("date", "2022-02-01").
        excess: how many characters of the span are too many; the finding is moot where passages that the page left in it have as many.
    """

    rule: str
    span: Span
    message: str
    fix: Fix | None = None
    confidence: float = 0.9
    severity: str | None = None
    related: tuple[Related, ...] = ()
    evidence: tuple[str, ...] = ()
    metadata: tuple[tuple[str, str], ...] = ()
    excess: int = 0


class Rule(NamedTuple):
    """What a rule declares about itself; its module's docstring is its manual page.

    Parameters:
        summary: one line that names the defect.
        category: MQM error type, "Dimension/Type" ("Accuracy/Addition").
        its_type: ITS 2.0 localisation quality issue type ("addition").
        severity: default MQM severity.
        fix: best applicability its corrections reach: "safe", "unsafe", "display" or "none".
        status: "stable" or "preview" (runs only when selected by name).
        default: whether a plain run includes it.
        languages: target languages it can judge, ("*",) for all.
        source_languages: source languages whose traces it knows, ("*",) for all.
        needs: analyses it reads, by their names in `tqa.analysis` ("sentences", "ledger", "lexicon:leadins" ...).
        removes: its span is not part of the article, so other findings inside it are moot.
        since: the version that brought it.
    """

    summary: str
    category: str
    its_type: str
    severity: str
    fix: str = "none"
    status: str = "stable"
    default: bool = True
    languages: tuple[str, ...] = ("*",)
    source_languages: tuple[str, ...] = ("*",)
    needs: tuple[str, ...] = ()
    removes: bool = False
    since: str = "0.1.0"

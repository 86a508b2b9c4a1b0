"""What a renderer is given."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

from tqa.model.finding import SEVERITIES, Finding
from tqa.model.fix import SAFE, UNSAFE
from tqa.model.records import NamedTuple
from tqa.model.report import Checked, Score

if TYPE_CHECKING:
    from tqa.report.verdict import Gate

FORMATS = (
    "text",
    "json",
    "jsonl",
    "sarif",
    "github",
    "gitlab",
    "junit",
    "checkstyle",
    "rdjson",
    "rdjsonl",
    "tap",
    "azure",
    "markdown",
    "csv",
    "html",
)
"""Names of the formats; each is a module of this package."""


PLACES_ONLY = FORMATS[:1] + FORMATS[3:]
"""Those that say nothing of the names of a document."""


class Problem(NamedTuple):
    """Work that could not be done: an unreadable file, a rule that failed."""

    path: str
    message: str


class Run(NamedTuple):
    """Everything that a run found.

    Parameters:
        signature: what the figures depend on, in sacreBLEU's manner ("tqa:0.1.0|rules:default|lang:en|...").
        documents: ascending by path.
        problems: in the order in which they came up.
        color: whether escape sequences for colours are wanted.
        root: the top of the repository, which build servers count paths from; the current folder when empty.
        gate: the verdict of `tqa check`.
        known: path -> findings that the check knew already and was asked to show all the same.
    """

    signature: str
    documents: tuple[Checked, ...]
    problems: tuple[Problem, ...] = ()
    color: bool = False
    root: str = ""
    gate: Gate | None = None
    known: Mapping[str, tuple[Finding, ...]] = {}


class Renderer(Protocol):
    """A module of this package."""

    def render(self, run: Run) -> Iterable[str]:
        """Pieces of the output, to be written one after the other."""


def renderer(name: str) -> Renderer:
    """The module of a format."""
    return cast(Renderer, import_module(f"tqa.report.{name}"))


def summary(run: Run) -> dict[str, object]:
    """Counts of a run: files, findings by severity and by rule, corrections by applicability."""
    findings: list[Finding] = [finding for checked in run.documents for finding in checked.findings]
    severities = Counter(finding.severity for finding in findings)
    rules = Counter(finding.rule for finding in findings)
    fixes = Counter(finding.fix.applicability for finding in findings if finding.fix)
    verdict: dict[str, object] = {}
    if run.gate:
        from tqa.report.verdict import as_json

        verdict["check"] = as_json(run.gate)
    return {
        "documents": len(run.documents),
        "documents_with_findings": sum(bool(checked.findings) for checked in run.documents),
        "words": sum(checked.words for checked in run.documents),
        "findings": len(findings),
        "by_severity": {name: severities[name] for name in reversed(SEVERITIES) if severities[name]},
        "by_rule": dict(sorted(rules.items(), key=lambda item: (-item[1], item[0]))),
        "corrections": {name: fixes[name] for name in (SAFE, UNSAFE) if fixes[name]},
        "score": scorecard(run.documents),
        "errors": len(run.problems),
        **verdict,
    }


class Scored(Protocol):
    """What a scorecard is made from."""

    @property
    def words(self) -> int:
        """Count of words."""

    @property
    def score(self) -> Score:
        """Penalty and other figures."""


def scorecard(documents: Sequence[Scored]) -> dict[str, float | int]:
    """The scores of a folder: MQM penalty, documents that fail their threshold, and means of the other figures, weighted by words."""
    words = sum(checked.words for checked in documents)
    penalty = sum(checked.score.penalty for checked in documents)
    card: dict[str, float | int] = {
        "penalty": penalty,
        "per_1000_words": round(1000 * penalty / words, 2) if words else 0.0,
        "failed": sum(not checked.score.passed for checked in documents),
    }
    for name in ("bleu", "chrf", "round_trip"):
        pairs = [(value, checked.words) for checked in documents if (value := getattr(checked.score, name)) is not None]
        if size := sum(weight for _, weight in pairs):
            card[name] = round(sum(value * weight for value, weight in pairs) / size, 2)
    return card

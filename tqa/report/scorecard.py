"""The MQM scorecard: errors by type and severity, their weights, and the penalty.

Source: MQM error typology and scoring model, https://themqm.org/ (linear weights; the penalty is scaled to 1,000 words).
"""

from __future__ import annotations

from collections import Counter

from tqa.model.finding import SEVERITIES
from tqa.model.records import NamedTuple
from tqa.report.article import Article


class Row(NamedTuple):
    """One error type; `counts` in the order of SEVERITIES."""

    category: str
    counts: tuple[int, ...]
    penalty: float


def rows(article: Article) -> tuple[Row, ...]:
    """Error types that the document has, ascending."""
    checked = article.checked
    counts: dict[str, Counter[str]] = {}
    for finding in checked.findings:
        counts.setdefault(checked.categories[finding.rule], Counter())[finding.severity or "minor"] += 1
    return tuple(
        Row(category, tuple(own[name] for name in SEVERITIES), sum(own[name] * checked.score.weights[name] for name in SEVERITIES))
        for category, own in sorted(counts.items())
    )

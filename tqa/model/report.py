"""What a run says about one document, ready for any renderer."""

from __future__ import annotations

from collections.abc import Mapping

from tqa.model.entities import Entity
from tqa.model.finding import Finding
from tqa.model.records import NamedTuple
from tqa.model.text import Document

WEIGHTS = {"neutral": 0.0, "minor": 1.0, "major": 5.0, "critical": 25.0}
"""MQM's linear weights."""


class Score(NamedTuple):
    """MQM penalty of a document: the sum of its findings' severity weights.

    Source: MQM scoring with linear weights, https://themqm.org/ (neutral 0, minor 1, major 5, critical 25 unless configured).

    Parameters:
        penalty: sum of weights.
        per_1000_words: penalty scaled to a thousand words.
        passed: whether it is at or below the threshold.
        bleu, chrf: of the document against its reference, 0..100; None without one.
        round_trip: mean chrF of its segments after a round trip, weighted by length; None without one.
        weights: severity -> penalty of one finding.
        threshold: greatest penalty in a thousand words that passes.
    """

    penalty: float
    per_1000_words: float
    passed: bool
    bleu: float | None = None
    chrf: float | None = None
    round_trip: float | None = None
    weights: Mapping[str, float] = WEIGHTS
    threshold: float = 25.0


class Checked(NamedTuple):
    """One document with what was found; all offsets are code points into `document.text`.

    Parameters:
        language, source_language: as given or detected; "und" and None when not known.
        words: count of words; characters / 2 for languages written without spaces.
        findings: sorted by place, severities resolved.
        entities: the names of the document, when a chosen rule needed them.
        errors: rules that failed, one message each.
        families: rule id -> family, for the rules of `findings`.
        categories: rule id -> MQM category.
    """

    document: Document
    language: str
    source_language: str | None
    words: int
    findings: tuple[Finding, ...]
    entities: tuple[Entity, ...]
    errors: tuple[str, ...]
    score: Score
    families: dict[str, str]
    categories: dict[str, str]

"""How alike two texts of one language are, by chrF.

Source: Popović (2015), "chrF: character n-gram F-score for automatic MT evaluation"; the numbers are sacreBLEU's.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from tqa.model.errors import UsageError


@cache
def _metric() -> Any:
    try:
        from sacrebleu.metrics.chrf import CHRF
    except ImportError:
        raise UsageError("comparing texts needs sacreBLEU: pip install 'tqa[score]'") from None
    return CHRF()


def chrf(hypothesis: str, references: Sequence[str]) -> float:
    """chrF2 of one segment, 0..100."""
    return float(_metric().sentence_score(hypothesis, list(references)).score)


def median(values: Sequence[float]) -> float:
    """The middle value, or the mean of the two in the middle."""
    ordered, half = sorted(values), len(values) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2

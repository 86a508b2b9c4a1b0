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


def corpus(hypotheses: Sequence[str], references: Sequence[str]) -> tuple[float, float]:
    """BLEU (Papineni et al. 2002; tokenizer 13a) and chrF2 of a document's segments, 0..100."""
    chrf2 = _metric().corpus_score(list(hypotheses), [list(references)]).score
    from sacrebleu.metrics.bleu import BLEU

    return float(BLEU(effective_order=True).corpus_score(list(hypotheses), [list(references)]).score), float(chrf2)


def median(values: Sequence[float]) -> float:
    """The middle value, or the mean of the two in the middle."""
    ordered, half = sorted(values), len(values) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2

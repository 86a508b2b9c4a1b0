"""The comparison of names against labelled pairs: precision, recall and F1 of "same", by category and language.

python benchmarks/name_pairs.py [--misses CATEGORY]
"""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

from tqa.linguistics.name_pairs import DIFFERENT, SAME, compare

PAIRS = Path(__file__).parents[1] / "tests/names/pairs.tsv"


class Pair(NamedTuple):
    """A labelled pair; `pair` is the language of the originals and that of the text."""

    a: str
    b: str
    pair: str
    label: str
    category: str
    note: str


class Counts(NamedTuple):
    """How many pairs of a label were judged right and wrong; "unsure" is neither same nor different."""

    right: int
    wrong: int
    unsure: int

    def accuracy(self) -> float:
        """Share that was judged right."""
        return self.right / max(1, sum(self))


def pairs() -> list[Pair]:
    """All labelled pairs."""
    lines = PAIRS.read_text(encoding="utf-8").splitlines()
    return [Pair(*line.split("\t")) for line in lines if not line.startswith("#")][1:]


def judged(found: list[Pair]) -> dict[str, Counts]:
    """Counts by category."""
    rows: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for pair in found:
        label = compare(pair.a, pair.b, pair.pair.partition("-")[0]).label
        rows[pair.category][0 if label == pair.label else 1 if label in (SAME, DIFFERENT) else 2] += 1
    return {category: Counts(*counts) for category, counts in sorted(rows.items())}


def scores(found: list[Pair]) -> tuple[float, float, float]:
    """Precision, recall and F1 of "same" over all pairs."""
    said = [(pair.label == SAME, compare(pair.a, pair.b, pair.pair.partition("-")[0]).label == SAME) for pair in found]
    hit = said.count((True, True))
    precision, recall = hit / max(1, sum(is_said for _, is_said in said)), hit / max(1, sum(is_same for is_same, _ in said))
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def main() -> None:
    """Print the figures, and with --misses the pairs that were judged wrong."""
    found = pairs()
    shown = sys.argv[2] if len(sys.argv) > 2 else ""
    print(f"{len(found)} pairs: same P {scores(found)[0]:.3f} R {scores(found)[1]:.3f} F1 {scores(found)[2]:.3f}")
    for category, counts in judged(found).items():
        labels = "/".join(sorted({pair.label for pair in found if pair.category == category}))
        print(
            f"  {category:18} {labels:10} right {counts.right:4} wrong {counts.wrong:3} unsure {counts.unsure:3}  {counts.accuracy():.3f}"
        )
    for language in sorted({pair.pair for pair in found}):
        of_language = [pair for pair in found if pair.pair == language]
        print(f"  {language:6} {len(of_language):4} pairs, F1 {scores(of_language)[2]:.3f}")
    for pair in found:
        verdict = compare(pair.a, pair.b, pair.pair.partition("-")[0])
        if verdict.label != pair.label and shown in (pair.category, "all"):
            print(f"    {pair.label}: {pair.a} / {pair.b} ({pair.pair}, {pair.category}): {verdict.label}, {'; '.join(verdict.reasons)}")


if __name__ == "__main__":
    main()

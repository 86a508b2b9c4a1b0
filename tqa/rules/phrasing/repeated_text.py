"""A word or a group of words that stands twice in a row.

Translation engines get caught in loops ("the submarine of the fleet of the fleet"), and texts that were put together from pieces have the
seam twice ("with the the clinic").

Bad: `He was taken to the the clinic, and the head of the clinic head of the clinic spoke.`

Good: `He was taken to the clinic, and the head of the clinic spoke.`

## Correction

Safe for a doubled function word that the language never doubles ("the the"); unsafe otherwise, because the second word may stand for
another one.

## When it keeps quiet

Words that a language doubles on purpose ("had had", "nous nous", "das das"): they stand in `data/<language>/doubled_words.txt`, and
languages without such a list are not judged. Names ("Walla Walla"), emphasis three times over, tables and commands; groups with pauses
between them ("location, location") unless they stand three times.
"""

from __future__ import annotations

from collections.abc import Iterator

from tqa.analysis.context import Context
from tqa.analysis.repeats import repeats
from tqa.model.finding import Finding, Rule
from tqa.model.fix import SAFE, UNSAFE, Edit, Fix
from tqa.model.text import Span

RULE = Rule(
    summary="a word or a group of words that stands twice in a row",
    category="Accuracy/Addition",
    its_type="duplication",
    severity="minor",
    fix="safe",
)
_MANY = 3


def check(context: Context) -> Iterator[Finding]:
    """Report the repetitions."""
    for repeat in context.get(repeats):
        once = " ".join(context.text[repeat.start : repeat.first].split())
        fix = Fix((Edit(repeat.first, repeat.end, ""),), SAFE if repeat.certain else UNSAFE, f"Write “{once}” once")
        times = "twice" if repeat.copies == 2 else f"{repeat.copies} times"
        yield Finding(
            "repeated-text",
            Span(repeat.start, repeat.end),
            f"“{once}” stands {times} in a row",
            fix,
            0.95 if repeat.certain or repeat.words > 1 else 0.85,
            severity="major" if repeat.words >= _MANY and repeat.copies >= _MANY else None,
        )

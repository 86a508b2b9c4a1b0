"""The article breaks off: its last paragraph ends inside a sentence, or in the mark of a preview.

Feeds give only the beginning of an article, and extractors stop at a box that they take for the end.

Bad: `The council will decide on the budget in May, because the […]`

Good: `The council will decide on the budget in May…`

Fix: none, the rest is not in the text. It keeps quiet about headings, lists, captions, and sentences that only lack their stop.
"""

from __future__ import annotations

from collections.abc import Iterator

from tqa.analysis.context import Context
from tqa.analysis.scrape.truncation import truncation
from tqa.model.finding import Finding, Rule

RULE = Rule(
    summary="the article breaks off",
    category="Accuracy/Omission",
    its_type="omission",
    severity="major",
)


def check(context: Context) -> Iterator[Finding]:
    found = context.get(truncation)
    if found is not None:
        yield Finding("truncated-text", found.span, "The article breaks off here", None, found.confidence, evidence=(found.reason,))

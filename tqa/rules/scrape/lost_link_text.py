"""Words are missing where a link was.

Some extractors drop the text of a link, and the translation closes the gap as it can: two commas, an empty pair of quotation marks, an
article with nothing behind it.

Bad: `The report was published by , a weekly, and quoted by the.`

Good: `The report was published by Kolokol, a weekly, and quoted by the agency.`

Fix: none, the words are not in the text. It keeps quiet about empty brackets of program code and about lists of figures.
"""

from __future__ import annotations

from collections.abc import Iterator

from tqa.analysis.context import Context
from tqa.analysis.scrape.gaps import gaps
from tqa.model.finding import Finding, Rule

RULE = Rule(
    summary="words are missing where a link was",
    category="Accuracy/Omission",
    its_type="omission",
    severity="major",
)


def check(context: Context) -> Iterator[Finding]:
    for gap in context.get(gaps):
        message = "Words are missing here, as where a link was"
        yield Finding("lost-link-text", gap.span, message, None, gap.confidence, evidence=(gap.reason,))

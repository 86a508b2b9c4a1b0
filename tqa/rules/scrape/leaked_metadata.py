"""A crawl date, publication stamp, byline, credit or counter inside the text.

Page extractors put data about the page into the running text.

Bad: ` date 2022-02-01 The American side received a written response`

Good: `The American side received a written response on 1 February 2022`
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tqa.analysis.context import Context
from tqa.model.finding import Finding, Rule
from tqa.model.fix import SAFE, Edit, Fix
from tqa.model.text import Span

RULE = Rule(
    summary="data about the page stands in the text",
    category="Design/Layout",
    its_type="addition",
    severity="minor",
    fix="safe",
    removes=True,
)

_CRAWL_DATE = re.compile(r"\s*(date \d{4}(?:-\d\d){1,2})(?:\s+|$)")


def check(context: Context) -> Iterator[Finding]:
    if match := _CRAWL_DATE.match(context.text):
        fix = Fix((Edit(0, match.end(), ""),), SAFE, "Remove the crawl date")
        yield Finding(
            "leaked-metadata", Span(*match.span(1)), "The date of the crawl stands in the text", fix, 0.99,
            evidence=("the text starts with it",), metadata=(("date", match[1][5:]),),
        )  # fmt: skip

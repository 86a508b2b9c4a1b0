"""Two words are joined, or a word and a number or quotation mark.

Where a tag or a line break was dropped, nothing separates the words any more, and sometimes the full stop went with it.

Bad: `According to RIA NewsWashington wanted to discuss it.`

Good: `BuzzFeed and the McLaren team did not reply, the 5km run was cancelled.`

Fix: inserts the blank, and the full stop where a new sentence starts (safe behind a comma, else unsafe).

It keeps quiet about names with capitals inside, units, domains, initials, abbreviations and their endings, and about words that the
text has twice in the same form.
"""

from __future__ import annotations

from collections.abc import Iterator

from tqa.analysis.context import Context
from tqa.analysis.scrape.glue import glued
from tqa.analysis.scrape.leadins import LEADINS
from tqa.model.finding import Finding, Rule
from tqa.model.fix import SAFE, UNSAFE, Fix

LEXICONS = (LEADINS,)

RULE = Rule(
    summary="words are joined",
    category="Linguistic/Spelling",
    its_type="misspelling",
    severity="minor",
    fix="safe",
)


def check(context: Context) -> Iterator[Finding]:
    for glue in context.get(glued):
        fix = Fix(glue.edits, SAFE if glue.confidence >= 0.95 else UNSAFE, "Separate the words")
        piece = context.text[glue.span.start : glue.span.end]
        yield Finding("glued-text", glue.span, f"A blank is missing in “{piece}”", fix, glue.confidence, evidence=(glue.reason,))

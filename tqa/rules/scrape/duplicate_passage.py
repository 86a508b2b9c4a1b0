"""A paragraph, sentence or lead stands twice.

Pages repeat their lead as a summary, extractors take a passage twice, and two translations of one sentence come to stand side by side.

Bad: `The bridge is closed until the end of May. The bridge is closed until the end of May.`

Good: `We shall see. We shall see.`

Fix: removes the later copy (safe when it has its own line and is the same word for word, else unsafe).

It keeps quiet about short phrases, about sentences whose figures differ, and about a first line that repeats the headline above it.
"""

from __future__ import annotations

from collections.abc import Iterator

from tqa.analysis.context import Context
from tqa.analysis.scrape.duplicates import Duplicate, duplicates
from tqa.analysis.scrape.removal import paragraph_removal
from tqa.model.finding import Finding, Related, Rule
from tqa.model.fix import SAFE, UNSAFE, Edit, Fix

RULE = Rule(
    summary="a passage stands twice",
    category="Accuracy/Addition",
    its_type="duplication",
    severity="minor",
    fix="safe",
    removes=True,
)


def check(context: Context) -> Iterator[Finding]:
    for duplicate in context.get(duplicates):
        yield _finding(context, duplicate)


def _finding(context: Context, duplicate: Duplicate) -> Finding:
    text = context.text
    edit = paragraph_removal(context, duplicate.span)
    safe = edit is not None and duplicate.exact
    if edit is None:
        start, end = duplicate.span
        if start > 0 and text[start - 1] in " \t\u00a0":
            while start > 0 and text[start - 1] in " \t\u00a0":
                start -= 1
        else:
            while end < len(text) and text[end] in " \t\u00a0":
                end += 1
        edit = Edit(start, end, "")
    fix = Fix((edit,), SAFE if safe else UNSAFE, "Remove the later copy")
    message = "This passage stands twice" if duplicate.exact else "This passage says again what was said before"
    return Finding(
        "duplicate-passage",
        duplicate.span,
        message,
        fix,
        0.97 if duplicate.exact else 0.6 + 0.3 * duplicate.likeness,
        related=(Related(duplicate.first, "It stands here first"),),
        evidence=(f"{round(100 * duplicate.likeness)} % of the content words agree",),
    )

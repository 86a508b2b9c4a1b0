"""Markup of the page stands in the text: tags, character references, shortcodes, comments.

Pages that are stored as text keep some of it, and a translation puts blanks into it and capitals at its start.

Bad: `The carcinogen.< /strong> was found at AT&amp;T.`

Good: `The carcinogen was found at AT&T. The <strong> tag makes text bold.`

Fix: removes the tag or writes the character (safe for whole tags and known references, unsafe for templates).

It keeps quiet about markup that a text is about: in quotation marks, in code, or with the word "tag" behind it.
"""

from __future__ import annotations

from collections.abc import Iterator

from tqa.analysis.context import Context
from tqa.analysis.scrape.markup import markup
from tqa.model.finding import Finding, Rule
from tqa.model.fix import SAFE, UNSAFE, Edit, Fix

RULE = Rule(
    summary="markup stands in the text",
    category="Design/Markup",
    its_type="markup",
    severity="minor",
    fix="safe",
)


def check(context: Context) -> Iterator[Finding]:
    text = context.text
    for piece in context.get(markup):
        start, end = piece.span
        replacement = piece.replacement
        if replacement == " " and (start == 0 or text[start - 1].isspace() or text[end : end + 1].isspace()):
            replacement = ""
        if not replacement and start > 0 and text[start - 1] == " " and (end == len(text) or text[end] in " .,;:!?\n\r"):
            start -= 1
        title = f"Write “{replacement}”" if replacement.strip() else "Remove the markup"
        fix = Fix((Edit(start, end, replacement),), SAFE if piece.sure else UNSAFE, title)
        article = "An" if piece.kind[0] in "aeiou" else "A"
        yield Finding(
            "broken-markup",
            piece.span,
            f"{article} {piece.kind} of the page stands in the text",
            fix,
            0.95 if piece.sure else 0.8,
            evidence=(f"“{text[piece.span.start : piece.span.end][:40]}”",),
        )

"""Text of the site around the article: buttons, subscription boxes, comment forms, cookie notices, advertising labels, bare lead-ins.

Page extractors keep them, and the translation turns them into lines and even sentences of the article.

Bad: `The council postponed the vote. Advertisement The next session is in June.`

Good: `An advertisement in the bakery's window brought her three pupils.`

Fix: removes it (safe for a whole line, unsafe inside a paragraph).

It keeps quiet about the same words inside a sentence, in lower case or in quotation marks.
"""

from __future__ import annotations

from collections.abc import Iterator

from tqa.analysis.context import Context
from tqa.analysis.scrape.chrome import chrome
from tqa.analysis.scrape.elements import boxes, is_boxed, is_heading_or_step
from tqa.analysis.scrape.insertions import insertions
from tqa.analysis.scrape.leadins import LEADINS
from tqa.analysis.scrape.removal import paragraph_removal
from tqa.model.finding import Finding, Rule
from tqa.model.fix import SAFE, UNSAFE, Edit, Fix
from tqa.model.text import Span

LEXICONS = (LEADINS,)

RULE = Rule(
    summary="text of the site stands in the article",
    category="Accuracy/Addition",
    its_type="addition",
    severity="minor",
    fix="safe",
    removes=True,
    needs=("insertions",),
)


def check(context: Context) -> Iterator[Finding]:
    for box in boxes(context, "chrome"):
        yield _finding(context, box.span, "A text of the site stands in the article", "the attributes of the element tell it", False)
    for span in context.get(insertions).bare:
        if is_boxed(context, span):
            continue
        yield _finding(context, span, "The lead-in of a list of links stands in the text", "nothing of the link is left on its line", False)
    for piece in context.get(chrome):
        if is_boxed(context, piece.span) or is_heading_or_step(context, piece.span):
            continue
        yield _finding(context, piece.span, "A text of the site stands in the article", f"“{piece.phrase}”", piece.inline)


def _finding(context: Context, span: Span, message: str, evidence: str, inline: bool) -> Finding:
    text = context.text
    edit = paragraph_removal(context, span)
    title = "Remove the text of the site"
    if edit is not None:
        fix = Fix((edit,), SAFE, title)
    else:
        start, end = span
        if start > 0 and text[start - 1] in " \t\u00a0":
            while start > 0 and text[start - 1] in " \t\u00a0":
                start -= 1
        else:
            while end < len(text) and text[end] in " \t\u00a0":
                end += 1
        fix = Fix((Edit(start, end, ""),), UNSAFE if inline else SAFE, title)
    return Finding("site-chrome", span, message, fix, 0.85 if inline else 0.95, evidence=(evidence,))

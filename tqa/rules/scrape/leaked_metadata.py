"""Data about the page stands in the text: a crawl date, publication stamp, byline, credit, tag list, counter, the site's name, an address.

Page extractors put them into the running text; there they read as words of the article. The value is kept as metadata of the document.

Bad: ` date 2022-02-01 The ferry company received a written warning`

Good: `The ferry company received a written warning on 1 February 2022`

Fix: removes it (safe for the crawl date and for whole lines, unsafe inside a paragraph).

It keeps quiet about dates that belong to a sentence, about datelines of agencies and about labels that a sentence follows.
"""

from __future__ import annotations

from collections.abc import Iterator

from tqa.analysis.context import Context
from tqa.analysis.scrape.elements import boxes, has_purpose, is_boxed, is_heading_or_step
from tqa.analysis.scrape.pagedata import page_data
from tqa.analysis.scrape.pagewords import PageData
from tqa.analysis.scrape.removal import paragraph_removal
from tqa.model.finding import Finding, Rule
from tqa.model.fix import SAFE, UNSAFE, Edit, Fix

RULE = Rule(
    summary="data about the page stands in the text",
    category="Design/Layout",
    its_type="addition",
    severity="minor",
    fix="safe",
    removes=True,
)

_KEYS = {"crawl date": "date", "stamp": "published", "byline": "author", "site name": "site", "tags": "tags", "address": "url"}


def check(context: Context) -> Iterator[Finding]:
    for box in boxes(context, "meta"):
        yield _finding(
            context, PageData(box.span, "element of the page", context.text[box.span.start : box.span.end], box.block), certain=True
        )
    for piece in context.get(page_data):
        if not is_boxed(context, piece.span) and not has_purpose(context, piece.span) and not is_heading_or_step(context, piece.span):
            yield _finding(context, piece)


def _finding(context: Context, piece: PageData, *, certain: bool = False) -> Finding:
    text = context.text
    edit = paragraph_removal(context, piece.span)
    title = f"Remove the {piece.kind}"
    if edit is not None:
        fix = Fix((edit,), SAFE, title)
    else:
        start, end = piece.span
        head = not text[:start].strip()
        if head:
            start = 0
        if start > 0 and text[start - 1] in " \t\u00a0\u3000":
            while start > 0 and text[start - 1] in " \t\u00a0\u3000":
                start -= 1
        else:
            while end < len(text) and text[end].isspace() and (text[end] not in "\r\n" or head):
                end += 1
        fix = Fix((Edit(start, end, ""),), SAFE if certain or piece.kind == "crawl date" else UNSAFE, title)
    key = _KEYS.get(piece.kind)
    metadata = ((key, piece.value),) if key and piece.value else ()
    confidence = 0.99 if certain or piece.kind == "crawl date" else 0.95 if piece.line else 0.85
    return Finding(
        "leaked-metadata",
        piece.span,
        f"{_subject(piece.kind)} in the text",
        fix,
        confidence,
        evidence=("the attributes of the element tell it",)
        if certain
        else ("it has its line to itself" if piece.line else "it is no part of the sentence beside it",),
        metadata=metadata,
    )


def _subject(kind: str) -> str:
    if kind.endswith("s"):
        return f"{kind.capitalize()} stand"
    return f"{'An' if kind[0] in 'aeiou' else 'A'} {kind} stands"

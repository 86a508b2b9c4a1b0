"""The link to another article stands in the text, often inside a paragraph.

Related-post plugins put "See also" and the headline of another article between paragraphs, between sentences and between a quotation
and its speaker. When the page is flattened to text, lead-in and headline become words of the paragraph, and the translation carries
them on. The finding covers lead-in and headline and stops before the speaker that may follow.

Bad: `The bridge stays closed until May See also Ten recipes for a cold evening`

Good: `Lawyers see also a second motive in the decision.`

Fix: removes the link and restores the full stop before it (unsafe, because the end of the headline is estimated; safe where the link
has its own line and does not end in a full stop as a sentence does, and in HTML, where the page tells what is a link or a box of links).

It keeps quiet about lead-in words in lower case, about references to tables, figures and pages of the document itself, and about
lead-ins that no capital, figure or quotation mark follows.
"""

from __future__ import annotations

from collections.abc import Iterator

from tqa.analysis.context import Context
from tqa.analysis.scrape.elements import boxes, is_boxed
from tqa.analysis.scrape.insertions import CERTAIN, Insertion, bare_headlines, insertions
from tqa.analysis.scrape.leadins import LEADINS
from tqa.analysis.scrape.removal import paragraph_removal, stop_for
from tqa.model.finding import Finding, Rule
from tqa.model.fix import SAFE, UNSAFE, Edit, Fix

LEXICONS = (LEADINS,)
_CLOSING = ".,;:!?…"
_FULL_STOPS = ".。"

RULE = Rule(
    summary="a link to another article stands in the text",
    category="Accuracy/Addition",
    its_type="addition",
    severity="major",
    fix="safe",
    removes=True,
    needs=("insertions",),
)


def check(context: Context) -> Iterator[Finding]:
    for box in boxes(context, "related"):
        follows = context.text[box.span.end : box.span.end + 2].lstrip(" \u00a0")
        yield _finding(context, Insertion(box.span, "element", "", not box.block and not follows[:1].islower(), CERTAIN))
    for insertion in (*context.get(insertions).insertions, *context.get(bare_headlines)):
        if not is_boxed(context, insertion.span):
            yield _finding(context, insertion)


def _finding(context: Context, insertion: Insertion) -> Finding:
    text = context.text
    start, end = insertion.span
    line = paragraph_removal(context, insertion.span)
    if line is not None:
        sentence = text[end - 1] in _FULL_STOPS and insertion.confidence < CERTAIN
        fix = Fix((line,), UNSAFE if sentence or insertion.place == "headline" else SAFE, "Remove the link to another article")
    else:
        begin = start
        while begin > 0 and text[begin - 1] in " \t\u00a0\u3000":
            begin -= 1
        stop = stop_for(text, begin) if insertion.restore else ""
        if not stop and end < len(text) and not text[end].isspace() and text[end] not in _CLOSING and begin < start:
            begin = start
        if stop and end < len(text) and not text[end].isspace() and text[end].isascii():
            stop += " "
        fix = Fix((Edit(begin, end, stop),), SAFE if insertion.confidence >= CERTAIN else UNSAFE, "Remove the link to another article")
    message = {
        "item": "This line of a list of links belongs to another article",
        "headline": "This looks like headlines of other articles",
        "element": "A box of links to other articles stands in the article",
    }.get(insertion.place, "The link to another article stands in the text")
    evidence = [f"lead-in “{insertion.leadin}”"] if insertion.leadin else []
    if insertion.place == "element":
        evidence.append("the attributes or links of the element tell it")
    elif insertion.confidence >= CERTAIN:
        evidence.append("the page has it as a link")
    elif insertion.place == "headline" and context.document.marks:
        evidence.append("the line is nothing but a link")
    if insertion.place == "clause":
        evidence.append("the sentence before it has no stop")
    severity = "minor" if line is not None else None
    return Finding("stray-insertion", insertion.span, message, fix, insertion.confidence, severity, evidence=tuple(evidence))

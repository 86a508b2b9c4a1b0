"""How to take a passage out of a text so that what is left is well formed."""

from __future__ import annotations

from tqa.analysis.context import Context
from tqa.analysis.scrape.places import CLOSERS, STOPS
from tqa.model.fix import Edit
from tqa.model.text import Span

_LINE_ENDS = "\r\n"


def paragraph_removal(context: Context, span: Span) -> Edit | None:
    """The edit that removes a span which is all of its line, together with the line break before it; None when it is not."""
    text = context.text
    start, end = span
    while start > 0 and text[start - 1] not in _LINE_ENDS and text[start - 1].isspace():
        start -= 1
    while end < len(text) and text[end] not in _LINE_ENDS and text[end].isspace():
        end += 1
    if (start > 0 and text[start - 1] not in _LINE_ENDS) or (end < len(text) and text[end] not in _LINE_ENDS):
        return None
    if start > 0:
        begin = start
        while begin > 0 and text[begin - 1].isspace():
            begin -= 1
        if begin > 0:
            return Edit(begin, end, "")
    while end < len(text) and text[end].isspace():
        end += 1
    return Edit(0, end, "")


def stop_for(text: str, at: int) -> str:
    """The full stop of the script that is missing at `at`; empty when the text before it ends in a stop."""
    before = text[max(0, at - 12) : at].rstrip()
    if not before or before.rstrip(CLOSERS)[-1:] in STOPS:
        return ""
    if before[-1] in ",;:–—-":
        return ""
    char = next((char for char in reversed(before) if char.isalnum()), "a")
    if "\u2e80" <= char <= "\u9fff" or "\uff00" <= char <= "\uffef":
        return "。"
    return "।" if "\u0900" <= char <= "\u09ff" else "."

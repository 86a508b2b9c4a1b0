"""Where an article breaks off before its end."""

from __future__ import annotations

import re
from functools import cache

from tqa.analysis.context import Context
from tqa.analysis.structure import paragraphs
from tqa.linguistics.wordlists import BINDING, word_classes
from tqa.model.records import NamedTuple
from tqa.model.text import Span

_SHORTEST = 60
_ROOM = 40


class Truncation(NamedTuple):
    """The last words of the article, and what tells that more would follow."""

    span: Span
    reason: str
    confidence: float


def truncation(context: Context) -> Truncation | None:
    """The break at the end of the last paragraph, if there is one."""
    blocks = context.get(paragraphs)
    if not blocks:
        return None
    text = context.text
    start, end = blocks[-1]
    preview = _preview().search(text, max(start, end - _ROOM), end) if text[end - 1] in ")]" else None
    if preview is not None and preview.start() - start >= _SHORTEST // 2:
        return Truncation(Span(*preview.span()), "the mark of a preview stands at the end", 0.9)
    if end - start < _SHORTEST or (not text[end - 1].isalnum() and text[end - 1] not in ",-–—"):
        return None
    words = text[max(start, end - _ROOM) : end].split()
    last = words[-1].strip(",-–—")
    place = Span(end - len(words[-1]), end)
    if text[end - 1] == ",":
        return Truncation(place, "a comma stands at the end", 0.85)
    if last.islower() and word_classes(context.language).get(last, "") in BINDING and last != words[0]:
        return Truncation(place, f"“{last}” needs words behind it", 0.9)
    return None


@cache
def _preview() -> re.Pattern[str]:
    """Dots in brackets, or "… [+1234 chars]", at the end."""
    return re.compile(r"(?:[\[(]\s?(?:…|\.\.\.)\s?[\])]|(?:…|\.\.\.)?\s?\[\+\d+ \w+\])\Z")

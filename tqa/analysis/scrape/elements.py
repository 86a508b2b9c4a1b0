"""What the elements of a page say about its text: boxes that are no part of the article, lines with a known purpose, links.

Nothing of it is there for plain text, where the same is told from words and shapes.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cache

from tqa.analysis.context import Context
from tqa.analysis.scrape.places import is_cased
from tqa.linguistics import packs
from tqa.linguistics.wordlists import word_classes
from tqa.model.records import NamedTuple
from tqa.model.text import Span

_LONG_VERB = 5
"""Letters of a reporting verb that is a whole word, and of the word joined to it."""
_FURNITURE = ("related", "chrome", "meta")
_PURPOSES = frozenset(("caption", "cite", "heading"))


class Box(NamedTuple):
    """An element with what does not belong to the article; `block` when it has lines to itself."""

    span: Span
    kind: str
    block: bool


class _Index(NamedTuple):
    boxes: tuple[Box, ...]
    spans: tuple[Span, ...]
    purposes: tuple[Span, ...]
    links: tuple[Span, ...]


def boxes(context: Context, kind: str) -> list[Box]:
    """Outermost boxes of a kind: "related", "chrome" or "meta"."""
    return [box for box in context.get(_index).boxes if box.kind == kind] if context.document.marks else []


def is_boxed(context: Context, span: Span) -> bool:
    """Whether a span overlaps a box, so that the box explains it."""
    return bool(context.document.marks) and _overlaps(context.get(_index).spans, span)


def has_purpose(context: Context, span: Span) -> bool:
    """Whether a span overlaps a caption, a heading or the line of a speaker, which the page sets apart."""
    return bool(context.document.marks) and _overlaps(context.get(_index).purposes, span)


def is_heading_or_step(context: Context, span: Span) -> bool:
    """Whether a span begins a heading or numbered item of Markdown: somebody wrote that structure, a flattened page has none."""
    document = context.document
    if document.format != "markdown":
        return False
    start = document.to_file(span).start
    return _marker().fullmatch(document.text, document.text.rfind("\n", 0, start) + 1, start) is not None


@cache
def _marker() -> re.Pattern[str]:
    return re.compile(r"[ >]*(?:#{1,6}|\d{1,3}[.)])[ \t][*_\[]*")


def link_at(context: Context, *starts: int) -> Span | None:
    """The longest link that begins at one of the offsets."""
    if not context.document.marks:
        return None
    links = context.get(_index).links
    for start in starts:
        at = bisect_left(links, Span(start, start))
        if at < len(links) and links[at].start == start:
            return links[at]
    return None


def borders(context: Context) -> list[int]:
    """Offsets where a link ends or begins between two letters and two words are joined there.

    An ending behind a link (`<a>bus</a>es`) is none: the second word must begin with a capital, the one outside the link must be a
    function word of the language, or the one inside it a verb that reports.
    """
    if not context.document.marks:
        return []
    text, classes, endings = context.text, word_classes(context.language), packs.words(context.language, "caps_endings")
    shortest = 2 if endings and context.language not in packs.words("mul", "compounding") else 3
    found = set()
    for start, end in context.get(_index).links:
        for at, first in ((start, False), (end, True)):
            if not 0 < at < len(text) or not (text[at - 1].isalpha() and text[at].isalpha()):
                continue
            if not (is_cased(text[at - 1]) and is_cased(text[at])):
                continue
            left, right = _left(text, at), _right(text, at)
            small = right if first else left
            verb = first and len(left) >= _LONG_VERB <= len(right) and classes.get(left) == "speech"
            if verb or _starts_name(left, right) or (len(small) >= shortest and small in classes and small not in endings):
                found.add(at)
    return sorted(found)


def _starts_name(left: str, right: str) -> bool:
    """Whether a capital begins a new word: behind a small letter, or behind capitals that it is none of."""
    return right[0].isupper() and (left[-1].islower() or (len(left) > 1 and left.isupper() and right[1:].islower()))


def _left(text: str, at: int) -> str:
    start = at
    while start > 0 and at - start < 40 and text[start - 1].isalpha():
        start -= 1
    return text[start:at]


def _right(text: str, at: int) -> str:
    end = at
    while end < len(text) and end - at < 40 and text[end].isalpha():
        end += 1
    return text[at:end]


def _index(context: Context) -> _Index:
    found: list[Box] = []
    purposes: list[Span] = []
    links: dict[int, Span] = {}
    end = purpose_end = -1
    for mark in context.document.marks:
        if mark.span.start == mark.span.end:
            continue
        if mark.kind in _FURNITURE and mark.span.start >= end:
            found.append(Box(mark.span, mark.kind, mark.block))
            end = mark.span.end
        elif mark.kind in _PURPOSES and mark.span.start >= purpose_end:
            purposes.append(mark.span)
            purpose_end = mark.span.end
        elif mark.kind == "link":
            links.setdefault(mark.span.start, mark.span)
    return _Index(tuple(found), tuple(box.span for box in found), tuple(purposes), tuple(links.values()))


def _overlaps(spans: tuple[Span, ...], span: Span) -> bool:
    """Whether one of disjoint ascending spans overlaps another one."""
    at = bisect_right(spans, span.start, key=lambda each: each.end)
    return at < len(spans) and spans[at].start < span.end

"""HTML pages: the article's running text, with the way back to the file and with what the elements say of it.

Blanks collapse as a browser shows them, blocks are lines. What stands outside the article is no prose; what stands inside it and is no
part of it (a box of related links, a share bar, a byline) is prose with a mark, so that rules can report it and take out the element.
"""

from __future__ import annotations

import re
from functools import cache
from html import unescape

from tqa.formats import pages
from tqa.formats.markers import Markers
from tqa.formats.prose import Prose
from tqa.formats.tree import BLOCKS, BREAK, CLOSE, COMMENT, OPEN, TEXT, Element, Event, parse
from tqa.model.text import Document, Mark, Span, trimmed

_LEFT_OUT = frozenset(("related", "chrome", "meta", "caption"))
_LINES = frozenset(["br", "dd", "dt", "li", "td", "th", "tr"])
_KINDS = frozenset(["related", "chrome", "meta", "caption", "cite", "quote", "heading", "link"])


@cache
def _piece() -> re.Pattern[str]:
    """A stretch that stands verbatim in the prose, a character reference, a lone "&" or blanks."""
    return re.compile(
        r"([^ \t\r\n\f&]+(?: [^ \t\r\n\f&]+)*)|(&(?:#[0-9]{1,7};?|#[xX][0-9a-fA-F]{1,6};?|[A-Za-z][A-Za-z0-9]{1,31};?))|&|([ \t\r\n\f]+)"
    )


def read(text: str, path: str) -> Document:
    """The document in an HTML page or fragment: its headline and the text of its article."""
    _, events = parse(text)
    pages.classify(text, events)
    body, title = pages.article_of(text, events)
    reader = _Reader(text)
    if title is not None:
        reader.take(events[title.open : title.close + 1])
    reader.take(events[body.open : body.close + 1])
    return reader.document(path)


class _Reader:
    """Prose, marks and markers as they grow."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.prose = Prose()
        self.markers = Markers()
        self.marks: list[list[int]] = []
        self.elements: list[Element] = []
        self.waiting: list[Element] = []
        self.above = [-1]
        self.gap = ""
        self.blank = Span(0, 0)
        self.block = -1

    def take(self, events: list[Event]) -> None:
        """Read a part of the page."""
        self._line("\n\n")
        skip = 0
        for number, (kind, start, end, element) in enumerate(events):
            if number < skip:
                continue
            if kind == TEXT:
                self._text(start, end)
            elif kind == OPEN:
                if element.kind == "hidden":
                    skip = number + element.close - element.open + 1
                    continue
                if element.name in BLOCKS or element.kind == "cite":
                    self._line("\n" if element.name in _LINES else "\n\n")
                self.waiting.append(element)
            elif kind == CLOSE:
                self._close(element)
                if element.name in BLOCKS or element.kind == "cite":
                    self._line("\n" if element.name in _LINES else "\n\n")
            elif kind == BREAK:
                self._line("\n\n" if self.gap == "\n" else "\n")
            elif kind == COMMENT:
                self.markers.comment(self.text[start:end], self._next())
        self._line("\n\n")

    def _next(self) -> int:
        """Where the next word of the prose will stand."""
        return self.prose.size + len(self.gap) if self.prose.size else 0

    def _line(self, gap: str) -> None:
        if "\n" not in self.gap or len(gap) > len(self.gap):
            self.gap = gap
        if self.block >= 0:
            self.markers.block(self.block, self.prose.size)
            self.block = -1

    def _text(self, start: int, end: int) -> None:
        text, prose = self.text, self.prose
        for match in _piece().finditer(text, start, end):
            at, stop = match.span()
            if match[3] is not None:
                if not self.gap:
                    self.gap, self.blank = " ", Span(at, stop)
                continue
            self._flush()
            reference = match[2]
            if reference is None:
                prose.take(text, at, stop)
                continue
            decoded = unescape(reference)
            if decoded == reference:
                prose.take(text, at, stop)
            else:
                prose.refer(decoded, at, stop)

    def _flush(self) -> None:
        """Write the blanks before a word, and begin what begins with it."""
        prose = self.prose
        if self.gap:
            if prose.size:
                if self.gap == " " and self.text[self.blank.start : self.blank.end] == " ":
                    prose.take(self.text, *self.blank)
                else:
                    prose.gap(self.gap)
            self.gap = ""
        if self.block < 0:
            self.block = prose.size
        for element in self.waiting:
            self.marks.append([prose.size, -1, self.above[-1]])
            self.elements.append(element)
            self.above.append(len(self.marks) - 1)
        self.waiting.clear()

    def _close(self, element: Element) -> None:
        if self.waiting and self.waiting[-1] is element:
            self.waiting.pop()
        elif len(self.above) > 1 and self.elements[self.above[-1]] is element:
            self.marks[self.above.pop()][1] = self.prose.size

    def document(self, path: str) -> Document:
        """What was read."""
        prose = "".join(self.prose.pieces)
        marks = tuple(
            Mark(
                element.kind if element.kind in _KINDS else "",
                trimmed(prose, start, end),
                Span(element.start, element.end),
                parent,
                element.name in BLOCKS or element.kind == "cite",
            )
            for element, (start, end, parent) in zip(self.elements, self.marks, strict=True)
        )
        off = self.markers.spans(len(prose))
        runs, references = tuple(self.prose.runs), tuple(self.prose.references)
        return Document(self.text, path, prose=prose, runs=runs, references=references, format="html", off=off, marks=marks)


def escaped(text: str) -> str:
    """Text as it is written in HTML."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def to_text(document: Document) -> str:
    """The article alone: paragraphs with an empty line between, without the boxes, captions and data of the page in it.

    A speaker that the page sets below a quotation gets a line "— Name, role".
    """
    prose = document.prose
    pieces: list[str] = []
    at = 0
    for mark in document.marks:
        start, end = mark.span
        if start < at:
            continue
        if mark.kind in _LEFT_OUT:
            pieces.append(prose[at:start])
            if mark.block and not prose[start - 1 : start].strip() and end < len(prose):
                while end < len(prose) and prose[end].isspace():
                    end += 1
            at = end
        elif mark.kind == "cite" and prose[start] not in "—–-―":
            pieces += (prose[at:start], "— ")
            at = start
    pieces.append(prose[at:])
    lines = (re.sub(" {2,}", " ", line).strip() for line in "".join(pieces).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n") + "\n"

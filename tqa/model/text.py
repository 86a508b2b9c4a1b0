"""Spans, lines and documents. Every offset is a code point into the decoded file unless a name says otherwise."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from tqa.model.records import NamedTuple

_BLANKS = " \t\r\n\f"
_NESTED = 8


class Span(NamedTuple):
    """A half-open range of code points."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end


def trimmed(text: str, start: int, end: int) -> Span:
    """The span without blanks at either end; an all-blank span shrinks to an empty one at its start."""
    piece = text[start:end]
    lead = len(piece) - len(piece.lstrip())
    return Span(start + lead, start + lead + len(piece.strip()))


class Position(NamedTuple):
    """A place as people and editors count it: line from 1, column from 1, in the unit that was asked for."""

    line: int
    column: int


class LineIndex:
    """Turns offsets into lines and columns and back.

    Lines end at LF, CR and CRLF only: the other characters that `str.splitlines` breaks at occur inside
    scraped paragraphs and no editor counts them.
    """

    __slots__ = ("_starts", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        starts = [0]
        if "\r" in text:
            at, size = 0, len(text)
            while at < size:
                char = text[at]
                at += 1
                if char == "\n" or (char == "\r" and not (at < size and text[at] == "\n")):
                    starts.append(at)
        else:
            at = text.find("\n")
            while at >= 0:
                starts.append(at + 1)
                at = text.find("\n", at + 1)
        self._starts = starts

    @property
    def line_count(self) -> int:
        return len(self._starts)

    def line_span(self, line: int) -> Span:
        """The span of a line (counted from 1) without its line end."""
        start = self._starts[line - 1]
        end = self._starts[line] if line < len(self._starts) else len(self._text)
        while end > start and self._text[end - 1] in "\r\n":
            end -= 1
        return Span(start, end)

    def position(self, offset: int, unit: str = "code-point") -> Position:
        """Line and column of an offset; `unit` is "code-point", "utf-16" or "utf-8"."""
        if not 0 <= offset <= len(self._text):
            raise ValueError(f"offset {offset} outside a text of {len(self._text)} code points")
        line = bisect_right(self._starts, offset)
        start = self._starts[line - 1]
        return Position(line, 1 + _width(self._text[start:offset], unit))

    def offset(self, position: Position, unit: str = "code-point") -> int:
        """The offset of a position; a column past the end of its line means the line's end."""
        line, column = position
        if not 1 <= line <= len(self._starts):
            raise ValueError(f"line {line} of {len(self._starts)}")
        start, end = self._starts[line - 1], self.line_span(line).end
        if unit == "code-point":
            return min(start + column - 1, end)
        width = column - 1
        for at in range(start, end):
            if width <= 0:
                return at
            width -= _width(self._text[at], unit)
        return end


def _width(piece: str, unit: str) -> int:
    if unit == "code-point":
        return len(piece)
    if unit == "utf-8":
        return len(piece.encode("utf-8", "surrogatepass"))
    if unit == "utf-16":
        return len(piece) + sum(char > "\uffff" for char in piece)
    raise ValueError(f"unknown unit {unit!r}")


class Run(NamedTuple):
    """A stretch of prose that stands verbatim in the file: `length` code points from `prose` stand at `file`."""

    prose: int
    file: int
    length: int


class Reference(NamedTuple):
    """Characters that the file writes another way, "&raquo;" for "»": `length` code points of prose for `size` ones at `file`."""

    prose: int
    file: int
    length: int
    size: int


class Mark(NamedTuple):
    """An element of the page, and what it says of the prose in it.

    Parameters:
        kind: "related" (links to other articles), "chrome" (buttons, forms, advertising), "meta" (byline, date, tags), "caption", "cite"
            (who spoke), "quote", "heading", "link", or "" for any other element.
        span: its prose, without blanks at either end.
        file: the element with its tags.
        parent: index of the element around it among the document's marks, -1 when there is none.
        block: it has lines to itself.
    """

    kind: str
    span: Span
    file: Span
    parent: int
    block: bool


class Document:
    """One file as the rules see it.

    Parameters:
        text: the decoded file, verbatim.
        path: as given by the user, or the name given for standard input.
        prose: the running text without markup; the file itself for plain text.
        runs: where each stretch of `prose` stands in `text`, ascending; None when they are the same.
        references: the characters of `prose` that are in no run but stand in `text` written another way, ascending.
        format: "text", "markdown", "html" ...
        off: parts of `prose` where rules are silenced by a marker, as (rule id or "*", span).
        marks: the elements of a page in the order of their starts, outer ones first; nothing for formats without.
        language, source_language: codes given by the user or the file (BCP 47 primary subtag), or None.
        source: the segments that those of a bitext were translated from, paragraph by paragraph; None for other files.
    """

    __slots__ = (
        "_lines", "format", "language", "marks", "off", "path", "prose", "references", "runs", "source", "source_language", "text",
    )  # fmt: skip

    def __init__(
        self,
        text: str,
        path: str = "<text>",
        *,
        prose: str | None = None,
        runs: tuple[Run, ...] | None = None,
        references: tuple[Reference, ...] = (),
        format: str = "text",
        off: tuple[tuple[str, Span], ...] = (),
        marks: tuple[Mark, ...] = (),
        language: str | None = None,
        source_language: str | None = None,
        source: Document | None = None,
    ) -> None:
        self.text = text
        self.path = path
        self.prose = text if prose is None else prose
        self.runs = runs
        self.references = references
        self.format = format
        self.off = off
        self.marks = marks
        self.language = language
        self.source_language = source_language
        self.source = source
        self._lines: LineIndex | None = None

    @property
    def lines(self) -> LineIndex:
        if self._lines is None:
            self._lines = LineIndex(self.text)
        return self._lines

    def to_file(self, span: Span) -> Span:
        """Where a span of prose stands in the file; markup between its ends is included."""
        if self.runs is None:
            return span
        first, last = self._run_at(span.start), self._run_at(max(span.start, span.end - 1))
        start = first.file + max(0, min(span.start - first.prose, first.length))
        end = last.file + max(0, min(span.end - last.prose, last.length))
        if written := self._reference_at(span.start):
            start = written.file
        if span.start < span.end and (written := self._reference_at(span.end - 1)):
            end = written.file + written.size
        return Span(start, max(start, end))

    def is_verbatim(self, span: Span) -> bool:
        """Whether the span of prose is one unbroken stretch of the file, so that an edit of it is certain."""
        if self.runs is None:
            return True
        run = self._run_at(span.start)
        if span.start == span.end and not run.prose <= span.start <= run.prose + run.length:
            return False
        return span.end <= run.prose + run.length

    def removal(self, span: Span) -> Span | None:
        """Where a stretch of prose stands in the file together with the elements that it fills, so that it can be taken out whole.

        Blanks at either end of the stretch take the blanks of the file with them. None when an element is cut in two, or is not known.
        """
        inner = trimmed(self.prose, *span)
        if not self.marks or inner.start == inner.end:
            return None
        start, end = self.to_file(inner)
        at = bisect_left(self.marks, inner.start, key=lambda mark: mark.span.start)
        above = at - 1
        while above >= 0 and self.marks[above].span.end < inner.end:
            if self.marks[above].span.end > inner.start:
                return None
            above = self.marks[above].parent
        for mark in self.marks[at:]:
            if mark.span.start >= inner.end:
                break
            if mark.span.end == inner.start:  # empty: what follows may stand in an element that is not filled
                continue
            if mark.span.end <= inner.end:
                start, end = min(start, mark.file.start), max(end, mark.file.end)
            elif mark.span.start > inner.start:
                return None
        while span.start < inner.start and start > 0 and self.text[start - 1] in _BLANKS:
            start -= 1
        while inner.end < span.end and end < len(self.text) and self.text[end] in _BLANKS:
            end += 1
        return Span(start, end) if start < end else None

    def outside(self, offset: int) -> int | None:
        """Where the inline elements that begin at an offset of the prose begin in the file; None when none does."""
        at = bisect_left(self.marks, offset, key=lambda mark: mark.span.start)
        for mark in self.marks[at : at + _NESTED]:
            if mark.span.start != offset:
                break
            if not mark.block:
                return mark.file.start
        return None

    def _reference_at(self, offset: int) -> Reference | None:
        at = bisect_right(self.references, offset, key=lambda reference: reference.prose) - 1
        if at < 0 or offset >= self.references[at].prose + self.references[at].length:
            return None
        return self.references[at]

    def _run_at(self, offset: int) -> Run:
        runs = self.runs
        if not runs:
            return Run(0, 0, 0)
        at = bisect_right(runs, offset, key=lambda run: run.prose) - 1
        return runs[max(at, 0)]

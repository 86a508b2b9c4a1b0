"""Spans, lines and documents. Every offset is a code point into the decoded file unless a name says otherwise."""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple


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


class Document:
    """One file as the rules see it.

    Parameters:
        text: the decoded file, verbatim.
        path: as given by the user, or the name given for standard input.
        prose: the running text without markup; the file itself for plain text.
        runs: where each stretch of `prose` stands in `text`, ascending; None when they are the same.
        format: "text", "markdown", "html" ...
        off: parts of `prose` where rules are silenced by a marker, as (rule id or "*", span).
        language, source_language: codes given by the user or the file (BCP 47 primary subtag), or None.
    """

    __slots__ = ("_lines", "format", "language", "off", "path", "prose", "runs", "source_language", "text")

    def __init__(
        self,
        text: str,
        path: str = "<text>",
        *,
        prose: str | None = None,
        runs: tuple[Run, ...] | None = None,
        format: str = "text",
        off: tuple[tuple[str, Span], ...] = (),
        language: str | None = None,
        source_language: str | None = None,
    ) -> None:
        self.text = text
        self.path = path
        self.prose = text if prose is None else prose
        self.runs = runs
        self.format = format
        self.off = off
        self.language = language
        self.source_language = source_language
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
        first = self._run_at(span.start)
        last = self._run_at(max(span.start, span.end - 1))
        start = first.file + min(span.start - first.prose, first.length)
        end = last.file + min(span.end - last.prose, last.length)
        return Span(start, max(start, end))

    def is_verbatim(self, span: Span) -> bool:
        """Whether the span of prose is one unbroken stretch of the file, so that an edit of it is certain."""
        if self.runs is None:
            return True
        run = self._run_at(span.start)
        if span.start == span.end and not run.prose <= span.start <= run.prose + run.length:
            return False
        return span.end <= run.prose + run.length

    def _run_at(self, offset: int) -> Run:
        runs = self.runs
        if not runs:
            return Run(0, 0, 0)
        at = bisect_right(runs, offset, key=lambda run: run.prose) - 1
        return runs[max(at, 0)]

"""Spans of a document as an editor counts them, and back: lines from 0, columns in the unit that was agreed on."""

from __future__ import annotations

import os
from urllib.parse import quote, unquote, urlsplit

from lsprotocol.types import Position, PositionEncodingKind, Range

from tqa.model.text import LineIndex, Span
from tqa.model.text import Position as Place

_UNITS = {PositionEncodingKind.Utf8: "utf-8", PositionEncodingKind.Utf16: "utf-16", PositionEncodingKind.Utf32: "code-point"}


class Places:
    """Conversion for one text.

    Parameters:
        encoding: the position encoding of the connection.
    """

    def __init__(self, lines: LineIndex, encoding: PositionEncodingKind | str | None) -> None:
        self._lines = lines
        self._unit = _UNITS.get(PositionEncodingKind(encoding or PositionEncodingKind.Utf16), "utf-16")

    def position(self, offset: int) -> Position:
        """Where an offset is."""
        line, column = self._lines.position(offset, self._unit)
        return Position(line - 1, column - 1)

    def range(self, span: Span) -> Range:
        """Where a span is."""
        return Range(self.position(span.start), self.position(span.end))

    def offset(self, position: Position) -> int:
        """The offset of a place; one behind the last line is the end of the text."""
        line = min(position.line + 1, self._lines.line_count)
        column = position.character + 1 if position.line < self._lines.line_count else 1 << 30
        return self._lines.offset(Place(line, column), self._unit)


def path_of(uri: str) -> str:
    """The file behind a URI; another kind of URI (an unsaved buffer) is its own name."""
    parts = urlsplit(uri)
    return unquote(parts.path) if parts.scheme == "file" else uri


def uri_of(path: str) -> str:
    """The URI of a file."""
    return "file://" + quote(os.path.abspath(path))

"""Bitexts for scores: pairs of segments without their places. TSV, JSONL, TMX 1.4, XLIFF 1.2 and 2, PO.

Codes inside segments (a bold tag, a placeholder) are no text of theirs; what a code encloses is.
"""

from __future__ import annotations

import os

from tqa.formats import segments
from tqa.formats.decoding import decode
from tqa.formats.reading import BITEXTS
from tqa.model.errors import UnreadableError
from tqa.model.records import NamedTuple

SUFFIXES = tuple(BITEXTS)


class Pair(NamedTuple):
    """A segment and its translation on one line each; `line` is where it stands in the file, from 1."""

    source: str
    target: str
    line: int


def is_bitext(path: str) -> bool:
    """Whether a file's suffix is that of a bitext."""
    return _suffix(path) in SUFFIXES


def read(data: bytes, path: str) -> list[Pair]:
    """All pairs of a file in their order; a segment without a translation has an empty one, of plural forms the first counts.

    Raises:
        UnreadableError: it is not what its suffix says; line and column are named where they are known.
    """
    found = segments.bitext(decode(data, path).text, path, BITEXTS[_suffix(path)])
    pairs = [
        Pair(_line(segment.source), _line("".join(piece.text for piece in segment.target)), segment.line)
        for segment in found.segments
        if not segment.form
    ]
    if not pairs:
        raise UnreadableError("there are no segments in this file", path)
    return pairs


def _suffix(path: str) -> str:
    return os.path.splitext(path)[1].lower()


def _line(text: str) -> str:
    return " ".join(text.split())

"""Bitexts as documents: TSV, JSONL, PO, TMX and XLIFF. The translations are the prose, one paragraph each; the segments are its source.

A segment without a translation is left out, and so is one that its file calls unfinished (fuzzy, new, not to be translated). Codes inside
a segment are no text. Corrections go to where the words stand in the file; one of what is written there in another way (an escape, an
entity) is shown and not applied.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache

from tqa.formats.prose import Prose
from tqa.model.errors import UnreadableError
from tqa.model.records import NamedTuple
from tqa.model.text import Document

_SOURCE, _TARGET = ("source", "src"), ("target", "tgt", "translation", "hypothesis", "mt")


class Piece(NamedTuple):
    """A stretch of a segment: its text, and where it stands in the file, as it is there or written otherwise."""

    text: str
    start: int
    end: int


class Segment(NamedTuple):
    """A segment and its translation.

    Parameters:
        line: where it stands in the file, from 1.
        finished: whether its file says that the translation is one.
        form: 0, or the number of a further form of the plural.
    """

    source: str
    target: tuple[Piece, ...]
    line: int
    finished: bool = True
    form: int = 0


class Bitext(NamedTuple):
    """The segments of a file, and the languages that it names, "" where it does not."""

    segments: Iterable[Segment]
    source: str = ""
    target: str = ""


def bitext(text: str, path: str, format: str) -> Bitext:
    """All segments in a bitext of a format, in their order.

    Raises:
        UnreadableError: it is not what its suffix says; the line is named, and the column where it is known.
    """
    return _readers()[format](text, path)


def read(text: str, path: str, format: str) -> Document:
    """The document in a bitext of a format.

    Raises:
        UnreadableError: it is not what its suffix says.
    """
    found = bitext(text, path, format)
    prose = Prose()
    sources: list[str] = []
    for segment in found.segments:
        source = " ".join(segment.source.split())
        if not source or not segment.finished or not any(piece.text.strip() for piece in segment.target):
            continue
        if sources:
            prose.gap("\n\n")
        sources.append(source)
        _append(prose, text, segment.target)
    whole = "".join(prose.pieces)
    original = Document("\n\n".join(sources), path, language=_code(found.source))
    return Document(
        text,
        path,
        prose=whole,
        runs=tuple(prose.runs),
        references=tuple(prose.references),
        format=format,
        language=_code(found.target),
        source_language=_code(found.source),
        source=original,
    )


def written(text: str, format: str) -> str:
    """Prose as it is written in a file of the format."""
    if format == "tsv":
        return " ".join(text.split("\t"))
    if format in ("jsonl", "po"):
        return json.dumps(text, ensure_ascii=False)[1:-1]
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _append(prose: Prose, text: str, pieces: Iterable[Piece]) -> None:
    """The pieces of a segment on one line: blanks and line ends in it are one blank, at its ends none."""
    begun = blank = False
    for piece in pieces:
        exact = text[piece.start : piece.end] == piece.text
        for match in _words().finditer(piece.text):
            if match[0].isspace():
                blank = begun
                continue
            start = piece.start + match.start()
            if blank:
                before = start - 1
                if exact and match.start() and text[before:start] == " " and not text[before - 1].isspace():
                    prose.take(text, before, start)
                else:
                    prose.gap(" ")
            if exact:
                prose.take(text, start, start + len(match[0]))
            elif piece.end > piece.start:
                prose.refer(match[0], piece.start, piece.end)
            else:
                prose.gap(match[0])
            begun, blank = True, False


@cache
def _words() -> re.Pattern[str]:
    return re.compile(r"\s+|\S+")


def _code(language: str) -> str | None:
    """The primary subtag of a code: "de" of "de-AT" and "de_AT"."""
    found = re.match(r"[A-Za-z]{2,3}(?![A-Za-z])", language)
    return found[0].lower() if found else None


@cache
def _readers() -> dict[str, Callable[[str, str], Bitext]]:
    from tqa.formats import segments_xml

    return {"tsv": _tsv, "jsonl": _jsonl, "po": _po, "tmx": segments_xml.tmx, "xliff": segments_xml.xliff}


def _lines(text: str) -> Iterator[tuple[int, int, str]]:
    """Number, place and content of the lines of a file that are not empty."""
    at = 0
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            yield number, at, line.removesuffix("\r")
        at += len(line) + 1


def _tsv(text: str, path: str) -> Bitext:
    return Bitext(list(_rows(text, path)))


def _rows(text: str, path: str) -> Iterator[Segment]:
    for number, at, line in _lines(text):
        cells = line.split("\t")
        if len(cells) < 2:
            raise UnreadableError(f"line {number}: one column; a bitext has two, source and target, with a tab between", path)
        if number == 1 and cells[0].strip().lower() in _SOURCE and cells[1].strip().lower() in _TARGET:
            continue
        start = at + len(cells[0]) + 1
        yield Segment(cells[0], (Piece(cells[1], start, start + len(cells[1])),), number)


def _jsonl(text: str, path: str) -> Bitext:
    return Bitext(list(_records(text, path)))


def _records(text: str, path: str) -> Iterator[Segment]:
    for number, at, line in _lines(text):
        try:
            record = json.loads(line)
        except json.JSONDecodeError as error:
            raise UnreadableError(f"line {number}, column {error.colno}: not JSON ({error.msg})", path) from None
        record = record if isinstance(record, dict) else {}
        source = next((record[name] for name in _SOURCE if isinstance(record.get(name), str)), None)
        name = next((name for name in _TARGET if isinstance(record.get(name), str)), None)
        if source is None or name is None:
            raise UnreadableError(f'line {number}: not an object with the texts "source" and "target"', path)
        wanted = json.dumps(name)
        for match in _member().finditer(line):
            if match[1] == wanted and json.loads(match[2]) == record[name]:
                yield Segment(source, tuple(_unescaped(match[2][1:-1], at + match.start(2) + 1)), number)
                break


@cache
def _member() -> re.Pattern[str]:
    string = r'"(?:[^"\\]|\\.)*+"'
    return re.compile(rf"({string})\s*:\s*({string})")


@cache
def _escape() -> re.Pattern[str]:
    return re.compile(r"(?:\\u[0-9a-fA-F]{4})+|\\.")


def _unescaped(raw: str, start: int) -> Iterator[Piece]:
    """The pieces of a string of JSON or PO between its quotation marks."""
    at = 0
    for match in _escape().finditer(raw):
        if match.start() > at:
            yield Piece(raw[at : match.start()], start + at, start + match.start())
        try:
            value = json.loads(f'"{match[0]}"')
        except ValueError:
            value = match[0][1:]
        yield Piece(value, start + match.start(), start + match.end())
        at = match.end()
    if at < len(raw):
        yield Piece(raw[at:], start + at, start + len(raw))


class _Entry:
    """An entry of a PO file while it is read: what each keyword has, and its flags."""

    def __init__(self) -> None:
        self.values: dict[str, list[Piece]] = {}
        self.flags: set[str] = set()
        self.line = 0

    def text(self, keyword: str) -> str:
        return "".join(piece.text for piece in self.values.get(keyword, ()))

    def segments(self) -> Iterator[Segment]:
        """The pairs of the entry. All forms but the first stand for the plural, and all but the last may say their number in a word."""
        fuzzy = "fuzzy" in self.flags
        singular, plural = self.text("msgid"), self.text("msgid_plural") or self.text("msgid")
        forms = [(keyword, pieces) for keyword, pieces in self.values.items() if keyword.startswith("msgstr")]
        for number, (keyword, pieces) in enumerate(forms):
            source = plural if number else singular
            whole = number + 1 == len(forms) or _marks(source) <= _marks(self.text(keyword))
            yield Segment(source, tuple(pieces), self.line, whole and not fuzzy, number)


def _marks(text: str) -> int:
    return text.count("%") + text.count("{")


def _po(text: str, path: str) -> Bitext:
    entries, keyword = [_Entry()], ""
    for number, at, line in _lines(text):
        stripped = line.lstrip()
        if stripped.startswith("#"):
            if not stripped.startswith("#~") and entries[-1].values:
                entries.append(_Entry())
            if stripped.startswith("#,"):
                entries[-1].flags.update(flag.strip() for flag in stripped[2:].split(","))
            continue
        match = _keyword().match(line)
        if match is None:
            raise UnreadableError(f"line {number}: not a PO file (a keyword and a text in quotation marks should be here)", path)
        keyword = match[1] or keyword
        if (keyword == "msgctxt" or (keyword == "msgid" and "msgid" in entries[-1].values)) and match[1] and entries[-1].values:
            entries.append(_Entry())
        entries[-1].line = entries[-1].line or number
        entries[-1].values.setdefault(keyword, []).extend(_unescaped(match[2], at + match.start(2)))
    header = next((entry.text("msgstr") for entry in entries if "msgid" in entry.values and not entry.text("msgid")), "")
    fields = {name.strip().lower(): value.strip() for name, _, value in (field.partition(":") for field in header.split("\n"))}
    found = [segment for entry in entries if entry.text("msgid") for segment in entry.segments()]
    return Bitext(found, fields.get("x-source-language", ""), fields.get("language", ""))


@cache
def _keyword() -> re.Pattern[str]:
    return re.compile(r'\s*(?:(msgctxt|msgid_plural|msgid|msgstr(?:\[\d+\])?)\s*)?"((?:[^"\\]|\\.)*+)"\s*$')

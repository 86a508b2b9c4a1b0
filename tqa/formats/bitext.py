"""Bitexts: files of segment pairs, for scores. TSV, JSONL, TMX 1.4, XLIFF 1.2 and 2, PO.

Codes inside segments (a bold tag, a placeholder) are no text of theirs; what a code encloses is.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator

from tqa.formats.decoding import decode
from tqa.model.errors import UnreadableError, UsageError
from tqa.model.records import NamedTuple
from tqa.model.xmltree import Element, XmlError, parse

SUFFIXES = (".jsonl", ".po", ".sdlxliff", ".tmx", ".tsv", ".xlf", ".xliff")
_CODES = frozenset(("bpt", "ept", "it", "ph", "ut", "x", "bx", "ex", "sc", "ec"))
_SOURCE, _TARGET = ("source", "src"), ("target", "tgt", "translation", "hypothesis", "mt")


class Pair(NamedTuple):
    """A segment and its translation; `line` is where it stands in the file, from 1, 0 when that is not known."""

    source: str
    target: str
    line: int


def is_bitext(path: str) -> bool:
    """Whether a file's suffix is that of a bitext."""
    return os.path.splitext(path)[1].lower() in SUFFIXES


def read(data: bytes, path: str) -> list[Pair]:
    """All pairs of a file in their order; a segment without a translation has an empty one.

    Raises:
        UnreadableError: it is not what its suffix says; line and column are named where they are known.
        UsageError: a package is missing.
    """
    suffix = os.path.splitext(path)[1].lower()
    readers: dict[str, Callable[[bytes, str], list[Pair]]] = {".tsv": _tsv, ".jsonl": _jsonl, ".po": _po, ".tmx": _tmx}
    pairs = readers.get(suffix, _xliff)(data, path)
    if not pairs:
        raise UnreadableError("there are no segments in this file", path)
    return pairs


def _tsv(data: bytes, path: str) -> list[Pair]:
    pairs = []
    for number, line in enumerate(decode(data, path).text.replace("\r\n", "\n").split("\n"), 1):
        if not line:
            continue
        cells = line.split("\t")
        if len(cells) < 2:
            raise UnreadableError(f"line {number}: one column; a bitext has two, source and target, with a tab between", path)
        if number == 1 and cells[0].strip().lower() in _SOURCE and cells[1].strip().lower() in _TARGET:
            continue
        pairs.append(Pair(cells[0], cells[1], number))
    return pairs


def _jsonl(data: bytes, path: str) -> list[Pair]:
    from json import JSONDecodeError, loads

    pairs = []
    for number, line in enumerate(decode(data, path).text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            record = loads(line)
        except JSONDecodeError as error:
            raise UnreadableError(f"line {number}, column {error.colno}: not JSON ({error.msg})", path) from None
        record = record if isinstance(record, dict) else {}
        source = next((record[name] for name in _SOURCE if isinstance(record.get(name), str)), None)
        target = next((record[name] for name in _TARGET if isinstance(record.get(name), str)), None)
        if source is None or target is None:
            raise UnreadableError(f'line {number}: not an object with the texts "source" and "target"', path)
        pairs.append(Pair(source, target, number))
    return pairs


def _po(data: bytes, path: str) -> list[Pair]:
    try:
        import polib
    except ImportError:
        raise UsageError("PO files need polib: pip install 'tqa[bitext]'") from None
    try:
        entries = polib.pofile(decode(data, path).text + "\n")
    except (OSError, ValueError, IndexError) as error:
        raise UnreadableError(f"not a PO file ({' '.join(str(error).split())})", path) from None
    return [
        Pair(entry.msgid, entry.msgstr or entry.msgstr_plural.get(0, ""), int(entry.linenum or 0))
        for entry in entries
        if not entry.obsolete
    ]


def _root(data: bytes, path: str, name: str) -> Element:
    try:
        root = parse(data)
    except XmlError as error:
        raise UnreadableError(str(error), path) from None
    if root.name != name:
        raise UnreadableError(f"{root.place}: <{root.name}> where <{name}> should be", path)
    return root


def _tmx(data: bytes, path: str) -> list[Pair]:
    root = _root(data, path, "tmx")
    header, body = root.first("header"), root.first("body")
    main = (header.attributes.get("srclang", "") if header else "").lower()
    pairs = []
    for unit in body.all("tu") if body else ():
        variants = [
            (variant.attributes.get("xml:lang", variant.attributes.get("lang", "")).lower(), _plain(segment))
            for variant in unit.all("tuv")
            if (segment := variant.first("seg")) is not None
        ]
        if len(variants) < 2:
            raise UnreadableError(f"{unit.place}: <tu> has {len(variants)} <tuv> with a <seg>; a pair has two", path)
        source = next((at for at, (language, _) in enumerate(variants) if language == main), 0)
        target = next(at for at in range(len(variants)) if at != source)
        pairs.append(Pair(variants[source][1], variants[target][1], unit.line))
    return pairs


def _xliff(data: bytes, path: str) -> list[Pair]:
    root = _root(data, path, "xliff")
    pairs = []
    for unit in _below(root, ("trans-unit", "unit")):
        for holder in [unit] if unit.name == "trans-unit" else unit.all("segment"):
            source, target = holder.first("source"), holder.first("target")
            if source is None:
                raise UnreadableError(f"{holder.place}: <{holder.name}> has no <source>", path)
            pairs.append(Pair(_plain(source), _plain(target) if target else "", holder.line))
    return pairs


def _below(element: Element, names: tuple[str, ...]) -> Iterator[Element]:
    for child in element.children:
        if child.name in names:
            yield child
        else:
            yield from _below(child, names)


def _plain(element: Element) -> str:
    """The text of a segment on one line, without what its codes hold."""
    return " ".join("".join(_pieces(element)).split())


def _pieces(element: Element) -> Iterator[str]:
    for piece in element.pieces:
        if isinstance(piece, str):
            yield piece
        elif piece.name == "cp":
            yield _character(piece.attributes.get("hex", ""))
        elif piece.name not in _CODES:
            yield from _pieces(piece)


def _character(code: str) -> str:
    """A character that XML cannot hold, which XLIFF 2 writes by its number."""
    try:
        return chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""

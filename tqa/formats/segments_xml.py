"""TMX 1.4 and XLIFF 1.2 and 2 as segments with their places in the file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from tqa.formats.segments import Bitext, Piece, Segment
from tqa.model.errors import UnreadableError
from tqa.model.xmltree import Element, Placed, XmlError, parse

_CODES = frozenset(("bpt", "ept", "it", "ph", "ut", "x", "bx", "ex", "sc", "ec"))
_BREAKS = frozenset(("lb", "x-lb", "pb", "x-pb"))
_UNFINISHED = frozenset(("new", "needs-translation", "initial"))


def tmx(text: str, path: str) -> Bitext:
    """The units of a translation memory; of more than two languages the source and the first other one."""
    root, places = _root(text, path, "tmx")
    header, body = root.first("header"), root.first("body")
    main = (header.attributes.get("srclang", "") if header else "").lower()
    found: list[Segment] = []
    languages = (main, "")
    for unit in body.all("tu") if body else ():
        variants = [
            (variant.attributes.get("xml:lang", variant.attributes.get("lang", "")), segment)
            for variant in unit.all("tuv")
            if (segment := variant.first("seg")) is not None
        ]
        if len(variants) < 2:
            raise UnreadableError(f"{unit.place}: <tu> has {len(variants)} <tuv> with a <seg>; a pair has two", path)
        source = next((at for at, (language, _) in enumerate(variants) if language.lower() == main), 0)
        target = next(at for at in range(len(variants)) if at != source)
        languages = (variants[source][0], variants[target][0])
        found.append(Segment(_plain(variants[source][1]), tuple(_placed(variants[target][1], text, places)), unit.line))
    return Bitext(found, *languages)


def xliff(text: str, path: str) -> Bitext:
    """The units, which are unfinished where they are not to be translated or have no translation yet."""
    root, places = _root(text, path, "xliff")
    file = root.first("file")
    attributes = {**(file.attributes if file else {}), **root.attributes}
    found: list[Segment] = []
    for unit in _below(root, ("trans-unit", "unit")):
        for holder in [unit] if unit.name == "trans-unit" else unit.all("segment"):
            source, target = holder.first("source"), holder.first("target")
            if source is None:
                raise UnreadableError(f"{holder.place}: <{holder.name}> has no <source>", path)
            states = {target.attributes.get("state"), holder.attributes.get("state")} if target else _UNFINISHED
            finished = unit.attributes.get("translate") != "no" and not states & _UNFINISHED
            pieces = tuple(_placed(target, text, places)) if target else ()
            found.append(Segment(_plain(source), pieces, holder.line, finished))
    languages = (
        attributes.get("srcLang") or attributes.get("source-language"),
        attributes.get("trgLang") or attributes.get("target-language"),
    )
    return Bitext(found, languages[0] or "", languages[1] or "")


def _root(text: str, path: str, name: str) -> tuple[Element, _Places]:
    """The root, without the declaration of an encoding, which the text is no longer in."""
    declaration = re.match(r"\s*<\?xml[^>]*\?>", text)
    start = declaration.end() if declaration else 0
    data = text[start:].encode("utf-8", "surrogatepass")
    lines = text.count("\n", 0, start)
    try:
        root = parse(b"\n" * lines + data, placed=True)
    except XmlError as error:
        raise UnreadableError(str(error), path) from None
    if root.name != name:
        raise UnreadableError(f"{root.place}: <{root.name}> where <{name}> should be", path)
    return root, _Places(data, start, lines)


class _Places:
    """Bytes of the parsed data as code points of the file; asked in ascending order, it takes linear time."""

    def __init__(self, data: bytes, start: int, lines: int) -> None:
        self.data, self.ascii, self.start, self.lines = data, data.isascii(), start, lines
        self.known = (0, 0)

    def at(self, byte: int) -> int:
        byte -= self.lines
        if self.ascii:
            return self.start + byte
        before, points = self.known if self.known[0] <= byte else (0, 0)
        self.known = byte, points + len(self.data[before:byte].decode("utf-8", "surrogatepass"))
        return self.start + self.known[1]


def _below(element: Element, names: tuple[str, ...]) -> Iterator[Element]:
    for child in element.children:
        if child.name in names:
            yield child
        else:
            yield from _below(child, names)


def _plain(element: Element) -> str:
    return "".join(piece if isinstance(piece, str) else " " for piece in _pieces(element))


def _placed(element: Element, text: str, places: _Places) -> Iterator[Piece]:
    for piece in _pieces(element):
        if isinstance(piece, Placed) and piece.at >= 0:
            start = places.at(piece.at)
            end = text.find(";", start) + 1 if text[start] == "&" else start + len(piece)
            yield Piece(piece, start, end)
        else:
            yield Piece(str(piece), 0, 0)


def _pieces(element: Element) -> Iterable[str]:
    """Character data without what codes hold; a code that breaks the line is a blank."""
    for piece in element.pieces:
        if isinstance(piece, str):
            yield piece
        elif piece.name == "cp":
            yield _character(piece.attributes.get("hex", ""))
        elif piece.name in _CODES:
            if piece.attributes.get("ctype") in _BREAKS or piece.attributes.get("subType") in ("xlf:lb", "xlf:pb"):
                yield " "
        else:
            yield from _pieces(piece)


def _character(code: str) -> str:
    """A character that XML cannot hold, which XLIFF 2 writes by its number."""
    try:
        return chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""

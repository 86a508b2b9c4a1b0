"""XML as a tree with the place of every element; nothing outside the file is ever read.

Built on the standard library's expat. A declaration of an entity, an internal document type subset and any reference to another file
are errors, so neither expansion bombs nor files of the machine nor the network come into play. A document type that only names its DTD,
as the files of many tools do, is passed over.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

MAX_DEPTH = 100
MAX_BYTES = 128 << 20
_XML = "http://www.w3.org/XML/1998/namespace "


class XmlError(Exception):
    """The text is not XML that can be read.

    Parameters:
        line, column: where, from 1; 0 when it is about the whole text.
        problem: what is wrong, without a final stop.
    """

    def __init__(self, line: int, column: int, problem: str) -> None:
        self.line, self.column, self.problem = line, column, problem
        super().__init__(f"line {line}, column {column}: {problem}" if line else problem)


class Placed(str):
    """Character data with the byte of the file where it starts; -1 where text is written by other rules, as in a CDATA section."""

    at: int = -1


class Element:
    """An element.

    Parameters:
        name: without its namespace.
        space: the namespace, or an empty string.
        attributes: name -> value; those of the namespace `xml` as "xml:lang".
        line, column: where its start tag stands, from 1.

    `text` is all character data in it and below it.
    """

    __slots__ = ("_pieces", "attributes", "children", "column", "line", "name", "space")

    def __init__(self, name: str, space: str, attributes: dict[str, str], line: int, column: int) -> None:
        self.name, self.space, self.attributes, self.line, self.column = name, space, attributes, line, column
        self.children: list[Element] = []
        self._pieces: list[str | Element] = []

    @property
    def text(self) -> str:
        return "".join(piece if isinstance(piece, str) else piece.text for piece in self._pieces)

    @property
    def pieces(self) -> tuple[str | Element, ...]:
        """Character data and children in their order."""
        return tuple(self._pieces)

    @property
    def place(self) -> str:
        """The place as messages name it."""
        return f"line {self.line}, column {self.column}"

    def first(self, *names: str) -> Element | None:
        """The first child with one of the names."""
        return next((child for child in self.children if child.name in names), None)

    def all(self, *names: str) -> Iterator[Element]:
        """The children with one of the names."""
        return (child for child in self.children if child.name in names)

    def add(self, piece: str | Element) -> None:
        """Append character data or a child."""
        self._pieces.append(piece)
        if isinstance(piece, Element):
            self.children.append(piece)


def parse(data: bytes, *, placed: bool = False) -> Element:
    """The root of an XML document.

    Parameters:
        placed: whether character data is `Placed`, in pieces between which nothing is resolved.

    Raises:
        XmlError: it is not well-formed, declares entities, refers to other files, or is nested too deeply or too large.
    """
    from xml.parsers import expat

    if len(data) > MAX_BYTES:
        raise XmlError(0, 0, f"larger than {MAX_BYTES >> 20} MiB")
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = not placed
    root: list[Element] = []
    opened: list[Element] = []

    def refuse(problem: str) -> None:
        raise XmlError(parser.CurrentLineNumber, parser.CurrentColumnNumber + 1, problem)

    def start(name: str, attributes: dict[str, str]) -> None:
        if len(opened) >= MAX_DEPTH:
            refuse(f"elements are nested more than {MAX_DEPTH} deep")
        space, _, local = name.rpartition(" ")
        named = {key.replace(_XML, "xml:"): value for key, value in attributes.items()}
        element = Element(local, space, named, parser.CurrentLineNumber, parser.CurrentColumnNumber + 1)
        (opened[-1].add if opened else root.append)(element)
        opened.append(element)

    def doctype(_name: str, _system: str | None, _public: str | None, internal: int) -> None:
        if internal:
            refuse("the document type declares things of its own; remove the part in [ ]")

    def entity(*_declaration: Any) -> None:
        refuse("an entity is declared; only &amp; &lt; &gt; &quot; &apos; are read")

    def external(*_reference: Any) -> int:
        refuse("refers to another file")
        return 0

    literal = False

    def cdata(begins: bool) -> None:
        nonlocal literal
        literal = begins

    def place(piece: str) -> None:
        found = Placed(piece)
        found.at = -1 if literal else parser.CurrentByteIndex
        opened[-1].add(found)

    parser.StartElementHandler = start
    parser.EndElementHandler = lambda _name: opened.pop()
    parser.CharacterDataHandler = place if placed else lambda piece: opened[-1].add(piece)
    if placed:
        parser.StartCdataSectionHandler = lambda: cdata(True)
        parser.EndCdataSectionHandler = lambda: cdata(False)
    parser.StartDoctypeDeclHandler = doctype
    parser.EntityDeclHandler = entity
    parser.ExternalEntityRefHandler = external
    parser.SkippedEntityHandler = lambda name, _is_parameter: refuse(f"the entity &{name}; is not known")
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        problem = expat.ErrorString(error.code)
        inside = f" inside <{opened[-1].name}> of line {opened[-1].line}" if opened else ""
        raise XmlError(error.lineno, error.offset + 1, f"not well-formed XML: {problem}{inside}") from None
    except (ValueError, LookupError) as error:  # an encoding that is none of text, or unknown
        raise XmlError(parser.CurrentLineNumber, parser.CurrentColumnNumber + 1, f"not XML: {error}") from None
    return root[0]


def escaped(text: str) -> str:
    """Character data or an attribute's value; characters that XML cannot hold become U+FFFD."""
    plain = "".join(char if char in "\t\n\r" or (char >= " " and not _forbidden(char)) else "\ufffd" for char in text)
    return plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def _forbidden(char: str) -> bool:
    return "\ud800" <= char <= "\udfff" or char in "\ufffe\uffff"

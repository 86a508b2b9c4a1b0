"""HTML as a tree of elements with their places in the file, for pages as they are found: unclosed, misnested, cut off.

Own tokenizer instead of `html.parser`, because that one rescans what is unclosed and so takes quadratic time on hostile pages.
Source: WHATWG HTML, "Tokenization" and "Optional tags", in so far as they matter for running text.
"""

from __future__ import annotations

import re
from functools import cache

VOID = frozenset((
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
))  # fmt: skip
BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog", "dir", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr",
    "html", "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td",
    "tfoot", "th", "thead", "tr", "ul",
))  # fmt: skip
_RAW = frozenset((
    "iframe", "noembed", "noframes", "script", "style", "textarea", "title", "xmp",
))  # fmt: skip
_CLOSES = {
    "li": frozenset(("li",)),
    "dt": frozenset(("dt", "dd")),
    "dd": frozenset(("dt", "dd")),
    "tr": frozenset(("tr", "td", "th")),
    "td": frozenset(("td", "th")),
    "th": frozenset(("td", "th")),
    "option": frozenset(("option",)),
}
_SCOPES = frozenset((
    "ul", "ol", "menu", "dl", "table", "select", "body", "html", "article", "section", "main", "blockquote",
))  # fmt: skip
_LEAVES_P = BLOCKS - frozenset(("html", "body"))
_DEEPEST = 200
OPEN, CLOSE, TEXT, COMMENT, BREAK = range(5)


class Element:
    """One element.

    Parameters:
        name: in lower case.
        attributes: names in lower case, values as they stand in the file.
        start: where its start tag begins.
        parent: None for the root, which is the file.

    `open` and `close` are its places among the events; `kind`, `weight` (letters), `linked` (those in links) and `prose` (those in running
    text) are filled in by `tqa.formats.pages`.
    """

    __slots__ = ("attributes", "close", "end", "kind", "linked", "name", "open", "parent", "prose", "start", "weight")

    def __init__(self, name: str, attributes: dict[str, str], start: int, parent: Element | None) -> None:
        self.name = name
        self.attributes = attributes
        self.start = start
        self.parent = parent
        self.end = start
        self.open = self.close = 0
        self.weight = self.linked = self.prose = 0
        self.kind = ""


Event = tuple[int, int, int, Element]
"""What is met in the order of the file: (kind, start, end, element); for COMMENT the span of its text."""


@cache
def _tag() -> re.Pattern[str]:
    return re.compile(r"</?([A-Za-z][^\s/>]{0,60})")


@cache
def _attribute() -> re.Pattern[str]:
    return re.compile(r"[\s/]*(?:(>)|([^\s/>=][^\s/>=]*)(?:\s*=\s*(?:([\"'])|([^\s>\"'][^\s>]*))?)?|=)")


def parse(text: str) -> tuple[Element, list[Event]]:
    """The root and everything in it, in the order of the file. Never fails; takes linear time."""
    return _Builder(text).build()


class _Builder:
    def __init__(self, text: str) -> None:
        self.text = text
        self.root = Element("", {}, 0, None)
        self.stack = [self.root]
        self.open: dict[str, int] = {}
        self.flat: dict[str, int] = {}
        self.events: list[Event] = [(OPEN, 0, 0, self.root)]
        self.missing: set[str] = set()

    def build(self) -> tuple[Element, list[Event]]:
        text, size = self.text, len(self.text)
        at = kept = 0
        while (at := text.find("<", at)) >= 0:
            match = _tag().match(text, at)
            after = self._tag_end(match) if match else self._declaration_end(at)
            if match and after < 0:
                break
            if after < 0:
                at += 1
                continue
            self._text(kept, at)
            if match is None:
                if text.startswith("<!--", at):
                    self.events.append((COMMENT, at + 4, max(at + 4, after - 3), self.stack[-1]))
                at = kept = after
                continue
            name = match[1].lower()
            if text[at + 1] == "/":
                self._end(name, at, after)
            else:
                after = self._start(name, at, after)
            at = kept = after
        self._text(kept, size)
        while self.stack:
            self._pop(size)
        return self.root, self.events

    def _text(self, start: int, end: int) -> None:
        if start < end:
            self.events.append((TEXT, start, end, self.stack[-1]))

    def _find(self, what: str, at: int) -> int:
        """Like `str.find`, and asked at most once in vain."""
        if what in self.missing:
            return -1
        found = self.text.find(what, at)
        if found < 0:
            self.missing.add(what)
        return found

    def _declaration_end(self, at: int) -> int:
        """Behind a comment, a declaration or a processing instruction; -1 when "<" is only a character."""
        if self.text.startswith("<!--", at):
            close = self._find("-->", at + 4)
            if self.text.startswith(("<!-->", "<!--->"), at):
                close = self.text.index(">", at) - 2
            return close + 3 if close >= 0 else len(self.text)
        if self.text[at + 1 : at + 2] in ("!", "?", "/"):
            return self._find(">", at) + 1 or -1
        return -1

    def _tag_end(self, match: re.Match[str]) -> int:
        """Behind a tag, whose attributes are kept for `_start`; -1 when the file ends in it, so that the rest is text."""
        text, at = self.text, match.end()
        self.attributes: dict[str, str] = {}
        attribute = _attribute()
        while found := attribute.match(text, at):
            at = found.end()
            if found[1]:
                return at
            value = found[4] or ""
            if found[3]:
                close = self._find(found[3], at)
                if close >= 0:
                    value = text[at:close]
                    at = close + 1
            if found[2]:
                self.attributes.setdefault(found[2].lower(), value)
        return -1

    def _start(self, name: str, at: int, after: int) -> int:
        """Take a start tag; returns where to go on."""
        if name == "br":
            self.events.append((BREAK, at, after, self.stack[-1]))
            return after
        if name in VOID:
            if name == "hr":
                self._leave(frozenset(("p",)), at)
                self.events.append((BREAK, at, after, self.stack[-1]))
            return after
        if name in _LEAVES_P and self.open.get("p"):
            self._leave(frozenset(("p",)), at)
        if name in _CLOSES:
            self._leave(_CLOSES[name], at)
        if len(self.stack) > _DEEPEST and name not in _RAW:
            self.flat[name] = self.flat.get(name, 0) + 1
            return after
        element = Element(name, self.attributes, at, self.stack[-1])
        element.open = len(self.events)
        self.events.append((OPEN, at, after, element))
        self.stack.append(element)
        self.open[name] = self.open.get(name, 0) + 1
        if name in _RAW:
            close = -1
            if name not in self.missing:
                ending = re.compile(f"</{name}(?=[\\s/>])", re.IGNORECASE).search(self.text, after)
                if ending:
                    close = ending.start()
                else:
                    self.missing.add(name)
            return close if close >= 0 else len(self.text)
        return after

    def _leave(self, names: frozenset[str], at: int) -> None:
        """Close the nearest open element of these names, unless a list, table or section stands in between."""
        for depth in range(len(self.stack) - 1, 0, -1):
            name = self.stack[depth].name
            if name in names:
                while len(self.stack) > depth:
                    self._pop(at)
                return
            if name in _SCOPES:
                return

    def _end(self, name: str, at: int, after: int) -> None:
        if self.flat.get(name):
            self.flat[name] -= 1
            return
        if not self.open.get(name):
            return
        for depth in range(len(self.stack) - 1, 0, -1):
            if self.stack[depth].name == name:
                while len(self.stack) > depth + 1:
                    self._pop(at)
                self._pop(after)
                return
            if self.stack[depth].name in BLOCKS and name not in BLOCKS:
                return

    def _pop(self, at: int) -> None:
        element = self.stack.pop()
        element.end = at
        element.close = len(self.events)
        self.events.append((CLOSE, at, at, element))
        if self.stack:
            self.open[element.name] -= 1

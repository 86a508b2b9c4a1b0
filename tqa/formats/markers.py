"""Comments that silence rules: `<!-- tqa: ignore RULE -->` for the next block, `<!-- tqa: off -->` ... `<!-- tqa: on -->` for a stretch."""

from __future__ import annotations

import re

from tqa.model.text import Span

_MARKER = re.compile(r"\s*tqa:\s*(ignore|off|on)\b[:\s]*([\w\s,-]*?)\s*$")
_NAME = re.compile(r"[a-z][a-z-]*")
ALL = ("*",)


class Markers:
    """Collects markers in the order of the text and turns them into silenced spans of the prose."""

    def __init__(self) -> None:
        self._open: dict[str, int] = {}
        self._next: list[str] = []
        self._spans: list[tuple[str, Span]] = []

    def comment(self, body: str, at: int) -> None:
        """Take a comment's text that stands at an offset of the prose; comments that are no markers do nothing."""
        match = _MARKER.match(body)
        if match is None:
            return
        kind, rules = match[1], tuple(_NAME.findall(match[2])) or ALL
        if kind == "ignore":
            self._next += rules
        elif kind == "off":
            for rule in rules:
                self._open.setdefault(rule, at)
        else:
            for rule in list(self._open) if rules == ALL else rules:
                if rule in self._open:
                    self._spans.append((rule, Span(self._open.pop(rule), at)))

    def block(self, start: int, end: int) -> None:
        """A block of prose ended; markers for "the next block" meant this one."""
        self._spans += [(rule, Span(start, end)) for rule in self._next]
        self._next = []

    def spans(self, size: int) -> tuple[tuple[str, Span], ...]:
        """Everything that is silenced, when the prose has `size` code points."""
        return tuple(sorted([*self._spans, *((rule, Span(start, size)) for rule, start in self._open.items())], key=lambda item: item[1]))

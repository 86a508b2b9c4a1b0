"""Markdown (CommonMark with front matter and pipe tables): its running text, verbatim, with the way back to the file.

Not a parser of every corner: what could be markup in doubt is left out of the prose, so that no rule fires on it. Source: CommonMark 0.31.
"""

from __future__ import annotations

import re

from tqa.formats.markers import Markers
from tqa.formats.prose import Prose
from tqa.model.text import Document

_LINE = re.compile(r"([^\r\n]*)(\r\n|\r|\n|$)")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_BLOCK = re.compile(r"(?: {0,3}>[ \t]?)*[ \t]*(?:(?:#{1,6}(?=[ \t]|$)|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t]))[ \t]*)?(?:\[[ xX]\][ \t]+)?")
_RULE = re.compile(r" {0,3}(?:(?:[-_*=][ \t]*){3,}|(?=[|: \t]*-)[-|: \t]+)$")
_DEFINITION = re.compile(r" {0,3}\[[^\]\n]+\]:[ \t]*\S")
_CLOSING_HASHES = re.compile(r"[ \t]+#+[ \t]*$")
_PARENTHESES = re.compile(r"[()]")
_DELIMITER = re.compile(r"[`*_~<!\[\]\\|]")
_LONGEST_TAG, _LONGEST_LABEL, _LONGEST_TARGET = 1000, 1000, 2000
_DEEPEST_TARGET = 32
"""Parentheses inside parentheses, as many as CommonMark's own implementations take."""


def read(text: str, path: str) -> Document:
    """The document in a Markdown file."""
    prose, markers = Prose(), Markers()
    fence = ""
    comment = -1
    block = -1
    front = text.startswith(("---\n", "---\r"))
    previous_blank = True
    for number, match in enumerate(_LINE.finditer(text)):
        start, end = match.span(1)
        line = match[1]
        if front:
            front = number == 0 or line.rstrip() not in ("---", "...")
            continue
        if comment >= 0:
            close = text.find("-->", start, end)
            if close < 0:
                continue
            markers.comment(text[comment:close], prose.size)
            comment, start = -1, close + 3
            line = text[start:end]
        if fence:
            closing = _FENCE.match(line)
            if closing and closing[1].startswith(fence) and not line.strip(" `~\t"):
                fence = ""
            continue
        if (opening := _FENCE.match(line)) and not ("`" in opening[1] and "`" in line[opening.end() :]):
            fence = opening[1]
            continue
        blank = not line.strip()
        indented = previous_blank and line.startswith(("    ", "\t")) and not _BLOCK.match(line)[0].strip()  # type: ignore[index]
        previous_blank = blank or (indented and previous_blank)
        if blank or indented or _RULE.match(line) or _DEFINITION.match(line):
            if block >= 0:
                markers.block(block, prose.size)
                block = -1
            if blank:
                prose.take(text, match.start(2), match.end(2))
            continue
        before = prose.size
        marker = _BLOCK.match(line)
        at = start + (marker.end() if marker else 0)
        stop = end
        if marker and "#" in marker[0] and (hashes := _CLOSING_HASHES.search(line, marker.end())):
            stop = start + hashes.start()
        comment = _inline(text, at, stop, prose, markers, table=line.lstrip().startswith("|"))
        if prose.size > before:
            block = before if block < 0 else block
            prose.take(text, match.start(2), match.end(2))
    if block >= 0:
        markers.block(block, prose.size)
    return Document(text, path, prose="".join(prose.pieces), runs=tuple(prose.runs), format="markdown", off=markers.spans(prose.size))


def _inline(text: str, start: int, end: int, prose: Prose, markers: Markers, *, table: bool) -> int:
    """Take one line's running text; returns where a comment opened that the line does not close, or -1."""
    at = kept = start
    no_ticks: set[int] = set()

    def skip(to: int) -> None:
        nonlocal at, kept
        prose.take(text, kept, at)
        at = kept = to

    while match := _DELIMITER.search(text, at, end):
        at = match.start()
        char = match[0]
        if char == "\\" and at + 1 < end and not text[at + 1].isalnum() and not text[at + 1].isspace():
            skip(at + 1)
            at += 1
        elif char == "`":
            width = len(text[at:end]) - len(text[at:end].lstrip("`")) if text[at + 1 : at + 2] == "`" else 1
            close = -1 if width in no_ticks else _closing_ticks(text, at + width, end, width)
            if close < 0:
                no_ticks.add(width)
                at += width
            else:
                skip(close)
        elif char == "<":
            if text.startswith("<!--", at):
                close = text.find("-->", at + 4, end)
                if close < 0:
                    opened = at + 4
                    skip(end)
                    return opened
                body = text[at + 4 : close]
                skip(close + 3)
                markers.comment(body, prose.size)
            else:
                close = text.find(">", at, min(end, at + _LONGEST_TAG))
                tag = close > at + 1 and (text[at + 1].isalpha() or text[at + 1] in "/!?")
                if tag:
                    skip(close + 1)
                else:
                    at += 1
        elif char in "![":
            bracket = at + (char == "!")
            if text[bracket : bracket + 1] != "[":
                at += 1
                continue
            label = text.find("]", bracket, min(end, bracket + _LONGEST_LABEL))
            target = _target_end(text, label + 1, end) if label >= 0 else -1
            if target < 0:
                at = bracket + 1
            elif char == "!":
                skip(target)
            else:
                skip(bracket + 1)
                _inline(text, at, label, prose, markers, table=False)
                at = kept = target
        elif char == "|" and table:
            skip(at + 1)
            if prose.size and prose.pieces[-1][-1] != "\n":
                prose.gap("\n")
        elif char in "*~" or (char == "_" and not (_is_word(text, at - 1, start, end) and _is_word(text, at + 1, start, end))):
            lone = char != "_" and not _touches(text, at, start, end)
            if lone or (char == "~" and text[at : at + 2] != "~~"):
                at += 1
            else:
                skip(at + (2 if char == "~" else 1))
        else:
            at += 1
    at = end
    prose.take(text, kept, end)
    return -1


def _closing_ticks(text: str, at: int, end: int, width: int) -> int:
    """Behind the next run of exactly `width` backticks, or -1."""
    while (found := text.find("`", at, end)) >= 0:
        after = found
        while after < end and text[after] == "`":
            after += 1
        if after - found == width:
            return after
        at = after
    return -1


def _target_end(text: str, at: int, end: int) -> int:
    """Behind the `(target)` or `[reference]` of a link, or -1; there are no brackets in references, and parentheses nest a little."""
    opening = text[at : at + 1] if at < end else ""
    limit = min(end, at + _LONGEST_TARGET)
    if opening == "[":
        close = text.find("]", at, limit)
        return close + 1 if close >= 0 and text.find("[", at + 1, close) < 0 else -1
    if opening != "(" or text.find(")", at, limit) < 0:
        return -1
    depth = 0
    for bracket in _PARENTHESES.finditer(text, at, limit):
        depth += 1 if bracket[0] == "(" else -1
        if not depth:
            return bracket.end()
        if depth > _DEEPEST_TARGET:
            break
    return -1


def _is_word(text: str, at: int, start: int, end: int) -> bool:
    return start <= at < end and text[at].isalnum()


def _touches(text: str, at: int, start: int, end: int) -> bool:
    """Whether a delimiter stands at a word or another mark, so that it can open or close emphasis."""
    left = start <= at - 1 and not text[at - 1].isspace()
    right = at + 1 < end and not text[at + 1].isspace()
    return left or right

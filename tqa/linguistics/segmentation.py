"""Paragraphs, sentences and tokens as spans."""

from __future__ import annotations

import re

_LINE = re.compile(r"[^\r\n]+")
_STOP = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s+[\"'“‘«(\[]?[^\W\d_a-zа-я])|[。！？]+[」』”]*")
_TOKEN = re.compile(r"\w+(?:['’\-]\w+)*|[^\w\s]")


def paragraph_spans(text: str) -> list[tuple[int, int]]:
    """Non-empty lines without blanks at their ends."""
    spans = []
    for match in _LINE.finditer(text):
        line = match[0]
        start = match.start() + len(line) - len(line.lstrip())
        if start < match.end():
            spans.append((start, match.start() + len(line.rstrip())))
    return spans


def sentence_spans(text: str, start: int, end: int, language: str) -> list[tuple[int, int]]:
    """Sentences of the paragraph that stands at `start`..`end`."""
    spans = []
    at = start
    for match in _STOP.finditer(text, start, end):
        spans.append((at, match.end()))
        at = match.end()
        while at < end and text[at].isspace():
            at += 1
    if at < end:
        spans.append((at, end))
    return spans


def token_spans(text: str) -> list[tuple[int, int]]:
    """Words, numbers and single punctuation marks."""
    return [match.span() for match in _TOKEN.finditer(text)]

"""Hashtags that close a text or a paragraph, behind its last stop: tags of the page and no words of a sentence."""

from __future__ import annotations

from tqa.analysis.scrape.places import CLOSERS, STOPS
from tqa.model.text import Span

_SIGNS = "#＃"
_LEAST = 2


def closing_hashtags(text: str, block: Span) -> Span | None:
    """The hashtags that a paragraph ends in, or is made of; None when there are fewer than two, or a sentence needs them."""
    if text.find("#", block.start, block.end) < 0 and text.find("＃", block.start, block.end) < 0:
        return None
    start, count = block.end, 0
    end = block.end
    while end > block.start:
        begin = end
        while begin > block.start and not text[begin - 1].isspace():
            begin -= 1
        if not _is_hashtag(text[begin:end]):
            break
        start, count = begin, count + 1
        end = begin
        while end > block.start and text[end - 1].isspace():
            end -= 1
    if count < _LEAST:
        return None
    before = text[max(block.start, start - 6) : start].rstrip()
    stopped = start == block.start or (before and before.rstrip(CLOSERS)[-1:] in STOPS)
    return Span(start, block.end) if stopped else None


def _is_hashtag(token: str) -> bool:
    bare = token[1:].rstrip(",;")
    return token[0] in _SIGNS and len(bare) > 1 and bare[0].isalpha() and all(char.isalnum() or char in "_-’'" for char in bare)

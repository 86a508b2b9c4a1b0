"""Stamps of publication, read by a grammar over word classes: label, number, month, weekday, link word, in any order."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from tqa.model.records import NamedTuple

_LABEL_WORDS = 4
_DATED = frozenset(("stamp", "crawl"))
_SIGNS = "\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0900-\u0dff\u0e31-\u0e4e\u0eb1-\u0ecd\u1000-\u109f\u1780-\u17d3\u200c\u200d"
"""Vowel signs and joiners inside words."""


class Stamp(NamedTuple):
    """A stamp as read: where it ends, whether it has a label, a date, a time of day."""

    end: int
    labelled: bool
    crawl: bool
    date: bool
    time: bool
    relative: bool
    value: str


def read_stamp(
    text: str, start: int, end: int, labels: Mapping[str, frozenset[str]], firsts: frozenset[str], stamp_words: Mapping[str, frozenset[str]]
) -> Stamp | None:
    """Read a publication stamp at `start`; None when there is none."""
    head = text[start : start + 24].lower()
    first = head.split(None, 1)[0] if head else ""
    bare = first.strip(".,:：[(")
    if not (
        text[start].isdigit() or bare in stamp_words or bare in firsts or "：" in first or (first and first.partition(":")[0] in firsts)
    ):
        return None
    at, labelled, crawl = start, False, False
    for _ in range(2):
        label = _stamp_label(text, at, end, labels)
        if label is None:
            break
        at, labelled, crawl = label[0], True, crawl or (label[1] and start < 40)
        while at < end and (text[at].isspace() or text[at] in ":："):
            at += 1
    date = time = relative = False
    value = ""
    numbers = 0
    last = at
    for match in _stamp_token().finditer(text, at, end):
        if text[last : match.start()].strip() != "" or (match.start() > last and "\n" in text[last : match.start()]):
            break
        token = match[0]
        lower = token.lower()
        kind = stamp_words.get(lower.rstrip("."), frozenset())
        if match.lastgroup == "iso":
            date, value = True, token
        elif match.lastgroup == "clock":
            time = True
        elif match.lastgroup == "number":
            if len(token) > 4:
                break
            numbers += 1
        elif match.lastgroup in ("mark", "zone"):
            pass
        elif match.lastgroup == "version":
            break
        elif "month" in kind and (numbers or labelled or _digit_follows(text, match.end(), end)):
            date = True
        elif date and time and "link" in kind and token[0].isupper() and len(token) < 3:
            break
        elif kind & {"weekday", "link", "unit"} or (kind & {"relative"}):
            relative = relative or "relative" in kind
            if "unit" in kind and not numbers and "link" not in kind and "relative" not in kind:
                break
        elif "ago" in kind:
            relative = relative or numbers > 0
        elif lower in ("am", "pm", "a.m.", "p.m.", "gmt", "utc", "msk", "cet", "est", "мск", "edt", "bst", "kst", "jst", "wib"):
            pass
        elif "stamp" in labels.get(lower.rstrip(":"), ()) and (date or time):
            labelled = True
        else:
            break
        last = match.end()
    while last > at and text[last - 1] in " \t,|·•-–—(":
        last -= 1
    tail = text[at:last].split()
    while tail and (stamp_words.get(tail[-1].lower().rstrip("."), frozenset()) & {"link"}) and not tail[-1][0].isdigit():
        if len(tail[-1]) > 3 or tail[-1].lower() in ("uhr",):
            break
        last -= len(tail[-1])
        while last > at and text[last - 1].isspace():
            last -= 1
        tail.pop()
    if not (date or time or relative):
        return None
    return Stamp(last, labelled, crawl, date, time, relative, value or text[at:last])


def _stamp_label(text: str, start: int, end: int, labels: Mapping[str, frozenset[str]]) -> tuple[int, bool] | None:
    piece = text[start : min(end, start + 50)].lower()
    at = 0
    best = None
    for _ in range(_LABEL_WORDS):
        match = _label_word().match(piece, at)
        if match is None:
            break
        kind = labels.get(piece[: match.end(1)].strip("., "), frozenset())
        if not kind.isdisjoint(_DATED):
            best = (start + match.end(1), "crawl" in kind)
        at = match.end()
        if at >= len(piece) or piece[at] in ":：":
            break
    return best


@cache
def _label_word() -> re.Pattern[str]:
    """What of a label stands before a blank or colon, and the blanks behind it."""
    return re.compile(r"([^\s:：]*)\s*")


def _digit_follows(text: str, at: int, end: int) -> bool:
    while at < end and text[at] in " .,":
        at += 1
    return at < end and text[at].isdigit()


def rest_is_blank(text: str, at: int, end: int) -> bool:
    """Whether nothing but marks stands between two offsets."""
    return not text[at:end].strip(" .,|·•-–—)]")


def has_day(piece: str) -> bool:
    """Whether a date has digits enough for a day and a year."""
    return sum(char.isdigit() for char in piece) >= 5


@cache
def _stamp_token() -> re.Pattern[str]:
    return re.compile(
        r"(?P<iso>\d{4}[-./]\d{1,2}(?:[-./]\d{1,2})?(?=\D|$)|\d{1,2}[-./]\d{1,2}[-./]\d{2,4}(?:г\.)?)(?:T(?=\d))?"
        r"|(?P<clock>\d{1,2}[:.h]\d{2}(?::\d{2})?(?!\d)(?:\.\d+)?(?:\s?(?:[ap]m|h)\b)?)"
        r"|(?P<version>\d+\.\d+\.\d+)"
        r"|(?P<zone>(?:GMT|UTC)\s?[+-]\d{1,2}(?::?\d{2})?\b)"
        r"|(?P<number>\d+)(?:st|nd|rd|th|º|er)?"
        r"|(?P<mark>[,.|·•–—()/、-])"
        rf"|(?P<word>[^\W\d_](?:[^\W\d_]|[{_SIGNS}])*(?:['’.-][^\W\d_]+)*\.?)"
    )

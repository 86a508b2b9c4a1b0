"""Lines that are one piece of data about the page: a stamp, a byline, a credit, tags, a counter, an address."""

from __future__ import annotations

import re
from functools import cache

from tqa.analysis.scrape.pagewords import (
    PageData,
    PageWords,
    first_colon,
    is_agency,
    is_credit,
    is_number,
    is_sentence,
    label_at,
    may_hold_data,
)
from tqa.analysis.scrape.places import is_cased
from tqa.analysis.scrape.stamps import has_day, read_stamp, rest_is_blank
from tqa.linguistics import packs
from tqa.linguistics.wordlists import word_classes
from tqa.model.text import Span

_LABEL_WORDS = 4
_LONGEST_LABEL = 40
_HEAD_BLOCKS = 4
_LONGEST_CORRESPONDENT = 5
_BETWEEN_NAMES = "|/·=-–,"


def whole_line(text: str, block: Span, words: PageWords, number: int, last: int) -> PageData | None:
    """The piece of data that a line is, if it is one.

    Parameters:
        number, last: its number, and that of the last one.
    """
    start, end = block
    piece = text[start:end]
    if piece[:4] in ("http", "www.") and len(piece.split()) == 1:
        return PageData(block, "address", piece, True)
    if may_hold_data(piece) and _may_begin_data(piece, words):
        from tqa.analysis.scrape.datalines import data_line

        mixed = data_line(text, start, end, words.language, words.labels, words.firsts, words.stamp)
        if mixed is not None:
            return PageData(block, *mixed, True)
    label = label_at(text, start, end, words)
    if label is not None:
        found = _labelled(text, block, label[0], label[1], label[2], words)
        if found is not None:
            return found
    elif (shaped := _any_label(text, block, words, number, last)) is not None:
        return shaped
    stamp = read_stamp(text, start, end, words.labels, words.firsts, words.stamp)
    if stamp is not None and rest_is_blank(text, stamp.end, end) and (stamp.date or stamp.relative or (stamp.labelled and stamp.time)):
        year_only = not (stamp.time or stamp.labelled or stamp.relative or has_day(text[start:end]))
        if not year_only:
            return PageData(block, "crawl date" if stamp.crawl and start < 40 else "stamp", stamp.value, True)
    counter = _counter(piece, words)
    if counter:
        return PageData(block, counter, piece, True)
    if number < _HEAD_BLOCKS or number >= last - 1:
        name = _byline(piece, words) or _correspondent(piece)
        if name:
            return PageData(block, "byline", name, True)
    return None


def _may_begin_data(piece: str, words: PageWords) -> bool:
    """Whether a line can begin with a label, a stamp or a figure: its first word is one of theirs, or more than letters."""
    first = piece.split(None, 1)[0].rstrip(":").lower()
    return not first.isalpha() or first in words.firsts or first in words.stamp


def _any_label(text: str, block: Span, words: PageWords, number: int, last: int) -> PageData | None:
    """A line with a label that no list has, told by its value: a date, an agency, a person at the head or foot, tags at the foot."""
    start, end = block
    colon = first_colon(text, start, min(end, start + _LONGEST_LABEL))
    label = text[start:colon].split() if colon > 0 else []
    if not 0 < len(label) <= _LABEL_WORDS or not all(map(str.isalpha, label)) or (is_cased(label[0][0]) and not label[0][0].isupper()):
        return None
    at = colon + 1
    while at < end and text[at].isspace():
        at += 1
    value = text[at:end]
    if not value or value[-1] in ".!?。":
        return None
    stamp = read_stamp(text, at, end, words.labels, words.firsts, words.stamp)
    if stamp is not None and stamp.date and rest_is_blank(text, stamp.end, end) and (stamp.time or has_day(value)):
        return PageData(block, "stamp", stamp.value, True)
    if is_agency(value, words.language):
        return PageData(block, "credit", value, True)
    names = value.split()
    edge = number <= 1 or number >= last - 1
    if edge and len(names) == 2 and names[0] in packs.words("mul", "given_names") and all(name[0].isupper() for name in names):
        return PageData(block, "credit", value, True)
    items = [item.split() for item in value.replace("、", ",").split(",")]
    named = all(0 < len(item) <= 3 and item[0][0].isalpha() for item in items)
    if number >= last - 1 and len(items) > 1 and named and not is_sentence(value, words):
        return PageData(block, "tags", value, True)
    return None


def _labelled(text: str, block: Span, at: int, kind: frozenset[str], colon: bool, words: PageWords) -> PageData | None:
    end = block.end
    while at < end and text[at].isspace():
        at += 1
    value = text[at:end]
    if not value:
        return None
    if "count" in kind and colon and is_number(value):
        return PageData(block, "counter", value, True)
    if "reading" in kind and value[0].isdigit() and len(value) < 30:
        return PageData(block, "reading time", value, True)
    if not colon:
        return None
    if "list" in kind and len(value) < 140 and value[-1] not in ".!?。" and not is_sentence(value, words):
        return PageData(block, "tags", value, True)
    if "credit" in kind and is_credit(value, words.language):
        return PageData(block, "credit", value, True)
    return None


def _counter(piece: str, words: PageWords) -> str:
    """A number before its label: "1,203 views", "3 min read"."""
    if not (piece[0].isdigit() and len(piece) < 40):
        return ""
    match = _number().match(piece)
    if match is None:
        return ""
    rest = piece[match.end() :].strip(" .").lower()
    kind = words.labels.get(rest, frozenset())
    if "count" in kind:
        return "counter"
    tokens = rest.split()
    if len(tokens) in (2, 3) and "unit" in words.stamp.get(tokens[0].rstrip("."), ()) and _reads(tokens[1:], words):
        return "reading time"
    return ""


def _reads(tokens: list[str], words: PageWords) -> bool:
    joined = " ".join(tokens)
    return any("reading" in kind and (label.startswith(tokens[0][:4]) or label == joined) for label, kind in words.labels.items())


def _byline(piece: str, words: PageWords) -> str:
    """The author in "By Vera Plotnikova", or nothing."""
    tokens = piece.split()
    size = next((size for size in (3, 2, 1) if "byline" in words.labels.get(" ".join(tokens[:size]).lower(), ())), 0)
    if not size or not 2 + size <= len(tokens) <= 9 or piece[-1] in ".!?:;…":
        return ""
    if not (tokens[0][0].isupper() or (len(tokens) == size + 2 and tokens[size] in packs.words("mul", "given_names"))):
        return ""
    classes = word_classes(words.language)
    name = tokens[size:]
    for i, token in enumerate(name):
        bare = token.strip(",.").lower()
        if {"month", "weekday", "relative"} & words.stamp.get(bare, frozenset()):
            return ""
        if token[0].isupper() or (
            i and bare in ("and", "und", "et", "y", "e", "i", "y", "de", "da", "van", "von", "der", "del", "di", "og", "och", "en")
        ):
            if classes.get(bare, "") in ("determiner", "opener", "preposition") and i == 0:
                return ""
            if token.endswith(("'s", "’s")):
                return ""
            continue
        return "" if i < 2 or "," not in piece else " ".join(name)
    return " ".join(name)


def _correspondent(piece: str) -> str:
    """Who stands on a line before an e-mail address, or nothing."""
    if "@" not in piece or piece[-1] in ".!?:;…":
        return ""
    *name, address = piece.split()
    at, _, host = address.strip("()<>[]").partition("@")
    if not (at and "." in host.strip(".")) or not 0 < len(name) <= _LONGEST_CORRESPONDENT or not all(map(_is_of_name, name)):
        return ""
    return " ".join(name).rstrip(",|")


def _is_of_name(token: str) -> bool:
    return token in _BETWEEN_NAMES or token[0].isupper() or (token[0].isalpha() and not is_cased(token[0]))


@cache
def _number() -> re.Pattern[str]:
    return re.compile(r"\d[\d\s.,\u00a0]*[KkMкК]?\s*")

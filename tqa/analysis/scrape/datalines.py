"""Lines, and ends of titles, that are nothing but several data about the page: "12.03.2021 08:15 by Vera Plotnikova Photo: TASS"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from tqa.analysis.scrape.places import is_cased
from tqa.analysis.scrape.stamps import read_stamp, rest_is_blank
from tqa.linguistics.wordlists import BINDING, word_classes
from tqa.model.records import NamedTuple

_LABEL_WORDS = 4
_LONGEST_VALUE = 8
_LONGEST_NAME = 6
_LONGEST_END = 90
_LEAST_TITLE = 3
"""Words of a title before its data."""
_BARS = ("|", "·", "•", " - ", " – ", " — ", " / ")
_BETWEEN = " \t\u00a0\u3000|·•–—-,;/"
_KINDS = {"credit": "credit", "count": "counter", "list": "tags"}
_SPOKEN = ("auxiliary", "speech", "pronoun")
_COUNTED = " \u00a0.,KkMкК"


class _Label(NamedTuple):
    start: int
    end: int
    kinds: frozenset[str]


def data_line(
    text: str,
    start: int,
    end: int,
    language: str,
    labels: Mapping[str, frozenset[str]],
    firsts: frozenset[str],
    stamp_words: Mapping[str, frozenset[str]],
) -> tuple[str, str] | None:
    """The kind and value of the first of at least two data that a line is made of; None when anything else stands in it."""
    known = _labels(text, start, end, labels)
    found: list[tuple[str, str]] = []
    at = start
    while at < end:
        if text[at] in _BETWEEN:
            at += 1
            continue
        label = next((label for label in known if label.start == at), None)
        stop = next((other.start for other in known if other.start > at), end)
        if label is not None:
            value = text[label.end : stop].strip(_BETWEEN)
            kind = next((name for own, name in _KINDS.items() if own in label.kinds and _fits(own, value, language)), "")
            if not kind:
                return None
            found.append((kind, value))
            at = stop
            continue
        stamp = read_stamp(text, at, stop, labels, firsts, stamp_words)
        if stamp is not None and (stamp.date or (stamp.time and found)):
            found.append(("stamp", stamp.value))
            at = stamp.end
            continue
        author = _author(text, at, stop, language, labels, stamp_words)
        if author is None:
            return None
        found.append(("byline", author[0]))
        at = author[1]
    return found[0] if len(found) > 1 else None


def behind_title(
    text: str,
    start: int,
    end: int,
    language: str,
    labels: Mapping[str, frozenset[str]],
    firsts: frozenset[str],
    stamp_words: Mapping[str, frozenset[str]],
) -> tuple[int, str, str] | None:
    """Where the data begin that a title ends in, and the kind and value of the first: a date with a time, several data, or a counter.

    A date alone may be the title's own, and so may one behind a preposition.
    """
    words = [match.start() for match in _word().finditer(text, max(start, end - _LONGEST_END), end)]
    least = _LEAST_TITLE if start == words[0] else 0
    for number, at in enumerate(words[least:], least):
        before = text[words[number - 1] : at].strip(_BETWEEN).lower() if number else ""
        word = text[at:end].split(None, 1)[0]
        begins = text[at].isdigit() or text[at].isupper() or not is_cased(text[at]) or "byline" in labels.get(word, ())
        if not begins or word_classes(language).get(before, "") in BINDING:
            continue
        first = at + (text[at] in "([")
        found = data_line(text, first, end, language, labels, firsts, stamp_words)
        if found is not None:
            return at, *found
        stamp = read_stamp(text, first, end, labels, firsts, stamp_words)
        if stamp is not None and stamp.date and (stamp.time or stamp.labelled) and rest_is_blank(text, stamp.end, end):
            return at, "stamp", stamp.value
        counter = next((label for label in _labels(text, at, end, labels) if label.start == at and "count" in label.kinds), None)
        if counter is not None and _fits("count", text[counter.end : end].strip(), language):
            return at, "counter", text[counter.end : end].strip()
    return None


def _author(
    text: str, start: int, end: int, language: str, labels: Mapping[str, frozenset[str]], stamp_words: Mapping[str, frozenset[str]]
) -> tuple[str, int] | None:
    """The author named by a preposition ("by Vera Plotnikova"), up to a bar, a dash or a date, and where that is."""
    stop = min((at for at in (text.find(mark, start, end) for mark in _BARS) if at > 0), default=end)
    label, *rest = _word().finditer(text, start, stop)
    if "byline" not in labels.get(label[0].lower(), ()):
        return None
    for match in rest:
        kind = stamp_words.get(match[0].lower().strip(".,"), frozenset())
        if match[0][0].isdigit() or "month" in kind or "weekday" in kind:
            stop = match.start()
            break
    name = text[label.end() : stop].strip(_BETWEEN)
    if not name or name[-1] in ".!?" or len(name.split()) > _LONGEST_NAME or not _fits("credit", name, language):
        return None
    return name, stop


def _labels(text: str, start: int, end: int, labels: Mapping[str, frozenset[str]]) -> list[_Label]:
    """The labels before colons, the longest at each colon."""
    found: list[_Label] = []
    for colon in range(start, end):
        if text[colon] not in ":：":
            continue
        words = text[start:colon].split()[-_LABEL_WORDS:]
        for number in range(len(words)):
            label = " ".join(words[number:])
            at = colon - len(label)
            kinds = labels.get(label.lower(), frozenset())
            if kinds & _KINDS.keys() and (label[0].isupper() or not is_cased(label[0])) and text[at:colon] == label:
                found.append(_Label(at, colon + 1, kinds))
                break
    return found


def _fits(kind: str, value: str, language: str) -> bool:
    words = value.split()
    if not 0 < len(words) <= _LONGEST_VALUE:
        return False
    if kind == "count":
        return "".join(sign for sign in value if sign not in _COUNTED).isdecimal()
    classes = word_classes(language)
    return value[-1] not in "!?:" and ". " not in value and not any(classes.get(word.lower().strip(",."), "") in _SPOKEN for word in words)


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"\S+")

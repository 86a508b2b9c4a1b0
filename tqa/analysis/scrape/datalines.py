"""Lines that are nothing but several data about the page: "12.03.2021 08:15 Author: Vera Plotnikova Photo: TASS"."""

from __future__ import annotations

from collections.abc import Mapping

from tqa.analysis.scrape.stamps import read_stamp
from tqa.linguistics.wordlists import word_classes
from tqa.model.records import NamedTuple

_LABEL_WORDS = 4
_LONGEST_VALUE = 8
_BETWEEN = " \t\u00a0|·•–—-,;"
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
    if not known:
        return None
    found: list[tuple[str, str]] = []
    at = start
    while at < end:
        if text[at] in _BETWEEN:
            at += 1
            continue
        label = next((label for label in known if label.start == at), None)
        if label is None:
            limit = next((label.start for label in known if label.start > at), end)
            stamp = read_stamp(text, at, limit, labels, firsts, stamp_words)
            if stamp is None or not (stamp.date or (stamp.time and found)):
                return None
            found.append(("stamp", stamp.value))
            at = stamp.end
            continue
        stop = next((other.start for other in known if other.start > at), end)
        value = text[label.end : stop].strip(_BETWEEN)
        kind = next((name for own, name in _KINDS.items() if own in label.kinds and _fits(own, value, language)), "")
        if not kind:
            return None
        found.append((kind, value))
        at = stop
    return found[0] if len(found) > 1 else None


def _labels(text: str, start: int, end: int, labels: Mapping[str, frozenset[str]]) -> list[_Label]:
    """The labels before colons, the longest at each colon."""
    found: list[_Label] = []
    colon = text.find(":", start, end)
    while colon >= 0:
        words = text[start:colon].split()[-_LABEL_WORDS:]
        for number in range(len(words)):
            label = " ".join(words[number:])
            at = colon - len(label)
            kinds = labels.get(label.lower(), frozenset())
            if kinds & _KINDS.keys() and label[0].isupper() and text[at:colon] == label:
                found.append(_Label(at, colon + 1, kinds))
                break
        colon = text.find(":", colon + 1, end)
    return found


def _fits(kind: str, value: str, language: str) -> bool:
    words = value.split()
    if not 0 < len(words) <= _LONGEST_VALUE:
        return False
    if kind == "count":
        return "".join(sign for sign in value if sign not in _COUNTED).isdecimal()
    classes = word_classes(language)
    return value[-1] not in "!?:" and ". " not in value and not any(classes.get(word.lower().strip(",."), "") in _SPOKEN for word in words)

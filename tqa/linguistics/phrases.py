"""Phrase patterns: constructions written as data, found by their fixed words and matched around them.

A pattern is a sequence of words, compared without regard to case, with

    (one|two words)     one of these; with `?` behind it, one of these or nothing
    {name}              capitalised words, as a name has them ("Volga Times", "Anna Berg of the Union")
    {org}               the same, or a name in quotation marks
    =Word               a word in just these capitals and small letters
    {quoted}            a name in quotation marks;   {named}   one word in quotation marks, with a capital or not
    {number}            a figure ("5", "1,200", "3.5")
    {word}              one word;   {words:1-4}   as many words;   {cap}   one capitalised word;   {ordinal}   "9th";   {time}   "18:30"

A blank stands for any white space. A slot that occurs twice is told apart by a digit ({org2}). The longest run of fixed words is the
pattern's anchor: a text without it needs no look at the rest, so the cost of a search does not grow with the number of patterns.
"""

from __future__ import annotations

import re
from functools import cache

from tqa.model.records import NamedTuple

_ITEM = re.compile(r"\(([^()]*)\)(\?)?|\{([a-z]+)\d*(?::(\d+)-(\d+))?\}|([^\s(){}]+)|(\s+)")
_SLOT_NAME = re.compile(r"\{([a-z]+\d*)")
_GROUP = re.compile(r"\(\?P<\w+>")
_MOST_ANCHORS = 48

_CAPITAL = r"[^\W\d_a-zß-öø-ÿ]"
"""A letter that is not a small Latin one: classes that end at U+00FF compile in a tenth of the time."""

_WORD = r"[^\W\d_][\w'.-]*(?<![.-])"
_CAP = rf"{_CAPITAL}(?:[\w'&-]|\.(?=\w))*"
_LINK = r"(?:of the|of|and|the|for|de|del|la|le|du|des|di|da|von|van|der|und|et|y|e)"
_NAME = rf"{_CAP}(?: (?:{_LINK} ){{0,2}}{_CAP}){{0,5}}"
_QUOTED = r'"[^"\n]{1,40}"'
_SLOTS = {
    "word": _WORD,
    "cap": _CAP,
    "name": _NAME,
    "org": f"(?:{_NAME}(?: {_QUOTED})?|{_QUOTED})",
    "named": r'"[^\W\d_][\w-]{1,20}"',
    "quoted": r'"[^\W_a-zß-öø-ÿ][^"\n]{1,30}"',
    "number": r"\d+(?:[., ]\d+)*",
    "time": r"\d{1,2}[.:]\d{2}",
    "ordinal": r"\d{1,2}(?:st|nd|rd|th)",
}
_PLAIN = (("’", "'"), ("‘", "'"), ("“", '"'), ("”", '"'), ("„", '"'), ("«", '"'), ("»", '"'), ("\u00a0", " "))


def plain(text: str) -> str:
    """The text that patterns are matched against: quotation marks, apostrophes and blanks of one kind, every character in its place."""
    for mark, simple in _PLAIN:
        text = text.replace(mark, simple)
    return text


class Phrase(NamedTuple):
    """A compiled pattern.

    Parameters:
        regex: matches the construction where it begins, in a text made `plain`; group names are those of the slots, and `c1`, `c2` ...
            for the choices.
        anchors: one of them stands in every match, folded.
        lead: how many words at most stand before the anchor.
        exact: nothing stands before the anchor, so that a match begins with it.
    """

    regex: str
    anchors: tuple[str, ...]
    lead: int
    exact: bool


class _Item(NamedTuple):
    """A part of a pattern: `texts` are its fixed words, or none for a slot."""

    regex: str
    texts: tuple[str, ...]
    optional: bool
    blank: bool
    words: int


@cache
def anchors(pattern: str) -> tuple[tuple[str, ...], int, bool]:
    """The anchor's forms, the most words before it, and whether it begins the pattern.

    Raises:
        ValueError: the pattern is not well formed, or has no fixed words.
    """
    best: tuple[int, tuple[str, ...], int, bool] = (0, (), 0, False)
    run: tuple[str, ...] = ()
    before = start = 0
    first = opening = True
    items = _items(pattern)
    for item in items:
        if item.optional or not item.texts or len(run or ("",)) * len(item.texts) > _MOST_ANCHORS:
            run = ()
        if item.texts and not item.optional and len(item.texts) <= _MOST_ANCHORS:
            if not run:
                start, opening = before, first
                run = item.texts
            else:
                gap = " " if item.blank else ""
                run = tuple(f"{left}{gap}{right}" for left in run for right in item.texts)
            size = min(map(len, run))
            if size > best[0]:
                best = (size, run, start, opening)
        before += item.words
        first = False
    if not best[0]:
        raise ValueError(f"{pattern!r} has no fixed words")
    folded = [text.lower().replace("’", "'") for text in best[1]]
    return tuple(dict.fromkeys(folded + [text.replace("'", "’") for text in folded])), best[2], best[3]


@cache
def compiled(pattern: str) -> Phrase:
    """The pattern as a regular expression with its anchors."""
    parts: list[str] = []
    items = _items(pattern)
    for at, item in enumerate(items):
        if not item.optional:
            parts.append((r"\s+" if item.blank else "") + item.regex)
        elif item.blank:
            parts.append(rf"(?:\s+{item.regex})?")
        elif at == 0 and len(items) > 1 and items[1].blank:
            parts.append(rf"(?:{item.regex}\s+)?")
            items[1] = items[1]._replace(blank=False)
        else:
            parts.append(f"(?:{item.regex})?")
    ending = items[-1].texts[-1][-1:] if items[-1].texts else ""
    return Phrase("".join(parts) + (r"(?!\w)" if ending.isalnum() else ""), *anchors(pattern))


@cache
def listed(alternatives: str) -> str:
    """A regular expression for what may stand beside a phrase: `a|b c|{number}|begin*`."""
    parts = []
    for text in alternatives.split("|"):
        stem = text.removesuffix("*")
        tail = "" if text.endswith("*") or not stem[-1:].isalnum() else r"(?!\w)"
        body = "".join(("" if not item.blank else r"\s+") + item.regex for item in _items(stem))
        parts.append(_GROUP.sub("(?:", body) + tail)
    return f"(?:{'|'.join(parts)})"


def _items(pattern: str) -> list[_Item]:
    items: list[_Item] = []
    at, blank, choices = 0, False, 0
    for match in _ITEM.finditer(pattern):
        if match.start() != at:
            break
        at = match.end()
        choice, question, slot, low, high, word, space = match.groups()
        if space:
            blank = True
            continue
        if word and word[0] == "=" and len(word) > 1:
            items.append(_Item(_literal(word[1:]), (word[1:],), False, blank, int(blank or not items)))
        elif word:
            items.append(_Item(f"(?i:{_literal(word)})", (word,), False, blank, int(blank or not items)))
        elif slot:
            items.append(_slot(match[0], slot, low, high, blank))
        else:
            choices += 1
            texts = tuple(choice.split("|"))
            body = "|".join(_literal(text) for text in texts)
            words = max(text.count(" ") for text in texts) + int(blank or not items)
            items.append(_Item(f"(?P<c{choices}>(?i:{body}))", texts, bool(question), blank, words))
        blank = False
    if at != len(pattern) or not items:
        raise ValueError(f"{pattern!r} is no phrase pattern")
    return items


def _literal(text: str) -> str:
    return r"\s+".join(re.escape(word) for word in plain(text).split(" "))


def _slot(text: str, kind: str, low: str | None, high: str | None, blank: bool) -> _Item:
    name = _SLOT_NAME.match(text)
    assert name is not None
    if kind == "words":
        few, most = int(low or 1), int(high or 4)
        body = rf"{_WORD}(?:\s+{_WORD}){{{few - 1},{most - 1}}}?"
        return _Item(f"(?P<{name[1]}>{body})", (), False, blank, most)
    if kind not in _SLOTS:
        raise ValueError(f"{text!r} is no slot")
    return _Item(f"(?P<{name[1]}>{_SLOTS[kind]})", (), False, blank, 12 if kind in ("name", "org") else 1)

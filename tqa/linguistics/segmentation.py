"""Paragraphs and sentences as spans, for languages with and without spaces between words.

A rule-based segmenter: a stop ends a sentence unless an abbreviation, an initial, an ordinal or the letter behind it says otherwise. What
differs between languages stands in their packs (`abbreviations.txt`, `traits.txt`, `after_quotation.txt`).
"""

from __future__ import annotations

import re
from functools import cache

from tqa.linguistics import packs

_LINE = re.compile(r"[^\r\n]+")
_BREAK = re.compile(r"\r\n|\r|\n")
_STOPS = ".!?…؟۔।։។။;\u037e"
_STOP = rf"([{_STOPS}](?<![{_STOPS}]{{2}})[{_STOPS}]*)[\"'”’»“)\]]*(?=\s|\Z)"
"""The first stop of a run: the engine looks for a set that a pattern begins with much faster than for a repeated one."""
_UNSPACED = "。！？｡"
_UNSPACED_STOP = rf"|([{_UNSPACED}]+)[」』”’）)\]】]*"
_JOINTS = ".-’'"
_OPENING = "\"'“‘«„‚([—–-*•¿¡"
_PART = re.compile(r"[.’']")
_LONGEST_WORD = 24
_GEORGIAN = ("\u10d0", "\u10ff")
"""Small letters whose capitals no sentence begins with."""
_WRAPPED_WIDTH = (40, 110)
_WRAPPED_SHARE = 0.6


def paragraph_spans(text: str) -> list[tuple[int, int]]:
    """Non-empty lines without blanks at their ends; lines that were wrapped at a margin are one paragraph.

    Lines end at LF, CR and CRLF only. Lines count as wrapped when there are three or more without an empty one between them, all but the
    last are about as long as each other, and most break off inside a sentence.
    """
    spans: list[tuple[int, int]] = []
    block: list[tuple[int, int]] = []
    last = 0
    for match in _LINE.finditer(text):
        line = match[0]
        start, end = match.start() + len(line) - len(line.lstrip()), match.start() + len(line.rstrip())
        if block and len(_BREAK.findall(text, last, match.start())) > 1:
            spans += _joined(text, block)
            block = []
        last = match.end()
        if start < end:
            block.append((start, end))
        else:
            spans += _joined(text, block)
            block = []
    return spans + _joined(text, block)


def _joined(text: str, block: list[tuple[int, int]]) -> list[tuple[int, int]]:
    if len(block) < 3:
        return block
    widths = sorted(end - start for start, end in block[:-1])
    low, high = _WRAPPED_WIDTH
    if widths[len(widths) // 2] < low or widths[-1] > high:
        return block
    broken = sum(text[start].islower() for start, _ in block[1:])
    return [(block[0][0], block[-1][1])] if broken >= _WRAPPED_SHARE * (len(block) - 1) else block


@cache
def _abbreviations(language: str) -> dict[str, bool]:
    """Abbreviation, in lower case -> whether it can end a sentence."""
    return {entry.rstrip("?").lower(): entry.endswith("?") for entry in packs.lines(language, "abbreviations")}


@cache
def _has_endings(language: str) -> bool:
    """Whether the list has endings of abbreviations ("-str")."""
    return any(entry.startswith("-") for entry in _abbreviations(language))


@cache
def _starters(language: str) -> frozenset[str]:
    """Function words and adverbs as they begin a sentence."""
    openers = (word for word, kind in packs.pairs(language, "word_classes") if kind in ("determiner", "opener", "pronoun"))
    return frozenset(word.capitalize() for word in (*packs.lines(language, "function_words"), *openers))


@cache
def _stop(language: str, unspaced: bool) -> re.Pattern[str]:
    """What can end a sentence: with a blank before a closing guillemet where that is the custom; also stops with no blank behind them."""
    spaced = "spaced-guillemets" in packs.words(language, "traits")
    pattern = _STOP.replace("(?=", "(?:[ \u00a0\u202f]»)?(?=", 1) if spaced else _STOP
    return re.compile(pattern + _UNSPACED_STOP if unspaced else pattern)


def sentence_spans(text: str, start: int, end: int, language: str) -> list[tuple[int, int]]:
    """Sentences of the paragraph that stands at `start`..`end`: ascending, without blanks at their ends, covering all that is not blank."""
    spans = []
    at = start
    unspaced = any(text.find(mark, start, end) >= 0 for mark in _UNSPACED)
    for match in _stop(language, unspaced).finditer(text, start, end):
        after = match.end()
        if after >= end or after <= at:
            continue
        if unspaced and match[2]:
            if not _ends_unspaced(text, match, language):
                continue
        elif not _ends(text, match, at, end, language):
            continue
        spans.append((at, after))
        at = after
        while at < end and text[at].isspace():
            at += 1
    if at < end:
        spans.append((at, end))
    return spans


def _ends_unspaced(text: str, match: re.Match[str], language: str) -> bool:
    closed = match.end() > match.end(2)
    return not (closed and text.startswith(packs.lines(language, "after_quotation"), match.end()))


def _ends(text: str, match: re.Match[str], start: int, end: int, language: str) -> bool:
    """Whether a stop with a blank behind it ends the sentence that began at `start`."""
    stop = match[1]
    if ";" in stop or "\u037e" in stop:
        if "semicolon-question" not in packs.words(language, "traits"):
            return False
        stop = "?"
    following = match.end()
    while following < end and (text[following].isspace() or text[following] in _OPENING):
        following += 1
    if following >= end:
        return True
    if text[following].islower() and not _GEORGIAN[0] <= text[following] <= _GEORGIAN[1]:
        return False
    if stop != ".":
        return True
    return _full_stop_ends(text, match.start(), start, following, end, language)


def _full_stop_ends(text: str, stop: int, start: int, following: int, end: int, language: str) -> bool:
    begin = _word_start(text, max(start, stop - _LONGEST_WORD), stop)
    if begin == stop:
        return True
    word = text[begin:stop]
    if word.isdecimal():
        if begin == start:
            return False
        return not _is_ordinal(text, begin, stop, language) or _begins(text, following, end, language)
    tail = word if word.isalpha() else _PART.split(word)[-1]
    if len(tail) == 1 and tail.isupper() and (tail == word or "." in word):
        return (
            word.lower() in _abbreviations(language) and _abbreviations(language)[word.lower()] and _begins(text, following, end, language)
        )
    can_end = _abbreviation(word.lower(), tail.lower(), language)
    return can_end is None or (can_end and _begins(text, following, end, language))


def _word_start(text: str, floor: int, stop: int) -> int:
    """Where the word before a place begins, with what apostrophes, hyphens and stops join to it; the place itself where none ends there."""
    at = max(text.rfind(" ", floor, stop) + 1, floor)
    if text[at:stop].isalpha():
        return at
    at = stop
    while at > floor and (text[at - 1].isalnum() or (at < stop and text[at - 1] in _JOINTS and at - 1 > floor and text[at - 2].isalnum())):
        at -= 1
    return at


def _is_ordinal(text: str, start: int, stop: int, language: str) -> bool:
    """Whether a number with a stop behind it is an ordinal: not behind an abbreviation, as in "No. 5", where only nouns have no capital."""
    traits = packs.words(language, "traits")
    if stop - start > 2 or "ordinal-stop" not in traits:
        return False
    return "capital-nouns" in traits or text[max(0, start - 2) : start].rstrip() != "."


def _abbreviation(word: str, tail: str, language: str) -> bool | None:
    """Whether an abbreviation can end a sentence; None for a word that is none."""
    known = _abbreviations(language)
    for form in (word, tail):
        if form in known:
            return known[form]
    return next((known[f"-{tail[-size:]}"] for size in (3, 4) if f"-{tail[-size:]}" in known), None) if _has_endings(language) else None


def _begins(text: str, at: int, end: int, language: str) -> bool:
    """Whether the word at a place is one that begins sentences."""
    stop = at
    while stop < end and stop - at < _LONGEST_WORD and text[stop].isalpha():
        stop += 1
    return text[at:stop] in _starters(language)

"""Figures in texts: digits, their separators, the words that scale them, and numbers written as words."""

from __future__ import annotations

import re
from functools import cache

from tqa.linguistics import packs
from tqa.model.records import NamedTuple

_BLANKS = " \u00a0\u202f"
_NUMBER = re.compile(
    rf"(?<!\d)(?:\d{{1,3}}(?:[{_BLANKS}]\d{{3}})+(?![\dxх×])(?:[.,]\d+)?|\d{{1,3}}(?:[,.’']\d{{3}})+(?!\d)|\d+[.,]\d+(?![.,]?\d)|\d+)"
)
_DAY_AND_MONTH = re.compile(r"[0-3]?\d\.[01]\d")
_SCALE = re.compile(rf"[{_BLANKS}-]?([^\W\d_]+)")
_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")


class Figure(NamedTuple):
    """A number written with digits.

    Parameters:
        start, end: of the digits.
        values: every value that it can mean; "1,500" is both 1500 and 1.5.
        parts: what it is when its mark separates numbers ("16 100" is 16 and 100, "14.12" a date); empty otherwise.
        code: it is joined to letters ("S1000", "COVID-19"), so that no scale belongs to it.
    """

    start: int
    end: int
    values: frozenset[float]
    parts: tuple[Figure, ...]
    code: bool


@cache
def _words(language: str, kind: str) -> tuple[dict[str, float], tuple[tuple[str, float], ...]]:
    """Whole words and beginnings of words with their values."""
    whole: dict[str, float] = {}
    begin: list[tuple[str, float]] = []
    for row in packs.table(language, "numerals"):
        if row["kind"] == kind:
            if row["form"].endswith("*"):
                begin.append((row["form"][:-1], float(row["value"])))
            else:
                whole[row["form"]] = float(row["value"])
    if kind == "number":
        for row in packs.table(language, "calendar"):
            if row["kind"] == "month":
                whole.setdefault(row["word"].lower(), float(row["number"]))
    return whole, tuple(sorted(begin))


def _value(word: str, language: str, kind: str) -> float | None:
    whole, begin = _words(language, kind)
    if word in whole:
        return whole[word]
    return next((value for beginning, value in begin if word.startswith(beginning)), None)


def figures(text: str, language: str) -> list[Figure]:
    """All numbers that are written with digits, ascending."""
    return [_figure(text, match.start(), match.end(), language) for match in _NUMBER.finditer(text)]


def _figure(text: str, start: int, end: int, language: str) -> Figure:
    raw = text[start:end]
    code = _joined(text, start - 1, -1) or _joined(text, end, 1)
    values = _readings(raw)
    scale = _SCALE.match(text, end)
    if scale is not None and not code:
        factor = _value(scale[1].lower(), language, "scale")
        if factor is not None:
            values = {value * factor for value in values}
    parts: tuple[Figure, ...] = ()
    if any(blank in raw for blank in _BLANKS) or _DAY_AND_MONTH.fullmatch(raw):
        parts = tuple(_figure(text, start + match.start(), start + match.end(), language) for match in re.finditer(r"\d+", raw))
    return Figure(start, end, frozenset(values), parts, code)


def _joined(text: str, at: int, step: int) -> bool:
    """Whether a letter stands at a place, or behind a hyphen there."""
    if not 0 <= at < len(text):
        return False
    if text[at] in "-‑" and 0 <= at + step < len(text):
        at += step
        return text[at].isalpha() and step < 0
    return text[at].isalpha() and text[at] not in "xх×"


def _readings(raw: str) -> set[float]:
    bare = raw
    for blank in _BLANKS:
        bare = bare.replace(blank, "")
    bare = bare.replace("’", "").replace("'", "")
    marks = [char for char in bare if char in ".,"]
    if not marks:
        return {float(bare)}
    digits = bare.replace(",", "").replace(".", "")
    last = bare.rfind(marks[-1])
    after = len(bare) - last - 1
    decimal = float(bare[:last].replace(",", "").replace(".", "") + "." + bare[last + 1 :])
    if after == 3 and all(len(group) == 3 for group in re.split("[.,]", bare)[1:]):
        return {float(digits), decimal} if len(marks) == 1 else {float(digits)}
    return {decimal}


def spoken(text: str, language: str) -> set[float]:
    """Values that words of the text can stand for: each word, sums and products of neighbouring ones ("twenty-five", "two hundred"), and
    whole numbers of several words ("two thousand five hundred and six").
    """
    found: set[float] = set()
    before: float | None = None
    run: list[float] = []
    lower = text.lower()
    for phrase, word in _phrases(language):
        lower = lower.replace(phrase, word)
    end = 0
    for match in _WORD.finditer(lower):
        if lower[end : match.start()].strip(" -\u00a0\u2010\u2011"):
            found |= _whole(run)
            run = []
        end = match.end()
        values = _said(match[0], language)
        if not values:
            if before is not None and before >= 20 and match[0] in _links(language):
                continue
            found |= _whole(run)
            before, run = None, []
            continue
        for value in values:
            found.add(value)
            if before is not None:
                found |= {before + value, before * value}
                before = before * value if value >= 100 else before + value
            else:
                before = value
            run.append(value)
    return found | _whole(run)


def _said(word: str, language: str) -> tuple[float, ...]:
    """The number or numbers that a word says, none for another word."""
    value = _value(word, language, "number")
    if value is None:
        value = _value(word, language, "scale") if len(word) > 3 else None
    if value is not None:
        return (value,)
    return _compound(word, language) if len(word) > 5 and "compound-numbers" in packs.words(language, "traits") else ()


def _compound(word: str, language: str) -> tuple[float, ...]:
    """The parts of a number that is written as one word ("fünfundzwanzig"), none for another word."""
    parts: list[float] = []
    at = 0
    while at < len(word):
        found = next(((size, value) for size, value in _morphemes(language, word[at : at + 2]) if word.startswith(size, at)), None)
        if found is not None:
            parts.append(found[1])
            at += len(found[0])
            continue
        link = next((link for link in _links(language) if word.startswith(link, at)), None)
        if link is None:
            # What is left is the ending of an ordinal.
            return tuple(parts) if len(parts) > 1 and len(word) - at <= 4 else ()
        at += len(link)
    return tuple(parts)


@cache
def _morphemes(language: str, beginning: str) -> tuple[tuple[str, float], ...]:
    """Number words with these two letters at their beginning, longer ones first."""
    whole, begin = _words(language, "number")
    found = {word: value for word, value in (*whole.items(), *begin) if word.startswith(beginning)}
    return tuple(sorted(found.items(), key=lambda item: -len(item[0])))


@cache
def _links(language: str) -> frozenset[str]:
    return frozenset(row["form"] for row in packs.table(language, "numerals") if row["kind"] == "link")


@cache
def _phrases(language: str) -> tuple[tuple[str, str], ...]:
    """Phrases that say one number, longer ones first, and a word of the language that says the same."""
    words = {row["value"]: row["form"] for row in reversed(packs.table(language, "numerals")) if row["kind"] == "number"}
    found = [(row["form"], words[row["value"]]) for row in packs.table(language, "numerals") if row["kind"] == "phrase"]
    return tuple(sorted(found, key=lambda item: -len(item[0])))


def _whole(run: list[float]) -> set[float]:
    """The one number that neighbouring number words say."""
    if len(run) < 3:
        return set()
    total = current = 0.0
    for value in run:
        if value >= 1000:
            total += (current or 1) * value
            current = 0.0
        elif value == 100:
            current = (current or 1) * value
        else:
            current += value
    return {total + current}

"""A figure written as in the source language.

Russian counts aloud ("1 billion 724 million"), writes decimals with a comma ("38,4 percent"), and sets scores apart; engines
take over the words and marks and leave the form.

Bad: `The loan of 1 billion 724 million rubles covers 38,4 percent; the match ended 1: 0.`

Good: `The loan of 1.724 billion rubles covers 38.4 percent; the match ended 1:0.`

## Correction

Safe where the figure has one reading: compound figures, decimal commas with a unit behind them, blanks inside a figure.

## When it keeps quiet

About figures that native texts write in that way: "1 миллиард 724 миллиона" in Russian, lists ("1,2"), dates, versions, scores, addresses;
about decimal points in languages with a decimal comma unless the text has both. "15 thousand" for 15,000 is house style:
`[options.typography] house-style = true` reports it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from tqa.analysis.amounts import SCALES, Amount, amounts
from tqa.analysis.characters import house_style, line_around, places
from tqa.analysis.context import Context
from tqa.analysis.forms import LEXICON, reported
from tqa.linguistics import packs
from tqa.linguistics.locales import Locale, locale
from tqa.linguistics.wordlists import BINDING, word_classes
from tqa.model.finding import Finding, Rule
from tqa.model.fix import SAFE, UNSAFE, Edit, Fix
from tqa.model.text import Span

RULE = Rule(
    summary="a figure written as in the source language",
    category="Locale/Number format",
    its_type="locale-specific-content",
    severity="minor",
    fix="safe",
)
LEXICONS = (SCALES, LEXICON)

_CURRENCY = "$€£¥₽₴₸₹"
_LOOK = 140
_WORD = 20


def check(context: Context) -> Iterator[Finding]:
    """Look at scaled amounts, separators, blanks and scores."""
    rules = locale(context.language)
    if rules.compounds_are_trace:
        yield from _compounds(context, rules)
        if house_style(context):
            yield from _thousands(context, rules)
    yield from reported(context, "number-format")
    if rules.decimal == ".":
        yield from _decimals(context, ",", always=True)
        yield from _points(context)
    elif rules.decimal == ",":
        yield from _decimals(context, ".", always=False)
    yield from _blanks(context)
    yield from _scores(context)


def _finding(start: int, end: int, message: str, edits: tuple[Edit, ...], applicability: str, title: str, confidence: float) -> Finding:
    return Finding("number-format", Span(start, end), message, Fix(edits, applicability, title), confidence)


def _compounds(context: Context, rules: Locale) -> Iterator[Finding]:
    """Join neighbouring amounts of falling scale."""
    text = context.text
    found = context.get(amounts)
    at = 0
    while at < len(found):
        group = [found[at]]
        while at + 1 < len(found) and _goes_on(text, group[-1], found[at + 1]):
            at += 1
            group.append(found[at])
        at += 1
        rest = _rest(text, group[-1])
        if len(group) == 1 and rest is None:
            continue
        if not group[0].figure.isdigit():
            continue
        end = rest[1] if rest else group[-1].end
        value = sum(int(amount.figure) * amount.scale for amount in group) + (rest[0] if rest else 0)
        written = _written(value, group[0], rules, context.language)
        covered = text[group[0].start : end]
        title = f"Write “{written}”"
        yield _finding(group[0].start, end, f"“{covered}” is one figure", (Edit(group[0].start, end, written),), SAFE, title, 0.97)


def _thousands(context: Context, rules: Locale) -> Iterator[Finding]:
    """Thousands in words."""
    for amount in context.get(amounts):
        if amount.scale == 1000 and amount.figure.isdigit() and int(amount.figure) < 1000:
            written = f"{int(amount.figure)}{rules.group}000"
            covered = f"{amount.figure} {amount.word}"
            edit = Edit(amount.start, amount.end, written)
            yield _finding(amount.start, amount.end, f"“{covered}” has its thousands in words", (edit,), SAFE, f"Write “{written}”", 0.9)


def _goes_on(text: str, one: Amount, other: Amount) -> bool:
    return (
        text[one.end : other.start] in (" ", "\u00a0")
        and other.scale < one.scale
        and other.figure.isdigit()
        and int(other.figure) * other.scale < one.scale
    )


def _rest(text: str, last: Amount) -> tuple[int, int] | None:
    """A last figure of three digits without a scale, behind thousands."""
    if last.scale != 1000 or not last.figure.isdigit():
        return None
    match = _rest_pattern().match(text, last.end)
    return (int(match[1]), match.end()) if match else None


@cache
def _plurals(language: str) -> dict[str, str]:
    return dict(packs.pairs(language, "scale_plurals"))


def _written(value: int, first: Amount, rules: Locale, language: str) -> str:
    """The value in one figure, with the scale of the first amount unless that is thousands."""
    if first.scale <= 1000:
        return f"{value:,}".replace(",", rules.group)
    whole, fraction = divmod(value, first.scale)
    digits = str(fraction).zfill(len(str(first.scale)) - 1).rstrip("0")
    word = first.word if whole == 1 and not digits else _plurals(language).get(first.word, first.word)
    return f"{whole}{rules.decimal + digits if digits else ''} {word}"


@cache
def _units(language: str) -> tuple[frozenset[str], re.Pattern[str]]:
    words = packs.words(language, "measure_words")
    return words, re.compile(r"[ \u00a0\u202f-]?(%|°|per cent\b|pour cent\b|por ciento\b|[^\W\d_]+)")


def _measured(text: str, start: int, end: int, language: str) -> bool:
    """Whether a unit or currency stands at a figure, so that it is an amount."""
    if start and (text[start - 1] in _CURRENCY or (text[start - 4 : start - 1].isupper() and text[start - 1] == " " and start >= 4)):
        return True
    words, pattern = _units(language)
    match = pattern.match(text, end)
    return match is not None and match[1] in words


def _digits_around(text: str, at: int) -> tuple[int, int]:
    """The digits directly before and behind a mark."""
    start = end = at
    while start > 0 and text[start - 1].isdecimal():
        start -= 1
    end += 1
    while end < len(text) and text[end].isdecimal():
        end += 1
    return start, end


def _decimals(context: Context, mark: str, always: bool) -> Iterator[Finding]:
    """Figures whose decimals follow the mark of another language."""
    text = context.text
    right = locale(context.language).decimal
    found: list[tuple[int, int, int]] = []
    shown = always
    for place in reversed(list(places(text, mark))):
        if not (place and text[place - 1].isdecimal() and text[place + 1 : place + 2].isdecimal()):
            continue
        start, end = _digits_around(text, place)
        if not (1 <= place - start <= 3 and 1 <= end - place - 1 <= 2) or (
            start and (text[start - 1].isalnum() or text[start - 1] in ".,:/")
        ):
            continue
        if text[end : end + 1] in tuple(".,:/") and text[end + 1 : end + 2].isalnum():
            continue
        if text[end : end + 1].isalpha() and not _measured(text, start, end, context.language):
            continue
        if _measured(text, start, end, context.language) or (found and _reaches(text[end : found[-1][0]], context.language)):
            found.append((start, place, end))
    if not found:
        return
    if not shown:
        shown = any(
            text[place - 1].isdecimal()
            and text[place + 1 : place + 2].isdecimal()
            and _measured(text, *_digits_around(text, place), context.language)
            for place in places(text, right)
            if place
        )
    for start, place, end in reversed(found) if shown else ():
        if right == "." and place - start == 3 and (first := _first_group(text, start)) < start:
            covered = text[first:end]
            written = "".join("," if char.isspace() else char for char in text[first:place]) + right + text[place + 1 : end]
            edits = (Edit(first, end, written),)
            yield _finding(first, end, f"“{covered}” has the marks of another language", edits, SAFE, f"Write “{written}”", 0.95)
            continue
        covered = text[start:end]
        edit = Edit(place, place + 1, right)
        title = f"Write “{text[start:place]}{right}{text[place + 1 : end]}”"
        yield _finding(start, end, f"“{covered}” has the decimal mark of another language", (edit,), SAFE, title, 0.95)


def _reaches(between: str, language: str) -> bool:
    """Whether a figure shares the unit of the next one: "from 12,5 to 19,8 million", "3,5–4,5 %"."""
    word = between.strip()
    if word in ("-", "–", "—"):
        return True
    return between == f" {word} " and word_classes(language).get(word.lower()) == "preposition"


def _first_group(text: str, start: int) -> int:
    """Where a figure begins whose last three digits before the decimals stand at `start`, with blanks between its groups.

    Behind a word with a capital, or another figure, its first group may be a day, a year or the number of a thing.
    """
    match = _groups_before().search(text, max(0, start - _WORD), start)
    if match is None:
        return start
    before = text[max(0, match.start() - _WORD) : match.start()].split()
    return match.start() if before and before[-1].isalpha() and before[-1].islower() else start


def _points(context: Context) -> Iterator[Finding]:
    """Points between groups of three digits."""
    text, language = context.text, context.language
    if not any(text[at - 1 : at].isdecimal() and text[at + 1 : at + 4].isdecimal() and at + 4 <= len(text) for at in places(text, ".")):
        return
    for match in _triples_pattern().finditer(text):
        groups = match[0].split(".")
        if (len(groups) == 4 and all(int(group) < 256 for group in groups)) or _numbered(text, match.start(), language):
            continue
        yield _grouped(match.start(), match.end(), match[0], SAFE)
    for match in _triple_pattern().finditer(text):
        if _numbered(text, match.start(), language):
            continue
        if match[1] in _counted(language) or (match[1][0].islower() and match[1] not in _units(language)[0] and match[1].endswith("s")):
            yield _grouped(match.start(), match.end(), match[0], UNSAFE)


def _numbered(text: str, at: int, language: str) -> bool:
    """Whether the word before a figure makes it the number of a thing."""
    before = text[max(0, at - _WORD) : at].split()
    return bool(before) and before[-1].lower().strip("(.,:") in packs.words(language, "numbered_words")


def _counted(language: str) -> frozenset[str]:
    return packs.words(language, "counted_words")


def _grouped(start: int, end: int, covered: str, applicability: str) -> Finding:
    written = covered.replace(".", ",")
    edits = (Edit(start, end, written),)
    return _finding(start, end, f"“{covered}” has points between thousands", edits, applicability, f"Write “{written}”", 0.93)


def _blanks(context: Context) -> Iterator[Finding]:
    """Blanks inside a figure that leave it one reading: before three zeros, or at a decimal point with a unit behind it."""
    text = context.text
    group = locale(context.language).group
    if group == ",":
        for at in places(text, ", 000"):
            if at and text[at - 1].isdecimal() and not text[at + 5 : at + 6].isalnum():
                start = _digits_around(text, at - 1)[0]
                yield _finding(start, at + 5, "A blank cuts a figure", (Edit(at + 1, at + 2, ""),), SAFE, "Remove the blank", 0.95)
    for mark in ".,":
        for needle, blank in ((f" {mark}", 0), (f"{mark} ", 1)):
            for at in places(text, needle):
                if not (at and text[at - 1].isdecimal() and text[at + 2 : at + 3].isdecimal()):
                    continue
                start, end = _digits_around(text, at - 1)[0], _digits_around(text, at + 1)[1]
                if blank or mark != locale(context.language).decimal or end - at > 5:
                    continue
                if _measured(text, start, end, context.language):
                    yield _finding(start, end, "A blank cuts a figure", (Edit(at, at + 1, ""),), SAFE, "Remove the blank", 0.95)


def _counts(text: str, end: int, language: str) -> bool:
    """Whether a figure counts what stands behind it: a word that is neither a preposition nor a conjunction."""
    match = _next_pattern().match(text, end)
    return match is not None and word_classes(language).get(match[1].lower()) not in BINDING


def _scores(context: Context) -> Iterator[Finding]:
    """A blank behind the colon of a score."""
    text = context.text
    for at in places(text, ": "):
        if not (at and text[at - 1].isdecimal() and text[at + 2 : at + 3].isdecimal()):
            continue
        start, end = _digits_around(text, at - 1)[0], _digits_around(text, at + 1)[1]
        if at - start > 3 or end - at > 5 or (start and (text[start - 1].isalnum() or text[start - 1] in ".,:/-")):
            continue
        if text[end : end + 1] in tuple(":/") or text[end : end + 2].strip(" ,.;)").isdecimal():
            continue
        if _numbered(text, start, context.language) or _counts(text, end, context.language):
            continue
        low, high = line_around(text, at, end, _LOOK)
        around = text[low:start] + text[end:high]
        bracketed = text[start - 1 : start] == "(" and text[end : end + 1] == ")"
        words = packs.words(context.language, "score_words")
        said = [word for word in re.findall(r"[^\W\d_]+", around.lower()) if word in words]
        if bracketed or said:
            edit = Edit(at + 1, at + 2, "")
            yield _finding(start, end, "A blank cuts a score", (edit,), SAFE, "Remove the blank", 0.95)


@cache
def _triples_pattern() -> re.Pattern[str]:
    return re.compile(r"(?<![\w.,:/$€£-])\d{1,3}(?:\.\d{3}){2,}(?![\w.,:/-]|\.\d)")


@cache
def _triple_pattern() -> re.Pattern[str]:
    return re.compile(r"(?<![\w.,:/-])\d{1,3}\.\d00(?= (\w+))")


@cache
def _rest_pattern() -> re.Pattern[str]:
    return re.compile(r"[ \u00a0](\d{3})(?= [^\W\d_])")


@cache
def _next_pattern() -> re.Pattern[str]:
    return re.compile(r" ([^\W\d_]+)")


@cache
def _groups_before() -> re.Pattern[str]:
    return re.compile(r"(?<![\w.,:/-])(?<!\d )[1-9]\d{0,2}(?:[ \u00a0\u202f]\d{3})?[ \u00a0\u202f]$")

"""A day of the week or month with the small or capital letter of another language.

Russian, French and Spanish write them small, English and German with a capital.

Bad: `The court met on monday and will meet again on 3 march.`

Good: `The court met on Monday and will meet again on 3 March.`

## Correction

Safe.

## When it keeps quiet

About words that are also something else ("may", "march", "august") unless a figure stands beside them, about addresses and tags, and about
capitals of months unless the text is known to be translated from a language that has them, and a day and a year stand around. Sentences
that begin small are reported with `[options.typography] house-style = true`; native texts have them as often as machine translation.
"""

from __future__ import annotations

from collections.abc import Iterator

from tqa.analysis.calendar import CALENDAR
from tqa.analysis.characters import house_style, is_prose, line_around, places
from tqa.analysis.context import Context
from tqa.analysis.lexicons import hits
from tqa.linguistics import packs
from tqa.linguistics.locales import locale
from tqa.linguistics.wordlists import word_classes
from tqa.model.finding import Finding, Rule
from tqa.model.fix import SAFE, UNSAFE, Edit, Fix
from tqa.model.text import Span

RULE = Rule(
    summary="a small or capital letter of another language",
    category="Linguistic/Spelling",
    its_type="typographical",
    severity="minor",
    fix="safe",
)
LEXICONS = (CALENDAR,)

_TIMES = frozenset(("last", "next", "early", "late", "mid"))
_ORDINAL = "stndrh."
_WORD = 4


def check(context: Context) -> Iterator[Finding]:
    """Days and months, and with house style the first letters of sentences."""
    text = context.text
    capitals = locale(context.language).calendar_capitals
    small = not capitals and locale(context.source_language or "").calendar_capitals
    for hit in hits(context, CALENDAR):
        first = text[hit.start]
        if capitals and first.islower():
            if _is_small_name(context, hit.start, hit.end, hit.entry[0]):
                yield _finding(hit.start, hit.end, text, first.upper(), "begins with a capital", SAFE)
        elif (
            small
            and first.isupper()
            and hit.entry[0] == "month"
            and text[hit.start + 1 : hit.end].islower()
            and _in_date(text, hit.start, hit.end)
        ):
            yield _finding(hit.start, hit.end, text, first.lower(), "begins with a small letter", SAFE)
    if house_style(context) and any(map(str.isupper, text[:200])):
        yield from _starts(context)


def _starts(context: Context) -> Iterator[Finding]:
    """Sentences that begin small, behind a stop that is no abbreviation's."""
    text = context.text
    short = {entry.rstrip("?") for entry in packs.lines(context.language, "abbreviations")}
    for mark in ".!?":
        for at in places(text, f"{mark} "):
            if not text[at + 2 : at + 3].islower() or not is_prose(text, at):
                continue
            start, stop = at, at + 2
            while start > 0 and text[start - 1].isalpha():
                start -= 1
            while stop < len(text) and text[stop].isalpha():
                stop += 1
            if at - start >= _WORD and text[start:at].lower() not in short:
                yield _finding(at + 2, stop, text, text[at + 2].upper(), "begins a sentence", UNSAFE)


def _finding(start: int, end: int, text: str, letter: str, message: str, applicability: str) -> Finding:
    written = letter + text[start + 1 : end]
    fix = Fix((Edit(start, start + 1, letter),), applicability, f"Write “{written}”")
    return Finding("sentence-case", Span(start, end), f"“{text[start:end]}” {message}", fix, 0.93)


def _is_small_name(context: Context, start: int, end: int, kind: str) -> bool:
    """Whether a small word is the name of a month or day, and no other word."""
    text = context.text
    before, after = text[max(0, start - 24) : start], text[end : end + 8]
    if (
        not before.endswith((" ", "(", "\u00a0"))
        or after[:1] in tuple("-@/_=")
        or (after[:1] == "." and after[1:2].isalpha())
        or not is_prose(text, start)
    ):
        return False
    line, _ = line_around(text, start, start)
    if not any(map(str.isupper, text[line:start])):
        return False
    last = before.split()[-1:] or [""]
    word = text[start:end]
    ambiguous = word in packs.words(context.language, "calendar_homographs")
    figures = last[0].rstrip(_ORDINAL).isdecimal() or after.lstrip()[:1].isdecimal()
    if kind == "month" and ambiguous:
        behind = word_classes(context.language).get(last[0].lower()) == "preposition" and after.lstrip()[:1].isdecimal()
        return behind or (last[0].rstrip(_ORDINAL).isdecimal() and after.lstrip()[:4].isdecimal())
    if figures and not ambiguous:
        return True
    return word_classes(context.language).get(last[0].lower()) == "preposition" or last[0].lower() in _TIMES


def _in_date(text: str, start: int, end: int) -> bool:
    """Whether a day stands before a month and a year behind it."""
    before = text[max(0, start - 8) : start].replace("de ", "").strip().rstrip(".")
    after = text[end : end + 9].replace("de ", "").replace("del ", "").strip()
    day = before.split(" ")[-1]
    return day.isdecimal() and len(day) <= 2 and after[:4].isdecimal() and len(after[:4]) == 4

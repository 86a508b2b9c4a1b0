"""Quotation marks of the source language.

An engine that copies «…» or „…“ into a language that writes “…” leaves its fingerprint.

Bad: `The paper «Harbour News» wrote about it.`

Good: `The paper “Harbour News” wrote about it.`

## Correction

Safe where the marks are a pair in one paragraph: the marks of the text's language, of the second rank inside a quotation.

## When it keeps quiet

In languages that write these marks, around commands, paths and placeholders of a manual, and around words of another script,
which the rule `untranslated-text` reports.
"""

from __future__ import annotations

from collections.abc import Iterator

from tqa.analysis.characters import inventory, line_around, places
from tqa.analysis.context import Context
from tqa.linguistics.locales import Locale, locale
from tqa.model.finding import Finding, Rule
from tqa.model.fix import SAFE, Edit, Fix
from tqa.model.text import Span

RULE = Rule(
    summary="quotation marks of another language",
    category="Linguistic/Punctuation",
    its_type="typographical",
    severity="minor",
    fix="safe",
)

_PAIRS = {"«": "»", "»": "«", "„": '“”‟"', "‟": "”"}
_DAMAGED = ("Â", "В", "Ã")
"""Letters before a guillemet that was decoded wrongly; the rule `mojibake` reports it."""
_CODE = frozenset("<>=_\\{}|")
_LONGEST = 600
_SHOWN = 60


def check(context: Context) -> Iterator[Finding]:
    """One finding a pair of marks, or a mark without its partner."""
    rules = locale(context.language)
    foreign = [mark for mark in rules.foreign if mark in context.get(inventory)]
    if not foreign or rules.quotes is None:
        return
    text = context.text
    done = -1
    for at in sorted(at for mark in foreign for at in places(text, mark)):
        if at <= done:
            continue
        line = text.find("\n", at, at + _LONGEST)
        stop = line if line >= 0 else at + _LONGEST
        closing = min((end for mark in _PAIRS[text[at]] if (end := text.find(mark, at + 1, stop)) >= 0), default=-1)
        if closing < 0:
            continue
        done = closing
        inner = text[at + 1 : closing]
        if text[at - 1 : at] in _DAMAGED or inner[-1:] in _DAMAGED:
            continue
        letters = [char for char in inner if char.isalpha()]
        if not letters or sum(char < "\u0250" for char in letters) * 2 < len(letters):
            continue
        if not _CODE.isdisjoint(inner) or inner.startswith(("-", "/", ".")) or " -" in inner.replace(" - ", " "):
            # a command, a path or a placeholder, whose manual has its own marks
            continue
        yield _finding(context, rules, at, closing)


def _finding(context: Context, rules: Locale, start: int, end: int) -> Finding:
    text = context.text
    line, _ = line_around(text, start, start)
    opening, closing = rules.quotes or ("", "")
    if text.count(opening, line, start) > text.count(closing, line, start) and rules.inner is not None:
        opening, closing = rules.inner
    first = start + 1 + (text[start + 1 : start + 2] in tuple(" \u00a0\u202f"))
    last = end - (text[end - 1 : end] in tuple(" \u00a0\u202f"))
    edits = (Edit(start, first, opening), Edit(last, end + 1, closing))
    shown = text[start : end + 1] if end - start < _SHOWN else f"{text[start]}…{text[end]}"
    title = f"Write {opening}…{closing}"
    return Finding(
        "quote-style", Span(start, end + 1), f"{shown} has the quotation marks of another language", Fix(edits, SAFE, title), 0.95
    )

"""A dash behind a comma or quotation mark, as Russian and other languages set off who speaks.

Bad: `“The port is open”, – said the mayor.`

Good: `“The port is open,” said the mayor.`

## Correction

Safe where the quotation is closed before the dash and a reporting verb follows; unsafe where the comma has no quotation mark.

## When it keeps quiet

In languages that write a comma and a dash (Russian, Polish, Spanish), before figures, and about dashes that set off an aside.
`[options.typography] house-style = true` also reports hyphens that stand for a dash.
"""

from __future__ import annotations

from collections.abc import Iterator

from tqa.analysis.characters import house_style, line_around, places
from tqa.analysis.context import Context
from tqa.linguistics import packs
from tqa.linguistics.locales import locale
from tqa.linguistics.wordlists import word_classes
from tqa.model.finding import Finding, Rule
from tqa.model.fix import SAFE, UNSAFE, Edit, Fix
from tqa.model.text import Span

RULE = Rule(
    summary="a dash behind a comma or quotation mark",
    category="Linguistic/Punctuation",
    its_type="typographical",
    severity="minor",
    fix="safe",
)

_DASHES = "-–—"
_CLOSING = '”“»"'


def check(context: Context) -> Iterator[Finding]:
    """Look at every dash with a blank before it."""
    text, rules = context.text, locale(context.language)
    styled = house_style(context)
    if not (rules.dash_is_trace or styled):
        return
    for dash in _DASHES:
        for at in places(text, f" {dash}"):
            if text[at + 2 : at + 3] in (dash, "") or not at:
                continue
            finding = _behind(context, at) if rules.dash_is_trace else None
            if finding is None and styled and dash == "-" and text[at - 1].isalnum() and text[at + 2] == " ":
                start, end = at, at + 3
                fix = Fix((Edit(at + 1, at + 2, "–"),), SAFE, "Write a dash")
                finding = Finding("dash", Span(_back(text, start), _forth(text, end)), "A hyphen stands for a dash", fix, 0.9)
            if finding is not None:
                yield finding


def _behind(context: Context, blank: int) -> Finding | None:
    """The finding about the dash behind a blank, if a comma or a closing quotation mark stands before it."""
    text = context.text
    follows = blank + 2 + (text[blank + 2] == " ")
    word = text[follows : _forth(text, follows)]
    if not word[:1].isalpha() or (text[blank + 2] != " " and text[blank + 1] == "-"):
        return None
    inside = locale(context.language).comma_inside
    before = text[blank - 1]
    speaks = word_classes(context.language).get(word.lower()) == "speech" or word.lower() in packs.words(context.language, "said")
    if before == ",":
        quote = text[blank - 2 : blank - 1]
        if quote and quote in _CLOSING:
            edits = (Edit(blank - 2, follows, f",{quote} " if inside else f"{quote}, "),)
            return _finding(text, blank - 2, follows, edits, SAFE if speaks else UNSAFE, "A dash stands behind the comma of a quotation")
        if not (quote.isalpha() or quote in ")%" or (quote.isdigit() and speaks)):
            return None
        return _finding(text, blank - 1, follows, (Edit(blank, follows, " "),), UNSAFE, "A dash stands behind a comma")
    if before in _CLOSING and speaks and _quotes_a_phrase(text, blank - 1):
        ended = text[blank - 2 : blank - 1] in tuple(",.!?…")
        if ended:
            edits = (Edit(blank, follows, " "),)
            if text[blank - 2] == "." and inside:
                edits = (Edit(blank - 2, follows, f",{before} "),)
        else:
            edits = (Edit(blank - 1, follows, f",{before} " if inside else f"{before}, "),)
        return _finding(text, blank - 1, follows, edits, SAFE, "A dash stands between a quotation and who says it")
    return None


def _finding(text: str, start: int, follows: int, edits: tuple[Edit, ...], applicability: str, message: str) -> Finding:
    span = Span(_back(text, start), _forth(text, follows))
    return Finding("dash", span, message, Fix(edits, applicability, "Remove the dash"), 0.95 if applicability == SAFE else 0.9)


def _quotes_a_phrase(text: str, closing: int) -> bool:
    """Whether more than a word stands in the quotation that ends at a place."""
    line, _ = line_around(text, closing, closing)
    opening = max(text.rfind(mark, line, closing) for mark in '“„«"')
    return opening >= 0 and " " in text[opening:closing]


def _back(text: str, at: int) -> int:
    """The beginning of the word at whose end, marks aside, a place is."""
    while at > 0 and (text[at - 1] in _CLOSING or text[at - 1] in ",.!?… \u00a0"):
        at -= 1
    while at > 0 and text[at - 1].isalnum():
        at -= 1
    return at


def _forth(text: str, at: int) -> int:
    while at < len(text) and text[at].isalnum():
        at += 1
    return at

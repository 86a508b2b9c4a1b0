"""A blank where none belongs.

A translation engine works on text that was cut into tokens, and what it joins again wrongly stays: a blank before a comma, inside
brackets, behind an apostrophe, or on the wrong side of a quotation mark.

Bad: `He’ s right , the port ( the old one ) is closed.`

Good: `He’s right, the port (the old one) is closed.`

## Correction

Safe: the blank is removed, or moved to the other side of the quotation mark.

## When it keeps quiet

About marks that the language sets apart (French `;`, `:`, `!`, `?`), rows of dots, decimals and file names (`.5`, `.net`), smileys, and
tables. Two blanks in a row are house style: `[options.typography] house-style = true` reports them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from tqa.analysis.characters import house_style, inventory, is_prose, line_around, places
from tqa.analysis.context import Context
from tqa.linguistics import packs
from tqa.linguistics.locales import locale
from tqa.linguistics.wordlists import BINDING, word_classes
from tqa.model.finding import Finding, Rule
from tqa.model.fix import SAFE, Edit, Fix
from tqa.model.text import Span

RULE = Rule(
    summary="a blank where none belongs",
    category="Linguistic/Punctuation",
    its_type="whitespace",
    severity="minor",
    fix="safe",
)

_MARKS = ",.;:!?"
_OPENING, _CLOSING = "([", ")]"
_CLOSING_QUOTES = "”»’\"'"
_OPENING_QUOTES = "“‘\"'"
_COMMAND = 4
"""Words of a quotation without a capital that may be a command or a part of one."""
_LONGEST = 300
_LABEL = 60
_WORDS = 2


def check(context: Context) -> Iterator[Finding]:
    """Leave out places where markup or code was taken out of the prose."""
    for finding in _candidates(context):
        edits = finding.fix.edits if finding.fix else ()
        if all(context.document.is_verbatim(Span(max(0, edit.start - 1), min(len(context.text), edit.end + 1))) for edit in edits):
            yield finding


def _candidates(context: Context) -> Iterator[Finding]:
    text = context.text
    yield from _before_marks(context)
    for bracket in _OPENING:
        for at in places(text, bracket + " "):
            if _word_at(text, at + 2) and _opens(text, at) and is_prose(text, at):
                yield _removal(text, at, _word(text, at + 2)[1], at + 1, f"A blank stands behind “{bracket}”")
    for bracket in _CLOSING:
        for at in places(text, " " + bracket):
            if at and (text[at - 1].isalnum() or text[at - 1] in '.!?”’"') and _is_closing(text, at + 1) and is_prose(text, at):
                yield _removal(text, at, at + 2, at, f"A blank stands before “{bracket}”")
    yield from _contractions(context)
    yield from _quotes(context)
    if house_style(context):
        for match in _double_pattern().finditer(text):
            before, after = _word(text, match.start()), _word(text, match.end())
            edit = Edit(match.start(), match.end(), " ")
            yield Finding("spacing", Span(before[0], after[1]), "Two blanks stand in a row", Fix((edit,), SAFE, "Write one blank"), 0.9)


def _before_marks(context: Context) -> Iterator[Finding]:
    text, spaced = context.text, locale(context.language).spaced
    for mark in _MARKS:
        if mark in spaced:
            continue
        for at in places(text, " " + mark):
            before, after = text[at - 1 : at], text[at + 2 : at + 3]
            if not (before.isalnum() or before in _CLOSING_QUOTES + "%)") or not before:
                continue
            if after and not (after.isspace() or after in _CLOSING_QUOTES):
                continue
            if text[at + 2 : at + 4].strip() in tuple(_MARKS) or text[at + 3 : at + 5] in (". ", ".."):
                continue
            if _names_the_mark(context, at):
                continue
            if not _in_sentence(text, at) or (mark in ":;" and not text[at + 3 : at + 4].islower()) or not is_prose(text, at):
                continue
            yield _removal(text, at, at + 2, at, f"A blank stands before “{mark}”")


def _names_the_mark(context: Context, at: int) -> bool:
    """Whether the mark itself is meant: it is an argument ("git add -u .") or has an article ("begins with an !")."""
    text = context.text
    began = at
    while began > max(0, at - _LABEL) and not text[began - 1].isspace():
        began -= 1
    word = text[began:at]
    if word[:1] == "-" or (text[at + 1] not in "," and word_classes(context.language).get(word.lower()) == "determiner"):
        return True
    if text[at + 2 : at + 3] not in tuple(_CLOSING_QUOTES):
        return False
    opened = max(text.rfind(mark, max(0, at - _LABEL), at) for mark in _OPENING_QUOTES)
    quoted = text[opened + 1 : at]
    return opened >= 0 and quoted[:1].islower() and quoted.count(" ") < _COMMAND


def _in_sentence(text: str, at: int) -> bool:
    """Whether words enough stand before a mark; commands, labels and items of a list are shorter than sentences."""
    low = max(0, at - _LABEL)
    began = max(text.rfind("\n", low, at), text.rfind(". ", low, at) + 1, low)
    return text.count(" ", began + 1, at) >= _WORDS


def _opens(text: str, at: int) -> bool:
    """Whether a bracket stands inside a line behind a blank, and is closed there; a line in brackets is a heading."""
    line, end = line_around(text, at, at, _LONGEST)
    closing = text.find(_CLOSING[_OPENING.index(text[at])], at, end)
    if closing < 0 or text[at - 1 : at] not in (" ", "\u00a0") or not text[line:at].strip():
        return False
    if text[at] == "[" and text[closing - 1] == " ":
        # a list or a test of a program
        return False
    return text[closing - 1] != " " or " " in text[at + 2 : closing - 1]


def _word_at(text: str, at: int) -> bool:
    return at < len(text) and text[at].isalnum() and text[at + 1 : at + 2] not in (" ", ")", "]")


def _is_closing(text: str, at: int) -> bool:
    """Whether a bracket closes one that was opened shortly before, so that it is no smiley."""
    opened = text.rfind(_OPENING[_CLOSING.index(text[at])], max(0, at - _LONGEST), at)
    line, _ = line_around(text, at, at)
    if not text[line : max(line, opened)].strip():
        return False
    return (
        opened >= 0
        and (text[at] != "]" or text[opened + 1] != " ")
        and text.find(text[at], opened, at) < 0
        and "\n" not in text[opened:at]
        and at - opened > 3
        and text[opened - 1 : opened] == " "
    )


@cache
def _clitics(language: str) -> tuple[re.Pattern[str], re.Pattern[str]] | None:
    forms = packs.lines(language, "clitics")
    if not forms:
        return None
    joined = "|".join(forms)
    return re.compile(rf"[’'] (?:{joined})(?![^\W_]|[’'-])"), re.compile(rf"(?:[’'](?:{joined})|n[’']t)(?![^\W_]|[’'/|@-])")


def _contractions(context: Context) -> Iterator[Finding]:
    patterns = _clitics(context.language)
    if patterns is None:
        return
    text = context.text
    for mark in "’'":
        for at in places(text, mark + " "):
            if text[at - 1 : at + 3].lower() in (f"s{mark} s", f"z{mark} s"):
                continue
            if at and text[at - 1].isalpha() and patterns[0].match(text, at) and not _quoted(text, at, mark):
                start, end = _word(text, at)[0], _word(text, at + 2)[1]
                yield _removal(text, start, end, at + 1, "A blank cuts a word at its apostrophe")
        for needle in (" " + mark, f" n{mark}t"):
            for at in places(text, needle):
                start = _word(text, at)[0]
                if start == at or word_classes(context.language).get(text[start:at].lower()) in BINDING:
                    continue
                if text[at - 1].isalpha() and (match := patterns[1].match(text, at + 1)):
                    yield _removal(text, start, match.end(), at, "A blank cuts a word at its apostrophe")


def _quoted(text: str, at: int, mark: str) -> bool:
    """Whether the apostrophe may close a quotation that began in the same line."""
    line, _ = line_around(text, at, at)
    opening = "‘" if mark == "’" else "'"
    return any(place == line or not text[place - 1].isalnum() for place in places(text, opening, line, at))


def _quotes(context: Context) -> Iterator[Finding]:
    text, have = context.text, context.get(inventory)
    pair = locale(context.language).quotes
    if '"' in have:
        yield from _straight(text)
    if pair is None or len(pair[0]) > 1 or pair[0] == pair[1]:
        return
    opening, closing = pair
    if opening in have:
        for at in places(text, opening + " "):
            if text[at + 2 : at + 3].isalnum() and (not at or text[at - 1].isspace()):
                yield _removal(text, at, _word(text, at + 2)[1], at + 1, "A blank stands behind an opening quotation mark")
    if closing in have:
        for at in places(text, " " + closing):
            line, _ = line_around(text, at, at)
            if not at or not (text[at - 1].isalnum() or text[at - 1] in ",.!?…") or opening not in text[line:at]:
                continue
            after = text[at + 2 : at + 3]
            if after.isalpha():
                start = _word(text, at - (not text[at - 1].isalnum()))[0]
                edits = (Edit(at, at + 1, ""), Edit(at + 2, at + 2, " "))
                yield _moved(Span(start, _word(text, at + 2)[1]), edits)
            elif not after or after.isspace() or after in ",.;:!?)":
                yield _removal(text, at, at + 2, at, "A blank stands before a closing quotation mark")


def _straight(text: str) -> Iterator[Finding]:
    """A straight mark that closes a quotation, with the blank before it and not behind it."""
    for at in places(text, ' "'):
        if not at or text[at - 1] not in ",.!?" or not text[at + 2 : at + 3].islower():
            continue
        line, end = line_around(text, at, at)
        if text.count('"', line, at) % 2 == 1 and text.count('"', line, end) % 2 == 0:
            yield _moved(Span(_word(text, at - 1)[0], _word(text, at + 2)[1]), (Edit(at, at + 1, ""), Edit(at + 2, at + 2, " ")))


def _word(text: str, at: int) -> tuple[int, int]:
    """The word that ends or begins at a place."""
    start = end = at
    while start > 0 and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum():
        end += 1
    return start, end


def _removal(text: str, start: int, end: int, blank: int, message: str) -> Finding:
    if start and start == blank:
        start = _word(text, start - (not text[start - 1].isalnum()))[0]
    if end < len(text) and text[end - 1].isalnum():
        end = _word(text, end)[1]
    return Finding("spacing", Span(start, end), message, Fix((Edit(blank, blank + 1, ""),), SAFE, "Remove the blank"), 0.95)


def _moved(span: Span, edits: tuple[Edit, ...]) -> Finding:
    return Finding(
        "spacing", span, "The blank is on the wrong side of the quotation mark", Fix(edits, SAFE, "Move the blank behind the mark"), 0.95
    )


@cache
def _double_pattern() -> re.Pattern[str]:
    return re.compile(r"(?<=\S)(?<![.!?:;])  (?=[^\W\d_])")

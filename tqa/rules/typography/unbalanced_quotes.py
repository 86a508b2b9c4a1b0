"""A quotation that is opened and not closed, closed and not opened, or closed by a mark of another kind.

Who said what is then open. Quotations are followed through paragraphs, since one of several paragraphs opens anew in each and closes once.

Bad: `“The port is open, said the mayor. “Ships may come.”`

Good: `“The port is open,” said the mayor. “Ships may come.”`

## Correction

None: where the mark belongs is for a person to say.

## When it keeps quiet

About straight marks behind figures (inches, seconds), about quotations that go on in the next paragraph, and about texts that end inside
one, which the rule `truncated-text` reports.
"""

from __future__ import annotations

from collections.abc import Iterator

from tqa.analysis.characters import inventory
from tqa.analysis.context import Context
from tqa.analysis.structure import paragraphs
from tqa.linguistics.locales import locale
from tqa.model.finding import Finding, Related, Rule
from tqa.model.text import Span

RULE = Rule(
    summary="a quotation that is not closed or not opened",
    category="Linguistic/Punctuation",
    its_type="typographical",
    severity="minor",
)

_CURLY = frozenset("“”„")
_BLANKS = " \u00a0\u202f"


def check(context: Context) -> Iterator[Finding]:
    """Follow each pair of marks of the language through the paragraphs."""
    have, rules = context.get(inventory), locale(context.language)
    for pair in (rules.quotes, rules.inner):
        if pair is None:
            continue
        opening, closing = pair[0].strip("\u00a0"), pair[1].strip("\u00a0")
        if opening == closing or opening in "‘‚" or (opening not in have and closing not in have):
            continue
        # “ opens in some languages and closes in others: a text that has other curly marks too leaves open what it does.
        curly = {opening, closing} & _CURLY
        if (not curly or have & _CURLY <= curly) and context.text.count(opening) != context.text.count(closing):
            yield from _followed(context, opening, closing)


def _followed(context: Context, opening: str, closing: str) -> Iterator[Finding]:
    text, spans = context.text, context.get(paragraphs)
    open_before = False
    for number, (start, end) in enumerate(spans):
        marks = [at for at in range(start, end) if text[at] in (opening, closing)]
        depth, last, nested = 0, start, False
        for at in marks:
            if text[at] == opening:
                if depth and _begins_sentence(text, at, start):
                    yield _finding(text, at, f"“{opening}” opens a quotation inside one that is not closed", last)
                    depth = 0
                depth += 1
                nested = nested or depth > 1
                last = at
            elif depth:
                depth -= 1
            elif open_before:
                open_before = False
            elif not text[at - 1 : at].isdigit():
                yield _finding(text, at, f"“{closing}” closes a quotation that was not opened")
        open_before = depth > 0
        following = text[slice(*spans[number + 1])] if number + 1 < len(spans) else ""
        if depth == 1 and not nested and following and following[0] != opening and closing not in following:
            yield _finding(text, last, f"“{opening}” opens a quotation that is not closed")
            open_before = False


def _finding(text: str, at: int, message: str, opened: int | None = None) -> Finding:
    related = () if opened is None else (Related(_piece(text, opened), "opened here"),)
    return Finding("unbalanced-quotes", _piece(text, at), message, confidence=0.85, related=related)


def _begins_sentence(text: str, at: int, start: int) -> bool:
    """Whether a sentence or clause begins at a mark, so that it opens a quotation of its own and no inner one."""
    before = text[max(start, at - 2) : at].strip()
    return before[-1:] in tuple(".!?,:")


def _piece(text: str, at: int) -> Span:
    """The mark with the word that it stands at."""
    start, end = at, at + 1
    if text[at - 1 : at] in tuple(_BLANKS) and text[at] in "»":
        start -= 1
    while start > 0 and text[start - 1].isalnum():
        start -= 1
    if start == at:
        end += text[end : end + 1] in tuple(_BLANKS)
        while end < len(text) and text[end].isalnum():
            end += 1
    return Span(start, end)

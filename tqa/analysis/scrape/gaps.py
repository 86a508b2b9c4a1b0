"""Places where words are missing: two commas, empty quotation marks, a word that needs a following one before a stop."""

from __future__ import annotations

import re
from functools import cache
from itertools import compress, islice

from tqa.analysis.context import Context
from tqa.analysis.tokens import read
from tqa.analysis.vocabulary import vocabulary
from tqa.linguistics import packs
from tqa.model.records import NamedTuple
from tqa.model.text import Span

_CODE = frozenset("={};<>_\\/$#")
_MARKS = (
    (",", (", ,", ",\u00a0,"), r"(?<=[^\W\d_]),[ \u00a0],(?=[ \u00a0]\w)"),
    ("“«„", ("“”", "“ ”", "«»", "« »", "„“", "„ “"), r"“[ \u00a0]?”|«[ \u00a0]?»|„[ \u00a0]?“(?!\w)"),
    ("(", ("( )", "( ,"), r"(?<=\w )\([ \u00a0]+\)|(?<=\w )\([ \u00a0]?,[ \u00a0]?(?=\w)"),
)
"""Characters of which a text must have one, signs of which it must have one, and the pattern that is compiled then."""


class Gap(NamedTuple):
    """A gap: the marks or the word beside it."""

    span: Span
    reason: str
    confidence: float


def gaps(context: Context) -> tuple[Gap, ...]:
    """Gaps in the order of the text."""
    text = context.text
    found = [
        Gap(Span(*match.span()), "nothing stands between the marks", 0.85)
        for marks, trigger, pattern in _MARKS
        if any(mark in text for mark in marks) and any(sign in text for sign in trigger)
        for match in re.finditer(pattern, text)
        if not _is_code(text, *match.span())
    ]
    if _may_lack_noun(context):
        for match in _articles(context.language).finditer(text):
            if match["next"] or _ends_clause(text, match.end()):
                reason = f"“{match['article']}” needs a noun behind it"
                found.append(Gap(Span(*match.span("article")), reason, 0.85 if match["next"] else 0.8))
    return tuple(sorted(found))


def _is_code(text: str, start: int, end: int) -> bool:
    """Whether program code or a table stands around the place."""
    around = text[max(0, start - 12) : start] + text[end : end + 12]
    return any(char in _CODE for char in around) or (start > 0 and text[start - 1].isascii() and text[start - 1] in "(['\"")


def _ends_clause(text: str, at: int) -> bool:
    """Whether a comma or stop there is one of running text: a blank or the end follows."""
    return at >= len(text) or text[at].isspace()


def _may_lack_noun(context: Context) -> bool:
    """Whether an article stands before a mark, or before a word that cannot follow it."""
    articles = packs.words(context.language, "articles")
    if not articles:
        return False
    tokens = context.get(vocabulary).tokens
    if not _with_marks(context.language).isdisjoint(tokens):
        return True
    text = context.text
    if any(f" {mark}" in text and any(f" {article} {mark}" in text for article in articles) for mark in ",."):
        return True
    never = packs.words(context.language, "never_after_articles")
    following = set(compress(islice(tokens, 1, None), map(articles.__contains__, tokens)))
    return any(not never.isdisjoint(read(token).words[:1]) for token in following)


@cache
def _with_marks(language: str) -> frozenset[str]:
    return frozenset(article + mark for article in packs.lines(language, "articles") for mark in (",", "."))


@cache
def _articles(language: str) -> re.Pattern[str]:
    """An article and what follows it: a word that cannot, or a comma or stop."""
    article = "|".join(map(re.escape, packs.lines(language, "articles")))
    never = "|".join(map(re.escape, packs.lines(language, "never_after_articles"))) or "(?!)"
    return re.compile(rf"\s(?P<article>{article})(?:[ \u00a0](?P<next>{never})\b(?!-)|[ \u00a0]?[,.](?!\w))")

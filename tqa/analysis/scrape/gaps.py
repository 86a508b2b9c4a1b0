"""Places where words are missing: two commas, empty quotation marks, a word that needs a following one before a stop."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from itertools import chain, compress, islice
from operator import itemgetter

from tqa.analysis.context import Context
from tqa.analysis.tokens import read, words_in
from tqa.analysis.vocabulary import vocabulary
from tqa.linguistics import packs
from tqa.model.records import NamedTuple
from tqa.model.text import Span

_FIRST = itemgetter(slice(1))
_STOPS = frozenset(",.")
_CODE = frozenset("={};<>_\\/$#")
_LONE = {
    ",": r"(?<=[^\W\d_]),[ \u00a0],(?=[ \u00a0]\w)",
    "(": r"(?<=\w )\([ \u00a0]+\)|(?<=\w )\([ \u00a0]?,[ \u00a0]?(?=\w)",
}
"""Marks that stand alone between blanks where something is missing, with the pattern that is compiled then."""
_QUOTES = (("“", "”"), ("«", "»"), ("„", "“"))
_EMPTY = r"“[ \u00a0]?”|«[ \u00a0]?»|„[ \u00a0]?“(?!\w)"


class Gap(NamedTuple):
    """A gap: the marks or the word beside it."""

    span: Span
    reason: str
    confidence: float


def gaps(context: Context) -> tuple[Gap, ...]:
    """Gaps in the order of the text."""
    text = context.text
    tokens = context.get(vocabulary).tokens
    signs = _signs(context.language)
    here = [*map(signs.__contains__, tokens)]
    present = signs.intersection(compress(tokens, here))
    patterns = [pattern for mark, pattern in _LONE.items() if mark in present]
    if any(opening in text and (opening + closing in text or f"{opening} {closing}" in text) for opening, closing in _QUOTES):
        patterns.append(_EMPTY)
    found = [
        Gap(Span(*match.span()), "nothing stands between the marks", 0.85)
        for pattern in patterns
        for match in re.finditer(pattern, text)
        if not _is_code(text, *match.span())
    ]
    if _may_lack_noun(context.language, present, compress(islice(tokens, 1, None), here)):
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


def _may_lack_noun(language: str, present: frozenset[str], following: Iterable[str]) -> bool:
    """Whether an article stands before a mark, or before a word that cannot follow it.

    Parameters:
        present: those of `_signs` that the text has.
        following: what stands behind each of them.
    """
    if present.isdisjoint(packs.words(language, "articles")):
        return not present.isdisjoint(_with_marks(language))
    if not present.isdisjoint(_with_marks(language)):
        return True
    behind = frozenset(following)
    never = packs.words(language, "never_after_articles")
    if not never.isdisjoint(chain.from_iterable(map(_FIRST, map(words_in, map(read, behind))))):
        return True
    return not _STOPS.isdisjoint(map(_FIRST, behind))


@cache
def _signs(language: str) -> frozenset[str]:
    """What stands between blanks where something may be missing."""
    return packs.words(language, "articles") | _with_marks(language) | _LONE.keys()


@cache
def _with_marks(language: str) -> frozenset[str]:
    return frozenset(article + mark for article in packs.lines(language, "articles") for mark in (",", "."))


@cache
def _articles(language: str) -> re.Pattern[str]:
    """An article and what follows it: a word that cannot, or a comma or stop."""
    article = "|".join(map(re.escape, packs.lines(language, "articles")))
    never = "|".join(map(re.escape, packs.lines(language, "never_after_articles"))) or "(?!)"
    return re.compile(rf"\s(?P<article>{article})(?:[ \u00a0](?P<next>{never})\b(?!-)|[ \u00a0]?[,.](?!\w))")

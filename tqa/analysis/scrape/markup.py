"""Markup that became text: tags, entities, shortcodes, comments, encoded addresses, also after a translation put blanks into them."""

from __future__ import annotations

import re
from functools import cache

from tqa.analysis.context import Context
from tqa.model.records import NamedTuple
from tqa.model.text import Span

_TRIGGERS = "<&[{%"
_INLINE = (
    "a|abbr|acronym|b|big|blockquote|br|center|cite|code|dd|del|div|dl|dt|em|embed|figcaption|figure|font|form|h[1-6]|hr|i|iframe|img|input|ins|"
    "li|link|meta|noscript|object|ol|p|param|pre|q|s|script|small|source|span|strike|strong|style|sub|sup|table|tbody|td|th|thead|tr|u|ul|video"
)
_VOID = frozenset(("br", "hr", "img", "input", "link", "meta", "param", "source", "embed"))
_SHORTCODES = (
    "audio|b|caption|center|code|color|email|embed|font|gallery|i|iframe|img|list|media|playlist|quote|s|size|spoiler|tweet|u|url|"
    "video|youtube"
)
_NAMED = frozenset(("brackets", "element", "elements", "tag", "tags"))
_QUOTES = "`\"'“”«»‘’"


class Markup(NamedTuple):
    """A piece of markup: what it is, what takes its place, and whether that is certain."""

    span: Span
    kind: str
    replacement: str
    sure: bool


def markup(context: Context) -> tuple[Markup, ...]:
    """All pieces in the order of the text; those that are spoken of are left out."""
    text = context.text
    if not any(sign in text for sign in _TRIGGERS):
        return ()
    found: list[Markup] = []
    closed = _closed(text)
    for match in _pattern().finditer(text):
        piece = _piece(match, closed)
        if piece is not None and not _is_spoken_of(text, *match.span()):
            found.append(piece)
    return tuple(found)


def _piece(match: re.Match[str], closed: frozenset[str]) -> Markup | None:
    span = Span(*match.span())
    if match["tag"]:
        name = match["tag"].lower()
        sure = bool(match["slash"]) or bool(match["attributes"]) or name in closed or name in _VOID or "/" in match[0][-3:]
        return Markup(span, "tag", " " if name in ("br", "p", "div", "li", "td") else "", sure) if sure else None
    if match["comment"]:
        return Markup(span, "comment", "", True)
    if match["shortcode"]:
        sure = bool(match["close"]) or bool(match["arguments"]) or f"[{match['shortcode'].lower()}" in closed
        return Markup(span, "shortcode", "", sure) if sure else None
    if match["entity"]:
        char = _entity(match["entity"])
        return Markup(span, "character reference", char, True) if char is not None else None
    return Markup(span, "template", "", False)


def _entity(name: str) -> str | None:
    """The character of a reference, blanks in it left out; None for one that does not exist."""
    bare = "".join(name.split())
    if bare[0] != "#":
        from html.entities import html5

        return html5.get(bare + ";") or html5.get(bare.lower() + ";")
    digits = bare[1:]
    try:
        number = int(digits[1:], 16) if digits[:1] in "xX" else int(digits)
        return chr(number) if 0x20 <= number <= 0x10FFFF and not 0xD800 <= number <= 0xDFFF else None
    except ValueError:
        return None


def _closed(text: str) -> frozenset[str]:
    """Names of elements that the text closes, and of shortcodes with their bracket."""
    return frozenset((bracket.replace("<", "") + name).lower() for bracket, name in _closing().findall(text))


def _is_spoken_of(text: str, start: int, end: int) -> bool:
    """Whether the sentence is about the markup: it stands in quotation marks, or "tag" follows."""
    if text[start - 1 : start] in tuple(_QUOTES) and text[end : end + 1] in tuple(_QUOTES):
        return True
    return any(word.strip(".,;:").lower() in _NAMED for word in text[end : end + 24].split()[:1])


@cache
def _closing() -> re.Pattern[str]:
    return re.compile(rf"(<|\[)\s?/\s?({_INLINE}|{_SHORTCODES})\s?[>\]]", re.IGNORECASE)


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(
        r"(?P<comment><!--.{0,2000}?-->)"
        rf"|<\s?(?P<slash>/)?\s?(?P<tag>{_INLINE})\b(?P<attributes>\s+[a-z-]+\s?=[^<>]{{0,1500}})?\s*/?\s?>"
        rf"|\[(?P<close>/)?(?P<shortcode>{_SHORTCODES})\b(?P<arguments>(?:=|\s+\w+=)[^\[\]\n]{{0,300}})?\]"
        r"|&\s?(?P<entity>#\s?\d{2,6}|#\s?x\s?[0-9a-f]{2,5}|(?:amp|lt|gt|quot|apos|nbsp|laquo|raquo|mdash|ndash|hellip|rsquo|lsquo|rdquo|ldquo|bdquo"
        r"|copy|reg|trade|euro|deg|middot|bull|times|shy|thinsp|ensp|emsp|[a-z]{1,2}(?:grave|acute|circ|uml|tilde|cedil|ring|slash|lig|caron)))\s?;"
        r"|\{\{[^{}\n]{1,120}\}\}|\{%[^{}\n]{1,120}%\}",
        re.IGNORECASE,
    )

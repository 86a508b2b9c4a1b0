"""When an article was published: what the settings say, else its front matter or markup, else the stamps that the page left in it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from tqa.analysis import calendar
from tqa.analysis.context import Context
from tqa.analysis.scrape.pagedata import page_data

_HEAD = 400
_MARKUP = 20_000
_SHORTEST = 3
_ISO = r"(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])"


def published(context: Context) -> str:
    """The ISO date of the article, or an empty string; the date of the crawl counts when there is no other."""
    chosen = context.settings.options.get("document", {}).get("date", "")
    if chosen:
        return str(chosen)[:10]
    if context.document.format in ("markdown", "html") and (found := _in_markup(context.document.text[:_MARKUP])):
        return found
    head = context.text[:_HEAD]
    if not any(century in context.text for century in ("19", "20")):
        return ""
    languages = tuple(dict.fromkeys(filter(None, (context.language, context.source_language, "en"))))
    pieces = sorted(context.get(page_data), key=lambda piece: piece.kind == "crawl date")
    for piece in pieces:
        if piece.kind in ("stamp", "crawl date", "byline") and (
            found := read_date(f"{context.text[slice(*piece.span)]} {piece.value}", languages)
        ):
            return found
    match = re.search(rf"(?<!\d){_ISO}(?!\d)", head)
    return match[0] if match else ""


def _in_markup(text: str) -> str:
    """The date in front matter, in a `meta` or `time` element, or in JSON-LD."""
    if text.startswith("---"):
        text = text[: text.find("\n---", 3)]
    match = _markup().search(text)
    return match[1] if match else ""


@cache
def _markup() -> re.Pattern[str]:
    names = r"date|published|published_time|pubdate|pubDate|datePublished|publication_date|article:published_time|datetime"
    return re.compile(rf"(?<![\w-])(?:{names})[\"']?\s*(?:[:=]|content=|itemprop=\S+ content=)\s*(?:content=)?[\"']?({_ISO})")


def read_date(text: str, languages: Iterable[str]) -> str:
    """The first date of a text as an ISO date, or an empty string.

    Parameters:
        languages: whose names of months count. Of "05/03/2019" the order is not known, so that it is no date.
    """
    if match := re.search(rf"(?<!\d){_ISO}(?!\d)", text):
        return match[0]
    if match := re.search(r"(?<!\d)(\d{1,2})\.(\d{1,2})\.((?:19|20)\d\d)(?!\d)", text):
        return _iso(match[3], int(match[2]), match[1])
    for match in _in_words().finditer(text):
        day, word, year = (match[1], match[2], match[3]) if match[1] else (match[5], match[4], match[6])
        if number := _month(word, languages):
            return _iso(year, number, day)
    return ""


@cache
def _in_words() -> re.Pattern[str]:
    day, month, year = r"(\d{1,2})(?:st|nd|rd|th|er|º|\.)?", r"([^\W\d_]{3,})\.?", r"((?:19|20)\d\d)(?!\d)"
    return re.compile(rf"(?<!\d){day}\s+(?:(?:de|of)\s+)?{month},?\s+(?:del?\s+)?{year}|{month}\s+{day},?\s+{year}")


def _month(word: str, languages: Iterable[str]) -> int:
    """Number of the month that a word names or shortens, 0 when it is none."""
    lower = word.lower()
    for language in languages:
        if number := calendar.month(lower, language):
            return number
        if len(lower) >= _SHORTEST:
            near = [at for at, name in enumerate(calendar.months(language), 1) if name.lower().startswith(lower)]
            if len(near) == 1:
                return near[0]
    return 0


def _iso(year: str, month: int, day: str) -> str:
    return f"{year}-{month:02}-{int(day):02}" if 1 <= month <= 12 and 1 <= int(day) <= 31 else ""

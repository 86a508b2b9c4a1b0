"""Pieces of data about a page, and what they are told by: labels, words of stamps, and what can stand behind a label."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from itertools import islice

from tqa.analysis.context import Context
from tqa.analysis.scrape.places import is_cased
from tqa.analysis.scrape.sites import media_words
from tqa.analysis.scripts import foreign_scripts, native_scripts, script_of
from tqa.linguistics import packs
from tqa.linguistics.wordlists import kinds, nouns, word_classes
from tqa.model.records import NamedTuple
from tqa.model.text import Span

_LABEL_WORDS = 4
_AROUND, _COLONS = " \u00a0.,[(【", frozenset(":：")
_DAY_AND_YEAR = 4
"""More figures than this make a date with its year."""
_HEAD = 200
"""Code points at the head of a text in which a stamp stands."""
_CONTACT = "en"
_SCALES = "KkMкКтыс"
"""Letters of "thousand" and "million" behind a counter."""


class PageData(NamedTuple):
    """A piece of data about the page.

    Parameters:
        kind: "crawl date", "stamp", "byline", "credit", "tags", "counter", "reading time", "site name", "address".
        value: without its label; an ISO date where one can be read.
        line: whether it has its line to itself.
    """

    span: Span
    kind: str
    value: str
    line: bool


class PageWords:
    """Labels and words of stamps of the languages that may occur."""

    def __init__(self, language: str, sources: tuple[str, ...]) -> None:
        self.language = language
        self.labels, self.firsts = _labels(language, sources)
        self.stamp = _stamp_words(language, sources)


def sources(context: Context) -> tuple[str, ...]:
    """The languages whose words a stamp may have kept: the source or, where nothing tells it, those of the foreign letters at the head."""
    if context.source_language:
        return (context.source_language,)
    scripts = context.get(foreign_scripts)
    present = {script_of(char) for char in context.text[:_HEAD]}.intersection(scripts) if scripts else ()
    return tuple(code for code in packs.languages() if not present.isdisjoint(native_scripts(code))) if present else ()


@cache
def _labels(language: str, sources: tuple[str, ...]) -> tuple[Mapping[str, frozenset[str]], frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for code in dict.fromkeys((_CONTACT, *sources, language)):
        for label, kind in kinds(code, "labels").items() if code else ():
            found[label] = found.get(label, frozenset()) | kind
    return found, frozenset(label.split()[0] for label in found)


@cache
def _stamp_words(language: str, sources: tuple[str, ...]) -> Mapping[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for code in dict.fromkeys((_CONTACT, *sources, language)):
        for word, kind in kinds(code, "stamp_words").items() if code else ():
            found[word] = found.get(word, frozenset()) | kind
    return found


def may_hold_data(piece: str) -> bool:
    """Whether a line has the colon of a label or the figures of a date, and no stop of a sentence."""
    return piece[-1] not in ".!?。" and (":" in piece or "：" in piece or sum(map(str.isdigit, piece)) > _DAY_AND_YEAR)


def first_colon(text: str, start: int, end: int) -> int:
    """Where the first colon of either width stands between two offsets, -1 when none does; one at the start of the text is none."""
    narrow, wide = text.find(":", start, end), text.find("：", start, end)
    return min(narrow, wide) if narrow > 0 and wide > 0 else max(narrow, wide) or -1


def label_at(text: str, start: int, end: int, words: PageWords) -> tuple[int, frozenset[str], bool] | None:
    """The longest label at `start`: its end, its kinds, and whether a colon follows."""
    if not _may_be_label(text[start : min(end, start + 60)].split(None, 1)[0].lower(), words.firsts):
        return None
    piece = text[start : min(end, start + 60)].lower()
    colon = first_colon(piece, 0, len(piece))
    if colon > 0:
        label = piece[:colon].strip(" \u00a0.[(【")
        if label in words.labels:
            return start + colon + 1, words.labels[label], True
    best = None
    for match in islice(_token().finditer(piece), _LABEL_WORDS):
        at = match.end()
        label = piece[:at].strip(".,:")
        if label in words.labels:
            best = (start + at, words.labels[label], False)
    return best


def _may_be_label(word: str, firsts: frozenset[str]) -> bool:
    """Whether a label can begin with a lower-case word."""
    return word in firsts or word.strip(_AROUND) in firsts or word.lstrip(_AROUND) in firsts or not _COLONS.isdisjoint(word)


def is_agency(value: str, language: str) -> bool:
    """Whether a value is nothing but the name of a medium, with a photographer before it or not."""
    words = value.replace("/", " ").split()
    if not 0 < len(words) <= 5 or words[-1].lower().strip("().") not in media_words(language):
        return False
    return all(not is_cased(word[0]) or word[0].isupper() for word in words)


def is_credit(value: str, language: str) -> bool:
    """Whether what follows "Photo:" or "Author:" is a name or an agency and no sentence."""
    if not value or len(value) > 90:
        return False
    pieces = value.split()
    if "\u2e80" <= value[0] <= "\ud7af":
        return len(value) <= 24 and not any(mark in value for mark in "。！？")
    if len(pieces) > 9 or value[-1] in "!?:;":
        return False
    if value[-1] == "." and len(pieces) > 4:
        return False
    classes = word_classes(language)
    for piece in pieces:
        if classes.get(piece.lower().strip(",."), "") in ("auxiliary", "speech", "pronoun"):
            return False
    capital = sum(piece[0].isupper() or not is_cased(piece[0]) for piece in pieces)
    if len(pieces) <= 3:
        return True
    heads = nouns(language, "organisation_heads")
    return capital * 2 >= len(pieces) or heads.has(pieces[0].lower()) or " ".join(pieces[:2]).lower() in heads.words


def is_sentence(value: str, words: PageWords) -> bool:
    classes = word_classes(words.language)
    kinds_here = [classes.get(piece.lower().strip(".,"), "") for piece in value.split()]
    return (len(kinds_here) > 12 and "," not in value) or any(kind in ("auxiliary", "speech", "pronoun") for kind in kinds_here)


def is_number(value: str) -> bool:
    bare = value.strip(" ()").replace("\u00a0", "").replace(" ", "").replace(",", "").replace(".", "").rstrip(_SCALES)
    return bare.isdigit() and len(bare) < 10


@cache
def _token() -> re.Pattern[str]:
    return re.compile(r"\S+")

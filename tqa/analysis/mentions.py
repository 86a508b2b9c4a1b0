"""Names in running text, without a model: capitals that the sentence does not explain, given names, initials."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import NamedTuple

from tqa.analysis.context import Context
from tqa.analysis.structure import sentences
from tqa.linguistics import packs
from tqa.model.text import Span

_CAPITAL = re.compile(r"(?:[^\W\d_]\.[ \u00a0]?){1,2}(?=[^\W\d_a-zа-яё])|[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"[’']s$")


class GivenName(NamedTuple):
    """A given name: forms of one name share `name`."""

    name: str
    gender: str


class Mention(NamedTuple):
    """A capitalised word that may be (part of) a name.

    Parameters:
        text: without a possessive ending.
        initial: it begins its sentence, so that its capital proves nothing.
        previous: index of the mention that stands right before it, joined by one blank; -1 when there is none.
    """

    start: int
    end: int
    text: str
    initial: bool
    previous: int


@cache
def given_names() -> dict[str, GivenName]:
    """Key of a form -> the given name."""
    found: dict[str, GivenName] = {}
    for row in packs.table("und", "given_names"):
        given = GivenName(row["name"], row["gender"])
        for name in row["keys"].split():
            found.setdefault(name, given)
    return found


def mentions(context: Context) -> tuple[Mention, ...]:
    """Capitalised words and initials, ascending; words that the text also has in lower case are left out where they begin a sentence."""
    text = context.text
    starts = {_first_letter(text, span) for span in context.get(sentences)}
    common = packs.words(context.language, "function_words")
    found: list[Mention] = []
    lower: Counter[str] = Counter()
    last_end = -2
    for match in _CAPITAL.finditer(text):
        word = match[0]
        if not word[0].isupper():
            lower[word] += 1
            continue
        stripped = _POSSESSIVE.sub("", word).rstrip()
        start, end = match.start(), match.start() + len(stripped)
        if stripped.lower() in common and not stripped.endswith("."):
            last_end = -2
            continue
        joined = bool(found) and last_end == start - 1 and text[start - 1] in " \u00a0"
        found.append(Mention(start, end, stripped, start in starts, len(found) - 1 if joined else -1))
        last_end = end if len(stripped) == len(word.rstrip()) else -2
    kept: list[Mention] = []
    new_index: dict[int, int] = {}
    for index, mention in enumerate(found):
        if mention.initial and mention.text.lower() in lower:
            continue
        new_index[index] = len(kept)
        kept.append(mention._replace(previous=new_index.get(mention.previous, -1)))
    return tuple(kept)


def _first_letter(text: str, span: Span) -> int:
    for at in range(span.start, span.end):
        if text[at].isalnum():
            return at
    return span.start


def lower_words(context: Context) -> frozenset[str]:
    """Words that the text has in lower case."""
    return frozenset(match[0] for match in _CAPITAL.finditer(context.text) if not match[0][0].isupper())

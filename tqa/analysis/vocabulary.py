"""The words of a document as they are written: how often each occurs, and where those stand that look odd."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from tqa.analysis.context import Context
from tqa.analysis.lexicons import fold
from tqa.analysis.structure import paragraphs, sentences
from tqa.model.records import NamedTuple
from tqa.model.text import Span

TRIM = "\"'“”«»‘’„()[]{}.,;:!?…–—-|*•<>"
_FEW = 100
_LONG = 8
_DENSE = ("\u2e80", "\ud7af")
"""Scripts without spaces between words, and Hangul."""


class Vocabulary(NamedTuple):
    """What stands between blanks.

    Parameters:
        counts: word without the punctuation around it -> occurrences.
        tokens: everything that stands between blanks, as it is written.
        odd: places of what is neither in small letters, nor capitalised, nor in capitals, nor a number.
        long: capitalised words of eight letters or more that occur once.
        mixed: words with a capital inside.
    """

    counts: dict[str, int]
    tokens: frozenset[str]
    odd: list[tuple[int, int]]
    long: list[str]
    mixed: list[str]


def vocabulary(context: Context) -> Vocabulary:
    """Classify every different token once."""
    counts: dict[str, int] = {}
    odd: list[str] = []
    long: list[str] = []
    mixed: list[str] = []
    tokens = Counter(context.text.split())
    for token, number in tokens.items():
        if token.isalpha():
            bare = token
        else:
            bare = token.strip(TRIM)
            if not bare.isalpha():
                counts[bare] = counts.get(bare, 0) + number
                if len(bare) > 2 and (bare[0].isalpha() or not bare.replace(",", "").replace(".", "").isdigit()):
                    odd.append(token)
                continue
        counts[bare] = counts.get(bare, 0) + number
        if bare.islower() or bare.isupper():
            continue
        if bare.istitle():
            if len(bare) >= _LONG:
                long.append(bare)
        else:
            odd.append(token)
            mixed.append(bare)
    return Vocabulary(counts, frozenset(tokens), _places(context.text, odd), [word for word in long if counts[word] == 1], mixed)


def place(text: str, token: str) -> tuple[int, int]:
    """The first place where a token stands, with no letter or digit beside it."""
    at = text.find(token)
    while at >= 0:
        end = at + len(token)
        if not (at and text[at - 1].isalnum()) and not (end < len(text) and text[end].isalnum()):
            return at, end
        at = text.find(token, at + 1)
    raise ValueError(f"{token!r} does not stand in the text")


def _places(text: str, tokens: list[str]) -> list[tuple[int, int]]:
    """Every place of some tokens, ascending."""
    if len(tokens) > _FEW:
        wanted = frozenset(tokens)
        return [match.span() for match in _token().finditer(text) if match[0] in wanted]
    found = []
    for token in tokens:
        size = len(token)
        at = text.find(token)
        while at >= 0:
            end = at + size
            if (at == 0 or text[at - 1].isspace()) and (end == len(text) or text[end].isspace()):
                found.append((at, end))
            at = text.find(token, end)
    return sorted(found)


class Sentence(NamedTuple):
    """A sentence with the number of its paragraph, its words in lower case, and their stems."""

    span: Span
    block: int
    words: list[str]
    stems: list[str]


def sentence_words(context: Context) -> tuple[Sentence, ...]:
    """Every sentence's runs of letters and digits."""
    folded = fold(context.text)
    find = _word().findall
    blocks = context.get(paragraphs)
    found = []
    block = 0
    for span in context.get(sentences):
        while blocks[block].end <= span.start:
            block += 1
        words = find(folded, span.start, span.end)
        found.append(Sentence(span, block, words, stems(words)))
    return tuple(found)


def stems(words: list[str]) -> list[str]:
    """The first six letters of words of four letters or more; pairs of characters where words are not spaced."""
    if not words or max(words) < _DENSE[0]:
        return [word[:6] for word in words if len(word) > 3]
    found = []
    for word in words:
        if _DENSE[0] <= word[0] <= _DENSE[1]:
            found += [word[i : i + 2] for i in range(len(word) - 1)]
        elif len(word) > 3:
            found.append(word[:6])
    return found


def words_of(text: str) -> list[str]:
    """Runs of letters, digits and low lines."""
    return _word().findall(text)


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"\w+")


@cache
def _token() -> re.Pattern[str]:
    return re.compile(r"\S+")

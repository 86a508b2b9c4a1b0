"""The words of a document as they are written: how often each occurs, where those stand that look odd, and those of every sentence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache
from itertools import chain, compress

from tqa.analysis.context import Context
from tqa.analysis.structure import paragraphs, sentences
from tqa.analysis.tokens import LONG, MIXED, Token, bare_of, joined_of, read, shape_of, stems_of
from tqa.model.records import NamedTuple
from tqa.model.text import Span

_FEW = 100


class Vocabulary(NamedTuple):
    """What stands between blanks.

    Parameters:
        counts: word without the punctuation around it -> occurrences.
        tokens: everything that stands between blanks, as it is written, in its order.
        odd: places of what is neither in small letters, nor capitalised, nor in capitals, nor a number.
        long: capitalised words of eight letters or more that occur once.
        mixed: words with a capital inside.
    """

    counts: dict[str, int]
    tokens: list[str]
    odd: list[tuple[int, int]]
    long: list[str]
    mixed: list[str]


def vocabulary(context: Context) -> Vocabulary:
    """Classify every different token once."""
    written, tokens = _tokens(context)
    counts = Counter(map(bare_of, tokens))
    odd: list[str] = []
    long: list[str] = []
    mixed: list[str] = []
    for raw in dict.fromkeys(compress(written, map(shape_of, tokens))):
        bare, shape, *_ = read(raw)
        if shape == LONG:
            long.append(bare)
            continue
        odd.append(raw)
        if shape == MIXED:
            mixed.append(bare)
    return Vocabulary(counts, written, _places(context.text, odd), [word for word in long if counts[word] == 1], mixed)


def _tokens(context: Context) -> tuple[list[str], list[Token]]:
    """What stands between the blanks of the text: what stands between those of its sentences, unless some have no blank between them."""
    found = context.get(sentence_words)
    written = [*chain.from_iterable([sentence.written for sentence in found])]
    pieces = context.text.split()
    if len(written) != len(pieces):
        return pieces, [*map(read, pieces)]
    return written, [*chain.from_iterable([sentence.tokens for sentence in found])]


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
    """A sentence, the number of its paragraph, and its tokens.

    Parameters:
        key: all its letters and digits, folded and run together.
        stems: those of all its words.
        written: its tokens as they stand there.
    """

    span: Span
    block: int
    tokens: list[Token]
    key: str
    stems: list[str]
    written: list[str]


def sentence_words(context: Context) -> tuple[Sentence, ...]:
    """Every sentence with its tokens."""
    text = context.text
    blocks = context.get(paragraphs)
    found = []
    block = 0
    for span in context.get(sentences):
        start, end = span
        while blocks[block].end <= start:
            block += 1
        written = text[start:end].split()
        tokens = [*map(read, written)]
        found.append(Sentence(span, block, tokens, "".join(map(joined_of, tokens)), [*chain.from_iterable(map(stems_of, tokens))], written))
    return tuple(found)


class Known(NamedTuple):
    """The stems of the document's words, with how often each occurs."""

    stems: Mapping[str, int]


def known_words(context: Context) -> Known:
    """Stems of all words of the document."""
    return Known(Counter(chain.from_iterable([sentence.stems for sentence in context.get(sentence_words)])))


@cache
def _token() -> re.Pattern[str]:
    return re.compile(r"\S+")

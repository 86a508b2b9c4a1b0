"""Headlines of other articles in running text without any lead-in, told by the stop that is missing behind them."""

from __future__ import annotations

import re
from functools import cache

from tqa.analysis.context import Context
from tqa.analysis.scrape.headlines import covers
from tqa.analysis.structure import paragraphs
from tqa.analysis.tokens import bare_of, words_in
from tqa.analysis.vocabulary import known_words, sentence_words
from tqa.linguistics.wordlists import BINDING, word_classes
from tqa.model.records import NamedTuple
from tqa.model.text import Span

_FEWEST_WORDS = 14
_STARTS = 2
_STARTERS = frozenset(("determiner", "opener", "pronoun", "preposition", "conjunction"))
_EDGE = "\"'“”«»‘’„()[],;:"
_SHORTEST, _LONGEST = 5, 22
_TOPICAL = 110
_OFF_TOPIC, _ON_TOPIC = 0.2, 0.25


class _Start(NamedTuple):
    """A place where a sentence begins anew without a stop before it: where the words before it end, where it begins, how many they are.

    `sure`: a small letter follows, so that the capital is not that of a name.
    """

    end: int
    start: int
    words: int
    number: bool
    sure: bool


def headline_runs(context: Context) -> tuple[Span, ...]:
    """Headlines, ascending.

    Several run together at the end of a paragraph (a box of links flattened into one line): no stop, two new starts inside. One between two
    sentences: a new start behind it, and not one of its words elsewhere in the document, while those behind it are.
    """
    text = context.text
    blocks = context.get(paragraphs)
    found: list[Span] = []
    sentences = context.get(sentence_words)
    signs = _signs(context.language)
    for number, sentence in enumerate(sentences):
        span = sentence.span
        block = sentence.block
        last = number + 1 == len(sentences) or sentences[number + 1].block != block
        unstopped = last and 0 < block < len(blocks) - 1 and text[span.end - 1].isalnum()
        inside = span.start != blocks[block].start
        inner = block > 0 and inside
        if not (unstopped or inside) or signs.isdisjoint(map(bare_of, sentence.tokens[1:])):
            continue
        if sum(map(len, map(words_in, sentence.tokens))) < _FEWEST_WORDS or signs.isdisjoint(text[slice(*span)].split(" ")[1:]):
            continue
        starts = _starts(text, span, context.language)
        if unstopped and len(starts) >= _STARTS:
            found.append(span)
        elif inside and (end := _run_end(starts)):
            found.append(Span(span.start, end))
        elif starts and inner:
            first = next((start for start in starts if not start.number), None)
            if first is None or len(context.get(known_words).stems) < _TOPICAL:
                continue
            if _SHORTEST <= first.words <= _LONGEST and text[span.start].isupper():
                head, rest = Span(span.start, first.end), Span(first.start, span.end)
                if covers(context, head) <= _OFF_TOPIC and covers(context, rest) >= _ON_TOPIC:
                    found.append(head)
    return tuple(found)


def _run_end(starts: list[_Start]) -> int:
    """Where headlines end that run together before a sentence, 0 where none do: a number begins one, a capital the sentence."""
    numbered = next((start for start in starts if start.number), None)
    if numbered is None or numbered.words < _SHORTEST:
        return 0
    follow = next((start for start in starts if start.sure and not start.number and start.words - numbered.words >= _SHORTEST), None)
    return follow.end if follow else 0


@cache
def _signs(language: str) -> frozenset[str]:
    """Words that begin sentences, with their capital."""
    return frozenset(word.capitalize() for word, kind in word_classes(language).items() if kind in _STARTERS)


def _starts(text: str, span: Span, language: str) -> list[_Start]:
    """Where a capital stands that its word has only at the start of a sentence, or a number behind a name."""
    classes = word_classes(language)
    found: list[_Start] = []
    matches = list(_token().finditer(text, span.start, span.end))
    for number, (one, other, third) in enumerate(zip(matches, matches[1:], matches[2:], strict=False), 1):
        before, word, after = one[0], other[0], third[0]
        bare, small = word.strip(_EDGE), after.strip(_EDGE)
        if before[-1] in ".,;:!?…–—-([“«„" or not bare or not (small[:1].islower() or (found and small)):
            continue
        kind = classes.get(before.strip(_EDGE).lower(), "")
        if kind in BINDING or kind in ("auxiliary", "speech"):
            continue
        counted = bare.isdecimal() and before[:1].isupper() and before.isalpha() and small not in classes
        if counted or (bare[0].isupper() and not bare.isupper() and classes.get(bare.lower(), "") in _STARTERS):
            found.append(_Start(one.end(), other.start(), number, counted, small[:1].islower()))
    return found


@cache
def _token() -> re.Pattern[str]:
    return re.compile(r"[^ ]+")

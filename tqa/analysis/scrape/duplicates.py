"""Passages that stand twice: paragraphs, sentences and leads, word for word or in other words."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import cache
from itertools import chain
from math import ceil

from tqa.analysis.context import Context
from tqa.analysis.scrape.places import CLOSERS, STOPS
from tqa.analysis.structure import paragraphs
from tqa.analysis.tokens import stems
from tqa.analysis.vocabulary import Sentence, known_words, sentence_words
from tqa.linguistics.wordlists import word_classes
from tqa.model.records import NamedTuple
from tqa.model.text import Span

_SHORTEST = 28
_RECENT = 6
_NEAR_WORDS, _FEW_WORDS, _MANY_WORDS = 4, 5, 12
_LIKE, _LIKE_FEW = 0.62, 0.8
_ROUNDING = 1e-9
"""Least share of words in common, and the one for sentences of few words."""


class Duplicate(NamedTuple):
    """A passage, its earlier copy, and whether they are the same word for word."""

    span: Span
    first: Span
    exact: bool
    likeness: float


def duplicates(context: Context) -> tuple[Duplicate, ...]:
    """Later copies in the order of the text; a copied paragraph is one duplicate, not one for each sentence."""
    text = context.text
    blocks = context.get(paragraphs)
    passages = context.get(sentence_words)
    keys = [""] * len(blocks)
    for passage in passages:
        keys[passage.block] += passage.key
    result: list[Duplicate] = []
    seen: dict[str, int] = {}
    covered: set[int] = set()
    for number, key in enumerate(keys):
        if len(key) < _SHORTEST:
            continue
        first = seen.setdefault(key, number)
        if first != number and not (number == 1 and not _is_sentence(text, blocks[0])):
            result.append(Duplicate(blocks[number], blocks[first], True, 1.0))
            covered.add(number)
    result += _sentences(context, [passage for passage in passages if passage.block not in covered])
    return tuple(sorted(result))


def _sentences(context: Context, passages: list[Sentence]) -> list[Duplicate]:
    text = context.text
    result: list[Duplicate] = []
    seen: dict[str, Sentence] = {}
    rest: list[Sentence] = []
    blocks = context.get(paragraphs)
    first_line = passages[0] if passages and _is_whole(passages[0], blocks) else None
    title = first_line if first_line and not _is_sentence(text, first_line.span) else None
    for passage in passages:
        if len(passage.key) < _SHORTEST:
            continue
        first = seen.setdefault(passage.key, passage)
        if first is passage:
            rest.append(passage)
        elif first is not title:
            result.append(Duplicate(passage.span, first.span, True, 1.0))
    if first_line and not _has_stop(text, first_line.span):
        title = first_line
    result += _near(context, [passage for passage in rest if passage is not title])
    return _joined(text, result)


def _joined(text: str, found: list[Duplicate]) -> list[Duplicate]:
    """Adjacent copies of adjacent passages are one."""
    result: list[Duplicate] = []
    for duplicate in sorted(found):
        if result and duplicate.exact and result[-1].exact:
            last = result[-1]
            between, between_first = text[last.span.end : duplicate.span.start], text[last.first.end : duplicate.first.start]
            if not between.strip(" ") and not between_first.strip(" ") and last.first.end <= duplicate.first.start:
                result[-1] = Duplicate(Span(last.span.start, duplicate.span.end), Span(last.first.start, duplicate.first.end), True, 1.0)
                continue
        result.append(duplicate)
    return result


def _near(context: Context, passages: list[Sentence]) -> list[Duplicate]:
    """Sentences that say the same in other words; candidates share a rare stem, so that the work stays linear."""
    text = context.text
    small = _small(context.language)
    repeated = frozenset([stem for stem, count in context.get(known_words).stems.items() if count > 1]) - small
    blocks = context.get(paragraphs)
    contents: dict[int, frozenset[str]] = {}
    holders: defaultdict[str, list[int]] = defaultdict(list)
    result: list[Duplicate] = []
    for number, passage in enumerate(passages):
        common = repeated.intersection(passage.stems)
        if len(common) * 2 < _NEAR_WORDS:
            continue
        content = frozenset(passage.stems) - small
        size = len(content)
        if size < _NEAR_WORDS or len(common) * 2 < size:
            continue
        contents[number] = content
        held = [holders[stem] for stem in common]
        best, likeness = -1, 0.0
        # What is like it, by either measure, shares that much of its words.
        if len(common) / size >= _LIKE:
            before = [*filter(None, held)]
            uncounted = sum([len(numbers) > _RECENT for numbers in before])
            enough = max(2, ceil(_LIKE * size - _ROUNDING) - uncounted)
            if uncounted:
                before = [numbers[-_RECENT:] for numbers in before]
            shared = Counter(chain.from_iterable(before)) if len(before) >= enough else {}
            for other in sorted([other for other, count in shared.items() if count >= enough]):
                if shared[other] * 2 >= min(size, len(contents[other])):
                    measure = _likeness(text, passage, passages[other], content, contents[other])
                    if measure > likeness:
                        best, likeness = other, measure
        for numbers in held:
            numbers.append(number)
        if best < 0:
            continue
        least = _LIKE if size > _FEW_WORDS else _LIKE_FEW
        if likeness >= least and not _elaborates(passages[best], passage, contents[best], content, blocks):
            result.append(Duplicate(passage.span, passages[best].span, False, likeness))
    return result


@cache
def _small(language: str) -> frozenset[str]:
    """Stems of the words that hold sentences together."""
    return frozenset(stems(list(word_classes(language))))


def _elaborates(first: Sentence, passage: Sentence, there: frozenset[str], here: frozenset[str], blocks: tuple[Span, ...]) -> bool:
    """Whether a passage inside a paragraph only takes up what a paragraph of one sentence, or the lead, announced, as articles do."""
    if _is_whole(passage, blocks) or here == there:
        return False
    return (_is_whole(first, blocks) and len(here) > len(there)) or (first.block <= 1 and passage.block > first.block + 1)


def _is_whole(passage: Sentence, blocks: tuple[Span, ...]) -> bool:
    """Whether a sentence is all of its paragraph."""
    return passage.span == blocks[passage.block]


def _likeness(text: str, passage: Sentence, other: Sentence, here: frozenset[str], there: frozenset[str]) -> float:
    both = len(here & there)
    union = len(here | there)
    jaccard = both / union
    small = min(len(here), len(there))
    mine, theirs = _figures(text, passage.span), _figures(text, other.span)
    if mine != theirs and not (mine <= theirs and (both == len(here) or (jaccard >= _LIKE_FEW and small > _MANY_WORDS))):
        return 0.0
    contained = both / small if small >= _NEAR_WORDS else 0.0
    return max(jaccard, 0.9 * contained if contained > 0.95 and len(here) <= len(there) and small >= 7 else 0.0)


def _figures(text: str, span: Span) -> frozenset[str]:
    return frozenset(_number().findall(text[span.start : span.end]))


def _is_sentence(text: str, span: Span) -> bool:
    return text[span.end - 1] in STOPS + CLOSERS


def _has_stop(text: str, span: Span) -> bool:
    return text[span.start : span.end].rstrip(CLOSERS)[-1:] in STOPS


@cache
def _number() -> re.Pattern[str]:
    return re.compile(r"\d+")

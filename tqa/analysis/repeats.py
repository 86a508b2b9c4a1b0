"""Words and groups of words that stand twice in a row.

One pass over the words: the distance of each to the last place where it stood. Where two neighbours have the same distance, the groups
between are compared word by word. What a language repeats on purpose stands in its pack (`doubled_words.txt`), and the trait
"reduplication" says that any content word may be.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cache

from tqa.analysis.context import Context
from tqa.analysis.lexicons import fold
from tqa.analysis.structure import paragraphs, sentences
from tqa.linguistics import packs
from tqa.model.records import NamedTuple
from tqa.model.text import Span

_LONGEST = 30
_FEW_LETTERS = 3
_NEAR, _FEW_WORDS, _STOPS = 80, 2, '.!?…”"»'
_OPENING, _JOINING = ' \u00a0\r([“"«„‘—–', ("-", "'", "’")
_SUFFIX = re.compile(r"[.:]\w")
_QUOTES = frozenset("\"“”„«»‘’'")
_PUNCTUATION = '.,;:!?…"“”„«»()[]{}|<>=*#/\\—–-_&+~`^%@§°•·'
_MARKS = frozenset(_PUNCTUATION)
_NOT_PROSE = frozenset("|<>=*#/\\[]{}_&+~`^%@§•·")
_PAUSES = frozenset('.,;:!?…—–-()"“”„«»')
_WORD = re.compile(r"\S+")


class Repeat(NamedTuple):
    """A group of words that stands `copies` times in a row.

    Parameters:
        first: end of the first copy; what follows it up to `end` is too much.
        certain: a function word that the language never doubles.
    """

    start: int
    first: int
    end: int
    copies: int
    words: int
    certain: bool


@cache
def _function_words(language: str) -> frozenset[str]:
    closed = ("determiner", "preposition", "conjunction", "pronoun", "auxiliary")
    classed = (word for word, kind in packs.pairs(language, "word_classes") if kind in closed)
    return frozenset((*packs.lines(language, "function_words"), *classed))


@cache
def _linking(language: str) -> frozenset[str]:
    return frozenset(word for word, kind in packs.pairs(language, "word_classes") if kind in ("preposition", "conjunction"))


def repeats(context: Context) -> tuple[Repeat, ...]:
    """All repetitions, ascending and disjoint; none in languages without a list of what they double, or without blanks between words."""
    language = context.language
    if not packs.lines(language, "doubled_words"):
        return ()
    flat = fold(context.text)
    for mark in _MARKS.intersection(flat):
        flat = flat.replace(mark, " ")
    words = flat.split()
    groups = _groups(words)
    if not groups:
        return ()
    spans = [match.span() for match in _WORD.finditer(flat)]
    found: list[Repeat] = []
    for first, period, copies, matched in groups:
        last = first + period * copies - 1
        repeat = Repeat(spans[first][0], spans[first + period - 1][1], spans[last][1], copies, period, False)
        if found and repeat.start < found[-1].end:
            continue
        judged = _doubled(context, words[first], repeat) if period == 1 else _loop(context, words[first : first + period + matched], repeat)
        if judged is not None:
            found.append(judged)
    return tuple(found)


def _groups(words: list[str]) -> list[tuple[int, int, int, int]]:
    """Groups that follow themselves, as (index of the first word, words, copies, how many words follow that are those one group before)."""
    found: list[tuple[int, int, int, int]] = []
    seen: dict[str, int] = {}
    before = done = 0
    last = seen.get
    for at, word in enumerate(words):
        place = last(word)
        seen[word] = at
        if place is None:
            before = 0
            continue
        distance = at - place
        candidate = at >= done and (distance == 1 or distance == before) and distance <= _LONGEST
        if candidate and (group := _verified(words, at, distance)) is not None:
            found.append(group)
            done = group[0] + group[1] * group[2]
        before = distance
    return found


def _verified(words: list[str], at: int, period: int) -> tuple[int, int, int, int] | None:
    low = high = at
    while low > period and at - low < period and words[low - 1] == words[low - 1 - period]:
        low -= 1
    while high + 1 < len(words) and words[high + 1] == words[high + 1 - period]:
        high += 1
    matched = high - low + 1
    copies = matched // period
    return (low - period, period, copies + 1, matched) if copies else None


def _doubled(context: Context, word: str, repeat: Repeat) -> Repeat | None:
    """A word that stands twice: with one blank between, in a sentence, and not on purpose."""
    text, language = context.text, context.language
    between = text[repeat.first : repeat.end].removesuffix(word) if repeat.copies == 2 else text[repeat.first : repeat.first + 1]
    if between not in (" ", "\u00a0", "\n", "\r\n") or not word.isalpha():
        return None
    if between.strip(" \u00a0") == "" or _in_paragraph(context, repeat):
        function = word in _function_words(language)
        one, other = text[repeat.start : repeat.first], text[repeat.end - len(word) : repeat.end]
        if one != other and not (function and other.islower() and len(word) > 1 and _begins(context, repeat.start)):
            return None
        if word in packs.words(language, "doubled_words") or not _in_prose(text, repeat):
            return None
        if function:
            return repeat._replace(certain=True)
        if repeat.copies > 2 or len(word) < _FEW_LETTERS or "reduplication" in packs.words(language, "traits") or not other.islower():
            return None
        beside = text[repeat.start - 1 : repeat.start] + text[repeat.end : repeat.end + 1]
        if _QUOTES.isdisjoint(beside) and _in_sentence(context, repeat):
            return repeat
    return None


def _loop(context: Context, whole: list[str], repeat: Repeat) -> Repeat | None:
    """A group that stands twice: it has a content word, no marks of tables or code, and pauses inside only when it stands three times.

    "The best of the best of the best" is no loop: its one content word begins and ends it.
    """
    words = whole[: repeat.words]
    text, function = context.text[repeat.start : repeat.end], _function_words(context.language)
    content = [word for word in dict.fromkeys(words) if len(word) >= _FEW_LETTERS and word not in function and word.isalpha()]
    if "  " in text or "\t" in text or context.text[repeat.first : repeat.end].startswith(("\n", "\r")):
        return None
    if not content or len(set(words)) == 1 or not _NOT_PROSE.isdisjoint(text) or not _in_paragraph(context, repeat):
        return None
    if repeat.copies == 2 and len(words) > 2 and words[-1] in _linking(context.language):
        # "compare the file with the file with the same name"
        return None
    if len(content) == 1 and repeat.copies == 2:
        chain = whole.count(content[0]) > 2 * words.count(content[0])
        if chain or (len(words) == 2 and not _linking(context.language).isdisjoint(words)):
            return None
    if sum(word.isalpha() for word in words) * 2 < len(words):
        return None
    if not _PAUSES.isdisjoint(text) and (repeat.copies < 3 or len(words) < 3):
        return None
    second = context.text[repeat.first : repeat.end].lstrip()
    if second[:1].isupper() and (len(words) < 3 or not text[:1].isupper()):
        return None
    return repeat if _in_sentence(context, repeat) else None


def _in_paragraph(context: Context, repeat: Repeat) -> bool:
    return "\n" not in context.text[repeat.start : repeat.end] or _around(context.get(paragraphs), repeat) is not None


def _begins(context: Context, at: int) -> bool:
    spans = context.get(sentences)
    found = bisect_left(spans, at, key=lambda span: span.start)
    return found < len(spans) and spans[found].start == at


def _around(spans: tuple[Span, ...], repeat: Repeat) -> Span | None:
    """The span that the repetition stands in as a whole."""
    at = bisect_right(spans, repeat.start, key=lambda span: span.start) - 1
    return spans[at] if at >= 0 and spans[at].end >= repeat.end else None


def _in_prose(text: str, repeat: Repeat) -> bool:
    """Whether words stand on either side on the line, and nothing of a command or a table."""
    before = text[max(0, repeat.start - 20) : repeat.start].rsplit("\n", 1)[-1]
    after = text[repeat.end : repeat.end + 20].split("\n", 1)[0]
    if "  " in before[-3:] or after.startswith("  ") or "\t" in before + after:
        return False
    if before[-1:].strip(_OPENING) or not _NOT_PROSE.isdisjoint(after[:1]) or after[:1] in _JOINING or _SUFFIX.match(after):
        return False
    return any(map(str.isalpha, before + after))


def _in_sentence(context: Context, repeat: Repeat) -> bool:
    """Whether it stands in a sentence: some words, and a stop at the end or function words near, as code has them hardly ever."""
    sentence = _around(context.get(sentences), repeat)
    if sentence is None:
        return False
    text = context.text
    before = text[max(sentence.start, repeat.start - _NEAR) : repeat.start]
    near = f"{before} {text[repeat.end : min(sentence.end, repeat.end + _NEAR)]}".split()
    if len(near) < _FEW_WORDS:
        return False
    known = _function_words(context.language).intersection(map(fold, near))
    return len(known) >= (1 if text[sentence.end - 1] in _STOPS else 2)

"""Where the headline of a link ends that was fused into a paragraph.

Nothing marks the end, so every boundary after the lead-in is weighed: how long the headline would be, whether it would end in its own
stop, how it is capitalised (a run of capitals that stops, a line of capitals that stops), whether a sentence could start or go on
behind it, and whether the words behind it belong to the document's topic while those before it do not. The weights were fitted by
`benchmarks/headline_weights.py` on headlines fused into articles.
"""

from __future__ import annotations

from collections import Counter
from functools import cache

from tqa.analysis.context import Context
from tqa.analysis.scrape.boundaries import REACH, boundaries, passage, spoken_at
from tqa.analysis.tokens import stems, words_of
from tqa.analysis.vocabulary import known_words
from tqa.linguistics import packs
from tqa.linguistics.wordlists import word_classes
from tqa.model.text import Span


def headline_end(context: Context, start: int, stop: int, *, before: str, complete: bool, cut: bool = False) -> int:
    """Where the headline that starts at `start` ends, at most at `stop`.

    Parameters:
        before: "paragraph", "sentence" or "clause", what stands before the lead-in.
        complete: whether the text before the lead-in could be a whole sentence.
        cut: whether another link stands at `stop`, so that no sentence needs to end there.
    """
    if not _spaced(context.text, start, stop):
        return _unspaced_end(context, start, stop, before)
    spoken = spoken_at(context.text, start, min(stop, start + REACH), context.language)
    if spoken:
        stop, cut = spoken, True
    given = passage(context, start, stop, before, complete, cut)
    if len(given.items) < 3:
        return stop
    weights = _weights()
    best, best_score = stop, float("-inf")
    for end, features in boundaries(given):
        score = sum([weights[name] * value for name, value in features.items() if value and name in weights])
        if score > best_score:
            best, best_score = end, score
    return best


@cache
def _weights() -> dict[str, float]:
    return {name: float(weight) for name, weight in packs.pairs("und", "headline_weights")}


def _spaced(text: str, start: int, stop: int) -> bool:
    piece = text[start : min(stop, start + 60)]
    wide = sum("\u2e80" <= char <= "\u9fff" or "\u3040" <= char <= "\u30ff" for char in piece)
    return wide * 3 < len(piece)


def _unspaced_end(context: Context, start: int, stop: int, before: str) -> int:
    """The end of a headline in a script without spaces: the boundary with the best change of topic."""
    text = context.text
    if stop - start <= 16:
        return stop
    known = context.get(known_words).stems
    limit = min(stop, start + 120)
    own: dict[str, int] = {}
    for i in range(start, limit - 1):
        own[text[i : i + 2]] = own.get(text[i : i + 2], 0) + 1
    best, best_score = stop, -1e9
    topic = 0.0
    stops = 0
    ends_with_stop = text[stop - 1] in "。！？」』"
    for i in range(start + 1, limit + 1):
        pair = text[i - 2 : i]
        if i - 2 >= start and pair.isalpha():
            topic += 0.05 if known.get(pair, 0) <= own.get(pair, 1) else -0.35
        length = i - start
        score = topic - ((length - 26) / 24) ** 2 - 2.5 * stops
        if i == stop:
            score += 0.6 if not ends_with_stop else -1.2
        elif i == limit:
            score -= 6
        else:
            left, right = text[i - 1], text[i]
            if right.isspace():
                score += -1.2 if not left.isascii() and i + 1 < len(text) and not text[i + 1].isascii() else -2.0
            elif left in "。！？":
                score += 2.0
            elif (right in "「『“" and left not in "、，：と") or (left in "」』”）" and not _kana(right)):
                score += 0.8
            elif "\u3040" <= left <= "\u309f" and not _kana(right) and right.isalnum():
                score -= 0.4
            else:
                score -= 2.0
            if length < 8:
                score -= 4.0
            if not ends_with_stop:
                score -= 3.0
        if score > best_score:
            best, best_score = i, score
        if text[i - 1] in "。！？":
            stops += 1
    return best


def _kana(char: str) -> bool:
    return "\u3040" <= char <= "\u309f"


def covers(context: Context, span: Span) -> float:
    """Share of the content words of a span that the document has elsewhere too."""
    known = context.get(known_words).stems
    classes = word_classes(context.language)
    own = Counter(stems([word for word in words_of(context.text[span.start : span.end].lower()) if word not in classes]))
    if not own:
        return 1.0
    return sum(known.get(stem, 0) > count for stem, count in own.items()) / len(own)

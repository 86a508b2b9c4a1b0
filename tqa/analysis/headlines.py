"""Where the headline of a link ends that was fused into a paragraph.

Nothing marks the end, so every boundary after the lead-in is weighed: how long the headline would be, whether it would end in its own
stop, how it is capitalised (a run of capitals that stops, a line of capitals that stops), whether a sentence could start or go on
behind it, and whether the words behind it belong to the document's topic while those before it do not. The weights were set by hand.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from tqa.analysis.context import Context
from tqa.linguistics.wordlists import BINDING, word_classes
from tqa.model.text import Span

_LONGEST = 34
_IDEAL, _SPREAD = 9.0, 14.0
_STOPS = ".!?…"
_QUOTES = "\"'“”«»‘’„"


class Known(NamedTuple):
    """The stems of the document's words, with how often each occurs."""

    stems: dict[str, int]


def known_words(context: Context) -> Known:
    """Stems of all words of four letters or more: their first six letters, or pairs of characters where words are not spaced."""
    stems: dict[str, int] = {}
    for word in _word().findall(context.text.lower()):
        for stem in stems_of(word):
            stems[stem] = stems.get(stem, 0) + 1
    return Known(stems)


def stems_of(word: str) -> list[str]:
    """Stems of one lower-case word."""
    if word and "\u2e80" <= word[0] <= "\ud7af":
        return [word[i : i + 2] for i in range(len(word) - 1)]
    return [word[:6]] if len(word) > 3 else []


class _Item(NamedTuple):
    start: int
    end: int
    text: str
    bare: str
    kind: str
    topic: float


def headline_end(context: Context, start: int, stop: int, *, before: str, complete: bool, cut: bool = False) -> int:
    """Where the headline that starts at `start` ends, at most at `stop`.

    Parameters:
        before: "paragraph", "sentence" or "clause", what stands before the lead-in.
        complete: whether the text before the lead-in could be a whole sentence.
        cut: whether another link stands at `stop`, so that no sentence needs to end there.
    """
    text = context.text
    if not _spaced(text, start, stop):
        return _unspaced_end(context, start, stop, before)
    items = _items(context, start, min(stop, start + 420))
    if len(items) < 3:
        return stop
    whole = items[-1].end >= stop - 2
    style = _style(items, context.language)
    foreign = _is_foreign(items, context)
    best, best_score = stop, -1e9
    topic = 0.0
    strays = 0
    stops_inside = 0
    for k, item in enumerate(items[:_LONGEST]):
        topic += item.topic
        if k and style == "title" and item.kind == "" and item.bare[:1].islower() and len(item.bare) > 3:
            strays += 1
        if k and style == "upper" and item.bare.isalpha() and len(item.bare) > 1 and not item.bare.isupper():
            strays += 2
        last = k == len(items) - 1
        score = topic - 1.6 * strays - 2.6 * stops_inside
        count = k + 1
        if count < 3:
            score -= 3.0 * (3 - count)
        score -= (count - _IDEAL) ** 2 / (2 * _SPREAD**2) * 8
        own_stop = _ends_sentence(item) and not (item.text[-1] in _QUOTES and items[0].text[0] in _QUOTES)
        if item.kind in BINDING:
            score -= 4.0
        if item.text[-1] in ",;:–—-":
            score -= 4.0
        if last and whole:
            score += _at_end(text, stop, own_stop, before, complete)
        elif last:
            score -= 6.0
        else:
            score += _between(items, k, own_stop, before, complete, style, cut or text[stop - 1] in _STOPS + _QUOTES + ")", foreign)
        if score > best_score:
            best, best_score = item.end, score
        if own_stop:
            stops_inside += 1
    return best


def _at_end(text: str, stop: int, own_stop: bool, before: str, complete: bool) -> float:
    score = 0.4
    if before == "clause" and not complete:
        score -= 5.0
    if own_stop and text[stop - 1] == ".":
        score -= 1.6
    return score


def _between(
    items: list[_Item], k: int, own_stop: bool, before: str, complete: bool, style: str, ends_with_stop: bool, foreign: bool
) -> float:
    """How well a boundary between two words divides a headline from what follows it."""
    here, follow = items[k], items[k + 1]
    score = 0.0
    first = follow.bare[:1]
    opening = follow.text[0] in _QUOTES + "(["
    if foreign and script_of(here.bare) != script_of(follow.bare) and follow.bare[:1].isalpha():
        score += 3.0
    if not ends_with_stop:
        score -= 3.0
    if first.islower() and not opening:
        if before != "clause":
            return score - 9.0
        score -= 1.0 if not complete else 2.4
        if own_stop:
            return score + 4.0
        if follow.kind in ("conjunction", "preposition", "auxiliary"):
            score += 0.9
        if style == "title" and here.bare[:1].isupper() and follow.kind not in BINDING:
            score += 2.0
        if here.text[-1] in ")”»\"'" and len(here.bare) > 1:
            score += 0.6
        return score
    if before == "clause" and not complete:
        return score - 5.0
    if own_stop:
        score += 3.2
    if here.text[-1] in ")" and here.bare.isupper():
        score += 2.0
    if follow.bare.isalpha() and first.isupper():
        opener = follow.kind in ("opener", "pronoun", "determiner", "preposition", "conjunction")
        after = items[k + 2] if k + 2 < len(items) else None
        small_after = after is not None and after.bare[:1].islower()
        if opener:
            score += 3.0 if small_after or style != "title" else 1.4
        elif style == "title":
            run = _small_run(items, k + 1)
            score += 0.8 if run else -1.2
        else:
            score -= 0.8
            if after is not None and after.kind == "speech":
                score += 2.6
            elif here.kind == "" and here.bare[:1].islower() and small_after:
                score += 0.5
        if here.bare[:1].isupper() and not opener and style != "title" and not own_stop:
            score -= 2.4
    elif follow.bare[:1].isdigit():
        score -= 1.5
    elif opening and first.isupper():
        score += 0.6 if follow.text[0] in _QUOTES else 0.0
    return score


def _small_run(items: list[_Item], at: int) -> bool:
    """Whether the words after the one at `at` are in lower case, as in a sentence."""
    words = [item.bare for item in items[at + 1 : at + 6] if item.bare.isalpha() and len(item.bare) > 3]
    return bool(words) and sum(word.islower() for word in words) >= max(1, len(words) - 1)


def _ends_sentence(item: _Item) -> bool:
    mark = item.text.rstrip(_QUOTES + ")]")
    if not mark or mark[-1] not in _STOPS:
        return False
    if mark[-1] == "." and not mark.endswith("..") and len(mark.rstrip(".")) <= 2 and mark[0].isupper():
        return False
    return not (mark[-1] == "." and "." in mark[:-1].strip(".") and mark[0].isupper() and len(mark) <= 6)


def _items(context: Context, start: int, stop: int) -> list[_Item]:
    classes = word_classes(context.language)
    known = context.get(known_words).stems
    own: dict[str, int] = {}
    for word in _word().findall(context.text[start:stop].lower()):
        for stem in stems_of(word):
            own[stem] = own.get(stem, 0) + 1
    items = []
    for match in re.compile(r"\S+").finditer(context.text, start, stop):
        raw = match[0]
        bare = raw.strip(_QUOTES + ".,;:!?…–—-()[]|")
        lower = bare.lower()
        kind = classes.get(lower, "")
        topic = 0.0
        if not kind or kind == "speech":
            for stem in stems_of(lower[:-2] if lower.endswith(("'s", "’s")) else lower):
                topic += 0.22 if known.get(stem, 0) <= own.get(stem, 0) else -0.75
        items.append(_Item(match.start(), match.end(), raw, bare, kind, topic))
    return items


def _style(items: list[_Item], language: str) -> str:
    """How the headline is capitalised, from its first words: "title", "upper" or "sentence"."""
    words = [item for item in items[1:8] if item.bare.isalpha() and len(item.bare) > 3 and not item.kind]
    if len(words) < 2:
        return "sentence"
    if sum(item.bare.isupper() for item in words[:4]) >= min(3, len(words[:4])):
        return "upper"
    capital = sum(item.bare[0].isupper() for item in words[:5])
    return "title" if capital >= 0.75 * len(words[:5]) else "sentence"


def _is_foreign(items: list[_Item], context: Context) -> bool:
    """Whether the headline is in another script than the document."""
    body = script_of(context.text[:400])
    here = [script_of(item.bare) for item in items[:4] if item.bare]
    return sum(script != body for script in here) * 2 > len(here)


def script_of(piece: str) -> str:
    """The script of most letters: "latin", "cyrillic", "greek" or "other"."""
    counts = {"latin": 0, "cyrillic": 0, "greek": 0, "other": 0}
    for char in piece:
        if char.isalpha():
            key = "latin" if char < "\u0250" else "greek" if char < "\u0400" else "cyrillic" if char < "\u0530" else "other"
            counts[key] += 1
    return max(counts, key=lambda key: counts[key])


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
                score += 2.0 if not left.isascii() and i + 1 < len(text) and not text[i + 1].isascii() else -2.0
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


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"\w+")


def covers(context: Context, span: Span) -> float:
    """Share of the content words of a span that the document has elsewhere too."""
    known = context.get(known_words).stems
    stems: dict[str, int] = {}
    for word in _word().findall(context.text[span.start : span.end].lower()):
        if word_classes(context.language).get(word):
            continue
        for stem in stems_of(word):
            stems[stem] = stems.get(stem, 0) + 1
    if not stems:
        return 1.0
    return sum(known.get(stem, 0) > count for stem, count in stems.items()) / len(stems)

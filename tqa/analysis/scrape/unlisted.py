"""Lead-ins that no pack lists, recognised by the words that they are made of, or by their place and shape."""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from tqa.analysis.context import Context
from tqa.analysis.scrape.composed import beginnings, is_dense, is_dense_phrase, languages_of_word, model, strength
from tqa.analysis.scrape.headlines import covers, headline_end
from tqa.analysis.scrape.places import (
    CLOSERS,
    FULL_STOPS,
    OPENERS,
    SEPARATORS,
    LeadIn,
    after,
    ends_in_brackets,
    is_cased,
    is_reference,
    place_of,
    reaches_over,
    starts_headline,
)
from tqa.analysis.structure import paragraphs
from tqa.analysis.vocabulary import vocabulary
from tqa.linguistics import packs
from tqa.linguistics.wordlists import nouns, word_classes
from tqa.model.text import Span

_CONTACT = "en"
"""Plugins leave their own language in pages of every language."""
_PACK = "leadins"
_LONGEST = 8
_LONGEST_DENSE = 12
_REACH = 60
_COMPOSED, _COMPOSED_SEPARATED, _SHAPED = 0.8, 0.88, 0.7
_SHORTEST = 4
_OFF_TOPIC = 0.34
_FEW_HEADLINES, _CHARACTERS_A_HEADLINE = 50, 2000


def unlisted(context: Context, listed: list[LeadIn]) -> Iterator[LeadIn]:
    """Lead-ins beside the listed ones, none overlapping them or each other, ascending."""
    taken = _Taken(listed)
    until = 0
    for candidate in sorted([*_composed(context, taken), *_before_colon(context, taken), *_dense(context)]):
        if candidate.start >= until and not taken.has(candidate.start, candidate.headline):
            yield candidate
            until = candidate.headline


class _Taken:
    """The places of the listed lead-ins."""

    def __init__(self, listed: Iterable[LeadIn]) -> None:
        self._places = [(leadin.start, max(leadin.end, leadin.headline)) for leadin in listed]

    def holds(self, at: int) -> bool:
        """Whether something that begins at an offset begins inside one: it need not be read then."""
        before = bisect_right(self._places, (at, sys.maxsize)) - 1
        return before >= 0 and at < self._places[before][1]

    def has(self, start: int, end: int) -> bool:
        at = bisect_right(self._places, (start, end))
        return any(place[0] < end and start < place[1] for place in self._places[max(0, at - 1) : at + 1])


@cache
def _starters(languages: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word for language in languages for word in beginnings(language, _PACK))


@cache
def _inside(languages: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word for language in languages for word in model(language, _PACK).inside)


def _languages(context: Context) -> tuple[str, ...]:
    return tuple(dict.fromkeys(code for code in (context.language, _CONTACT, context.source_language) if code))


def _composed(context: Context, taken: _Taken) -> Iterator[LeadIn]:
    languages = _languages(context)
    blocks = context.get(paragraphs)
    text = context.text
    inside = _inside(languages)
    block = 0
    for start, end in _candidates(context, languages):
        if taken.holds(start):
            continue
        follow = _next_word(text, end)
        if follow not in inside:
            continue
        while block + 1 < len(blocks) and blocks[block + 1].start <= start:
            block += 1
        wanted = [language for language in languages if follow in model(language, _PACK).inside]
        place = place_of(text, start, blocks[block])
        if place is None:
            continue
        for language in wanted:
            leadin = _phrase(context, start, blocks[block], place, language)
            if leadin is not None:
                yield leadin
                break


def _candidates(context: Context, languages: tuple[str, ...]) -> list[tuple[int, int]]:
    """Places of words that a lead-in could begin with: of their own, or joined to the word before them ("regionRead")."""
    text = context.text
    starters = _starters(languages)
    words = context.get(vocabulary)
    found = []
    for word in starters & words.counts.keys():
        size = len(word)
        at = text.find(word)
        while at >= 0:
            end = at + size
            if not (end < len(text) and text[end].isalnum()) and not (at and text[at - 1].isalnum()):
                found.append((at, end))
            at = text.find(word, end)
    for start, end in words.odd:
        word, at = _joined_word(text[start:end])
        if word in starters:
            found.append((start + at, start + at + len(word)))
    return sorted(found)


@lru_cache(maxsize=4096)
def _joined_word(token: str) -> tuple[str, int]:
    """The word in a token that is joined to the one before it, and where it begins there; an empty one when there is none."""
    at = next((at for at in range(len(token) - 1, 0, -1) if token[at].isupper() and token[at - 1].islower()), 0)
    stop = at
    while at and stop < len(token) and token[stop].isalpha():
        stop += 1
    return token[at:stop], at


def _next_word(text: str, at: int) -> str:
    match = _word().match(text, at)
    return match[1].lower().replace("’", "'") if match else ""


def _phrase(context: Context, start: int, block: Span, place: str, language: str) -> LeadIn | None:
    """The longest lead-in that begins at `start`."""
    text = context.text
    known = model(language, _PACK)
    words: list[str] = []
    ends: list[int] = []
    capitals = True
    end = start
    while len(words) < _LONGEST:
        match = _word().match(text, end, block.end)
        word = match[1].lower().replace("’", "'") if match else ""
        if match is None or word not in known.inside or (words and word == words[-1]):
            break
        if words:
            small = not match[1][0].isupper()
            if len(words) == 1:
                capitals = not small
            elif capitals == small and not (capitals and small):
                break
        words.append(word)
        end = match.end()
        ends.append(end)
    for size in range(len(words), 0, -1):
        leadin = _judged(context, start, ends[size - 1], words[:size], block, place, language)
        if leadin is not None:
            return leadin
    return None


@cache
def _word() -> re.Pattern[str]:
    """A word behind a blank, or at the place itself."""
    return re.compile(r"[ \u00a0]*([^\W\d_]+(?:['’-][^\W\d_]+)*)")


def _judged(context: Context, start: int, end: int, words: list[str], block: Span, place: str, language: str) -> LeadIn | None:
    text = context.text
    headline, separated = after(text, end, block.end)
    if headline != block.end and not separated and (len(words) < 2 or words[-1] not in model(language, _PACK).ends):
        return None
    level = strength(words, language, _PACK)
    if not level or ends_in_brackets(text, start, end):
        return None
    if separated and text[headline - 1 : headline] == "-" and text[end] == "-":
        return None
    if headline == block.end:
        alone = place == "paragraph" and len(words) > 1 and (separated or level > 1)
        return LeadIn(start, block.end, headline, block, place, separated, language, _COMPOSED_SEPARATED) if alone else None
    if not separated and (level < 2 or len(words) < 2):
        return None
    if not starts_headline(text, headline, block.end) or is_reference(text, headline, block.end, language):
        return None
    if not separated and not is_cased(text[start]) and (place != "paragraph" or text[block.end - 1] in FULL_STOPS):
        return None
    if place == "clause" and not separated and reaches_over(text, start, block.start, context.language):
        return None
    if len(words) == 1 and not _headline_follows(context, headline, block, place):
        return None
    return LeadIn(start, end, headline, block, place, separated, language, _COMPOSED_SEPARATED if separated else _COMPOSED)


def _before_colon(context: Context, taken: _Taken) -> Iterator[LeadIn]:
    """Phrases before a colon: made of words of lead-ins in any language, or of no known ones where what follows can only be a headline."""
    text = context.text
    own = _languages(context)
    blocks = context.get(paragraphs)
    block = 0
    at = text.find(":")
    while at >= 0:
        while block + 1 < len(blocks) and blocks[block + 1].start <= at:
            block += 1
        words, start = _words_before(text, at, blocks[block].start)
        place = place_of(text, start, blocks[block]) if words and not taken.holds(start) else None
        if place is not None:
            leadin = _any_language(context, words, start, _phrase_end(text, at), blocks[block], place, own)
            if leadin is not None:
                yield leadin
        at = text.find(":", at + 1)


def _any_language(context: Context, words: list[str], start: int, end: int, block: Span, place: str, own: tuple[str, ...]) -> LeadIn | None:
    for language in own:
        leadin = _judged(context, start, end, words, block, place, language)
        if leadin is not None:
            return leadin
    if not all(any(word in model(code, _PACK).inside for code in own) for word in words):
        index = languages_of_word(_PACK)
        for language in sorted(frozenset.intersection(*(index.get(word, frozenset()) for word in words)) - set(own)):
            leadin = _judged(context, start, end, words, block, place, language)
            if leadin is not None:
                return leadin
    return _shaped(context, words, start, end, block, place)


def _shaped(context: Context, words: list[str], start: int, end: int, block: Span, place: str) -> LeadIn | None:
    """A phrase of unknown words whose place and whose follower give it away: a headline without a stop, about something else."""
    text = context.text
    headline, _ = after(text, end, block.end)
    if place == "clause" or headline == block.end or not starts_headline(text, headline, block.end) or not text[end:headline].endswith(" "):
        return None
    classes = word_classes(context.language)
    raw = text[start:end].split()
    if not any(word.islower() for word in raw) or any(classes.get(word, "") == "speech" or _is_office(word, context) for word in words):
        return None
    if not _headline_follows(context, headline, block, place):
        return None
    return LeadIn(start, end, headline, block, place, True, context.language, _SHAPED)


def _headline_follows(context: Context, headline: int, block: Span, place: str) -> bool:
    """Whether what stands there can only be a headline: it has no stop, and its words are not those of the document."""
    text = context.text
    if place == "paragraph" and has_stop(text, block.end):
        return False
    if next(context.get(_weighings), None) is None:
        return False
    stop = headline_end(context, headline, block.end, before=place, complete=True)
    if place == "paragraph" and stop != block.end:
        return False
    if len(text[headline:stop].split()) < _SHORTEST or has_stop(text, stop):
        return False
    return covers(context, Span(headline, stop)) <= _OFF_TOPIC


def _weighings(context: Context) -> Iterator[int]:
    """As many places as a text of this length can have headlines; weighing more would take long on a text that is nothing but lead-ins."""
    return iter(range(_FEW_HEADLINES + len(context.text) // _CHARACTERS_A_HEADLINE))


def _is_office(word: str, context: Context) -> bool:
    return nouns(context.language, "roles").has(word) or nouns(context.language, "organisation_heads").has(word)


def has_stop(text: str, end: int) -> bool:
    """Whether a full stop, or closed quotation, stands before an offset."""
    return text[end - 1] in ".。…" + CLOSERS


def _words_before(text: str, at: int, floor: int) -> tuple[list[str], int]:
    """The words before a colon from the last one with a capital on, and where that one starts."""
    end = _phrase_end(text, at)
    piece = text[max(floor, end - _REACH) : end]
    words: list[str] = []
    start = end
    for raw in reversed(piece.split(" ")):
        if not raw or not raw[0].isalpha() or raw[-1] in ".,;!?:" or len(words) == _LONGEST:
            return [], at
        words.insert(0, raw.lower().replace("’", "'"))
        start -= len(raw)
        if raw[0].isupper():
            return words, start
        start -= 1
    return [], at


def _phrase_end(text: str, at: int) -> int:
    while at > 0 and text[at - 1] in " \u00a0\u202f":
        at -= 1
    return at


def _dense(context: Context) -> Iterator[LeadIn]:
    """Phrases before a colon, or in lenticular brackets, in scripts without spaces."""
    text = context.text
    if "：" not in text and "】" not in text and not is_dense(next((char for char in text if char.isalpha()), "a")):
        return
    languages = [code for code in packs.languages() if is_dense(next(iter(model(code, _PACK).characters), "a"))]
    for block in context.get(paragraphs):
        at = block.start
        while True:
            at = min((mark for mark in (text.find(sign, at, block.end) for sign in "：:】") if mark >= 0), default=-1)
            if at < 0:
                break
            start = at
            while start > max(block.start, at - _LONGEST_DENSE) and is_dense(text[start - 1]) and text[start - 1] not in "。！？」』）":
                start -= 1
                if text[start] in "【「":
                    break
            piece = text[start:at].strip("【「 ")
            language = next((code for code in languages if is_dense_phrase(piece, code, _PACK)), "")
            place = place_of(text, start, block) if language else None
            if place is not None:
                end = at + (text[at] == "】")
                headline, _ = after(text, end, block.end)
                if headline == block.end and place == "paragraph":
                    yield LeadIn(start, block.end, headline, block, place, True, language, _COMPOSED_SEPARATED)
                elif headline < block.end and text[headline] not in SEPARATORS + OPENERS[:2]:
                    yield LeadIn(start, end, headline, block, place, True, language, _COMPOSED_SEPARATED)
            at += 1

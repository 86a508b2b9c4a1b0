"""Words joined where a tag, a line break or a link was: to a word, a number, a quotation mark, behind a stop or a comma.

Brands with capitals inside, units behind numbers, inflected abbreviations, domains and initials are joined rightly. They are told by
lists of the language packs and by the document itself: two words that it also has apart were joined by accident, a word that it has
twice in this form is a name.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import compress, pairwise, repeat

from tqa.analysis.context import Context
from tqa.analysis.scrape.elements import borders
from tqa.analysis.scrape.glue_capitals import capitals_before_small, small_before_capital
from tqa.analysis.scrape.glue_words import Words
from tqa.analysis.scrape.insertions import insertions
from tqa.analysis.tokens import TRIM
from tqa.analysis.vocabulary import place, vocabulary
from tqa.linguistics import packs
from tqa.model.fix import Edit
from tqa.model.records import NamedTuple
from tqa.model.text import Span

_LONGEST, _LONGEST_TOKEN = 40, 80
_SHORTEST_JOINED, _SHORTEST_SMALL = 7, 3
_ADDRESS = frozenset("@\\_={}<>")


class Glue(NamedTuple):
    """Joined words: what to insert where, and why they were taken for joined."""

    span: Span
    edits: tuple[Edit, ...]
    reason: str
    confidence: float


def glued(context: Context) -> tuple[Glue, ...]:
    """Joined words in the order of the text."""
    known = context.get(vocabulary)
    joined = _at_links(context)
    lower = _joined_in_lower_case(context.language, known.counts)
    if not known.odd and not known.long and not joined and not lower:
        return ()
    words = Words(context)
    found = [glue for start, end in known.odd if (glue := _token(words, start, end)) is not None]
    found += [glue for word in known.long if (glue := _with_small_word(words, word)) is not None]
    found += [
        _parted(words, word, cut, "a small word that no longer word has there, and one that stands apart elsewhere") for word, cut in lower
    ]
    links = {insertion.span.start for insertion in context.get(insertions).insertions} if found else set()
    linked = {at for glue in joined for at in range(*glue.span)}
    found = [glue for glue in found if linked.isdisjoint(range(*glue.span))] + joined
    return tuple(sorted(glue for glue in found if not any(edit.start in links for edit in glue.edits)))


def _at_links(context: Context) -> list[Glue]:
    """Words joined where a link of the page begins or ends."""
    text = context.text
    places: dict[Span, list[Edit]] = {}
    for at in borders(context):
        start = end = at
        while start > 0 and at - start < _LONGEST and text[start - 1].isalpha():
            start -= 1
        while end < len(text) and end - at < _LONGEST and text[end].isalpha():
            end += 1
        places.setdefault(Span(start, end), []).append(Edit(at, at, " "))
    return [Glue(span, tuple(edits), "a link ends or begins inside the word", 0.97) for span, edits in places.items()]


def _joined_in_lower_case(language: str, counts: dict[str, int]) -> list[tuple[str, int]]:
    """Words that end or begin in a small word which no dictionary word has there, when the rest stands apart in the text: "bridgehave"."""
    ends, begins = _small_words(language, "end"), _small_words(language, "begin")
    if not ends and not begins:
        return []
    found = []
    once = [word for word, number in counts.items() if number == 1 and len(word) >= _SHORTEST_JOINED]
    for word in compress(once, map(_may_be_joined, once, repeat(language))):
        for cut in range(_SHORTEST_SMALL, len(word) - _SHORTEST_SMALL + 1):
            left, right = word[:cut], word[cut:]
            closes = right in ends and word not in ends[right] and len(left) > _SHORTEST_SMALL and left in counts
            opens = left in begins and word not in begins[left] and len(right) > _SHORTEST_SMALL and right in counts
            if (closes or opens) and word.isalpha():
                found.append((word, cut))
                break
    return found


@lru_cache(maxsize=8192)
def _may_be_joined(word: str, language: str) -> bool:
    """Whether a word in small letters ends or begins in a small word."""
    ends, begins = _small_words(language, "end"), _small_words(language, "begin")
    return len(word) <= _LONGEST_TOKEN and word.islower() and (word.endswith(tuple(ends)) or word.startswith(tuple(begins)))


@cache
def _small_words(language: str, place: str) -> dict[str, frozenset[str]]:
    """Small words -> the longer words that have them at a place nonetheless."""
    return {row["word"]: frozenset(row["except"].split()) for row in packs.table(language, "joined_words") if row["place"] == place}


def _token(words: Words, start: int, end: int) -> Glue | None:
    text = words.text
    places = _places(text[start:end])
    if not places:
        return None
    edits: list[Edit] = []
    reason, confidence = "", 0.0
    for found, why, sure in _joints(words, start, end, places):
        if found is not None:
            edits.append(found)
            if not reason or sure < confidence:
                reason, confidence = why, sure
    if not edits:
        return None
    first, last = start, end
    while first < last and text[first] in TRIM:
        first += 1
    while last > first and text[last - 1] in TRIM:
        last -= 1
    if edits[0].start < first or edits[-1].start > last:
        return None
    return Glue(Span(first, last), tuple(edits), reason, confidence)


def _with_small_word(words: Words, word: str) -> Glue | None:
    """A name and a small word: "Netesovsaid"."""
    if len(word) > _LONGEST_TOKEN:
        return None
    for cut in range(len(word) - 2, 3, -1):
        left, right = word[:cut], word[cut:]
        kind = words.classes.get(right, "")
        if not kind and right not in words.counts:
            continue
        if left.lower() in words.classes:
            continue
        if kind == "speech" and len(left) > 4 and len(right) > 8:
            return _parted(words, word, cut, "a word and one that reports what was said")
        if left not in words.counts or left.lower() in words.counts:
            continue
        if kind in ("speech", "auxiliary", "preposition", "conjunction") and (len(right) > 3 or (kind != "preposition" and len(right) > 2)):
            return _parted(words, word, cut, "a name of this text and a word that follows names")
        if not words.compounding and len(right) > 4 and right in words.counts and right not in words.endings and words.counts[left] > 0:
            return _parted(words, word, cut, "both words stand apart elsewhere in the text")
    return None


def _parted(words: Words, word: str, cut: int, reason: str) -> Glue:
    start, end = place(words.text, word)
    return Glue(Span(start, end), (Edit(start + cut, start + cut, " "),), reason, 0.8)


@lru_cache(maxsize=8192)
def _places(token: str) -> tuple[int, ...]:
    """Places inside a token where something may be joined: beside a letter, but not between letters of one case; none in an address."""
    if len(token) > _LONGEST_TOKEN or not _ADDRESS.isdisjoint(token) or "://" in token or "www." in token.lower() or token[0] == "#":
        return ()
    if any("\u2e80" <= char <= "\ud7af" for char in token) or _is_code(token):
        return ()
    return tuple(at for at, (left, right) in enumerate(pairwise(token), 1) if _may_join(left, right))


def _may_join(left: str, right: str) -> bool:
    if left.isalpha() and right.isalpha():
        return left.islower() != right.islower()
    return left.isalpha() or right.isalpha()


def _joints(words: Words, start: int, end: int, places: tuple[int, ...]) -> Iterator[tuple[Edit | None, str, float]]:
    """What every joint inside a token needs, with the reason and how sure it is."""
    text = words.text
    for inside in places:
        at = start + inside
        left, right = text[at - 1], text[at]
        if left.isalpha():
            if right.isalpha():
                if left.islower() and right.isupper():
                    yield small_before_capital(words, start, at, end), "a capital inside a word", 0.85
                elif left.isupper() and right.islower() and at - start > 1 and text[at - 2].isupper():
                    yield capitals_before_small(words, start, at, end), "capitals joined to a word", 0.85
            elif right.isdigit() and left.islower():
                from tqa.analysis.scrape.glue_numbers import word_before_number

                yield word_before_number(words, start, at, end), "a word joined to a number", 0.85
            elif right in "«“„(" or right == '"':
                from tqa.analysis.scrape.glue_marks import before_mark

                yield before_mark(words, start, at, end), "a quotation mark inside a word", 0.85
        elif right.isalpha():
            if left.isdigit():
                from tqa.analysis.scrape.glue_numbers import number_before_word

                yield number_before_word(words, start, at, end), "a number joined to a word", 0.85
            elif left in '.!?…,;»”)"':
                yield _behind(words, start, at, end)


def _behind(words: Words, start: int, at: int, end: int) -> tuple[Edit | None, str, float]:
    """What a letter behind a mark needs."""
    from tqa.analysis.scrape.glue_marks import behind_comma, behind_mark, behind_stop

    mark = words.text[at - 1]
    if mark in ".!?…":
        return behind_stop(words, start, at, end), "no blank behind the stop", 0.9
    if mark in ",;":
        return behind_comma(words, start, at, end), "no blank behind the comma", 0.95
    return behind_mark(words, start, at, end), "a quotation mark inside a word", 0.85


def _is_code(token: str) -> bool:
    """Whether a token is marked as code, is called, or has several capitals inside behind a small first letter: `getElementById`."""
    bare = token.strip(TRIM)
    if "`" in token or "()" in token:
        return True
    return bare[:1].islower() and bare.isalpha() and sum(one.islower() and other.isupper() for one, other in pairwise(bare)) > 1

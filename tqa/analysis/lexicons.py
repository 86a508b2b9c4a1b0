"""One Aho-Corasick pass over all phrases that the chosen rules look for.

Method: Aho and Corasick (1975), by the `ahocorasick_rs` library; overlapping matches, so that a longer phrase which fails its
word boundary hides no shorter one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any

from ahocorasick_rs import AhoCorasick, Implementation

from tqa.analysis.context import Context
from tqa.linguistics import packs
from tqa.model.records import NamedTuple

Beginnings = frozenset[str]
"""All runs of four characters of a folded text: what a phrase that stands in it can have."""

_GRAM = 4


class Lexicon(NamedTuple):
    """Phrases to look for, case ignored.

    Parameters:
        name: unique; rules that name the same lexicon share it.
        load: (language, source language or "") -> pairs of phrase and what the rule wants to know about it. Must depend on nothing else.
        bounded: matches must start and end at word boundaries.
        starting: matches must start at one; where they end does not matter.
        near: `load` for one text, where that reads thousands of phrases: it may leave out those that `may_begin` refuses.
    """

    name: str
    load: Callable[[str, str], Iterable[tuple[str, Any]]]
    bounded: bool = True
    starting: bool = False
    near: Callable[[str, str, Beginnings], Iterable[tuple[str, Any]]] | None = None


class Hit(NamedTuple):
    """A phrase found at `start`..`end` of the text; `entry` is what the lexicon says of it."""

    start: int
    end: int
    phrase: str
    entry: Any


def hits(context: Context, lexicon: Lexicon) -> list[Hit]:
    """All matches of a lexicon, by start, then longest first. Overlapping ones are all there."""
    found = context.get(_all_hits)
    if lexicon.name not in found:
        found[lexicon.name] = _scan(context, (lexicon,))[lexicon.name]
    return found[lexicon.name]


def fold(text: str) -> str:
    """Lower case without moving an offset: U+0130 is the one character that `str.lower` makes longer."""
    return text.lower() if "\u0130" not in text else text.replace("\u0130", "i").lower()


def is_bounded(text: str, start: int, end: int) -> bool:
    """Whether neither edge of the span lies inside a word; combining marks belong to the word before them.

    An edge where the span itself has no letter or digit is always a boundary, and so is one in a script written without spaces.
    """
    if start > 0 and _is_word(text[start]) and _is_word(text[start - 1]):
        return False
    return not (end < len(text) and _is_word(text[end - 1]) and (_is_word(text[end]) or "\u0300" <= text[end] <= "\u036f"))


def _is_word(char: str) -> bool:
    return (char.isalnum() or char == "_") and not "\u2e80" <= char <= "\ud7af" and not "\uf900" <= char <= "\uffef"


def _all_hits(context: Context) -> dict[str, list[Hit]]:
    return _scan(context, context.lexicons)


def _scan(context: Context, lexicons: tuple[Lexicon, ...]) -> dict[str, list[Hit]]:
    found: dict[str, list[Hit]] = {lexicon.name: [] for lexicon in lexicons}
    text, folded = context.text, fold(context.text)
    chosen = (lexicons, context.language, context.source_language or "")
    if chosen in _seen:
        automaton, entries = _automaton(*chosen)
    else:
        # Most runs read one article: building all phrases into an automaton would take longer than everything else.
        _seen.add(chosen)
        automaton, entries = _built(*chosen, _beginnings(folded))
    for pattern, start, end in automaton.find_matches_as_indexes(folded, overlapping=True):
        inside: bool | None = None
        for lexicon, phrase, entry in entries[pattern]:
            if lexicon.bounded:
                if inside is None:
                    inside = is_bounded(text, start, end)
                if not inside:
                    continue
            elif lexicon.starting and start and text[start - 1].isalnum() and text[start].isalnum():
                continue
            found[lexicon.name].append(Hit(start, end, phrase, entry))
    for group in found.values():
        group.sort(key=lambda hit: (hit.start, -hit.end))
    return found


_Entries = list[list[tuple[Lexicon, str, Any]]]
_seen: set[tuple[tuple[Lexicon, ...], str, str]] = set()


def may_begin(phrase: str, beginnings: Beginnings) -> bool:
    """Whether a phrase can stand in a text, by its first characters."""
    return len(phrase) < _GRAM or fold(phrase)[:_GRAM] in beginnings


def near_rows(language: str, name: str, beginnings: Beginnings) -> list[str]:
    """The rows of a pack's table whose first cell may begin a phrase of the text."""
    rows = packs.body(language, name)
    heads = [row[:_GRAM] for row in fold("\n".join(rows)).split("\n")] if rows else []
    return [row for row, head in zip(rows, heads, strict=True) if head in beginnings or "\t" in head]


def _beginnings(text: str) -> Beginnings:
    return frozenset([text[at : at + _GRAM] for at in range(max(1, len(text) - _GRAM + 1))])


@lru_cache(maxsize=32)
def _automaton(lexicons: tuple[Lexicon, ...], language: str, source_language: str) -> tuple[AhoCorasick, _Entries]:
    return _built(lexicons, language, source_language, None)


def _may_stand(folded: str, grams: Beginnings) -> bool:
    """Whether a phrase begins, ends and goes on in the middle as something in the text does."""
    if len(folded) < _GRAM:
        return True
    middle = (len(folded) - _GRAM) // 2
    return folded[:_GRAM] in grams and folded[-_GRAM:] in grams and folded[middle : middle + _GRAM] in grams


def _built(lexicons: tuple[Lexicon, ...], language: str, source_language: str, grams: Beginnings | None) -> tuple[AhoCorasick, _Entries]:
    """The automaton of all phrases, or only of those that can stand in a text with these runs of characters."""
    index: dict[str, list[tuple[Lexicon, str, Any]]] = {}
    for lexicon in lexicons:
        if grams is None or lexicon.near is None:
            rows = lexicon.load(language, source_language)
        else:
            rows = lexicon.near(language, source_language, grams)
        for phrase, entry in rows:
            folded = fold(phrase)
            if grams is None or _may_stand(folded, grams):
                index.setdefault(folded, []).append((lexicon, phrase, entry))
    # A DFA of thousands of phrases takes longer to build than to read a hundred articles. Of the two other kinds one is built at once, and
    # one is made from it that scans half as fast again: for many texts.
    kind = Implementation.NoncontiguousNFA if grams is not None else Implementation.ContiguousNFA
    return AhoCorasick(list(index), implementation=kind), list(index.values())

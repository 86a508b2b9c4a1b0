"""Calques: phrases that a translation took over word by word, from the packs of the language pairs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from tqa.analysis.context import Context
from tqa.analysis.lexicons import Lexicon, hits
from tqa.analysis.structure import sentences
from tqa.linguistics import packs

_BEFORE, _AFTER = 32, 160
_OPENING = "“\"«„‘'([—–- "


class Pattern(NamedTuple):
    """A row of `calques.tsv`.

    Parameters:
        regex: matched around the trigger.
        place: "start" (of a sentence), "any" or "narrated" (outside quotation marks).
        rewrite: what replaces the match, as a template of `re.Match.expand`; of two versions with "|" between them the second
            is for a match that begins with a capital. Empty when a person has to write it.
        note: what to write instead, in words.
        precision: share of reviewed matches that an editor would change.
        pair: language pair of the pack.
    """

    id: str
    regex: str
    place: str
    rewrite: str
    note: str
    precision: float
    pair: str


class Calque(NamedTuple):
    """A match; `rewrite` is None when there is none."""

    start: int
    end: int
    pattern: Pattern
    rewrite: str | None


def load(language: str, source_language: str) -> Iterator[tuple[str, Pattern]]:
    """Triggers and patterns of a language pair; of all pairs into the language when the source is not known."""
    for pair in packs.languages():
        source, _, target = pair.partition("-")
        if target == language and source_language in ("", source):
            for row in packs.table(pair, "calques"):
                pattern = Pattern(row["id"], row["pattern"], row["place"], row["rewrite"], row["note"], float(row["precision"]), pair)
                for trigger in row["triggers"].split("|"):
                    yield trigger, pattern


LEXICON = Lexicon("calques", load)


@cache
def _compiled(regex: str) -> re.Pattern[str]:
    return re.compile(regex)


def calques(context: Context) -> tuple[Calque, ...]:
    """All matches, ascending."""
    found = hits(context, LEXICON)
    if not found:
        return ()
    text = context.text
    spans = context.get(sentences)
    matches: dict[tuple[int, int], Calque] = {}
    at = 0
    for hit in found:
        while at + 1 < len(spans) and spans[at + 1].start <= hit.start:
            at += 1
        sentence = spans[at]
        low, high = max(sentence.start, hit.start - _BEFORE), min(sentence.end, hit.end + _AFTER)
        for match in _compiled(hit.entry.regex).finditer(text, low, high):
            if match.start() <= hit.start and match.end() >= hit.end - 1 and _fits(text, match, hit.entry, sentence.start):
                matches.setdefault(match.span(), Calque(*_trimmed(match), hit.entry, _rewritten(match, hit.entry)))
    return tuple(matches[span] for span in sorted(matches))


def _trimmed(match: re.Match[str]) -> tuple[int, int]:
    return match.start(), match.start() + len(match[0].rstrip())


def _fits(text: str, match: re.Match[str], pattern: Pattern, sentence: int) -> bool:
    before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    if before.isalnum() or (after.isalnum() and text[match.end() - 1].isalnum()):
        return False
    if pattern.place == "start":
        return not text[sentence : match.start()].strip(_OPENING)
    if pattern.place == "narrated":
        part = text[sentence : match.start()]
        return not any(part.count(opening) > part.count(closing) for opening, closing in ("“”", "«»", "„“")) and part.count('"') % 2 == 0
    return True


def _rewritten(match: re.Match[str], pattern: Pattern) -> str | None:
    if not pattern.rewrite:
        return None
    versions = pattern.rewrite.split("|")
    return match.expand(versions[-1] if match[0][0].isupper() else versions[0]).rstrip()

"""Lead-ins of links to other articles ("See also", "Read more on the topic:") where they are not words of the sentence.

A lead-in tells itself from the same words in a sentence by its capital, by what precedes it (no article or preposition reaches over
it), by the colon or bar behind it and by the capital of the headline that follows.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from tqa.analysis.context import Context
from tqa.analysis.lexicons import Beginnings, Lexicon, hits, near_rows
from tqa.analysis.scrape.places import (
    FULL_STOPS,
    LeadIn,
    after,
    ends_in_brackets,
    is_cased,
    is_reference,
    joined,
    place_of,
    reaches_over,
    starts_headline,
)
from tqa.analysis.scrape.unlisted import unlisted
from tqa.analysis.structure import paragraphs
from tqa.linguistics import packs
from tqa.model.text import Span


def load(language: str, source_language: str) -> Iterable[tuple[str, Any]]:
    """Every pack's lead-ins: related links come in the language of the site, of the plugin or of the reader."""
    for code in packs.languages():
        for phrase, strength in packs.pairs(code, "leadins"):
            yield phrase, (code, strength)


def _near(language: str, source_language: str, beginnings: Beginnings) -> Iterable[tuple[str, Any]]:
    for code in packs.languages():
        for row in near_rows(code, "leadins", beginnings):
            phrase, _, strength = row.partition("\t")
            yield phrase, (code, strength)


_WEAK, _SURE = "weak", "sure"
LEADINS = Lexicon("leadins", load, bounded=False, near=_near)


def leadins(context: Context) -> tuple[LeadIn, ...]:
    """Lead-ins in the order of the text, none inside another one."""
    found = hits(context, LEADINS)
    text = context.text
    blocks = context.get(paragraphs)
    at = taken = 0
    result: list[LeadIn] = []
    for hit in found:
        if hit.start < taken or "a" <= text[hit.start] <= "z":
            continue
        while at < len(blocks) and blocks[at].end <= hit.start:
            at += 1
        if at == len(blocks):
            break
        block = blocks[at]
        if block.start <= hit.start and hit.end <= block.end:
            code, strength = hit.entry
            leadin = _judged(text, hit.start, hit.end, block, code, strength, context.language)
            if leadin is not None:
                result.append(leadin)
                taken = leadin.end
    return tuple(sorted([*result, *unlisted(context, result)]))


def _judged(text: str, start: int, end: int, block: Span, phrase_language: str, strength: str, language: str) -> LeadIn | None:
    first, strong = text[start], strength != _WEAK
    if is_cased(first) and not first.isupper():
        return None
    if end < len(text) and joined(text[end - 1], text[end]):
        return None
    while start > block.start and text[start - 1] in "【[（(":
        start -= 1
    place = place_of(text, start, block)
    if place is None or ends_in_brackets(text, start, end):
        return None
    headline, separated = after(text, end, block.end)
    bracketed = text[start] in "【["
    if headline == block.end:
        alone = place == "paragraph" and (strong or separated)
        return LeadIn(start, block.end, headline, block, place, separated, phrase_language, _sure(separated)) if alone else None
    if not strong and not separated:
        return None
    if not is_cased(first) and not (separated or bracketed or _stands_out(text, block, place, strength)):
        return None
    if not starts_headline(text, headline, block.end):
        return None
    if place == "clause" and not separated and first.isupper() and reaches_over(text, start, block.start, language):
        return None
    if not separated and is_reference(text, headline, block.end, phrase_language):
        return None
    return LeadIn(start, end, headline, block, place, separated, phrase_language, _sure(separated))


def _stands_out(text: str, block: Span, place: str, strength: str) -> bool:
    """Whether a phrase without capitals and colon is told from the first words of a sentence: by itself, or by what ends its paragraph."""
    return (
        strength == _SURE if place == "sentence" else place == "paragraph" and strength != _WEAK and text[block.end - 1] not in FULL_STOPS
    )


def _sure(separated: bool) -> float:
    return 0.95 if separated else 0.9

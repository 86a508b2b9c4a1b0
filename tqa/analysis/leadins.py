"""Lead-ins of links to other articles ("See also", "Read more on the topic:") where they are not words of the sentence.

A lead-in tells itself from the same words in a sentence by its capital, by what precedes it (no article or preposition reaches over
it), by the colon or bar behind it and by the capital of the headline that follows.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from tqa.analysis.context import Context
from tqa.analysis.lexicons import Lexicon, hits
from tqa.analysis.structure import paragraphs
from tqa.linguistics import packs
from tqa.linguistics.wordlists import word_classes
from tqa.model.text import Span

SEPARATORS = ":：|｜–—-»>→▶►"
STOPS = ".!?…。！？।؟۔"
CLOSERS = "\"'”’»)]」』）】›"
OPENERS = "\"'“‘«([„「『（【‹"


class LeadIn(NamedTuple):
    """A lead-in and where it stands.

    Parameters:
        start, end: the phrase with brackets around it, without the separator.
        headline: where the headline starts; the paragraph's end when nothing follows.
        paragraph: the paragraph it stands in.
        place: "paragraph" (it starts one), "sentence" (it stands where a sentence could start) or "clause" (before it a stop is missing).
        separated: a colon, bar or dash follows it.
        language: of the phrase.
    """

    start: int
    end: int
    headline: int
    paragraph: Span
    place: str
    separated: bool
    language: str


def load(language: str, source_language: str) -> Iterable[tuple[str, Any]]:
    """Every pack's lead-ins: related links come in the language of the site, of the plugin or of the reader."""
    for code in packs.languages():
        for phrase, strength in packs.pairs(code, "leadins"):
            yield phrase, (code, strength == "strong")


LEADINS = Lexicon("leadins", load, bounded=False)


def leadins(context: Context) -> tuple[LeadIn, ...]:
    """Lead-ins in the order of the text, none inside another one."""
    found = hits(context, LEADINS)
    if not found:
        return ()
    text = context.text
    blocks = context.get(paragraphs)
    at = taken = 0
    result: list[LeadIn] = []
    for hit in found:
        if hit.start < taken:
            continue
        while at < len(blocks) and blocks[at].end <= hit.start:
            at += 1
        if at == len(blocks):
            break
        block = blocks[at]
        if block.start <= hit.start and hit.end <= block.end:
            code, strong = hit.entry
            leadin = _judged(text, hit.start, hit.end, block, code, strong, context.language)
            if leadin is not None:
                result.append(leadin)
                taken = leadin.end
    return tuple(result)


def is_cased(char: str) -> bool:
    """Whether the character has a capital or small counterpart."""
    return char.lower() != char.upper()


def _judged(text: str, start: int, end: int, block: Span, phrase_language: str, strong: bool, language: str) -> LeadIn | None:
    first = text[start]
    if is_cased(first) and not first.isupper():
        return None
    if end < len(text) and _joined(text[end - 1], text[end]):
        return None
    while start > block.start and text[start - 1] in "【[（(":
        start -= 1
    place = _place(text, start, block)
    if place is None:
        return None
    headline, separated = _after(text, end, block.end)
    bracketed = text[start] in "【["
    if headline == block.end:
        alone = place == "paragraph" and (strong or separated)
        return LeadIn(start, block.end, headline, block, place, separated, phrase_language) if alone else None
    if not strong and not separated:
        return None
    if not is_cased(first) and not (separated or bracketed or (place == "paragraph" and strong)):
        return None
    if not _starts_headline(text, headline, block.end):
        return None
    if place == "clause" and not separated and first.isupper() and _reaches_over(text, start, block.start, language):
        return None
    if not separated and _is_reference(text, headline, block.end, phrase_language):
        return None
    return LeadIn(start, end, headline, block, place, separated, phrase_language)


def _joined(left: str, right: str) -> bool:
    if not (left.isalnum() and right.isalnum()):
        return False
    if is_cased(left) and is_cased(right):
        return not (left.islower() and right.isupper())
    return not (is_cased(right) or "\u2e80" <= right <= "\ud7af")


def _place(text: str, start: int, block: Span) -> str | None:
    at = start
    while at > block.start and text[at - 1].isspace():
        at -= 1
    if at == block.start:
        return "paragraph"
    before = text[at - 1]
    if at == start and (before.isalnum() and is_cased(before) and not (before.islower() and text[start].isupper())):
        return None
    if before in "•·*■►▶" and at - 1 == block.start:
        return "paragraph"
    if at == start and before in OPENERS and before not in "([":
        return None
    tail = text[max(block.start, at - 3) : at].rstrip(CLOSERS)
    if tail and tail[-1] in STOPS:
        return "sentence"
    if before in CLOSERS and at < start:
        return "sentence"
    return "clause"


def _after(text: str, end: int, stop: int) -> tuple[int, bool]:
    at, separated = end, False
    if at < stop and text[at] in "】]）)":
        at += 1
        separated = text[at - 1] in "】]"
    while at < stop and (text[at].isspace() or text[at] in SEPARATORS):
        if text[at] in SEPARATORS:
            if text[at] == "-" and not (at + 1 < stop and text[at + 1].isspace()):
                break
            separated = True
        at += 1
    return at, separated


def _starts_headline(text: str, at: int, stop: int) -> bool:
    while at < stop and text[at] in OPENERS + "#$€£¥":
        at += 1
    if at >= stop:
        return False
    char = text[at]
    if is_cased(char):
        return char.isupper() or (at + 1 < stop and text[at + 1].isupper())
    return char.isalnum() or char in "¿¡"


def _reaches_over(text: str, start: int, floor: int, language: str) -> bool:
    """Whether the word before the phrase governs it: "in the See also section"."""
    words = text[max(floor, start - 30) : start].split()
    return bool(words) and word_classes(language).get(words[-1].lower(), "") == "determiner"


def _is_reference(text: str, at: int, stop: int, language: str) -> bool:
    """Whether what follows points into the document itself: "See also Table 2"."""
    words = text[at : min(stop, at + 60)].split()[:2]
    if not words:
        return False
    return words[0].strip(".,").lower() in packs.words(language, "references") and len(words) > 1 and words[1][:1].isdigit()

"""Where a phrase that may lead a link stands: at the start of a paragraph, where a sentence could start, or where a stop is missing."""

from __future__ import annotations

from tqa.linguistics import packs
from tqa.linguistics.wordlists import word_classes
from tqa.model.records import NamedTuple
from tqa.model.text import Span

SEPARATORS = ":：|｜–—-»>→▶►"
STOPS = ".!?…。！？।؟۔։។။"
FULL_STOPS = ".。۔।"
CLOSERS = "\"'”’»)]」』）】›"
OPENERS = "\"'“‘«„([「『（【‹"


class LeadIn(NamedTuple):
    """A lead-in and where it stands.

    Parameters:
        start, end: the phrase with brackets around it, without the separator.
        headline: where the headline starts; the paragraph's end when nothing follows.
        paragraph: the paragraph it stands in.
        place: "paragraph" (it starts one), "sentence" (it stands where a sentence could start) or "clause" (before it a stop is missing).
        separated: a colon, bar or dash follows it.
        language: of the phrase.
        sure: how sure it is that the phrase leads a link, 0..1.
    """

    start: int
    end: int
    headline: int
    paragraph: Span
    place: str
    separated: bool
    language: str
    sure: float


def is_cased(char: str) -> bool:
    """Whether the character has a capital or small counterpart that texts use; Georgian has capitals for headlines alone."""
    return char.lower() != char.upper() and not "\u10d0" <= char <= "\u10ff"


def joined(left: str, right: str) -> bool:
    if not (left.isalnum() and right.isalnum()):
        return False
    if is_cased(left) and is_cased(right):
        return not (left.islower() and right.isupper())
    return not (is_cased(right) or "\u2e80" <= right <= "\ud7af")


def place_of(text: str, start: int, block: Span) -> str | None:
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


def after(text: str, end: int, stop: int) -> tuple[int, bool]:
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


def ends_in_brackets(text: str, start: int, end: int) -> bool:
    """Whether the phrase ends what a bracket before it opened: "(Coastline News) - Crews ...", the agency of a dateline."""
    return text[end : end + 1] in tuple("])）】") and text[start] not in OPENERS and text[max(0, start - 1) : start] not in tuple("[(（【")


def starts_headline(text: str, at: int, stop: int) -> bool:
    while at < stop and text[at] in OPENERS + "#$€£¥ \u00a0\u202f":
        at += 1
    if at >= stop:
        return False
    char = text[at]
    if is_cased(char):
        return char.isupper() or (at + 1 < stop and text[at + 1].isupper())
    return char.isalnum() or char in "¿¡"


def reaches_over(text: str, start: int, floor: int, language: str) -> bool:
    """Whether the word before the phrase governs it: "in the See also section"."""
    words = text[max(floor, start - 30) : start].split()
    return bool(words) and word_classes(language).get(words[-1].lower(), "") == "determiner"


def is_reference(text: str, at: int, stop: int, language: str) -> bool:
    """Whether what follows points into the document itself: "See also Table 2"."""
    references = packs.words(language, "references")
    words = text[at : min(stop, at + 60)].split(None, 2) if references else ()
    return len(words) > 1 and words[1][0].isdigit() and words[0].strip(".,").lower() in references

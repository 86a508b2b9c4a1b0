"""Links to other articles in the text, and the speakers behind them, found together: the one ends where the other begins."""

from __future__ import annotations

from tqa.analysis.context import Context
from tqa.analysis.scrape.elements import has_purpose, is_boxed, link_at
from tqa.analysis.scrape.headlines import covers, headline_end
from tqa.analysis.scrape.leadins import leadins
from tqa.analysis.scrape.places import CLOSERS, STOPS, LeadIn, is_cased
from tqa.analysis.scrape.runs import headline_runs
from tqa.analysis.scrape.speakers import tail_of
from tqa.analysis.scrape.tails import Tail
from tqa.analysis.structure import paragraphs
from tqa.linguistics import packs
from tqa.linguistics.wordlists import BINDING, word_classes
from tqa.model.records import NamedTuple
from tqa.model.text import Span

_BULLETS = "-–—•·*■►▶▪●○◦"
_LIST = 8
_LONGEST_NAME, _LONGEST_DENSE_NAME = 4, 9
_OFF_TOPIC = 0.25
CERTAIN = 0.99
"""Confidence where the page itself tells what is a link."""


class Insertion(NamedTuple):
    """A link's lead-in and headline, or one of them.

    Parameters:
        span: what does not belong to the article.
        place: as in `LeadIn`, or "item" (of a list under a bare lead-in) or "headline" (without lead-in).
        leadin: the phrase, empty for items and bare headlines.
        restore: whether a full stop is missing before it.
        confidence: 0..1.
    """

    span: Span
    place: str
    leadin: str
    restore: bool
    confidence: float


class Found(NamedTuple):
    """Insertions, lead-ins whose headline is gone, and speakers at the ends of paragraphs, each in the order of the text."""

    insertions: tuple[Insertion, ...]
    bare: tuple[Span, ...]
    tails: tuple[tuple[Tail, bool], ...]


def insertions(context: Context) -> Found:
    """Find related links and speaker tails in one go."""
    text = context.text
    blocks = context.get(paragraphs)
    found = context.get(leadins)
    by_block: dict[Span, list[LeadIn]] = {}
    for leadin in found:
        by_block.setdefault(leadin.paragraph, []).append(leadin)
    result: list[Insertion] = []
    bare: list[Span] = []
    tails: list[tuple[Tail, bool]] = []
    skip = 0
    for number, block in enumerate(blocks):
        if number < skip:
            continue
        here = by_block.get(block)
        if here and here[0].headline == block.end:
            if not here[0].separated and not context.document.marks and _heads_own_list(context, blocks, number + 1):
                continue
            items = [] if is_boxed(context, block) else _items_below(context, blocks, number + 1)
            bare.append(block)
            result += items
            skip = number + 1 + len(items)
            continue
        floor = _floor(context, block, here)
        tail = _speaker(context, block, floor, bool(here), number)
        if here:
            result += _in_block(context, block, here, tail)
        if tail is not None:
            stopped = _is_stopped(text, block.start, tail.span.start) if not here else True
            tails.append((tail, stopped))
    return Found(tuple(result), tuple(bare), tuple(tails))


def _floor(context: Context, block: Span, here: list[LeadIn] | None) -> int:
    """Where a speaker can begin at the earliest."""
    if not here:
        return block.start
    link = link_at(context, here[-1].headline, here[-1].start)
    return min(link.end, block.end - 1) if link is not None else here[-1].headline


_LONG, _LONG_FIRST, _SENTENCE = 60, 100, 30
"""Shorter paragraphs, and above all shorter first ones, are headings that name somebody."""
_FIRST_IDEOGRAPH, _DENSITY = "\u2e80", 2.5
"""Scripts from here on say with one character what others say with two or three."""


def _speaker(context: Context, block: Span, floor: int, after_link: bool, number: int) -> Tail | None:
    text = context.text
    if text[block.end - 1] in "!?…:;,。！？؟،؛۔।" or (text[block.end - 1] == "." and not text[block.end - 2].isupper()):
        return None
    dense = text[block.start : block.start + 1] >= _FIRST_IDEOGRAPH
    if not after_link and (block.end - block.start) * (_DENSITY if dense else 1) < (_LONG_FIRST if number == 0 else _LONG):
        return None
    if has_purpose(context, block):
        return None
    tail = tail_of(text, floor, block.end, context.language, 2 if after_link else 5)
    if tail is None or dense or is_cased(text[tail.span.start]) or _is_stopped(text, block.start, tail.span.start):
        return tail
    if "stopless" in packs.words(context.language, "traits"):
        return tail
    return tail if context.get(_ends_in_stops) else None


def _ends_in_stops(context: Context) -> bool:
    """Whether most paragraphs end in a stop; where they do not, a name without capitals at an end can be part of the sentence."""
    long = [context.text[block.end - 1] in STOPS + CLOSERS for block in context.get(paragraphs) if block.end - block.start >= _SENTENCE]
    return sum(long) * 2 >= len(long) > 1


def _in_block(context: Context, block: Span, here: list[LeadIn], tail: Tail | None) -> list[Insertion]:
    text = context.text
    result: list[Insertion] = []
    stop = block.end
    if tail is not None:
        stop = tail.span.start
        while stop > block.start and text[stop - 1].isspace():
            stop -= 1
    for k, leadin in enumerate(here):
        if result and leadin.start < result[-1].span.end:
            continue
        limit = here[k + 1].start if k + 1 < len(here) else stop
        while limit > leadin.headline and text[limit - 1].isspace():
            limit -= 1
        if limit <= leadin.headline:
            continue
        place = leadin.place
        linked = _linked(context, block, leadin)
        if linked is not None:
            result.append(linked)
            continue
        complete = place != "clause" or _is_complete(context, block.start, leadin.start)
        cut = k + 1 < len(here)
        whole = (tail is not None and complete and not cut) or place == "paragraph"
        if whole and _one_headline(text, leadin.headline, limit):
            end = limit
        else:
            end = headline_end(context, leadin.headline, limit, before=place, complete=complete, cut=cut or tail is not None)
        follows = text[end : block.end].lstrip()
        inside = bool(follows) and is_cased(follows[0]) and follows[0].islower()
        restore = place == "clause" and not inside
        result.append(Insertion(Span(leadin.start, end), place, text[leadin.start : leadin.end], restore, leadin.sure))
    return result


def _linked(context: Context, block: Span, leadin: LeadIn) -> Insertion | None:
    """The lead-in with the link that the page has there; the link tells where the headline ends."""
    link = link_at(context, leadin.headline, leadin.start)
    if link is None or link.end > block.end or link.end <= leadin.headline:
        return None
    text, end = context.text, link.end
    restore = leadin.place == "clause"
    if text[end : end + 1] == ".":
        # It ends the sentence that the link stands in, unless that one has its stop before the link.
        end += not restore
        restore = False
    follows = text[end : block.end].lstrip()
    if follows and is_cased(follows[0]) and follows[0].islower():
        restore = False
    return Insertion(Span(leadin.start, end), leadin.place, text[leadin.start : leadin.end], restore, CERTAIN)


def _one_headline(text: str, start: int, stop: int) -> bool:
    """Whether the rest of a line is short and has no stop inside it."""
    piece = text[start:stop]
    if len(piece) > 170:
        return False
    return not any(mark in piece[:-2] for mark in (". ", "! ", "? ", "。"))


def _is_complete(context: Context, start: int, end: int) -> bool:
    """Whether the text before a lead-in could end there: not after an article, a preposition or a comma."""
    words = context.text[max(start, end - 60) : end].split()
    if not words:
        return True
    last = words[-1]
    if last[-1] in ",;–—-(":
        return False
    return word_classes(context.language).get(last.strip(".\"'“”«»").lower(), "") not in BINDING


def _is_stopped(text: str, start: int, at: int) -> bool:
    before = text[start:at].rstrip().rstrip(CLOSERS)
    return bool(before) and before[-1] in STOPS


def _items_below(context: Context, blocks: tuple[Span, ...], first: int) -> list[Insertion]:
    """The links listed under a lead-in that stands alone on its line."""
    text = context.text
    items: list[Insertion] = []
    bulleted = first < len(blocks) and _is_bulleted(text, blocks[first])
    for block in blocks[first : first + _LIST]:
        linked = link_at(context, block.start) == block
        if bulleted != _is_bulleted(text, block) or not (bulleted or linked or _is_headline(context, block)):
            break
        if block.end - block.start > 220 or (context.document.marks and not linked):
            break
        items.append(Insertion(block, "item", "", False, CERTAIN if linked else 0.9 if bulleted else 0.8))
    return items


def _heads_own_list(context: Context, blocks: tuple[Span, ...], first: int) -> bool:
    """Whether names stand below, as under the last heading of an encyclopaedia's article, and no headlines or buttons."""
    text = context.text
    buttons = frozenset(phrase.lower() for phrase, _ in packs.pairs(context.language, "chrome"))
    names = 0
    for block in blocks[first : first + _LIST]:
        words = text[block.start : block.end].lstrip(_BULLETS + " \t").split()
        dense = bool(words) and words[0][0] >= _FIRST_IDEOGRAPH
        if " ".join(words).lower() in buttons:
            return False
        if not words or len(words) > _LONGEST_NAME or (dense and block.end - block.start > _LONGEST_DENSE_NAME) or words[-1][-1] in STOPS:
            break
        names += 1
    return names > 1


def _is_bulleted(text: str, block: Span) -> bool:
    return text[block.start] in _BULLETS and block.start + 2 < block.end and text[block.start + 1].isspace()


def _is_headline(context: Context, block: Span, least: int = 6) -> bool:
    """Whether a line looks like the headline of another article: longer than a crosshead, without a stop, one clause."""
    text = context.text
    piece = text[block.start : block.end]
    words = piece.split()
    if "\u2e80" <= piece[0] <= "\ud7af":
        return 10 <= len(piece) <= 70 and piece[-1] not in "。！？：.!?" and "。" not in piece
    if not least <= len(words) <= 26 or len(piece) > 200 or piece[-1] in ":;,":
        return False
    if piece[0] in "([" and piece[-1] in ")]":
        return False
    first = piece.lstrip("\"'“«„‘($€£[")[:1]
    if is_cased(first) and not first.isupper():
        return False
    if any(mark in piece[:-1] for mark in (". ", "! ", "? ")) and piece[0] not in "\"'“«„":
        return False
    if piece[-1] == "." and not piece.endswith(".."):
        content = [word for word in words if word.isalpha() and len(word) > 3]
        return len(content) > 3 and sum(word[0].isupper() for word in content) >= 0.75 * len(content)
    return piece[-1] not in "。"


def _is_prose(context: Context, block: Span) -> bool:
    """Whether a line reads as a sentence of an article: it starts with an adverb or pronoun, speaks of us or you, or is long."""
    text = context.text
    classes = word_classes(context.language)
    words = [word.strip(".,;:!?\"'“”«»()").lower() for word in text[block.start : block.end].split()]
    if len(words) > 22 or text[block.start] in "<{":
        return True
    if classes.get(words[0], "") in ("opener", "pronoun", "conjunction"):
        return True
    return any(classes.get(word, "") == "pronoun" for word in words)


def bare_headlines(context: Context) -> tuple[Insertion, ...]:
    """Headlines of other articles without any lead-in: several run together, lines at the end, in a page lines that are only a link."""
    blocks = context.get(paragraphs)
    found = context.get(insertions)
    taken = {insertion.span for insertion in found.insertions}
    holding = {leadin.paragraph for leadin in context.get(leadins)}
    spoken = {tail.span.end for tail, _ in found.tails}
    if context.document.marks:
        return _linked_lines(context, [block for block in blocks if block not in taken and block.end not in spoken])
    runs = [
        Insertion(span, "headline", "", False, 0.7)
        for span in context.get(headline_runs)
        if span.end not in spoken and not any(insertion.span.overlaps(span) for insertion in found.insertions)
    ]
    return (*runs, *_at_the_end(context, [block for block in blocks if block not in taken], holding, spoken))


def _at_the_end(context: Context, blocks: list[Span], holding: set[Span], spoken: set[int]) -> list[Insertion]:
    """Lines of a headline's shape after the last paragraph that ends in a stop, about something else than the document."""
    text = context.text
    result: list[Insertion] = []
    sentences = sum(text[block.end - 1] in STOPS + CLOSERS for block in blocks)
    if sentences < 2:
        return []
    for block in reversed(blocks[2:]):
        if text[block.end - 1] in STOPS and text[block.end - 1] not in "?!" and not _is_headline(context, block):
            break
        if block in holding or block.end in spoken or not _is_headline(context, block):
            break
        if _is_prose(context, block) or covers(context, block) > _OFF_TOPIC:
            break
        result.append(Insertion(block, "headline", "", False, 0.6))
    return result[::-1]


def _linked_lines(context: Context, blocks: list[Span]) -> tuple[Insertion, ...]:
    """Lines of a page that are nothing but one link and look like a headline: alone among paragraphs, or at the end.

    A list of links between paragraphs may be the article's own.
    """
    linked = [link_at(context, block.start) == block and not has_purpose(context, block) for block in blocks]
    end = len(blocks)
    while end and linked[end - 1]:
        end -= 1
    return tuple(
        Insertion(block, "headline", "", False, 0.8)
        for number, block in enumerate(blocks)
        if linked[number]
        and (number >= end or not (linked[number - 1] or linked[number + 1]))
        and number > 0
        and _is_headline(context, block, 4)
        and not _is_prose(context, block)
    )

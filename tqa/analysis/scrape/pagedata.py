"""Data about a page in its text: publication stamps, bylines, credits, tags, counters, the site's name behind the title, addresses.

Stamps are read by a grammar over word classes (label, number, month, weekday, link word) and not by a list of formats, so that any
order and any language with a pack is read alike.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from tqa.analysis.context import Context
from tqa.analysis.scrape.pagewords import PageData, PageWords, is_agency, is_credit, is_number, label_at, may_hold_data, sources
from tqa.analysis.scrape.places import CLOSERS, STOPS, is_cased
from tqa.analysis.scrape.sites import site_name
from tqa.analysis.scrape.stamps import read_stamp
from tqa.analysis.structure import paragraphs
from tqa.linguistics.wordlists import word_classes
from tqa.model.text import Span

_LONGEST_LINE = 160
_LABEL_WORDS = 4
_END = 80
"""Code points at the end of a paragraph in which a credit stands."""


def page_data(context: Context) -> tuple[PageData, ...]:
    """All pieces in the order of the text."""
    text = context.text
    blocks = context.get(paragraphs)
    result: list[PageData] = []
    words = PageWords(context.language, sources(context))
    last = len(blocks) - 1
    hashes = "#" in text or "＃" in text
    for number, block in enumerate(blocks):
        start = block.start
        if number == 0 and last > 0:
            title = site_name(context, block)
            if title is not None:
                result.append(PageData(title.span, "site name", title.name, False))
                continue
            behind = _behind_title(text, block, words)
            if behind is not None:
                result.append(behind)
                continue
        if block.end - start <= _LONGEST_LINE:
            piece = _whole_line(text, block, words, number, last)
            if piece is not None:
                if piece.kind != "stamp" or not _is_legal(context):
                    result.append(piece)
                continue
        if number <= 2:
            inline = _at_start(text, block, words)
            if inline is not None:
                result.append(inline)
                start = inline.span.end
        if hashes and (tags := _hashtags(text, block)) is not None:
            result.append(PageData(tags, "tags", text[slice(*tags)], tags == block))
            continue
        floor = max(start, block.end - _END)
        colon = max(text.rfind(":", floor, block.end), text.rfind("：", floor, block.end))
        if colon >= 0 and (ending := _behind_last_sentence(text, start, floor, colon, block.end, words)) is not None:
            result.append(ending)
    headings = _headings(text, blocks, result)
    return tuple(piece for piece in result if piece.span not in headings)


def _whole_line(text: str, block: Span, words: PageWords, number: int, last: int) -> PageData | None:
    from tqa.analysis.scrape.pagelines import whole_line

    return whole_line(text, block, words, number, last)


def _is_legal(context: Context) -> bool:
    from tqa.analysis.scrape.legal import is_legal

    return context.get(is_legal)


def _hashtags(text: str, block: Span) -> Span | None:
    from tqa.analysis.scrape.hashtags import closing_hashtags

    return closing_hashtags(text, block)


def _headings(text: str, blocks: tuple[Span, ...], found: list[PageData]) -> frozenset[Span]:
    """Lines of a bare date that head the parts of a diary, a programme or a list of changes: several different ones, a text below each."""
    dated = {piece.span: piece.value for piece in found if piece.kind == "stamp" and piece.line and text[piece.span.start].isalnum()}
    heads = {block: dated[block] for block, below in pairwise(blocks) if block in dated and below not in dated}
    bare = {span: value for span, value in heads.items() if text[slice(*span)].startswith(value)}
    return frozenset(bare) if len(set(bare.values())) > 1 else frozenset()


def _behind_title(text: str, block: Span, words: PageWords) -> PageData | None:
    if not may_hold_data(text[slice(*block)]):
        return None
    from tqa.analysis.scrape.datalines import behind_title

    found = behind_title(text, *block, words.language, words.labels, words.firsts, words.stamp)
    return PageData(Span(found[0], block.end), found[1], found[2], False) if found is not None else None


def _at_start(text: str, block: Span, words: PageWords) -> PageData | None:
    """A stamp or a label with a name that the first sentence follows on the same line."""
    start, end = block
    stamp = read_stamp(text, start, min(end, start + 90), words.labels, words.firsts, words.stamp)
    if stamp is not None:
        follow = _follow(text, stamp.end, end)
        solid = (stamp.labelled and (stamp.date or stamp.time)) or (stamp.date and stamp.time) or (stamp.relative and stamp.time)
        solid = solid or (stamp.relative and stamp.labelled)
        if follow is not None and (solid or stamp.crawl):
            return PageData(Span(start, stamp.end), "crawl date" if stamp.crawl else "stamp", stamp.value, False)
    label = label_at(text, start, end, words)
    if label is not None and label[2] and "credit" in label[1]:
        name_end = _name_after(text, label[0], end, words)
        if name_end is not None:
            return PageData(Span(start, name_end), "credit", text[label[0] : name_end].strip(), False)
    return None


def _follow(text: str, at: int, end: int) -> int | None:
    """Where a sentence starts behind `at`, or None."""
    begin = at
    while at < end and (text[at].isspace() or text[at] in "|·•-–—,."):
        at += 1
    if at >= end or at == begin:
        return None
    probe = at
    while probe < end and text[probe] in "\"'“«„(¿¡「『":
        probe += 1
    if probe >= end or (is_cased(text[probe]) and not text[probe].isupper()) or end - at < 20:
        return None
    return at


def _name_after(text: str, at: int, end: int, words: PageWords) -> int | None:
    """The end of a name of two or three words behind a label, when a sentence follows it."""
    spans = [match.span() for match in _token().finditer(text, at, min(end, at + 80))]
    if len(spans) < 5:
        return None
    tokens = [text[a:b] for a, b in spans]
    if not all(token[0].isupper() and token[-1] not in ".,:;" for token in tokens[:2]):
        return None
    classes = word_classes(words.language)
    if not tokens[2][0].isupper() and tokens[2][0] not in '"“«„':
        return None
    if any(classes.get(token.lower(), "") for token in tokens[:2]):
        return None
    return spans[1][1]


def _behind_last_sentence(text: str, start: int, floor: int, colon: int, end: int, words: PageWords) -> PageData | None:
    """A credit or counter behind the last sentence of a paragraph: "... was held in Moscow. Photo: TASS".

    Parameters:
        start, end: of the paragraph, code points of the text.
        floor: where its label can begin at the earliest.
        colon: the last colon behind that.
    """
    at = colon
    while at > floor and text[at - 1].isspace():
        at -= 1
    label_end = at
    for _ in range(_LABEL_WORDS):
        while at > floor and not text[at - 1].isspace() and text[at - 1] not in "。！？":
            at -= 1
        label = text[at:label_end].lower()
        kind = words.labels.get(label)
        gap = at
        while gap > floor and text[gap - 1].isspace():
            gap -= 1
        tail = text[max(start, gap - 3) : gap].rstrip(CLOSERS)
        if tail and tail[-1] in STOPS:
            value = text[colon + 1 : end].strip()
            if kind is None and value and is_agency(value, words.language):
                kind = frozenset(("credit",))
            if kind is None or not (text[at].isupper() or not is_cased(text[at])):
                return None
            if "count" in kind and is_number(value):
                return PageData(Span(at, end), "counter", value, False)
            if "credit" in kind and is_credit(value, words.language) and value[-1] not in ".!?":
                return PageData(Span(at, end), "credit", value, False)
            return None
        if gap <= floor:
            return None
        at = gap
    return None


@cache
def _token() -> re.Pattern[str]:
    return re.compile(r"\S+")

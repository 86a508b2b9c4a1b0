"""Data about a page in its text: publication stamps, bylines, credits, tags, counters, the site's name behind the title, addresses.

Stamps are read by a grammar over word classes (label, number, month, weekday, link word) and not by a list of formats, so that any
order and any language with a pack is read alike.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from itertools import islice, pairwise

from tqa.analysis.context import Context
from tqa.analysis.scrape.datalines import behind_title, data_line
from tqa.analysis.scrape.places import CLOSERS, STOPS, is_cased
from tqa.analysis.scrape.sites import media_words, site_name
from tqa.analysis.scrape.stamps import has_day, read_stamp, rest_is_blank
from tqa.analysis.scripts import foreign_scripts, native_scripts, script_of
from tqa.analysis.structure import paragraphs
from tqa.linguistics import packs
from tqa.linguistics.wordlists import kinds, nouns, word_classes
from tqa.model.records import NamedTuple
from tqa.model.text import Span

_LABEL_WORDS = 4
_LONGEST_LABEL = 40
_AROUND, _COLONS = " \u00a0.,[(【", frozenset(":：")
_HEAD_BLOCKS = 4
_DAY_AND_YEAR = 4
"""More figures than this make a date with its year."""
_HEAD = 200
"""Code points at the head of a text in which a stamp stands."""
_LONGEST_CORRESPONDENT = 5
_BETWEEN_NAMES = "|/·=-–,"
_CONTACT = "en"


class PageData(NamedTuple):
    """A piece of data about the page.

    Parameters:
        kind: "crawl date", "stamp", "byline", "credit", "tags", "counter", "reading time", "site name", "address".
        value: without its label; an ISO date where one can be read.
        line: whether it has its line to itself.
    """

    span: Span
    kind: str
    value: str
    line: bool


def page_data(context: Context) -> tuple[PageData, ...]:
    """All pieces in the order of the text."""
    text = context.text
    blocks = context.get(paragraphs)
    result: list[PageData] = []
    words = _Words(context.language, _sources(context))
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
        piece = _whole_line(text, block, words, number, last)
        if piece is not None and piece.kind == "stamp" and _is_legal(context):
            continue
        if piece is not None:
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
        ending = _at_end(text, start, block, words)
        if ending is not None:
            result.append(ending)
    headings = _headings(text, blocks, result)
    return tuple(piece for piece in result if piece.span not in headings)


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


class _Words:
    """Labels and words of stamps of the languages that may occur."""

    def __init__(self, language: str, sources: tuple[str, ...]) -> None:
        self.language = language
        self.labels, self.firsts = _labels(language, sources)
        self.stamp = _stamp_words(language, sources)


def _sources(context: Context) -> tuple[str, ...]:
    """The languages whose words a stamp may have kept: the source or, where nothing tells it, those of the foreign letters at the head."""
    if context.source_language:
        return (context.source_language,)
    scripts = context.get(foreign_scripts)
    present = {script_of(char) for char in context.text[:_HEAD]}.intersection(scripts) if scripts else ()
    return tuple(code for code in packs.languages() if not present.isdisjoint(native_scripts(code))) if present else ()


@cache
def _labels(language: str, sources: tuple[str, ...]) -> tuple[Mapping[str, frozenset[str]], frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for code in dict.fromkeys((_CONTACT, *sources, language)):
        for label, kind in kinds(code, "labels").items() if code else ():
            found[label] = found.get(label, frozenset()) | kind
    return found, frozenset(label.split()[0] for label in found)


@cache
def _stamp_words(language: str, sources: tuple[str, ...]) -> Mapping[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for code in dict.fromkeys((_CONTACT, *sources, language)):
        for word, kind in kinds(code, "stamp_words").items() if code else ():
            found[word] = found.get(word, frozenset()) | kind
    return found


def _whole_line(text: str, block: Span, words: _Words, number: int, last: int) -> PageData | None:
    start, end = block
    if end - start > 160:
        return None
    piece = text[start:end]
    if piece[:4] in ("http", "www.") and len(piece.split()) == 1:
        return PageData(block, "address", piece, True)
    mixed = data_line(text, start, end, words.language, words.labels, words.firsts, words.stamp) if _may_hold_data(piece) else None
    if mixed is not None:
        return PageData(block, *mixed, True)
    label = _label_at(text, start, end, words)
    if label is not None:
        found = _labelled(text, block, label[0], label[1], label[2], words)
        if found is not None:
            return found
    elif (shaped := _any_label(text, block, words, number, last)) is not None:
        return shaped
    stamp = read_stamp(text, start, end, words.labels, words.firsts, words.stamp)
    if stamp is not None and rest_is_blank(text, stamp.end, end) and (stamp.date or stamp.relative or (stamp.labelled and stamp.time)):
        year_only = not (stamp.time or stamp.labelled or stamp.relative or has_day(text[start:end]))
        if not year_only:
            return PageData(block, "crawl date" if stamp.crawl and start < 40 else "stamp", stamp.value, True)
    counter = _counter(piece, words)
    if counter:
        return PageData(block, counter, piece, True)
    if number < _HEAD_BLOCKS or number >= last - 1:
        name = _byline(piece, words) or _correspondent(piece)
        if name:
            return PageData(block, "byline", name, True)
    return None


def _may_hold_data(piece: str) -> bool:
    """Whether a line has the colon of a label or the figures of a date, and no stop of a sentence."""
    return piece[-1] not in ".!?。" and (":" in piece or "：" in piece or sum(map(str.isdigit, piece)) > _DAY_AND_YEAR)


def _behind_title(text: str, block: Span, words: _Words) -> PageData | None:
    if not _may_hold_data(text[slice(*block)]):
        return None
    found = behind_title(text, *block, words.language, words.labels, words.firsts, words.stamp)
    return PageData(Span(found[0], block.end), found[1], found[2], False) if found is not None else None


def _any_label(text: str, block: Span, words: _Words, number: int, last: int) -> PageData | None:
    """A line with a label that no list has, told by its value: a date, an agency, a person at the head or foot, tags at the foot."""
    start, end = block
    colon = min((at for at in (text.find(sign, start, min(end, start + _LONGEST_LABEL)) for sign in ":：") if at > 0), default=-1)
    label = text[start:colon].split() if colon > 0 else []
    if not 0 < len(label) <= _LABEL_WORDS or not all(map(str.isalpha, label)) or (is_cased(label[0][0]) and not label[0][0].isupper()):
        return None
    at = colon + 1
    while at < end and text[at].isspace():
        at += 1
    value = text[at:end]
    if not value or value[-1] in ".!?。":
        return None
    stamp = read_stamp(text, at, end, words.labels, words.firsts, words.stamp)
    if stamp is not None and stamp.date and rest_is_blank(text, stamp.end, end) and (stamp.time or has_day(value)):
        return PageData(block, "stamp", stamp.value, True)
    if is_agency(value, words.language):
        return PageData(block, "credit", value, True)
    names = value.split()
    edge = number <= 1 or number >= last - 1
    if edge and len(names) == 2 and names[0] in packs.words("mul", "given_names") and all(name[0].isupper() for name in names):
        return PageData(block, "credit", value, True)
    items = [item.split() for item in value.replace("、", ",").split(",")]
    named = all(0 < len(item) <= 3 and item[0][0].isalpha() for item in items)
    if number >= last - 1 and len(items) > 1 and named and not _is_sentence(value, words):
        return PageData(block, "tags", value, True)
    return None


def is_agency(value: str, language: str) -> bool:
    """Whether a value is nothing but the name of a medium, with a photographer before it or not."""
    words = value.replace("/", " ").split()
    if not 0 < len(words) <= 5 or words[-1].lower().strip("().") not in media_words(language):
        return False
    return all(not is_cased(word[0]) or word[0].isupper() for word in words)


def _label_at(text: str, start: int, end: int, words: _Words) -> tuple[int, frozenset[str], bool] | None:
    """The longest label at `start`: its end, its kinds, and whether a colon follows."""
    if not _may_be_label(text[start : min(end, start + 60)].split(None, 1)[0].lower(), words.firsts):
        return None
    piece = text[start : min(end, start + 60)].lower()
    colon = min((at for at in (piece.find(":"), piece.find("：")) if at > 0), default=-1)
    if colon > 0:
        label = piece[:colon].strip(" \u00a0.[(【")
        if label in words.labels:
            return start + colon + 1, words.labels[label], True
    best = None
    for match in islice(_token().finditer(piece), _LABEL_WORDS):
        at = match.end()
        label = piece[:at].strip(".,:")
        if label in words.labels:
            best = (start + at, words.labels[label], False)
    return best


def _may_be_label(word: str, firsts: frozenset[str]) -> bool:
    """Whether a label can begin with a lower-case word."""
    return word in firsts or word.strip(_AROUND) in firsts or word.lstrip(_AROUND) in firsts or not _COLONS.isdisjoint(word)


def _labelled(text: str, block: Span, at: int, kind: frozenset[str], colon: bool, words: _Words) -> PageData | None:
    end = block.end
    while at < end and text[at].isspace():
        at += 1
    value = text[at:end]
    if not value:
        return None
    if "count" in kind and colon and _is_number(value):
        return PageData(block, "counter", value, True)
    if "reading" in kind and value[0].isdigit() and len(value) < 30:
        return PageData(block, "reading time", value, True)
    if not colon:
        return None
    if "list" in kind and len(value) < 140 and value[-1] not in ".!?。" and not _is_sentence(value, words):
        return PageData(block, "tags", value, True)
    if "credit" in kind and is_credit(value, words.language):
        return PageData(block, "credit", value, True)
    return None


def is_credit(value: str, language: str) -> bool:
    """Whether what follows "Photo:" or "Author:" is a name or an agency and no sentence."""
    if not value or len(value) > 90:
        return False
    pieces = value.split()
    if "\u2e80" <= value[0] <= "\ud7af":
        return len(value) <= 24 and not any(mark in value for mark in "。！？")
    if len(pieces) > 9 or value[-1] in "!?:;":
        return False
    if value[-1] == "." and len(pieces) > 4:
        return False
    classes = word_classes(language)
    for piece in pieces:
        if classes.get(piece.lower().strip(",."), "") in ("auxiliary", "speech", "pronoun"):
            return False
    capital = sum(piece[0].isupper() or not is_cased(piece[0]) for piece in pieces)
    if len(pieces) <= 3:
        return True
    heads = nouns(language, "organisation_heads")
    return capital * 2 >= len(pieces) or heads.has(pieces[0].lower()) or " ".join(pieces[:2]).lower() in heads.words


def _is_sentence(value: str, words: _Words) -> bool:
    classes = word_classes(words.language)
    kinds_here = [classes.get(piece.lower().strip(".,"), "") for piece in value.split()]
    return (len(kinds_here) > 12 and "," not in value) or any(kind in ("auxiliary", "speech", "pronoun") for kind in kinds_here)


_SCALES = "KkMкКтыс"
"""Letters of "thousand" and "million" behind a counter."""


def _is_number(value: str) -> bool:
    bare = value.strip(" ()").replace("\u00a0", "").replace(" ", "").replace(",", "").replace(".", "").rstrip(_SCALES)
    return bare.isdigit() and len(bare) < 10


def _counter(piece: str, words: _Words) -> str:
    """A number before its label: "1,203 views", "3 min read"."""
    if not (piece[0].isdigit() and len(piece) < 40):
        return ""
    match = _number().match(piece)
    if match is None:
        return ""
    rest = piece[match.end() :].strip(" .").lower()
    kind = words.labels.get(rest, frozenset())
    if "count" in kind:
        return "counter"
    tokens = rest.split()
    if len(tokens) in (2, 3) and "unit" in words.stamp.get(tokens[0].rstrip("."), ()) and _reads(tokens[1:], words):
        return "reading time"
    return ""


def _reads(tokens: list[str], words: _Words) -> bool:
    joined = " ".join(tokens)
    return any("reading" in kind and (label.startswith(tokens[0][:4]) or label == joined) for label, kind in words.labels.items())


def _byline(piece: str, words: _Words) -> str:
    """The author in "By Vera Plotnikova", or nothing."""
    tokens = piece.split()
    size = next((size for size in (3, 2, 1) if "byline" in words.labels.get(" ".join(tokens[:size]).lower(), ())), 0)
    if not size or not 2 + size <= len(tokens) <= 9 or piece[-1] in ".!?:;…":
        return ""
    if not (tokens[0][0].isupper() or (len(tokens) == size + 2 and tokens[size] in packs.words("mul", "given_names"))):
        return ""
    classes = word_classes(words.language)
    name = tokens[size:]
    for i, token in enumerate(name):
        bare = token.strip(",.").lower()
        if {"month", "weekday", "relative"} & words.stamp.get(bare, frozenset()):
            return ""
        if token[0].isupper() or (
            i and bare in ("and", "und", "et", "y", "e", "i", "y", "de", "da", "van", "von", "der", "del", "di", "og", "och", "en")
        ):
            if classes.get(bare, "") in ("determiner", "opener", "preposition") and i == 0:
                return ""
            if token.endswith(("'s", "’s")):
                return ""
            continue
        return "" if i < 2 or "," not in piece else " ".join(name)
    return " ".join(name)


def _correspondent(piece: str) -> str:
    """Who stands on a line before an e-mail address, or nothing."""
    if "@" not in piece or piece[-1] in ".!?:;…":
        return ""
    *name, address = piece.split()
    at, _, host = address.strip("()<>[]").partition("@")
    if not (at and "." in host.strip(".")) or not 0 < len(name) <= _LONGEST_CORRESPONDENT or not all(map(_is_of_name, name)):
        return ""
    return " ".join(name).rstrip(",|")


def _is_of_name(token: str) -> bool:
    return token in _BETWEEN_NAMES or token[0].isupper() or (token[0].isalpha() and not is_cased(token[0]))


def _at_start(text: str, block: Span, words: _Words) -> PageData | None:
    """A stamp or a label with a name that the first sentence follows on the same line."""
    start, end = block
    stamp = read_stamp(text, start, min(end, start + 90), words.labels, words.firsts, words.stamp)
    if stamp is not None:
        follow = _follow(text, stamp.end, end)
        solid = (stamp.labelled and (stamp.date or stamp.time)) or (stamp.date and stamp.time) or (stamp.relative and stamp.time)
        solid = solid or (stamp.relative and stamp.labelled)
        if follow is not None and (solid or stamp.crawl):
            return PageData(Span(start, stamp.end), "crawl date" if stamp.crawl else "stamp", stamp.value, False)
    label = _label_at(text, start, end, words)
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


def _name_after(text: str, at: int, end: int, words: _Words) -> int | None:
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


def _at_end(text: str, start: int, block: Span, words: _Words) -> PageData | None:
    """A credit or counter behind the last sentence of a paragraph: "... was held in Moscow. Photo: TASS"."""
    end = block.end
    floor = max(start, end - 80)
    colon = max(text.rfind(":", floor, end), text.rfind("：", floor, end))
    if colon < 0:
        return None
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
            if "count" in kind and _is_number(value):
                return PageData(Span(at, end), "counter", value, False)
            if "credit" in kind and is_credit(value, words.language) and value[-1] not in ".!?":
                return PageData(Span(at, end), "credit", value, False)
            return None
        if gap <= floor:
            return None
        at = gap
    return None


@cache
def _number() -> re.Pattern[str]:
    return re.compile(r"\d[\d\s.,\u00a0]*[KkMкК]?\s*")


@cache
def _token() -> re.Pattern[str]:
    return re.compile(r"\S+")

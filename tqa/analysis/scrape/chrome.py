"""Buttons, boxes and notices of a site in the text: shares, subscriptions, comment forms, cookie notices, advertising labels."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping
from functools import cache, lru_cache
from itertools import islice, pairwise

from tqa.analysis.context import Context
from tqa.analysis.lexicons import fold
from tqa.analysis.scrape.appeals import appeal_end, appeal_line, begins_appeal
from tqa.analysis.scrape.boundaries import script_of
from tqa.analysis.scrape.composed import likeness, model
from tqa.analysis.scrape.headlines import covers, headline_end
from tqa.analysis.scrape.places import CLOSERS, STOPS, is_cased
from tqa.analysis.structure import paragraphs, sentences
from tqa.linguistics import packs
from tqa.linguistics.wordlists import word_classes
from tqa.model.records import NamedTuple
from tqa.model.text import Span

_LONGEST_PHRASE, _LONGEST_DENSE = 7, 16
_LONGEST_NOTICE = 320
_LONGEST_LINE = 90
_LONGEST_WORD, _LONGEST_FIRST = 40, 24
_TOPIC = 0.5
"""From this share of content words on that the document has elsewhere too, it is about them."""
_MOST_WORDS = 12
_FEWEST_COMPOSED, _ALL = 3, 2
_BEGINNING = ("determiner", "pronoun", "opener")
_SAMPLE = 400
_STARTERS = frozenset(("determiner", "opener", "pronoun", "preposition", "conjunction"))
_LOOSE = ".,!?…"
_UNSPACED = "\u0e00"
_TRIM = " \t\u00a0.…:：!|•·*-–—>»«[]()【】▼▲▶►©0123456789"
_CONTACT = "en"
"""Themes and plugins leave their own language in pages of every language."""


class _Phrases(NamedTuple):
    """Phrases in lower case with their uses, and the lengths of those that begin with a word, the longest first."""

    uses: Mapping[str, str]
    sizes: Mapping[str, tuple[int, ...]]


class Chrome(NamedTuple):
    """A piece of chrome: `phrase` is what gave it away, `inline` whether it stands inside a paragraph."""

    span: Span
    phrase: str
    inline: bool


def chrome(context: Context) -> tuple[Chrome, ...]:
    """Chrome in the order of the text: whole lines and what stands between two sentences."""
    text = context.text
    uses = _uses(context.language, context.source_language or "")
    languages = _languages(context.language, context.source_language or "")
    ascii_body = script_of(text[:_SAMPLE]) == "latin"
    result: list[Chrome] = []
    until = 0
    blocks = context.get(paragraphs)
    for number, block in enumerate(blocks):
        found = _line(context, block, uses, languages, ascii_body, number)
        if found is not None:
            result.append(found)
    taken = {piece.span.start: piece.span.end for piece in result}
    starts = {block.start for block in blocks}
    for sentence in context.get(sentences):
        until = max(until, taken.get(sentence.start, 0))
        if sentence.start < until:
            continue
        first = text[sentence.start : sentence.start + _LONGEST_WORD].split(None, 1)[0]
        if not _may_open(first, first[: sentence.end - sentence.start], context.language, context.source_language or ""):
            continue
        use, end, phrase = _prefix(text, sentence.start, sentence.end, uses, first)
        starts_block = sentence.start in starts
        span = _appeal(context, sentence, languages, starts_block, first)
        if not starts_block and first.lower() in uses.sizes and (stop := _composed_before(text, sentence, languages[0])):
            span = Span(sentence.start, max(stop, span.end if span else 0))
        if span is not None and span.end >= end:
            phrase = text[slice(*span)]
        else:
            span = _inline(context, sentence, end, use, starts_block, languages) if use else None
        if span is not None:
            result.append(Chrome(span, phrase, True))
    return tuple(sorted(result))


@cache
def _languages(language: str, source_language: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(code for code in (language, _CONTACT, source_language) if code))


@lru_cache(maxsize=4096)
def _may_open(first: str, inside: str, language: str, source_language: str) -> bool:
    """Whether a sentence can begin with chrome, by its first word: `first` as it is written, `inside` what of it the sentence has."""
    sizes = _uses(language, source_language).sizes
    if first.lower() in sizes or _first_word(inside[:_LONGEST_FIRST]) in sizes:
        return True
    return bool(_asking(first, _languages(language, source_language)))


def _is_legal(context: Context) -> bool:
    from tqa.analysis.scrape.legal import is_legal

    return context.get(is_legal)


def _line(context: Context, block: Span, uses: _Phrases, languages: tuple[str, ...], ascii_body: bool, number: int) -> Chrome | None:
    """A paragraph that is nothing but a text of the site, or the sentences that it begins with and that are one."""
    text = context.text
    start, end = block
    if end - start > _LONGEST_NOTICE:
        return None
    if end - start < 70:
        bare = fold(text[start:end]).strip(_TRIM)
        use = uses.uses.get(bare, "")
        if not use and text[start].isalpha() and text[start].isascii() != ascii_body:
            use = _everywhere().get(bare, "")
        if "line" in use or "inline" in use:
            title = number == 0 and (_is_legal(context) or covers(context, block) >= _TOPIC)
            return None if title else Chrome(block, text[start:end], False)
    use, at, phrase = _prefix(text, start, end, uses, text[start : start + _LONGEST_WORD].split(None, 1)[0])
    if "start" in use and text[start] not in "\"'“«„" and not _is_legal(context):
        stop = _notice(context, block, at, languages)
        if stop > start:
            return Chrome(Span(start, stop), phrase, stop < end)
    if end - start < _LONGEST_LINE and (
        _is_composed(text, start, end, languages, uses.sizes) or _is_appeal(context, block, languages, number)
    ):
        return Chrome(block, text[start:end], False)
    return None


def _is_appeal(context: Context, block: Span, languages: tuple[str, ...], number: int) -> bool:
    """Whether a line is an appeal that no pack lists."""
    text = context.text
    start, end = block
    if is_cased(text[start]) and not text[start].isupper():
        return False
    if not any(appeal_line(text, start, end, language) for language in languages):
        return False
    return not _is_legal(context) and not (number == 0 and covers(context, block) >= _TOPIC)


def _appeal(context: Context, sentence: Span, languages: tuple[str, ...], starts_block: bool, first: str) -> Span | None:
    """An appeal that no pack lists, at the start of a sentence or in its place; `first` is the first word."""
    wanted = _asking(first, languages)
    if not wanted:
        return None
    text = context.text
    start, end = sentence
    if (is_cased(text[start]) and not text[start].isupper()) or not (starts_block or _follows_stop(text, start)):
        return None
    for language in wanted:
        stop = appeal_end(text, start, end, language)
        if stop and not _is_legal(context):
            return Span(start, stop)
    return None


@lru_cache(maxsize=4096)
def _asking(first: str, languages: tuple[str, ...]) -> tuple[str, ...]:
    """The languages in which an appeal can begin with a word as it is written."""
    word = fold(first).strip(_TRIM)
    return tuple(language for language in languages if begins_appeal(word, language))


def _notice(context: Context, block: Span, phrase_end: int, languages: tuple[str, ...]) -> int:
    """Where the notice ends that a paragraph starts with; the start of the paragraph when it is none."""
    from tqa.analysis.scrape.notices import notice_end

    found = context.get(sentences)
    first = bisect_left(found, Span(block.start, block.start))
    last = bisect_left(found, Span(block.end, block.end))
    return notice_end(context.text, found[first:last], phrase_end, languages)


def _is_composed(text: str, start: int, end: int, languages: tuple[str, ...], firsts: Mapping[str, tuple[int, ...]]) -> bool:
    """Whether a line that no pack lists is made of the words of those that are listed, or names little else than social networks."""
    if is_cased(text[start]) and not text[start].isupper():
        return False
    words = [bare for word in text[start:end].lower().split() if (bare := word.strip(_TRIM + ",;?\"'“”„"))]
    networks = packs.words("mul", "networks")
    named = sum(word in networks for word in words)
    if named > 1 and named * 2 >= len(words):
        return True
    if not words or words[0] not in firsts or len(words) > _MOST_WORDS or text[end - 1] in ".,;":
        return False
    first = word_classes(languages[0]).get(words[0], "")
    return first not in ("determiner", "pronoun") and any(likeness(words, language, "chrome") for language in languages)


def _composed_before(text: str, sentence: Span, language: str) -> int:
    """Where words end that are all those of listed phrases, when a sentence begins behind them without a stop; 0 when there are none."""
    if not text[sentence.start].isupper():
        return 0
    listed = model(language, "chrome").inside
    before: list[str] = []
    end = 0
    for match in islice(_word().finditer(text, *sentence), _LONGEST_PHRASE + 1):
        if len(before) >= _FEWEST_COMPOSED and match[0][0].isupper():
            break
        before.append(match[0].lower())
        end = match.end()
        if before[-1] not in listed:
            return 0
    else:
        return 0
    follow = _word().search(text, match.end(), sentence.end)
    begins = word_classes(language).get(match[0].lower(), "") in _BEGINNING and follow is not None and follow[0].islower()
    return end if begins and before[-1].isalpha() and likeness(before, language, "chrome") == _ALL else 0


def _inline(context: Context, sentence: Span, end: int, use: str, starts_block: bool, languages: tuple[str, ...]) -> Span | None:
    text = context.text
    start = sentence.start
    if not starts_block and not _follows_stop(text, start):
        return None
    at = end
    if "inline" in use:
        while at < sentence.end and text[at] in ".…:：":
            at += 1
        if at == sentence.end:
            return None if starts_block and at == len(text) else Span(start, at)
        follow = at
        while follow < sentence.end and text[follow].isspace():
            follow += 1
        if starts_block and not is_cased(text[start]) and at == end and not text[start:at].split()[1:]:
            # A single word without a capital at the start of a paragraph is as often the first of its sentence.
            return None
        if follow > at or (text[follow].isalpha() and not is_cased(text[follow]) and not _is_unspaced(text[follow])):
            if follow < sentence.end and _starts_sentence(text, follow, sentence.end):
                return Span(start, at)
            if follow == sentence.end:
                return Span(start, at)
        return None
    if use.split() == ["line"] and _is_fused(text, start, end, sentence.end, languages[0]):
        return Span(start, end)
    if "start" in use and not starts_block and sentence.end - start <= 400 and not _is_legal(context):
        from tqa.analysis.scrape.notices import speaks_of_the_site

        if text[sentence.end - 1] in STOPS and sentence.end - start <= 90 and not _has_capital_restart(text, end, sentence.end):
            stop = sentence.end
        else:
            stop = headline_end(context, start, sentence.end, before="sentence", complete=True)
        estimated = end < stop < sentence.end
        if stop >= end and speaks_of_the_site(text, end, stop, languages, alone=estimated) and covers(context, Span(start, stop)) < _TOPIC:
            return Span(start, stop)
    return None


def _follows_stop(text: str, start: int) -> bool:
    """Whether the sentence before an offset is closed."""
    gap = start - 1
    while gap > 0 and text[gap].isspace():
        gap -= 1
    tail = text[max(0, gap - 3) : gap + 1].rstrip(CLOSERS)
    return bool(tail) and tail[-1] in STOPS


def _is_fused(text: str, start: int, end: int, stop: int, language: str) -> bool:
    """Whether several words without a stop stand before a capital that begins a sentence."""
    words = text[start:end].split()
    follow = text[end:stop].split(None, 1)
    if len(words) < 2 or not words[-1].islower() or not follow or not follow[0][0].isupper():
        return False
    return word_classes(language).get(follow[0].lower(), "") in _STARTERS


def _has_capital_restart(text: str, start: int, end: int) -> bool:
    words = text[start:end].split()
    return any(a[:1].islower() and b[:1].isupper() and b[1:2].islower() for a, b in pairwise(words))


def _starts_sentence(text: str, at: int, stop: int) -> bool:
    while at < stop and text[at] in "\"'“«„(¿¡":
        at += 1
    if at >= stop:
        return False
    return text[at].isupper() or text[at].isdigit() or not is_cased(text[at])


def _prefix(text: str, start: int, end: int, uses: _Phrases, first: str) -> tuple[str, int, str]:
    """The longest phrase that a line or sentence starts with: its uses, its end and itself; `first` is the first word."""
    sizes = uses.sizes.get(_first_word(first[: min(_LONGEST_FIRST, end - start)]))
    if sizes is None or not (text[start].isalpha() or text[start] in "©[【ⓒ"):
        return "", start, ""
    if is_cased(text[start]) and not text[start].isupper() and text[start] != "ⓒ":
        return "", start, ""
    piece = fold(text[start : min(end, start + 80)])
    for size in sizes:
        use = uses.uses.get(piece[:size]) if size <= len(piece) else None
        if use and (_is_unspaced(piece[0]) or _ends_word(piece, size)):
            return use, start + size, text[start : start + size]
    return "", start, ""


def _ends_word(piece: str, at: int) -> bool:
    """Whether a word ends at a place, or one of its last marks stands there, or three."""
    rest = _word().match(piece, at)
    return rest is None or (len(rest[0]) in (1, 3) and not rest[0].strip(_LOOSE))


@cache
def _word() -> re.Pattern[str]:
    """What stands between blanks and colons."""
    return re.compile(r"[^\s:：]+")


@cache
def _uses(language: str, source_language: str) -> _Phrases:
    found: dict[str, str] = {}
    for code in (_CONTACT, source_language, language):
        for phrase, use in packs.pairs(code, "chrome") if code else ():
            found[fold(phrase)] = use
    sizes: dict[str, set[int]] = {}
    for phrase in found:
        spaced = phrase < _UNSPACED
        lengths = sizes.setdefault(phrase.partition(" ")[0].rstrip(_LOOSE + ":：") if spaced else _first(phrase), set())
        if len(phrase) <= _LONGEST_DENSE if _is_unspaced(phrase[0]) else phrase[-1] not in ":：" and phrase.count(" ") < _LONGEST_PHRASE:
            lengths.add(len(phrase))
    return _Phrases(found, {first: tuple(sorted(lengths, reverse=True)) for first, lengths in sizes.items()})


@lru_cache(maxsize=4096)
def _first_word(raw: str) -> str:
    """What the first word of a text is looked up by: few words begin most sentences."""
    return _first(fold(raw))


def _first(piece: str) -> str:
    """What the first word of a phrase is looked up by; the first character in scripts without spaces."""
    if _is_unspaced(piece[0]):
        return piece[0]
    return piece.split(None, 1)[0].partition(":")[0].partition("：")[0].rstrip(_LOOSE)


def _is_unspaced(char: str) -> bool:
    return "\u2e80" <= char <= "\ud7af" or _UNSPACED <= char <= "\u0e7f"


@cache
def _everywhere() -> Mapping[str, str]:
    """The phrases of all languages, for lines in another script than the document's."""
    return {fold(phrase): use for code in packs.languages() for phrase, use in packs.pairs(code, "chrome")}

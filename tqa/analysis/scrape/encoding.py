"""Text that was decoded with the wrong table: UTF-8 read as Windows-1252 ("cafÃ©"), Windows-1251 ("РјРёСЂ"), code page 437 and others.

Method: in a wrong table, each character of the original became two to four characters that stand for its bytes. A run of such
characters whose bytes are valid UTF-8, and decode to letters and marks that texts have, was nothing else before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from tqa.analysis.context import Context
from tqa.model.records import NamedTuple
from tqa.model.text import Span

_CODECS = ("cp1252", "cp1251", "cp437", "mac_roman", "cp1250", "koi8_r")
_CYRILLIC_CODECS = frozenset(("cp1251", "koi8_r"))
_TIMES = 3
_NEAR = 3
_QUOTES = "«»“”‘’‹›„‚–—…"
_COMMON = _QUOTES + "\u00a0°№§©®€•ЁёІіЇїЄєҐґЎўŠšŽžœŒ"
_ASCII = re.compile(r"[\x00-\x7f]+")
_KNOWN = (
    ("\u00a0", "\u017f"),
    ("\u0370", "\u03ff"),
    ("\u0401", "\u045f"),
    ("\u0490", "\u0491"),
    ("\u05d0", "\u05ea"),
    ("\u0621", "\u064a"),
    ("\u0660", "\u06d2"),
    ("\u1e80", "\u1ef9"),
    ("\u2010", "\u2026"),
    ("\u2030", "\u203a"),
    ("\u20a0", "\u20bf"),
    ("\u2116", "\u2122"),
    ("\u2190", "\u2193"),
    ("\u3001", "\u30ff"),
    ("\u4e00", "\u9fff"),
    ("\uac00", "\ud7a3"),
    ("\uff01", "\uff5e"),
)
"""Characters that a repair may bring: letters of the scripts of news, and typographic marks."""


class Damage(NamedTuple):
    """A stretch of wrongly decoded text: what it was, and the table it was read with."""

    span: Span
    original: str
    codec: str
    sequences: int


def damages(context: Context) -> tuple[Damage, ...]:
    """All stretches in the order of the text; words of one stretch are joined."""
    text = context.text
    if text.isascii():
        return ()
    chars = set(_ASCII.sub("", text))
    if chars.issubset(_COMMON):
        return ()
    places: set[int] = set()
    for codec in _CODECS:
        leads, rare = _marks(codec)
        if not (chars.isdisjoint(leads) or chars.isdisjoint(rare)) or (codec == "cp1251" and "В«" in text and "В»" in text):
            places.update(match.start() for match in _pattern(codec).finditer(text))
    found: list[Damage] = []
    for at in sorted(places):
        if found and at < found[-1].span.end:
            continue
        floor = found[-1].span.end if found else 0
        best = max((run for codec in _CODECS if (run := _run(text, at, floor, codec))), key=_weight, default=None)
        while best is not None and _is_sure(text, best):
            found.append(best)
            best = _next(text, best)
    return tuple(_again(damage) for damage in _joined(text, found))


def _next(text: str, damage: Damage) -> Damage | None:
    """The run of the next word, when it was read with the same table; two letters of it may look like nothing special."""
    at = damage.span.end
    while at < len(text) and text[at] in ' ,.;:-"' and at - damage.span.end < _NEAR:
        at += 1
    step = _sequence(text, at, damage.codec) if at > damage.span.end else None
    run = _run(text, at, damage.span.end, damage.codec) if step is not None else None
    return run if run is not None and run.sequences > 1 and run.span.start == at else None


def _weight(damage: Damage) -> tuple[int, int]:
    return damage.span.end - damage.span.start, -_CODECS.index(damage.codec)


def _run(text: str, at: int, floor: int, codec: str) -> Damage | None:
    """The run of whole sequences around a place."""
    for start in range(at, max(floor, at - 3) - 1, -1):
        pieces: list[str] = []
        end = start
        while (step := _sequence(text, end, codec)) is not None:
            pieces.append(step[0])
            end = step[1]
        if end > at:
            while start > floor and (before := _sequence_before(text, start, floor, codec)) is not None:
                pieces.insert(0, before[0])
                start = before[1]
            return Damage(Span(start, end), "".join(pieces), codec, len(pieces))
    return None


def _sequence(text: str, at: int, codec: str) -> tuple[str, int] | None:
    """The character that stood at a place, and where its bytes end."""
    table = _bytes(codec)
    lead = table.get(text[at]) if at < len(text) else None
    size = 0 if lead is None else 2 if 0xC2 <= lead <= 0xDF else 3 if 0xE0 <= lead <= 0xEF else 4 if 0xF0 <= lead <= 0xF4 else 0
    if lead is None or not size or at + size > len(text):
        return None
    raw = bytearray((lead,))
    for char in text[at + 1 : at + size]:
        byte = table.get(char, 0)
        if not 0x80 <= byte <= 0xBF:
            return None
        raw.append(byte)
    try:
        original = raw.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return (original, at + size) if any(low <= original <= high for low, high in _KNOWN) or size == 4 else None


def _sequence_before(text: str, at: int, floor: int, codec: str) -> tuple[str, int] | None:
    for size in (2, 3, 4):
        if at - size >= floor:
            found = _sequence(text, at - size, codec)
            if found is not None and found[1] == at:
                return found[0], at - size
    return None


def _is_sure(text: str, damage: Damage) -> bool:
    """Whether a run is not by chance a letter with a mark behind it, as in "«ИРМÃ»"."""
    start, end = damage.span
    if damage.sequences > 1:
        return True
    if damage.codec in _CYRILLIC_CODECS:
        # "В«Новости»" may be a preposition that lost its blank; a capital before a closing mark is an initialism.
        return end - start > 2 or (text[start] == "В" and text[start + 1] in "«»" and _pair(text, start))
    if end - start == 2 and text[end - 1] in _QUOTES:
        return end < len(text) and text[end].isalpha() and text[end].islower()
    if damage.codec != "cp1252":
        return end - start > 2 or (start > 0 and text[start - 1].isalpha()) or (end < len(text) and text[end].isalpha())
    return not (damage.original == "\u00a0" and text[start - 1 : start].isalpha())


def _pair(text: str, at: int) -> bool:
    """Whether a quotation that opens with "В«" closes with "В»" in its line, or the other way round."""
    line = text.rfind("\n", 0, at) + 1
    stop = text.find("\n", at)
    piece = text[line : stop if stop >= 0 else len(text)]
    return "В«" in piece and "В»" in piece


def _joined(text: str, found: list[Damage]) -> Iterator[Damage]:
    """Runs of one table near each other are one stretch, with what stands between them; letters around it belong to it."""
    last: Damage | None = None
    for damage in found:
        if last is not None and last.codec == damage.codec:
            between = text[last.span.end : damage.span.start]
            if between.isascii() and "\n" not in between and len(between.split()) <= _NEAR and len(between) <= 12:
                joined = last.original + between + damage.original
                last = Damage(Span(last.span.start, damage.span.end), joined, last.codec, last.sequences + damage.sequences)
                continue
        if last is not None:
            yield _whole_words(text, last)
        last = damage
    if last is not None:
        yield _whole_words(text, last)


def _whole_words(text: str, damage: Damage) -> Damage:
    start, end = damage.span
    while start > 0 and text[start - 1].isascii() and text[start - 1].isalpha():
        start -= 1
    while end < len(text) and text[end].isascii() and text[end].isalpha():
        end += 1
    original = text[start : damage.span.start] + damage.original + text[damage.span.end : end]
    return Damage(Span(start, end), original, damage.codec, damage.sequences)


def _again(damage: Damage) -> Damage:
    """The original of text that was damaged several times."""
    original = damage.original
    for _ in range(_TIMES):
        pieces: list[str] = []
        at = changed = 0
        while at < len(original):
            step = _sequence(original, at, damage.codec)
            pieces.append(step[0] if step else original[at])
            changed += step is not None
            at = step[1] if step else at + 1
        if not changed:
            break
        original = "".join(pieces)
    return damage._replace(original=original)


@cache
def _marks(codec: str) -> tuple[frozenset[str], frozenset[str]]:
    """The characters of first bytes in a table, and those of other bytes that texts seldom have for themselves."""
    table = _characters(codec)
    return frozenset(table[0xC2:0xF5]), frozenset(table[0x80:0xC0]) - frozenset(_COMMON)


@cache
def _pattern(codec: str) -> re.Pattern[str]:
    """A first byte and another one."""
    table = _characters(codec)
    first, other = (re.escape("".join(part)) for part in (table[0xC2:0xF5], table[0x80:0xC0]))
    return re.compile(f"[{first}](?=[{other}])")


@cache
def _characters(codec: str) -> tuple[str, ...]:
    """The character of each byte; control characters where the table has none, as browsers do."""
    found = []
    for byte in range(256):
        try:
            found.append(bytes((byte,)).decode(codec))
        except UnicodeDecodeError:
            found.append(chr(byte))
    return tuple(found)


@cache
def _bytes(codec: str) -> dict[str, int]:
    return {char: byte for byte, char in enumerate(_characters(codec)) if byte > 0x7F}

"""Sightings of names in Japanese, Chinese and Thai, which write no blanks between words.

Foreign names stand in characters of their own (katakana, the characters of Chinese transcriptions), so that their ends can be seen. In
Thai a title stands before the name, and a blank, a verb or a small word behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from tqa.analysis.names.scripts.sightings import Sighting
from tqa.linguistics import packs
from tqa.linguistics.script_sounds import characters
from tqa.model.records import NamedTuple
from tqa.model.text import Span

_LONGEST = 12
"""Characters of one part of a name."""
_PARTS = 4
_LEAST = 3
"""Characters of a name that only an office tells: shorter runs are too often parts of words."""


def unspaced(text: str, language: str) -> tuple[Sighting, ...]:
    """All sightings."""
    if packs.lines(language, "name_letters"):
        found = _of_own_letters(text, language)
    elif packs.has(language, "name_characters"):
        found = _transcribed(text, language)
    else:
        found = _titled(text, language)
    return tuple({*found, *(_in_latin(text, language) if packs.lines(language, "name_suffixes") else ())})


class _Patterns(NamedTuple):
    """Of a language: a run of letters of names, its parts, an office behind a name, one before it, what is no person
    before an office, and what an office of a place begins with.
    """

    run: re.Pattern[str]
    separator: re.Pattern[str]
    behind: re.Pattern[str]
    before: re.Pattern[str]
    places: frozenset[str]
    units: tuple[str, ...]


@cache
def _patterns(language: str) -> _Patterns:
    letters = "".join(packs.lines(language, "name_letters")) or "".join(map(re.escape, characters()))
    separator = "".join(map(re.escape, packs.lines(language, "name_separators")))
    suffixes = _any(packs.lines(language, "name_suffixes"))
    modifiers = _any(packs.lines(language, "office_modifiers"))
    roles = _any(packs.lines(language, "roles"))
    behind = rf"[ \u3000]?(?P<office>(?:{modifiers}){{0,3}}(?:{roles}))|[ \u3000]?(?P<title>{suffixes})"
    return _Patterns(
        re.compile(rf"[{letters}]+(?:[{separator}][{letters}]+)*"),
        re.compile(rf"[{separator}]"),
        re.compile(behind),
        re.compile(rf"(?P<office>{roles}|{suffixes})の?\Z"),
        packs.words(language, "exonyms") | packs.words(language, "office_nouns"),
        packs.lines(language, "place_units"),
    )


def _any(words: tuple[str, ...]) -> str:
    return "|".join(sorted(map(re.escape, words), key=lambda word: (-len(word), word))) or r"(?!)"


def _office(text: str, start: int, end: int, patterns: _Patterns) -> tuple[str, str]:
    """The office or title beside a name, and what is said of it; empty when there is none."""
    match = patterns.behind.match(text, end, end + 24)
    if match is not None:
        what = match["office"] or match["title"]
        return (match["office"] or "", f"stands before {what}")
    match = patterns.before.search(text, max(0, start - 12), start)
    return (match["office"], f"stands behind {match['office']}") if match is not None else ("", "")


def _parts(text: str, start: int, end: int, patterns: _Patterns) -> list[Span]:
    """The parts of a run between its marks."""
    cuts = [start, *(cut for match in patterns.separator.finditer(text, start, end) for cut in match.span()), end]
    return [Span(cuts[at], cuts[at + 1]) for at in range(0, len(cuts), 2)]


def _of_own_letters(text: str, language: str) -> Iterator[Sighting]:
    """Names in letters that are kept for foreign words: with a mark between their parts, or beside a title or office."""
    patterns = _patterns(language)
    for match in patterns.run.finditer(text):
        parts = _parts(text, match.start(), match.end(), patterns)
        office, why = _office(text, match.start(), match.end(), patterns)
        surname = parts[-1]
        size = surname.end - surname.start
        if not 1 < size <= _LONGEST or len(parts) > _PARTS:
            continue
        if len(parts) > 1:
            mark = text[parts[0].end]
            yield Sighting(
                surname,
                Span(parts[0].start, parts[-2].end),
                office,
                why or f"is the second part of a name with {mark}",
                True,
                bool(why),
                bool(why),
            )
        elif why and size >= _LEAST - 1 and match[0] not in patterns.places:
            sure = not office.startswith(patterns.units)
            yield Sighting(surname, None, office, why, True, sure, sure)


def _transcribed(text: str, language: str) -> Iterator[Sighting]:
    """Names in characters that ordinary words have too: around a mark, or between an office and any other character."""
    patterns = _patterns(language)
    for match in patterns.run.finditer(text):
        parts = _parts(text, match.start(), match.end(), patterns)
        start = _name_start(text, parts[0], patterns)
        surname = parts[-1] if len(parts) > 1 else Span(start, parts[0].end)
        size = surname.end - surname.start
        if not 1 < size <= _LONGEST or len(parts) > _PARTS or start == parts[0].end:
            continue
        office, why = _office(text, start, surname.end, patterns)
        if len(parts) > 1:
            mark = text[parts[0].end]
            yield Sighting(
                surname,
                Span(start, parts[-2].end),
                office,
                why or f"is the second part of a name with {mark}",
                bool(why),
                bool(why),
                bool(why),
            )
        elif why and size >= _LEAST and text[slice(*surname)] not in patterns.places:
            sure = not office.startswith(patterns.units)
            yield Sighting(surname, None, office, why, why.startswith("stands before"), sure, sure)


def _name_start(text: str, part: Span, patterns: _Patterns) -> int:
    """Where a name begins in a run of characters: behind an office or a country whose characters names have too."""
    start = part.start
    for at in range(part.start, min(part.end, part.start + 4)):
        if at > part.start and patterns.before.search(text, max(0, at - 6), at):
            start = at
    if part.end - start > _LEAST - 1 and text[start] in _leading():
        start += 1
    for size in range(min(6, part.end - start - 1), 1, -1):
        if text[start : start + size] in patterns.places:
            return start + size
    return start


def _in_latin(text: str, language: str) -> Iterator[Sighting]:
    """Surnames that were left in Latin letters before a title or an office; firms that bear the names of people are left out."""
    patterns = _patterns(language)
    firms = packs.words("und", "namesake_firms")
    for match in _latin().finditer(text):
        behind = patterns.behind.match(text, match.end(), match.end() + 24)
        if behind is not None and match[0].lower() not in firms:
            office = behind["office"] or ""
            yield Sighting(Span(*match.span()), None, office, f"stands before {behind[0].strip()}", True, True, True)


@cache
def _latin() -> re.Pattern[str]:
    return re.compile(r"(?<![A-Za-z0-9.@/&-])[A-Z][a-z]{3,}(?![A-Za-z0-9])")


@cache
def _leading() -> frozenset[str]:
    return frozenset(char for char, known in characters().items() if known.leads)


@cache
def _thai(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    titles = packs.lines(language, "attached_titles")
    roles = packs.lines(language, "roles")
    ends = packs.lines(language, "name_followers")
    word = r"[\u0e01-\u0e2e\u0e30-\u0e3a\u0e40-\u0e4e]"
    part = rf"(?:{word}){{2,}}?(?=\s|\Z|[,.:;()“”\"'/]|{_any(ends)})"
    first = rf"(?P<title>{_any((*titles, *packs.lines(language, 'sole_offices')))})(?P<first>{part})"
    return re.compile(first), re.compile(rf"[ \u00a0](?!{_any((*titles, *ends, *roles))})(?P<second>{part})")


def _titled(text: str, language: str) -> Iterator[Sighting]:
    """Names behind titles that are written as one word with them; a second word up to the next blank is the surname."""
    first, second = _thai(language)
    titles = packs.words(language, "attached_titles")
    for match in first.finditer(text):
        span = Span(*match.span("first"))
        if not _LEAST <= span.end - span.start <= 2 * _LONGEST or match["first"] in packs.words(language, "exonyms"):
            continue
        office = "" if match["title"] in titles else match["title"]
        why = f"stands behind {match['title']}"
        surname = second.match(text, span.end, span.end + 40)
        if surname is not None:
            yield Sighting(Span(*surname.span("second")), span, office, why, True, True, True)
        yield Sighting(span, None, office, why, True, True, True)

"""Speakers fused to the end of a paragraph in scripts without capitals: a name and a role, or an institution alone."""

from __future__ import annotations

import re
from functools import cache

from tqa.linguistics import packs
from tqa.model.records import NamedTuple
from tqa.model.text import Span


class Tail(NamedTuple):
    """A speaker fused to a paragraph's end.

    Parameters:
        span: name and role.
        name, role: parts of it; `name` is empty when an organisation speaks, `role` when the order is role, name.
        order: "name role", "role name" or "organisation".
    """

    span: Span
    name: str
    role: str
    order: str


def uncased_tail(text: str, start: int, end: int, language: str) -> Tail | None:
    """The speaker at the end of a paragraph in a script without capitals or blanks between words: a name and a role, or an institution.

    A name begins with a listed family name or title, or is three to five characters before a blank or an institution.
    """
    patterns = _titled_patterns(language) if packs.lines(language, "attached_titles") else _uncased_patterns(language)
    floor = max(start, end - (_REACH_TITLED if packs.lines(language, "attached_titles") else _REACH_UNCASED))
    for order, pattern in patterns:
        match = pattern.search(text, floor, end)
        if match is not None and _goes_on(text[floor : match.start()], language):
            return None
        if match is not None and match.start() - start >= _LEAST_UNCASED and text[floor : match.start()].rstrip()[-1:] not in _DASHES:
            span = Span(match.start("name" if order == "name role" else "organisation"), end)
            if order == "organisation":
                return Tail(span, text[slice(*span)], "", order)
            return Tail(span, match["name"], match["role"], order)
    return None


def _goes_on(before: str, language: str) -> bool:
    """Whether the text before a titled name goes on with it: a word that binds it, or another titled name, as in a list of people."""
    titles = packs.lines(language, "attached_titles")
    return before.rstrip().endswith(packs.lines(language, "before_names")) or any(
        word.startswith(titles) for word in before[-_NEIGHBOURS:].split()
    )


_NEIGHBOURS = 80
_REACH_UNCASED, _LEAST_UNCASED = 40, 10
_REACH_TITLED = 150
_DASHES = "-–—―"


@cache
def _titled_patterns(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """For a language that writes titles as one word with the name: behind a blank, a titled name of one word or two, and a role."""
    titles, roles = (
        "|".join(sorted(map(re.escape, packs.lines(language, name)), key=lambda word: (-len(word), word)))
        for name in ("attached_titles", "roles")
    )
    word = r"[^\s\d,.;:!?()“”\"]"
    office = rf"(?:{roles}){word}{{0,60}}(?:[ \u00a0]{word}{{1,40}}){{0,2}}"
    return (
        (
            "name role",
            re.compile(rf"(?<=[\s”\"])(?P<name>(?:{titles}){word}{{2,30}}(?:[ \u00a0]{word}{{2,30}})?)[ \u00a0](?P<role>{office})\Z"),
        ),
    )


@cache
def _uncased_patterns(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Patterns made of the language's roles, institutions and family names; none for a language that lists no institutions."""
    roles, heads = packs.lines(language, "roles"), packs.lines(language, "organisation_heads")
    if not roles or not heads:
        return ()
    surnames = packs.lines(language, "surnames")
    role = "|".join(sorted(map(re.escape, roles), key=len, reverse=True))
    head = "|".join(sorted((re.escape(each) for each in heads if len(each) > 1), key=len, reverse=True))
    every = "|".join(sorted(map(re.escape, heads), key=len, reverse=True))
    han = r"[\u4e00-\u9fff々]"
    before = r"(?:(?<=[\s。！？”」』】）)])|(?<=[\u3040-\u309f])|(?<![\u4e00-\u9fff々]))"
    listed = rf"(?:{head})"
    place = rf"(?:{han}{{1,4}}?(?:{every})|{listed})"
    found = []
    if surnames:
        name = "|".join(sorted(map(re.escape, surnames), key=len, reverse=True))
        for institution, least in ((listed, 0), (place, 1)):
            tail = rf"[ \u3000]?(?P<role>{institution}{{{least},2}}(?:{role}))$"
            found.append(("name role", rf"(?P<name>(?!{listed})(?:{name}){han}{{1,2}}){tail}"))
        found.append(("name role", rf"(?P<name>(?!{listed})(?:{name}){han}{{1,2}})[ \u3000](?P<role>{han}{{1,4}}(?:{role}))$"))
    found.append(("name role", rf"{before}(?P<name>{han}{{3,5}})[ \u3000](?P<role>{place}{{0,2}}(?:{role}))$"))
    found.append(("name role", rf"{before}(?P<name>{han}{{4,5}}?)(?P<role>{place}{{1,2}}(?:{role}))$"))
    units = packs.lines(language, "institution_units")
    if units:
        unit = "|".join(map(re.escape, units))
        found.append(("organisation", rf"(?P<organisation>(?:{head})(?:{han}{{0,3}}(?:{unit})))$"))
    return tuple((order, re.compile(pattern.replace("$", r"\Z"))) for order, pattern in found)

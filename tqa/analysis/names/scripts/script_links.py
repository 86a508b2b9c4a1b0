"""Names told by cues that are one in two spellings, and why.

Two names are one when they sound alike and something else speaks for it: the source, the same given name, an office that one person
holds, or that only one of the full names fits a name that stands alone. Other given names or offices keep them apart, and so does
grammar: a man's and a woman's surname, a name and the same one with an ending.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cache

from tqa.analysis.context import Context
from tqa.analysis.names.crowds import CROWD
from tqa.analysis.names.scripts.script_names import ScriptName, originals_of, script_names
from tqa.analysis.names.scripts.sightings import sole_office
from tqa.linguistics import packs
from tqa.linguistics.resemblance import VOWELS, distance
from tqa.linguistics.script_sounds import heard, simplified
from tqa.model.records import NamedTuple
from tqa.model.text import Span

_STRONG, _WEAK = 0.22, 0.12
"""Distance by sound that names with strong evidence, or with little, may have."""
_FARTHEST = {_STRONG: 2.0, _WEAK: 1.0}
_SAME = 0.5
_LATIN = 0.25
"""The same for each sound of a name in Latin letters."""
_LEAST = 5
_SHORT = 6
_LONG = 7
"""Names of so many sounds that are all the same are one name without more evidence."""
_SHORT_APART = {_STRONG: 0.6, _WEAK: 0.45}
"""Names of fewer sounds may differ by a vowel only, or with strong evidence by two sounds that are often confused."""


class ScriptLink(NamedTuple):
    """Two spellings of one name, and why."""

    one: str
    other: str
    evidence: str


def script_links(context: Context) -> tuple[ScriptLink, ...]:
    """Names that are one in two spellings."""
    names = context.get(script_names)
    buckets: dict[str, list[ScriptName]] = defaultdict(list)
    for name in names.values():
        if name.sound:
            buckets["a" if name.sound[0] in VOWELS else name.sound[0]].append(name)
    originals = originals_of(context)
    near: list[ScriptLink] = []
    alone: dict[str, list[ScriptLink]] = defaultdict(list)
    for group in buckets.values():
        for number, one in enumerate(group):
            for other in group[number + 1 : number + CROWD]:
                evidence = _by_source(one, other, originals, context) or _one_name(one, other, context)
                if originals.get(one.text, "") != originals.get(other.text, "") and one.text in originals and other.text in originals:
                    continue
                if evidence.startswith(_UNIQUE):
                    alone[(other if one.given else one).text].append(ScriptLink(one.text, other.text, evidence))
                elif evidence:
                    near.append(ScriptLink(one.text, other.text, evidence))
    near += [links[0] for links in alone.values() if len(links) == 1]
    return tuple(near)


_UNIQUE = "the only full name"


def _by_source(one: ScriptName, other: ScriptName, originals: dict[str, str], context: Context) -> str:
    """Why the source makes two names one, "" when it does not."""
    lemma = originals.get(one.text, "")
    if not lemma or lemma != originals.get(other.text, "") or _by_ending(one.text, other.text, context.language) or other_given(one, other):
        return ""
    mine, theirs = one.sound, other.sound
    if by_grammar(mine, theirs) or distance(mine, theirs) > _allowed(min(len(mine), len(theirs)), _STRONG):
        return ""
    return f"both stand for {lemma} in the source"


def _one_name(one: ScriptName, other: ScriptName, context: Context) -> str:
    """Why two names are one, "" when nothing says so."""
    language = context.language
    if not (one.person or other.person):
        return ""
    if not (one.given or other.given) and (_is_native(one.text, language) or _is_native(other.text, language)):
        return ""
    if one.latin or other.latin:
        return _left_in_latin(one, other)
    mine, theirs = one.sound, other.sound
    shortest = min(len(mine), len(theirs))
    if shortest < _LEAST - 1 or by_grammar(mine, theirs) or _by_ending(one.text, other.text, language):
        return ""
    apart = distance(mine, theirs)
    alike = simplified(one.text) == simplified(other.text) if packs.has(language, "name_characters") else apart == 0
    if alike and not other_given(one, other) and (one.given or other.given or shortest >= _LONG):
        return _spelled(one.text, other.text, language)
    if apart > _allowed(shortest, _STRONG) or (apart > _SAME / 2 and _together(one, other, context.text)):
        return ""
    shared = [given for given in one.given for theirs in other.given if one_given(given, theirs)]
    offices = {sole_office(office, language) for office in one.offices}, {sole_office(office, language) for office in other.offices}
    same_office = sorted((offices[0] & offices[1]) - {""}, key=lambda office: (-len(office), office))
    if one.given and other.given and not shared:
        return ""
    if one.offices and other.offices and not same_office and not _one_role(one, other) and apart > _SAME:
        return ""
    if shared:
        return f"both stand behind {min(shared)} and sound alike"
    # where any word can stand beside an office, one of the names must be known as one
    if same_office and (one.given or other.given or _has_own_letters(language)):
        return f"both stand beside {same_office[0]} and sound alike"
    if apart > _allowed(shortest, _WEAK) or shortest < _LEAST or not (one.given or other.given):
        return ""
    full = one if one.given else other
    return f"{_UNIQUE} of the text that sounds like it is {min(full.given)} {full.text}"


def _left_in_latin(one: ScriptName, other: ScriptName) -> str:
    """Why a surname in Latin letters, rarer than a full name of the text, is the same; the letters tell the sound less surely."""
    latin, own = (one, other) if one.latin else (other, one)
    if own.latin or not own.given or len(latin.spans) >= len(own.spans):
        return ""
    mine, theirs = (name.sound.replace("r", "l") for name in (latin, own))
    if min(len(mine), len(theirs)) < _LEAST or distance(mine, theirs) > _LATIN * max(len(mine), len(theirs)):
        return ""
    return f"the text has {min(own.given)} {own.text}, and {latin.text} {latin.why}"


def _has_own_letters(language: str) -> bool:
    """Whether foreign names stand in characters that few other words have."""
    return bool(packs.lines(language, "name_letters")) or packs.has(language, "name_characters")


def _allowed(shortest: int, share: float) -> float:
    return min(_SHORT_APART[share], share * shortest * 2) if shortest < _SHORT else min(_FARTHEST[share], share * shortest)


def _spelled(one: str, other: str, language: str) -> str:
    if packs.has(language, "name_characters"):
        return "simplified and traditional characters of one name"
    return f"both are read {heard(one)}"


def _one_role(one: ScriptName, other: ScriptName) -> bool:
    """Whether an office of one is an office of the other with less or more around it."""
    return any(mine in theirs or theirs in mine for mine in one.offices for theirs in other.offices)


def one_given(one: str, other: str) -> bool:
    """Whether two spellings are one given name."""
    mine, theirs = heard(one), heard(other)
    if mine == theirs:
        return True
    if not mine or not theirs or by_grammar(mine, theirs) or mine[0] != theirs[0]:
        return False
    shortest = min(len(mine), len(theirs))
    return shortest >= _LEAST - 1 and distance(mine, theirs) <= (_SHORT_APART[_WEAK] if shortest < _SHORT else 1.0)


def other_given(one: ScriptName, other: ScriptName) -> bool:
    """Whether two names stand behind different given names."""
    return bool(one.given and other.given) and not any(one_given(mine, theirs) for mine in one.given for theirs in other.given)


def given_links(places: dict[str, list[Span]], context: Context) -> list[ScriptLink]:
    """Given names before one surname that are one name in two spellings: no two listed names, which brothers may bear."""
    found = list(places)
    listed = packs.words(context.language, "given_names")
    return [
        ScriptLink(one, other, "given names of one bearer of a surname")
        for number, one in enumerate(found)
        for other in found[number + 1 : number + CROWD]
        if one_given(one, other) and not (one in listed and other in listed) and not _side_by_side(places[one], places[other], context.text)
    ]


@cache
def _feminine() -> tuple[tuple[str, str], ...]:
    return packs.pairs("und", "feminine_sounds")


def by_grammar(one: str, other: str) -> bool:
    """Whether two names differ as a man's and a woman's form of one surname or given name do."""
    for mine, theirs in ((one, other), (other, one)):
        for man, woman in _feminine():
            if theirs.endswith(woman) and mine.endswith(man) and theirs[: -len(woman)] == mine[: len(mine) - len(man)]:
                return True
    return False


def _by_ending(one: str, other: str, language: str) -> bool:
    """Whether the longer name is the shorter one with an ending or prefix of the language, or goes on where names have no sure end."""
    short, long = sorted((one, other), key=len)
    if packs.has(language, "name_characters") or (
        packs.lines(language, "attached_titles") and "unspaced" in packs.words(language, "traits")
    ):
        return long.startswith(short) or long.endswith(short)
    if long.startswith(short) and long[len(short) :] in packs.words(language, "name_endings"):
        return True
    return long.endswith(short) and long[: -len(short)] in packs.words(language, "name_prefixes")


def _is_native(name: str, language: str) -> bool:
    """Whether a family name and a given name of the language's own people make up the word, of which one sound tells two people apart."""
    surnames = packs.words(language, "surnames")
    if not surnames or len(name) > 4 or packs.words(language, "given_names"):
        return False
    return any(name[:size] in surnames and 0 < len(name) - size < 3 for size in (1, 2))


def _together(one: ScriptName, other: ScriptName, text: str) -> bool:
    """Whether the two stand in one clause, as two people do."""
    return _side_by_side(one.spans, other.spans, text)


def _side_by_side(places: Sequence[Span], others: Sequence[Span], text: str) -> bool:
    for mine in places[:_FEW]:
        for theirs in others[:_FEW]:
            first, second = sorted((mine, theirs))
            if second.start - first.end < _CLAUSE and not _stop().search(text, first.end, second.start):
                return True
    return False


_CLAUSE = 40
_FEW = 8


@cache
def _stop() -> re.Pattern[str]:
    return re.compile(r"[.!?…。！？؟۔।։\n]")

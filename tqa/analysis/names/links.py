"""Pairs of spellings that are one name, found in the translation alone, each with its evidence."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from tqa.analysis.context import Context
from tqa.analysis.names import likeness, phrase_links
from tqa.analysis.names.mentions import Mention, mentions
from tqa.analysis.names.name_words import (
    CROWD,
    LONG,
    Link,
    Word,
    allowed,
    apart,
    inflects,
    is_mac,
    one_case,
    one_name,
    related,
    stem,
    two_people,
    words,
)
from tqa.analysis.names.people import People, is_given, people
from tqa.linguistics import packs
from tqa.linguistics.given_names import given, given_names
from tqa.linguistics.resemblance import distance
from tqa.linguistics.romanisation import key


def links(context: Context) -> list[Link]:
    """All pairs, the surest evidence first."""
    known = context.get(words)
    found = context.get(mentions)
    persons = context.get(people)
    result = romanisations(context)
    if inflects(context.language):
        return result
    result += _given_forms(known, found, persons)
    result += _places(known, context.language)
    result += _declined(known, context)
    result += _same_given(known)
    result += phrase_links.full_names(known, found, persons)
    result += phrase_links.neighbours(known, found, persons, context.language)
    result += likeness.introduced(known, context.language)
    result += likeness.near(known, context.language)
    result += likeness.typo(known)
    result += likeness.chinese(known, context.source_language or "")
    result += phrase_links.adjectival(known, found, context)
    result += phrase_links.same_phrase(known, found, persons, context.language)
    return result


def romanisations(context: Context) -> list[Link]:
    """Romanisations of one original."""
    by_key: dict[str, list[Word]] = defaultdict(list)
    for word in context.get(words).values():
        by_key[word.key].append(word)
    result: list[Link] = []
    inflected = inflects(context.language)
    for name, same in by_key.items():
        distinct = _comparable(same) if len(same) > 1 else []
        if len(distinct) < 2 or len(name) < 3 or min(len(word.text) for word in distinct) < 4:
            continue
        if not any(word.sure for word in distinct) and len(name) < LONG - 1:
            continue
        first = distinct[0]
        for other in distinct[1:]:
            if name in given_names() and not _one_bearer(first, other, context):
                continue
            listed = (first.loose or first.full) and (other.loose or other.full)
            contradicted = two_people(first, other) if len(name) >= LONG and not listed else apart(first, other)
            if (first.plain or other.plain) and _longer_by_e(first.key, other.key, first.text, other.text):
                continue
            if contradicted or (inflected and _ending_only(first.text, other.text)):
                continue
            result.append(Link(first.text, other.text, "romanisations of one original"))
    return result


def _longer_by_e(one: str, other: str, first: str, second: str) -> bool:
    """Whether ordinary words of one key differ by letters at the end (License, Licensee)."""
    short, long = sorted((first.lower(), second.lower()), key=len)
    return one == other and len(short) < len(long) and long.startswith(short)


def _comparable(same: list[Word]) -> list[Word]:
    """Words of one key whose spellings can be compared: in capitals or with capitals inside a word, one differs from another by intent."""
    distinct = one_case(same)
    written = [word for word in distinct if word.ordinary or is_mac(word.text)]
    return written + [word for word in distinct if word.text.isupper() and len(word.text) > 5] if len(written) == 1 else written


def _ending_only(one: str, other: str) -> bool:
    """Whether two words of an inflecting language differ in their last letters only."""
    shared = 0
    while shared < min(len(one), len(other)) and one[shared] == other[shared]:
        shared += 1
    return max(len(one), len(other)) - shared <= 3


def _one_bearer(one: Word, other: Word, context: Context) -> bool:
    """Whether two spellings of a given name stand before one surname, or one of them before none and the other before one only."""
    found, persons = context.get(mentions), context.get(people)
    mine, theirs = (_surnames(word, found, persons) for word in (one, other))
    if mine and theirs:
        return any(related(a, b) for a in mine for b in theirs)
    return len({stem(name) for name in mine | theirs}) < 2 and not (one.article or other.article)


def _surnames(word: Word, found: tuple[Mention, ...], persons: People) -> set[str]:
    """Keys of the surnames that a given name stands with."""
    mine = set(word.mentions)
    return {key(found[person.surname].text) for person in persons.full.values() if person.given in mine}


def _given_forms(known: dict[str, Word], found: tuple[Mention, ...], persons: People) -> list[Link]:
    """Forms of one given name, or spellings that sound alike, before one surname."""
    by_surname: dict[str, dict[str, Word]] = defaultdict(dict)
    for person in persons.full.values():
        text = found[person.given].text
        if text in known:
            by_surname[stem(known[found[person.surname].text].key) if found[person.surname].text in known else ""][text] = known[text]
    result = _bare_given(known, found, persons)
    for surname, group in by_surname.items():
        distinct = sorted(group.values(), key=lambda word: word.mentions)
        for number, one in enumerate(distinct):
            result += [
                Link(one.text, other.text, "given names of one bearer of a surname")
                for other in distinct[number + 1 : number + CROWD]
                if surname and one.key != other.key and _one_given(one, other)
            ]
    return result


def _bare_given(known: dict[str, Word], found: tuple[Mention, ...], persons: People) -> list[Link]:
    """Forms of one given name of which one stands alone, while all others have one bearer."""
    forms: dict[str, list[Word]] = defaultdict(list)
    for word in known.values():
        given = given_names().get(word.key)
        if given is not None and word.sure:
            forms[given.name].append(word)
    result: list[Link] = []
    for name, group in forms.items():
        if len({word.key for word in group}) < 2:
            continue
        surnames = {word.text: _surnames(word, found, persons) for word in group}
        alone = [word for word in group if not surnames[word.text] and not word.beside and not word.full]
        borne = [word for word in group if surnames[word.text]]
        if len({stem(surname) for word in borne for surname in surnames[word.text]}) == 1:
            result += [
                Link(one.text, other.text, f"forms of {name}, and the text has one bearer of it")
                for one in borne
                for other in alone
                if one.key != other.key and distance(one.sound, other.sound) <= 1.3
            ]
    return result


def _one_given(one: Word, other: Word) -> bool:
    mine, theirs = given_names().get(one.key), given_names().get(other.key)
    if mine and theirs:
        return mine.name == theirs.name
    if is_given(one.text) and is_given(other.text):
        return False
    shortest = min(len(one.sound), len(other.sound))
    return shortest >= 4 and one.sound[0] == other.sound[0] and distance(one.sound, other.sound) <= (0.5 if shortest < 6 else 1.0)


@cache
def _place_variants(language: str) -> dict[str, str]:
    """Name of a place -> the one of its names that the table puts first."""
    rows = packs.table(language, "place_variants")
    return {name: row["first"] for row in rows for name in (row["first"], *row["others"].split())}


def _places(known: dict[str, Word], language: str) -> list[Link]:
    """Names of one place in two languages."""
    variants = _place_variants(language)
    groups: dict[str, list[Word]] = defaultdict(list)
    for word in known.values():
        first = variants.get(word.text)
        if first is not None and word.sure and not word.full and not word.given:
            groups[first].append(word)
    return [Link(group[0].text, other.text, "names of one place in two languages") for group in groups.values() for other in group[1:]]


def _same_given(known: dict[str, Word]) -> list[Link]:
    """Surnames that sound alike behind one given name."""
    bearers: dict[str, list[Word]] = defaultdict(list)
    for word in known.values():
        for name in word.named:
            if name[-1] != ".":
                bearers[name].append(word)
    return [
        Link(one.text, other.text, f"both stand after a form of {name}")
        for name, surnames in bearers.items()
        for number, one in enumerate(surnames)
        for other in surnames[number + 1 : number + CROWD]
        if one.key != other.key and _alike(one, other)
    ]


def _alike(one: Word, other: Word) -> bool:
    """Whether two surnames begin with one sound and differ in an ending or by little."""
    mine, theirs = one.sound, other.sound
    if _stem_or_near(mine, theirs):
        return True
    return mine[0] == theirs[0] and distance(mine, theirs) <= allowed(mine, theirs, 0.22)


def _stem_or_near(one: str, other: str) -> bool:
    shared = 0
    while shared < min(len(one), len(other)) and one[shared] == other[shared]:
        shared += 1
    return shared >= 4 and len(one) - shared <= 2 and len(other) - shared <= 2


def _declined(known: dict[str, Word], context: Context) -> list[Link]:
    """A surname and its case or gender form, unless given names or initials say that they are two people."""
    language = context.source_language or ""
    by_start: dict[str, list[Word]] = defaultdict(list)
    for word in known.values():
        if len(word.key) > 4 and not word.plain and not is_given(word.text):
            by_start[word.key[:3]].append(word)
    result: list[Link] = []
    for group in by_start.values():
        for number, one in enumerate(group):
            for other in group[number + 1 : number + CROWD]:
                if one.key == other.key or not (one.sure or other.sure):
                    continue
                from tqa.linguistics.declension import same_by_declension

                relation = same_by_declension(one.text, other.text, language)
                if relation is None:
                    continue
                named = one.named | other.named
                if relation.regular and named and one_name(named) and not _man_and_woman(one, other, relation.kind, language):
                    result.append(Link(one.text, other.text, f"{relation.reason}; {min(named)} throughout"))
                elif relation.kind == "case" and _with_case_ending(one, other) and not apart(one, other):
                    result.append(Link(one.text, other.text, relation.reason))
    return result


def _with_case_ending(one: Word, other: Word) -> bool:
    """Whether the longer of two long names is the shorter one with an ending of two or more sounds."""
    short, long = sorted((one.key, other.key), key=len)
    return len(short) >= LONG and long.startswith(short) and len(long) - len(short) >= 2


def _man_and_woman(one: Word, other: Word, relation: str, language: str) -> bool:
    """Whether a man carries one surname, and the other is that of a woman and no case form of his."""
    from tqa.linguistics.declension import base_forms

    for mine, theirs in ((one, other), (other, one)):
        men = any(known is not None and known.gender == "m" for known in map(given, mine.named))
        if relation == "gender" and men and not any(base.key == mine.key for base in base_forms(theirs.text, language)):
            return True
    return False

"""Pairs of spellings that are one name, found in the translation alone, each with its evidence."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING

from tqa.analysis.context import Context
from tqa.analysis.names import crowds, likeness, phrase_links
from tqa.analysis.names.mentions import mentions
from tqa.analysis.names.name_words import (
    LONG,
    Link,
    Word,
    any_related,
    apart,
    inflects,
    is_mac,
    one_case,
    one_name,
    stem,
    two_people,
    words,
)
from tqa.analysis.names.people import has_capital_nouns, is_given, people
from tqa.analysis.structure import sentences
from tqa.linguistics import packs
from tqa.linguistics.given_names import given, given_names

if TYPE_CHECKING:
    from tqa.linguistics.declension import Relation

_TWO_LETTERS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss"})


def links(context: Context) -> list[Link]:
    """All pairs, the surest evidence first."""
    known = context.get(words)
    found = context.get(mentions)
    persons = context.get(people)
    result = romanisations(context)
    if inflects(context.language):
        return result
    result += _umlauts(known, context)
    result += phrase_links.given_forms(known, context)
    result += _places(known, context.language)
    result += _declined(known, context)
    result += phrase_links.same_given(known, found, persons, context.language)
    result += phrase_links.full_names(known, found, persons)
    result += phrase_links.neighbours(known, found, persons, context.language)
    result += likeness.introduced(known, context.language)
    result += likeness.near(known, context.language)
    result += likeness.slips(known, context.language)
    result += likeness.chinese(known, context.source_language or "")
    result += phrase_links.adjectival(known, found, context)
    result += phrase_links.same_phrase(known, found, persons, context.language)
    return [link for link in result if not woman_beside_man(known[link.one], known[link.other], context)]


def romanisations(context: Context) -> list[Link]:
    """Romanisations of one original."""
    by_key: dict[str, list[Word]] = defaultdict(list)
    for word in context.get(words).values():
        by_key[word.key].append(word)
    result: list[Link] = []
    inflected = inflects(context.language)
    # a capital tells no name from a noun there, and short nouns differ by as little as spellings do (Daten, Dateien; Massen, Maßen)
    least = LONG + 2 if has_capital_nouns(context.language) else LONG - 1
    for name, same in by_key.items():
        distinct = _comparable(same) if len(same) > 1 else []
        if len(distinct) < 2 or len(name) < 3 or min(len(word.text) for word in distinct) < 4:
            continue
        if not any(word.sure for word in distinct) and len(name) < least:
            continue
        first = distinct[0]
        for other in distinct[1:]:
            if name in given_names() and not one_bearer(first, other, context):
                continue
            listed = (first.loose or first.full) and (other.loose or other.full)
            contradicted = two_people(first, other) if len(name) >= LONG and not listed else apart(first, other)
            if (first.plain or other.plain) and _longer_by_e(first.key, other.key, first.text, other.text):
                continue
            if contradicted or (inflected and _by_grammar(first.text, other.text, context.language)):
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


def _by_grammar(one: str, other: str, language: str) -> bool:
    """Whether two words of an inflecting language differ in their last letters only, or in an accent that moves with them."""
    if "moving-accent" not in packs.words(language, "traits"):
        return _ending_only(one, other)
    from tqa.linguistics.folding import unaccented

    one, other = unaccented(one), unaccented(other)
    ends = {(one[-1], other[-1]), (other[-1], one[-1])}
    return one == other or (
        _ending_only(one, other) and not (one[:-1] == other[:-1] and ends & set(packs.pairs(language, "foreign_finals")))
    )


def _ending_only(one: str, other: str) -> bool:
    """Whether two words of an inflecting language differ in their last letters only."""
    shared = 0
    while shared < min(len(one), len(other)) and one[shared] == other[shared]:
        shared += 1
    return max(len(one), len(other)) - shared <= 3


def _umlauts(known: dict[str, Word], context: Context) -> list[Link]:
    """Names with a German vowel as one letter and as two (Jörg, Joerg)."""
    result: list[Link] = []
    for text, word in known.items():
        other = None if text.isascii() else known.get(text.translate(_TWO_LETTERS))
        if other is None or other is word or word.plain or other.plain or not (word.sure or other.sure or word.given or other.given):
            continue
        if one_bearer(word, other, context) if word.given else not apart(word, other):
            result.append(Link(text, other.text, "one vowel, as one letter and as two"))
    return result


@cache
def _place_variants(language: str) -> dict[str, str]:
    """Name of a place -> the one of its names that the table puts first."""
    rows = packs.table(language, "place_variants")
    return {name: row["first"] for row in rows for name in (row["first"], *row["others"].split())}


def _places(known: dict[str, Word], language: str) -> list[Link]:
    """Names of one place in two languages."""
    variants = _place_variants(language)
    capitals = has_capital_nouns(language)
    groups: dict[str, list[Word]] = defaultdict(list)
    for word in known.values():
        first = variants.get(word.text)
        if first is not None and (word.sure or capitals) and not word.full and not word.given:
            groups[first].append(word)
    return [Link(group[0].text, other.text, "names of one place in two languages") for group in groups.values() for other in group[1:]]


def _declined(known: dict[str, Word], context: Context) -> list[Link]:
    """A surname and its case or gender form, unless given names or initials say that they are two people."""
    language = context.source_language or ""
    by_start: dict[str, list[Word]] = defaultdict(list)
    for word in known.values():
        if len(word.key) > 4 and not word.plain and not is_given(word.text):
            by_start[word.key[:3]].append(word)
    result: list[Link] = []
    for group in by_start.values():
        if len(group) < 2:
            continue
        from tqa.linguistics.declension import same_by_declension, share_stem

        for one, other in crowds.pairs(group, lambda word: word.key):
            if one.key == other.key or not (one.sure or other.sure) or not share_stem(one.key, other.key, language):
                continue
            relation = same_by_declension(one.text, other.text, language)
            if relation is None:
                continue
            named = one.named | other.named
            if relation.regular and named and one_name(named) and not _man_and_woman(one, other, relation.kind, language):
                result.append(Link(one.text, other.text, f"{relation.reason}; {min(named)} throughout"))
            elif relation.kind != "case" or apart(one, other):
                continue
            elif _with_case_ending(one, other) or _of_people(one, other, relation):
                result.append(Link(one.text, other.text, relation.reason))
    return result


def _of_people(one: Word, other: Word, relation: Relation) -> bool:
    """Whether an ending that surnames have in one case only stands on one of two words that stand where people are named."""
    return relation.regular and all(word.spoken or word.full or word.loose for word in (one, other))


def _with_case_ending(one: Word, other: Word) -> bool:
    """Whether the longer of two long names is the shorter one with an ending of two or more sounds."""
    short, long = sorted((one.key, other.key), key=len)
    return len(short) >= LONG and len(long) - len(short) >= 2 and long.startswith(short if len(short) == LONG else short[:-1])


def _man_and_woman(one: Word, other: Word, relation: str, language: str) -> bool:
    """Whether a man carries one surname, and the other is that of a woman and no case form of his."""
    from tqa.linguistics.declension import base_forms

    for mine, theirs in ((one, other), (other, one)):
        men = any(known is not None and known.gender == "m" for known in map(given, mine.named))
        if relation == "gender" and men and not any(base.key == mine.key for base in base_forms(theirs.text, language)):
            return True
    return False


def one_bearer(one: Word, other: Word, context: Context) -> bool:
    """Whether two spellings of a given name stand before one surname, or one of them before none and the other before one only."""
    surnames = context.get(phrase_links.surnames)
    mine, theirs = surnames.get(one.text, set()), surnames.get(other.text, set())
    if mine and theirs:
        return any_related(mine, theirs)
    if bool(mine) != bool(theirs) and not (other if mine else one).spoken and _only_marks(one.text, other.text):
        # a town (Sofía) and a woman (Sofia)
        return False
    return len({stem(name) for name in mine | theirs}) < 2 and not (one.article or other.article)


def _only_marks(one: str, other: str) -> bool:
    """Whether two spellings differ in diacritics only."""
    return len(one) == len(other) and all(a == b or not (a.isascii() and b.isascii()) for a, b in zip(one, other, strict=True))


def woman_beside_man(one: Word, other: Word, context: Context) -> bool:
    """Whether one sentence names a woman in full and somebody whose surname is the masculine form of hers."""
    man, woman = sorted((one, other), key=lambda word: word.text[-1] == "a")
    if woman.text[-1] != "a" or man.text[-1] == "a" or man.text[:3] != woman.text[:3]:
        return False
    if man.named or not any(known is not None and known.gender == "f" for known in map(given, woman.named)):
        return False
    from tqa.linguistics.declension import same_by_declension

    relation = same_by_declension(man.text, woman.text, context.source_language or "")
    if relation is None or relation.kind != "gender":
        return False
    found, full, begins = context.get(mentions), context.get(people).full, [span.start for span in context.get(sentences)]
    hers = {bisect_right(begins, found[index].start) for index in woman.mentions if index in full}
    return any(bisect_right(begins, found[index].start) in hers for index in man.mentions)

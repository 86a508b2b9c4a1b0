"""Spellings of names: each with all its mentions and what the text tells about it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Set
from functools import cache, lru_cache
from itertools import combinations
from operator import attrgetter

from tqa.analysis.context import Context
from tqa.analysis.names import crowds
from tqa.analysis.names.mentions import Mention, lower_words, mentions
from tqa.analysis.names.people import People, Person, given_of, has_capital_nouns, is_patronymic, people, titles
from tqa.linguistics import packs
from tqa.linguistics.given_names import given_names
from tqa.linguistics.resemblance import distance, sounds
from tqa.linguistics.romanisation import key
from tqa.linguistics.wordlists import nouns
from tqa.model.records import NamedTuple

LONG = 6
"""Names with fewer sounds are too often one sound away from another name."""
_ABBREVIATION = 5
_LONGEST_NAME = 8
"""Words; a longer run of capitalised words is a heading or no text at all."""


_NONE: frozenset[str] = frozenset()


class Word(NamedTuple):
    """All mentions of one spelling.

    Parameters:
        sure: a capital inside a sentence says that it is a name.
        full: it is the surname of full names.
        named: given names and initials that it stands behind.
        given: it stands as a given name before a surname.
        spoken: it stands alone where a person is named.
        beside: keys of the words that it stands with, when it never stands alone.
        loose: it is the second of two words that may be a full name.
        article: it is spelled like a given name, but stands behind an article or before a title.
        plain: the text has it in lower case, or it is a role, the head of an institution's name or a translated place name.
    """

    text: str
    key: str
    sound: str
    mentions: tuple[int, ...]
    sure: bool
    full: bool
    named: frozenset[str]
    given: bool
    spoken: bool
    beside: frozenset[str]
    loose: bool
    article: bool
    plain: bool

    @property
    def ordinary(self) -> bool:
        """Whether it is written as names of people and places are: one capital, or one in each part."""
        return _is_ordinary(self.text)


SOUND = attrgetter("sound")


class Link(NamedTuple):
    """Two spellings and why they are one name.

    Parameters:
        right: the one that the evidence speaks for, when they are equally frequent; empty when it does not.
    """

    one: str
    other: str
    evidence: str
    right: str = ""


@lru_cache(maxsize=20_000)
def _is_ordinary(text: str) -> bool:
    return text[1:].islower() if text.isalpha() else all(len(part) > 2 and part[1:].islower() for part in re.split(r"[’'ʼ‐-]", text))


@lru_cache(maxsize=20_000)
def _is_plain(text: str, language: str) -> bool:
    """Whether a word is no name of its own in any text: an abbreviation, a title, a role, a day, a country."""
    folded = text.lower()
    return (
        (len(text) <= _ABBREVIATION and text.isupper())
        or folded in titles(language)
        or text in _calendar(language)
        or nouns(language, "roles").has(folded)
        or nouns(language, "organisation_heads").has(folded)
        or of_exonym(text, language)
    )


@cache
def _calendar(language: str) -> frozenset[str]:
    """Months and days, and their abbreviations (Sept)."""
    full = [word for word, _ in packs.pairs(language, "calendar")]
    short = packs.words(language, "abbreviations")
    return frozenset(full) | {word[:size] for word in full for size in (3, 4) if word[:size] in short}


def words(context: Context) -> dict[str, Word]:
    """Spelling -> its mentions and what they tell."""
    found = context.get(mentions)
    full, given, spoken, loose, attributes, _, _ = persons = context.get(people)
    lower, language = context.get(lower_words), context.language
    articles = packs.words(language, "articles")
    places: dict[str, list[int]] = {}
    inside: set[str] = set()
    for index, (_, _, text, initial, _) in enumerate(found):
        if len(text) < 3 or text[-1] == "." or (len(text) == 3 and text.isupper()):
            continue
        if text in places:
            places[text].append(index)
        else:
            places[text] = [index]
        if not initial:
            inside.add(text)
    beside = _beside(found, persons)
    if has_capital_nouns(language):
        inside &= {found[index].text for index in (*full, *given, *spoken)}
    result: dict[str, Word] = {}
    for text, indexes in places.items():
        own = key(text)
        surnames = [index for index in indexes if index in full]
        around = beside.get(indexes[0], _NONE)
        if around and len(indexes) > 1:
            around = _NONE.union(*(beside[index] for index in indexes)) if all(index in beside for index in indexes) else _NONE
        result[text] = Word(
            text,
            own,
            sounds(text),
            tuple(indexes),
            text in inside,
            bool(surnames),
            frozenset(name for index in surnames for name in _bearers(full[index], found)) if surnames else _NONE,
            not given.isdisjoint(indexes),
            not spoken.isdisjoint(indexes),
            around,
            not loose.isdisjoint(indexes),
            own in given_names()
            and any(index in attributes or behind_article(context.text, found[index].start, articles) for index in indexes),
            _is_plain(text, language) or text.lower() in lower,
        )
    return result


def _bearers(person: Person, found: tuple[Mention, ...]) -> Iterable[str]:
    """Given names of a full name; a second one counts, a patronymic does not."""
    yield given_of(found[person.given].text)
    for index in person.middle:
        if not is_patronymic(found[index].text) and found[index].text[-1] != ".":
            yield given_of(found[index].text)


def behind_article(text: str, start: int, articles: frozenset[str]) -> bool:
    """Whether an article stands right before a place."""
    before = text[max(0, start - 5) : start].split() if text[max(0, start - 1) : start] == " " else []
    return bool(before) and before[-1].lower() in articles


def _beside(found: tuple[Mention, ...], persons: People) -> dict[int, frozenset[str]]:
    """Index of a mention -> keys of the other words of its run, for runs of several words that can be one name."""
    return {
        index: frozenset(key(found[other].text) for other in run if other != index)
        for run in persons.runs
        if 1 < len(run) <= _LONGEST_NAME and not is_patronymic(found[run[-1]].text)
        for index in run
    }


@cache
def _exonym_stems(language: str) -> tuple[frozenset[str], tuple[str, ...]]:
    exonyms = packs.words(language, "exonyms")
    return exonyms, tuple(sorted(exonym[:-2] for exonym in exonyms if len(exonym) > 5))


def of_exonym(text: str, language: str) -> bool:
    """Whether a word is a translated name of a country or city, or made from one (Serbs, Serbian)."""
    exonyms, stems = _exonym_stems(language)
    return text in exonyms or text.startswith(stems)


@cache
def inflects(language: str) -> bool:
    """Whether names take case endings in the language, so that a difference at a word's end is grammar."""
    return "inflected-names" in packs.words(language, "traits")


@cache
def is_native(language: str) -> bool:
    """Whether names are compared in Cyrillic and by their nominatives."""
    return "declined-names" in packs.words(language, "traits")


def is_mac(text: str) -> bool:
    """Whether a capital inside a word is that of a Scottish, Irish or French name."""
    return re.fullmatch(r"(?:Ma?c|[OD][’'])[^\W\d_]+", text) is not None


def one_case(group: Iterable[Word]) -> list[Word]:
    """One word of those that differ in case only."""
    return list({word.text.lower(): word for word in group}.values())


def two_people(one: Word, other: Word) -> bool:
    """Whether two surnames stand with other given names."""
    return bool(one.named and other.named) and not one.named & other.named and not one_name(one.named | other.named)


def apart(one: Word, other: Word) -> bool:
    """Whether something says that two spellings are two people or things: other given names, or always other words around them."""
    if two_people(one, other):
        return True
    return bool(one.beside and other.beside) and not any_related(one.beside, other.beside)


def one_name(names: frozenset[str]) -> bool:
    """Whether given names and initials can belong to one person."""
    full = {name for name in names if name[-1] != "."}
    initials = {name[0].lower() for name in names if name[-1] == "."}
    if len(initials | {name[0].lower() for name in full}) > 1:
        return False
    return len(full) <= 1 or all(distance(sounds(one), sounds(other), 0.5) <= 0.5 for one, other in combinations(full, 2))


def any_related(some: Set[str], others: Set[str]) -> bool:
    """Whether a key of some is that of a form or of a similar spelling of one of the others."""
    if not some.isdisjoint(others) or not {stem(name) for name in some}.isdisjoint(stem(name) for name in others):
        return True
    return any(min(len(one), len(other)) >= LONG and similar(one, other, 1.0) for one, other in crowds.between(some, others))


def similar(one: str, other: str, most: float) -> bool:
    """Whether two rows of sounds are no farther apart than that."""
    return distance(one, other, most) <= most


def allowed(one: str, other: str, share: float) -> float:
    shortest = min(len(one), len(other))
    return min(0.5, 2 * share) if shortest < LONG else min(2.2, share * shortest)


@cache
def endings() -> tuple[tuple[str, str], ...]:
    """(ending, what the base form has) for case endings of surnames, longest first, as keys."""
    rows = [(row["ending"], row["base"]) for row in packs.table("ru", "surname_endings")]
    return tuple(sorted(rows, key=lambda row: (-len(row[0]), row)))


@cache
def stem(name: str) -> str:
    """The key without a case ending of a Slavic surname."""
    for ending, base in endings():
        if name.endswith(ending) and len(name) - len(ending) >= 3:
            return name[: -len(ending)] + base
    return name


def is_derived(one: str, other: str, language: str) -> bool:
    """Whether the longer word is made from the shorter one (Serb, Serbs, Serbian), or is its adjective (Zaozersk, Zaozersky)."""
    short, long = sorted((one.lower(), other.lower()), key=len)
    if len(short) == len(long):
        return False
    suffixes = packs.words(language, "derived_suffixes")
    return (
        _is_adjective(short, long)
        or (long.startswith(short) and long[len(short) :] in suffixes)
        or (long.startswith(short[:-1]) and long[len(short) - 1 :] in suffixes)
    )


def _is_adjective(short: str, long: str) -> bool:
    """Whether a place whose name ends as the adjectives of the source begin to end has its adjective in the longer word."""
    return any(
        long == short + ending[size:]
        for ending, _ in adjective_endings()
        for size in range(2, len(ending))
        if short.endswith(ending[:size]) and long.endswith(ending)
    )


@cache
def adjective_endings() -> tuple[tuple[str, str], ...]:
    """(ending of a Russian adjective, gender)."""
    return tuple((row["ending"], row["gender"]) for row in packs.table("ru", "adjective_endings"))

"""Words of scripts without capitals that write blanks between them, and the lists that tell which of them can be names."""

from __future__ import annotations

import re
from functools import cache
from unicodedata import category

from tqa.analysis.scrape.places import is_cased
from tqa.linguistics import packs
from tqa.linguistics.wordlists import Nouns, nouns, word_classes
from tqa.model.records import NamedTuple

_LONGEST = 24


class Word(NamedTuple):
    """A word and whether only a blank stands between it and the one before."""

    start: int
    end: int
    text: str
    joined: bool


class Lists(NamedTuple):
    """What tells names from other words in a language."""

    given: frozenset[str]
    roles: Nouns
    heads: Nouns
    honorifics: frozenset[str]
    suffixes: frozenset[str]
    modifiers: frozenset[str]
    places: frozenset[str]
    classes: frozenset[str]
    speech: frozenset[str]
    agents: frozenset[str]
    prefixes: tuple[str, ...]
    endings: tuple[str, ...]
    articles: tuple[str, ...]
    others: Nouns
    behind: bool
    least: int


@cache
def lists(language: str) -> Lists:
    """The lists of a language."""
    small = packs.words(language, "function_words") | frozenset(word_classes(language)) | packs.words(language, "lead_words")
    endings = _longest_first(packs.lines(language, "name_endings"))
    always = endings if "endings-always" in packs.words(language, "traits") else ()
    roles = nouns(language, "roles")
    # خارجه is no name behind وزیر
    inner = frozenset(word for role in roles.words if " " in role for word in role.split())
    suffixes = packs.words(language, "name_suffixes")
    return Lists(
        packs.words(language, "given_names") | packs.words(language, "foreign_given_names"),
        _with_stems(roles, always),
        _with_stems(nouns(language, "organisation_heads"), always),
        packs.words(language, "honorifics"),
        suffixes,
        packs.words(language, "office_modifiers"),
        _with_stems(Nouns(packs.words(language, "exonyms"), ()), always).words,
        small | inner,
        packs.words(language, "reporting_verbs"),
        packs.words(language, "agent_markers"),
        _longest_first(packs.lines(language, "name_prefixes")),
        endings,
        packs.lines(language, "attached_articles"),
        nouns(language, "not_names"),
        bool(suffixes),
        2 if suffixes else 3,
    )


def _with_stems(listed: Nouns, endings: tuple[str, ...]) -> Nouns:
    """A list of nominatives with their stems, for a language in which most words have an ending."""
    stems = {word[: -len(ending)] for word in listed.words for ending in endings if word.endswith(ending) and len(word) > len(ending) + 2}
    return Nouns(listed.words | stems, listed.endings)


def _longest_first(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted(words, key=lambda word: (-len(word), word)))


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"[^\s.,;:!?…«»“”„\"()\[\]{}<>/|–—·،؛؟۔।॥]+")


def words(text: str) -> tuple[Word, ...]:
    """Everything between blanks and marks."""
    found: list[Word] = []
    last = -1
    for match in _word().finditer(text):
        start, end = match.span()
        found.append(Word(start, end, match[0], start - last == 1 and text[last] in " \u00a0"))
        last = end
    return tuple(found)


def stems(word: str, known: Lists) -> tuple[tuple[int, int], ...]:
    """Places in a word where the name in it can begin and end, the whole word first."""
    begins = [0, *(len(prefix) for prefix in known.prefixes if word.startswith(prefix))]
    ends = [len(word), *(len(word) - len(ending) for ending in known.endings if word.endswith(ending))]
    return tuple((begin, end) for begin in begins for end in ends if end - begin >= known.least)


def is_name(word: str, known: Lists) -> bool:
    """Whether a word can be a name: letters only, and no word that a list explains."""
    if not known.least <= len(word) <= _LONGEST or word in known.classes or word in known.speech or word in known.honorifics:
        return False
    if is_cased(word[0]) and not word[0].isupper():
        return False
    if not all(char.isalpha() or char in "'׳-\u200c" or category(char)[0] == "M" for char in word):
        return False
    for begin, end in stems(word, known):
        stem = word[begin:end]
        if stem in known.places or stem in known.suffixes or is_role(stem, known) or known.heads.has(stem) or stem in known.modifiers:
            return False
    return True


def is_role(word: str, known: Lists) -> bool:
    if known.behind:
        # an office and what it is of are one word: 외무장관
        return any(word.endswith(role) for role in known.roles.words if len(role) > 1)
    word = word.lower()
    return known.roles.has(word) or any(known.roles.has(word[len(article) :]) for article in known.articles if word.startswith(article))

"""Sightings of names in scripts without capitals that write blanks between words: Hangul, Arabic, Hebrew, Indic scripts, Georgian.

A name stands behind a listed given name, between an office and a word that is no part of one, or beside a verb of speech. Offices stand
before names, or, where the pack lists titles that follow a name (Korean), behind them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from unicodedata import category

from tqa.analysis.names.sightings import Sighting
from tqa.analysis.scrape.places import is_cased
from tqa.linguistics import packs
from tqa.linguistics.wordlists import Nouns, nouns, word_classes
from tqa.model.records import NamedTuple
from tqa.model.text import Span

_LONGEST = 24
_LONGEST_OFFICE = 3
_COMPLEMENTS = 3


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


def spaced(text: str, language: str) -> tuple[Sighting, ...]:
    """All sightings, ascending."""
    known = lists(language)
    found = words(text)
    return tuple({*_full(found, known), *_behind(found, known), *_before(found, known), *_speaking(found, known)})


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
        if stem in known.places or stem in known.suffixes or _is_role(stem, known) or known.heads.has(stem) or stem in known.modifiers:
            return False
    return True


def _is_role(word: str, known: Lists) -> bool:
    if known.behind:
        # an office and what it is of are one word: 외무장관
        return any(word.endswith(role) for role in known.roles.words if len(role) > 1)
    word = word.lower()
    return known.roles.has(word) or any(known.roles.has(word[len(article) :]) for article in known.articles if word.startswith(article))


def _full(found: tuple[Word, ...], known: Lists) -> Iterator[Sighting]:
    """Words behind listed given names."""
    for at, word in enumerate(found[:-1]):
        given = _given(word.text, known)
        if given is None:
            continue
        last = at + 1
        while last + 1 < len(found) and found[last].text in known.given and found[last + 1].joined and is_name(found[last + 1].text, known):
            last += 1
        surname = found[last]
        if not surname.joined or not is_name(surname.text, known):
            continue
        office, bare = _office_around(found, at, last, known)
        why = f"stands behind the given name {word.text[given:]}"
        yield Sighting(
            Span(surname.start, surname.end), Span(word.start + given, found[last - 1].end), office, why, bare, True, bool(office)
        )


def _given(word: str, known: Lists) -> int | None:
    """Where a given name begins in a word, None when it is none."""
    if word in known.given:
        return 0
    return next((len(prefix) for prefix in known.prefixes if word.startswith(prefix) and word[len(prefix) :] in known.given), None)


def _office_around(found: tuple[Word, ...], first: int, last: int, known: Lists) -> tuple[str, bool]:
    """The office beside a full name, and whether it stands right behind it."""
    behind = _office_behind(found, last + 1, known)
    if behind:
        return behind, True
    for size in range(1, _LONGEST_OFFICE + _COMPLEMENTS + 1):
        at = first - size
        if at < 0 or not all(word.joined for word in found[at + 1 : first + 1]):
            break
        if _is_role(_stem(found[at].text, known), known):
            return " ".join(word.text for word in found[at:first]), False
    return "", False


def _office_behind(found: tuple[Word, ...], at: int, known: Lists) -> str:
    """The office that stands right behind a name, with what it is of between them."""
    if not known.behind:
        office = " ".join(word.text for word in found[at : at + 2])
        return office if at < len(found) and found[at].joined and _is_role(found[at].text, known) else ""
    for end in range(at, min(at + _COMPLEMENTS, len(found))):
        word = found[end]
        if not word.joined:
            return ""
        title = next((title for title in known.suffixes if word.text.startswith(title)), "")
        if title and (word.text == title or word.text[len(title) :] in known.endings):
            return title
        for begin, stop in stems(word.text, known):
            if _is_role(word.text[begin:stop], known):
                return word.text[begin:stop]
        if word.text not in known.modifiers and word.text not in known.places:
            return ""
    return ""


def _stem(word: str, known: Lists) -> str:
    """A word without the ending or prefix that keeps it from being a listed office."""
    return next((word[begin:end] for begin, end in stems(word, known) if _is_role(word[begin:end], known)), word)


def _behind(found: tuple[Word, ...], known: Lists) -> Iterator[Sighting]:
    """Names with an office or title behind them."""
    if not known.behind:
        return
    for at, word in enumerate(found[:-1]):
        if not is_name(word.text, known) or word.text in known.given:
            continue
        office = _office_behind(found, at + 1, known)
        if office:
            title = office in known.suffixes
            yield Sighting(Span(word.start, word.end), None, "" if title else office, f"stands before {office}", True, True, True)


def _before(found: tuple[Word, ...], known: Lists) -> Iterator[Sighting]:
    """Names with an office or title before them."""
    if known.behind:
        return
    for at, word in enumerate(found):
        if not word.joined or at == 0 or not is_name(word.text, known) or word.text in known.given:
            continue
        office = _office_before(found, at, known)
        if office:
            title = office in known.honorifics
            # with an article it may be the adjective of the office
            sure = title or not word.text.startswith(known.articles)
            yield Sighting(Span(word.start, word.end), None, "" if title else office, f"stands behind {office}", False, True, sure)


def _office_before(found: tuple[Word, ...], at: int, known: Lists) -> str:
    before = found[at - 1]
    title = next((before.text[begin:end] for begin, end in stems(before.text, known) if before.text[begin:end] in known.honorifics), "")
    if title or before.text in known.honorifics:
        return title or before.text
    # of several words (وزير الخارجية), or one that the article or the language makes complete
    for size in range(_LONGEST_OFFICE, 1, -1):
        if at - size >= 0 and all(word.joined for word in found[at - size + 1 : at]):
            office = " ".join(word.text for word in found[at - size : at])
            if office.lower() in known.roles.words or (known.articles and _is_complete(found[at - size : at], known)):
                return office
    stem = _stem(before.text, known)
    if not _is_role(stem, known):
        return ""
    if known.articles and not any(stem.startswith(article) for article in known.articles):
        return ""
    return stem


def _is_complete(office: tuple[Word, ...], known: Lists) -> bool:
    """Whether words are an office and what it is of, all with an article (وزير الخارجية الأمريكي)."""
    first = _stem(office[0].text, known)
    return _is_role(first, known) and all(any(word.text.startswith(article) for article in known.articles) for word in office[1:])


def _speaking(found: tuple[Word, ...], known: Lists) -> Iterator[Sighting]:
    """Names beside a verb of speech, or before a word that marks who acts."""
    for at, word in enumerate(found):
        if word.text in known.given or not is_name(word.text, known):
            continue
        before = found[at - 1].text if at and word.joined else ""
        after = found[at + 1].text if at + 1 < len(found) and found[at + 1].joined else ""
        verb = before if before in known.speech else after if after in known.speech or after in known.agents else ""
        if verb:
            yield Sighting(Span(word.start, word.end), None, "", f"stands beside {verb}", False, True, False)

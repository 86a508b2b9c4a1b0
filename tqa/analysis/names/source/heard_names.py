"""Words and names of a text as they sound, so that a text in another language can be searched for them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache, lru_cache

from tqa.analysis.context import Context
from tqa.analysis.names.mentions import Mention, lower_words, mentions
from tqa.analysis.names.name_words import of_exonym, words
from tqa.analysis.names.people import Person, is_given, is_patronymic, people, titles
from tqa.linguistics import packs
from tqa.linguistics.likeness import heard
from tqa.linguistics.wordlists import nouns
from tqa.model.records import NamedTuple
from tqa.model.text import Span

_SHORTEST = 3
_REACH = 20
_NONE: frozenset[int] = frozenset()


class Name(NamedTuple):
    """A name in one of the texts.

    Parameters:
        start, end: its place; of a full name, its surname.
        text: the word that is compared.
        sound: how it is heard.
        whole: the full name, or the word alone.
        sure: the text says that it is a person: a given name stands beside it, here or elsewhere, or a dictionary has it as a surname.
        given: the given name or initials that stand beside it, "" without.
    """

    start: int
    end: int
    text: str
    sound: str
    whole: Span
    sure: bool
    given: str


class HeardWord(NamedTuple):
    """A word.

    Parameters:
        capital: it begins with a capital.
        ordinary: it is a title or the like, which no name is unless it is spelled so.
    """

    start: int
    text: str
    sound: str
    capital: bool
    ordinary: bool


class HeardText(NamedTuple):
    """A text: its words and names, both ascending, and where each starts."""

    words: list[HeardWord]
    starts: list[int]
    names: list[Name]
    name_starts: list[int]
    language: str

    def words_in(self, span: Span) -> list[HeardWord]:
        return self.words[bisect_left(self.starts, span.start) : bisect_left(self.starts, span.end)]

    def names_in(self, span: Span) -> list[Name]:
        return self.names[bisect_left(self.name_starts, span.start) : bisect_left(self.name_starts, span.end)]


def heard_text(context: Context) -> HeardText:
    """All words and names of a text whose language can be read as sounds."""
    text, language = context.text, context.language
    found = [
        HeardWord(match.start(), word, heard(word, language), word[0].isupper(), _is_ordinary(word.lower(), language))
        for match in _words().finditer(text)
        for word in (match[0],)
    ]
    names = sorted(_names(context))
    return HeardText(found, [word.start for word in found], names, [name.start for name in names], language)


def _names(context: Context) -> Iterator[Name]:
    found = context.get(mentions)
    persons = context.get(people)
    language = context.language
    surnames = {
        found[index].text for index, person in persons.full.items() if _is_full(person, found) and _is_name(found[index].text, context)
    }
    known = context.get(words)
    articles = packs.words(language, "articles")
    known_surnames, no_surnames = _by_dictionary(context) if packs.table(language, "romanisation") else (_NONE, _NONE)
    for index, mention in enumerate(found):
        if index in persons.given or mention.start in no_surnames or not _is_name(mention.text, context):
            continue
        person = persons.full.get(index)
        given = found[person.given] if person is not None else mention
        sure = mention.text in surnames or (mention.start in known_surnames and not mention.initial)
        if not sure:
            word = known.get(mention.text)
            if word is None or word.plain or not word.sure or mention.initial or not _is_alone(context, mention, articles):
                continue
        whole = Span(min(mention.start, given.start), max(mention.end, given.end))
        sound = heard(mention.text, language)
        yield Name(mention.start, mention.end, mention.text, sound, whole, sure, given.text if person is not None else "")


def _by_dictionary(context: Context) -> tuple[frozenset[int], frozenset[int]]:
    """Where surnames stand, and where none can.

    A dictionary of the language has them, or they stand behind a word that is nothing but a name.
    """
    from tqa.analysis.names.source.source_names import source_names

    found = context.get(mentions)
    known = {at: name for name in context.get(source_names) for at in name.places}
    surnames = {at for at, name in known.items() if name.kind == "person" and not name.word}
    for index in context.get(people).loose:
        first = known.get(found[found[index].previous].start)
        if first is not None and not first.word and first.kind in ("", "given"):
            surnames.add(found[index].start)
    return frozenset(surnames), frozenset(at for at, name in known.items() if name.kind == "patronymic")


def _is_alone(context: Context, mention: Mention, articles: frozenset[str]) -> bool:
    """Whether neither an article nor another capitalised word stands beside it; a title before it does not count."""
    text = context.text
    before, after = text[max(0, mention.start - _REACH) : mention.start].split(" "), text[mention.end : mention.end + _REACH].split(" ")
    if len(before) > 1 and not before[-1]:
        word = before[-2].lower()
        if word in articles or (before[-2][:1].isupper() and not nouns(context.language, "roles").has(word)):
            return False
    return not (len(after) > 1 and not after[0] and after[1][:1].isupper())


def _is_full(person: Person, found: tuple[Mention, ...]) -> bool:
    """Whether a known given name, initials or a patronymic say that it is a full name."""
    given = found[person.given].text
    if any(is_patronymic(found[index].text) for index in person.middle):
        return True
    return person.given < person.surname and (given[-1] == "." or is_given(given))


@lru_cache(maxsize=20_000)
def _is_ordinary(word: str, language: str) -> bool:
    """Whether a word is a role, a title, or the head of the name of an institution or place."""
    return (
        nouns(language, "roles").has(word)
        or nouns(language, "organisation_heads").has(word)
        or word in titles(language)
        or word in packs.words(language, "place_heads")
    )


def _is_name(text: str, context: Context) -> bool:
    """Whether a capitalised word is spelled like a name that sounds the same in every language."""
    folded = text.lower()
    return (
        len(text) >= _SHORTEST
        and not text.isupper()
        and text[-1] != "."
        and folded not in context.get(lower_words)
        and not _is_ordinary(folded, context.language)
        and not of_exonym(text, context.language)
    )


@cache
def _words() -> re.Pattern[str]:
    return re.compile(r"[^\W\d_]+(?:[’'ʼ‐-][^\W\d_]+)*")

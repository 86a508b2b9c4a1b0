"""Names of a passage that its source does not have, and names of the source that the passage does not have.

A name has a counterpart where any word of the passage's other side can be it: in another spelling, inflected, as an adjective, in small
letters. What is left over on both sides of one passage is one name that stands for another.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache

from tqa.analysis.alignment import Aligned
from tqa.analysis.context import Context
from tqa.analysis.mentions import Mention, lower_words, mentions
from tqa.analysis.name_words import of_exonym, words
from tqa.analysis.passages import passages
from tqa.analysis.people import Person, is_given, is_patronymic, people, titles
from tqa.linguistics import packs
from tqa.linguistics.given_names import same_given
from tqa.linguistics.likeness import alike, close, common_start, heard, is_readable, may_be_one
from tqa.linguistics.resemblance import sounds
from tqa.linguistics.wordlists import nouns
from tqa.model.records import NamedTuple
from tqa.model.text import Span

_AROUND = 1
_SHORTEST = 3
_TRUSTED = 0.5
_FEW = 4
SWAPPED, LOST, ADDED = "swapped", "lost", "added"


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


class OtherName(NamedTuple):
    """A difference.

    Parameters:
        kind: SWAPPED, LOST or ADDED.
        passage: where it is.
        here: the name of the translation, None when it is lost.
        there: the name of the source, None when it is added.
    """

    kind: str
    passage: Aligned
    here: Name | None
    there: Name | None


class _Word(NamedTuple):
    start: int
    text: str
    sound: str
    capital: bool
    ordinary: bool
    """A title or the like, which no name is unless it is spelled so."""


class _Side(NamedTuple):
    """One text: its words and names, both ascending."""

    words: list[_Word]
    starts: list[int]
    names: list[Name]
    name_starts: list[int]

    def words_in(self, span: Span) -> list[_Word]:
        return self.words[bisect_left(self.starts, span.start) : bisect_left(self.starts, span.end)]

    def names_in(self, span: Span) -> list[Name]:
        return self.names[bisect_left(self.name_starts, span.start) : bisect_left(self.name_starts, span.end)]


def other_names(context: Context) -> tuple[OtherName, ...]:
    """All differences, by passage; nothing where the texts do not stand beside each other, or one of them cannot be read as sounds."""
    source = context.source
    if source is None or not (is_readable(context.language) and is_readable(source.language)):
        return ()
    parts = context.get(passages)
    here, there = context.get(_side), source.get(_side)
    if not parts or not (here.names or there.names):
        return ()
    return tuple(_Comparison(parts, here, there).differences())


class _Comparison:
    """The passages of two texts."""

    def __init__(self, parts: Sequence[Aligned], here: _Side, there: _Side) -> None:
        self.parts, self.here, self.there = parts, here, there

    def differences(self) -> Iterator[OtherName]:
        extra = [[name for name in self.here.names_in(part.span) if not _has(self.there.words_in(part.source), name.text, name.sound)] for part in self.parts]
        missing = [[name for name in self.there.names_in(part.source) if not _has(self.here.words_in(part.span), name.text, name.sound)] for part in self.parts]
        known = sum(name.sure for part in self.parts for name in self.there.names_in(part.source))
        if known >= _FEW and sum(name.sure for names in missing for name in names) > _TRUSTED * known:
            return
        for at, part in enumerate(self.parts):
            lost, added = missing[at], extra[at]
            for name in sorted(added, key=lambda name: not name.sure):
                there = _nearest(name, part, [other for other in lost if other.sure and self._moved(at, name, other)])
                if there is not None:
                    lost = [other for other in lost if other.sound != there.sound]
                    yield OtherName(SWAPPED, part, name, there)
                elif name.sure and self._is_new(name, part):
                    yield OtherName(ADDED, part, name, None)
            around = self.parts[max(0, at - _AROUND) : at + _AROUND + 1]
            for name in lost:
                if name.sure and not any(_has(self.here.words_in(each.span), name.text, name.sound) for each in around):
                    yield OtherName(LOST, part, None, name)

    def _is_new(self, name: Name, part: Aligned) -> bool:
        """Whether the source has neither the full name nor a part of it, and nothing here that may be it."""
        if not name.given or name.given[-1] == "." or _has(self.there.words, name.text, name.sound):
            return False
        if _has(self.there.words_in(part.source), name.given, sounds(name.given)):
            return False
        here = self.here.words_in(part.span)
        left = (word for word in self.there.words_in(part.source) if word.capital and may_be_one(word.sound, name.sound))
        return all(_has(here, word.text, word.sound) for word in left)

    def _moved(self, at: int, name: Name, other: Name) -> bool:
        """Whether the one name came and the other went in what surrounds the passage too, and the two cannot be one."""
        if may_be_one(name.sound, other.sound):
            return False
        around = self.parts[max(0, at - _AROUND) : at + _AROUND + 1]
        return _count(around, self.here, self.there, name.sound) > 0 > _count(around, self.here, self.there, other.sound)


def _count(around: Iterable[Aligned], here: _Side, there: _Side, sound: str) -> int:
    """How many more words like the name the translation has than the source."""
    found = 0
    for part in around:
        found += sum(word.capital and close(word.sound, sound) for word in here.words_in(part.span))
        found -= sum(word.capital and close(word.sound, sound) for word in there.words_in(part.source))
    return found


def _nearest(name: Name, part: Aligned, others: list[Name]) -> Name | None:
    """The name that stands where this one stands, in proportion."""
    place = (name.start - part.span.start) / max(1, part.span.end - part.span.start)
    size = max(1, part.source.end - part.source.start)
    return min(others, key=lambda other: abs((other.start - part.source.start) / size - place), default=None)


def _has(words: Iterable[_Word], text: str, sound: str) -> bool:
    """Whether one of the words can be the name."""
    for word in words:
        if word.capital:
            if (close if word.ordinary else alike)(word.sound, sound) or same_given(word.text, text):
                return True
        elif common_start(word.sound, sound) >= max(4, len(sound) - 2):
            return True
    return False


def _side(context: Context) -> _Side:
    text, language = context.text, context.language
    found = [
        _Word(match.start(), word, heard(word, language), word[0].isupper(), _is_ordinary(word.lower(), language))
        for match in _words().finditer(text)
        for word in (match[0],)
    ]
    names = sorted(_names(context))
    return _Side(found, [word.start for word in found], names, [name.start for name in names])


def _names(context: Context) -> Iterator[Name]:
    found = context.get(mentions)
    persons = context.get(people)
    language = context.language
    surnames = {
        found[index].text for index, person in persons.full.items() if _is_full(person, found) and _is_name(found[index].text, context)
    }
    known = context.get(words)
    articles = packs.words(language, "articles")
    originals = _originals(context) if packs.table(language, "romanisation") else frozenset()
    for index, mention in enumerate(found):
        if index in persons.given or not _is_name(mention.text, context):
            continue
        person = persons.full.get(index)
        whole = Span(min(mention.start, found[person.given].start), max(mention.end, found[person.given].end)) if person else Span(mention.start, mention.end)
        sure = mention.text in surnames or (mention.start in originals and not mention.initial)
        if not sure:
            word = known.get(mention.text)
            if word is None or word.plain or not word.sure or mention.initial or not _is_alone(context.text, mention, articles):
                continue
        given = found[person.given].text if person else ""
        yield Name(mention.start, mention.end, mention.text, heard(mention.text, language), whole, sure, given)


def _originals(context: Context) -> frozenset[int]:
    """Where a dictionary of the language knows a surname, or a word stands that it does not know behind one that is no word either."""
    from tqa.analysis.source_names import source_names

    found = context.get(mentions)
    known = {at: name for name in context.get(source_names) for at in name.places}
    surnames = {at for at, name in known.items() if name.kind == "person" and not name.word}
    for index in context.get(people).loose:
        pair = [known.get(found[at].start) for at in (found[index].previous, index)]
        if all(name is not None and not name.word and name.kind in ("", "given") for name in pair):
            surnames.add(found[index].start)
    return frozenset(surnames)


def _is_alone(text: str, mention: Mention, articles: frozenset[str]) -> bool:
    """Whether neither an article nor another capitalised word stands beside it."""
    before, after = text[max(0, mention.start - 20) : mention.start].split(" "), text[mention.end : mention.end + 20].split(" ")
    if len(before) > 1 and not before[-1] and (before[-2][:1].isupper() or before[-2].lower() in articles):
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

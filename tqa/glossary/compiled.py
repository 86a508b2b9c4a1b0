"""A glossary as patterns for one language: which string announces a form, and how to tell whether the form is there.

A form without endings is its own trigger. Of a form that takes endings, the trigger is what its forms begin with; the words are then
compared one by one with all their forms. What a name is derived to is only worked out when its trigger is met.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, cached_property
from typing import Any, NamedTuple

from tqa.glossary import derive
from tqa.glossary.entries import BARE, FORBIDDEN, INFLECTED, LISTED, Entry, Form, Glossary, Term, by_primary
from tqa.linguistics import inflection, lemmas, packs

EXACT, WORDS, NAME = "exact", "words", "name"
_NAMES = ("person", "place", "organisation", "medium")
_NOT_NAMES = ("function_words", "roles", "honorifics")
_Words = tuple[tuple[str, str, frozenset[str]], ...]


class Pattern(NamedTuple):
    """Where to look closer.

    Parameters:
        trigger: the string to look for.
        entry: number of the entry.
        term: number of the term in its language; for NAME the number of the source form.
        mode: EXACT, WORDS or NAME.
    """

    trigger: str
    entry: int
    term: int
    mode: str


class Found(NamedTuple):
    """A form of a glossary at `start`..`end` of a text."""

    start: int
    end: int
    form: Form


class Compiled:
    """Patterns of a glossary for the texts of one language.

    Parameters:
        name: of the glossary.
        language: of the texts.
        entries: entries, or lists that `raw` gave.
        patterns: as `patterns` gives them.
    """

    def __init__(self, name: str, language: str, entries: Sequence[Entry | list[Any]], patterns: Sequence[Pattern]) -> None:
        self.name = name
        self.language = language
        self.patterns = patterns
        self._entries = list(entries)

    def __len__(self) -> int:
        return len(self._entries)

    def entry(self, number: int) -> Entry:
        """An entry by its number."""
        entry = self._entries[number]
        if not isinstance(entry, Entry):
            entry = self._entries[number] = from_raw(entry)
        return entry

    def look(self, text: str, start: int, end: int, pattern: Pattern) -> Found | None:
        """The form that the trigger at `start`..`end` announces, if it is there; the ends of an EXACT one are not looked at."""
        entry = self.entry(pattern.entry)
        if pattern.mode == NAME:
            return self._name(text, start, entry, pattern.term)
        term = entry.terms[self.language][pattern.term]
        if pattern.mode == EXACT:
            return Found(start, end, self._form(entry, term, LISTED))
        end = _end_of_words(text, start, self._words(pattern), self.language, by_dictionary(entry, self.language))
        if end < 0:
            return None
        listed = inflection.fold(text[start:end], self.language) == inflection.fold(term.text, self.language)
        return Found(start, end, self._form(entry, term, LISTED if listed else INFLECTED))

    def _name(self, text: str, start: int, entry: Entry, number: int) -> Found | None:
        right, source, language = list(derive.sources(entry, self.language))[number]
        name = derive.name(right, source, language)
        last = _word().match(text, start)
        if not name or last is None or not last[0][0].isupper():
            return None
        spelled, case = name[-1].is_spelled(last[0]), name[-1].is_inflected(last[0])
        if not (spelled or case):
            return None
        first = _start_of_name(text, start, name[:-1])
        what = f"{'romanisation' if spelled else 'case form'} of {source}"
        if first < 0:
            if entry.kind != "person" or last[0] == name[-1].right:
                return None
            initial = _initial_before(text, start, name[0])
            if not initial and (not spelled or _name_before(text, start, self.language)):
                return None
            return Found(start, last.end(), Form(last[0], FORBIDDEN, name[-1].right, what if initial else BARE, entry, self.name))
        written = text[first : last.end()]
        if written in entry.right(self.language) or (len(name) == 1 and entry.kind == "person" and case and written.endswith("a")):
            return None
        return Found(first, last.end(), Form(written, FORBIDDEN, right, what, entry, self.name))

    def _form(self, entry: Entry, term: Term, reason: str) -> Form:
        return Form(term.text, term.status, term.use or entry.preferred(self.language), reason, entry, self.name)

    def _words(self, pattern: Pattern) -> _Words:
        entry = self.entry(pattern.entry)
        key = pattern.entry, pattern.term
        if key not in self._known:
            self._known[key] = words(entry.terms[self.language][pattern.term].text, self.language, entry.kind in _NAMES)
        return self._known[key]

    @cached_property
    def _known(self) -> dict[tuple[int, int], _Words]:
        return {}


def compiled(glossary: Glossary, language: str) -> Compiled:
    """Prepare a glossary for the texts of a language."""
    entries = tuple(by_primary(entry) for entry in glossary.chosen())
    return Compiled(glossary.name, language, entries, tuple(patterns(entries, language, glossary.derived == FORBIDDEN)))


def patterns(entries: Iterable[Entry], language: str, derived: bool = True) -> Iterable[Pattern]:
    """The patterns of the entries for the texts of a language, with those of derived forms or without."""
    for number, entry in enumerate(entries):
        for at, term in enumerate(entry.terms.get(language, ())):
            if inflects(entry, language):
                for trigger in triggers(entry, term.text, language):
                    yield Pattern(trigger, number, at, WORDS)
            else:
                yield Pattern(term.text, number, at, EXACT)
        if derived:
            for at, (_, source, other) in enumerate(derive.sources(entry, language)):
                for trigger in derive.triggers(source, other):
                    yield Pattern(trigger, number, at, NAME)


def inflects(entry: Entry, language: str) -> bool:
    """Whether the forms of an entry take endings in a language."""
    if not entry.inflect:
        return False
    if entry.kind in _NAMES:
        return inflection.has(language) and inflection.names_inflect(language)
    return inflection.has(language) or lemmas.has(language)


def by_dictionary(entry: Entry, language: str) -> bool:
    """Whether forms are those that a dictionary knows: tables have the endings of nouns and adjectives in some languages only."""
    return entry.pos == "verb" or not inflection.has(language)


def triggers(entry: Entry, term: str, language: str) -> list[str]:
    """What the forms of the term's first word begin with."""
    first = _word().search(term)
    if first is None:
        return [term]
    lead, same = term[: first.start()], first[0].lower()
    if by_dictionary(entry, language):
        return [lead + lemmas.beginning(same, language)]
    found = inflection.beginnings(first[0], language, entry.kind in _NAMES)
    return [lead + beginning for beginning in found] + ([] if same.startswith(tuple(found)) else [lead + same])


def words(term: str, language: str, name: bool = False) -> tuple[tuple[str, str, frozenset[str]], ...]:
    """What stands before each word of a term, the word, and its forms; at the end, what stands after the last one."""
    found = []
    at = 0
    for match in _word().finditer(term):
        found.append((term[at : match.start()], match[0], inflection.forms(match[0], language, name)))
        at = match.end()
    return (*found, (term[at:], "", frozenset()))


def _end_of_words(text: str, start: int, expected: _Words, language: str, dictionary: bool) -> int:
    at = start
    bound = False
    for gap, wanted, forms in expected:
        if gap:
            at = _end_of_gap(text, at, gap)
        if at < 0:
            return -1
        if not wanted:
            continue
        word = _word().match(text, at)
        if word is None:
            return -1
        found, base = inflection.fold(word[0], language), inflection.fold(wanted, language)
        if found != base and (bound or not (lemmas.are_forms(found, base, language) if dictionary else found in forms)):
            return -1
        bound = found == base and (bound or inflection.is_head(base, language))
        at = word.end()
    return at


def _end_of_gap(text: str, at: int, gap: str) -> int:
    """Where the words go on after what stands between two of them, or -1; a blank may be up to three."""
    if not gap.isspace():
        return at + len(gap) if text[at : at + len(gap)].lower() == gap.lower() else -1
    end = at
    while end < len(text) and end < at + 3 and text[end].isspace():
        end += 1
    return end if end > at else -1


def _start_of_name(text: str, start: int, words: Sequence[derive.Word]) -> int:
    """Where the name starts whose last word starts at `start`, or -1 when its other words do not stand before it."""
    at = start
    for word in reversed(words):
        end = at
        while end > 0 and at - end < 3 and (text[end - 1].isspace() or text[end - 1] == "-"):
            end -= 1
        begin = end
        while begin > 0 and text[begin - 1].isalpha():
            begin -= 1
        found = text[begin:end]
        if end == at or not found[:1].isupper() or not (word.is_spelled(found) or word.is_inflected(found)):
            return -1
        at = begin
    return at


def _initial_before(text: str, start: int, first: derive.Word) -> bool:
    """Whether the initial of a name's first word stands before an offset, as in "T. Stanova"."""
    before = text[max(0, start - 5) : start].rstrip(" \u00a0")
    return len(before) > 1 and before[-1] == "." and before[-2] == first.right[0] and not before[-3:-2].isalpha()


def _name_before(text: str, start: int, language: str) -> bool:
    """Whether a capitalised word stands before an offset that may be a given name: no function word, role or form of address."""
    end = len(text[:start].rstrip(" \u00a0")) if start < 80 else start - 80 + len(text[start - 80 : start].rstrip(" \u00a0"))
    begin = end
    while begin > 0 and (text[begin - 1].isalpha() or text[begin - 1] in ".-"):
        begin -= 1
    word = text[begin:end]
    return word[:1].isupper() and not any(word.lower().rstrip(".") in packs.words(language, name) for name in _NOT_NAMES)


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"[^\W_]+")


def raw(entry: Entry) -> list[Any]:
    """An entry as plain lists, for JSON."""
    return [{language: [list(term) for term in terms] for language, terms in entry.terms.items()}, *entry[1:]]


def from_raw(values: Sequence[Any]) -> Entry:
    """The entry that `raw` gave."""
    terms: Mapping[str, Any] = values[0]
    fixed: list[Any] = [tuple(map(_frozen, value)) if isinstance(value, list) else value for value in values[1:]]
    return Entry({language: tuple(Term(*term) for term in forms) for language, forms in terms.items()}, *fixed)


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value

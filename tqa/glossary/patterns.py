"""Which string announces a form of a glossary entry in a text of one language.

A form without endings is its own trigger. Of a form that takes endings, the trigger is what its forms begin with; of a name that is derived
from its source form, what the romanisations of its last word begin with.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from tqa.glossary import derive
from tqa.glossary.entries import Entry
from tqa.glossary.modes import EXACT, NAME, WORDS, Pattern
from tqa.linguistics import inflection, lemmas

NAMES = ("person", "place", "organisation", "medium")


@cache
def word() -> re.Pattern[str]:
    """A word: letters and digits."""
    return re.compile(r"[^\W_]+")


def patterns(entries: Iterable[Entry], language: str, derived: bool = True) -> dict[str, list[Pattern]]:
    """The patterns of the entries for the texts of a language by their triggers, with those of derived forms or without."""
    found: dict[str, list[Pattern]] = {}
    for number, entry in enumerate(entries):
        for at, term in enumerate(entry.terms.get(language, ())):
            if inflects(entry, language):
                for trigger in triggers(entry, term.text, language):
                    found.setdefault(trigger, []).append((number, at, WORDS))
            else:
                found.setdefault(term.text, []).append((number, at, EXACT))
        if derived:
            for at, (_, source, other) in enumerate(derive.sources(entry, language)):
                for trigger in derive.triggers(source, other):
                    found.setdefault(trigger, []).append((number, at, NAME))
    return found


def inflects(entry: Entry, language: str) -> bool:
    """Whether the forms of an entry take endings in a language."""
    if not entry.inflect:
        return False
    if entry.kind in NAMES:
        return inflection.has(language) and inflection.names_inflect(language)
    return inflection.has(language) or lemmas.has(language)


def by_dictionary(entry: Entry, language: str) -> bool:
    """Whether forms are those that a dictionary knows: tables have the endings of nouns and adjectives in some languages only."""
    return entry.pos == "verb" or not inflection.has(language)


def triggers(entry: Entry, term: str, language: str) -> list[str]:
    """What the forms of the term's first word begin with."""
    first = word().search(term)
    if first is None:
        return [term]
    lead, same = term[: first.start()], first[0].lower()
    if by_dictionary(entry, language):
        return [lead + lemmas.beginning(same, language)]
    leading = term[first.end() : first.end() + 1] == " "
    found = inflection.beginnings(first[0], language, entry.kind in NAMES, leading)
    return [lead + beginning for beginning in found] + ([] if same.startswith(tuple(found)) else [lead + same])

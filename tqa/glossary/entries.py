"""What a glossary says: entries, their terms in each language, and the forms to look for in a text."""

from __future__ import annotations

from collections.abc import Mapping

from tqa.model.records import NamedTuple

PREFERRED, ADMITTED, FORBIDDEN, SUSPECT, SUPERSEDED = "preferred", "admitted", "forbidden", "suspect", "superseded"
RIGHT = (PREFERRED, ADMITTED)
WRONG = (FORBIDDEN, SUPERSEDED, SUSPECT)

LISTED, INFLECTED = "listed", "inflected"
"""Reasons of forms that a glossary has itself, as it has them or with another ending."""

BARE = "surname alone"
"""The reason of a form that counts only in a document that also has the full name."""

KINDS = ("person", "place", "organisation", "medium", "title", "term")


class Term(NamedTuple):
    """One form of an entry in one language.

    Parameters:
        text: the form, NFC.
        status: "preferred" (one a language), "admitted", "forbidden", "superseded" (was right once: wrong, but less so), or "suspect":
            wrong only beside one of the entry's contexts.
        use: what to write instead of it when that is not the preferred term.
    """

    text: str
    status: str = PREFERRED
    use: str = ""


class Entry(NamedTuple):
    """One concept: a person, a place, a medium, a term.

    Parameters:
        terms: language code -> its forms, the preferred one first.
        kind: one of KINDS.
        id: unique in its glossary where the file gives one.
        gender: "male", "female" or "neuter" of a person or term.
        pos: part of speech ("noun", "verb" ...).
        domain: subject field.
        case: whether upper and lower case must be as written; None: upper case of the form must be kept, lower case may rise
            (a heading, a sentence's first word).
        word: whether a form must stand as whole words.
        inflect: whether the forms take endings.
        keep: the term stays in the source's form (brands, code, product names).
        uniform: its admitted forms are each right, but one document should use only one of them.
        since, until: ISO dates between which the entry holds (`until` excluded).
        context: a suspect form is wrong beside one of these; “” in one means in quotation marks.
        style: choices of style that select the entry, as (topic, choice).
        note: for people.
        good, bad: example sentences: no finding, a finding.
        extra: what another format said of the entry and tqa has no use for, as (place, text), so that it can be written again.
        line: where it stands in its file, 0 when not known.
    """

    terms: Mapping[str, tuple[Term, ...]]
    kind: str = "term"
    id: str = ""
    gender: str = ""
    pos: str = ""
    domain: str = ""
    case: bool | None = None
    word: bool = True
    inflect: bool = True
    keep: bool = False
    uniform: bool = False
    since: str = ""
    until: str = ""
    context: tuple[str, ...] = ()
    style: tuple[tuple[str, str], ...] = ()
    note: str = ""
    good: tuple[str, ...] = ()
    bad: tuple[str, ...] = ()
    extra: tuple[tuple[str, str], ...] = ()
    line: int = 0

    @property
    def label(self) -> str:
        """The entry as a message names it."""
        for terms in self.terms.values():
            if terms:
                return terms[0].text
        return self.id

    def preferred(self, language: str) -> str:
        """The preferred term of a language, or an empty string."""
        for term in self.terms.get(language, ()):
            if term.status == PREFERRED:
                return term.text
        return ""

    def right(self, language: str) -> tuple[str, ...]:
        """The preferred and the admitted terms of a language."""
        return tuple(term.text for term in self.terms.get(language, ()) if term.status in RIGHT)

    def holds(self, date: str) -> bool:
        """Whether the entry is valid at an ISO date; without a date, one that has ended is not."""
        if not date:
            return not self.until
        return (not self.since or self.since <= date) and (not self.until or date < self.until)


def by_primary(entry: Entry) -> Entry:
    """The entry with the terms of en-GB, en-US ... under en, where texts look for them; further preferred terms become admitted ones."""
    if not any("-" in language for language in entry.terms):
        return entry
    joined: dict[str, list[Term]] = {}
    for language, terms in entry.terms.items():
        known = joined.setdefault(language.partition("-")[0], [])
        has = {term.text for term in known}
        first = not known
        known += [term if first or term.status != PREFERRED else term._replace(status=ADMITTED) for term in terms if term.text not in has]
    return entry._replace(
        terms={language: tuple(sorted(terms, key=lambda term: term.status not in RIGHT)) for language, terms in joined.items()}
    )


class Glossary(NamedTuple):
    """A list of entries with what holds for all of them.

    Parameters:
        name: as the user or the file calls it.
        entries: in the file's order.
        style: chosen styles, topic -> choice; an entry of another choice is left out.
        derived: "forbidden" when romanisations and case forms of the source terms count as wrong in a text
            (a house glossary), "admitted" when only listed forms do (the starter glossaries).
        description: for people.
        path: the file, or an empty string.
    """

    name: str
    entries: tuple[Entry, ...]
    style: Mapping[str, str] = {}
    derived: str = FORBIDDEN
    description: str = ""
    path: str = ""

    def chosen(self) -> tuple[Entry, ...]:
        """The entries that the style choices select."""
        style = self.style
        return tuple(e for e in self.entries if all(style.get(topic, choice) == choice for topic, choice in e.style))


class Form(NamedTuple):
    """A string to look for, and what finding it means.

    Parameters:
        text: the string.
        status: as in `Term`.
        use: what to write instead; empty when nothing certain is known.
        reason: why the form is known ("listed", "romanisation of Становая" ...).
        entry: the entry it belongs to.
        glossary: name of its glossary.
    """

    text: str
    status: str
    use: str
    reason: str
    entry: Entry
    glossary: str

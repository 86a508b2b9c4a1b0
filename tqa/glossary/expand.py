"""The wrong forms that a glossary rules out: those it lists, and those that follow from its source names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tqa.glossary import derive
from tqa.glossary.entries import FORBIDDEN, LISTED, WRONG, Entry, Glossary, by_primary
from tqa.model.records import NamedTuple


class Wrong(NamedTuple):
    """A wrong form.

    Parameters:
        text: the form.
        right: what to write instead.
        reason: "listed", or what it is derived as, such as "romanisation of Становая".
        entry: its entry.
    """

    text: str
    right: str
    reason: str
    entry: Entry


def wrong_forms(glossary: Glossary, language: str, others: Sequence[Glossary] = (), limit: int = 400) -> Iterator[Wrong]:
    """The wrong forms of each entry for texts in a language; never one that an entry of these glossaries admits.

    Parameters:
        others: glossaries that hold together with this one.
        limit: derived forms of one name, the likeliest first.
    """
    entries = [by_primary(entry) for entry in glossary.chosen()]
    right = {form.lower() for other in others for entry in other.chosen() for form in by_primary(entry).right(language)}
    right.update(form.lower() for entry in entries for form in entry.right(language))
    for entry in entries:
        seen: set[str] = set()
        for term in entry.terms.get(language, ()):
            if term.status in WRONG and term.text not in seen:
                seen.add(term.text)
                yield Wrong(term.text, term.use or entry.preferred(language), LISTED, entry)
        if glossary.derived != FORBIDDEN:
            continue
        for preferred, source, other in derive.sources(entry, language):
            for text, reason in derive.forms(preferred, source, other, limit).items():
                if text not in seen and text.lower() not in right:
                    seen.add(text)
                    yield Wrong(text, preferred, f"{reason} {source}", entry)


def languages(glossary: Glossary) -> list[str]:
    """The languages of a glossary, those with wrong forms or derivable names first."""
    found = dict.fromkeys(language for entry in glossary.entries for language in by_primary(entry).terms)
    return sorted(found, key=lambda language: next(wrong_forms(glossary, language, limit=1), None) is None)

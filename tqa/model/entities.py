"""Entities: who and what a document names, with every spelling and where it stands."""

from __future__ import annotations

from tqa.model.records import NamedTuple
from tqa.model.text import Span

ONLY = "the only spelling"
"""The reason of a form that no other one competes with; it may stand in the text declined only."""


_MARKS = str.maketrans("・･·•‧＝", "      ")


def parts(name: str) -> list[str]:
    """The words of a name, also those that a mark parts where no blanks are written."""
    return name.translate(_MARKS).split()


class Form(NamedTuple):
    """One spelling of an entity and the places where it stands."""

    text: str
    spans: tuple[Span, ...]


class Entity(NamedTuple):
    """One person, place, organisation or other named thing.

    Parameters:
        canonical: the form that the others should be changed to.
        kind: "person", "place", "organisation" or "other".
        consistent: whether all forms are acceptable beside each other.
        reason: why `canonical` was chosen.
        forms: every spelling, first mention first.
        evidence: why the forms are one entity, one statement a link.
        declined: words that are case forms of the right name, where the language declines names.
    """

    canonical: str
    kind: str
    consistent: bool
    reason: str
    forms: tuple[Form, ...]
    evidence: tuple[str, ...] = ()
    declined: tuple[str, ...] = ()

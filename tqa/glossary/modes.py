"""What a trigger of a glossary announces, and what is found where it is."""

from __future__ import annotations

from tqa.glossary.entries import Form
from tqa.model.records import NamedTuple

EXACT, WORDS, NAME = "x", "w", "n"
"""The term as it is; the term in one of its forms; a derived form of a name whose last word begins here."""

Pattern = tuple[int, int, str]
"""Number of the entry; number of the term in its language, for NAME of the source form; EXACT, WORDS or NAME."""


class Match(NamedTuple):
    """A form of a glossary entry at `start`..`end` of the text."""

    start: int
    end: int
    form: Form

"""The context of one document: what rules are given, and the place where analyses are kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from tqa.model.text import Document
from tqa.settings import Settings

if TYPE_CHECKING:
    from tqa.model.roundtrip import RoundTrip

Result = TypeVar("Result")


class Context:
    """One document while it is checked.

    Parameters:
        document: the file.
        language: its language, a BCP 47 primary subtag ("en"); "und" when nothing told it.
        source_language: the language it was translated from, or None when that is not known.
        settings: what the user chose for this file.
        source: the context of the source text, when the user gave one.
        reference: the context of a reference translation, when the user gave one.
        lexicons: the lexicons that the chosen rules read, matched together in one pass.
        round_trip: its segments translated back, when a service was asked; the language of what they are compared with is
            `source_language`, or `language` when there was no source.

    `text` is the prose of the document; every offset in rules and analyses is a code point into it.
    """

    __slots__ = ("_results", "document", "language", "lexicons", "reference", "round_trip", "settings", "source", "source_language", "text")

    def __init__(
        self,
        document: Document,
        language: str,
        source_language: str | None,
        settings: Settings,
        *,
        source: Context | None = None,
        reference: Context | None = None,
        lexicons: tuple[Any, ...] = (),
        round_trip: tuple[RoundTrip, ...] = (),
    ) -> None:
        self.document = document
        self.text = document.prose
        self.language = language
        self.source_language = source_language
        self.settings = settings
        self.source = source
        self.reference = reference
        self.lexicons = lexicons
        self.round_trip = round_trip
        self._results: dict[Any, Any] = {}

    def get(self, analysis: Callable[[Context], Result]) -> Result:
        """The result of an analysis, computed the first time that anything asks for it."""
        try:
            result: Result = self._results[analysis]
        except KeyError:
            result = self._results[analysis] = analysis(self)
        return result

"""The language of a document and the one it was translated from."""

from __future__ import annotations

from tqa.linguistics import identification
from tqa.model.text import Document
from tqa.settings import Settings


def languages_of(document: Document, settings: Settings, source: Document | None) -> tuple[str, str | None]:
    """Language and source language: what the user said, else what the file says, else what the text shows."""
    language = settings.lang or document.language or identification.identify(document.prose).language
    source_language = settings.source_lang or document.source_language
    if source_language is None and source is not None:
        source_language = source.language or identification.identify(source.prose).language
    if source_language is None:
        source_language, _ = identification.source_traces(document.prose, language)
    return language, source_language

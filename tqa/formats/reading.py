"""Which format a file has, and its reader."""

from __future__ import annotations

import os
from importlib import import_module

from tqa.model.text import Document

SUFFIXES = {".txt": "text", ".text": "text", ".md": "markdown", ".markdown": "markdown", ".htm": "html", ".html": "html", ".xhtml": "html"}
BITEXTS = {
    ".po": "po", ".xlf": "xliff", ".xliff": "xliff", ".sdlxliff": "xliff", ".mxliff": "xliff", ".tmx": "tmx", ".tsv": "tsv",
    ".jsonl": "jsonl",
}  # fmt: skip
"""Files of segments and their translations: the translations are the text, the segments its source."""
_WALKED = ("po", "xliff")
"""Bitexts that folders are walked for; the others may be anything."""


def format_of(path: str) -> str | None:
    """Name of the format by the file's suffix, or None for one that is not known."""
    suffix = os.path.splitext(path)[1].lower()
    return SUFFIXES.get(suffix) or BITEXTS.get(suffix)


def is_text(path: str) -> bool:
    """Whether a folder that holds the file is meant to be searched for it."""
    suffix = os.path.splitext(path)[1].lower()
    return suffix in SUFFIXES or BITEXTS.get(suffix) in _WALKED


def read(text: str, path: str, format: str | None = None) -> Document:
    """The document in a decoded file; a suffix that is not known is read as plain text."""
    name = format or format_of(path) or "text"
    if name == "text":
        return Document(text, path)
    if name in BITEXTS.values():
        from tqa.formats import segments

        return segments.read(text, path, name)
    document: Document = import_module(f"tqa.formats.{name}").read(text, path)
    return document


def written(text: str, format: str) -> str:
    """Prose as it is written in a file of the format."""
    if format == "html":
        from tqa.formats.html import escaped

        return escaped(text)
    if format in BITEXTS.values():
        from tqa.formats import segments

        return segments.written(text, format)
    return text


def to_text(document: Document) -> str:
    """A document as plain text: its prose, without what a page shows beside the article."""
    if document.format == "html":
        from tqa.formats import html

        return html.to_text(document)
    return document.prose

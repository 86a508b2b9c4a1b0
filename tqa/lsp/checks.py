"""What the server knows about open documents: their settings and the last check of each."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any

from tqa import engine
from tqa.formats import reading
from tqa.formats.decoding import decode
from tqa.glossary import store
from tqa.model.errors import TqaError, UsageError
from tqa.model.records import NamedTuple
from tqa.model.report import Checked
from tqa.model.text import Document
from tqa.rules import registry
from tqa.settings import NO_FILE, Settings, SettingsFile, find, load, problem, resolve

_FORMATS = {"markdown": "markdown", "html": "html", "plaintext": "text"}
OPTIONS = {
    "lang": "lang", "sourceLang": "source_lang", "select": "select", "ignore": "ignore", "extendSelect": "extend_select",
    "glossary": "glossary", "minConfidence": "min_confidence",
}  # fmt: skip
"""Initialization option -> key of `Settings`."""


class Wanted(NamedTuple):
    """What the editor's user chose; it wins over settings files.

    Parameters:
        flags: keys of `Settings`.
        source: folder, or None: sources are looked up there under the relative names of the documents.
        root: folder of the workspace, which `source` and relative names start at.
    """

    flags: Mapping[str, Any] = {}
    source: str | None = None
    root: str = ""


def wanted(options: Any, root: str) -> tuple[Wanted, list[str]]:
    """The initialization options of a client, and what is wrong with them."""
    if not isinstance(options, dict):
        return Wanted(root=root), []
    flags: dict[str, Any] = {}
    mistakes = []
    source = options.get("source")
    for name, value in options.items():
        key = OPTIONS.get(name)
        if key is None:
            if name != "source":
                mistakes.append(f"no such option: {name} (there are {', '.join([*OPTIONS, 'source'])})")
        elif value is not None and (mistake := problem(key, value)):
            mistakes.append(f"{name}: {mistake}")
        elif value is not None:
            flags[key] = tuple(value) if isinstance(value, list) else value
    if source is not None and (mistake := problem("source", source)):
        mistakes.append(f"source: {mistake}")
        source = None
    if source is not None:
        source = os.path.join(root, source)
    return Wanted(flags, source, root), mistakes


class Checks:
    """Settings and checks of documents; settings files are read again when they change."""

    def __init__(self, choice: Wanted = Wanted()) -> None:  # noqa: B008 - frozen
        self.choice = choice
        self._files: dict[str, tuple[int, SettingsFile]] = {}

    def settings_file(self, path: str) -> SettingsFile:
        """The settings file that holds for a document.

        Raises:
            SettingsError: it is wrong; every mistake is named.
        """
        found = find(os.path.dirname(path) if os.path.isabs(path) else self.choice.root or ".")
        if found is None:
            return NO_FILE
        state = os.stat(found).st_mtime_ns
        kept = self._files.get(found)
        if kept is None or kept[0] != state:
            kept = self._files[found] = (state, load(found))
        return kept[1]

    def settings(self, path: str) -> Settings:
        """The settings of a document; the glossary of its folder counts after those that were chosen."""
        settings = resolve(self.settings_file(path), path, self.choice.flags)
        return settings._replace(glossary=store.with_own(settings.glossary, path))

    def document(self, path: str, text: str, language_id: str = "") -> Document:
        """The document of an open buffer; its suffix tells the format, else what the editor calls it."""
        return reading.read(text, path, reading.format_of(path) or _FORMATS.get(language_id))

    def check(self, document: Document) -> Checked:
        """Check a document.

        Raises:
            TqaError: its settings or glossaries are wrong.
        """
        settings = self.settings(document.path)
        registry.selected(settings.select, settings.ignore, settings.extend_select)
        return engine.check(document, settings, source=self._source(document.path))

    def corrected(self, document: Document) -> str:
        """The text after all safe corrections."""
        return engine.correct(document, self.settings(document.path), source=self._source(document.path)).text

    def _source(self, path: str) -> Document | None:
        """The source of a document, when there is a folder of sources and it has one."""
        folder = self.choice.source
        if folder is None or not os.path.isabs(path):
            return None
        relative = os.path.relpath(path, self.choice.root or os.path.dirname(path))
        candidates = [os.path.join(folder, relative), os.path.join(folder, os.path.basename(path))]
        # Documents may stand in a folder of their own beside that of the sources.
        candidates += [os.path.join(folder, *relative.split(os.sep)[1:])]
        for candidate in candidates:
            stem = os.path.splitext(candidate)[0]
            for name in (candidate, *(stem + suffix for suffix in reading.SUFFIXES)):
                if os.path.isfile(name) and os.path.realpath(name) != os.path.realpath(path):
                    with open(name, "rb") as file:
                        return reading.read(decode(file.read(), name).text, name)
        return None


def problem_of(error: Exception) -> str:
    """A problem in one line, for a message of the editor."""
    if isinstance(error, UsageError | TqaError):
        return str(error)
    return f"{type(error).__name__}: {error}"

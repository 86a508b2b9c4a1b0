"""What programs call: one text, one file, many documents. `import tqa` offers all of it; `docs/api.md` has examples."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from tqa import engine
from tqa import settings as files
from tqa.engine import Fixed
from tqa.formats import reading
from tqa.formats.decoding import decode
from tqa.glossary import store
from tqa.model.errors import UnreadableError
from tqa.model.finding import Finding
from tqa.model.report import Checked
from tqa.model.text import Document
from tqa.rules import registry
from tqa.settings import Settings, SettingsFile

if TYPE_CHECKING:
    import os

    from tqa.glossary.entries import Glossary

Beside = Mapping[str, Document | str] | Callable[[Document], Document | str | None]
"""Where the source or reference of a document is found: by its path, or by asking."""


def lint(
    text: str,
    *,
    lang: str | None = None,
    source_lang: str | None = None,
    source: str | None = None,
    reference: str | None = None,
    glossary: Iterable[str] = (),
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    min_confidence: float = 0.0,
    format: str = "text",
) -> tuple[Finding, ...]:
    """Find the defects of a text.

    Parameters:
        lang, source_lang: ISO 639 codes of the text and of what it was translated from; detected when not given.
        source: the text it was translated from.
        reference: a translation known to be good.
        glossary: glossary files, or names of glossaries that come with tqa.
        select, ignore: rules or families; nothing in `select` means the default rules.
        min_confidence: findings that are less sure are dropped, 0..1.
        format: "text", "markdown", "html", or a bitext: "po", "xliff", "tmx", "tsv", "jsonl".

    Returns:
        Findings by their place; offsets are code points into `text`.

    Raises:
        UsageError: there is no such rule or glossary.
        SettingsError: a glossary is wrong.
    """
    chosen = Settings(lang, source_lang, tuple(select), tuple(ignore), min_confidence=min_confidence, glossary=tuple(glossary), options={})
    checked = Linter(chosen).check([_document(text, format)], source=_always(source), reference=_always(reference))
    return next(checked).findings


def fix(
    text: str,
    *,
    unsafe: bool = False,
    lang: str | None = None,
    source_lang: str | None = None,
    source: str | None = None,
    reference: str | None = None,
    glossary: Iterable[str] = (),
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    min_confidence: float = 0.0,
    format: str = "text",
) -> Fixed:
    """Correct a text until no correction is left.

    Parameters:
        unsafe: also apply the likely corrections, which a person should look at.

    The other parameters are those of `lint`.

    Returns:
        The corrected text with what was applied and what remains.

    Raises:
        UsageError, SettingsError: as `lint`.
    """
    chosen = Settings(lang, source_lang, tuple(select), tuple(ignore), min_confidence=min_confidence, glossary=tuple(glossary), options={})
    documents = [_document(text, format)]
    return next(Linter(chosen).fix(documents, unsafe=unsafe, source=_always(source), reference=_always(reference)))


class Linter:
    """Checks and corrects many documents with the same settings.

    Parameters:
        settings: what was chosen; the defaults when nothing is given. A settings file (`load_settings`) gives each document the settings
            that hold for its path, as the command line does.

    Raises:
        UsageError: the settings name a rule that does not exist.
    """

    def __init__(self, settings: Settings | SettingsFile | None = None) -> None:
        self._settings = settings or Settings()
        common = self.settings_of("")
        registry.expand((*common.select, *common.ignore, *common.extend_select))

    def settings_of(self, path: str) -> Settings:
        """The settings that hold for a document."""
        if isinstance(self._settings, SettingsFile):
            settings = files.resolve(self._settings, path, {})
            return settings._replace(glossary=store.with_own(settings.glossary, path)) if path else settings
        return self._settings

    def check(
        self, documents: Iterable[Document | str], *, source: Beside | None = None, reference: Beside | None = None
    ) -> Iterator[Checked]:
        """Yield each document with its findings, names and score, in their order, one at a time.

        Parameters:
            documents: documents, or texts.
            source, reference: the text that goes with each document: a mapping by `Document.path`, or a function.
        """
        for document in map(_as_document, documents):
            yield engine.check(
                document, self.settings_of(document.path), source=_beside(document, source), reference=_beside(document, reference)
            )

    def fix(
        self,
        documents: Iterable[Document | str],
        *,
        unsafe: bool = False,
        source: Beside | None = None,
        reference: Beside | None = None,
    ) -> Iterator[Fixed]:
        """Yield what became of each document, in their order, one at a time; the parameters are those of `check`."""
        for document in map(_as_document, documents):
            yield engine.correct(
                document,
                self.settings_of(document.path),
                unsafe=unsafe,
                source=_beside(document, source),
                reference=_beside(document, reference),
            )


def read(path: str | os.PathLike[str]) -> Document:
    """Read a file; its suffix tells the format, a byte order mark or the bytes the encoding.

    Raises:
        UnreadableError: it cannot be read or is not text.
    """
    from os import fspath

    name = fspath(path)
    try:
        with open(name, "rb") as file:
            data = file.read()
    except OSError as error:
        raise UnreadableError(f"cannot be read ({error.strerror or error})", name) from None
    return reading.read(decode(data, name).text, name)


def load_settings(path: str | os.PathLike[str]) -> SettingsFile:
    """Read a settings file, `tqa.toml` or `pyproject.toml`.

    Raises:
        SettingsError: it is missing or wrong; every mistake is named.
    """
    from os import fspath

    return files.load(fspath(path))


def load_glossary(name: str | os.PathLike[str]) -> Glossary:
    """Read a glossary: a file, or the name of one that comes with tqa.

    Raises:
        UsageError: there is none of that name.
        SettingsError: the file is not a right glossary.
    """
    from os import fspath

    from tqa.glossary import store

    return store.load(fspath(name))


def _document(text: str, format: str) -> Document:
    known = dict.fromkeys((*reading.SUFFIXES.values(), *reading.BITEXTS.values()))
    if format not in known:
        from tqa.model.errors import UsageError

        raise UsageError(f"there is no format {format!r} ({', '.join(known)})")
    return reading.read(text, "<text>", format)


def _as_document(given: Document | str) -> Document:
    return Document(given) if isinstance(given, str) else given


def _beside(document: Document, given: Beside | None) -> Document | None:
    if given is None:
        return None
    found = given.get(document.path) if isinstance(given, Mapping) else given(document)
    return Document(found) if isinstance(found, str) else found


def _always(text: str | None) -> Beside | None:
    return None if text is None else lambda _document: text

"""Where glossaries come from: a file, or the name of a starter glossary that is shipped with the program."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from tqa.glossary.entries import ADMITTED, LISTED, PREFERRED, WRONG, Form, Glossary
from tqa.linguistics import packs
from tqa.model.errors import SettingsError, UsageError
from tqa.model.records import NamedTuple

if TYPE_CHECKING:
    from tqa.glossary.compiled import Compiled

_PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
MAX_BYTES = 256 << 20
_TABLES = ("inflection", "romanisation")
NONE = "none"
"""The name that stands for "no starter glossary"."""


@cache
def folder() -> str:
    """The folder of the starter glossaries: in the package when installed, at the top of a checkout."""
    inside = os.path.join(_PACKAGE, "glossaries")
    return inside if os.path.isdir(inside) else os.path.join(os.path.dirname(_PACKAGE), "glossaries")


@cache
def starters() -> tuple[str, ...]:
    """Names of the starter glossaries."""
    try:
        return tuple(sorted(name[:-4] for name in os.listdir(folder()) if name.endswith(".tsv")))
    except FileNotFoundError:
        return ()


@cache
def styles() -> tuple[str, ...]:
    """Names of the glossaries that hold a choice of style (Kyiv or Kiev); they count only where they are asked for."""
    try:
        return tuple(sorted(name[:-4] for name in os.listdir(os.path.join(folder(), "styles")) if name.endswith(".tsv")))
    except FileNotFoundError:
        return ()


class Row(NamedTuple):
    """A row of a starter glossary that is not an entry yet: most rows never match, so only those that do are taken apart.

    Parameters:
        form: the string to look for.
        status: as in `Term`.
        line: the row as it stands in the file.
        glossary: name of the starter glossary.
        language: the language of the form.
    """

    form: str
    status: str
    line: str
    glossary: str
    language: str


@cache
def starter_rows(language: str, source_language: str) -> tuple[Row, ...]:
    """What the starter glossaries say is wrong in texts of a language, and the right forms that one document should not mix.

    Nothing is checked: the files are part of the program, its tests validate them, and this is on the path of every run.

    Parameters:
        source_language: the language a text was translated from, or "" when that is not known; a glossary without a column for it
            says nothing about such a text.
    """
    return tuple(near_rows(language, source_language, lambda form: True))


def near_rows(language: str, source_language: str, wanted: Callable[[str], bool]) -> Iterator[Row]:
    """The same for the forms that are wanted alone, without keeping them."""
    for name in starters():
        lines = iter(_text(name).split("\n"))
        header = next(line for line in lines if line[0] != "#").split("\t")
        if language not in header or (source_language and source_language not in header):
            continue
        wrong = [(header.index(f"{s}.{language}"), s) for s in WRONG if f"{s}.{language}" in header]
        right, uniform = header.index(language), header.index("uniform") if "uniform" in header else len(header)
        for line in lines:
            cells = line.split("\t")
            count = len(cells)
            for at, status in wrong:
                if at < count and cells[at]:
                    for form in cells[at].split("|"):
                        if wanted(form):
                            yield Row(form.partition(" => ")[0], status, line, name, language)
            if uniform < count and cells[uniform]:
                for at, form in enumerate(cells[right].split("|")):
                    if wanted(form):
                        yield Row(form, ADMITTED if at else PREFERRED, line, name, language)


@cache
def starter_form(row: Row) -> Form:
    """A row as the form of an entry."""
    from tqa.glossary import fields, tables

    header = tables.cells(next(line for line in _text(row.glossary).split("\n") if line[0] != "#"))
    entry = fields.entry(tables.row_fields(header, tables.cells(row.line), []), [])
    if entry is None:
        raise ValueError(f"glossary {row.glossary}: {row.line!r} is not an entry")
    term = next(term for term in entry.terms[row.language] if term.text == row.form and term.status == row.status)
    return Form(term.text, term.status, term.use or entry.preferred(row.language), LISTED, entry, row.glossary)


def compiled(name: str, language: str) -> Compiled:
    """A glossary prepared for the texts of a language, from the cache where nothing has changed.

    Raises:
        UsageError, SettingsError: as `load`.
    """
    try:
        state = os.stat(name) if name not in starters() and name not in styles() else None
    except OSError:
        state = None
    return _compiled(name, language, (state.st_mtime_ns, state.st_size, state.st_ino) if state else ())


@lru_cache(maxsize=64)
def _compiled(name: str, language: str, stamp: tuple[int, ...]) -> Compiled:
    from json import dumps

    from tqa import __version__
    from tqa.glossary import cache
    from tqa.glossary.compiled import Compiled, compiled, raw
    from tqa.linguistics import lemmas

    if not stamp:
        return compiled(load(name), language)
    made_from = (
        __version__,
        os.path.basename(name),
        language,
        str(lemmas.installed()),
        *(packs.stamp(code, table) for code in packs.languages() for table in _TABLES),
    )
    item = cache.key(_bytes(name), *map(str.encode, made_from))
    if kept := cache.get(item):
        return Compiled(kept["name"], language, kept["entries"], kept["patterns"])
    fresh = compiled(read(name), language)
    entries = [dumps(raw(fresh.entry(number)), ensure_ascii=False, separators=(",", ":")) for number in range(len(fresh))]
    cache.put(item, {"name": fresh.name, "entries": entries, "patterns": fresh.patterns})
    return fresh


def load(name: str, languages: tuple[str, str] = ("", "")) -> Glossary:
    """Load a glossary by the name of a starter or by its path.

    Parameters:
        languages: as for `read`.

    Raises:
        UsageError: there is no such glossary.
        SettingsError: the file is not a right glossary; all its mistakes are named.
    """
    if name in starters() or name in styles():
        from tqa.glossary import tables

        place = name if name in starters() else f"styles/{name}"
        return tables.read_tsv(_text(place), os.path.join(folder(), f"{place}.tsv"), name)._replace(derived=ADMITTED)
    if not os.path.isfile(name):
        from difflib import get_close_matches

        known = (*starters(), *styles())
        near = get_close_matches(name, known, 2) or known
        raise UsageError(f"there is no glossary {name!r}, neither a file nor one that comes with tqa ({', '.join(near)})")
    return read(name, languages)


def read(path: str, languages: tuple[str, str] = ("", "")) -> Glossary:
    """Read a glossary file of any format, told by its suffix.

    Parameters:
        languages: source and target language, for files that do not name them.

    Raises:
        SettingsError: the file is not a right glossary, is not UTF-8 or cannot be read.
    """
    return parsed(_bytes(path), path, languages)


def parsed(data: bytes, path: str, languages: tuple[str, str] = ("", "")) -> Glossary:
    """The glossary in the bytes of a file, as `read`."""
    suffix = os.path.splitext(path)[1].lower()
    stem = os.path.splitext(os.path.basename(path))[0]
    if suffix == ".toml":
        from tqa.glossary import toml

        return toml.read(_decoded(data, path), path)
    if suffix in (".tsv", ".tab", ".csv"):
        from tqa.glossary import tables

        if suffix == ".csv":
            return tables.read_csv(_decoded(data, path), path, stem, languages)
        return tables.read_tsv(_decoded(data, path), path, stem)
    if suffix == ".xlsx":
        from tqa.glossary import workbook

        return workbook.read(data, path, stem, languages)
    if suffix in (".tbx", ".xml"):
        from tqa.glossary import tbx

        return tbx.read(data, path, stem)
    if suffix == ".tmx":
        from tqa.glossary import tmx

        return tmx.read(data, path, stem)
    raise SettingsError(
        path, [f"glossaries of type {suffix or 'without a suffix'} are not known; use .toml, .csv, .tsv, .xlsx, .tbx or .tmx"]
    )


def beside(directory: str) -> tuple[str, ...]:
    """The glossary of a folder: `glossary.toml`, or the first of the other formats, where there is one."""
    for suffix in (".toml", ".tsv", ".csv", ".tbx", ".xlsx"):
        path = os.path.join(directory, f"glossary{suffix}")
        if os.path.isfile(path):
            return (path,)
    return ()


def content(name: str) -> bytes:
    """The bytes of a glossary, by the name of a starter or by its path, for digests.

    Raises:
        SettingsError: the file cannot be read.
    """
    return _bytes(os.path.join(folder(), f"{name}.tsv") if name in starters() else name)


def with_own(names: tuple[str, ...], document: str) -> tuple[str, ...]:
    """The chosen glossaries and, after them, the one of the document's folder when it is not among them."""
    own = beside(os.path.dirname(document) or ".")
    if not own:
        return names
    known = {os.path.realpath(name) for name in names}
    return (*names, *(path for path in own if os.path.realpath(path) not in known))


def _bytes(path: str) -> bytes:
    try:
        with open(path, "rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise SettingsError(path, [f"cannot be read: {error.strerror}"]) from None
    if len(data) > MAX_BYTES:
        raise SettingsError(path, [f"larger than {MAX_BYTES >> 20} MiB"])
    return data


def _decoded(data: bytes, path: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SettingsError(path, [f"not UTF-8: byte {error.start} is 0x{data[error.start]:02X}"]) from None


@cache
def _text(starter: str) -> str:
    with open(os.path.join(folder(), f"{starter}.tsv"), encoding="utf-8") as file:
        return file.read()

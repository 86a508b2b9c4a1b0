"""Where glossaries come from: a file, or the name of a starter glossary that is shipped with the program."""

from __future__ import annotations

import os
from functools import cache

from tqa.glossary import tables
from tqa.glossary.entries import ADMITTED, FORBIDDEN, PREFERRED, SUSPECT, Entry, Form, Glossary, Term
from tqa.model.errors import SettingsError, UsageError

_PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
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
def starter_forms(language: str, source_language: str) -> tuple[Form, ...]:
    """What the starter glossaries say is wrong in texts of a language, and admitted forms that should not be mixed.

    Only the rows that say so become entries, and nothing is checked: the files are part of the program, its tests validate them,
    and this is on the path of every run.

    Parameters:
        source_language: the language a text was translated from, or "" when that is not known; a glossary without a column for it
            says nothing about such a text.
    """
    found: list[Form] = []
    for name in starters():
        header: list[str] = []
        for line in _text(name).split("\n"):
            if not line or line[0] == "#":
                continue
            row = line.split("\t")
            if not header:
                header = row
                if language not in header or (source_language and source_language not in header):
                    break
                wanted = [header.index(c) for c in (f"{FORBIDDEN}.{language}", f"{SUSPECT}.{language}", "uniform") if c in header]
            elif any(at < len(row) and row[at] for at in wanted):
                found += _row_forms(dict(zip(header, row, strict=False)), language, name)
    return tuple(found)


def _row_forms(row: dict[str, str], language: str, glossary: str) -> list[Form]:
    right = tables.split(row[language])
    terms = [Term(text, ADMITTED if at else PREFERRED) for at, text in enumerate(right)]
    for status in (FORBIDDEN, SUSPECT):
        for cell in tables.split(row.get(f"{status}.{language}", "")):
            form, _, use = cell.partition("=>")
            terms.append(Term(form.strip(), status, use.strip()))
    uniform = bool(row.get("uniform"))
    entry = Entry(
        {language: tuple(terms)}, row["kind"], uniform=uniform, context=tuple(tables.split(row.get("context", ""))),
        since=row.get("from", ""), until=row.get("until", ""), note=row.get("note", ""),
    )  # fmt: skip
    return [
        Form(term.text, term.status, term.use or right[0], "listed", entry, glossary)
        for term in terms
        if uniform or term.status in (FORBIDDEN, SUSPECT)
    ]


def load(name: str) -> Glossary:
    """Load a glossary by the name of a starter or by its path.

    Raises:
        UsageError: there is no such glossary.
        SettingsError: the file is not a right glossary; all its mistakes are named.
    """
    if name in starters():
        return tables.read_tsv(_text(name), os.path.join(folder(), f"{name}.tsv"), name)._replace(derived=ADMITTED)
    if not os.path.isfile(name):
        from difflib import get_close_matches

        near = get_close_matches(name, starters(), 2) or starters()
        raise UsageError(f"there is no glossary {name!r}, neither a file nor a starter glossary ({', '.join(near)})")
    return read(name)


def read(path: str) -> Glossary:
    """Read a glossary file of any format, told by its suffix.

    Raises:
        SettingsError: the file is not a right glossary, is not UTF-8 or cannot be read.
    """
    suffix = os.path.splitext(path)[1].lower()
    stem = os.path.splitext(os.path.basename(path))[0]
    try:
        with open(path, "rb") as file:
            data = file.read()
    except OSError as error:
        raise SettingsError(path, [f"cannot be read: {error.strerror}"]) from None
    if suffix == ".toml":
        from tqa.glossary import toml

        return toml.read(_decoded(data, path), path)
    if suffix in (".tsv", ".tab"):
        return tables.read_tsv(_decoded(data, path), path, stem)
    if suffix == ".csv":
        return tables.read_csv(_decoded(data, path), path, stem)
    raise SettingsError(path, [f"glossaries of type {suffix or 'without a suffix'} are not known; use .toml, .csv or .tsv"])


def _decoded(data: bytes, path: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SettingsError(path, [f"not UTF-8: byte {error.start} is 0x{data[error.start]:02X}"]) from None


def _text(starter: str) -> str:
    with open(os.path.join(folder(), f"{starter}.tsv"), encoding="utf-8") as file:
        return file.read()

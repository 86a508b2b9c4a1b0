"""Glossaries as tables: a header row of field names, one entry a row, several values of a cell parted by "|"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tqa.glossary import fields
from tqa.glossary.entries import FORBIDDEN, SUSPECT, Entry, Glossary
from tqa.model.errors import SettingsError

SEPARATOR = "|"
_YES, _NO = ("true", "yes", "1"), ("false", "no", "0")


def cells(line: str) -> list[str]:
    """The cells of a TSV line."""
    return line.rstrip("\r").split("\t")


def read_tsv(text: str, path: str = "<glossary>", name: str = "") -> Glossary:
    """Read tab-separated values; lines that start with "#" are comments.

    Raises:
        SettingsError: with every mistake in the file, each with its line.
    """
    rows = [(at, cells(line)) for at, line in enumerate(text.split("\n"), 1) if line.strip() and not line.startswith("#")]
    return from_rows(rows, path, name)


def read_csv(text: str, path: str = "<glossary>", name: str = "") -> Glossary:
    """Read comma- or semicolon-separated values.

    Raises:
        SettingsError: with every mistake in the file, each with its line.
    """
    import csv

    first = text.split("\n", 1)[0]
    reader = csv.reader(text.splitlines(keepends=True), delimiter=";" if first.count(";") > first.count(",") else ",", strict=True)
    rows: list[tuple[int, list[str]]] = []
    try:
        rows.extend((reader.line_num, row) for row in reader if any(row))
    except csv.Error as error:
        raise SettingsError(path, [f"line {reader.line_num}: not CSV: {error}"]) from None
    return from_rows(rows, path, name)


def from_rows(rows: Sequence[tuple[int, Sequence[str]]], path: str, name: str) -> Glossary:
    """A glossary from a header row and entry rows, each with its line."""
    if not rows:
        raise SettingsError(path, ["the table is empty; its first row names the fields, for example kind, en, ru"])
    mistakes: list[str] = []
    header = [column.strip() for column in rows[0][1]]
    entries = []
    for line, row in rows[1:]:
        found: list[str] = []
        if len(row) > len(header):
            found.append(f"{len(row)} cells under {len(header)} columns")
        elif entry := fields.entry(row_fields(header, row, found), found, line):
            entries.append(entry)
        mistakes += [f"line {line}: {mistake}" for mistake in found]
    if mistakes:
        raise SettingsError(path, list(dict.fromkeys(mistakes)))
    return Glossary(name or "glossary", tuple(entries), path=path)


def row_fields(header: Sequence[str], row: Sequence[str], mistakes: list[str]) -> dict[str, Any]:
    """The named fields of a row; `mistakes` gets what is wrong with the cells themselves."""
    values: dict[str, Any] = {}
    for column, raw in zip(header, row, strict=False):
        cell = raw.strip()
        if not cell or not column:
            continue
        base, dot, language = column.partition(".")
        if dot and base in (FORBIDDEN, SUSPECT):
            values.setdefault(base, {})[language] = split(cell)
        elif column == "style":
            pairs = [pair.partition("=") for pair in split(cell)]
            values["style"] = {topic: choice for topic, _, choice in pairs}
            mistakes += [f'"style" has {topic!r}; write topic=choice' for topic, _, choice in pairs if not choice]
        elif column in fields.FLAGS:
            if cell.lower() not in _YES + _NO:
                mistakes.append(f'"{column}" is {cell!r}; it must be true or false')
            values[column] = cell.lower() in _YES
        elif column in fields.TEXTS or column in fields.DATES:
            values[column] = cell
        else:
            values[column] = split(cell)
    return values


def split(cell: str) -> list[str]:
    """The values of a cell."""
    return [value.strip() for value in cell.split(SEPARATOR) if value.strip()]


def to_rows(glossary: Glossary) -> list[list[str]]:
    """Header and rows; only columns that are used."""
    rows = [_cells(entry) for entry in glossary.entries]
    languages = list(dict.fromkeys(language for entry in glossary.entries for language in entry.terms))
    order = ["id", "kind", *languages, *(f"{status}.{language}" for status in (FORBIDDEN, SUSPECT) for language in languages)]
    order += [name for name in fields.NAMES if name not in order]
    header = [column for column in order if any(column in row for row in rows)]
    return [header, *([row.get(column, "") for column in header] for row in rows)]


def _cells(entry: Entry) -> dict[str, str]:
    row: dict[str, str] = {"kind": entry.kind}
    for language, terms in entry.terms.items():
        if right := entry.right(language):
            row[language] = SEPARATOR.join(right)
        for status in (FORBIDDEN, SUSPECT):
            wrong = [f"{t.text} {fields.ARROW} {t.use}" if t.use else t.text for t in terms if t.status == status]
            if wrong:
                row[f"{status}.{language}"] = SEPARATOR.join(wrong)
    for name in ("id", "gender", "pos", "domain", "note"):
        if value := getattr(entry, name):
            row[name] = value
    for name, attribute in fields.FLAGS.items():
        if getattr(entry, attribute) != Entry._field_defaults[attribute]:
            row[name] = "true" if getattr(entry, attribute) else "false"
    for name in fields.LISTS:
        if values := getattr(entry, name):
            row[name] = SEPARATOR.join(values)
    row.update({name: value for name, value in (("from", entry.since), ("until", entry.until)) if value})
    if entry.style:
        row["style"] = SEPARATOR.join(f"{topic}={choice}" for topic, choice in entry.style)
    return row


def write_tsv(glossary: Glossary) -> str:
    """The glossary as tab-separated values; tabs and line ends inside a value become blanks."""
    return "".join("\t".join(" ".join(cell.split()) for cell in row) + "\n" for row in to_rows(glossary))


def write_csv(glossary: Glossary) -> str:
    """The glossary as comma-separated values."""
    import csv
    import io

    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerows(to_rows(glossary))
    return buffer.getvalue()

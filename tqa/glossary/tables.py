"""Glossaries as tables: a header row of field names, one entry a row, several values of a cell parted by "|"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from tqa.glossary import fields
from tqa.glossary.entries import WRONG, Entry, Glossary
from tqa.model.errors import SettingsError

SEPARATOR = "|"
_CELL = r"(?:[^|\\]|\\[|\\]|\\)+"
_ESCAPED = r"\\([|\\])"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
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


def read_csv(text: str, path: str = "<glossary>", name: str = "", languages: tuple[str, str] = ("", "")) -> Glossary:
    """Read comma- or semicolon-separated values, with our columns or those of Weblate, Crowdin or Phrase.

    Parameters:
        languages: source and target language, for files whose columns do not name them.

    Raises:
        SettingsError: with every mistake in the file, each with its line.
    """
    from tqa.glossary import shapes

    rows = csv_rows(text, path)
    if shape := shapes.of(rows[0][1] if rows else ()):
        return shapes.read(shape, rows, path, name, languages)
    return from_rows(rows, path, name)


def csv_rows(text: str, path: str) -> list[tuple[int, list[str]]]:
    """The rows of comma- or semicolon-separated values, each with the line it ends in.

    Raises:
        SettingsError: a quotation mark is not closed, or the like.
    """
    import csv

    first = text.split("\n", 1)[0]
    reader = csv.reader(text.splitlines(keepends=True), delimiter=";" if first.count(";") > first.count(",") else ",", strict=True)
    rows: list[tuple[int, list[str]]] = []
    try:
        rows.extend((reader.line_num, [unguarded(cell) for cell in row]) for row in reader if any(row))
    except csv.Error as error:
        raise SettingsError(path, [f"line {reader.line_num}: not CSV: {error}"]) from None
    return rows


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
        if dot and base in WRONG:
            values.setdefault(base, {})[language] = split(cell)
        elif column == "style":
            pairs = [pair.partition("=") for pair in split(cell)]
            values["style"] = {topic: choice for topic, _, choice in pairs}
            mistakes += [f'"style" has {topic!r}; write topic=choice' for topic, _, choice in pairs if not choice]
        elif column == "extra":
            values["extra"] = {}
            for pair in split(cell):
                place, _, text = pair.partition("=")
                values["extra"].setdefault(place, []).append(text)
        elif column in fields.FLAGS:
            if cell.lower() not in _YES + _NO:
                mistakes.append(f'"{column}" is {cell!r}; it must be true or false')
            values[column] = cell.lower() in _YES
        elif column in fields.TEXTS or column in fields.DATES:
            values[column] = cell
        else:
            values[column.replace("_", "-")] = split(cell)
    return values


def split(cell: str) -> list[str]:
    """The values of a cell; "\\|" is the sign itself."""
    parts = cell.split(SEPARATOR) if "\\" not in cell else [re.sub(_ESCAPED, r"\1", part) for part in re.findall(_CELL, cell)]
    return [value.strip() for value in parts if value.strip()]


def joined(values: Iterable[str]) -> str:
    """The cell with these values."""
    return SEPARATOR.join(value.replace("\\", "\\\\").replace(SEPARATOR, f"\\{SEPARATOR}") for value in values)


def guarded(cell: str) -> str:
    """The cell as no spreadsheet takes it for a formula; `unguarded` takes the guard away."""
    return f"'{cell}" if cell.startswith(_FORMULA) or (cell[:1] == "'" and cell[1:].startswith(("'", *_FORMULA))) else cell


def unguarded(cell: str) -> str:
    """The cell without the apostrophe that `guarded` puts before a formula sign."""
    return cell[1:] if cell[:1] == "'" and cell[1:].startswith(("'", *_FORMULA)) else cell


def to_rows(glossary: Glossary) -> list[list[str]]:
    """Header and rows; only columns that are used."""
    rows = [_cells(entry) for entry in glossary.entries]
    languages = list(dict.fromkeys(language for entry in glossary.entries for language in entry.terms))
    order = ["id", "kind", *languages, *(f"{status}.{language}" for status in WRONG for language in languages)]
    order += [name for name in fields.NAMES if name not in order]
    header = [column for column in order if any(column in row for row in rows)]
    return [header, *([row.get(column, "") for column in header] for row in rows)]


def _cells(entry: Entry) -> dict[str, str]:
    row: dict[str, str] = {"kind": entry.kind}
    for language, terms in entry.terms.items():
        if right := entry.right(language):
            row[language] = joined(right)
        for status in WRONG:
            wrong = [f"{t.text} {fields.ARROW} {t.use}" if t.use else t.text for t in terms if t.status == status]
            if wrong:
                row[f"{status}.{language}"] = joined(wrong)
    for name in ("id", "gender", "pos", "domain", "note"):
        if value := getattr(entry, name):
            row[name] = value
    for name, attribute in fields.FLAGS.items():
        if getattr(entry, attribute) != Entry._field_defaults[attribute]:
            row[name] = "true" if getattr(entry, attribute) else "false"
    for name in fields.LISTS:
        if values := getattr(entry, name):
            row[name] = joined(values)
    row.update({name: value for name, value in (("from", entry.since), ("until", entry.until)) if value})
    if entry.style:
        row["style"] = joined(f"{topic}={choice}" for topic, choice in entry.style)
    if entry.extra:
        row["extra"] = joined(f"{place}={text}" for place, text in entry.extra)
    return row


def write_tsv(glossary: Glossary) -> str:
    """The glossary as tab-separated values; tabs and line ends inside a value become blanks."""
    return "".join("\t".join(" ".join(cell.split()) for cell in row) + "\n" for row in to_rows(glossary))


def csv_text(rows: Iterable[Iterable[str]]) -> str:
    """Rows as comma-separated values, without formulas."""
    import csv
    import io

    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerows([guarded(cell) for cell in row] for row in rows)
    return buffer.getvalue()

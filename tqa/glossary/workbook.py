"""Glossaries as XLSX: the first sheet, with the same header and cells as the other tables."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from tqa.glossary import shapes, tables
from tqa.glossary.entries import Glossary
from tqa.model.errors import SettingsError

if TYPE_CHECKING:
    from io import BytesIO

MAX_UNPACKED = 512 << 20
MAX_ROWS = 200_000
MAX_CELLS = 4_000_000
_MARKUP = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def read(data: bytes, path: str, name: str, languages: tuple[str, str] = ("", "")) -> Glossary:
    """Read the first sheet.

    Raises:
        SettingsError: it is not a workbook, is packed to be huge, has formulas or wrong entries.
    """
    from io import BytesIO

    rows = _rows(BytesIO(data), path)
    if shape := shapes.of(rows[0][1] if rows else ()):
        return shapes.read(shape, rows, path, name, languages)
    return tables.from_rows(rows, path, name)


def _rows(file: BytesIO, path: str) -> list[tuple[int, list[str]]]:
    _check(file, path)
    openpyxl = _library(path)
    rows: list[tuple[int, list[str]]] = []
    formulas: list[str] = []
    count = 0
    try:
        sheet = openpyxl.load_workbook(file, read_only=True, data_only=False, keep_links=False).worksheets[0]
        sheet.reset_dimensions()  # else every row is as wide as the file says
        for at, row in enumerate(sheet.iter_rows(), 1):
            if at > MAX_ROWS:
                raise SettingsError(path, [f"more than {MAX_ROWS} rows"])
            count += len(row)
            if count > MAX_CELLS:
                raise SettingsError(path, [f"more than {MAX_CELLS} cells"])
            cells = []
            for cell in row:
                if cell.data_type == "f":
                    formulas.append(f"cell {cell.coordinate} is a formula; write its text instead")
                cells.append(_text(cell.value))
            if any(cells):
                rows.append((at, cells))
    except SettingsError:
        raise
    except Exception as error:  # openpyxl lets out whatever a damaged part leads to
        raise SettingsError(path, [f"not an XLSX workbook: {error}"]) from None
    if formulas:
        raise SettingsError(path, formulas)
    return rows


def _check(file: BytesIO, path: str) -> None:
    """Refuse archives that unpack to too much, and XML with declarations."""
    import zlib
    from zipfile import BadZipFile, ZipFile

    try:
        with ZipFile(file) as archive:
            if sum(item.file_size for item in archive.infolist()) > MAX_UNPACKED:
                raise SettingsError(path, [f"unpacks to more than {MAX_UNPACKED >> 20} MiB"])
            for item in archive.infolist():
                if item.filename.endswith((".xml", ".rels")):
                    with archive.open(item) as part:
                        if _MARKUP.search(part.read(4096)):
                            raise SettingsError(path, [f"{item.filename}: declares a document type or entities"])
    except (BadZipFile, OSError, EOFError, NotImplementedError, RuntimeError, ValueError, zlib.error) as error:
        raise SettingsError(path, [f"not an XLSX workbook: {error}"]) from None
    file.seek(0)


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if hasattr(value, "isoformat"):
        return str(value.isoformat())[:10]
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def write(rows: list[list[str]]) -> bytes:
    """Rows as a workbook; every cell is text, none a formula.

    Raises:
        SettingsError: openpyxl is not there.
    """
    from datetime import datetime
    from io import BytesIO

    openpyxl = _library("")
    book = openpyxl.Workbook()
    book.properties.created = book.properties.modified = datetime(2000, 1, 1)
    sheet = book.active
    sheet.title = "glossary"
    sheet.freeze_panes = "A2"
    for at, row in enumerate(rows, 1):
        for column, text in enumerate(row, 1):
            if text:
                cell = sheet.cell(at, column)
                cell.value = _ILLEGAL.sub("\ufffd", text)
                cell.data_type = "s"
                cell.quotePrefix = text.startswith(("=", "+", "-", "@"))
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


_ILLEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def _library(path: str) -> Any:
    try:
        import openpyxl
    except ImportError:
        raise SettingsError(path or "XLSX", ["needs the package openpyxl: pip install 'tqa[xlsx]'"]) from None
    return openpyxl

"""The tables of a set as an Excel workbook (ECMA-376): a sheet each, with filters and a frozen header.

Every text is an inline string, which no program reads as a formula or a link.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from tqa.model.errors import UsageError
from tqa.report.escape import xml
from tqa.report.opc import HEAD, OFFICE, package, relations, types
from tqa.report.tables import COLUMNS, TABLES

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LONGEST = 32_000
"""Excel takes 32,767 characters in a cell."""
_ROWS = 1_048_575
_WIDTHS = {
    "path": 28,
    "message": 44,
    "text": 40,
    "correction": 40,
    "evidence": 40,
    "source": 40,
    "category": 26,
    "sha256": 20,
    "signature": 30,
}
_STYLES = (
    f'{HEAD}<styleSheet xmlns="{_MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders>'
    '<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/><xf fontId="1" applyFont="1"/>'
    '<xf applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)


def render(tables: Mapping[str, Iterable[Mapping[str, Any]]]) -> bytes:
    """The workbook.

    Raises:
        UsageError: there are more rows than a sheet takes.
    """
    sheets = [f"xl/worksheets/sheet{number}.xml" for number in range(1, len(TABLES) + 1)]
    listing = "".join(f'<sheet name="{name}" sheetId="{number}" r:id="r{number}"/>' for number, name in enumerate(TABLES, 1))
    kinds = [("xl/workbook.xml", "spreadsheetml.sheet.main"), ("xl/styles.xml", "spreadsheetml.styles")]
    return package(
        [
            ("[Content_Types].xml", types([*kinds, *((sheet, "spreadsheetml.worksheet") for sheet in sheets)])),
            ("_rels/.rels", relations([("officeDocument", "xl/workbook.xml")])),
            ("xl/workbook.xml", f'{HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{OFFICE}"><sheets>{listing}</sheets></workbook>'),
            ("xl/_rels/workbook.xml.rels", relations([*(("worksheet", sheet[3:]) for sheet in sheets), ("styles", "styles.xml")])),
            ("xl/styles.xml", _STYLES),
            *((sheet, "".join(_sheet(tables[name], name))) for sheet, name in zip(sheets, TABLES, strict=True)),
        ]
    )


def _sheet(rows: Iterable[Mapping[str, Any]], name: str) -> Iterator[str]:
    columns = list(COLUMNS[name])
    last = _letters(len(columns))
    yield f'{HEAD}<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0">'
    yield '<pane xSplit="1" ySplit="1" topLeftCell="B2" activePane="bottomRight" state="frozen"/></sheetView></sheetViews><cols>'
    for number, column in enumerate(columns, 1):
        yield f'<col min="{number}" max="{number}" width="{_WIDTHS.get(column, 12)}" customWidth="1"/>'
    yield '</cols><sheetData><row r="1">'
    for number, column in enumerate(columns, 1):
        yield f'<c r="{_letters(number)}1" s="1" t="inlineStr"><is><t>{xml(column)}</t></is></c>'
    yield "</row>"
    count = 1
    for count, row in enumerate(rows, 2):
        if count > _ROWS:
            raise UsageError(f"more than {_ROWS} rows do not go into a worksheet; use --format csv or parquet")
        yield f'<row r="{count}">'
        for number, column in enumerate(columns, 1):
            yield _cell(f"{_letters(number)}{count}", row[column])
        yield "</row>"
    yield f'</sheetData><autoFilter ref="A1:{last}{count}"/></worksheet>'


def _cell(place: str, value: object) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return f'<c r="{place}" t="b"><v>{int(value)}</v></c>'
    if isinstance(value, int | float):
        return f'<c r="{place}"><v>{value!r}</v></c>'
    text = str(value)
    shown = xml(text if len(text) <= _LONGEST else text[: _LONGEST - 2] + " …")
    return f'<c r="{place}" s="2" t="inlineStr"><is><t xml:space="preserve">{shown}</t></is></c>'


def _letters(number: int) -> str:
    """The name of a column, counted from 1."""
    name = ""
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(65 + rest) + name
    return name

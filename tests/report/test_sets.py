"""Tables of a set: every format has the same rows, and no cell does anything in a spreadsheet."""

from __future__ import annotations

import csv
import json
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import jsonschema
import openpyxl
import polars
import pytest

from tests.browser.articles import HOSTILE
from tests.regenerate_reports import SAMPLES
from tqa.cli.main import run
from tqa.linguistics.packs import DATA
from tqa.report.tables import COLUMNS, TABLES


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.mktemp("sets")
    (base / "texts").mkdir()
    for name in ("lake-cores.txt", "night-train.txt", "theatre-season.md"):
        (base / "texts" / name).write_bytes((SAMPLES / name).read_bytes())
    (base / "texts" / "=cmd|' C'!A0.txt").write_text(HOSTILE, encoding="utf-8")
    (base / "texts" / "broken.txt").write_bytes(b"\x00\x01")
    assert run(["report", str(base / "texts"), "-o", str(base / "out"), "--format", "all"]) == 2
    return base / "out"


def rows_of(folder: Path, kind: str, table: str) -> list[dict[str, Any]]:
    """Rows with every value as text, as CSV has them."""
    found: list[dict[str, Any]]
    if kind == "csv":
        return list(csv.DictReader(StringIO((folder / f"report.{table}.csv").read_text(encoding="utf-8"))))
    if kind == "parquet":
        found = polars.read_parquet(folder / f"report.{table}.parquet").to_dicts()
    else:
        sheet = openpyxl.load_workbook(folder / "report.xlsx")[table]
        cells = [[cell.value for cell in row] for row in sheet.iter_rows()]
        found = [dict(zip(cells[0], row, strict=True)) for row in cells[1:]]
    return found


@pytest.mark.parametrize("table", TABLES)
def test_the_formats_have_the_same_rows(folder: Path, table: str) -> None:
    tables = {kind: rows_of(folder, kind, table) for kind in ("csv", "xlsx", "parquet")}
    columns = list(COLUMNS[table])
    assert all(list(row) == columns for rows in tables.values() for row in rows)
    assert len({len(rows) for rows in tables.values()}) == 1
    assert len(tables["csv"]) >= 4
    for one, two, three in zip(*tables.values(), strict=True):
        for column, kind in COLUMNS[table].items():
            if kind == "count":
                assert int(one[column]) == two[column] == three[column]
            elif kind == "share":
                assert float(one[column]) == pytest.approx(two[column]) == pytest.approx(three[column])
            elif kind == "truth":
                assert one[column] == str(two[column]).lower() == str(three[column]).lower()
            elif (three[column] or "").isprintable():
                assert one[column].removeprefix("'") == (two[column] or "") == (three[column] or "")


def test_no_cell_is_a_formula_or_a_link(folder: Path) -> None:
    for table in TABLES:
        for row in rows_of(folder, "csv", table):
            for column, kind in COLUMNS[table].items():
                assert kind in ("count", "share") or not row[column].startswith(("=", "+", "-", "@", "\t", "\r"))
    book = openpyxl.load_workbook(folder / "report.xlsx")
    for sheet in book:
        for row in sheet.iter_rows():
            assert all(cell.data_type != "f" and cell.hyperlink is None for cell in row)
    with ZipFile(BytesIO((folder / "report.xlsx").read_bytes())) as archive:
        assert not any(b"<f>" in archive.read(name) or b"hyperlink" in archive.read(name) for name in archive.namelist())


def test_the_json_report_of_a_set_is_one_and_names_what_it_depends_on(folder: Path) -> None:
    report = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    schema = json.loads((Path(DATA) / "report.schema.json").read_text(encoding="utf-8"))
    assert list(jsonschema.Draft202012Validator(schema).iter_errors(report)) == []
    assert report["facts"]["version"]
    assert {name for name, _ in report["facts"]["glossaries"]} >= {"media", "institutions", "people"}
    assert report["summary"]["findings"] == sum(len(each["findings"]) for each in report["documents"]) > 10
    assert report["summary"]["errors"] == 1
    lines = [json.loads(line) for line in (folder / "report.jsonl").read_text(encoding="utf-8").splitlines()]
    assert lines == report["documents"]
    assert sum(len(each["findings"]) for each in lines) == len(rows_of(folder, "csv", "findings"))


def test_the_scorecard_adds_up(folder: Path) -> None:
    totals: dict[str, float] = {}
    for row in rows_of(folder, "parquet", "scorecard"):
        totals[row["path"]] = totals.get(row["path"], 0.0) + row["penalty"]
    for row in rows_of(folder, "parquet", "documents"):
        assert totals.get(row["path"], 0.0) == row["penalty"]
        assert row["per_1000_words"] == pytest.approx(1000 * row["penalty"] / row["words"], abs=0.01)

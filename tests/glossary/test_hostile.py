"""Glossaries found beside a text are untrusted: they cannot hang, crash or deceive the program."""

from __future__ import annotations

import time
import zipfile
from contextlib import suppress
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tqa.cli.main import run
from tqa.glossary import convert, store, toml
from tqa.model.errors import SettingsError


def mistakes(data: bytes, name: str) -> list[str]:
    with pytest.raises(SettingsError) as caught:
        store.parsed(data, name)
    return caught.value.mistakes


def test_nesting_without_end_is_refused() -> None:
    assert mistakes(b"a = " + b"[" * 50_000, "a.toml") == ["not TOML of a glossary: lists or tables are nested too deeply"]


def test_terms_of_any_length_are_refused() -> None:
    long = "a" * 100_000
    assert mistakes(f'[[entry]]\nen = "{long}"\n'.encode(), "a.toml") == [
        'line 1: "en" has a term of 100000 characters; terms have at most 300'
    ]
    assert "at most 300" in mistakes(f"en\tforbidden.en\na\t{long}\n".encode(), "a.tsv")[0]


@pytest.mark.parametrize("char", ["\u202e", "\u2066", "\u200f", "\u200b", "\u00ad", "\ufeff", "\u061c"])
def test_characters_that_deceive_the_eye_are_refused(char: str) -> None:
    assert mistakes(f"en\nab{char}c\n".encode(), "a.tsv") == [f'line 2: "en" has the invisible character U+{ord(char):04X}']


def test_messages_show_control_characters_and_do_not_send_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.toml"
    path.write_text('[[entry]]\nkind = "per\\u001b[2Json"\nen = "a"\n', encoding="utf-8")
    assert run(["glossary", "check", str(path)]) == 2
    assert "\x1b" not in capsys.readouterr().err


def test_many_terms_with_one_beginning_take_linear_time(tmp_path: Path) -> None:
    from tqa.analysis import terms
    from tqa.analysis.context import Context
    from tqa.model.text import Document
    from tqa.settings import Settings

    path = tmp_path / "a.tsv"
    path.write_text("en\n" + "".join(f"{'a ' * size}end\n" for size in range(1, 60)), encoding="utf-8")

    def seconds(count: int) -> float:
        text = "a " * count
        settings = Settings(lang="en", glossary=(str(path), "none"))
        start = time.process_time()
        assert Context(Document(text), "en", None, settings).get(terms.matches) == ()
        return time.process_time() - start

    seconds(500)
    assert seconds(4_000) < 12 * max(seconds(1_000), 0.01)


def test_a_glossary_that_is_a_folder_or_a_device_is_no_glossary(tmp_path: Path) -> None:
    (tmp_path / "glossary.toml").mkdir()
    assert store.beside(str(tmp_path)) == ()
    with pytest.raises(SettingsError, match="cannot be read"):
        store.read(str(tmp_path / "glossary.toml"))


WHOLE = """
[glossary]
name = "house"
[[entry]]
kind = "person"
en = ["Vera Sosnina", "V. Sosnina"]
ru = "Вера Соснина"
forbidden.en = ["Pine => Sosnina"]
from = 2016-04-01
case = true
"""


@cache
def written(name: str) -> bytes:
    if name.endswith(".tmx"):
        return b'<tmx version="1.4"><header srclang="ru"/><body><tu><tuv xml:lang="en"><seg>port</seg></tuv></tu></body></tmx>'
    return convert.written(toml.read(WHOLE), name)


@pytest.mark.parametrize("name", ["a.toml", "a.csv", "a.tsv", "a.xlsx", "a.tbx", "a.tmx"])
@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.floats(0, 1), st.binary(max_size=3), st.integers(0, 3)), min_size=1, max_size=4))
def test_a_damaged_file_is_a_glossary_or_a_mistake(name: str, changes: list[tuple[float, bytes, int]]) -> None:
    data = written(name)
    for place, new, lost in changes:
        at = int(place * len(data))
        data = data[:at] + new + data[at + lost :]
    with suppress(SettingsError):
        assert store.parsed(data, name).name


SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def workbook_of(sheet: str, target: str = "worksheets/sheet1.xml") -> bytes:
    """A workbook of one sheet, as bare as openpyxl takes it."""
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Override PartName="/xl/workbook.xml" '
        f'ContentType="{TYPE}.sheet.main+xml"/></Types>',
        "xl/workbook.xml": f'<workbook xmlns="{SHEET}" xmlns:r="{OFFICE}">'
        '<sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="r1" Type="{OFFICE}/worksheet" Target="{target}"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{SHEET}">{sheet}</worksheet>',
    }
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, content in parts.items():
            archive.writestr(part, content)
    return buffer.getvalue()


def test_what_a_sheet_says_of_its_size_costs_nothing() -> None:
    rows = "".join(f'<row><c t="inlineStr"><is><t>{text}</t></is></c></row>' for text in ("en", *(f"port {n}" for n in range(500))))
    started = time.process_time()
    glossary = store.parsed(workbook_of(f'<dimension ref="A1:XFD1048576"/><sheetData>{rows}</sheetData>'), "a.xlsx")
    assert len(glossary.entries) == 500
    assert time.process_time() - started < 2


def test_cells_far_to_the_right_are_not_padded_without_end() -> None:
    rows = "".join(f'<row><c r="XFD{n}" t="inlineStr"><is><t>a</t></is></c></row>' for n in range(1, 300))
    assert mistakes(workbook_of(f"<sheetData>{rows}</sheetData>"), "a.xlsx") == ["more than 4000000 cells"]


@pytest.mark.parametrize("name", ["a.tbx", "a.tmx"])
@pytest.mark.parametrize("encoding", ["rot13", "base64", "no-such", "utf-7"])
def test_an_encoding_that_is_none_of_text_is_a_mistake(name: str, encoding: str) -> None:
    assert "XML" in mistakes(f'<?xml version="1.0" encoding="{encoding}"?><tmx/>'.encode(), name)[0]

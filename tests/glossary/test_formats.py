"""Tables, workbooks, the shapes of platforms, and translation memories."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tqa.cli.main import run
from tqa.glossary import convert, shapes, store, tables, tmx, toml
from tqa.glossary.entries import ADMITTED, FORBIDDEN, PREFERRED, SUPERSEDED, SUSPECT, Entry, Glossary, Term
from tqa.model.errors import SettingsError

HOUSE = """\
[glossary]
name = "house"

[[entry]]
kind = "person"
en = "Vera Sosnina"
ru = "Вера Соснина"
gender = "female"
note = "two | signs, \\"quoted\\""

[[entry]]
kind = "medium"
en = ["TV Veter", "Veter|TV", "Veter\\\\TV"]
ru = "Ветер"
forbidden.en = ["Veter-TV => TV Veter"]
superseded.en = ["Vetr"]
suspect.en = ["Wind => Veter"]
context = ["TV channel", "broadcaster “”"]
from = 2016-04-01
until = 2024-01-01
style = { toponyms = "kyiv" }
case = false
inflect = false
pos = "proper noun"
domain = "media"
bad = ["The TV channel Wind said so."]
extra = { definition = "=SUM(A1)", "en:TV Veter:termType" = "fullForm" }
"""


def plain(glossary: Glossary) -> list[Entry]:
    return [entry._replace(line=0) for entry in glossary.entries]


def mistakes(data: bytes, name: str) -> list[str]:
    with pytest.raises(SettingsError) as caught:
        store.parsed(data, name)
    return caught.value.mistakes


@pytest.mark.parametrize("name", ["a.toml", "a.csv", "a.tsv", "a.xlsx", "a.tbx"])
def test_everything_survives_in_every_full_format(name: str) -> None:
    glossary = toml.read(HOUSE)
    data = convert.written(glossary, name)
    again = store.parsed(data, name)
    assert plain(again) == plain(glossary)
    assert convert.losses(glossary, again) == []


cells = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), min_size=1, max_size=8).map(
    lambda text: " ".join(text.split())
)


@given(st.lists(cells.filter(lambda text: bool(text) and "=>" not in text), min_size=1, max_size=3, unique=True))
def test_any_term_survives_a_table_as_text_and_not_as_a_formula(forms: list[str]) -> None:
    from unicodedata import normalize

    unique = list(dict.fromkeys(normalize("NFC", form) for form in forms))
    glossary = Glossary("x", (Entry({"en": tuple(Term(form, ADMITTED if at else PREFERRED) for at, form in enumerate(unique))}),))
    text = tables.csv_text(tables.to_rows(glossary))
    assert plain(tables.read_csv(text)) == plain(glossary)
    rows = tables.csv_text([[form] for form in unique]).split("\n")
    assert not any(row.lstrip('"').startswith(("=", "+", "-", "@")) for row in rows)


def test_a_workbook_has_text_and_no_formulas(tmp_path: Path) -> None:
    import openpyxl

    glossary = Glossary("x", (Entry({"en": (Term("=HYPERLINK(A1)"),)}, note="@cmd"),))
    path = tmp_path / "a.xlsx"
    path.write_bytes(convert.written(glossary, "a.xlsx"))
    sheet = openpyxl.load_workbook(path).active
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} == {"s"}
    assert plain(store.read(str(path))) == plain(glossary)


def workbook(**cells_by_name: object) -> bytes:
    import openpyxl

    book = openpyxl.Workbook()
    for name, value in cells_by_name.items():
        book.active[name] = value
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def test_a_workbook_with_formulas_is_refused_with_their_cells() -> None:
    data = workbook(A1="en", B1="ru", A2="berth", B2="=A2", A3="=1+1")
    assert mistakes(data, "a.xlsx") == [
        "cell B2 is a formula; write its text instead",
        "cell A3 is a formula; write its text instead",
    ]


def test_a_workbook_of_dates_numbers_and_truth_values() -> None:
    from datetime import datetime

    data = workbook(A1="en", B1="from", C1="case", A2=7.0, B2=datetime(2020, 5, 1), C2=True)
    (entry,) = store.parsed(data, "a.xlsx").entries
    assert (entry.preferred("en"), entry.since, entry.case) == ("7", "2020-05-01", True)


def test_hostile_workbooks_are_refused() -> None:
    assert mistakes(b"PK not a zip", "a.xlsx")[0].startswith("not an XLSX workbook")
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("xl/workbook.xml", '<!DOCTYPE x [<!ENTITY a "b">]><workbook/>')
    assert mistakes(buffer.getvalue(), "a.xlsx") == ["xl/workbook.xml: declares a document type or entities"]
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("xl/sheet.xml", "w", force_zip64=True) as part:
        for _ in range(520):
            part.write(b"\0" * (1 << 20))
    assert mistakes(bomb.getvalue(), "a.xlsx") == ["unpacks to more than 512 MiB"]


def test_a_table_with_mistakes_names_each_line() -> None:
    text = 'kind,en,ru,form\nperson,Anna Orlova,Анна Орлова,\npersn,Oleg Orlov,,\nterm,"a\u202eb",,\n'
    assert mistakes(text.encode(), "a.csv") == [
        "line 3: there is no kind 'persn'; did you mean 'person'?",
        'line 4: "en" has the invisible character U+202E',
    ]
    assert mistakes(b'en,ru\n"a,b\n', "a.csv") == ["line 2: not CSV: unexpected end of data"]
    assert mistakes(b"en,ru\na\xff,b\n", "a.csv") == ["not UTF-8: byte 7 is 0xFF"]


WEBLATE = """\
"location","source","target","id","fuzzy","context","translator_comments","developer_comments","flags"
"","причал","berth","","","port","not a quay","",""
"","причал","parking place","","","","","","forbidden"
"","Orlovka-12","Orlovka-12","","","","","","read-only, terminology"
"","буксир","tag","","True","","","",""
"""
CROWDIN = """\
Concept Definition,Concept Subject,Concept Note,Term [ru],Status [ru],Term [en],Description [en],Part of Speech [en],Status [en],Gender [ru]
place for ships,shipping,see handbook,причал,preferred,berth,where a ship lies,noun,preferred,masculine
,,,,,parking place,,noun,not recommended,
,,,,,car park,,noun,deprecated,
"""
PHRASE = """\
term,description,case sensitive,translatable,en_GB,de
причал,place for ships,false,true,berth,Liegeplatz
Orlovka-12,a ship,true,false,Orlovka-12,
"""


def test_the_shape_of_weblate() -> None:
    glossary = tables.read_csv(WEBLATE, "w.csv", "w", ("ru", "en"))
    assert [entry.terms for entry in glossary.entries] == [
        {"ru": (Term("причал"),), "en": (Term("berth"),)},
        {"ru": (Term("причал"),), "en": (Term("parking place", FORBIDDEN),)},
        {"ru": (Term("Orlovka-12"),), "en": (Term("Orlovka-12"),)},
    ]
    assert [(entry.keep, entry.note) for entry in glossary.entries] == [(False, "port not a quay"), (False, ""), (True, "")]
    with pytest.raises(SettingsError, match="--from-lang and --to-lang"):
        tables.read_csv(WEBLATE)


def test_the_shape_of_crowdin() -> None:
    first, second, third = tables.read_csv(CROWDIN).entries
    assert first.terms == {"ru": (Term("причал"),), "en": (Term("berth"),)}
    assert (first.domain, first.note, first.pos, first.gender) == ("shipping", "see handbook", "noun", "male")
    assert first.extra == (("Concept Definition", "place for ships"), ("en:description", "where a ship lies"))
    assert second.terms == {"en": (Term("parking place", SUPERSEDED),)}
    assert third.terms == {"en": (Term("car park", FORBIDDEN),)}


def test_the_shape_of_phrase() -> None:
    first, second = tables.read_csv(PHRASE, "p.csv", "p", ("ru", "")).entries
    assert first.terms == {"ru": (Term("причал"),), "en-GB": (Term("berth"),), "de": (Term("Liegeplatz"),)}
    assert (first.note, second.keep, second.case) == ("place for ships", True, True)


@pytest.mark.parametrize("shape", shapes.SHAPES)
def test_shapes_are_written_and_read_again(shape: str) -> None:
    glossary = Glossary("x", (Entry({"ru": (Term("причал"),), "en": (Term("berth"),)}, note="port"),))
    data = convert.written(glossary, "x.csv", shape=shape, languages=("ru", "en"))
    assert shapes.of(data.decode().split("\n")[0].split(",")) == shape
    assert plain(store.parsed(data, "x.csv", ("ru", "en"))) == plain(glossary)


TMX = """\
<?xml version="1.0"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4"><header srclang="ru" datatype="plaintext" segtype="sentence" o-tmf="x" adminlang="en" creationtool="x"
 creationtoolversion="1"/><body>
<tu><tuv xml:lang="ru"><seg>причал</seg></tuv><tuv xml:lang="en-US"><seg>berth</seg></tuv></tu>
<tu><tuv xml:lang="ru"><seg>причал</seg></tuv><tuv xml:lang="en-US"><seg>moor<bpt i="1"/>ing</seg></tuv></tu>
<tu><tuv xml:lang="ru"><seg>Судно стоит у причала.</seg></tuv><tuv xml:lang="en-US"><seg>The ship is moored.</seg></tuv></tu>
<tu><tuv xml:lang="ru"><seg>одно</seg></tuv></tu>
</body></tmx>
"""


def test_short_units_of_a_translation_memory_are_candidates() -> None:
    (entry,) = tmx.read(TMX.encode(), "m.tmx").entries
    assert entry.terms == {"ru": (Term("причал"),), "en-US": (Term("berth"), Term("mooring", ADMITTED))}


def test_a_translation_memory_keeps_preferred_pairs_and_says_what_is_lost() -> None:
    glossary = toml.read(HOUSE)
    again = store.parsed(convert.written(glossary, "a.tmx"), "a.tmx")
    assert [entry.preferred("en") for entry in again.entries] == ["Vera Sosnina", "TV Veter"]
    lost = convert.losses(glossary, again)
    assert '1 entry loses "context": “TV Veter”' in lost
    assert "1 entry loses suspect forms of en: “TV Veter”" in lost


def test_a_broken_translation_memory_names_the_place() -> None:
    with pytest.raises(SettingsError, match="line 5, column 5: <tuv> has no <seg>"):
        tmx.read(TMX.replace("<seg>причал</seg>", "", 1).encode(), "m.tmx")


def test_the_command_converts_and_reports_losses(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source, target = tmp_path / "house.toml", tmp_path / "house.tbx"
    source.write_text(HOUSE, encoding="utf-8")
    assert run(["glossary", "convert", str(source), str(target)]) == 0
    assert capsys.readouterr() == (f"wrote 2 entries to {target}\n", "")
    assert run(["glossary", "convert", str(target), str(tmp_path / "core.tbx"), "--tbx", "core", "--strict"]) == 1
    assert 'lost: 1 entry loses "gender": “Vera Sosnina”' in capsys.readouterr().err
    assert run(["glossary", "convert", str(target), str(tmp_path / "x.docx")]) == 2
    assert "glossaries are written as .toml" in capsys.readouterr().err
    assert run(["glossary", "convert", str(tmp_path / "house.tmx"), str(target)]) == 2


def test_suspect_forms_are_not_lost_in_tables() -> None:
    rows = tables.to_rows(toml.read(HOUSE))
    assert rows[2][rows[0].index("suspect.en")] == "Wind => Veter"
    assert SUSPECT in {term.status for term in tables.from_rows(list(enumerate(rows, 1)), "x", "x").entries[1].terms["en"]}

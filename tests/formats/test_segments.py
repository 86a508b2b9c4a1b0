"""Bitexts as documents: translations are the text, segments their source, corrections stay in the file's own writing."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.formats.test_bitext import FILES, SEGMENTS
from tqa import engine
from tqa.cli.main import run
from tqa.formats import reading
from tqa.model.errors import TqaError, UnreadableError
from tqa.model.text import Document, Span
from tqa.settings import Settings

PO = r"""# German
msgid ""
msgstr ""
"Language: de_AT\n"

#, python-format
msgid "%d file was copied."
msgid_plural "%d files were copied."
msgstr[0] "%d Datei wurde kopiert."
msgstr[1] "%d Dateien wurden kopiert."

msgid ""
"The \"Nordhaven\" line is closed.\n"
"Write to info@nordhaven.example."
msgstr ""
"Die Linie \"Nordhaven\" ist gesperrt.\n"
"Schreiben Sie an info@nordhafen.example."

#, fuzzy
msgid "Page 3"
msgstr "Seite 4"

msgctxt "menu"
msgid "Pier 4"
msgstr "Pier 5"

msgid "Empty"
msgstr ""

#~ msgid "Old 5"
#~ msgstr "Alt 6"
"""


def findings(document: Document, *rules: str) -> list[tuple[str, str]]:
    checked = engine.check(document, Settings(select=rules))
    return [(finding.rule, document.text[slice(*finding.span)]) for finding in checked.findings]


@pytest.mark.parametrize("name", FILES)
def test_every_format_has_the_same_prose_and_source(name: str) -> None:
    document = reading.read(FILES[name], name)
    assert document.source is not None
    assert document.source.prose.split("\n\n") == [source for source, _ in SEGMENTS]
    assert document.prose.split("\n\n") == [target for _, target in SEGMENTS]
    for run_ in document.runs or ():
        assert document.text[run_.file : run_.file + run_.length] == document.prose[run_.prose : run_.prose + run_.length]
    at = document.prose.index("spring")
    assert document.text[slice(*document.to_file(Span(at, at + 6)))] == "spring"


@pytest.mark.parametrize("name", FILES)
def test_figures_are_found_where_they_stand(name: str) -> None:
    text = FILES[name].replace("2 marks", "20 marks")
    assert findings(reading.read(text, name), "number-mismatch") == [("number-mismatch", "20")]


def test_languages_are_those_of_the_file() -> None:
    for name in ("a.tmx", "b.xlf", "a.xliff"):
        document = reading.read(FILES[name], name)
        assert (document.source_language, document.language) == ("ru", "en")
    assert reading.read(PO, "a.po").language == "de"


def test_po_has_plurals_contexts_and_long_texts_and_leaves_out_what_is_not_done() -> None:
    document = reading.read(PO, "a.po")
    assert document.source is not None
    assert list(zip(document.source.prose.split("\n\n"), document.prose.split("\n\n"), strict=True)) == [
        ("%d file was copied.", "%d Datei wurde kopiert."),
        ("%d files were copied.", "%d Dateien wurden kopiert."),
        (
            'The "Nordhaven" line is closed. Write to info@nordhaven.example.',
            'Die Linie "Nordhaven" ist gesperrt. Schreiben Sie an info@nordhafen.example.',
        ),
        ("Pier 4", "Pier 5"),
    ]


def test_units_that_are_not_done_are_left_out() -> None:
    text = FILES["b.xlf"].replace("<target>The mayor", '<target state="new">The mayor').replace('id="3"', 'id="3" translate="no"')
    assert reading.read(text, "b.xlf").prose == "The bridge is closed until spring."


def test_corrections_are_written_as_the_format_asks() -> None:
    fixed = engine.correct(reading.read(PO, "a.po"), Settings(select=("placeholder-mismatch",)), unsafe=True)
    assert fixed.text == PO.replace("nordhafen", "nordhaven")
    assert reading.written('a "b" \\', "po") == r"a \"b\" \\"
    assert reading.written("R&D <b>", "xliff") == "R&amp;D &lt;b&gt;"
    assert reading.written("a\tb", "tsv") == "a b"


def test_what_is_written_otherwise_is_shown_and_not_edited() -> None:
    line = json.dumps({"source": "Пишите на press@port.example.", "target": "Schreiben Sie „hier“: press@pört.example."}) + "\n"
    document = reading.read(line, "a.jsonl")
    assert document.prose == "Schreiben Sie „hier“: press@pört.example."
    assert findings(document, "placeholder-mismatch") == [("placeholder-mismatch", "press@p\\u00f6rt.example")]
    assert engine.correct(document, Settings(select=("placeholder-mismatch",)), unsafe=True).text == line
    unit = "<trans-unit id='1'><source>{size} &amp; {name}</source><target>{size} &#38; {nom}</target></trans-unit>"
    page = f"<xliff version='1.2'><file source-language='en' target-language='fr'><body>{unit}</body></file></xliff>"
    fixed = engine.correct(reading.read(page, "a.xlf"), Settings(select=("placeholder-mismatch",)), unsafe=True)
    assert fixed.text == page.replace("nom", "name")


def test_places_behind_entities_and_letters_beyond_ascii_are_exact() -> None:
    text = (
        FILES["b.xlf"]
        .replace("Проезд стоит 2 марки.", "Проезд «А» &amp; «Б» 2 марки.")
        .replace("The fare is 2", "Fare «A» &amp; “Б” 🚋 is 20")
    )
    document = reading.read(text, "b.xlf")
    assert document.prose.endswith("Fare «A» & “Б” 🚋 is 20 marks.")
    assert findings(document, "number-mismatch") == [("number-mismatch", "20")]


def test_buttons_and_repeated_segments_are_no_scrape_damage() -> None:
    rows = "".join(f"{one}\t{two}\n" for one, two in [("Поделиться", "Share"), ("Читать дальше", "Read more"), *SEGMENTS, *SEGMENTS])
    assert engine.check(reading.read(rows, "a.tsv"), Settings(lang="en", source_lang="ru")).findings == ()


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("a.tsv", "Мост закрыт.\tThe bridge is closed.\nодно\n", "line 2: one column"),
        ("a.jsonl", '{"source": "а", "target": 7}\n', "line 1: not an object"),
        ("a.po", 'msgid "a\nmsgstr ""\n', "line 1: not a PO file"),
        ("a.tmx", FILES["a.tmx"].replace("</tmx>", ""), "line 9, column 1: not well-formed"),
        ("a.xlf", '<!DOCTYPE x [<!ENTITY a "b">]><xliff>&a;</xliff>', "line 1"),
    ],
)
def test_broken_files_are_named_with_the_place(name: str, text: str, message: str) -> None:
    with pytest.raises(UnreadableError, match=message):
        reading.read(text, name)


@given(st.text(max_size=120), st.sampled_from(["a.tsv", "a.jsonl", "a.tmx", "a.xliff", "a.po"]))
def test_any_text_is_a_document_or_an_error(text: str, name: str) -> None:
    with suppress(TqaError):
        document = reading.read(text, name)
        assert document.source is not None
        assert document.prose.count("\n\n") == document.source.prose.count("\n\n")


def test_folders_are_searched_for_catalogues_and_not_for_tables(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.po").write_text(PO, encoding="utf-8")
    (tmp_path / "numbers.tsv").write_text("one column\n", encoding="utf-8")
    assert run(["lint", str(tmp_path), "--select", "number-mismatch", "--no-cache"]) == 1
    out = capsys.readouterr().out
    assert out.count("[number-mismatch]") == 1
    assert "a.po:25:14" in out

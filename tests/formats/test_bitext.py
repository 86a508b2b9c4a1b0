"""Bitexts for scores: the same segments in every format, codes left out, broken files named with their place."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path

import polib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tqa.cli.main import run
from tqa.formats import bitext
from tqa.model.errors import TqaError, UnreadableError

SEGMENTS = [
    ("Мост закрыт до весны.", "The bridge is closed until spring."),
    ("Мэр не пришёл на встречу.", "The mayor did not come to the meeting."),
    ("Проезд стоит 2 марки.", "The fare is 2 marks."),
]
TMX = """<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.4"><header srclang="ru" datatype="plaintext"/><body>
<tu><tuv xml:lang="en"><seg>The bridge <bpt i="1">&lt;b&gt;</bpt>is closed<ept i="1">&lt;/b&gt;</ept> until spring.</seg></tuv>
<tuv xml:lang="ru"><seg>Мост закрыт до весны.</seg></tuv></tu>
<tu><tuv xml:lang="ru"><seg>Мэр не пришёл на <hi>встречу</hi>.</seg></tuv>
<tuv xml:lang="en"><seg>The mayor did not come to the <hi>meeting</hi>.</seg></tuv></tu>
<tu><tuv xml:lang="ru"><seg>Проезд стоит 2 марки.</seg></tuv><tuv xml:lang="en"><seg>The fare is <ph x="1">{n}</ph>2 marks.</seg></tuv></tu>
</body></tmx>
"""
XLIFF12 = """<?xml version="1.0"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file source-language="ru" target-language="en"><body><group>
<trans-unit id="1"><source>Мост <g id="1">закрыт</g> до весны.</source>
<target>The bridge <g id="1">is closed</g> until spring.</target></trans-unit>
</group><trans-unit id="2"><source>Мэр не пришёл на встречу.</source>
<target>The mayor did not come<x id="1"/> to the meeting.</target></trans-unit>
<trans-unit id="3"><source>Проезд стоит 2 марки.</source><target><mrk mtype="seg">The fare is 2 marks.</mrk></target></trans-unit>
</body></file></xliff>
"""
XLIFF21 = """<?xml version="1.0"?>
<xliff version="2.1" xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="ru" trgLang="en"><file id="f"><group id="g"><unit id="1">
<segment><source>Мост закрыт до весны.</source><target>The bridge <pc id="1">is closed</pc> until spring.</target></segment>
<segment><source>Мэр не пришёл на встречу.</source><target>The mayor did<cp hex="0020"/>not come to the meeting.</target></segment>
</unit></group><unit id="2">
<segment><source>Проезд стоит 2 марки.</source><target>The fare is 2 marks.<ph id="1"/></target></segment></unit></file></xliff>
"""
PO = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n' + "".join(
    f'msgid "{one}"\nmsgstr "{two}"\n\n' for one, two in SEGMENTS
)
FILES = {
    "a.tsv": "source\ttarget\n" + "".join(f"{one}\t{two}\n" for one, two in SEGMENTS),
    "a.jsonl": "".join(json.dumps({"src": one, "mt": two}, ensure_ascii=False) + "\n" for one, two in SEGMENTS),
    "a.tmx": TMX,
    "b.xlf": XLIFF12,
    "a.xliff": XLIFF21,
    "a.po": PO,
}


@pytest.mark.parametrize("name", FILES)
def test_every_format_gives_the_same_pairs(name: str) -> None:
    pairs = bitext.read(FILES[name].encode("utf-8"), name)
    assert [(pair.source, pair.target) for pair in pairs] == SEGMENTS
    assert [pair.line for pair in pairs] == sorted(pair.line for pair in pairs)


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("a.tsv", "Мост закрыт.\tThe bridge is closed.\nодно\n", "line 2: one column"),
        ("a.jsonl", '{"source": "а", "target": "a"}\n{"source": "б"\n', "line 2, column 15: not JSON"),
        ("a.jsonl", '{"source": "а", "target": 7}\n', "line 1: not an object with the texts"),
        ("a.tmx", TMX.replace("</tmx>", ""), "line 9, column 1: not well-formed"),
        ("a.tmx", TMX.replace('<tuv xml:lang="ru"><seg>Мост закрыт до весны.</seg></tuv>', ""), "line 3, column 1: <tu> has 1 <tuv>"),
        ("a.xliff", XLIFF12.replace("xliff", "xlif"), "line 2, column 1: <xlif> where <xliff> should be"),
        ("a.xlf", '<!DOCTYPE x [<!ENTITY a "b">]><xliff>&a;</xliff>', "line 1"),
        ("a.po", 'msgid "a\nmsgstr\n', "not a PO file"),
        ("a.xliff", "<xliff/>", "there are no segments"),
    ],
)
def test_broken_files_are_named_with_the_place(name: str, text: str, message: str) -> None:
    with pytest.raises(UnreadableError, match=message.replace("<", r"\<")):
        bitext.read(text.encode("utf-8"), name)


@pytest.mark.parametrize(
    ("name", "encoding", "text"),
    [
        ("a.tmx", "windows-1251", TMX.replace("UTF-8", "windows-1251")),
        ("b.xlf", "koi8-r", XLIFF12.replace('version="1.0"', 'version="1.0" encoding="KOI8-R"', 1)),
        ("a.po", "koi8-r", PO.replace("UTF-8", "KOI8-R")),
    ],
)
def test_a_file_is_read_in_the_encoding_that_it_names(name: str, encoding: str, text: str) -> None:
    assert [pair[:2] for pair in bitext.read(text.encode(encoding), name)] == SEGMENTS


STRINGS = st.text(st.sampled_from('мост a"\\\n\t%{}é'), max_size=12)
ENTRIES = st.lists(st.tuples(STRINGS.filter(str.strip), STRINGS, st.booleans(), st.booleans()), min_size=1, max_size=6)


@given(ENTRIES)
def test_catalogues_are_read_as_polib_reads_them(entries: list[tuple[str, str, bool, bool]]) -> None:
    catalogue = polib.POFile()
    catalogue.metadata = {"Content-Type": "text/plain; charset=UTF-8"}
    for source, target, fuzzy, plural in entries:
        entry = polib.POEntry(msgid=source, msgstr="" if plural else target, flags=["fuzzy"] if fuzzy else [], comment="a note")
        if plural:
            entry.msgid_plural, entry.msgstr_plural = source + "s", {0: target, 1: target}
        catalogue.append(entry)
    pairs = bitext.read(str(catalogue).encode("utf-8"), "a.po")
    assert [pair[:2] for pair in pairs] == [(" ".join(source.split()), " ".join(target.split())) for source, target, _, _ in entries]


@given(st.binary(max_size=200), st.sampled_from(["a.tsv", "a.jsonl", "a.tmx", "a.xliff", "a.po"]))
def test_any_bytes_are_pairs_or_an_error(data: bytes, name: str) -> None:
    with suppress(TqaError):
        assert all(isinstance(pair.target, str) for pair in bitext.read(data, name))


def test_scores_of_bitexts_are_those_of_their_segments(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    reference = tmp_path / "reference.txt"
    reference.write_text(
        "The bridge stays closed until spring.\nThe mayor did not come to the meeting.\nThe fare is two marks.\n", encoding="utf-8"
    )
    plain = tmp_path / "plain.txt"
    plain.write_text("".join(two + "\n" for _, two in SEGMENTS), encoding="utf-8")
    found = []
    for name, text in {"plain.txt": plain.read_text(encoding="utf-8"), **FILES}.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
        assert run(["score", str(tmp_path / name), "--ref", str(reference), "--format", "json", "--lang", "en"]) == 0
        found.append(json.loads(capsys.readouterr().out)["systems"][0]["scores"])
    assert found == found[:1] * len(found)


def test_a_bitext_without_translations_is_noticed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, reference = tmp_path / "mt.tsv", tmp_path / "ref.txt"
    path.write_text("".join(f"{one}\t{one}\n" for one, _ in SEGMENTS), encoding="utf-8")
    reference.write_text("".join(two + "\n" for _, two in SEGMENTS), encoding="utf-8")
    assert run(["score", str(path), "--ref", str(reference)]) == 2
    assert "mostly the same as the source" in capsys.readouterr().err

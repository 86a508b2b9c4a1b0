"""TBX in all its versions and styles: read without loss, written again, refused when broken or hostile."""

from __future__ import annotations

import pytest

from tqa.glossary import tbx, tbx_write
from tqa.glossary.entries import ADMITTED, FORBIDDEN, PREFERRED, SUPERSEDED, SUSPECT, Entry, Glossary, Term
from tqa.model.errors import SettingsError

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
V3_HEADER = (
    "<tbxHeader><fileDesc><titleStmt><title>Port terms</title></titleStmt><sourceDesc><p>house</p></sourceDesc></fileDesc></tbxHeader>"
)

BASIC_DCA = f"""{HEAD}<!DOCTYPE tbx PUBLIC "ISO 30042:2019//DTD TBX core//EN" "TBXcoreStructV03.dtd">
<tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2">{V3_HEADER}
<text><body>
<conceptEntry id="p1">
  <descrip type="subjectField">shipping</descrip>
  <descripGrp><descrip type="definition">place where ships are loaded</descrip><admin type="source">handbook</admin></descripGrp>
  <xref type="externalCrossReference" target="https://example.org/berth">picture</xref>
  <langSec xml:lang="en">
    <termSec><term>berth</term>
      <termNote type="administrativeStatus">preferredTerm-admn-sts</termNote>
      <termNote type="partOfSpeech">noun</termNote>
      <descrip type="context">The ship left her berth.</descrip></termSec>
    <termSec><term>mooring</term><termNote type="administrativeStatus">admittedTerm-admn-sts</termNote></termSec>
    <termSec><term>parking place</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></termSec>
    <termSec><term>wharfage</term><termNote type="administrativeStatus">supersededTerm-admn-sts</termNote></termSec>
  </langSec>
  <langSec xml:lang="ru"><termSec><term>причал</term><termNote type="grammaticalGender">masculine</termNote></termSec></langSec>
</conceptEntry>
</body></text></tbx>
"""

BASIC_DCT = f"""{HEAD}<tbx type="TBX-Basic" style="dct" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"
 xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic">{V3_HEADER}
<text><body>
<conceptEntry id="p1">
  <min:subjectField>shipping</min:subjectField>
  <descripGrp><basic:definition>place where ships are loaded</basic:definition><basic:source>handbook</basic:source></descripGrp>
  <min:externalCrossReference target="https://example.org/berth">picture</min:externalCrossReference>
  <langSec xml:lang="en">
    <termSec><term>berth</term>
      <min:administrativeStatus>preferredTerm-admn-sts</min:administrativeStatus>
      <min:partOfSpeech>noun</min:partOfSpeech>
      <basic:context>The ship left her berth.</basic:context></termSec>
    <termSec><term>mooring</term><min:administrativeStatus>admittedTerm-admn-sts</min:administrativeStatus></termSec>
    <termSec><term>parking place</term><min:administrativeStatus>deprecatedTerm-admn-sts</min:administrativeStatus></termSec>
    <termSec><term>wharfage</term><min:administrativeStatus>supersededTerm-admn-sts</min:administrativeStatus></termSec>
  </langSec>
  <langSec xml:lang="ru"><termSec><term>причал</term><basic:grammaticalGender>masculine</basic:grammaticalGender></termSec></langSec>
</conceptEntry>
</body></text></tbx>
"""

V2 = f"""{HEAD}<!DOCTYPE martif SYSTEM "TBXBasiccoreStructV02.dtd">
<martif type="TBX-Basic" xml:lang="en"><martifHeader><fileDesc><titleStmt><title>Port terms</title></titleStmt>
<sourceDesc><p>house</p></sourceDesc></fileDesc></martifHeader>
<text><body>
<termEntry id="p1">
  <descrip type="subjectField">shipping</descrip>
  <descripGrp><descrip type="definition">place where ships are loaded</descrip><admin type="source">handbook</admin></descripGrp>
  <xref type="externalCrossReference" target="https://example.org/berth">picture</xref>
  <langSet xml:lang="en">
    <ntig><termGrp><term>berth</term>
      <termNote type="administrativeStatus">preferredTerm-admn-sts</termNote>
      <termNote type="partOfSpeech">noun</termNote></termGrp>
      <descrip type="context">The ship left her berth.</descrip></ntig>
    <tig><term>mooring</term><termNote type="administrativeStatus">admittedTerm-admn-sts</termNote></tig>
    <tig><term>parking place</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></tig>
    <tig><term>wharfage</term><termNote type="administrativeStatus">supersededTerm-admn-sts</termNote></tig>
  </langSet>
  <langSet xml:lang="ru"><tig><term>причал</term><termNote type="grammaticalGender">masculine</termNote></tig></langSet>
</termEntry>
</body></text></martif>
"""


def read(text: str) -> Glossary:
    return tbx.read(text.encode(), "terms.tbx")


def mistakes(text: str | bytes) -> list[str]:
    with pytest.raises(SettingsError) as caught:
        tbx.read(text if isinstance(text, bytes) else text.encode(), "terms.tbx")
    return caught.value.mistakes


@pytest.mark.parametrize("text", [BASIC_DCA, BASIC_DCT, V2], ids=["dca", "dct", "v2"])
def test_every_term_is_kept_with_its_status(text: str) -> None:
    glossary = read(text)
    assert glossary.name == "Port terms"
    (entry,) = glossary.entries
    assert entry.terms == {
        "en": (Term("berth", PREFERRED), Term("mooring", ADMITTED), Term("parking place", FORBIDDEN), Term("wharfage", SUPERSEDED)),
        "ru": (Term("причал", PREFERRED),),
    }
    assert (entry.id, entry.domain, entry.pos, entry.gender) == ("p1", "shipping", "noun", "male")
    assert entry.extra == (
        ("definition", "place where ships are loaded"),
        ("source", "handbook"),
        ("externalCrossReference#https://example.org/berth", "picture"),
        ("en:berth:context", "The ship left her berth."),
    )


@pytest.mark.parametrize("dialect", ["basic-dca", "basic-dct", "v2"])
@pytest.mark.parametrize("text", [BASIC_DCA, BASIC_DCT, V2], ids=["dca", "dct", "v2"])
def test_what_was_read_is_written_and_read_again(text: str, dialect: str) -> None:
    before = read(text)
    after = read(tbx_write.write(before, dialect))
    assert [entry._replace(line=0) for entry in after.entries] == [entry._replace(line=0) for entry in before.entries]


def test_core_has_terms_and_notes_only() -> None:
    text = f"""{HEAD}<tbx type="TBX-Core" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2">{V3_HEADER}
<text><body><conceptEntry id="c5"><note>from the handbook</note><langSec xml:lang="en"><note>British</note>
<termSec><term>tug <hi>boat</hi></term></termSec><termSec><term>tug</term></termSec></langSec></conceptEntry></body></text></tbx>"""
    (entry,) = read(text).entries
    assert entry.terms["en"] == (Term("tug boat", PREFERRED), Term("tug", ADMITTED))
    assert (entry.note, entry.extra) == ("from the handbook", (("en:note", "British"),))
    again = read(tbx_write.write(Glossary("x", (entry,)), "core"))
    assert again.entries[0]._replace(line=0) == entry._replace(line=0)


@pytest.mark.parametrize("dialect", ["min-dca", "min-dct"])
def test_min_keeps_status_and_part_of_speech(dialect: str) -> None:
    (entry,) = read(tbx_write.write(read(BASIC_DCA), dialect)).entries
    assert entry.terms == read(BASIC_DCA).entries[0].terms
    assert (entry.pos, entry.domain, entry.gender) == ("noun", "shipping", "")


def test_core_never_turns_a_wrong_form_into_a_right_one() -> None:
    (entry,) = read(tbx_write.write(read(BASIC_DCA), "core")).entries
    assert entry.right("en") == ("berth", "mooring")


def test_the_older_tbx_min() -> None:
    text = f"""{HEAD}<TBX dialect="TBX-Min"><header><id>ports</id><languages source="en" target="ru"/></header><body>
<entry id="m1"><subjectField>shipping</subjectField><langGroup xml:lang="en"><termGroup><term>berth</term><termStatus>preferred</termStatus>
<partOfSpeech>noun</partOfSpeech></termGroup><termGroup><term>slot</term><termStatus>notRecommended</termStatus></termGroup></langGroup>
<langGroup xml:lang="ru"><termGroup><term>причал</term></termGroup></langGroup></entry></body></TBX>"""
    (entry,) = read(text).entries
    assert entry.terms["en"] == (Term("berth", PREFERRED), Term("slot", SUPERSEDED))
    assert (entry.domain, entry.pos) == ("shipping", "noun")


def test_fields_that_tbx_has_no_category_for_come_back() -> None:
    entry = Entry(
        {"en": (Term("TV Veter"), Term("Wind", SUSPECT, "Veter"), Term("Vetr", FORBIDDEN, "TV Veter")), "ru": (Term("Ветер"),)},
        kind="medium",
        case=True,
        inflect=False,
        since="2016-04-01",
        until="2020-01-01",
        context=("TV channel", "“” site"),
        style=(("toponyms", "kyiv"),),
        good=("A <strong> wind & rain.",),
        bad=("The TV channel Wind.",),
        note='a "quoted" note',
    )
    for dialect in tbx_write.DIALECTS[:4]:
        assert read(tbx_write.write(Glossary("x", (entry,)), dialect)).entries[0]._replace(line=0) == entry


def test_a_broken_file_names_line_column_and_what_is_wrong() -> None:
    assert mistakes(BASIC_DCA.replace("</langSec>\n  <langSec", "</langSet>\n  <langSec")) == [
        "line 17, column 5: not well-formed XML: mismatched tag inside <langSec> of line 9"
    ]
    assert mistakes("<html><body/></html>") == ["line 1, column 1: <html> is not TBX; the root of TBX is <tbx>, or <martif> in version 2"]
    assert mistakes(BASIC_DCA.replace('<langSec xml:lang="ru">', "<langSec>")) == ["line 18, column 3: <langSec> has no xml:lang"]
    assert mistakes(BASIC_DCA.replace("langSec", "langSecs"))[0] == (
        "line 9, column 3: <langSecs> in <conceptEntry>; did you mean 'langSec' or 'langSet'?"
    )
    assert mistakes(b"\xff\xfe\x00 not xml")[0].startswith("line 1, column")


HOSTILE = {
    "entities": '<!DOCTYPE tbx [<!ENTITY a "b"><!ENTITY c "&a;&a;&a;">]><tbx>&c;</tbx>',
    "external": '<!DOCTYPE tbx [<!ENTITY file SYSTEM "file:///etc/passwd">]><tbx>&file;</tbx>',
    "parameter": '<!DOCTYPE tbx [<!ENTITY % remote SYSTEM "http://example.org/x.dtd">%remote;]><tbx/>',
    "unknown": "<tbx>&nbsp;</tbx>",
    "deep": "<tbx>" + "<note>" * 5000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_xml_is_refused(text: str) -> None:
    (mistake,) = mistakes(text)
    assert mistake.startswith("line 1, column ")


def test_an_external_document_type_is_passed_over_and_not_read(tmp_path: object) -> None:
    assert read(BASIC_DCA.replace("TBXcoreStructV03.dtd", "http://127.0.0.1:9/never.dtd")).entries

"""Names that cues tell, in scripts without capitals above all: bad and good texts by language, corrections, the source, the ledger."""

from __future__ import annotations

from pathlib import Path
from unicodedata import normalize

import pytest

from tests.case_files import Case, read
from tqa import engine
from tqa.linguistics import packs
from tqa.linguistics.resemblance import distance
from tqa.linguistics.script_sounds import heard
from tqa.model.fix import DISPLAY
from tqa.model.report import Checked
from tqa.model.text import Document
from tqa.settings import Settings

CASES = [case for path in sorted((Path(__file__).parent / "cues").glob("*.md")) for case in read(path)]


def checked(text: str, language: str, source: str | None = None, source_language: str | None = None) -> Checked:
    chosen = Settings(lang=language, source_lang=source_language, select=("names",))
    found = engine.check(Document(text), chosen, source=None if source is None else Document(source))
    assert found.errors == ()
    return found


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.rule}:{case.line}")
def test_spellings_are_found_and_people_are_kept_apart(case: Case) -> None:
    found = checked(case.text, case.language, case.source, case.source_language).findings
    assert [tuple(finding.span) for finding in found] == case.spans
    assert {finding.rule for finding in found} <= {"name-variant"}


@pytest.mark.parametrize("case", [case for case in CASES if case.source], ids=lambda case: f"{case.rule}:{case.line}")
def test_the_source_is_what_tells(case: Case) -> None:
    assert checked(case.text, case.language).findings == ()


@pytest.mark.parametrize("case", [case for case in CASES if case.spans], ids=lambda case: f"{case.rule}:{case.line}")
def test_a_corrected_text_has_one_spelling(case: Case) -> None:
    chosen = Settings(lang=case.language, source_lang=case.source_language, select=("name-variant",))
    source = Document(case.source) if case.source else None
    fixed = engine.correct(Document(case.text), chosen, source=source, unsafe=True).text
    left = engine.check(Document(fixed), chosen, source=source).findings
    assert all(finding.fix is not None and finding.fix.applicability == DISPLAY for finding in left)
    if not left:
        assert all(case.text[start:end] not in fixed for start, end in case.spans)
    if case.fixed is not None:
        assert fixed == case.fixed


JAPANESE = (
    "アントニー・ハドセン国務長官はワルシャワに到着した。ハドセン氏は大統領と会談した。ハドスン国務長官は会見を開いた。"
    "ベルナー報道官は沈黙した。チーム代表が招かれた。"
)


def test_the_ledger_has_people_with_their_forms_and_reasons() -> None:
    person, other = checked(JAPANESE, "ja").entities
    assert (person.kind, person.canonical, person.consistent) == ("person", "アントニー・ハドセン", False)
    assert [form.text for form in person.forms] == ["アントニー・ハドセン", "ハドセン", "ハドスン"]
    assert person.reason == "the most frequent spelling (2 of 3)"
    assert person.evidence == ("ハドセン / ハドスン: both stand beside 国務長官 and sound alike",)
    assert (other.canonical, other.consistent) == ("ベルナー", True)


def test_two_bearers_of_one_surname_are_two_people() -> None:
    text = "निदेशक सुनीता वर्मा ने कहा कि पुल खुलेगा। मंत्री राजेश वर्मा ने धन्यवाद दिया। वर्मा कल लौटेंगे।"
    assert [entity.canonical for entity in checked(text, "hi").entities] == ["सुनीता वर्मा", "राजेश वर्मा"]


def test_a_glossary_says_which_spelling_is_right(tmp_path: Path) -> None:
    path = tmp_path / "house.toml"
    path.write_text('[[entry]]\nkind = "person"\nen = "Anthony Hudson"\nja = "アントニー・ハドスン"\n', encoding="utf-8")
    chosen = Settings(lang="ja", select=("name-variant",), glossary=(str(path), "none"))
    found = engine.check(Document(JAPANESE.replace("ハドセン国務", "ハドスン国務")), chosen).findings
    assert {finding.fix.applicability for finding in found if finding.fix} == {"safe"}
    assert all("also spelled “ハドスン”" in finding.message for finding in found)


def test_a_form_that_a_particle_depends_on_is_only_shown() -> None:
    text = "안드레이 코로벨니코프 장관이 도착했다. 코로벨니코프 장관은 떠났다. 안드레이 코로벨니쿠가 오지 않았다."
    (finding,) = checked(text, "ko").findings
    assert text[slice(*finding.span)] == "코로벨니쿠"
    assert finding.fix is not None
    assert finding.fix.applicability == DISPLAY


@pytest.mark.parametrize(
    ("name", "others"),
    [
        ("blinken", ("ブリンケン", "블링컨", "블린켄", "布林肯", "บลิงเคน", "ბლინკენ")),
        ("zelenski", ("ゼレンスキー", "泽连斯基", "澤連斯基", "ज़ेलेंस्की")),
    ],
)
def test_names_sound_the_same_in_all_scripts(name: str, others: tuple[str, ...]) -> None:
    assert {heard(other) for other in others} == {name}


def test_vowels_that_a_script_leaves_out_cost_little() -> None:
    for name in ("بلينكن", "בלינקן", "ब्लिंकन"):
        assert distance(heard(name), "blinken") <= 0.5


@pytest.mark.parametrize("language", ["ja", "ko", "zh", "ar", "fa", "he", "ur", "hi", "bn", "th", "ka", "hy"])
def test_packs_of_cues_know_no_word_as_two_things(language: str) -> None:
    places, roles = packs.words(language, "exonyms"), packs.words(language, "roles")
    assert roles.isdisjoint(packs.words(language, "foreign_given_names"))
    assert roles.isdisjoint(places)
    for name in ("exonyms", "foreign_given_names", "sole_offices", "name_suffixes", "name_endings", "roles", "honorifics"):
        lines = packs.lines(language, name)
        assert list(lines) == sorted(set(lines))
        assert all(normalize("NFC", line) == line for line in lines)


def test_the_printed_ledger_counts_wide_characters_twice(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from tqa.cli.main import run

    path = tmp_path / "article.txt"
    path.write_text(JAPANESE, encoding="utf-8")
    run(["names", "--lang", "ja", str(path)])
    printed = capsys.readouterr().out
    assert "アントニー・ハドセン  spelled ハドセン, ハドスン" in printed
    assert "        ハドセン              1×  1:27\n" in printed
    assert "      ~ ハドスン              1×" in printed

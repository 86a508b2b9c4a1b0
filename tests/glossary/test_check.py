"""`tqa glossary check` and `expand`: every kind of problem, and no problem where dates and styles keep entries apart."""

from __future__ import annotations

from pathlib import Path

import pytest

from tqa.cli.main import run
from tqa.glossary import check, expand, store, toml

GOOD = """\
[[entry]]
kind = "place"
en = "Zarechensk"
ru = "Зареченск"
until = 2019-01-01

[[entry]]
kind = "place"
en = "Novy Zarechensk"
ru = "Зареченск"
forbidden.en = ["Zarechensk"]
from = 2019-01-01

[[entry]]
kind = "organisation"
en = "Committee for Roads"
forbidden.en = ["Ministry of Mobility"]
until = 2019-06-01

[[entry]]
kind = "organisation"
en = "Ministry of Mobility"
forbidden.en = ["Committee for Roads"]
from = 2019-06-01

[[entry]]
kind = "place"
en = "Kyiv"
ru = "Киев"
forbidden.en = ["Kiev"]
style = { toponyms = "kyiv" }

[[entry]]
kind = "place"
en = "Kiev"
ru = "Киев"
style = { toponyms = "kiev" }

[[entry]]
kind = "organisation"
en = "Foreign Ministry"
ru = "МИД России"
bad = ["The ministry of external affairs said so."]
good = ["The Foreign Ministry said so."]
forbidden.en = ["ministry of external affairs"]

[[entry]]
kind = "organisation"
en = "Foreign Ministry"
ru = "МИД Украины"

[[entry]]
kind = "title"
en = "Orlovka Gazette"
"""


def kinds(text: str) -> list[tuple[str, int, str]]:
    return [(problem.kind, problem.line, problem.message) for problem in check.problems([toml.read(text, "house.toml")])]


def test_entries_that_never_meet_do_not_contradict_each_other() -> None:
    assert kinds(GOOD) == []


@pytest.mark.parametrize(
    ("text", "kind", "message"),
    [
        (
            '[[entry]]\nen = "berth"\nru = "причал"\n[[entry]]\nen = "berth"\nru = "причал"\n',
            "duplicate",
            "“berth” (en) stands already in line 1 of house.toml",
        ),
        (
            '[[entry]]\nen = "berth"\nru = "причал"\n[[entry]]\nen = "quay"\nru = "причал"\n',
            "contradiction",
            "“причал” (ru) is “quay” here and “berth” in line 1 of house.toml",
        ),
        (
            '[[entry]]\nen = "quay"\nru = "набережная"\n[[entry]]\nen = "berth"\nru = "причал"\nforbidden.en = ["quay"]\n',
            "preferred-elsewhere",
            "“quay” (en) is wrong here and right in line 1 of house.toml",
        ),
        (
            '[[entry]]\nkind = "person"\nen = "Alexandr Petrov"\n'
            '[[entry]]\nkind = "person"\nen = "Aleksandr Petrov"\nru = "Александр Петров"\n',
            "preferred-elsewhere",
            "“Alexandr Petrov” spells Александр Петров too and is right in line 1 of house.toml",
        ),
        (
            '[[entry]]\nen = "berth"\nforbidden.en = ["slot"]\n[[entry]]\nen = "pier"\nforbidden.en = ["mole => slot", "berth => mole"]\n',
            "circle",
            "corrections go in a circle: slot → berth → mole → slot",
        ),
        (
            '[[entry]]\nen = "TАСС"\nru = "ТАСС"\n',
            "homoglyph",
            "“TАСС” (en) mixes scripts in “TАСС”: “T” latin capital letter t",
        ),
        ('[[entry]]\nen = "Orl\ufffdvka"\n', "unicode", "“Orl\ufffdvka” (en) has U+FFFD, which stands for nothing"),
        (
            '[[entry]]\nen = "Tass"\ncase = false\nforbidden.en = ["TASS"]\n',
            "useless",
            "“TASS” (en) is “Tass” when case is ignored",
        ),
    ],
)
def test_each_kind_of_problem_is_found(text: str, kind: str, message: str) -> None:
    assert (kind, message) in [(found, said) for found, _, said in kinds(text)]


def test_glossaries_are_checked_against_each_other(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    one, other = tmp_path / "one.toml", tmp_path / "other.tsv"
    one.write_text('[[entry]]\nen = "berth"\nru = "причал"\n', encoding="utf-8")
    other.write_text("en\tru\nquay\tпричал\n", encoding="utf-8")
    assert run(["glossary", "check", str(one)]) == 0
    assert run(["glossary", "check", str(other)]) == 0
    capsys.readouterr()
    assert run(["glossary", "check", str(one), str(other)]) == 1
    assert capsys.readouterr().out == (
        f"{other}:2: contradiction: “причал” (ru) is “quay” here and “berth” in line 1 of {one}\n1 problem in 2 entries\n"
    )


def test_examples_are_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    Path("glossary.toml").write_text(GOOD, encoding="utf-8")
    assert run(["glossary", "check"]) == 0
    wrong = GOOD.replace("external affairs said so", "foreign affairs said so").replace(
        "The Foreign Ministry said", "A ministry of external affairs said"
    )
    Path("glossary.toml").write_text(wrong, encoding="utf-8")
    capsys.readouterr()
    assert run(["glossary", "check"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("./glossary.toml:39: example: nothing is found in the bad example “The ministry of foreign affairs")
    assert lines[1].startswith("./glossary.toml:39: example: the good example “A ministry of external affairs")


def test_every_mistake_of_every_file_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    one, other = tmp_path / "one.toml", tmp_path / "other.tbx"
    one.write_text('[[entry]]\nknd = "person"\nen = "Anna"\n[[entry]]\nfrom = "May"\nen = "b"\n', encoding="utf-8")
    other.write_text("<tbx><text></tbx>", encoding="utf-8")
    assert run(["glossary", "check", str(one), str(other)]) == 2
    assert capsys.readouterr().err.splitlines() == [
        f"tqa: {one}: line 1: there is no field 'knd'; did you mean 'kind'?",
        f"tqa: {one}: line 4: \"from\" is 'May'; it must be a date such as 2022-02-24",
        f"tqa: {other}: line 1, column 14: not well-formed XML: mismatched tag inside <text> of line 1",
    ]


@pytest.mark.parametrize("name", store.starters())
def test_the_starter_glossaries_have_no_problem_of_form(name: str) -> None:
    found = [problem for problem in check.problems([store.load(name)]) if problem.kind in ("homoglyph", "unicode", "circle", "useless")]
    assert found == []


EXPAND = """\
[[entry]]
kind = "person"
en = "Vera Sosnina"
ru = "Вера Соснина"

[[entry]]
kind = "person"
en = "Aleksandr Petrov"
ru = "Александр Петров"
forbidden.en = ["Sasha Petrov"]

[[entry]]
kind = "person"
en = "Alexandr Petrov"

[[entry]]
kind = "organisation"
en = "Foreign Ministry"
ru = "МИД"
"""


def test_generated_forms_never_contain_an_admitted_one() -> None:
    glossary = toml.read(EXPAND)
    forms = {wrong.text: wrong for wrong in expand.wrong_forms(glossary, "en")}
    assert {"Sasha Petrov", "Wera Sosnina", "Aleksandr Petrow", "Vera Sosninoy"} <= set(forms)
    assert not {"Vera Sosnina", "Aleksandr Petrov", "Alexandr Petrov", "Foreign Ministry"} & set(forms)
    assert forms["Vera Sosninoy"].reason == "case form of Вера Соснина"
    assert forms["Wera Sosnina"].right == "Vera Sosnina"


def test_forms_of_another_glossary_are_left_out_too() -> None:
    glossary = toml.read(EXPAND)
    other = toml.read('[[entry]]\nkind = "person"\nen = "Wera Sosnina"\n')
    assert "Wera Sosnina" not in {wrong.text for wrong in expand.wrong_forms(glossary, "en", [other])}


def test_expand_prints_the_forms(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "house.toml"
    path.write_text(EXPAND, encoding="utf-8")
    assert run(["glossary", "expand", str(path), "--lang", "en", "--limit", "8"]) == 0
    out = capsys.readouterr().out
    assert "Vera Sosnina\n  romanisation of Вера Соснина: " in out
    assert "Aleksandr Petrov\n  listed: Sasha Petrov\n" in out
    assert run(["glossary", "expand", str(path), "--format", "json"]) == 0
    assert '"reason": "case form of Вера Соснина"' in capsys.readouterr().out

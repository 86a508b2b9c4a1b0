"""`tqa report` as a command: what it writes where, the same bytes each time; and `tqa fix --decisions`."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from tests.regenerate_reports import SAMPLES
from tqa.cli.main import run

BAD = "date 2023-05-11 The mayor of Orlovka signed the budget.\n"


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def data_of(page: Path) -> Any:
    text = page.read_text(encoding="utf-8")
    return json.loads(text.partition('id="data">')[2].partition("</script>")[0])


def test_a_folder_gives_a_page_each_and_an_index(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    texts = tmp_path / "texts"
    (texts / "deep" / "er").mkdir(parents=True)
    (texts / "a.txt").write_text(BAD, encoding="utf-8")
    (texts / "index").write_text(BAD, encoding="utf-8")
    (texts / "deep" / "er" / "a b.txt").write_text(BAD, encoding="utf-8")
    (texts / "b.txt").write_bytes(b"\x00")
    out = tmp_path / "out"
    before = files(texts)
    assert run(["report", str(texts), str(texts / "index"), "-o", str(out)]) == 2
    assert "b.txt: a binary file" in capsys.readouterr().err
    assert sorted(files(out)) == ["a.txt.html", "deep/er/a b.txt.html", "index.html", "index_.html"]
    assert files(texts) == before
    rows = data_of(out / "index.html")["documents"]
    assert [row[1] for row in rows] == ["a.txt.html", "deep/er/a%20b.txt.html", "index_.html"]
    assert data_of(out / "deep" / "er" / "a b.txt.html")["index"] == "../../index.html"
    assert data_of(out / "index.html")["errors"][0][1].startswith("a binary file")


def test_files_of_one_name_do_not_overwrite_each_other(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.txt").write_text(f"{BAD}{name}\n", encoding="utf-8")
    out = tmp_path / "out"
    assert run(["report", str(tmp_path / "one" / "a.txt"), str(tmp_path / "two" / "a.txt"), "-o", str(out)]) == 1
    pages = [name for name in files(out) if name != "index.html"]
    assert len(pages) == 2
    assert {data_of(out / name)["text"].split()[-1] for name in pages} == {"one", "two"}


def test_names_of_inputs_cannot_leave_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "here").mkdir()
    for name in ("a.txt", "here/a.txt"):
        (tmp_path / name).write_text(BAD, encoding="utf-8")
    monkeypatch.chdir(tmp_path / "here")
    assert run(["report", "../a.txt", "a.txt", "-o", "out"]) == 1
    assert sorted(files(tmp_path / "here" / "out")) == ["_/a.txt.html", "a.txt.html", "index.html"]
    assert not (tmp_path / "a.txt.html").exists()


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    texts = tmp_path / "texts"
    texts.mkdir()
    for number in range(70):
        (texts / f"{number}.txt").write_text(BAD.replace("budget", f"budget of {number} lines"), encoding="utf-8")
    made = []
    for jobs, seed in (("1", "1"), ("2", "7")):
        out = tmp_path / f"out{jobs}"
        subprocess.run(
            [
                sys.executable,
                "-m",
                "tqa",
                "report",
                "texts",
                "-o",
                str(out),
                "--jobs",
                jobs,
                "--format",
                "html,markdown,docx,diff,json,csv,xlsx",
            ],
            cwd=tmp_path,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(SAMPLES.parent), "PATH": ""},
            capture_output=True,
            check=False,
        )
        made.append(files(out))
    assert made[0] == made[1]
    assert len(made[0]) == 70 * 4 + 7


def test_dates_stand_only_where_they_are_asked_for_and_make_a_trend(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(BAD, encoding="utf-8")
    out = tmp_path / "out"
    run(["report", str(tmp_path / "a.txt"), "-o", str(out), "--format", "html,docx,markdown"])
    assert data_of(out / "index.html")["facts"]["date"] is None
    assert not (out / "history.jsonl").exists()
    for date in ("2026-03-01", "2026-01-01", "2026-03-01"):
        run(["report", str(tmp_path / "a.txt"), "-o", str(out), "--format", "html,docx,markdown", "--date", date])
    assert [row["date"] for row in data_of(out / "index.html")["history"]] == ["2026-01-01", "2026-03-01"]
    assert (out / "a.txt.md").read_text(encoding="utf-8").endswith("2026-03-01\n")
    (out / "history.jsonl").write_text("{}\n", encoding="utf-8")
    assert run(["report", str(tmp_path / "a.txt"), "-o", str(out), "--date", "2026-04-01"]) == 2


@pytest.mark.parametrize(
    ("arguments", "answer"),
    [
        (["--format", "html,doc"], "doc is no format of reports"),
        (["--date", "yesterday"], "not a date like 2026-03-01"),
        (["--interface", "xx"], "invalid choice"),
    ],
)
def test_wrong_options_are_named(tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], answer: str) -> None:
    (tmp_path / "a.txt").write_text(BAD, encoding="utf-8")
    assert run(["report", str(tmp_path / "a.txt"), "-o", str(tmp_path / "out"), *arguments]) == 2
    assert answer in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_pages_are_small() -> None:
    from tqa.report import shell

    for kind in ("article", "index"):
        style, script, _ = shell._assets(kind)
        assert len(style.encode()) + len(script.encode()) <= 60_000


def test_the_interface_has_every_text_that_it_asks_for() -> None:
    from tqa.report import shell

    folder = Path(shell.__file__).parent / "page"
    source = "".join(path.read_text(encoding="utf-8") for path in folder.glob("*.js"))
    asked = set(re.findall(r'\bt\("([\w.]+)"', source)) | set(re.findall(r'\b(?:figure|button|save)\("([\w.]+)"', source))
    tables = shell.strings()
    asked = {key for key in asked if not key.endswith(".")} - {"text", "decisions", "glossary"}
    assert asked - tables["en"].keys() == set()
    for code in ("ru", "es"):
        assert tables[code].keys() == tables["en"].keys()
        assert all(set(re.findall(r"{\w+}", text)) == set(re.findall(r"{\w+}", tables["en"][key])) for key, text in tables[code].items())


def decided(path: str, data: bytes, edits: list[tuple[int, int, str]], state: str = "accepted") -> dict[str, Any]:
    text = data.decode("utf-8")
    return {
        "schema": "tqa.decisions/1",
        "signature": "tqa:test",
        "documents": [
            {
                "path": path,
                "sha256": sha256(data).hexdigest(),
                "decisions": [
                    {
                        "rule": "leaked-metadata",
                        "fingerprint": "0",
                        "span": {"start": 0, "end": 15},
                        "text": text[:15],
                        "state": state,
                        "replacement": None,
                        "comment": "",
                        "edits": [{"start": start, "end": end, "text": new} for start, end, new in edits],
                    }
                ],
                "names": [],
            }
        ],
    }


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(BAD, encoding="utf-8")
    return tmp_path


def apply(place: Path, given: object, *arguments: str) -> int:
    (place / "d.json").write_text(given if isinstance(given, str) else json.dumps(given), encoding="utf-8")
    return run(["fix", "--decisions", "d.json", *arguments])


def test_decisions_are_applied_and_nothing_else(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    given = decided("a.txt", BAD.encode(), [(0, 16, ""), (20, 25, "head")])
    assert apply(place, given, "--diff", "a.txt") == 0
    assert "+The head of Orlovka" in capsys.readouterr().out
    assert apply(place, given, "--output-dir", "out", "a.txt") == 0
    assert (place / "a.txt").read_text(encoding="utf-8") == BAD
    assert apply(place, given) == 0
    assert (place / "a.txt").read_text(encoding="utf-8") == (place / "out" / "a.txt").read_text(encoding="utf-8")
    assert (place / "a.txt").read_text(encoding="utf-8") == "The head of Orlovka signed the budget.\n"
    assert "1 accepted and 0 rejected in 1 file" in capsys.readouterr().err


def test_rejected_corrections_are_not_applied(place: Path) -> None:
    assert apply(place, decided("a.txt", BAD.encode(), [(0, 16, "")], "rejected"), "a.txt") == 0
    assert (place / "a.txt").read_text(encoding="utf-8") == BAD


def test_stale_decisions_are_reported_and_not_guessed(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    given = decided("a.txt", BAD.encode(), [(0, 16, "")])
    changed = BAD.replace("budget", "Budget")
    (place / "a.txt").write_text(changed, encoding="utf-8")
    assert apply(place, given, "a.txt") == 2
    assert "a.txt: the text has changed since it was decided on" in capsys.readouterr().err
    assert (place / "a.txt").read_text(encoding="utf-8") == changed
    (place / "a.txt").rename(place / "b.txt")
    assert apply(place, given, "b.txt") == 2
    assert "no input is the text that was decided on as a.txt" in capsys.readouterr().err


def test_a_renamed_text_is_still_the_text(place: Path) -> None:
    (place / "a.txt").rename(place / "b.txt")
    assert apply(place, decided("a.txt", BAD.encode(), [(0, 16, "")]), "b.txt") == 0
    assert (place / "b.txt").read_text(encoding="utf-8") == BAD[16:]


def test_decisions_that_contradict_are_refused_as_a_whole(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for edits in ([(0, 16, ""), (10, 20, "x")], [(0, 9999, "")]):
        assert apply(place, decided("a.txt", BAD.encode(), edits), "a.txt") == 2
        assert "the decisions contradict each other" in capsys.readouterr().err
    given = decided("a.txt", BAD.encode(), [(0, 16, "")])
    given["documents"][0]["decisions"][0]["text"] = "another text"
    assert apply(place, given, "a.txt") == 2
    assert "which does not stand there" in capsys.readouterr().err
    assert (place / "a.txt").read_text(encoding="utf-8") == BAD


@pytest.mark.parametrize(
    "given",
    [
        "",
        "[",
        "[]",
        '{"schema": "tqa.report/1"}',
        '{"schema": "tqa.decisions/1"}',
        '{"schema": "tqa.decisions/1", "documents": [1]}',
        "[" * 100_000,
    ],
)
def test_other_files_are_no_decisions(place: Path, given: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert apply(place, given, "a.txt") == 2
    assert "d.json: " in capsys.readouterr().err
    assert (place / "a.txt").read_text(encoding="utf-8") == BAD


@pytest.mark.parametrize("wrong", [{"start": -1}, {"start": True}, {"start": "0"}, {"end": 1.5}, {"text": None}, {"text": "\ud800"}])
def test_wrong_edits_are_refused(place: Path, wrong: dict[str, Any]) -> None:
    given = decided("a.txt", BAD.encode(), [(0, 16, "")])
    given["documents"][0]["decisions"][0]["edits"][0].update(wrong)
    assert apply(place, given, "a.txt") == 2
    assert (place / "a.txt").read_text(encoding="utf-8") == BAD


def test_encoding_and_byte_order_mark_stay(place: Path) -> None:
    for data in (b"\xef\xbb\xbf" + BAD.replace("\n", "\r\n").encode(), BAD.encode("utf-16")):
        (place / "a.txt").write_bytes(data)
        text = data.decode("utf-8-sig" if data.startswith(b"\xef") else "utf-16")
        given = decided("a.txt", BAD.encode(), [(0, 16, "")])
        given["documents"][0]["sha256"] = sha256(data).hexdigest()
        assert apply(place, given, "a.txt") == 0
        after = (place / "a.txt").read_bytes()
        assert after.decode("utf-8-sig" if data.startswith(b"\xef") else "utf-16") == text[16:]
        assert after[:2] == data[:2]


def test_reports_load_nothing_into_a_plain_lint(place: Path) -> None:
    code = "import sys; from tqa.cli.main import run; run(['lint', 'a.txt']); print([name for name in sys.modules if 'tqa.report' in name])"
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=place,
        env={"PYTHONPATH": str(SAMPLES.parent), "PATH": ""},
    )
    loaded = set(re.findall(r"tqa\.report\.(\w+)", done.stdout))
    assert (
        loaded & {"html", "htmlindex", "shell", "article", "sets", "tables", "docx", "xlsx", "parquet", "markdown", "csv", "narrow"}
        == set()
    )


def test_reports_are_no_articles(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for _ in range(2):
        assert run(["report", "--format", "html,markdown"]) == 1
    assert sorted(files(place / "reports")) == ["a.txt.html", "a.txt.md", "index.html"]
    capsys.readouterr()
    assert run(["lint", "reports"]) == 0
    assert "No findings in 3 files." in capsys.readouterr().out


def test_standard_input_has_a_page(place: Path) -> None:
    command = [sys.executable, "-m", "tqa", "report", "-", "--stdin-filename", "wire/a.txt", "-o", "out"]
    subprocess.run(
        command, cwd=place, input=BAD.encode(), env={"PYTHONPATH": str(SAMPLES.parent), "PATH": ""}, check=False, capture_output=True
    )
    assert data_of(place / "out" / "a.txt.html")["text"] == BAD

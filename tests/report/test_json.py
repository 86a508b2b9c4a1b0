"""The JSON report: valid by its schema, and true: texts, regions and fingerprints are those of the file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tqa.cli.main import run
from tqa.linguistics.packs import DATA

SAMPLES = Path(__file__).parents[2] / "samples"
SCHEMA = json.loads((Path(DATA) / "report.schema.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Any:
    path = tmp_path_factory.mktemp("report") / "report.json"
    run(["lint", "--format", "json", "--output", str(path), str(SAMPLES)])
    return json.loads(path.read_text(encoding="utf-8"))


def test_real_output_validates_against_the_schema(report: Any) -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    errors = list(jsonschema.Draft202012Validator(SCHEMA).iter_errors(report))
    assert errors == []
    assert sum(len(document["findings"]) for document in report["documents"]) > 20


def test_spans_and_regions_are_those_of_the_file(report: Any) -> None:
    for document in report["documents"]:
        text = Path(document["path"]).read_bytes().decode("utf-8")
        lines = text.split("\n")
        for finding in document["findings"]:
            start, end = finding["span"]["start"], finding["span"]["end"]
            assert text[start:end] == finding["text"]
            assert finding["text"] == finding["text"].strip()
            region = finding["region"]
            assert lines[region["start_line"] - 1][region["start_column"] - 1 :].startswith(finding["text"].split("\n")[0])
            if finding["fix"] is not None:
                assert all(0 <= edit["start"] <= edit["end"] <= len(text) for edit in finding["fix"]["edits"])
        for entity in document["entities"]:
            for form in entity["forms"]:
                assert all(text[start:end] for start, end in form["spans"])


def test_fingerprints_survive_edits_elsewhere_and_tell_places_apart(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    body = (
        "Prices rose. Writes about it TASS with reference to the plant.\n\nWages fell. Writes about it TASS with reference to the mayor.\n"
    )

    def prints(text: str) -> list[str]:
        path = tmp_path / "a.txt"
        path.write_text(text, encoding="utf-8")
        run(["lint", "--select", "calque", "--source-lang", "ru", "--format", "json", str(path)])
        return [finding["fingerprint"] for finding in json.loads(capsys.readouterr().out)["documents"][0]["findings"]]

    first = prints(body)
    assert len(set(first)) == 2
    assert prints(f"A new paragraph stands before.\n\n{body}\nAnd one after.\n") == first


def test_json_lines_have_one_document_each(capsys: pytest.CaptureFixture[str]) -> None:
    run(["lint", "--format", "jsonl", str(SAMPLES / "bridge-vote.txt"), str(SAMPLES / "night-train.txt")])
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [Path(row["path"]).name for row in rows] == ["bridge-vote.txt", "night-train.txt"]

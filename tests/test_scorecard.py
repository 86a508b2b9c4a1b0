"""The scorecard: penalty, and BLEU and chrF when there is a reference, by document and for a folder."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from sacrebleu.metrics.chrf import CHRF

from tqa.cli.main import run

REFERENCE = [
    "The council of Orlovka met on Friday.",
    "The new tram line will have nine stops.",
    "Work starts in spring next year.",
    "The fare remains two marks.",
    "Residents may send in comments until June.",
]
TRANSLATION = [
    "The council of Orlovka gathered on Friday.",
    "The new tram line will have nine stops.",
    "Works begin in spring of next year.",
    "The fare will stay at two marks.",
    "Residents can send comments until June.",
]


@pytest.fixture
def folders(tmp_path: Path) -> Path:
    for name, lines in (("human", REFERENCE), ("mt", TRANSLATION)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.txt").write_text("\n\n".join(lines) + "\n", encoding="utf-8")
        (tmp_path / name / "b.txt").write_text("\n\n".join(REFERENCE) + "\n", encoding="utf-8")
    return tmp_path


def test_scores_against_the_reference_are_in_the_report(folders: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["lint", "--format", "json", "--reference", str(folders / "human"), str(folders / "mt")])
    report = json.loads(capsys.readouterr().out)
    first, second = (document["score"] for document in report["documents"])
    assert first["chrf"] == pytest.approx(CHRF().corpus_score(TRANSLATION, [REFERENCE]).score, abs=0.005)
    assert (second["bleu"], second["chrf"]) == (100, 100)
    words = [document["words"] for document in report["documents"]]
    mean = (first["chrf"] * words[0] + second["chrf"] * words[1]) / sum(words)
    assert report["summary"]["score"]["chrf"] == pytest.approx(mean, abs=0.01)
    assert report["summary"]["score"]["failed"] == 0


def test_without_a_reference_there_are_no_such_figures(folders: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["lint", "--format", "json", str(folders / "mt")])
    report = json.loads(capsys.readouterr().out)
    assert set(report["documents"][0]["score"]) == {"penalty", "per_1000_words", "pass"}
    assert set(report["summary"]["score"]) == {"penalty", "per_1000_words", "failed"}


def test_the_text_report_says_them(folders: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folders / "mt" / "a.txt").write_text("date 2023-05-11 " + "\n\n".join(TRANSLATION) + "\n", encoding="utf-8")
    run(["lint", "--reference", str(folders / "human"), str(folders / "mt")])
    assert "Against the reference: BLEU " in capsys.readouterr().out

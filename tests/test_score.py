"""`tqa score`: the numbers of the `sacrebleu` command, and the checks that it does not make."""

from __future__ import annotations

import json
import random
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tqa.cli.main import run
from tqa.scoring import differences

SENTENCES = {
    "en": "the council of Orlovka approved a budget for repairs and roads on Friday after long debate on schools, taxes and the old bridge",
    "ru": "городской совет Орловки утвердил бюджет ремонта дорог и школ в пятницу после долгих споров о налогах и старом мосте",
    "zh": "市 议 会 星 期 五 批 准 了 修 路 和 学 校 的 预 算 经 过 长 时 间 辩 论",
}
WORDS = {language: sentence.split() for language, sentence in SENTENCES.items()}


def segments(language: str, seed: int, noise: float, count: int = 30) -> list[str]:
    """Invented segments; the same seed gives the same ones, `noise` is the share of words that are changed."""
    draw, change = random.Random(7), random.Random(seed)
    words, glue = WORDS[language], "" if language == "zh" else " "
    made = []
    for _ in range(count):
        chosen = [draw.choice(words) for _ in range(draw.randint(5, 14))]
        kept = [change.choice(words) if change.random() < noise else word for word in chosen]
        if change.random() < noise:
            kept = kept[1:] or kept
        made.append(glue.join(kept).capitalize() + ("。" if language == "zh" else "."))
    return made


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("score")
    for language in WORDS:
        for name, seed, noise in (("ref", 1, 0.0), ("ref2", 2, 0.15), ("one", 3, 0.25), ("two", 4, 0.35)):
            (folder / f"{name}.{language}.txt").write_text("\n".join(segments(language, seed, noise)) + "\n", encoding="utf-8")
    return folder


def ours(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, list[dict[str, float | str]]]:
    assert run(["score", *arguments, "--format", "json", "--worst", "0"]) == 0
    report = json.loads(capsys.readouterr().out)
    return {
        system["name"]: [{**score, "signature": report["signatures"][score["metric"]]} for score in system["scores"]]
        for system in report["systems"]
    }


def theirs(*arguments: str) -> str:
    command = [sys.executable, "-m", "sacrebleu", *arguments, "--width", "4", "--no-color"]
    return subprocess.run(command, capture_output=True, text=True, check=True, encoding="utf-8").stdout


SINGLE = [
    (metric, language, references, extra)
    for metric, extra in (
        ("bleu", []),
        ("bleu", ["--tokenize", "intl"]),
        ("bleu", ["--tokenize", "char"]),
        ("bleu", ["--tokenize", "none"]),
        ("bleu", ["--lowercase"]),
        ("chrf", []),
        ("chrf++", []),
        ("ter", []),
    )
    for language in ("en", "ru")
    for references in (1, 2)
    if references == 1 or language == "ru"
] + [("bleu", "zh", 1, []), ("chrf", "zh", 1, []), ("bleu", "zh", 2, ["--tokenize", "13a"])]


@pytest.mark.parametrize(("metric", "language", "references", "extra"), SINGLE, ids=lambda value: str(value).replace("'", ""))
def test_scores_and_signatures_equal_those_of_sacrebleu(
    texts: Path, capsys: pytest.CaptureFixture[str], metric: str, language: str, references: int, extra: list[str]
) -> None:
    hypothesis = str(texts / f"one.{language}.txt")
    refs = [str(texts / f"{name}.{language}.txt") for name in ("ref", "ref2")[:references]]
    (score,) = ours(capsys, hypothesis, *(part for ref in refs for part in ("--ref", ref)), "--metrics", metric, *extra)[hypothesis]
    name, order = ("chrf", ["--chrf-word-order", "2"]) if metric == "chrf++" else (metric, [])
    tokenizer = ["--tokenize", "zh"] if language == "zh" and not extra and metric == "bleu" else []
    expected = json.loads(theirs(*refs, "-i", hypothesis, "-m", name, *order, *extra, *tokenizer, "-f", "json"))
    assert f"{score['value']:.4f}" == f"{expected['score']:.4f}"
    assert score["metric"] == expected["name"]
    assert score["signature"] == expected["signature"]


def test_confidence_intervals_equal_those_of_sacrebleu(texts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    hypothesis, ref = str(texts / "one.en.txt"), str(texts / "ref.en.txt")
    (score,) = ours(capsys, hypothesis, "--ref", ref, "--metrics", "bleu", "--confidence")[hypothesis]
    expected = json.loads(theirs(ref, "-i", hypothesis, "-m", "bleu", "--confidence", "-f", "json"))
    assert f"{score['mean']:.4f} {score['interval']:.4f}" == f"{expected['confidence_mean']:.4f} {expected['confidence_var']:.4f}"
    assert score["signature"] == expected["signature"]


@pytest.mark.parametrize(("flag", "samples"), [("--paired-bs", 400), ("--paired-ar", 500)])
def test_paired_tests_equal_those_of_sacrebleu(texts: Path, capsys: pytest.CaptureFixture[str], flag: str, samples: int) -> None:
    one, two, ref = (str(texts / f"{name}.ru.txt") for name in ("one", "two", "ref"))
    found = ours(capsys, one, two, "--ref", ref, "--metrics", "bleu", "chrf", flag, "--samples", str(samples))
    shown = theirs(ref, "-i", one, two, "-m", "bleu", "chrf", flag, f"{flag}-n", str(samples), "-f", "text")
    values = re.findall(r"p = (\d\.\d{4})", shown)
    assert [f"{score['p']:.4f}" for score in found[two]] == values
    for score in (*found[one], *found[two]):
        assert f"{score['value']:.4f}" in shown
        assert str(score["signature"]) in shown


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    status = run(["score", *arguments])
    return (status, *capsys.readouterr())


def test_texts_of_other_length_are_an_error_not_a_score(texts: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    short = tmp_path / "short.txt"
    short.write_text("\n".join(segments("en", 3, 0.2)[:20]) + "\n", encoding="utf-8")
    status, out, error = said(capsys, str(short), "--ref", str(texts / "ref.en.txt"))
    assert (status, out) == (2, "")
    assert "has 20 segments where" in error


def test_the_source_given_as_a_translation_is_noticed(texts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = str(texts / "ref.ru.txt")
    status, _, error = said(capsys, source, "--ref", str(texts / "ref.en.txt"), "--source", source)
    assert status == 2
    assert "mostly the same as the source" in error


def test_a_translation_in_another_language_than_the_reference_is_noticed(texts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, _, error = said(capsys, str(texts / "one.ru.txt"), "--ref", str(texts / "ref.en.txt"))
    assert status == 2
    assert "were files swapped?" in error


def test_empty_segments_and_identical_texts_are_warned_of(texts: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = segments("en", 3, 0.2)
    lines[4] = lines[9] = ""
    holes = tmp_path / "holes.txt"
    holes.write_text("\n".join(lines) + "\n", encoding="utf-8")
    status, _, error = said(capsys, str(holes), "--ref", str(texts / "ref.en.txt"))
    assert status == 0
    assert "2 empty segments where the reference has text (segments 5, 10)" in error
    _, _, error = said(capsys, str(texts / "ref.en.txt"), "--ref", str(texts / "ref.en.txt"))
    assert "are the same text" in error


def test_folders_are_compared_file_by_file(texts: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for side, seed, noise in (("mt", 3, 0.3), ("human", 1, 0.0)):
        (tmp_path / side).mkdir()
        for number in (1, 2):
            part = segments("en", seed + (number - 1) * 10, noise if number == 1 else noise / 3)
            (tmp_path / side / f"{number}.txt").write_text("\n".join(part) + "\n", encoding="utf-8")
    status, out, _ = said(capsys, str(tmp_path / "mt"), "--ref", str(tmp_path / "human"))
    assert status == 0
    assert out.index("1.txt ") < out.index("2.txt ")
    (tmp_path / "mt" / "2.txt").unlink()
    status, _, error = said(capsys, str(tmp_path / "mt"), "--ref", str(tmp_path / "human"))
    assert status == 2
    assert "has no 2.txt" in error


@pytest.mark.parametrize(
    ("format", "fragment"),
    [("markdown", "| system | BLEU | chrF2 | TER |"), ("latex", "\\toprule"), ("csv", "system,document,metric,score")],
)
def test_other_formats(texts: Path, capsys: pytest.CaptureFixture[str], format: str, fragment: str) -> None:
    status, out, _ = said(capsys, str(texts / "one.en.txt"), "--ref", str(texts / "ref.en.txt"), "--format", format)
    assert status == 0
    assert fragment in out


def test_the_worst_segments_show_lost_and_added_words() -> None:
    assert differences("the old bridge was closed", "the bridge was not closed") == [
        ("same", "the"),
        ("lost", "old"),
        ("same", "bridge was"),
        ("added", "not"),
        ("same", "closed"),
    ]

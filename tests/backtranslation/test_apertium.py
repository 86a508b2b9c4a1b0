"""End to end with a real engine: English and Spanish by Apertium, behind its own server and a LibreTranslate-like one."""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.backtranslation.servers import Server, apertium, libretranslate
from tqa.backtranslation import services
from tqa.cli.main import run

SEGMENTS = Path(__file__).with_name("segments.tsv")


@pytest.fixture(scope="module")
def engine() -> Iterator[str]:
    with apertium() as url:
        yield url


@pytest.fixture(scope="module")
def server(engine: str) -> Iterator[Server]:
    with libretranslate(engine) as server:
        yield server


def rows() -> list[dict[str, str]]:
    with SEGMENTS.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def damaged(kind: str, text: str) -> str:
    """The Spanish text with a negation dropped, a figure changed, a name replaced or the second sentence left out."""
    if kind == "negation":
        new = re.sub(r"\b([Nn]o|[Nn]unca|[Nn]adie|jamás|ninguna?) ", "", text, count=1)
    elif kind == "figure":
        new = re.sub(r"\d", lambda match: str((int(match[0]) + 3) % 10), text, count=1)
    elif kind == "name":
        *_, name = re.finditer(r"(?<=[a-záéíóúñ,] )[A-Z]\w+(?: [A-Z]\w+)?|\A[A-Z]\w+ [A-Z]\w+", text)
        new = text[: name.start()] + ("Gregor Hallman" if " " in name[0] else "Tarnovo") + text[name.end() :]
    else:
        new = text[: text.index(". ") + 1]
    assert new != text
    return new


def test_damage_is_ranked_in_the_worst_quarter(server: Server, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    segments = rows()
    backend = services.connect("libretranslate", server.url, 30, None)
    codes = backend.prepare("en", "es")
    spanish = [backend.translate(row["text"], *codes) for row in segments]
    (tmp_path / "source").mkdir()
    (tmp_path / "target").mkdir()
    for part in range(4):
        lines = [
            damaged(row["kind"], text) if at % 4 == part else text for at, (row, text) in enumerate(zip(segments, spanish, strict=True))
        ]
        (tmp_path / "target" / f"{part}.txt").write_text("\n\n".join(lines) + "\n", encoding="utf-8")
        (tmp_path / "source" / f"{part}.txt").write_text("\n\n".join(row["text"] for row in segments) + "\n", encoding="utf-8")
    run([
        "backtranslate", str(tmp_path / "target"), "--source", str(tmp_path / "source"), "--lang", "es", "--source-lang", "en",
        "--via", "libretranslate", "--url", server.url, "--no-cache", "--yes", "--format", "json", "--timeout", "60",
    ])  # fmt: skip
    report = json.loads(capsys.readouterr().out)
    assert report["errors"] == []
    found: Counter[str] = Counter()
    for part, document in enumerate(report["documents"]):
        worst = {segment["original"] for segment in document["round_trip"][:25]}
        for row in segments[part::4]:
            found[row["kind"]] += row["text"] in worst
    print(f"damaged segments of 100 in the worst quarter: {sum(found.values())} ({dict(found)})")
    assert sum(found.values()) >= 90
    assert min(found.values()) >= 20


def test_a_sample_goes_forth_and_back(engine: str, capsys: pytest.CaptureFixture[str]) -> None:
    sample = Path(__file__).parents[2] / "samples" / "harbour-budget.txt"
    status = run([
        "backtranslate", str(sample), "--lang", "en", "--source-lang", "es", "--via", "apertium", "--url", engine,
        "--no-cache", "--yes", "--fail-on", "never",
    ])  # fmt: skip
    out = capsys.readouterr().out
    assert status == 0
    assert re.search(r"harbour-budget\.txt: chrF [4-9]\d\.\d of \d+ segments", out)
    assert "back " in out

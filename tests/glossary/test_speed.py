"""Time: a large glossary against one alternation of its terms, and from the cache; `benchmarks/glossary.py` has the figures."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks import glossary as bench
from tqa.analysis import terms
from tqa.analysis.context import Context
from tqa.glossary import store
from tqa.model.text import Document
from tqa.settings import Settings


def least(work: Callable[[], object], runs: int = 3) -> float:
    times = []
    for _ in range(runs):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


def test_twenty_thousand_terms_are_faster_than_an_alternation_of_a_tenth(tmp_path: Path) -> None:
    path = tmp_path / "terms.tsv"
    listed = bench.glossary(path)
    text = bench.made_up_text(listed)[:200_000]
    settings = Settings(lang="en", glossary=(str(path), "none"))
    plain = re.compile(r"\b(?:" + "|".join(map(re.escape, listed[:2000])) + r")\b")

    def scan() -> int:
        return len(Context(Document(text), "en", None, settings).get(terms.matches))

    assert scan() > 100
    assert least(scan) * 3 < least(lambda: len(plain.findall(text)), 1)


def test_the_cache_saves_most_of_the_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    path = tmp_path / "terms.tsv"
    bench.glossary(path)

    def load() -> int:
        store._compiled.cache_clear()
        return len(store.compiled(str(path), "en"))

    fresh = least(load, 1)
    assert least(load) * 3 < fresh

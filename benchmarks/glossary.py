"""A glossary of 20,000 terms: loading, compiling, cache, scanning and memory, beside one `re` alternation of the same terms.

    python benchmarks/glossary.py [TEXT_FILE ...]

Without files the text is made up: words of Zipf's frequencies, a term every hundred words or so. Times are CPU time of one core, the best
of several runs; each measurement has a process of its own. "entries" is what all rules of the family need: word boundaries, forms, the
longest match.
"""

from __future__ import annotations

import json
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

TERMS = 20_000
WORDS = 400_000
RUNS = 5


def vocabulary(count: int, seed: int) -> list[str]:
    """Made-up words of two to four syllables, all different."""
    draw = random.Random(seed)
    onsets = ["b", "br", "d", "dr", "f", "g", "gl", "h", "k", "l", "m", "n", "p", "pr", "r", "s", "st", "t", "tr", "v", "z"]
    found: dict[str, None] = {}
    while len(found) < count:
        syllables = (
            draw.choice(onsets) + draw.choice("aeiou") + draw.choice(["", "", "n", "r", "l"]) for _ in range(draw.choice((2, 3, 3, 4)))
        )
        found["".join(syllables)] = None
    return list(found)


def glossary(path: Path) -> list[str]:
    """Write the glossary; returns its terms: one to three words, a third of them with a capital."""
    draw = random.Random(1)
    words = vocabulary(12_000, 2)
    terms: dict[str, None] = {}
    while len(terms) < TERMS // 2:
        term = " ".join(draw.choice(words) for _ in range(draw.choice((1, 2, 2, 3))))
        terms[term.title() if draw.random() < 0.33 else term] = None
    rows = [f"{term}\t{term.replace(' ', ' no ')}n" for term in terms]
    path.write_text("en\tforbidden.en\n" + "\n".join(rows) + "\n", encoding="utf-8")
    return list(terms)


def made_up_text(terms: list[str]) -> str:
    """A text of WORDS words in articles of some four hundred."""
    draw = random.Random(3)
    words = vocabulary(20_000, 4)
    weights = [1 / rank for rank in range(1, len(words) + 1)]
    pieces = []
    for at, word in enumerate(draw.choices(words, weights, k=WORDS)):
        pieces.append(draw.choice(terms) if at % 100 == 50 else word)
        if at % 15 == 14:
            pieces[-1] += ".\n\n" if at % 405 == 404 else "."
    return " ".join(pieces)


def best(work: object, runs: int = RUNS) -> float:
    """The least CPU time of a callable, in seconds."""
    assert callable(work)
    times = []
    for _ in range(runs):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


def measure(what: str, path: str, texts: list[str]) -> dict[str, float]:
    """One measurement; run in a process of its own."""
    import resource

    base = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    megabytes = sum(len(text.encode()) for text in texts) / 1e6
    if what == "re":
        terms = [term for line in Path(path).read_text(encoding="utf-8").splitlines()[1:] for term in line.split("\t")]
        start = time.process_time()
        pattern = re.compile(r"\b(?:" + "|".join(map(re.escape, sorted(terms, key=len, reverse=True))) + r")\b")
        built = time.process_time() - start
        sample = texts[0][:20_000]
        seconds = best(lambda: sum(1 for _ in pattern.finditer(sample)), 1)
        return {"compile": built, "rate": len(sample.encode()) / 1e6 / seconds}
    from tqa.analysis import lexicons
    from tqa.analysis import terms as analysis
    from tqa.analysis.context import Context
    from tqa.glossary import store
    from tqa.model.text import Document
    from tqa.settings import Settings

    imported = time.process_time()
    compiled = store.compiled(path, "en")
    loaded = time.process_time() - imported
    settings = Settings(lang="en", glossary=(path, store.NONE))
    chosen = analysis.lexicons(settings.glossary, "en")
    start = time.process_time()
    lexicons._automaton(chosen, "en", "")
    automaton = time.process_time() - start

    def scan() -> int:
        contexts = [Context(Document(text), "en", None, settings, lexicons=chosen) for text in texts]
        return sum(len(context.get(analysis.matches)) for context in contexts)

    found = scan()
    seconds = best(scan)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return {
        "entries": len(compiled),
        "load": loaded,
        "automaton": automaton,
        "rate": megabytes / seconds,
        "found": found,
        "memory": (peak - base) / 1024,
    }


def child(what: str, path: str, folder: str, cache: str) -> dict[str, float]:
    """The measurement from another process."""
    environment = os.environ | {"XDG_CACHE_HOME": folder, "TQA_CACHE": cache, "PYTHONHASHSEED": "0"}
    done = subprocess.run(
        [sys.executable, __file__, "--child", what, path, folder], capture_output=True, text=True, env=environment, check=True
    )
    result: dict[str, float] = json.loads(done.stdout)
    return result


def main() -> None:
    """Print the figures."""
    if sys.argv[1:2] == ["--child"]:
        texts = json.loads((Path(sys.argv[4]) / "texts.json").read_text(encoding="utf-8"))
        print(json.dumps(measure(sys.argv[2], sys.argv[3], texts)))
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "terms.tsv"
        terms = glossary(path)
        files = [Path(name).read_text(encoding="utf-8") for name in sys.argv[1:]]
        texts = files or made_up_text(terms).split("\n\n")
        (Path(folder) / "texts.json").write_text(json.dumps(texts), encoding="utf-8")
        size = sum(len(text.encode()) for text in texts) / 1e6
        fresh = child("entries", str(path), folder, "0")
        child("entries", str(path), folder, "1")
        cached = child("entries", str(path), folder, "1")
        plain = child("re", str(path), folder, "0")
    print(f"{TERMS} terms, half of them wrong ones, {size:.1f} MB of text in {len(texts)} articles, {fresh['found']:.0f} matches")
    print(f"entries  load and compile {fresh['load'] + fresh['automaton']:.2f} s (automaton {fresh['automaton']:.2f} s)")
    print(f"         from the cache   {cached['load']:.2f} s")
    print(f"         scan             {fresh['rate']:.1f} MB/s")
    print(f"         memory           {fresh['memory']:.0f} MB more than before")
    print(f"re       compile          {plain['compile']:.2f} s")
    print(f"         scan             {plain['rate']:.3f} MB/s")


if __name__ == "__main__":
    main()

"""The cache of results: a first run over an archive, and a second one over the same documents, with user and system time of all processes.

python benchmarks/cache.py [documents] [article.txt ...]

The archive is made in a temporary folder: short articles with old defects, or copies of the given ones, no two alike.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PLACES = ("Orlovka", "Sosnovy Mys", "Zarechnoye", "Lipovets", "Staraya Luka", "Novy Dol", "Kamenka")
PARAGRAPHS = (
    "The council of {place} voted on Tuesday to repair the bridge over the river, report number {number} says.",
    "According to the deputy mayor {first} Beresneva, the works begin in May and last {number} days.",
    "“We have waited for this since the flood,” said Tatiana Beresneva, who heads the committee for construction.",
    "date 2021-03-11 The money comes from the regional budget, which the assembly of {place} adopted in December.",
    "Read also: Why the ferry of Lipovets stays in the harbour",
    "Writes about it TASS with reference to the press service of the administration of {place}.",
)


def archive(folder: Path, count: int, articles: list[str]) -> None:
    for number in range(count):
        if articles:
            text = f"{articles[number % len(articles)]}\nDocument {number}.\n"
        else:
            chosen = [part for at, part in enumerate(PARAGRAPHS) if (number >> at) % 3 or at < 2]
            first = ("Tatyana", "Tatiana")[number % 2]
            text = "\n\n".join(chosen * 3).format(place=PLACES[number % 7], number=number, first=first) + "\n"
        path = folder / f"{number // 500:03}" / f"{number:05}.txt"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")


def run(folder: Path, home: str) -> tuple[float, float, bytes]:
    """Seconds that passed, seconds of all processors, and what was printed."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    environment = {**os.environ, "XDG_CACHE_HOME": home}
    done = subprocess.run([sys.executable, "-m", "tqa", "lint", str(folder)], capture_output=True, check=False, env=environment)
    after, passed = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter() - start
    assert done.returncode in (0, 1), done.stderr.decode()
    return passed, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, done.stdout


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    articles = [Path(name).read_text(encoding="utf-8") for name in sys.argv[2:]]
    with tempfile.TemporaryDirectory() as name:
        folder, home = Path(name, "texts"), str(Path(name, "cache"))
        folder.mkdir()
        archive(folder, count, articles)
        first, second = run(folder, home), run(folder, home)
        assert first[2] == second[2], "the cached run says something else"
        size = sum(path.stat().st_size for path in folder.rglob("*.txt")) / 1e6
        kept = sum(path.stat().st_size for path in Path(home).rglob("*") if path.is_file()) / 1e6
        print(f"{count} documents, {size:.1f} MB; cache {kept:.1f} MB")
        print(f"first run  {first[0]:7.2f} s, processors {first[1]:7.2f} s")
        print(f"second run {second[0]:7.2f} s, processors {second[1]:7.2f} s")
        print(f"ratio {second[0] / first[0]:.3f} of the time, {second[1] / first[1]:.3f} of the processors' time")


if __name__ == "__main__":
    main()

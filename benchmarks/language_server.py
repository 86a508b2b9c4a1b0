"""From an edit to its diagnostics: milliseconds as a client over standard input and output sees them, the pause of the server included.

python benchmarks/language_server.py ARTICLE [ROUNDS]
"""

from __future__ import annotations

import asyncio
import sys
import time
from pathlib import Path

from tests.lsp.client import client


async def measure(article: Path, rounds: int) -> list[float]:
    """Milliseconds of every round but the first ones, which warm up."""
    text = article.read_text(encoding="utf-8")
    taken = []
    async with client(article.parent) as editor:
        await editor.open(article, text)
        for version in range(2, rounds + 5):
            started = time.perf_counter()
            await editor.change(article, text + "x" * version, version)
            taken.append(1000 * (time.perf_counter() - started))
    return taken[3:]


def main() -> None:
    article, rounds = Path(sys.argv[1]).resolve(), int(sys.argv[2]) if len(sys.argv) > 2 else 30
    taken = sorted(asyncio.run(measure(article, rounds)))
    print(f"edit to diagnostics: median {taken[len(taken) // 2]:.0f} ms, worst {taken[-1]:.0f} ms of {len(taken)}")


if __name__ == "__main__":
    main()

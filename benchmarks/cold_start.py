"""Cold start: `tqa lint FILE` against a bare interpreter, run in turn, least user+system time of each.

python -m benchmarks.cold_start article.txt [--rounds N]
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys


def cost(command: list[str]) -> float:
    """User and system milliseconds of one run."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return 1000 * (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("article")
    parser.add_argument("--rounds", type=int, default=15)
    arguments = parser.parse_args()
    bare, tqa = [], []
    for _ in range(arguments.rounds):
        bare.append(cost([sys.executable, "-c", "pass"]))
        tqa.append(cost([sys.executable, "-m", "tqa", "lint", arguments.article]))
    print(f"bare interpreter {min(bare):.1f} ms, tqa lint {min(tqa):.1f} ms, ratio {min(tqa) / min(bare):.2f}")


if __name__ == "__main__":
    main()

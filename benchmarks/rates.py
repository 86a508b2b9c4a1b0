"""What rules find in a folder of texts, per 1,000 words: the command that measures a rule again on good text and on bad.

python benchmarks/rates.py FOLDER [--select IDS] [--lang CODE] [--source-lang CODE] [--forms]

Each subfolder (native, machine ...) is a column of its own. `--forms` counts the rows of the packs of figure forms instead, per 100,000
words, as the packs record them.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

from tqa import engine
from tqa.formats import reading
from tqa.settings import Settings

_SUFFIXES = ("", ".txt", ".md", ".rst")
_FORM = "form "


def columns(folder: Path) -> dict[str, list[Path]]:
    """Name of a column -> its files."""
    found: dict[str, list[Path]] = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix in _SUFFIXES:
            parts = path.relative_to(folder).parts
            found.setdefault(parts[0] if len(parts) > 1 else ".", []).append(path)
    return found


def measure(folder: Path, settings: Settings, forms: bool) -> None:
    """Print a line a rule, or a form: findings and findings per 1,000 words, or 100,000, of each column."""
    words: Counter[str] = Counter()
    found: dict[str, Counter[str]] = {}
    for column, paths in columns(folder).items():
        for path in paths:
            checked = engine.check(reading.read(path.read_text(encoding="utf-8", errors="replace"), str(path)), settings)
            words[column] += checked.words
            for finding in checked.findings:
                form = next((item[len(_FORM) :] for item in finding.evidence if item.startswith(_FORM)), "")
                if form or not forms:
                    found.setdefault(form if forms else finding.rule, Counter())[column] += 1
    scale = 100_000 if forms else 1000
    print(f"{'form' if forms else 'rule':32}", *(f"{column} ({words[column]} words)" for column in words), sep="  ")
    for name in sorted(found):
        print(
            f"{name:32}",
            *(f"{found[name][column]:6} {scale * found[name][column] / max(1, words[column]):8.3f}" for column in words),
            sep="  ",
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--select", default="")
    parser.add_argument("--lang")
    parser.add_argument("--source-lang")
    parser.add_argument("--forms", action="store_true")
    chosen = parser.parse_args()
    select = tuple(filter(None, chosen.select.split(",")))
    measure(chosen.folder, Settings(lang=chosen.lang, source_lang=chosen.source_lang, select=select), chosen.forms)


if __name__ == "__main__":
    main()

"""What rules find in a folder of texts, per 1,000 words: the command that measures a rule again on good text and on bad.

python benchmarks/rates.py FOLDER ... [--select IDS] [--lang CODE] [--source-lang CODE] [--only CODE] [--together] [--forms]

Each subfolder (native, machine ...) is a column of its own, or each folder with `--together`; a text that stands there again is left out.
`--only` leaves out texts that are in another language. `--forms` counts the rows of the packs of figure forms instead, per 100,000
words, as the packs record them.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tqa import engine
from tqa.formats import reading
from tqa.linguistics.identification import identify
from tqa.model.errors import TqaError
from tqa.model.finding import SEVERITIES
from tqa.settings import Settings

_SUFFIXES = ("", ".txt", ".md", ".rst")
_FORM = "form "
_MAJOR = SEVERITIES.index("major")
_ALL, _SERIOUS = "all", "major or above"


def columns(folders: list[Path], together: bool) -> dict[str, list[Path]]:
    """Name of a column -> its files."""
    found: dict[str, list[Path]] = {}
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.is_file() and path.suffix in _SUFFIXES:
                parts = path.relative_to(folder).parts
                name = folder.name if together else parts[0] if len(parts) > 1 else "."
                found.setdefault(name, []).append(path)
    return found


def texts(paths: list[Path], only: str | None) -> Iterator[tuple[Path, str]]:
    """The texts of files, each once; a file with a null character is none."""
    seen: set[str] = set()
    for path in paths:
        text = path.read_text(encoding="utf-8", errors="replace")
        if text not in seen and "\0" not in text and (only is None or identify(text).language == only):
            yield path, text
        seen.add(text)


def measure(files: dict[str, list[Path]], settings: Settings, only: str | None, forms: bool) -> None:
    """Print a line a rule, or a form: findings and findings per 1,000 words, or 100,000, of each column; and the sums of all rules."""
    words: Counter[str] = Counter()
    found: dict[str, Counter[str]] = {}
    sums: dict[str, Counter[str]] = {_ALL: Counter(), _SERIOUS: Counter()}
    for column, paths in files.items():
        for path, text in texts(paths, only):
            try:
                checked = engine.check(reading.read(text, str(path)), settings)
            except TqaError as error:
                print(f"{path}: {error}", file=sys.stderr)
                continue
            words[column] += checked.words
            for finding in checked.findings:
                form = next((item[len(_FORM) :] for item in finding.evidence if item.startswith(_FORM)), "")
                if form or not forms:
                    found.setdefault(form if forms else finding.rule, Counter())[column] += 1
                sums[_ALL][column] += 1
                sums[_SERIOUS][column] += SEVERITIES.index(finding.severity or "minor") >= _MAJOR
    scale = 100_000 if forms else 1000
    print(f"{'form' if forms else 'rule':32}", *(f"{column} ({words[column]} words)" for column in words), sep="  ")
    for name, counts in [*sorted(found.items()), *(() if forms else sums.items())]:
        print(
            f"{name:32}",
            *(f"{counts[column]:6} {scale * counts[column] / max(1, words[column]):8.3f}" for column in words),
            sep="  ",
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--select", default="")
    parser.add_argument("--lang")
    parser.add_argument("--source-lang")
    parser.add_argument("--only")
    parser.add_argument("--together", action="store_true")
    parser.add_argument("--forms", action="store_true")
    chosen = parser.parse_args()
    select = tuple(filter(None, chosen.select.split(",")))
    settings = Settings(lang=chosen.lang, source_lang=chosen.source_lang, select=select)
    measure(columns(chosen.folders, chosen.together), settings, chosen.only, chosen.forms)


if __name__ == "__main__":
    main()

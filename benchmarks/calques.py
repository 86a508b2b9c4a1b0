"""What the packs of calques find in a folder of texts, pattern by pattern; and what a pack ten times as large costs.

python benchmarks/calques.py FOLDER [--pair ru-en]     rates per 100,000 words; each subfolder (native, machine ...) is a column of its own
python benchmarks/calques.py --growth FILE [--pair ru-en]     time of one article with the pack, and with ten times as many patterns
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from pathlib import Path

from tqa.analysis import calques
from tqa.analysis.context import Context
from tqa.analysis.lexicons import Lexicon
from tqa.analysis.structure import sentences
from tqa.linguistics import packs
from tqa.model.text import Document
from tqa.settings import Settings

_SUFFIXES = ("", ".txt", ".md", ".rst")


def columns(folder: Path) -> dict[str, list[Path]]:
    """Name of a column -> its files."""
    found: dict[str, list[Path]] = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix in _SUFFIXES:
            parts = path.relative_to(folder).parts
            found.setdefault(parts[0] if len(parts) > 1 else ".", []).append(path)
    return found


def matches(text: str, pair: str) -> list[calques.Calque]:
    """All matches of a pack in a text that was translated by the pair."""
    source, target = pair.split("-")
    context = Context(Document(text), target, source, Settings(), lexicons=(calques.LEXICON,))
    return list(calques.search(context, calques.LEXICON, calques.TIERS))


def rates(folder: Path, pair: str) -> None:
    """Print a line a pattern: hits and hits per 100,000 words of each column."""
    words: Counter[str] = Counter()
    hits: dict[str, Counter[str]] = {}
    for column, paths in columns(folder).items():
        for path in paths:
            text = path.read_text(encoding="utf-8", errors="replace")
            words[column] += len(text.split())
            for calque in matches(text, pair):
                hits.setdefault(calque.pattern.id, Counter())[column] += 1
    print(f"{'pattern':36} {'tier':8}", *(f"{column} ({words[column]} words)" for column in words), sep="  ")
    for pattern in calques.patterns(pair).values():
        own = hits.get(pattern.id, Counter())
        shown = (f"{own[column]:5} {100_000 * own[column] / max(1, words[column]):8.1f}" for column in words)
        print(f"{pattern.id:36} {pattern.tier:8}", *shown, sep="  ")


def growth(article: Path, pair: str) -> None:
    """Print the warm time of one article with the pack, and with nine more packs of patterns that the article does not have."""
    text = article.read_text(encoding="utf-8")
    source, target = pair.split("-")

    def grown(language: str, source_language: str) -> list[tuple[str, calques.Key]]:
        own = list(calques.load(language, source_language))
        return own + [(f"{anchor} {number}qx", key) for number in range(9) for anchor, key in own]

    for name, lexicon in (("the pack", calques.LEXICON), ("ten times as many", Lexicon("grown", grown))):
        least = float("inf")
        size = sum(1 for _ in lexicon.load(target, source))
        for _ in range(200):
            context = Context(Document(text), target, source, Settings(), lexicons=(lexicon,))
            context.get(sentences)
            started = time.process_time()
            calques.search(context, lexicon, calques.TIERS)
            least = min(least, time.process_time() - started)
        print(f"{name}: {size} anchors, {1000 * least:.3f} ms")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path", type=Path)
    parser.add_argument("--pair", choices=[pair for pair in packs.languages() if packs.table(pair, "calques")], default="ru-en")
    parser.add_argument("--growth", action="store_true")
    choices = parser.parse_args()
    (growth if choices.growth else rates)(choices.path, choices.pair)


if __name__ == "__main__":
    main()

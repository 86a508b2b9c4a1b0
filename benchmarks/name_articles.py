"""Names of short articles with labelled pairs, in the translation alone and with the source: recall by class, false alarms, merged names.

python -m benchmarks.name_articles [--misses]
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from tqa import engine
from tqa.model.text import Document
from tqa.settings import Settings

ARTICLES = Path(__file__).parents[1] / "tests/names/articles.txt"
SAME, APART = "same", "apart"

Pair = frozenset[str]


class Article(NamedTuple):
    """A translation with its source; `pairs` has the class of each pair of spellings, `APART` for two names."""

    language: str
    source_language: str
    pairs: dict[Pair, str]
    text: str
    source: str


class Figures(NamedTuple):
    """Pairs found and labelled, by class; how many found ones are no variants, and how many of these are two names; what is wrong."""

    found: Counter[str]
    wanted: Counter[str]
    wrong: int
    merged: int
    problems: tuple[str, ...]

    @property
    def recall(self) -> float:
        """Share of the pairs that were found."""
        return self.found.total() / self.wanted.total()

    @property
    def precision(self) -> float:
        """Share of what was found that is right."""
        return self.found.total() / max(1, self.found.total() + self.wrong)


def articles(path: Path = ARTICLES) -> Iterator[Article]:
    """All articles of the file."""
    for block in path.read_text(encoding="utf-8").split("\n=== ")[1:]:
        head, text, source = block.split("\n---\n")
        languages, *labels = head.split("\n")
        language, _, source_language = languages.partition("<")
        pairs = {}
        for label in labels:
            kind, _, spellings = label.partition(": ")
            pairs[frozenset(spellings.split(" / "))] = kind.removeprefix(f"{SAME} ")
        yield Article(language, source_language, pairs, text, source.rstrip())


def found_pairs(article: Article, with_source: bool) -> set[Pair]:
    """Words that are told to be spellings of one name."""
    settings = Settings(lang=article.language, source_lang=article.source_language, select=("names",))
    source = Document(article.source) if with_source else None
    checked = engine.check(Document(article.text), settings, source=source)
    found: set[Pair] = set()
    for entity in checked.entities:
        if entity.consistent:
            continue
        for one, other in combinations([re.split(r"[ -]", form.text) for form in entity.forms], 2):
            short, long = sorted((one, other), key=len)
            # a surname alone stands for the last word of the full name
            rows = zip(short, long if len(short) == len(long) else long[len(long) - len(short) :], strict=True)
            found |= {frozenset(row) for row in rows if row[0].lower() != row[1].lower()}
    return found


def measure(read: list[Article], with_source: bool) -> Figures:
    """Compare what is found with the labels."""
    hits: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    wrong = merged = 0
    problems = []
    for article in read:
        found = found_pairs(article, with_source)
        same = {pair: kind for pair, kind in article.pairs.items() if kind != APART}
        wanted.update(same.values())
        hits.update(kind for pair, kind in same.items() if pair in found)
        problems += [f"missed {kind}: {' / '.join(sorted(pair))}" for pair, kind in same.items() if pair not in found]
        for pair in sorted(found - same.keys(), key=sorted):
            wrong += 1
            merged += pair in article.pairs
            problems.append(f"{'merged' if pair in article.pairs else 'wrong'}: {' / '.join(sorted(pair))}")
    return Figures(hits, wanted, wrong, merged, tuple(problems))


def main() -> None:
    """Print the figures, and with --misses what was missed and found wrongly."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--file", type=Path, default=ARTICLES)
    asked = parser.parse_args()
    read = list(articles(asked.file))
    for with_source in (False, True):
        figures = measure(read, with_source)
        print(
            f"{'with source' if with_source else 'target only'}: P {figures.precision:.3f} R {figures.recall:.3f},"
            f" {figures.wrong} wrong, {figures.merged} merged"
        )
        print("  " + "  ".join(f"{kind} {figures.found[kind]}/{count}" for kind, count in sorted(figures.wanted.items())))
        for language in sorted({article.language for article in read}):
            part = measure([article for article in read if article.language == language], with_source)
            print(f"  {language}: P {part.precision:.3f} R {part.recall:.3f}")
        if asked.misses:
            print("\n".join(f"    {problem}" for problem in figures.problems))


if __name__ == "__main__":
    main()

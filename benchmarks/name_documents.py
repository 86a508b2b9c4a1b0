"""Names of labelled documents: recall when word lists are withheld, and when the names are exchanged for others of the same shape.

python -m benchmarks.name_documents documents.jsonl [--withhold given_names,roles ...] [--folds 3] [--transplant SEEDS] [--misses]

Each line of the file is a document: {"text", "source", "clusters": [{"kind", "variants": [{"surface", "why"}]}], "hard_negatives":
[{"a", "b"}], "neutral": [{"a", "b"}]}. Without an option the documents are measured as they are.

Withheld: for every fold, the entries of a list (a pack file of that name, in all languages) whose hash falls into it are taken away; the
mean of the folds is printed for each list on its own.

Transplanted: the letters that all spellings of a name have in common are exchanged for other ones, in the translation as in
the source, so that declension and distortion stay and the name is another one. A name that is found only because it is known shows up.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import unicodedata
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from difflib import SequenceMatcher
from itertools import combinations
from multiprocessing import get_context
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.withheld import withhold
from tqa import engine
from tqa.analysis.names.source.source_names import romanised
from tqa.linguistics.given_names import given
from tqa.linguistics.romanisation import key
from tqa.model.text import Document
from tqa.settings import Settings

_CONSONANTS = ("bdklmnprtvz", "бдклмнпртвз")
_VOWELS = ("aou", "аоу")
_DIGRAPH = re.compile("shch|zh|kh|sh|ch|ts|[yji]a|[yji]u|[yj]e|[yji]o|a[iyju]|o[iyju]|e[iyju]|ks|.")
_CAPITALISED = re.compile(r"(?<![^\W\d_])[^\W\d_a-zа-яё][^\W\d_]+")
_SHORTEST = 3
_EXCHANGED = ("person", "place")

Pair = tuple[str, str]
Record = dict[str, Any]
Letters = list[tuple[str, str]]


class Outcome(NamedTuple):
    """Pairs found and labelled by why they differ, pairs that are none, those of them that are two names, words, and what was missed."""

    found: Counter[str]
    wanted: Counter[str]
    wrong: list[str]
    merged: int
    words: int
    missed: list[str]

    @property
    def recall(self) -> float:
        """Share of the labelled pairs that were found."""
        return self.found.total() / max(1, self.wanted.total())

    @property
    def precision(self) -> float:
        """Share of what was found that is right."""
        return self.found.total() / max(1, self.found.total() + len(self.wrong))


def _plain(surface: str) -> list[str]:
    text = re.sub(r"[’'‘`ʼ]s\b|[’'‘`ʼ\"“”«».,;:!?()\[\]]", "", unicodedata.normalize("NFC", surface))
    return re.sub(r"[-‐‑‒–—/]+", " ", text).lower().split()


def word_pairs(one: str, other: str) -> set[Pair]:
    """The words in which two surfaces differ, or both whole where they have no word in common; a surname stands for the end of a name."""
    short, long = sorted((_plain(one), _plain(other)), key=len)
    if not short or short == long:
        return set()
    cuts = [long[at : at + len(short)] for at in range(len(long) - len(short) + 1)]
    best = max(reversed(cuts), key=lambda cut: sum(_likeness(*row) for row in zip(short, cut, strict=True)))
    if len(short) != len(long) and sum(_likeness(*row) for row in zip(short, best, strict=True)) < 0.5 * len(short):
        return {_ordered(" ".join(short), " ".join(long))}
    return {_ordered(*row) for row in zip(short, best, strict=True) if row[0] != row[1]}


def _ordered(one: str, other: str) -> Pair:
    return (one, other) if one <= other else (other, one)


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def labelled(record: Record) -> tuple[dict[Pair, str], set[Pair], set[Pair]]:
    """Pairs of one name with why they differ, pairs of two names, pairs that count neither way."""
    same: dict[Pair, str] = {}
    for cluster in record["clusters"]:
        for one, other in combinations(cluster["variants"], 2):
            reasons = {one["why"], other["why"]} - {"canonical"}
            for pair in word_pairs(one["surface"], other["surface"]):
                same.setdefault(pair, reasons.pop() if len(reasons) == 1 else "mixed")
    apart, neutral = ({pair for row in record[name] for pair in word_pairs(row["a"], row["b"])} for name in ("hard_negatives", "neutral"))
    return same, apart - same.keys(), neutral - same.keys()


def measure(records: list[Record], with_source: bool, lists: tuple[str, ...] = (), fold: int = -1, folds: int = 1) -> Outcome:
    """Check every document; a fold withholds its part of the lists."""
    if fold >= 0:
        withhold(frozenset(lists), fold, folds, False)
    outcome = Outcome(Counter(), Counter(), [], 0, 0, [])
    merged = words = 0
    for record in records:
        source = Document(record["source"]) if with_source else None
        checked = engine.check(Document(record["text"]), Settings(source_lang="ru", select=("names",)), source=source)
        same, apart, neutral = labelled(record)
        forms = [[form.text for form in entity.forms] for entity in checked.entities if not entity.consistent]
        found = {pair for group in forms for one, other in combinations(group, 2) for pair in word_pairs(one, other)} - neutral
        outcome.wanted.update(same.values())
        outcome.found.update(why for pair, why in same.items() if pair in found)
        outcome.missed.extend(f"{record['id']} {why}: {' / '.join(pair)}" for pair, why in same.items() if pair not in found)
        outcome.wrong.extend(f"{record['id']}: {' / '.join(pair)}" for pair in sorted(found - same.keys()))
        merged += len(found & apart)
        words += checked.words
    return outcome._replace(merged=merged, words=words)


def transplanted(record: Record, seed: int) -> Record:
    """The document with other names in the place of those that have several spellings; given names stay, and what has little in common."""
    changes: dict[str, Letters] = {}
    for cluster in record["clusters"]:
        variants = [_plain(variant["surface"])[-1] for variant in cluster["variants"]]
        shared = _shared(variants)
        if cluster["kind"] in _EXCHANGED and len(shared) >= _SHORTEST and shared not in variants and not any(map(given, variants)):
            letters = _other(shared, random.Random(f"{seed} {record['id']} {shared}"))
            for variant in variants:
                before = variant[: variant.index(shared)]
                changes[before + shared] = [(piece, piece) for piece in before] + letters
    renamed = json.loads(json.dumps({name: record[name] for name in ("clusters", "hard_negatives", "neutral")}))
    for cluster in renamed["clusters"]:
        for variant in cluster["variants"]:
            variant["surface"] = _exchange(variant["surface"], changes)
    for row in (*renamed["hard_negatives"], *renamed["neutral"]):
        row["a"], row["b"] = _exchange(row["a"], changes), _exchange(row["b"], changes)
    source = _exchange(record["source"], _in_cyrillic(record["source"], changes))
    return record | renamed | {"text": _exchange(record["text"], changes), "source": source}


def _shared(variants: list[str]) -> str:
    """The longest piece that all spellings have, cut where a sound could end in several ways."""
    first = variants[0]
    pieces = (first[start:end] for start in range(len(first)) for end in range(start + 1, len(first) + 1))
    longest = max((piece for piece in pieces if all(piece in variant for variant in variants)), key=len, default="")
    return longest.rstrip("sckzytjieo") if any(not variant.endswith(longest) for variant in variants) else longest


def _other(shared: str, generator: random.Random) -> Letters:
    """Letters of the same shape; those that have several romanisations stay, and no two letters become one sound."""
    found: Letters = []
    chosen: dict[str, str] = {}
    pieces = _DIGRAPH.findall(shared)
    for piece, following in zip(pieces, [*pieces[1:], "h"], strict=True):
        group = next((group[0] for group in (_CONSONANTS, _VOWELS) if len(piece) == 1 and piece in group[0]), "")
        choice = [letter for letter in group if letter != piece and not (letter in "kstzc" and following[0] in "hs")]
        found.append((piece, chosen.setdefault(piece, generator.choice(choice)) if choice else piece))
    return found


def _in_cyrillic(source: str, changes: dict[str, Letters]) -> dict[str, Letters]:
    """The same exchanges for the source."""
    cyrillic = {latin: own for group in (_CONSONANTS, _VOWELS) for latin, own in zip(*group, strict=True)}
    found: dict[str, Letters] = {}
    for word in set(_CAPITALISED.findall(source)):
        for start, letters in changes.items():
            size = next((size for size in range(2, len(word) + 1) if key(romanised(word[:size], "ru")) == key(start)), 0)
            if size:
                own = [(letter, letter) for letter in word[:size].lower()]
                at = 0
                for old, new in letters:
                    if old != new:
                        place = next((place for place in range(at, size) if own[place][0] == cyrillic[old]), -1)
                        if place >= 0:
                            own[place] = (own[place][0], cyrillic[new])
                            at = place + 1
                found[word[:size].lower()] = own
                break
    return found


def _exchange(text: str, changes: dict[str, Letters]) -> str:
    def other(match: re.Match[str]) -> str:
        word = match[0]
        start = max((start for start in changes if word.lower().startswith(start)), key=len, default="")
        if not start:
            return word
        new = "".join(letter for _, letter in changes[start]) + word[len(start) :].lower()
        return new.upper() if word.isupper() else new.capitalize()

    return _CAPITALISED.sub(other, text)


def _line(label: str, outcomes: list[Outcome]) -> str:
    size = len(outcomes)
    recall, precision = (sum(values) / size for values in zip(*((each.recall, each.precision) for each in outcomes), strict=True))
    alarms = sum(1000 * len(each.wrong) / each.words for each in outcomes) / size
    merged = sum(each.merged for each in outcomes)
    return f"{label:40s} P {precision:.3f}  R {recall:.3f}  {alarms:.3f} false alarms per 1,000 words, {merged} merged"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("documents", type=Path)
    parser.add_argument("--withhold", default="", help="names of pack files, each withheld on its own; a + joins several")
    parser.add_argument("--folds", type=int, default=3)
    parser.add_argument("--transplant", type=int, default=0, help="how many times to exchange the names")
    parser.add_argument("--misses", action="store_true")
    asked = parser.parse_args()
    records = [json.loads(line) for line in asked.documents.read_text(encoding="utf-8").splitlines()]
    with ProcessPoolExecutor(2, mp_context=get_context("spawn"), max_tasks_per_child=1) as pool:
        for with_source in (False, True):
            print("with source" if with_source else "target only")
            versions = [records] + [[transplanted(record, seed) for record in records] for seed in range(asked.transplant)]
            outcomes = list(pool.map(measure, versions, [with_source] * len(versions)))
            print(_line("  as they are", outcomes[:1]))
            print("    " + "  ".join(f"{why} {outcomes[0].found[why]}/{count}" for why, count in sorted(outcomes[0].wanted.items())))
            if asked.transplant:
                print(_line(f"  transplanted, mean of {asked.transplant}", outcomes[1:]))
            for names in filter(None, asked.withhold.split(",")):
                runs = [(records, with_source, tuple(names.split("+")), fold, asked.folds) for fold in range(asked.folds)]
                print(_line(f"  without a third of {names}", list(pool.map(measure, *zip(*runs, strict=True)))))
            if asked.misses:
                for number, outcome in enumerate(outcomes):
                    print(
                        "\n".join(
                            [f"    {number} missed {line}" for line in outcome.missed]
                            + [f"    {number} WRONG {line}" for line in outcome.wrong]
                        )
                    )


if __name__ == "__main__":
    main()

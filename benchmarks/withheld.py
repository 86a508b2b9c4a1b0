"""What scrape rules find when parts of the language packs are taken away: how far they go beyond the phrases that are listed.

python benchmarks/withheld.py documents.jsonl [--packs leadins,chrome,roles] [--folds 3] [--first-word] [--misses]

Each line of the file is a document: {"text", "gold": [{"kind", "start", "end", "point"?}], "role": "artefact" | "clean" | "negative",
"fixed_text"?}. For every fold, the entries of the packs whose hash falls into it are withheld in all languages, and the documents are
checked and corrected again. Printed are the figures with all entries, the mean of the folds, and the recall of those defects alone that
hold a withheld entry. A finding matches a defect of its kind when they overlap by half of their union; boundaries are compared without
blanks and punctuation at the ends.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32

from tqa import engine
from tqa.formats import reading
from tqa.linguistics import packs
from tqa.settings import Settings

KIND_OF_RULE = {
    "stray-insertion": "insertion",
    "attribution-tail": "attribution_tail",
    "glued-text": "glued",
    "leaked-metadata": "metadata",
    "site-chrome": "boilerplate",
    "duplicate-passage": "duplicate",
}
_EDGE = " \t\r\n\u00a0.,;:!?…|>-–—•·*\"'“”„«»‘’()[]{}。、，：；！？「」『』【】（）"
_GLUED_SLACK = 40

Place = tuple[int, int]


class Outcome(NamedTuple):
    """Counts over all documents, and the defects that were missed or found with other boundaries."""

    counts: Counter[tuple[str, str]]
    touched: Counter[tuple[str, str]]
    misses: list[str]


def is_withheld(entry: str, fold: int, folds: int, first_word: bool) -> bool:
    """Whether an entry belongs to the fold; the same phrase, or all phrases with the same first word, do in every language."""
    folded = entry.casefold()
    return crc32((folded.split()[0] if first_word else folded).encode()) % folds == fold


def withhold(names: frozenset[str], fold: int, folds: int, first_word: bool) -> frozenset[str]:
    """Make the packs read without the entries of a fold; returns those entries, case folded."""
    gone: set[str] = set()
    read = packs._read

    def without(path: str) -> str:
        text = read(path)
        name, _, suffix = path.rpartition("/")[2].partition(".")
        if name not in names:
            return text
        lines = text.split("\n")
        header = next((i for i, line in enumerate(lines) if line and line[0] != "#"), 0) if suffix == "tsv" else -1
        kept = []
        for i, line in enumerate(lines):
            entry = line.partition("\t")[0]
            if i <= header or not entry or entry[0] == "#" or not is_withheld(entry, fold, folds, first_word):
                kept.append(line)
            else:
                gone.add(entry.casefold())
        return "\n".join(kept)

    packs._read = without
    for code in packs.languages():
        for name in names:
            without(f"{code}/{name}.tsv"), without(f"{code}/{name}.txt")
    return frozenset(gone)


def trimmed(text: str, start: int, end: int) -> Place:
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    return start, end


def overlap(one: Place, other: Place) -> float:
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return shared / (max(one[1], other[1]) - min(one[0], other[0])) if shared > 0 else 0.0


def matched(text: str, golds: list[dict[str, Any]], finds: list[tuple[str, int, int]]) -> dict[int, int]:
    """Defect -> finding, best overlap first."""
    pairs = []
    for i, gold in enumerate(golds):
        places = [trimmed(text, gold["start"], gold["end"]), *(trimmed(text, *place) for place in gold.get("alt", ()))]
        for j, (kind, start, end) in enumerate(finds):
            if kind != gold["kind"]:
                continue
            measure = max(overlap(place, trimmed(text, start, end)) for place in places)
            near = kind == "glued" and start <= gold["point"] <= end and end - start <= gold["end"] - gold["start"] + _GLUED_SLACK
            if measure >= 0.5 or near:
                pairs.append((-max(measure, 0.5), i, j))
    found: dict[int, int] = {}
    for _, i, j in sorted(pairs):
        if i not in found and j not in found.values():
            found[i] = j
    return found


def holds(piece: str, gone: frozenset[str]) -> bool:
    """Whether a defect holds a withheld entry: a word, or words from its start."""
    folded = piece.casefold()
    words = folded.split()
    if any(word.strip(_EDGE) in gone for word in words):
        return True
    return any(folded[:size].strip(_EDGE) in gone for size in range(2, min(len(folded), 60) + 1))


def measure(path: Path, names: frozenset[str], fold: int, folds: int, first_word: bool) -> Outcome:
    """Check every document; fold -1 withholds nothing."""
    gone = withhold(names, fold, folds, first_word) if fold >= 0 else frozenset[str]()
    counts: Counter[tuple[str, str]] = Counter()
    touched: Counter[tuple[str, str]] = Counter()
    misses: list[str] = []
    settings = Settings(select=tuple(KIND_OF_RULE))
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        text, role = record["text"], record.get("role", "artefact")
        checked = engine.check(reading.read(text, "a.txt"), settings)
        zones = [(zone["start"], zone["end"]) for zone in record.get("ignore", ())]
        decidable = [finding for finding in checked.findings if not any(overlap(finding.span, zone) for zone in zones)]
        finds = [(KIND_OF_RULE[finding.rule], *finding.span) for finding in decidable]
        if role != "artefact":
            counts[role, "words"] += checked.words
            counts[role, "found"] += len(finds)
            misses += [f"FALSE {kind} {role}: {_shown(text, start, end)}" for kind, start, end in finds]
            continue
        golds = record["gold"]
        found = matched(text, golds, finds)
        for kind, _, _ in finds:
            counts[kind, "found"] += 1
        for j, (kind, start, end) in enumerate(finds):
            if j not in found.values():
                misses.append(f"FALSE {kind}: {_shown(text, start, end)}")
        for i, gold in enumerate(golds):
            kind, place = gold["kind"], (gold["start"], gold["end"])
            exact = i in found and trimmed(text, *finds[found[i]][1:]) in [trimmed(text, *each) for each in (place, *gold.get("alt", ()))]
            tables = [counts, touched] if gone and holds(text[slice(*place)], gone) else [counts]
            for table in tables:
                table[kind, "gold"] += 1
                table[kind, "hit"] += i in found
                table[kind, "exact"] += exact
            if not exact:
                misses.append(f"{'INEXACT' if i in found else 'MISSED'}{' withheld' * (len(tables) - 1)} {kind}: {_shown(text, *place)}")
        if "fixed_text" in record:
            fixed = engine.correct(reading.read(text, "a.txt"), settings, unsafe=True)
            counts["documents", "gold"] += 1
            counts["documents", "exact"] += fixed.text.split() == record["fixed_text"].split()
    return Outcome(counts, touched, misses)


def _shown(text: str, start: int, end: int) -> str:
    return f"{text[max(0, start - 60) : start]}⟦{text[start:end]}⟧{text[end : end + 60]}".replace("\n", "⏎")


def figures(counts: Counter[tuple[str, str]]) -> dict[str, float]:
    """Precision, recall and exact recall of each kind, false alarms, documents restored."""
    result: dict[str, float] = {}
    for kind in dict.fromkeys(KIND_OF_RULE.values()):
        gold, found, hit = counts[kind, "gold"], counts[kind, "found"], counts[kind, "hit"]
        if gold:
            if found:
                result[f"{kind} P"] = hit / found
            result[f"{kind} R"] = hit / gold
            result[f"{kind} exact R"] = counts[kind, "exact"] / gold
    for role in ("clean", "negative"):
        if counts[role, "words"]:
            result[f"false alarms per 1,000 words, {role}"] = 1000 * counts[role, "found"] / counts[role, "words"]
    if counts["documents", "gold"]:
        result["documents restored exactly"] = counts["documents", "exact"] / counts["documents", "gold"]
    return result


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("documents", type=Path)
    parser.add_argument("--packs", default="leadins,chrome,roles", help="names of pack files")
    parser.add_argument("--folds", type=int, default=3)
    parser.add_argument("--first-word", action="store_true", help="withhold all entries that begin with the same word together")
    parser.add_argument("--misses", action="store_true", help="print what the folds missed and found wrongly")
    asked = parser.parse_args()
    names = frozenset(asked.packs.split(","))
    runs = [(asked.documents, names, fold, asked.folds, asked.first_word) for fold in range(-1, asked.folds)]
    with ProcessPoolExecutor(min(2, asked.folds + 1), mp_context=get_context("spawn"), max_tasks_per_child=1) as pool:
        outcomes = list(pool.map(measure, *zip(*runs, strict=True)))
    whole, *parts = outcomes
    withheld = [figures(part.counts) for part in parts]
    touched: Counter[tuple[str, str]] = sum((part.touched for part in parts), Counter())
    only = figures(touched)
    print(f"{'':44s}{'full':>8s}{'withheld':>10s}{'holding one':>13s}")
    for label, value in figures(whole.counts).items():
        mean = sum(part.get(label, 0.0) for part in withheld) / len(withheld)
        alone = f"{only[label]:13.3f}" if label in only else ""
        print(f"{label:44s}{value:8.3f}{mean:10.3f}{alone}")
    print("defects that hold a withheld entry:", {kind: count for (kind, what), count in touched.items() if what == "gold"})
    if asked.misses:
        print("\n".join(miss for part in parts for miss in part.misses))


if __name__ == "__main__":
    main()

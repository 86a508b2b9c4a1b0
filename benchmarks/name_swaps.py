"""How many exchanged, lost and added names `name-mismatch` finds: names of good translations are exchanged, one at a time.

    python benchmarks/name_swaps.py FOLDER --pair ru-en [--half 0|1] [--show]

FOLDER has two folders of texts with the same names, `source` and `target`. A name is a capitalised word inside a sentence that sounds
like a capitalised word of the source, with a known given name before it where there is one, or a country or city. Other names come from
the other texts. `--half` takes the texts whose names hash to it, so that a rule can be tuned on one half and measured on the other.
Printed: for each change how many were made, how many were found at the place, and how many of the findings stand there; and what is
found in the texts as they are.
"""

from __future__ import annotations

import argparse
import random
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

from babel import Locale

from tqa import engine
from tqa.linguistics.given_names import given_names
from tqa.linguistics.romanisation import key
from tqa.linguistics.transliteration import schemes, transliterate
from tqa.model.text import Document
from tqa.settings import Settings

RULE = "name-mismatch"
OTHERS = ("name-variant", "name-case-ending", "name-gender", "name-read-as-word")
"""Rules that say of a changed name what it should be; `name-mismatch` then keeps quiet."""
_WORD = re.compile(r"(?<![\w’'-])[^\W\d_]+(?![\w’'-])")
_FULL = re.compile(r"(?<![\w’'.-])[^\W\d_]+ [^\W\d_]{3,}(?![\w-])")
_SAME = 4


class Pair(NamedTuple):
    """A text and its source."""

    name: str
    source: str
    target: str


class Change(NamedTuple):
    """A changed text: what was done, and where the place is in the new text."""

    kind: str
    text: str
    start: int
    end: int


def heard(word: str, language: str) -> str:
    """A key of a word, whatever its script; not the one that the rule uses."""
    known = schemes(language)
    return key(transliterate(word, known[0]) if known and not word.isascii() else word)


def names(pair: Pair, codes: tuple[str, str]) -> list[tuple[int, int, str]]:
    """Names of the target inside sentences that the source has too: start, end, and "full name", "surname", "place" or "other"."""
    there = {heard(match[0], codes[0]) for match in _WORD.finditer(pair.source) if match[0][0].isupper()}
    lower = {match[0] for match in _WORD.finditer(pair.target) if match[0].islower()}
    known = places(codes[1])
    found: list[tuple[int, int, str]] = []

    def is_there(word: str) -> bool:
        own = heard(word, codes[1])
        return any(own[:-1] == other[: len(own) - 1] and abs(len(own) - len(other)) < _SAME for other in there)

    for match in _WORD.finditer(pair.target):
        before = pair.target[: match.start()].rstrip("“\"'«( ")
        if not match[0].istitle() or match[0].lower() in lower or not before or before[-1] in ".!?…:\n":
            continue
        if match[0] in known:
            found.append((match.start(), match.end(), "place"))
        elif len(match[0]) > _SAME - 1 and is_there(match[0]):
            word = pair.target[: match.start() - 1].rpartition(" ")[2]
            if pair.target[match.start() - 1] == " " and word.istitle() and key(word) in given_names():
                if found and found[-1][1] == match.start() - 1:
                    found.pop()
                found.append((match.start() - 1 - len(word), match.end(), "full name"))
            elif key(match[0]) not in given_names():
                found.append((match.start(), match.end(), "other"))
    surnames = {pair.target[start:end].rpartition(" ")[2] for start, end, kind in found if kind == "full name"}
    return [(start, end, "surname" if kind == "other" and pair.target[start:end] in surnames else kind) for start, end, kind in found]


@cache
def places(language: str) -> frozenset[str]:
    """Names of countries and cities in one word."""
    locale = Locale.parse(language)
    territories = [name for code, name in locale.territories.items() if len(code) == 2]
    cities = [zone.get("city") or name.rpartition("/")[2].replace("_", " ") for name, zone in locale.time_zones.items()]
    return frozenset(name for name in (*territories, *cities) if name and " " not in name)


def changes(pair: Pair, found: list[tuple[int, int, str]], pool: dict[str, list[str]], dice: random.Random) -> Iterator[Change]:
    """One change of every kind for every name."""
    own = {heard(word, "") for start, end, _ in found for word in pair.target[start:end].split()}
    for start, end, kind in found:
        others = [other for other in pool[kind] if own.isdisjoint(heard(word, "") for word in other.split())]
        if not others:
            continue
        other = dice.choice(others)
        yield Change(f"exchanged: {kind}", pair.target[:start] + other + pair.target[end:], start, start + len(other))
        within = sorted({pair.target[a:b] for a, b, also in found if also == kind} - {pair.target[start:end]})
        if within:
            near = dice.choice(within)
            yield Change(f"exchanged in the text: {kind}", pair.target[:start] + near + pair.target[end:], start, start + len(near))
        if kind == "full name":
            yield Change("lost: full name", pair.target[: start - 1] + pair.target[end:], max(0, start - 2), start + 1)
            yield Change("added: full name", f"{pair.target[:end]} and {other}{pair.target[end:]}", end + 5, end + 5 + len(other))


def checked(text: str, pair: Pair, codes: tuple[str, str], rules: tuple[str, ...] = (RULE,)) -> list[tuple[int, int, str]]:
    """Findings of the rules: start, end, message."""
    settings = Settings(lang=codes[1], source_lang=codes[0], select=rules)
    source = Document(pair.source, language=codes[0])
    return [(f.span.start, f.span.end, f.message) for f in engine.check(Document(text), settings, source=source).findings]


def main() -> None:
    """Read the folder and print the counts."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pair", default="ru-en")
    parser.add_argument("--half", type=int, choices=(0, 1))
    parser.add_argument("--show", action="store_true", help="print what is missed and what is found beside the changes")
    arguments = parser.parse_args()
    first, second = arguments.pair.split("-")
    codes = (first, second)
    paths = sorted((arguments.folder / "target").iterdir())
    pairs = [Pair(path.name, (arguments.folder / "source" / path.name).read_text("utf-8"), path.read_text("utf-8")) for path in paths]
    located = {pair.name: names(pair, codes) for pair in pairs}
    pool = {
        kind: sorted({pair.target[start:end] for pair in pairs for start, end, also in located[pair.name] if also == kind})
        for kind in ("full name", "surname", "place", "other")
    }
    chosen = [pair for pair in pairs if arguments.half is None or crc32(pair.name.encode()) % 2 == arguments.half]
    made: dict[str, list[int]] = {}
    words = plain = 0
    for pair in chosen:
        before = checked(pair.target, pair, codes)
        others = checked(pair.target, pair, codes, OTHERS)
        words, plain = words + len(pair.target.split()), plain + len(before)
        known = {message for *_, message in (*before, *others)}
        for change in changes(pair, located[pair.name], pool, random.Random(pair.name)):
            found = [finding for finding in checked(change.text, pair, codes, (RULE, *OTHERS)) if finding[2] not in known]
            hit = [finding for finding in found if finding[0] < change.end and change.start < finding[1]]
            counts = made.setdefault(change.kind, [0, 0, 0])
            counts[0] += 1
            counts[1] += bool(hit)
            counts[2] += len(found) - len(hit)
            if arguments.show and (not hit or len(found) > len(hit)):
                shown = change.text[max(0, change.start - 60) : change.end + 30]
                print(pair.name, change.kind, repr(shown), [finding for finding in found if finding not in hit])
    for kind, (total, right, beside) in sorted(made.items()):
        print(f"{kind:28} {total:5} made  {right / total:6.1%} found  {right / max(1, right + beside):6.1%} of the findings at the place")
    print(f"as they are: {plain} findings in {words} words, {1000 * plain / max(1, words):.3f} in 1,000")


if __name__ == "__main__":
    main()

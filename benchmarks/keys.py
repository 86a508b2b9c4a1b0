"""Keys of names: are all romanisations of one name equal, do different names stay apart, and what does a key cost?

The names are those of pymorphy3's dictionary (surnames and given names in the nominative), every STEP-th of them. Printed for each
scheme: the share of names whose key is that of the English press form, and the share that `meet` accepts; then the share of names that
have their key in common with another name, and how much of that is left when doubled letters and names with a common press spelling
are set aside.

python benchmarks/keys.py [--step N] [--show SCHEME|collisions]
"""

from __future__ import annotations

import argparse
import re
import time
from collections import defaultdict
from itertools import combinations

from tqa.linguistics.romanisation import key, meet
from tqa.linguistics.transliteration import schemes, spellings, transliterate

_DOUBLE = re.compile(r"(.)\1+")


def names(language: str) -> list[str]:
    """Surnames and given names of the dictionary, in the nominative singular."""
    import pymorphy3

    found: set[str] = set()
    for word, tag, *_ in pymorphy3.MorphAnalyzer(lang=language).dictionary.iter_known_words():
        if "nomn" in tag and "sing" in tag and ("Surn" in tag or "Name" in tag) and len(word) > 2 and "-" not in word:
            found.add(word)
    return sorted(found)


def equal(found: list[str], scheme: str, reference: str) -> tuple[float, float, list[str]]:
    """Shares of names with the reference's key, and with a reading in common; the names with another key as text."""
    different = []
    apart = 0
    for name in found:
        one, other = transliterate(name, scheme), transliterate(name, reference)
        if key(one) != key(other):
            different.append(f"{name} {one} {key(one)} / {other} {key(other)}")
            apart += not meet(one, other)
    return 1 - len(different) / len(found), 1 - apart / len(found), different


def collisions(found: list[str], language: str) -> tuple[float, float, list[list[str]]]:
    """Shares of names that have their key in common with another name, of all and beyond what the press writes alike; the latter groups.

    ё and е are one letter, and so are й and и, ы and и before й: no press keeps them apart. Names that differ in doubled letters or have
    one of their English press spellings in common are not counted in the second share.
    """
    groups: dict[str, set[str]] = defaultdict(set)
    for name in found:
        groups[key(transliterate(name, f"{language}/en"))].add(name.replace("ё", "е"))
    total = sum(map(len, groups.values()))
    shared = [sorted(group) for group in groups.values() if len(group) > 1]
    apart = []
    for group in shared:
        written = {name: {_DOUBLE.sub(r"\1", form) for form in spellings(name, language, "en", 24)} for name in group}
        if any(written[one].isdisjoint(written[other]) for one, other in combinations(group, 2)):
            apart.append(group)
    return sum(map(len, shared)) / total, sum(map(len, apart)) / total, apart


def main() -> None:
    """Print the figures for Russian."""
    parser = argparse.ArgumentParser(description="Keys of names")
    parser.add_argument("--step", type=int, default=4)
    parser.add_argument("--show", default="")
    options = parser.parse_args()
    every = names("ru")
    found = every[:: options.step]
    print(f"{len(found)} of {len(every)} Russian names")
    for scheme in schemes("ru"):
        same, met, different = equal(found, scheme, "ru/en")
        print(f"  {scheme:15} {100 * same:6.2f}% have the key of the English press form, {100 * met:6.2f}% meet it")
        if scheme == options.show:
            print("\n".join("    " + line for line in different))
    variants = [(name, form) for name in found for form in spellings(name, "ru", "en", 12)]
    wrong = sum(key(form) != key(transliterate(name, "ru/en")) for name, form in variants)
    print(f"  {100 - 100 * wrong / len(variants):.2f}% of {len(variants)} English press variants have one key")
    share, left, groups = collisions(every, "ru")
    print(f"  {100 * share:.2f}% share a key with another name, {100 * left:.2f}% with one that the press does not write alike")
    if options.show == "collisions":
        print("\n".join("    " + " ".join(group) for group in groups))
    words = [transliterate(name, "ru/en") for name in found[:5000]]
    key.cache_clear()
    start = time.process_time()
    for word in words:
        key(word)
    print(f"  {1e6 * (time.process_time() - start) / len(words):.1f} microseconds a key")


if __name__ == "__main__":
    main()

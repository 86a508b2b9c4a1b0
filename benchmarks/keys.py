"""Keys of names: are all romanisations of one name equal, and do different names stay apart?

The names are those of pymorphy3's dictionary (surnames, given names, patronymics in the nominative). Two figures for each language:
the share of names whose key is the same in a scheme as in English press spelling, and the share of names that share a key with another.

python benchmarks/keys.py [--show SCHEME]
"""

from __future__ import annotations

import sys
import time
from collections import defaultdict
from collections.abc import Iterable

from tqa.linguistics.romanisation import key
from tqa.linguistics.transliteration import schemes, spellings, transliterate


def names(language: str) -> list[str]:
    """Names of the dictionary, in the nominative singular."""
    import pymorphy3

    found: set[str] = set()
    for word, tag, *_ in pymorphy3.MorphAnalyzer(lang=language).dictionary.iter_known_words():
        if "nomn" in tag and "sing" in tag and any(kind in tag for kind in ("Surn", "Name", "Patr")) and len(word) > 2 and "-" not in word:
            found.add(word)
    return sorted(found)


def equal(found: Iterable[str], scheme: str, reference: str) -> tuple[float, list[str]]:
    """Share of names with the reference's key, and the others as text."""
    different = []
    total = 0
    for name in found:
        total += 1
        one, other = transliterate(name, scheme), transliterate(name, reference)
        if key(one) != key(other):
            different.append(f"{name} {one} {key(one)} / {other} {key(other)}")
    return 1 - len(different) / total, different


def collisions(found: Iterable[str], reference: str) -> tuple[float, list[list[str]]]:
    """Share of names that have their key in common with a name that is written differently, ё and е being one letter; the groups."""
    groups: dict[str, set[str]] = defaultdict(set)
    for name in found:
        groups[key(transliterate(name, reference))].add(name.replace("ё", "е"))
    shared = [sorted(group) for group in groups.values() if len(group) > 1]
    return sum(map(len, shared)) / sum(map(len, groups.values())), shared


def main() -> None:
    """Print both figures for Russian, and what one key costs."""
    shown = sys.argv[2] if len(sys.argv) > 2 else ""
    found = names("ru")
    print(f"{len(found)} Russian names")
    for scheme in schemes("ru"):
        share, different = equal(found, scheme, "ru/en")
        print(f"  {scheme:15} {100 * share:6.2f}% have the key of the English press form")
        if scheme == shown:
            print("\n".join("    " + line for line in different))
    variants = [(name, form) for name in found for form in spellings(name, "ru", "en", 12)]
    wrong = [(name, form) for name, form in variants if key(form) != key(transliterate(name, "ru/en"))]
    print(f"  {100 - 100 * len(wrong) / len(variants):.2f}% of {len(variants)} English press variants")
    share, groups = collisions(found, "ru/en")
    print(f"  {100 * share:.2f}% share a key with another name ({len(groups)} groups)")
    if shown == "collisions":
        print("\n".join("    " + " ".join(group) for group in groups))
    if shown == "variants":
        print("\n".join(f"    {name} {form} {key(form)}" for name, form in wrong))
    words = [transliterate(name, "ru/en") for name in found[:5000]]
    key.cache_clear()
    start = time.process_time()
    for word in words:
        key(word)
    print(f"  {1e6 * (time.process_time() - start) / len(words):.1f} microseconds a key")


if __name__ == "__main__":
    main()

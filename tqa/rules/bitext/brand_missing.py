"""A name in Latin letters that the source has and the translation does not.

Brands, models and organisations stand in Latin letters in Russian, Ukrainian, Chinese or Japanese texts; a translation keeps them.

Bad: `The company showed a new phone.` where the source has `Компания показала новый Galaxy S21.`

Good: `The company showed a new Galaxy S21.`

## Correction

Unsafe where one word of the paragraph is the name with a letter or two changed; else none.

## When it keeps quiet

About Roman numerals, units, single letters, addresses (`placeholder-mismatch`), and names that the text has in another case or joined.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache, partial

from tqa.analysis.bitext.alignment import aligned
from tqa.analysis.context import Context
from tqa.analysis.scripts import native_scripts
from tqa.linguistics import packs
from tqa.model.finding import Finding, Rule
from tqa.model.fix import UNSAFE, Edit, Fix
from tqa.model.text import Span

RULE = Rule(
    summary="a Latin name of the source that is missing",
    category="Accuracy/Omission",
    its_type="omission",
    severity="minor",
    fix="unsafe",
    needs=("source",),
)

_BEGINNING = 5


def check(context: Context) -> Iterator[Finding]:
    """Look for every Latin name of the source in the whole text, in a bitext in its segment."""
    source = context.source
    if source is None or "Latn" in native_scripts(source.language) or "Latn" not in native_scripts(context.language):
        return
    parts = context.get(aligned)
    names = [_names(source.text[slice(*part.source)]) for part in parts]
    by_segment = context.document.source is source.document
    absent_everywhere = set() if by_segment else _absent(context.text, {name for found in names for name in found})
    for part, found in zip(parts, names, strict=True):
        if not found:
            continue
        gone = _absent(context.text[slice(*part.span)], set(found)) if by_segment else absent_everywhere
        lost = [name for name in found if name in gone]
        if len(lost) > 1 and "".join(name[0] for name in lost) in context.text[slice(*part.span)]:
            continue  # WSJ for Wall Street Journal
        absent = []
        for name in lost:
            near = _near(context.text, part.span, name, set(found))
            if near is None:
                absent.append(name)
                continue
            covered = context.text[slice(*near)]
            fix = Fix((Edit(near.start, near.end, name),), UNSAFE, f"Write “{name}”")
            yield Finding("brand-missing", near, f"The source has {name}, not {covered}", fix, 0.9, evidence=(f"source: {name}",))
        if absent:
            message = f"The source has {', '.join(absent)} here, the translation does not"
            yield Finding("brand-missing", part.span, message, confidence=0.9, evidence=(f"{len(absent)} names in Latin letters",))


def _near(text: str, span: Span, name: str, others: set[str]) -> Span | None:
    """The one word of the part that is the name with a letter or two changed."""
    from rapidfuzz.distance import Levenshtein

    found = [
        Span(match.start(), match.end())
        for match in _name_pattern().finditer(text, span.start, span.end)
        if match[0][0].isupper()
        and match[0] not in others
        and Levenshtein.distance(match[0].lower(), name.lower()) <= max(1, len(name) // 5)
    ]
    return found[0] if len(found) == 1 else None


_ONE_SOUND = str.maketrans("kzy", "csi")


def _folded(text: str) -> str:
    """Small letters and digits, without the letters between which languages waver (Omikron, Brasil)."""
    return re.sub(r"[^a-z0-9 ]", "", text.lower().replace("\n", " ").replace("ph", "f")).translate(_ONE_SOUND)


def _counts(name: str) -> bool:
    """Whether a Latin word of the source is a name."""
    bare = re.sub(r"[^A-Za-z]", "", name)
    if len(bare) < 3 or _roman_pattern().fullmatch(name) or _network_pattern().search(name):
        return False
    return name.lower() not in packs.words("mul", "units") and any(char.isupper() for char in name)


def _names(original: str) -> list[str]:
    return [name for name in dict.fromkeys(_name_pattern().findall(_tag_pattern().sub(" ", original))) if _counts(name)]


def _absent(text: str, names: set[str]) -> set[str]:
    """The names that a text has neither as they are, nor joined, nor as words that begin like theirs."""
    if not names:
        return set()
    from ahocorasick_rs import AhoCorasick

    have = _folded(text)
    folded = {name: _folded(name).strip() for name in names}
    patterns = sorted(set(folded.values()) - {""})
    hits = AhoCorasick(patterns).find_matches_as_indexes(have.replace(" ", ""), overlapping=True)
    joined = {patterns[index] for index, _, _ in hits}
    beginnings: dict[str, set[int]] = defaultdict(set)
    for word in set(_word_pattern().findall(have)):
        for size in range(1, _BEGINNING + 1):
            beginnings[word[:size]].add(len(word))
    return {name for name in names if folded[name] not in joined and not all(map(partial(_begins, beginnings), _parts(name)))}


def _parts(name: str) -> list[str]:
    return [_folded(part) for part in _word_pattern().findall(name.lower())]


def _begins(beginnings: dict[str, set[int]], part: str) -> bool:
    """Whether there is a word that begins like a part of a name and is about as long."""
    return not beginnings.get(part[:_BEGINNING], set()).isdisjoint(range(len(part) - 2, len(part) + 3))


@cache
def _word_pattern() -> re.Pattern[str]:
    return re.compile(r"[a-z0-9]+")


@cache
def _name_pattern() -> re.Pattern[str]:
    return re.compile(r"(?<![\w@#/.&-])[A-Za-z][A-Za-z0-9]*(?:[&.'’-][A-Za-z0-9]+)*(?![\w@/])")


@cache
def _roman_pattern() -> re.Pattern[str]:
    return re.compile(r"[IVXLCDM]+")


@cache
def _network_pattern() -> re.Pattern[str]:
    return re.compile(r"\.[a-z]{2,4}$")


@cache
def _tag_pattern() -> re.Pattern[str]:
    return re.compile(r"<[^>]*>|&\w+;|\{[^}]*\}|%\w")

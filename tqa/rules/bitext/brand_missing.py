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
from collections.abc import Iterator
from functools import cache

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


def check(context: Context) -> Iterator[Finding]:
    """Look for every Latin name of the source in the whole text."""
    source = context.source
    if source is None or "Latn" in native_scripts(source.language) or "Latn" not in native_scripts(context.language):
        return
    have = _folded(context.text)
    words = set(re.findall(r"[a-z0-9]+", have))
    for part in context.get(aligned):
        original = _tag_pattern().sub(" ", source.text[slice(*part.source)])
        lost = [name for name in dict.fromkeys(_name_pattern().findall(original)) if _counts(name) and not _is_there(name, have, words)]
        absent = []
        for name in lost:
            near = _near(context.text, part.span, name, set(_name_pattern().findall(original)))
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


def _folded(text: str) -> str:
    return re.sub(r"[^a-z0-9 ]", "", text.lower().replace("\n", " "))


def _counts(name: str) -> bool:
    """Whether a Latin word of the source is a name."""
    bare = re.sub(r"[^A-Za-z]", "", name)
    if len(bare) < 3 or _roman_pattern().fullmatch(name) or _network_pattern().search(name):
        return False
    return name.lower() not in packs.words("mul", "units") and any(char.isupper() for char in name)


def _is_there(name: str, have: str, words: set[str]) -> bool:
    folded = _folded(name).strip()
    if folded in have.replace(" ", ""):
        return True
    parts = re.findall(r"[a-z0-9]+", name.lower())
    return all(part in words or any(word.startswith(part[:5]) and abs(len(word) - len(part)) <= 2 for word in words) for part in parts)


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

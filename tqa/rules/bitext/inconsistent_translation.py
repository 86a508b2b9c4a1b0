"""One segment that is translated in two ways.

In a bitext, or with the source (`--source`), segments that are word for word the same should have one translation: readers of a manual or
an interface take two wordings for two things. Compared are the words; capitals, blanks and punctuation do not matter.

Bad: `Öffnen Sie nie das Gehäuse.` where `Never open the housing of the pump.` is `Das Gehäuse der Pumpe nie öffnen.` elsewhere

Good: `Das Gehäuse der Pumpe nie öffnen.` in both places

## Correction

Shown: the translation that most of the others have, else the first one.

## When it keeps quiet

About segments of fewer than four words, which mean different things in different places, and about PO files, where a segment that comes
again has another context or number.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache

from tqa.analysis.bitext.alignment import Aligned, aligned
from tqa.analysis.context import Context
from tqa.linguistics import packs
from tqa.model.finding import Finding, Related, Rule
from tqa.model.fix import DISPLAY, Edit, Fix

RULE = Rule(
    summary="one segment that is translated in two ways",
    category="Style/Inconsistent style",
    its_type="inconsistency",
    severity="minor",
    fix="display",
    needs=("source",),
)

_WORDS = 4
_CHARACTERS = 10
_SHOWN = 60


def check(context: Context) -> Iterator[Finding]:
    """Report the rarer translations."""
    source = context.source
    if source is None or context.document.format == "po":
        return
    unspaced = "unspaced" in packs.words(source.language, "traits")
    groups: dict[tuple[str, ...], list[Aligned]] = defaultdict(list)
    for part in context.get(aligned):
        words = tuple(_word().findall(source.text[slice(*part.source)].casefold()))
        if len("".join(words)) >= _CHARACTERS if unspaced else len(words) >= _WORDS:
            groups[words].append(part)
    for parts in groups.values():
        if len(parts) > 1:
            yield from _compared(context, source, parts)


def _compared(context: Context, source: Context, parts: list[Aligned]) -> Iterator[Finding]:
    wordings = [tuple(_word().findall(context.text[slice(*part.span)].casefold())) for part in parts]
    counts = Counter(wordings)
    if len(counts) == 1:
        return
    usual = max(counts, key=lambda wording: counts[wording])  # of equals the first one
    example = parts[wordings.index(usual)].span
    right = context.text[slice(*example)]
    for part, wording in zip(parts, wordings, strict=True):
        if wording != usual:
            message = "The same segment is translated otherwise elsewhere"
            fix = Fix((Edit(part.span.start, part.span.end, right),), DISPLAY, f"As elsewhere: “{_shown(right)}”")
            evidence = (f"source: {_shown(source.text[slice(*part.source)])}", f"{counts[usual]} of {len(parts)} times as proposed")
            related = (Related(example, "the other translation"),)
            yield Finding("inconsistent-translation", part.span, message, fix, 0.85, related=related, evidence=evidence)


def _shown(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else line[:_SHOWN] + "…"


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"\w+")

"""An acronym of the source language, carried over letter by letter.

"ДТП" is a road accident; "DTP" is nothing to an English reader. The tables of the language pairs (`acronyms.tsv`) have acronyms that stand
for words, not for institutions that are known by them (FSB, TASS); institutions belong to the glossaries.

Bad: `Two people died in the DTP, the UMVD says.`

Good: `The FSB and TASS are silent; the UK left the EU.`

## Correction

Unsafe: the words that the acronym stands for; grammar may need more.

## When it keeps quiet

In texts that are not known to be translated from the language, about acronyms with another meaning unless words near them fit, and where
the text explains the acronym in parentheses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from tqa.analysis.characters import line_around
from tqa.analysis.context import Context
from tqa.analysis.lexicons import Lexicon, hits
from tqa.linguistics import packs
from tqa.model.finding import Finding, Rule
from tqa.model.fix import UNSAFE, Edit, Fix
from tqa.model.text import Span

RULE = Rule(
    summary="an acronym of the source language, carried over letter by letter",
    category="Accuracy/Untranslated",
    its_type="untranslated",
    severity="minor",
    fix="unsafe",
)

_NEAR = 60


def _load(language: str, source_language: str) -> Iterator[tuple[str, dict[str, str]]]:
    for row in packs.table(f"{source_language}-{language}", "acronyms") if source_language else ():
        yield row["form"], row


ACRONYMS = Lexicon("carried-acronyms", _load)
LEXICONS = (ACRONYMS,)


@cache
def _pattern(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def check(context: Context) -> Iterator[Finding]:
    """Report acronyms in the case that the table has."""
    text = context.text
    explained: dict[str, int] = {}
    for hit in hits(context, ACRONYMS):
        covered, row = text[hit.start : hit.end], hit.entry
        if covered != row["form"] or text[hit.end : hit.end + 1] == "-" or text[hit.start - 1 : hit.start] in tuple("-@#."):
            continue
        if covered not in explained:
            explained[covered] = _explained(text, covered)
        if hit.start >= explained[covered] or not _fits(text, hit.start, hit.end, row):
            continue
        fix = Fix((Edit(hit.start, hit.end, row["right"]),), UNSAFE, f"Write “{row['right']}”")
        yield Finding(
            "carried-acronym",
            Span(hit.start, hit.end),
            f"“{covered}” is “{row['original']}” letter by letter: {row['right']}",
            fix,
            0.85 if row["before"] or row["after"] or row["near"] else 0.9,
            evidence=(f"the text is a translation from {context.source_language}",),
        )


def _explained(text: str, acronym: str) -> int:
    """From where on the text can be taken to have explained the acronym: everywhere, from its "DTP (…)" on, or nowhere."""
    if f"({acronym})" in text:
        return 0
    at = text.find(f"{acronym} (")
    return at if at >= 0 else len(text)


def _fits(text: str, start: int, end: int, row: dict[str, str]) -> bool:
    """Whether the words around it are those of its meaning."""
    if not (row["before"] or row["after"] or row["near"]):
        return True
    low, high = line_around(text, start, end, _NEAR)
    before, after = text[low:start], text[end:high]
    if row["before"] and _pattern(rf"(?:{row['before']})$").search(before):
        return True
    if row["after"] and _pattern(row["after"]).match(after):
        return True
    return bool(row["near"]) and any(_pattern(row["near"]).search(part) for part in (before, after))

"""A date written as in the source language.

Bad: `The bridge was built in 2010 year and opened on 13 of July.`

Good: `The bridge was built in 2010 and opened on 13 July.`

The forms stand in the packs of the languages (`figure_forms.tsv`), each with an example that is wrong and one that looks like it.

## Correction

Safe where only one date can be meant; unsafe where a century or the order is understood.

## When it keeps quiet

About dates in digits, unless the text is a translation from a language that writes them with points.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from tqa.analysis.calendar import months
from tqa.analysis.characters import places
from tqa.analysis.context import Context
from tqa.analysis.forms import LEXICON, reported
from tqa.linguistics.locales import locale
from tqa.model.finding import Finding, Rule
from tqa.model.fix import SAFE, UNSAFE, Edit, Fix
from tqa.model.text import Span

RULE = Rule(
    summary="a date written as in the source language",
    category="Locale/Date format",
    its_type="locale-specific-content",
    severity="minor",
    fix="safe",
)
LEXICONS = (LEXICON,)


def check(context: Context) -> Iterator[Finding]:
    """Forms of the pack, and dotted dates of a dotted source language."""
    yield from reported(context, "date-format")
    if not locale(context.language).dates_in_words or context.source_language is None or not locale(context.source_language).dotted_dates:
        return
    text = context.text
    if not any(text[at - 1 : at].isdecimal() and text[at + 1 : at + 2].isdecimal() for at in places(text, ".")):
        return
    names = months(context.language)
    for match in _dotted_pattern().finditer(text):
        day, month, year = int(match[1]), int(match[2]), match[3]
        if not (1 <= day <= 31 and 1 <= month <= 12):
            continue
        written = f"{day} {names[month - 1]} {year}"
        sure = day > 12
        fix = Fix((Edit(match.start(), match.end(), written),), SAFE if sure else UNSAFE, f"Write “{written}”")
        yield Finding(
            "date-format",
            Span(*match.span()),
            f"“{match[0]}” is a date of the source language",
            fix,
            0.93,
            evidence=(f"source language {context.source_language} writes day, month and year with points",),
        )


@cache
def _dotted_pattern() -> re.Pattern[str]:
    return re.compile(r"(?<![\w.,-])([0-3]?\d)\.([01]?\d)\.((?:19|20)\d\d)(?![\w-]|\.\d)")

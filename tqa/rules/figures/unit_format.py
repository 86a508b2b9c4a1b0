"""A unit or currency that is cut, doubled or written as in the source language.

Bad: `The flat has 94 square meters. m and costs us $ 300.`

Good: `The flat has 94 square meters and costs US$300.`

The forms stand in the packs of the languages (`figure_forms.tsv`), each with an example that is wrong and one that looks like it.

## Correction

Safe where only a blank is too much; unsafe where a word goes.

## When it keeps quiet

About blanks before or behind a unit that the language allows, and about tables.
"""

from __future__ import annotations

from collections.abc import Iterator

from tqa.analysis.characters import places
from tqa.analysis.context import Context
from tqa.analysis.forms import LEXICON, reported
from tqa.linguistics.locales import locale
from tqa.model.finding import Finding, Rule
from tqa.model.fix import SAFE, Edit, Fix
from tqa.model.text import Span

RULE = Rule(
    summary="a unit or currency in the form of the source language",
    category="Locale/Measurement format",
    its_type="locale-specific-content",
    severity="minor",
    fix="safe",
)
LEXICONS = (LEXICON,)


def check(context: Context) -> Iterator[Finding]:
    """Forms of the pack, and blanks behind a currency sign."""
    found = list(reported(context, "unit-format"))
    yield from found
    taken = {at for finding in found for at in range(*finding.span)}
    text = context.text
    for sign in locale(context.language).currency_before:
        for at in places(text, f"{sign} "):
            end = at + 2
            while end < len(text) and (text[end].isdecimal() or (text[end] in ".," and text[end + 1 : end + 2].isdecimal())):
                end += 1
            before = text[at - 1 : at]
            if end == at + 2 or before == "$" or before.isdigit() or at in taken:
                continue
            start = at
            while start > 0 and text[start - 1].isupper():
                start -= 1
            edit = Edit(at + 1, at + 2, "")
            yield Finding(
                "unit-format", Span(start, end), f"A blank cuts “{text[start:end]}”", Fix((edit,), SAFE, "Remove the blank"), 0.93
            )

"""A figure that is not the source's.

Machine translation drops and doubles digits ("2022" becomes "2002", "500" becomes "50") and loses the scale ("30 тыс." becomes "300,000").
With the source (`--source`) every figure is compared by value: separators, scales, number words, months, Roman numerals, rounding of large
sums and twelve-hour clocks are allowed for. Paragraphs are compared one by one when both texts have equally many, else as a whole.

Bad: `The fine is 360 euros.` where the source has `Штраф составит 3600 евро.`

Good: `The fine is 3.6 thousand euros.` where the source has `Штраф составит 3600 евро.`

## Correction

Shown where one figure stands for one other; the right form depends on the sentence.

## When it keeps quiet

When a word says the number, or may say it: 0, and small numbers in languages without a table of numerals. When figures are only written in
another way, and when all digits are there in the same order.
"""

from __future__ import annotations

from collections.abc import Iterator

from tqa.analysis.bitext.figures import Difference, differences
from tqa.analysis.context import Context
from tqa.analysis.scripts import native_scripts
from tqa.linguistics import packs
from tqa.linguistics.numerals import Figure
from tqa.model.finding import Finding, Rule
from tqa.model.fix import DISPLAY, Edit, Fix
from tqa.model.text import Span

RULE = Rule(
    summary="a figure that is not the source's",
    category="Accuracy/Mistranslation",
    its_type="numbers",
    severity="major",
    fix="display",
    needs=("source",),
)

_SMALL = 12
"""Numbers up to this one are often words, which only some languages have a table of."""


def check(context: Context) -> Iterator[Finding]:
    """Report what has no counterpart."""
    if context.source is None:
        return
    reads_no_words = not packs.has(context.language, "numerals")
    # `brand-missing` has the models that stand in Latin letters in such sources
    is_foreign = "Latn" not in native_scripts(context.source.language) and "Latn" in native_scripts(context.language)
    for difference in context.get(differences):
        if difference.missing and difference.extra:
            yield from _altered(context, context.source, difference)
        elif difference.extra:
            for figure in difference.extra:
                raw = context.text[figure.start : figure.end]
                yield Finding("number-mismatch", Span(figure.start, figure.end), f"The source has no {raw}", confidence=0.7)
        else:
            lost = [
                figure
                for figure in difference.missing
                if not (is_foreign and figure.code and _is_latin(context.source.text, figure))
                and not (reads_no_words and max(figure.values, default=_SMALL) <= _SMALL)
                and figure.values != {0.0}
            ]
            if not lost:
                continue
            raw = ", ".join(context.source.text[figure.start : figure.end] for figure in lost)
            where = difference.part.span
            yield Finding("number-mismatch", where, f"The source has {raw} here, the translation does not", confidence=0.7)


def _is_latin(text: str, figure: Figure) -> bool:
    """Whether the letters that a figure is joined to are Latin: those of "S1000", not those of "м3" and "Формулы-1"."""
    before = text[max(0, figure.start - 2) : figure.start].rstrip("-‑")[-1:]
    return any(char.isascii() and char.isalpha() for char in (before, text[figure.end : figure.end + 1]))


def _altered(context: Context, source: Context, difference: Difference) -> Iterator[Finding]:
    left = list(difference.missing)
    for figure in difference.extra:
        raw = context.text[figure.start : figure.end]
        other = min(left, key=lambda each: _distance(raw, source.text[each.start : each.end])) if left else None
        if other is None:
            yield Finding("number-mismatch", Span(figure.start, figure.end), f"The source has no {raw}", confidence=0.7)
            continue
        left.remove(other)
        right = _with_unit(source, other)
        fix = Fix((Edit(figure.start, figure.end, source.text[other.start : other.end]),), DISPLAY, f"The source has “{right}”")
        yield Finding(
            "number-mismatch",
            Span(figure.start, figure.end),
            f"{raw} stands where the source has {source.text[other.start : other.end]}",
            fix,
            0.9,
            evidence=(f"source: {right}",),
        )


def _with_unit(source: Context, figure: Figure) -> str:
    """The figure with the word behind it."""
    after = source.text[figure.end : figure.end + 24].split()
    unit = after[0].rstrip(".,;:!?)»”") if after else ""
    return source.text[figure.start : figure.end] + (f" {unit}" if unit else "")


def _distance(one: str, other: str) -> int:
    from rapidfuzz.distance import Levenshtein

    return Levenshtein.distance(one, other)

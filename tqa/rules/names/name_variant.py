"""One name in two spellings.

Machine translation romanises a name anew at every mention: Tatyana Stanova and Tatiana Stanovaya are one woman to the author and two to
the reader and to every search. Spellings are grouped when they are romanisations of one original; case forms of one surname behind one
given name; forms of one given name before one surname; when they sound alike and stand behind one given name, in a name whose other
words are the same, or where a surname was never introduced; and when a place ("Pushkin Square") is also called by the adjective made
from it ("Pushkinskaya"). With the source, its names decide what is one entity. Given names, initials and neighbours that contradict keep
people and things apart.

Bad: `Sergei Puryasev explained it. Sergey Puryasev added that it would rain.`

Good: `Sergei Ivanov explained it. Sergey Petrov added that it would rain.`

## Correction

Unsafe: every minority spelling becomes the chosen one (the most frequent, then the fullest, then the first).

## When it keeps quiet

When two spellings may be two people: other given names, other initials, a surname and its feminine form without a given name that is
the same throughout.
"""

from __future__ import annotations

from collections.abc import Iterator

from tqa.analysis.context import Context
from tqa.analysis.mentions import mentions
from tqa.analysis.slots import slots
from tqa.model.finding import Finding, Related, Rule
from tqa.model.fix import UNSAFE, Edit, Fix
from tqa.model.text import Span

RULE = Rule(
    summary="one name in two spellings",
    category="Terminology/Inconsistent use",
    its_type="inconsistent-entities",
    severity="major",
    fix="unsafe",
    needs=("slots",),
)


def check(context: Context) -> Iterator[Finding]:
    """Report every mention in a spelling that is not the chosen one."""
    found = context.get(mentions)
    for slot in context.get(slots):
        if slot.consistent:
            continue
        right = next(word for word in slot.words if word.text == slot.right)
        place = found[right.mentions[0]]
        related = (Related(Span(place.start, place.end), f"“{slot.right}” here"),)
        for word in slot.words:
            if word.text.lower() == slot.right.lower():
                continue
            new = slot.right.upper() if word.text.isupper() else slot.right
            for index in word.mentions:
                span = Span(found[index].start, found[index].end)
                yield Finding(
                    "name-variant",
                    span,
                    f"“{word.text}” is also spelled “{slot.right}” in this text",
                    Fix((Edit(span.start, span.end, new),), UNSAFE, f"Write “{new}”, {slot.reason}"),
                    0.85,
                    related=related,
                    evidence=slot.evidence,
                )

"""Text was decoded with the wrong table, so that letters and marks fell apart into two or more characters.

A crawler that ignores the encoding of a page stores it so, and a translation leaves it as it is.

Bad: `The cafÃ© in OrlÃ©ans is open again.`

Good: `The café in Orléans is open again.`

Fix: restores the characters (safe: their bytes allow no other reading, and written back they give the damaged text again).

It keeps quiet where a letter and a mark beside it only look like it, as the end of `«IRMÃ»`.
"""

from __future__ import annotations

from collections.abc import Iterator

from tqa.analysis.context import Context
from tqa.analysis.scrape.encoding import damages
from tqa.model.finding import Finding, Rule
from tqa.model.fix import SAFE, UNSAFE, Edit, Fix

RULE = Rule(
    summary="text was decoded with the wrong table",
    category="Design/Markup/Character encoding",
    its_type="characters",
    severity="major",
    fix="safe",
)


def check(context: Context) -> Iterator[Finding]:
    text = context.text
    for damage in context.get(damages):
        start, end = damage.span
        sure = damage.sequences > 1 or end - start > 2
        yield Finding(
            "mojibake",
            damage.span,
            f"“{_short(text[start:end])}” was “{_short(damage.original)}” before it was decoded with the wrong table",
            Fix((Edit(start, end, damage.original),), SAFE if sure else UNSAFE, "Restore the characters"),
            0.97 if sure else 0.85,
            evidence=(f"its characters are UTF-8 read as {damage.codec}",),
        )


def _short(piece: str) -> str:
    return piece if len(piece) <= 40 else f"{piece[:39]}…"

"""A brand, product name or code that must stay as it is was changed.

Concerns the glossary entries with `keep = true`. In the translation alone, other capitals in such a name are found; with the source
text, also a name that the source has and the translation has not.

Bad: `The clip was removed from Youtube.` with the entry YouTube

Good: `The clip was removed from YouTube.`

Words all in capitals, as in a heading, are left alone, and so is a name that the translation has at least once when only the number
of mentions differs.

Fix: safe for capitals; none for a missing name.
"""

from __future__ import annotations

from collections.abc import Iterator

from tqa.analysis.context import Context
from tqa.analysis.structure import paragraphs
from tqa.analysis.terms import STARTER, matches
from tqa.glossary.entries import ADMITTED, PREFERRED
from tqa.model.finding import Finding, Rule
from tqa.model.fix import SAFE, Edit, Fix
from tqa.model.text import Span

RULE = Rule(
    summary="a name that must stay as it is was changed",
    category="Accuracy/Do not translate",
    its_type="terminology",
    severity="major",
    fix="safe",
    needs=("terms",),
)
LEXICONS = (STARTER,)


def check(context: Context) -> Iterator[Finding]:
    """Yield one finding for each changed name and each missing one."""
    present: set[str] = set()
    for match in context.get(matches):
        form = match.form
        if not form.entry.keep or form.status not in (PREFERRED, ADMITTED):
            continue
        present.add(form.entry.label)
        found = context.text[match.start : match.end]
        if found in form.entry.right(context.language) or found.isupper():
            continue
        yield Finding(
            "do-not-translate",
            Span(match.start, match.end),
            f"“{found}” is written “{form.text}”",
            Fix((Edit(match.start, match.end, form.text),), SAFE, f"Write “{form.text}”"),
            0.95,
            evidence=(f"glossary {form.glossary}: the name must stay as it is",),
        )
    if context.source is not None:
        yield from _missing(context, context.source, present)


def _missing(context: Context, source: Context, present: set[str]) -> Iterator[Finding]:
    lost: dict[str, str] = {}
    for match in source.get(matches):
        entry = match.form.entry
        if entry.keep and match.form.status in (PREFERRED, ADMITTED) and entry.label not in present:
            lost.setdefault(entry.label, match.form.glossary)
    here = context.get(paragraphs)
    if not (lost and here):
        return
    names = ", ".join(f"“{name}”" for name in lost)
    yield Finding(
        "do-not-translate",
        here[0],
        f"The source has {names} and the translation has not",
        None,
        0.8,
        evidence=tuple(f"glossary {glossary}: {name} must stay as it is" for name, glossary in lost.items()),
    )

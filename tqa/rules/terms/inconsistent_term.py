"""Two right forms of one glossary entry in one document.

A glossary may admit several forms of a term or a name ("Kyiv" and "Kiev"); each is right, but one document should keep to one.

Bad: `The train left Kyiv at noon. In Kiev nobody knew of it.`

Good: `The train left Kyiv at noon. In Kyiv nobody knew of it.`

A form that is part of another form of its entry (a surname, a short name), and an abbreviation beside the full form, are no second form.
Of the starter glossaries only the entries that say so are judged. The form to keep is the preferred one of a glossary that you gave,
else the one that the document has more often, else the one it has first.

Fix: unsafe, writes the kept form.
"""

from __future__ import annotations

from collections.abc import Iterator

from tqa.analysis.context import Context
from tqa.analysis.terms import STARTER, Match, matches
from tqa.glossary.entries import ADMITTED, LISTED, PREFERRED
from tqa.model.finding import Finding, Related, Rule
from tqa.model.fix import UNSAFE, Edit, Fix
from tqa.model.text import Span

RULE = Rule(
    summary="two right forms of one term in one document",
    category="Terminology/Inconsistent use",
    its_type="inconsistency",
    severity="minor",
    fix="unsafe",
    needs=("terms",),
)
LEXICONS = (STARTER,)


def check(context: Context) -> Iterator[Finding]:
    """Yield one finding for each mention in another form than the kept one."""
    groups: dict[tuple[str, str], list[Match]] = {}
    for match in context.get(matches):
        form = match.form
        if form.status in (PREFERRED, ADMITTED) and not form.entry.keep:
            groups.setdefault((form.glossary, form.entry.label), []).append(match)
    for found in groups.values():
        yield from _mixed(found)


def _mixed(found: list[Match]) -> Iterator[Finding]:
    counts: dict[str, int] = {}
    for match in found:
        counts[match.form.text] = counts.get(match.form.text, 0) + 1
    if len(counts) < 2:
        return
    entry = found[0].form.entry
    listed = not entry.uniform and found[0].form.use in counts
    kept = found[0].form.use if listed else max(counts, key=lambda text: counts[text])
    first = next(match for match in found if match.form.text == kept)
    for match in found:
        form = match.form
        if form.text == kept or not _rivals(form.text, kept):
            continue
        fix = Fix((Edit(match.start, match.end, kept),), UNSAFE, f"Write “{kept}”") if form.reason == LISTED else None
        yield Finding(
            "inconsistent-term",
            Span(match.start, match.end),
            f"“{form.text}” and “{kept}” are mixed in this document",
            fix,
            0.9,
            related=(Related(Span(first.start, first.end), f"“{kept}” stands here"),),
            evidence=(
                f"glossary {form.glossary}: {'the preferred form is' if listed else 'the document has more often or first'} “{kept}”",
            ),
        )


def _rivals(one: str, other: str) -> bool:
    """Whether two forms compete; a short form and an abbreviation go with the full one."""
    if one.lower() in other.lower() or other.lower() in one.lower():
        return False
    return one.isupper() == other.isupper()

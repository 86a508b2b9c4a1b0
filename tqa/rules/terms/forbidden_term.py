"""A form that a glossary rules out: an agency's name translated as words, a house term in a wrong form.

Machine translation turns names of media, ministries and services into common words, letter by letter or word by word. Each glossary entry
gives the right form and lists wrong ones; in a house glossary, wrong romanisations and case forms of the source name are derived from it.
The starter glossaries that come with the program say this of English texts of Russian or Ukrainian origin, or of unknown origin.

Bad: `According to RIA News, the talks will go on.`

Good: `According to RIA Novosti, the talks will go on.`

Forms that are also common words ("Rain", "Bell") count only beside the words that the entry names, such as "TV channel".
A form inside the right form of its own entry, and an entry that does not hold at the article's date, are left alone.

Fix: safe where the form was listed, needs no context and has no article before it; otherwise a person should look.
"""

from __future__ import annotations

from collections.abc import Iterator

from tqa.analysis.context import Context
from tqa.analysis.terms import STARTER, Match, matches
from tqa.glossary.entries import FORBIDDEN, INFLECTED, LISTED, SUPERSEDED, SUSPECT, WRONG
from tqa.linguistics import inflection, packs
from tqa.model.finding import Finding, Rule
from tqa.model.fix import DISPLAY, SAFE, UNSAFE, Edit, Fix
from tqa.model.text import Span

RULE = Rule(
    summary="a form that the glossary rules out",
    category="Terminology/Wrong term",
    its_type="terminology",
    severity="major",
    fix="safe",
    needs=("terms",),
)
LEXICONS = (STARTER,)


def check(context: Context) -> Iterator[Finding]:
    """Yield one finding a wrong form."""
    for match in context.get(matches):
        form = match.form
        if form.status not in WRONG:
            continue
        found = context.text[match.start : match.end]
        right = f"should be “{form.use}”" if form.use else "is ruled out by the glossary"
        yield Finding(
            "forbidden-term",
            Span(match.start, match.end),
            f"“{found}” {right}",
            _fix(context, match, found),
            0.8 if form.status == SUSPECT else 0.95,
            severity="minor" if form.status == SUPERSEDED else None,
            evidence=tuple(filter(None, (f"glossary {form.glossary}: {form.reason}", form.entry.note))),
        )


def _fix(context: Context, match: Match, found: str) -> Fix | None:
    form = match.form
    if not form.use:
        return None
    new = _as_found(form.text, found, form.use)
    if form.reason == INFLECTED:
        number = _same_number(context.language, form.text, found, new)
        return Fix((Edit(match.start, match.end, number or new),), UNSAFE if number else DISPLAY, f"Write “{number or new}”")
    certain = form.status in (FORBIDDEN, SUPERSEDED) and form.reason == LISTED and not _article_before(context, match.start)
    return Fix((Edit(match.start, match.end, new),), SAFE if certain else UNSAFE, f"Write “{new}”")


def _same_number(language: str, form: str, found: str, use: str) -> str:
    """The right term with the ending that the wrong one has in the text, where both take it; else an empty string."""
    if not found.lower().startswith(form.lower()):
        return ""
    ending = found[len(form) :]
    first, last = use.rpartition(" ")[0], use.rpartition(" ")[2]
    fits = inflection.fold(last + ending, language) in inflection.forms(last, language)
    return f"{first} {last}{ending}".strip() if fits else ""


def _article_before(context: Context, start: int) -> bool:
    """Whether an article stands before the form: it may have to go, or to change, with the right form."""
    before = context.text[max(0, start - 6) : start].split()
    return bool(before) and before[-1].lower() in packs.words(context.language, "articles")


def _as_found(form: str, found: str, use: str) -> str:
    """The replacement with the capitals of the place: a heading's, or a sentence's first letter."""
    if found.isupper() and not form.isupper():
        return use.upper()
    if found[0].isupper() and form[0].islower():
        return use[0].upper() + use[1:]
    return use

"""A form that a glossary rules out: an agency's name translated as words, a house term in a wrong form.

Machine translation turns names of media, ministries and services into common words, letter by letter or word by word. Each glossary entry
gives the right form and lists wrong ones; in a house glossary, wrong romanisations and case forms of the source name are derived from it.
The starter glossaries that come with the program say this of English texts of Russian or Ukrainian origin, or of unknown origin.

Bad: `According to RIA News, the talks will go on.`

Good: `According to RIA Novosti, the talks will go on.`

Forms that are also common words ("Rain", "Bell") count only beside the words that the entry names, such as "TV channel".
A form inside the right form of its own entry, and an entry that does not hold at the article's date, are left alone.

A form that a glossary calls superseded is a minor finding.

Fix: safe where the form was listed and needs no context, and no article stands before a name; “a” and “an” change with a term, and so does
its number where that is certain. Otherwise a person should look.
"""

from __future__ import annotations

from collections.abc import Iterator

from tqa.analysis.context import Context
from tqa.analysis.terms import STARTER, Match, matches
from tqa.glossary.entries import FORBIDDEN, INFLECTED, LISTED, SUPERSEDED, SUSPECT, WRONG
from tqa.linguistics import packs
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
        fix = _fix(context, match, found)
        new = fix.edits[0].text if fix and form.reason == INFLECTED else form.use
        right = f"should be “{new}”" if new else "is ruled out by the glossary"
        yield Finding(
            "forbidden-term",
            Span(match.start, match.end),
            f"“{found}” {right}",
            fix,
            0.8 if form.status == SUSPECT else 0.95,
            severity="minor" if form.status == SUPERSEDED else None,
            evidence=tuple(filter(None, (f"glossary {form.glossary}: {form.reason}", form.entry.note))),
        )


def _fix(context: Context, match: Match, found: str) -> Fix | None:
    form = match.form
    if not form.use:
        return None
    new = _as_found(form.text, found, form.use)
    sure = form.status in (FORBIDDEN, SUPERSEDED) and form.reason == LISTED
    if form.reason == INFLECTED:
        number = _same_number(context.language, form.text, found, new)
        if not number:
            return Fix((Edit(match.start, match.end, new),), DISPLAY, f"Write “{new}”")
        new = number
    start, article = _article_before(context, match.start)
    if not article:
        return Fix((Edit(match.start, match.end, new),), SAFE if sure else UNSAFE, f"Write “{new}”")
    right = _article_for(context.language, article, new)
    sure = sure and form.entry.kind == "term" and bool(right)
    if right and right != article:
        return Fix((Edit(start, match.end, f"{right} {new}"),), SAFE if sure else UNSAFE, f"Write “{right} {new}”")
    return Fix((Edit(match.start, match.end, new),), SAFE if sure else UNSAFE, f"Write “{new}”")


def _same_number(language: str, form: str, found: str, use: str) -> str:
    """The right term in the form that the wrong one has in the text, where that is certain; else an empty string.

    Certain is the plural where words have no other second form, and an ending that both words take.
    """
    (lead, last), (before, base), (there, here) = map(_last_word, (use, form, found))
    if there.lower() != before.lower():
        return ""
    from tqa.linguistics import inflection

    wrong, right = inflection.others(base, language), inflection.others(last, language)
    if len(wrong) == len(right) == 1 and wrong[0] == inflection.fold(here, language):
        kept = next((at for at, char in enumerate(last.lower()) if not right[0].startswith(last[: at + 1].lower())), len(last))
        return lead + last[:kept] + right[0][kept:]
    if (len(wrong) == 1) == (len(right) == 1) and here.lower().startswith(base.lower()):
        ending = here[len(base) :]
        if inflection.fold(last + ending, language) in inflection.forms(last, language):
            return lead + last + ending
    return ""


def _last_word(term: str) -> tuple[str, str]:
    """A term up to its last word, and the word."""
    at = max(term.rfind(" "), term.rfind("-")) + 1
    return term[:at], term[at:]


def _article_before(context: Context, start: int) -> tuple[int, str]:
    """Where the article before a form begins, and the article; it may have to go, or to change, with the right form."""
    lead = context.text[max(0, start - 6) : start]
    words = lead.split()
    if not words or words[-1].lower() not in packs.words(context.language, "articles"):
        return start, ""
    return start - len(lead) + lead.rindex(words[-1]), words[-1]


def _article_for(language: str, article: str, new: str) -> str:
    """The article in the form that goes before the new words; empty when their first letter leaves it open."""
    rows = packs.pairs(language, "article_forms")
    if article.lower() not in dict(rows):
        return article
    first = new.partition(" ")[0]
    right = next((form for form, letters in rows if first[:1].lower() in letters.split()), "")
    if not right or (first.isupper() and len(first) > 1):
        return ""
    return right.capitalize() if article[0].isupper() else right


def _as_found(form: str, found: str, use: str) -> str:
    """The replacement with the capitals of the place: a heading's, or a sentence's first letter."""
    if found.isupper() and not form.isupper():
        return use.upper()
    if found[0].isupper() and form[0].islower():
        return use[0].upper() + use[1:]
    return use

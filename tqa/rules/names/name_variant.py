"""One name in two spellings.

Machine translation romanises a name anew at every mention: Tatyana Stanova and Tatiana Stanovaya are one woman to the author and two to
the reader and to every search. Spellings are grouped when they are romanisations of one original; case forms of one surname behind one
given name; forms of one given name before one surname; when they sound alike and stand behind one given name, in a name whose other
words are the same, or where a surname was never introduced, by their letters or as a Western European spelling is heard (Cowdrey,
Kaudri); when two letters changed places, or a spelling that occurs once has one letter of a frequent one different; and when a place
("Pushkin Square") is also called by the adjective made from it ("Pushkinskaya"). With the source, its names decide what is one entity.
Given names, initials and neighbours that contradict keep people and things apart.

In texts in Slavic languages all case forms of a name are one spelling, and so are ё and е. Two names are one when they stand beside
the same words and sound alike, or differ as two habits of writing a foreign name do (Уильям, Вильям; Чжан, Чан; Đoković, Djoković). Where
a dictionary has both, they are two; where there is no dictionary, surnames that end as native ones do must be nearer than foreign ones.
A source in any language says how many people there are. In Cyrillic text a surname left in Latin letters is one too, where the given name
of that person stands before it or the source has it of that person only; firms stay as they are, also those with the name of a person.

Scripts without capitals tell names by other cues: the mark between the parts of a foreign name (アントニー・ブリンケン), a title or an
office beside it, a listed given name before it, a verb of speech. Names are compared by what is heard (ブリンケン and 블링컨 are
“blinken”) without particles, prefixes and case endings, and two that sound alike are one name behind the same given name, beside an
office that one person holds, where only one full name fits, or where the source has one. Simplified and traditional characters of one
name are two spellings, and so is a surname left in Latin letters beside an office (Hudson国務長官).

Bad: `Sergei Puryasev explained it. Sergey Puryasev added that it would rain.`

Good: `Sergei Ivanov explained it. Sergey Petrov added that it would rain.`

## Correction

Every other spelling becomes the chosen one: the glossary's, else the source's, else the nominative that fits the bearer, else the most
frequent, the one in the full name, the usual romanisation, the fullest, the first. Safe when the source or a glossary says so, and never
inside quotation marks, where it may be the title of a document that is spelled otherwise; else unsafe.
In Slavic languages the chosen name takes the case of the one that it replaces; where that is not certain, it is only shown, and so it
is where a particle or an ending depends on the last sound (블링컨은, 블링케는).

## When it keeps quiet

When two spellings may be two people: other given names, other initials, a surname and its feminine form without a given name that is
the same throughout; in scripts without capitals also two names side by side in one clause, names of countries, and native names that
are told apart by one sound (김영수, 김영주).
"""

from __future__ import annotations

from collections.abc import Iterator

from tqa.analysis.context import Context
from tqa.analysis.names.wrong_names import VARIANT, wrong_names
from tqa.model.finding import Finding, Related, Rule

RULE = Rule(
    summary="one name in two spellings",
    category="Terminology/Inconsistent use",
    its_type="inconsistent-entities",
    severity="major",
    fix="safe",
    needs=("slots", "terms"),
)


def check(context: Context) -> Iterator[Finding]:
    """Report every such mention."""
    for wrong in context.get(wrong_names):
        if wrong.kind != VARIANT:
            continue
        yield Finding(
            "name-variant",
            wrong.span,
            f"“{wrong.found}” is also spelled “{wrong.right}” in this text",
            wrong.fix,
            0.95 if wrong.proof else 0.85,
            related=(Related(wrong.example, f"“{wrong.right}” here"),) if wrong.example is not None else (),
            evidence=wrong.evidence,
        )

"""A pronoun of the other gender behind a sentence that names one person.

A translator that works sentence by sentence does not know who "he" or "she" is. The rule looks at sentences that begin with such a pronoun,
right behind a sentence that names one person, whose given name tells the gender, and nobody else.

Bad: `The engineer Irina Melnikova built the bridge. He has worked here for ten years.`

Good: `The engineer Irina Melnikova built the bridge. She has worked here for ten years.`

## Correction

Shown only: possessives and further pronouns of the sentence have to change too.

## When it keeps quiet

When the sentence before names two people, or somebody by his office: the pronoun may mean him. It runs only when it is selected by name,
since real texts have more good pronouns that look wrong than wrong ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from tqa.analysis.context import Context
from tqa.analysis.names.mentions import mentions
from tqa.analysis.names.people import people
from tqa.analysis.structure import sentences
from tqa.linguistics import packs
from tqa.linguistics.given_names import given
from tqa.linguistics.wordlists import nouns
from tqa.model.finding import Finding, Related, Rule
from tqa.model.fix import DISPLAY, Edit, Fix
from tqa.model.text import Span

RULE = Rule(
    summary="a pronoun of the other gender",
    category="Accuracy/Mistranslation",
    its_type="mistranslation",
    severity="minor",
    fix="display",
    status="preview",
    languages=("en",),
    needs=("people", "sentences"),
)


def check(context: Context) -> Iterator[Finding]:
    """Report pronouns at the beginning of sentences."""
    text = context.text
    pronouns = {row["word"]: row["gender"] for row in packs.table(context.language, "subject_pronouns")}
    found = context.get(mentions)
    full = context.get(people).full
    spans = context.get(sentences)
    roles = nouns(context.language, "roles")
    for before, sentence in pairwise(spans):
        first = text[slice(*sentence)].split(" ", 1)[0]
        gender = pronouns.get(first.lower())
        if gender is None or "\n" in text[before.end : sentence.start]:
            continue
        named = [person for person in full.values() if before.start <= found[person.surname].start < before.end]
        titles = sum(roles.has(word.lower()) for word in re.findall(r"[^\W\d_]+", text[slice(*before)]))
        known = given(found[named[0].given].text) if len(named) == 1 and titles < 2 else None
        if known is None or not known.gender or known.gender == gender:
            continue
        other = next(word for word, own in pronouns.items() if own == known.gender).capitalize()
        name = Span(found[named[0].given].start, found[named[0].surname].end)
        span = Span(sentence.start, sentence.start + len(first))
        whose = "man" if known.gender == "m" else "woman"
        yield Finding(
            "name-pronoun",
            span,
            f"“{first}” follows {text[slice(*name)]}, and {found[named[0].given].text} is the name of a {whose}",
            Fix((Edit(span.start, span.end, other),), DISPLAY, f"Write “{other}” if the same person is meant"),
            0.6,
            related=(Related(name, "the person before it"),),
        )

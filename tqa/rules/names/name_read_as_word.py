"""A surname that was translated as the word that it is made from.

Many Russian surnames are words or made from words: Peskov from *pesok*, "sand"; Startsev from *starets*, "elder". Where the source has no
given name beside them, a translator that reads word by word writes "Sand warned" and "Elders recalls". In the translation alone, the word
must stand with a capital and without an article beside a reporting verb, nowhere in the text as an ordinary word, and the text must name
the person. With the source, the word must stand in a sentence of which the source has the surname and the translation has no spelling;
a word that the table does not have for the surname must be the only one there that is no name of the source, and without an article.

Bad: `The spokesman Dmitry Peskov came late. Sand warned that the talks would be long.`

Good: `The spokesman Dmitry Peskov came late. The sand on the beach was warm.`

## Correction

Unsafe: the surname in place of the word; articles and verbs around it may have to change too.

## When it keeps quiet

When the text has the word in lower case too; when nothing says that it speaks; when, without the source, the surname is not in the table
of the language pair.
"""

from __future__ import annotations

from collections.abc import Iterator

from tqa.analysis.context import Context
from tqa.analysis.names.mentions import mentions
from tqa.analysis.names.slots import slots
from tqa.model.finding import Finding, Related, Rule
from tqa.model.fix import UNSAFE, Edit, Fix
from tqa.model.text import Span

RULE = Rule(
    summary="a surname translated as a word",
    category="Accuracy/Mistranslation",
    its_type="mistranslation",
    severity="major",
    fix="unsafe",
    source_languages=("be", "ru", "uk"),
    needs=("slots",),
)


def check(context: Context) -> Iterator[Finding]:
    """Report every place where a surname stands as a word."""
    found = context.get(mentions)
    for slot in context.get(slots):
        for place in slot.misread:
            first = found[slot.words[0].mentions[0]]
            yield Finding(
                "name-read-as-word",
                place.span,
                f"“{context.text[slice(*place.span)]}” is the surname {slot.right}, translated as a word",
                Fix((Edit(place.span.start, place.span.end, slot.right),), UNSAFE, f"Write “{slot.right}”"),
                0.9 if context.source is not None else 0.75,
                related=(Related(Span(first.start, first.end), f"“{first.text}” here"),),
                evidence=(place.evidence,),
            )

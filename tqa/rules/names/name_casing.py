"""A name without its capital, where the same text writes it with one.

Translation of text in lower case or in capitals, and of sentences cut in the middle, loses capitals: "Donald trump". A surname counts
behind a given name that the text has with it, or behind any given name or title when the text has it with a capital elsewhere.

Bad: `Vera Plotnik won the race. The mayor thanked Vera plotnik in the evening.`

Good: `Gordon Brown wore a coat, and the coat was brown.`

## Correction

Safe: the name with its capital.

## When it keeps quiet

When the word may be an ordinary one: it stands somewhere without a given name before it, or the text has no such name with a capital.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from tqa.analysis.context import Context
from tqa.analysis.names.mentions import lower_words
from tqa.analysis.names.name_words import Word, words
from tqa.analysis.names.people import given_of, is_given
from tqa.model.finding import Finding, Related, Rule
from tqa.model.fix import SAFE, Edit, Fix
from tqa.model.text import Span

RULE = Rule(
    summary="a name without its capital",
    category="Linguistic/Spelling",
    its_type="misspelling",
    severity="minor",
    fix="safe",
    needs=("slots",),
)

_INSIDE = ("'", "’", "-")
"""Characters behind which a word goes on."""


def check(context: Context) -> Iterator[Finding]:
    """Report surnames in lower case behind a given name."""
    lower = context.get(lower_words)
    wanted = {
        text.lower(): word
        for text, word in context.get(words).items()
        if (word.full or word.spoken) and text[1:].islower() and text.lower() in lower
    }
    if not wanted:
        return
    text = context.text
    places: dict[str, list[tuple[Span, str]]] = defaultdict(list)
    last = ""
    end = -2
    for match in re.finditer(r"[^\W\d_]+", text):
        if match[0] in wanted:
            given = last if text[end : match.start()] in (" ", "\u00a0") and not text.startswith(_INSIDE, match.end()) else ""
            places[match[0]].append((Span(*match.span()), given))
        last, end = match[0], match.end()
    for small, found in places.items():
        word = wanted[small]
        if not all(_is_bearer(given, word) for _, given in found):
            continue
        first = text.find(word.text)
        for span, given in found:
            yield Finding(
                "name-casing",
                span,
                f"“{small}” is a name: “{word.text}”",
                Fix((Edit(span.start, span.end, word.text),), SAFE, f"Write “{word.text}”"),
                0.95,
                related=(Related(Span(first, first + len(word.text)), f"“{word.text}” here"),),
                evidence=(f"{given} is a given name",),
            )


def _is_bearer(given: str, word: Word) -> bool:
    return given[:1].isupper() and is_given(given) and (not word.named or given_of(given) in word.named)

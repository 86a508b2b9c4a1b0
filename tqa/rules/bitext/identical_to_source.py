"""A paragraph that is the source itself.

Bad: `Die Straße wurde am Montag gesperrt.` in English, where the source has the same.

Good: `BMW M3, Nordhaven 2021` where the source has the same.

## Correction

None: the paragraph has to be translated.

## When it keeps quiet

About names, figures, addresses, titles in capitals, and about what `untranslated-text` or `foreign-paragraph` already report.
"""

from __future__ import annotations

from collections.abc import Iterator

from tqa.analysis.bitext.alignment import aligned
from tqa.analysis.context import Context
from tqa.analysis.residue import residues
from tqa.model.finding import Finding, Rule

RULE = Rule(
    summary="a paragraph that is the source itself",
    category="Accuracy/Untranslated",
    its_type="untranslated",
    severity="major",
    needs=("source", "sentences"),
)

_WORDS = 2
_MARKS = ',.;:!?()«»“”"'


def check(context: Context) -> Iterator[Finding]:
    """Compare paragraphs that stand beside each other, letter by letter."""
    source = context.source
    if source is None or source.language == context.language:
        return
    for part in context.get(aligned):
        text, original = context.text[slice(*part.span)], source.text[slice(*part.source)]
        if text.casefold().split() != original.casefold().split():
            continue
        small = [word for word in (token.strip(_MARKS) for token in text.split()) if len(word) > 1 and word.isalpha() and word.islower()]
        if len(small) >= _WORDS and not any(residue.span.overlaps(part.span) for residue in context.get(residues)):
            yield Finding("identical-to-source", part.span, "The paragraph is the source’s, word by word", confidence=0.95)

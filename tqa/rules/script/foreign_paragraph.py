"""A long paragraph in another language.

Bilingual pages and related headlines leave whole paragraphs of the source, or of the site's language, in the text.

Bad: a paragraph of Italian between two paragraphs of English.

Good: an English article that quotes an Italian verse of one line.

## Correction

None: whether it is to be translated or removed is for a person to say.

## When it keeps quiet

About fewer than twelve words (`untranslated-text` reports sentences), about lists of names, and about paragraphs that share common words
with the text's language.
"""

from __future__ import annotations

from collections.abc import Iterator

from tqa.analysis.context import Context
from tqa.analysis.residue import residues
from tqa.model.finding import Finding, Rule

RULE = Rule(
    summary="a long paragraph in another language",
    category="Accuracy/Untranslated",
    its_type="untranslated",
    severity="major",
    needs=("sentences",),
)


def check(context: Context) -> Iterator[Finding]:
    """Report whole paragraphs."""
    for residue in context.get(residues):
        if residue.paragraph:
            language = f" ({residue.language})" if residue.language else ""
            message = f"The paragraph is in another language{language}"
            yield Finding("foreign-paragraph", residue.span, message, confidence=0.93, evidence=(residue.evidence,))

"""Words that were left in the source language.

An engine leaves what it cannot read: bracketed words of an editor, inscriptions, a sentence between two links; and a token that it has no
letters for becomes `<unk>` or `⁇`.

Bad: `The fair [Казахстана] opens in May. The ministers called it «розумний компроміс».`

Good: `The fair of Kazakhstan opens in May. The Verkhovna Rada (Верховна Рада) voted.`

## Correction

None: the words have to be translated.

Words of a script that the known source language does not have, and quotations, are minor: they may be examples or names.

## When it keeps quiet

About originals in parentheses or before a gloss, addresses and tags, formulas and units, bibliographies, switches between languages, and
quotations in another script than the source language's. Long paragraphs are reported by `foreign-paragraph`.
"""

from __future__ import annotations

from collections.abc import Iterator

from tqa.analysis.characters import inventory, places
from tqa.analysis.context import Context
from tqa.analysis.residue import residues
from tqa.model.finding import Finding, Rule
from tqa.model.text import Span

RULE = Rule(
    summary="words that were left in the source language",
    category="Accuracy/Untranslated",
    its_type="untranslated",
    severity="major",
)

_UNKNOWN = ("<unk>", "⁇")
_SHOWN = 50


def check(context: Context) -> Iterator[Finding]:
    """Words and sentences, and marks of words that the engine did not know."""
    for residue in context.get(residues):
        if residue.paragraph:
            continue
        covered = context.text[slice(*residue.span)]
        shown = covered if len(covered) <= _SHOWN else covered[:_SHOWN] + "…"
        language = f" ({residue.language})" if residue.language else ""
        yield Finding(
            "untranslated-text",
            residue.span,
            f"“{shown}” is not translated{language}",
            confidence=0.85 if residue.quoted else 0.95,
            severity="minor" if residue.quoted or not residue.language else None,
            evidence=(residue.evidence,),
        )
    have = context.get(inventory)
    for mark in _UNKNOWN:
        if mark[0] in have:
            for at in places(context.text, mark):
                yield Finding(
                    "untranslated-text", Span(at, at + len(mark)), "A word that the engine did not know is missing", confidence=0.95
                )

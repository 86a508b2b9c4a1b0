"""Which sentences of the source belong to which sentences of the text.

What does not belong to the article has no counterpart in the source, so passages that findings say to remove are left out first.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tqa.analysis.bitext.sentence_alignment import Part, align
from tqa.analysis.context import Context
from tqa.analysis.languages import languages_of
from tqa.analysis.names.mentions import mentions
from tqa.analysis.names.source.source_names import source_names
from tqa.analysis.structure import paragraphs, sentences
from tqa.linguistics.romanisation import key
from tqa.model.records import NamedTuple
from tqa.model.report import Checked
from tqa.model.text import Document, Span
from tqa.rules import registry
from tqa.settings import Settings

_FIGURE = re.compile(r"\d+")


class Link(NamedTuple):
    """A stretch of the text and the stretch of the source that it translates; both are offsets into the files."""

    span: Span
    source: Span


def links(checked: Checked, source: Document) -> tuple[Link, ...]:
    """Pairs of stretches, ascending in both texts."""
    settings = Settings()
    document = checked.document
    language = checked.source_language or languages_of(source, settings, None)[0]
    there = Context(source, language, None, settings)
    here = Context(document, checked.language, checked.source_language, settings, source=there)
    foreign = [finding.span for finding in checked.findings if registry.load(finding.rule).RULE.removes]
    names = there.get(source_names)
    lemmas = {one: name.lemma for name in names for one in name.keys}
    places = [(mention.start, lemmas.get(key(mention.text), "")) for mention in here.get(mentions)]
    mine = _parts(here, [(place, lemma) for place, lemma in places if lemma], foreign)
    theirs = _parts(there, [(place, name.lemma) for name in names for place in name.places], [])
    found: list[Link] = []
    whole = len(mine) != len(theirs)
    pairs = (
        [([one for group in mine for one in group], [one for group in theirs for one in group])]
        if whole
        else zip(mine, theirs, strict=True)
    )
    for own, other in pairs:
        for rows, columns in align([part for _, part in own], [part for _, part in other]):
            if rows and columns:
                span = Span(own[rows[0]][0].start, own[rows[-1]][0].end)
                told = Span(other[columns[0]][0].start, other[columns[-1]][0].end)
                found.append(Link(document.to_file(span), source.to_file(told)))
    return tuple(found)


def _parts(context: Context, names: Sequence[tuple[int, str]], foreign: Sequence[Span]) -> list[list[tuple[Span, Part]]]:
    """Sentences by paragraph, with what is known of them; without those that are foreign to the article."""
    document = context.document
    text = context.text
    ordered = iter(sorted(names))
    name = next(ordered, None)
    own = iter(context.get(sentences))
    sentence = next(own, None)
    groups: list[list[tuple[Span, Part]]] = []
    for paragraph in context.get(paragraphs):
        group: list[tuple[Span, Part]] = []
        while sentence is not None and sentence.start < paragraph.end:
            known = set(_FIGURE.findall(text, sentence.start, sentence.end))
            while name is not None and name[0] < sentence.end:
                known.add(name[1])
                name = next(ordered, None)
            place = document.to_file(sentence)
            length = place.end - place.start
            lost = sum(max(0, min(place.end, span.end) - max(place.start, span.start)) for span in foreign)
            if lost < length:
                group.append((sentence, Part(length - lost, frozenset(known))))
            sentence = next(own, None)
        if group:
            groups.append(group)
    return groups

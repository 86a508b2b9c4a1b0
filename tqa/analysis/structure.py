"""Paragraphs and sentences of the prose."""

from __future__ import annotations

from tqa.analysis.context import Context
from tqa.linguistics import packs, segmentation
from tqa.model.text import Span


def paragraphs(context: Context) -> tuple[Span, ...]:
    """Non-empty lines without blanks at their ends; hard-wrapped lines are joined to one paragraph."""
    return tuple(Span(*pair) for pair in segmentation.paragraph_spans(context.text))


def sentences(context: Context) -> tuple[Span, ...]:
    """Sentences, none across a paragraph's end."""
    spans: list[Span] = []
    for start, end in context.get(paragraphs):
        spans += [Span(*pair) for pair in segmentation.sentence_spans(context.text, start, end, context.language)]
    return tuple(spans)


def word_count(context: Context) -> int:
    """Count of words; characters / 2 in languages written without spaces."""
    if "unspaced" in packs.words(context.language, "traits"):
        return len("".join(context.text.split())) // 2
    return len(context.text.split())

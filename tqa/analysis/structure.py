"""Paragraphs, sentences and tokens of the prose."""

from __future__ import annotations

from tqa.analysis.context import Context
from tqa.linguistics import packs, segmentation
from tqa.model.records import NamedTuple
from tqa.model.text import Span


class Token(NamedTuple):
    """A word, number or punctuation mark."""

    start: int
    end: int
    text: str


def paragraphs(context: Context) -> tuple[Span, ...]:
    """Non-empty lines without blanks at their ends; hard-wrapped lines are joined to one paragraph."""
    return tuple(Span(*pair) for pair in segmentation.paragraph_spans(context.text))


def sentences(context: Context) -> tuple[Span, ...]:
    """Sentences, none across a paragraph's end."""
    spans: list[Span] = []
    for start, end in context.get(paragraphs):
        spans += [Span(*pair) for pair in segmentation.sentence_spans(context.text, start, end, context.language)]
    return tuple(spans)


def tokens(context: Context) -> tuple[Token, ...]:
    """Words (with inner apostrophes and hyphens), numbers and single punctuation marks, ascending."""
    text = context.text
    return tuple(Token(start, end, text[start:end]) for start, end in segmentation.token_spans(text))


def word_count(context: Context) -> int:
    """Count of words; characters / 2 in languages written without spaces."""
    if "unspaced" in packs.words(context.language, "traits"):
        return len("".join(context.text.split())) // 2
    return len(context.text.split())

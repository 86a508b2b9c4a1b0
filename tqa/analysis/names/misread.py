"""Surnames that were translated as the words that they are made from: Peskov as "Sand", Startsev as "Elders".

In the translation alone, the word must speak: it stands with a capital and without an article beside a reporting verb, and nowhere as an
ordinary word. With the source, the word must stand in a sentence whose source has the surname and which has no spelling of it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from tqa.analysis.context import Context
from tqa.analysis.names.mentions import lower_words
from tqa.analysis.names.name_words import Word, stem, words
from tqa.analysis.names.people import reporting_verbs
from tqa.analysis.names.slot import Misread
from tqa.linguistics import packs
from tqa.model.text import Span


@cache
def _senses(pair: str) -> dict[str, tuple[str, ...]]:
    """Key of a surname -> what it means as a word, lower case."""
    return {row["key"]: tuple(row["words"].split("|")) for row in packs.table(pair, "surname_words")}


def misread(context: Context) -> dict[str, list[Misread]]:
    """Spelling of a surname -> the places where it is a word."""
    senses = _senses(f"{context.source_language}-{context.language}")
    found: dict[str, list[Misread]] = defaultdict(list)
    known = context.get(words)
    for text, word in known.items():
        meanings = senses.get(stem(word.key)) if word.full or word.spoken else None
        if meanings:
            found[text] += _speaking(word, meanings, context)
    if context.source is not None:
        for text, place in _in_source(known, senses, context):
            if all(place.span != other.span for places in found.values() for other in places):
                found[text].append(place)
    return {text: sorted(places) for text, places in found.items() if places}


def _speaking(word: Word, meanings: tuple[str, ...], context: Context) -> Iterator[Misread]:
    text, lower = context.text, context.get(lower_words)
    verbs = reporting_verbs(context.language)
    for meaning in meanings:
        capital = meaning[0].upper() + meaning[1:]
        if capital not in text or meaning in lower:
            continue
        for match in re.finditer(rf"(?<![\w’'-]){re.escape(capital)}(?![\w’'-])", text):
            before, after = text[max(0, match.start() - 20) : match.start()].split(), text[match.end() : match.end() + 20].split()
            beside = [*before[-1:], *after[:1]]
            if not any(other.lower().strip(',:;.”"') in verbs for other in beside):
                continue
            yield Misread(Span(*match.span()), f"“{match[0]}” speaks, and {word.text} means “{meaning}” as a word")


def _in_source(known: dict[str, Word], senses: dict[str, tuple[str, ...]], context: Context) -> Iterator[tuple[str, Misread]]:
    from tqa.analysis.names.counterparts import counterparts

    result = context.get(counterparts)
    spelled: dict[str, list[str]] = defaultdict(list)
    for text, name in result.names.items():
        spelled[name.lemma].append(text)
    for name, span in result.missing:
        meanings = next((senses[key] for key in (name.keys[0], stem(name.keys[0])) if key in senses), ())
        if not meanings or not spelled[name.lemma]:
            continue
        passage = context.text[span.start : span.end]
        pattern = "|".join(re.escape(meaning) for meaning in sorted(meanings, key=lambda meaning: (-len(meaning), meaning)))
        match = re.search(rf"(?<![\w’'-])(?:{pattern})(?![\w’'-])", passage, re.IGNORECASE)
        if match is not None:
            place = Span(span.start + match.start(), span.start + match.end())
            evidence = f"the source has {name.lemma} here, which means “{match[0].lower()}” as a word, and no spelling of it stands here"
            yield max(spelled[name.lemma], key=lambda text: len(known[text].mentions)), Misread(place, evidence)

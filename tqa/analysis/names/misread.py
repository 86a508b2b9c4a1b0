"""Surnames that were translated as the words that they are made from: Peskov as "Sand", Startsev as "Elders".

In the translation alone, the word must speak: it stands with a capital and without an article beside a reporting verb, and nowhere as an
ordinary word. With the source, the word must stand in a sentence whose source has the surname and which has no spelling of it; a word
that no list has for the surname must be the only strange one there, and the surname the only one that is missing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from tqa.analysis.context import Context
from tqa.analysis.names.mentions import lower_words, mentions
from tqa.analysis.names.name_words import Word, behind_article, stem, words
from tqa.analysis.names.people import has_capital_nouns, is_given, reporting_verbs
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
        for text, place in (*_in_source(known, senses, context), *_strangers(known, context)):
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
    from tqa.analysis.names.source.counterparts import counterparts

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


def _strangers(known: dict[str, Word], context: Context) -> Iterator[tuple[str, Misread]]:
    """Words of no other name in the place of the one person whom the source has in the sentence and the translation has elsewhere."""
    from tqa.analysis.names.source.counterparts import counterparts

    if has_capital_nouns(context.language):
        return
    result, found = context.get(counterparts), context.get(mentions)
    verbs, articles = reporting_verbs(context.language), packs.words(context.language, "articles")
    people: dict[str, list[Word]] = defaultdict(list)
    for text, name in result.names.items():
        if (known[text].full or known[text].spoken) and not known[text].given:
            people[name.lemma].append(known[text])
    absent: dict[Span, list[str]] = defaultdict(list)
    for name, span in result.missing:
        absent[span].append(name.lemma)
    strange = [
        word
        for text, word in known.items()
        if len(word.mentions) == 1 and text not in result.names and (word.spoken or (word.sure and not word.beside))
    ]
    for span, lemmas in absent.items():
        if len(lemmas) != 1 or not people[lemmas[0]]:
            continue
        here = [word for word in strange if span.start <= found[word.mentions[0]].start < span.end]
        if len(here) != 1 or here[0].plain or not here[0].ordinary or is_given(here[0].text):
            continue
        place = found[here[0].mentions[0]]
        if behind_article(context.text, place.start, articles):
            # an institution for its spokesman: the Kremlin
            continue
        after = context.text[place.end : place.end + 20].split()
        if here[0].sure or (place.text[-1] != "s" and after and after[0].lower().strip(",:;.”") in verbs):
            known_as = max(people[lemmas[0]], key=lambda word: len(word.mentions))
            evidence = f"the source has {lemmas[0]} where “{place.text}” stands, and no spelling of it stands here"
            yield known_as.text, Misread(Span(place.start, place.end), evidence)

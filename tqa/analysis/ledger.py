"""The ledger of names: spellings that are one name, grouped by evidence that can be printed."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from tqa.analysis import links as links_of
from tqa.analysis import name_words
from tqa.analysis.context import Context
from tqa.analysis.mentions import Mention, mentions
from tqa.analysis.name_words import Link, Word, one_case, two_people
from tqa.analysis.people import is_given
from tqa.linguistics import packs
from tqa.model.entities import Entity, Form
from tqa.model.text import Span

if TYPE_CHECKING:
    from tqa.analysis.source_names import SourceName


def ledger(context: Context) -> tuple[Entity, ...]:
    """Entities of the document, first mention first: those with one spelling and those with several."""
    found = context.get(mentions)
    words = context.get(name_words.words)
    links = context.get(links_of.links)
    stands_for, strangers = _in_source(context)
    links = _confirmed(words, links, stands_for, strangers)
    groups = _groups(words, links)
    entities = [_entity(group, words, links, found, stands_for, context.language) for group in groups]
    return tuple(sorted((entity for entity in entities if entity is not None), key=lambda entity: entity.forms[0].spans[0]))


def _in_source(context: Context) -> tuple[dict[str, SourceName], frozenset[str]]:
    """Which name of the source each spelling stands for, and the spellings that only look like one; nothing without a source."""
    if context.source is None:
        return {}, frozenset()
    from tqa.analysis.counterparts import counterparts

    return context.get(counterparts)


def _confirmed(words: dict[str, Word], links: list[Link], stands_for: dict[str, SourceName], strangers: frozenset[str]) -> list[Link]:
    """Links that the source does not contradict, and those that it alone gives."""
    kept = [
        link
        for link in links
        if link.one not in strangers
        and link.other not in strangers
        and (link.one not in stands_for or link.other not in stands_for or stands_for[link.one].lemma == stands_for[link.other].lemma)
    ]
    by_name: dict[str, list[Word]] = defaultdict(list)
    for text, name in stands_for.items():
        by_name[name.lemma].append(words[text])
    for lemma, group in by_name.items():
        distinct = one_case(sorted(group, key=lambda word: word.mentions[0]))
        if len(distinct) > 1 and any(word.sure for word in distinct):
            kept += [
                Link(distinct[0].text, other.text, f"both stand for {lemma} in the source")
                for other in distinct[1:]
                if not two_people(distinct[0], other)
            ]
    return kept


def _groups(words: dict[str, Word], links: list[Link]) -> list[list[str]]:
    parent = {text: text for text in words}

    def root(text: str) -> str:
        while parent[text] != text:
            parent[text] = parent[parent[text]]
            text = parent[text]
        return text

    for link in links:
        parent[root(link.other)] = root(link.one)
    grouped: dict[str, list[str]] = defaultdict(list)
    for text in words:
        grouped[root(text)].append(text)
    return list(grouped.values())


def _entity(
    group: list[str],
    words: dict[str, Word],
    links: list[Link],
    found: tuple[Mention, ...],
    stands_for: dict[str, SourceName],
    language: str,
) -> Entity | None:
    members = sorted((words[text] for text in group), key=lambda word: word.mentions[0])
    if len(members) == 1 and not members[0].sure:
        return None
    counts = Counter({word.text: len(word.mentions) for word in members})
    consistent = len({word.text.lower() for word in members}) == 1
    canonical, reason = _canonical(members, counts, links, stands_for, language)
    forms = tuple(Form(word.text, tuple(Span(found[index].start, found[index].end) for index in word.mentions)) for word in members)
    evidence = tuple(dict.fromkeys(f"{link.one} / {link.other}: {link.evidence}" for link in links if link.one in group))
    return Entity(canonical, _kind(members), consistent, reason, forms, evidence)


def _canonical(
    members: list[Word], counts: Counter[str], links: list[Link], stands_for: dict[str, SourceName], language: str
) -> tuple[str, str]:
    """The form to change the others to, and why: the source's name, else the majority, else the usual, fullest or first spelling."""
    if len({word.text.lower() for word in members}) == 1:
        return members[0].text, "the only spelling"
    right = [word for word in members if word.text in stands_for and word.key == stands_for[word.text].keys[0]]
    if right and len({word.key for word in members}) > 1:
        chosen = max(right, key=lambda word: counts[word.text])
        return chosen.text, f"the form of {stands_for[chosen.text].lemma} in the source"
    best = max(counts.values())
    leading = [word for word in members if counts[word.text] == best]
    if len(leading) == 1:
        return leading[0].text, f"the most frequent spelling ({best} of {sum(counts.values())})"
    meant = [word for word in leading if word.text in {link.right for link in links}] or [word for word in leading if word.full]
    if len(meant) == 1:
        return meant[0].text, "the spelling in the full name, of equally frequent ones"
    usual = [word for word in leading if not any(sign in word.text.lower() for sign in packs.lines(language, "unusual_romanisations"))]
    if usual and len(usual) < len(leading):
        return usual[0].text, "the usual romanisation of equally frequent spellings"
    fullest = max(len(word.text) for word in leading)
    if sum(len(word.text) == fullest for word in leading) == 1:
        return next(word.text for word in leading if len(word.text) == fullest), "the fullest of equally frequent spellings"
    return leading[0].text, "the first of equally frequent spellings"


def _kind(members: list[Word]) -> str:
    return "person" if any(word.full or word.given or word.spoken or is_given(word.text) for word in members) else "other"

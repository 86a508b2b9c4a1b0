"""Glossary entries that reviews of translations and ledgers of names suggest; `source_proposals` has those that sources suggest."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from tqa.analysis.languages import languages_of
from tqa.glossary.entries import ADMITTED, FORBIDDEN, PREFERRED, Entry, Glossary, Term
from tqa.model.records import NamedTuple
from tqa.model.text import Document
from tqa.settings import Settings

_LONGEST = 4
_TOKEN = re.compile(r"\w+(?:[-’']\w+)*|[^\w\s]")


class Pair(NamedTuple):
    """A translated text with what goes with it; the codes are empty where they are to be detected."""

    text: Document
    source: Document | None
    raw: Document | None
    lang: str = ""
    source_lang: str = ""


class Proposal(NamedTuple):
    """An entry that a person may accept.

    Parameters:
        entry: the entry.
        times: occurrences that speak for it.
        documents: in how many documents.
        evidence: what was seen, one sentence each.
    """

    entry: Entry
    times: int
    documents: int
    evidence: tuple[str, ...]


def from_reviews(pairs: Sequence[Pair], least: int) -> list[Proposal]:
    """Wordings that reviewers replaced by one and the same other wording, and left nowhere."""
    from difflib import SequenceMatcher

    changed: dict[tuple[str, str, str], set[int]] = defaultdict(set)
    times: Counter[tuple[str, str, str]] = Counter()
    reviewed = ""
    for number, pair in enumerate(pairs):
        if pair.raw is None:
            continue
        language = languages_of(pair.text, Settings(lang=pair.lang or None), None)[0]
        reviewed += f"\n{pair.text.prose}"
        before, after = pair.raw.prose.split("\n"), pair.text.prose.split("\n")
        for line, new in _lines(before, after):
            old_words, new_words = _TOKEN.findall(line), _TOKEN.findall(new)
            matcher = SequenceMatcher(None, old_words, new_words, autojunk=False)
            for what, first, last, start, end in matcher.get_opcodes():
                if what != "replace" or last - first > _LONGEST or end - start > _LONGEST:
                    continue
                old, now = " ".join(old_words[first:last]), " ".join(new_words[start:end])
                if old.lower() != now.lower() and any(map(str.isalpha, old)) and any(map(str.isupper, now)):
                    changed[language, old, now].add(number)
                    times[language, old, now] += 1
    found = []
    for (language, old, now), documents in changed.items():
        count = times[language, old, now]
        if count < least or re.search(rf"(?<!\w){re.escape(old)}(?!\w)", reviewed):
            continue
        entry = Entry({language: (Term(now), Term(old, FORBIDDEN))})
        evidence = (f"“{old}” was changed to “{now}” {count}× in {documents_of(len(documents))}, and stands in no reviewed one",)
        found.append(Proposal(entry, count, len(documents), evidence))
    return sorted(_joined(found), key=lambda proposal: (-proposal.times, proposal.entry.label))


def _lines(before: Sequence[str], after: Sequence[str]) -> Iterable[tuple[str, str]]:
    """Lines that stand for each other: those between equal ones, in order."""
    from difflib import SequenceMatcher

    for what, first, last, start, end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if what == "replace":
            yield from zip(before[first:last], after[start:end], strict=False)


def _joined(found: Iterable[Proposal]) -> Iterable[Proposal]:
    """Proposals with one preferred form as one."""
    groups: dict[tuple[str, str], list[Proposal]] = defaultdict(list)
    for proposal in found:
        language = next(iter(proposal.entry.terms))
        groups[language, proposal.entry.preferred(language)].append(proposal)
    for (language, now), group in groups.items():
        wrong = [term for proposal in group for term in proposal.entry.terms[language][1:]]
        evidence = tuple(line for proposal in group for line in proposal.evidence)
        entry = Entry({language: (Term(now), *wrong)})
        yield Proposal(entry, sum(p.times for p in group), max(p.documents for p in group), evidence)


def from_names(entities: Iterable[Mapping[str, Any]], language: str, least: int) -> list[Proposal]:
    """Names in several spellings, from ledgers of names."""
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    documents: Counter[tuple[str, str]] = Counter()
    for entity in entities:
        canonical, kind, forms = entity.get("canonical"), entity.get("kind"), entity.get("forms")
        if not isinstance(canonical, str) or not isinstance(forms, list):
            continue
        name = (str(kind), canonical)
        documents[name] += 1
        for form in forms:
            if isinstance(form, dict) and isinstance(form.get("text"), str) and isinstance(form.get("spans"), list):
                counts[name][form["text"]] += len(form["spans"])
    found = []
    for (kind, canonical), spellings in counts.items():
        size = canonical.count(" ")
        others = [text for text, _ in ranked(spellings) if text != canonical and text.count(" ") == size]
        total = sum(spellings.values())
        if not others or total < least:
            continue
        terms = (Term(canonical, PREFERRED), *(Term(text, FORBIDDEN) for text in others))
        shown = ", ".join(f"“{text}” {count}×" for text, count in ranked(spellings))
        entry = Entry({language: terms}, kind=kind if kind in ("person", "place", "organisation") else "term")
        found.append(Proposal(entry, total, documents[kind, canonical], (f"{shown} in {documents_of(documents[kind, canonical])}",)))
    return sorted(found, key=lambda proposal: (-proposal.times, proposal.entry.label))


def without_known(found: Iterable[Proposal], glossaries: Sequence[Glossary]) -> list[Proposal]:
    """The proposals that no glossary has in one of its right forms."""
    known = {
        (language, term.text)
        for glossary in glossaries
        for entry in glossary.entries
        for language, terms in entry.terms.items()
        for term in terms
        if term.status in (PREFERRED, ADMITTED)
    }
    return [
        proposal for proposal in found if not any((language, terms[0].text) in known for language, terms in proposal.entry.terms.items())
    ]


def ranked(counts: Counter[str]) -> list[tuple[str, int]]:
    """The spellings, the most frequent first."""
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def documents_of(number: int) -> str:
    """A count of documents for a person to read."""
    return f"{number} {'document' if number == 1 else 'documents'}"

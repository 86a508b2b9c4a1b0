"""Ledgers of many documents as one: who and what is named where, in which spellings."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from tqa.linguistics.given_names import given
from tqa.linguistics.romanisation import key
from tqa.model.entities import Entity
from tqa.model.records import NamedTuple
from tqa.model.report import Checked


class Merged(NamedTuple):
    """One entity of several documents.

    Parameters:
        canonical: the form that most documents chose, full names first.
        kind: as of `Entity`, the most frequent one.
        forms: spelling -> how often it stands in all documents, most frequent first.
        documents: spelling -> paths of the documents that have it.
        consistent: whether all documents agree on its spelling.
    """

    canonical: str
    kind: str
    forms: dict[str, int]
    documents: dict[str, tuple[str, ...]]
    consistent: bool

    @property
    def paths(self) -> tuple[str, ...]:
        """Paths of all documents that name it."""
        return tuple(sorted({path for paths in self.documents.values() for path in paths}))

    @property
    def mentions(self) -> int:
        """How often it is named."""
        return sum(self.forms.values())


def merged(documents: Iterable[Checked]) -> list[Merged]:
    """Entities of all documents, those of most documents first.

    Names are one when their words are romanisations of one original and their given names forms of one name; a surname alone is the one
    full name that ends in it, and a name of its own when there are several.
    """
    groups: dict[tuple[str, ...], list[tuple[Entity, str]]] = defaultdict(list)
    for checked in documents:
        for entity in checked.entities:
            groups[_identity(entity)].append((entity, checked.document.path))
    surnames: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for name in groups:
        if name[0] == "person" and len(name) > 2:
            surnames[name[-1]].append(name)
    for name in [name for name in groups if len(name) == 2]:
        full = surnames.get(name[1], [])
        if len(full) == 1:
            groups[full[0]] += groups.pop(name)
    found = [_merged(group) for group in groups.values()]
    return sorted(found, key=lambda entity: (-len(entity.paths), -entity.mentions, entity.canonical))


def _identity(entity: Entity) -> tuple[str, ...]:
    words = entity.canonical.split()
    if entity.kind == "person" and len(words) > 1:
        known = given(words[0])
        return ("person", known.name if known else key(words[0]), key(words[-1]))
    return ("person" if entity.kind == "person" else "", *map(key, words)) if len(words) > 1 else ("", key(words[0]))


def _merged(group: list[tuple[Entity, str]]) -> Merged:
    counts: Counter[str] = Counter()
    places: dict[str, set[str]] = defaultdict(set)
    chosen: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    for entity, path in group:
        mentions = sum(len(form.spans) for form in entity.forms)
        chosen[entity.canonical] += mentions
        kinds[entity.kind] += mentions
        for form in entity.forms:
            counts[form.text] += len(form.spans)
            places[form.text].add(path)
    longest = max(name.count(" ") for name in chosen)
    canonical = min((name for name in chosen if name.count(" ") == longest), key=lambda name: (-chosen[name], name))
    words = {word.lower() for name in chosen for word in name.split()}
    consistent = all(entity.consistent for entity, _ in group) and len({key(word) for word in words}) == len(words)
    forms = dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
    kind = min(kinds, key=lambda name: (name == "other", -kinds[name], name))
    return Merged(canonical, kind, forms, {text: tuple(sorted(places[text])) for text in forms}, consistent)

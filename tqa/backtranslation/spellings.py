"""How a translation service spells the names of a source: evidence beside others, asked for by name only."""

from __future__ import annotations

from collections.abc import Callable

from tqa.analysis.context import Context
from tqa.analysis.names.source.source_names import SourceName, source_names
from tqa.backtranslation.http import BackendError
from tqa.linguistics.romanisation import key
from tqa.model.entities import Entity
from tqa.model.records import NamedTuple
from tqa.model.text import Document
from tqa.settings import Settings


class Spelling(NamedTuple):
    """A name of the source and what the service makes of it; `answer` is empty and `error` says why when it makes nothing."""

    name: SourceName
    answer: str
    error: str = ""


def names_of(source: Document, language: str) -> tuple[SourceName, ...]:
    """The names of a source text, base forms, first mention first."""
    found = Context(source, language, None, Settings()).get(source_names)
    return tuple(sorted(found, key=lambda name: name.places[0] if name.places else 0))


def asked(names: tuple[SourceName, ...], translate: Callable[[str], str]) -> tuple[Spelling, ...]:
    """Each name by itself, as the service translates it."""
    found = []
    for name in names:
        try:
            found.append(Spelling(name, translate(name.lemma).strip(" .")))
        except BackendError as error:
            found.append(Spelling(name, "", error.message))
    return tuple(found)


def with_evidence(entities: tuple[Entity, ...], spellings: tuple[Spelling, ...], service: str) -> tuple[Entity, ...]:
    """The entities with what the service writes for their names among the evidence."""
    by_key = {each: spelling for spelling in spellings if spelling.answer for each in spelling.name.keys}
    made = []
    for entity in entities:
        meant = dict.fromkeys(
            spelling for form in entity.forms for word in form.text.split() if (spelling := by_key.get(key(word))) is not None
        )
        statements = tuple(f"{service} writes “{spelling.answer}” for {spelling.name.lemma}" for spelling in meant)
        made.append(entity._replace(evidence=(*entity.evidence, *statements)))
    return tuple(made)

"""The ledger of names for a person, and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from tqa.model.entities import ONLY, Entity, Form, parts
from tqa.model.report import Checked
from tqa.report.escape import json_text, visible
from tqa.report.merged_names import Merged, merged
from tqa.report.run import Run
from tqa.report.text import cells

_PLACES = 4
_KINDS = (("person", "People"), ("organisation", "Organisations"), ("place", "Places"), ("other", "Other names"))


Asked = Mapping[str, Sequence[Any]]
"""Path -> names of the source with what a translation service writes for them."""


def render(run: Run, asked: Asked = MappingProxyType({})) -> Iterator[str]:
    """The names of every file by kind, those in several spellings with their places and the evidence; then those of all files together."""
    for checked in run.documents:
        yield from _document(checked, run.color)
        yield from _answers(checked, asked.get(checked.document.path, ()))
    if len(run.documents) > 1:
        yield from _together(merged(run.documents), len(run.documents), run.color)


def _document(checked: Checked, color: bool) -> Iterator[str]:
    count = len(checked.entities)
    several = sum(not entity.consistent for entity in checked.entities)
    names = "1 name" if count == 1 else f"{count} names"
    yield f"{_bold(visible(checked.document.path), color)}  {names}, {several or 'none'} in several spellings\n"
    for kind, title in _KINDS:
        group = [entity for entity in checked.entities if entity.kind == kind]
        if not group:
            continue
        yield f"\n  {title}\n"
        for entity in sorted(group, key=lambda entity: (entity.consistent, -_mentions(entity), entity.canonical)):
            yield from _several(checked, entity, color) if not entity.consistent else _single(checked, entity)
    yield "\n"


def _answers(checked: Checked, asked: Sequence[Any]) -> Iterator[str]:
    """What a service writes for the names of the source, those that the text writes otherwise marked."""
    given = [each for each in asked if each.answer]
    if not given:
        return
    words = {word for entity in checked.entities for form in entity.forms for word in form.text.split()}
    yield "  As the service spells the names of the source (~ not so in the text)\n"
    width = max(len(each.name.lemma) for each in given)
    for each in given:
        mark = " " if set(each.answer.split()) <= words else "~"
        yield f"    {mark} {visible(each.name.lemma):<{width}}  {visible(each.answer)}\n"
    yield "\n"


def _mentions(entity: Entity) -> int:
    return sum(len(form.spans) for form in entity.forms)


def _several(checked: Checked, entity: Entity, color: bool) -> Iterator[str]:
    spelled = ", ".join(spellings(entity))
    yield f"    {_bold(visible(entity.canonical), color)}  spelled {visible(spelled)}\n"
    widest = max(cells(form.text) for form in entity.forms)
    right = {*parts(entity.canonical), *entity.declined}
    for form in entity.forms:
        mark = " " if all(word in right for word in parts(form.text)) else "~"
        padding = " " * (widest - cells(form.text))
        yield f"      {mark} {visible(form.text)}{padding}  {_times(form)}  {_places(checked, form.spans)}\n"
    yield f"        chosen: {visible(entity.reason)}\n"
    for statement in entity.evidence:
        yield f"        because {visible(statement)}\n"


def _single(checked: Checked, entity: Entity) -> Iterator[str]:
    longest = entity.forms[0] if len(entity.forms) == 1 else max(entity.forms, key=lambda form: len(form.text))
    others = [form for form in entity.forms if form is not longest]
    also = f", {', '.join(f'{visible(form.text)} {_times(form)}' for form in others)}" if others else ""
    spans = tuple(sorted(span for form in entity.forms for span in form.spans))
    known = {word for form in entity.forms for word in parts(form.text)}
    missing = not set(parts(entity.canonical)) <= known
    declined = missing and entity.reason == ONLY
    head = f"{visible(entity.canonical)}: " if declined else ""
    yield f"    {head}{visible(longest.text)} {_times(longest)}{also}  {_places(checked, spans)}\n"
    if missing and not declined:
        yield f"        should be {visible(entity.canonical)}: {visible(entity.reason)}\n"


def _times(form: Form) -> str:
    return f"{len(form.spans)}×"


def spellings(entity: Entity) -> list[str]:
    """The words that are spelled in several ways, each in all its ways, the right one first."""
    right = parts(entity.canonical)
    words = dict.fromkeys(word for form in entity.forms for word in parts(form.text))
    common = {word for word in words if all(word in parts(form.text) for form in entity.forms if len(parts(form.text)) > 1)}
    rivals = any(form.text not in right for form in entity.forms if len(parts(form.text)) == 1)
    varied = [word for word in words if word not in common or (word in right and len(right) == 1) or (rivals and word == right[-1])]
    return sorted(varied or list(words), key=lambda word: (word not in right, list(words).index(word)))


def _together(entities: list[Merged], count: int, color: bool) -> Iterator[str]:
    """Names that more than one file has, and those that files spell differently."""
    shared = [entity for entity in entities if len(entity.paths) > 1]
    yield f"{_bold(f'All {count} files', color)}  {len(entities)} names, {len(shared)} of them in more than one file\n\n"
    for entity in shared:
        mark = " " if entity.consistent else "~"
        forms = ", ".join(f"{visible(text)} {times}×" for text, times in entity.forms.items())
        yield f"  {mark} {_bold(visible(entity.canonical), color)}  {entity.kind}, in {len(entity.paths)} files: {forms}\n"
        if not entity.consistent:
            for text, paths in entity.documents.items():
                yield f"        {visible(text)}: {visible(', '.join(paths[:_PLACES]))}{_more(len(paths))}\n"
    yield "\n"


def _more(count: int) -> str:
    return f" and {count - _PLACES} more" if count > _PLACES else ""


def _places(checked: Checked, spans: tuple[tuple[int, int], ...]) -> str:
    found = [checked.document.lines.position(start) for start, _ in spans[:_PLACES]]
    return ", ".join(f"{line}:{column}" for line, column in found) + _more(len(spans))


def _bold(text: str, color: bool) -> str:
    return f"\x1b[1m{text}\x1b[0m" if color else text


def as_json(run: Run, asked: Asked = MappingProxyType({}), *, together: bool = False) -> Iterator[str]:
    """Path and entities of every document in the shape of the JSON report; or, together, the entities of all documents with counts."""
    from tqa.report.json import document

    rows: list[dict[str, Any]] = [{"path": checked.document.path, "entities": document(checked)["entities"]} for checked in run.documents]
    for row in rows:
        if row["path"] in asked:
            row["asked"] = [{"name": each.name.lemma, "answer": each.answer or None} for each in asked[row["path"]]]
    if together:
        rows = [_row(entity) for entity in merged(run.documents)]
    yield json_text(rows, 1) + "\n"


def _row(entity: Merged) -> dict[str, Any]:
    return {
        "canonical": entity.canonical,
        "kind": entity.kind,
        "consistent": entity.consistent,
        "documents": len(entity.paths),
        "mentions": entity.mentions,
        "forms": [{"text": text, "mentions": times, "paths": list(entity.documents[text])} for text, times in entity.forms.items()],
    }

"""The ledger of names for a person, and as JSON."""

from __future__ import annotations

from collections.abc import Iterator

from tqa.model.report import Checked
from tqa.report.escape import visible
from tqa.report.run import Run

_PLACES = 4


def render(run: Run) -> Iterator[str]:
    """Entities file by file: first those with several spellings, with evidence; then the others, most frequent first."""
    for checked in run.documents:
        several = [entity for entity in checked.entities if not entity.consistent]
        single = [entity for entity in checked.entities if entity.consistent]
        yield _bold(visible(checked.document.path), run.color) + f"  {len(checked.entities)} names, {len(several)} in several spellings\n"
        for entity in several:
            yield f"\n  {_bold(visible(entity.canonical), run.color)}  ({entity.kind}; {entity.reason})\n"
            width = max(len(form.text) for form in entity.forms)
            for form in entity.forms:
                mark = " " if form.text == entity.canonical else "~"
                yield f"    {mark} {visible(form.text):<{width}}  {len(form.spans)}x  {_places(checked, form.spans)}\n"
            for statement in entity.evidence:
                yield f"      because {visible(statement)}\n"
        if single:
            ordered = sorted(single, key=lambda entity: (-sum(len(form.spans) for form in entity.forms), entity.canonical))
            listing = ", ".join(f"{visible(entity.canonical)} {sum(len(form.spans) for form in entity.forms)}" for entity in ordered)
            yield f"\n  in one spelling: {listing}\n"
        yield "\n"


def _places(checked: Checked, spans: tuple[tuple[int, int], ...]) -> str:
    found = [checked.document.lines.position(start) for start, _ in spans[:_PLACES]]
    more = f" and {len(spans) - _PLACES} more" if len(spans) > _PLACES else ""
    return ", ".join(f"{line}:{column}" for line, column in found) + more


def _bold(text: str, color: bool) -> str:
    return f"\x1b[1m{text}\x1b[0m" if color else text


def as_json(run: Run) -> Iterator[str]:
    """Path and entities of every document, in the shape of the JSON report."""
    from json import dumps

    from tqa.report.json import document

    rows = [{"path": checked.document.path, "entities": document(checked)["entities"]} for checked in run.documents]
    yield dumps(rows, ensure_ascii=False, indent=1) + "\n"

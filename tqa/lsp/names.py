"""The names of a document as symbols, and renaming one in all its forms."""

from __future__ import annotations

from lsprotocol.types import DocumentSymbol, Range, SymbolKind

from tqa.lsp.places import Places
from tqa.model.entities import Entity
from tqa.model.report import Checked
from tqa.model.text import Span
from tqa.report.escape import visible

_KINDS = {"person": SymbolKind.Class, "place": SymbolKind.Namespace, "organisation": SymbolKind.Module}
_POSSESSIVES = ("'s", "’s")


def symbols(checked: Checked, places: Places) -> list[DocumentSymbol]:
    """One symbol a name, at its first place, with its spellings and all their places below."""
    return [_symbol(entity, places) for entity in checked.entities]


def _symbol(entity: Entity, places: Places) -> DocumentSymbol:
    spans = sorted(span for form in entity.forms for span in form.spans)
    first = places.range(spans[0])
    count = f"{len(spans)} {'mention' if len(spans) == 1 else 'mentions'}"
    detail = f"{entity.kind}, {count}" if entity.consistent else f"{entity.kind}, {count}, {len(entity.forms)} spellings: {entity.reason}"
    whole = Range(first.start, places.range(spans[-1]).end)
    children = [
        DocumentSymbol(name=visible(form.text), kind=SymbolKind.String, range=places.range(span), selection_range=places.range(span))
        for form in entity.forms
        for span in form.spans
    ]
    return DocumentSymbol(
        name=visible(entity.canonical),
        detail=visible(detail),
        kind=_KINDS.get(entity.kind, SymbolKind.Object),
        range=whole,
        selection_range=first,
        children=children if len(children) > 1 else None,
    )


def entity_at(checked: Checked, offset: int) -> tuple[Entity, Span] | None:
    """The name at a place, and the place of the form."""
    for entity in checked.entities:
        for form in entity.forms:
            for span in form.spans:
                if span[0] <= offset <= span[1]:
                    return entity, Span(*span)
    return None


def renamed(entity: Entity, at: Span, new: str) -> list[tuple[Span, str]]:
    """Every place of a name with its new form.

    A form with fewer words than the one under the cursor (a surname beside the full name) gets the last words of the new name, one with
    more keeps its first words. A possessive ending stays.

    Parameters:
        at: the form under the cursor.
        new: what the user wrote for that form.
    """
    parts = new.split()
    size = next(len(form.text.split()) for form in entity.forms for span in form.spans if Span(*span) == at)
    found = []
    for form in entity.forms:
        words = form.text.split()
        ending = next((each for each in _POSSESSIVES if form.text.endswith(each)), "")
        if len(words) == size:
            text = new
        elif len(words) < size:
            text = " ".join(parts[-len(words) :])
        else:
            text = " ".join([*words[: len(words) - size], new])
        if ending and not text.endswith(ending):
            text += ending
        found += [(Span(*span), text) for span in form.spans]
    return sorted(found)

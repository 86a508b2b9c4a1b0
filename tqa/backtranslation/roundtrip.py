"""The round trip of a document: which texts go, what they are compared with when they come back."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tqa.analysis.context import Context
from tqa.analysis.structure import paragraphs
from tqa.backtranslation.http import BackendError
from tqa.linguistics import segmentation
from tqa.model.records import NamedTuple
from tqa.model.roundtrip import RoundTrip
from tqa.model.text import Document, Span
from tqa.settings import Settings

_SKIP = 0.35


class Plan(NamedTuple):
    """The texts of a document that make the trip.

    Parameters:
        spans: its paragraphs.
        originals: what each is compared with: the source's paragraphs; its own text without a source; None when the source has another
            number of paragraphs, so that what belongs together is known only afterwards.
        source: the source's paragraphs, empty without a source.
    """

    text: str
    spans: tuple[Span, ...]
    originals: tuple[str, ...] | None
    source: tuple[str, ...]


def plan(document: Document, source: Document | None) -> Plan:
    """Paragraph by paragraph."""
    spans = tuple(Context(document, "und", None, Settings()).get(paragraphs))
    own = tuple(document.prose[slice(*span)] for span in spans)
    if source is None:
        return Plan(document.prose, spans, own, ())
    theirs = tuple(source.prose[start:end] for start, end in segmentation.paragraph_spans(source.prose))
    return Plan(document.prose, spans, theirs if len(theirs) == len(spans) else None, theirs)


def travel(plan: Plan, there: Callable[[str], str], back: Callable[[str], str] | None) -> tuple[RoundTrip, ...]:
    """Send the texts of a plan; what the service does not translate is there with its error.

    Parameters:
        there: translates from the document's language to the other one.
        back: translates the other way round, for a document without a source; else None.
    """
    made: list[str | None] = []
    errors: list[str | None] = []
    for span in plan.spans:
        try:
            answer = there(plan.text[slice(*span)])
            made.append(back(answer) if back is not None else answer)
            errors.append(None)
        except BackendError as error:
            made.append(None)
            errors.append(error.message)
    if plan.originals is not None:
        return tuple(RoundTrip(*each) for each in zip(plan.spans, plan.originals, made, errors, strict=True))
    originals = matched([text or "" for text in made], plan.source)
    return tuple(
        RoundTrip(span, original or "", text if original else None, error if error else None if original else NO_COUNTERPART)
        for span, original, text, error in zip(plan.spans, originals, made, errors, strict=True)
    )


NO_COUNTERPART = "the source has nothing that it could be the translation of"


def matched(here: Sequence[str], there: Sequence[str]) -> list[str | None]:
    """The text of `there` that each text of `here` goes with, in the same order on both sides.

    Method: dynamic programming over similarity, as Sennrich and Volk (2010) align a translation with its source through a
    back-translation. Quadratic in the number of paragraphs.
    """
    from rapidfuzz import fuzz, process

    if not here or not there:
        return [None] * len(here)
    alike = process.cdist(here, there, scorer=fuzz.token_sort_ratio)
    rows, columns = len(here), len(there)
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for row in range(rows - 1, -1, -1):
        for column in range(columns - 1, -1, -1):
            pair = float(alike[row][column]) / 100 - _SKIP + best[row + 1][column + 1]
            best[row][column] = max(pair, best[row + 1][column], best[row][column + 1])
    found: list[str | None] = [None] * rows
    row = column = 0
    while row < rows and column < columns:
        if best[row][column] == best[row + 1][column]:
            row += 1
        elif best[row][column] == best[row][column + 1]:
            column += 1
        else:
            found[row] = there[column]
            row, column = row + 1, column + 1
    return found

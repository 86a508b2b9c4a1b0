"""The text as the report proposes it: every correction that goes with the others, cut down to the words that change."""

from __future__ import annotations

from collections.abc import Iterator

from tqa.model import fix as fixes
from tqa.model.fix import DISPLAY, Edit, Fix
from tqa.model.records import NamedTuple
from tqa.model.text import Document
from tqa.report.article import Article
from tqa.report.narrow import narrowed

SAME, CUT, NEW = "same", "cut", "new"


class Piece(NamedTuple):
    """A stretch of the text: `kind` is "same", "cut" or "new"; `finding` is the index of the one that proposes it, -1 for none.

    `start` is where it stands in the file; a new one stands before what is there.
    """

    kind: str
    text: str
    finding: int
    start: int


def edits(article: Article) -> list[tuple[Edit, int]]:
    """Edits that go together, ascending, each with the index of its finding; surer findings and removals were chosen first."""
    checked = article.checked
    owners: dict[Edit, int] = {}
    candidates: list[Fix] = []
    for at in article.order:
        fix = checked.findings[at].fix
        if fix is None or fix.applicability == DISPLAY:
            continue
        small = narrowed(checked.document.text, fix.edits)
        if small:
            candidates.append(Fix(small, fix.applicability, str(at)))
    _, chosen = fixes.merge(candidates)
    for fix in chosen:
        owners.update(dict.fromkeys(fix.edits, int(fix.title)))
    return sorted(owners.items())


def text(article: Article) -> str:
    """The file with all those edits."""
    return fixes.apply(article.checked.document.text, [edit for edit, _ in edits(article)])[0]


def chunks(document: Document) -> list[tuple[int, int, str | None]]:
    """What a file shows, as (start, end, text); None for `text` means that the file says it verbatim."""
    if document.runs is None:
        return [(0, len(document.text), None)]
    found: list[tuple[int, int, str | None]] = []
    prose = last = 0
    for run in document.runs:
        if run.prose > prose:
            start = min(last, run.file) if found else run.file
            found.append((start, run.file, document.prose[prose : run.prose]))
        found.append((run.file, run.file + run.length, None))
        prose, last = run.prose + run.length, run.file + run.length
    if prose < len(document.prose):
        found.append((last, last, document.prose[prose:]))
    return found


def pieces(article: Article, cuts: tuple[int, ...] = ()) -> Iterator[Piece]:
    """The shown text with its changes, in order, also cut at offsets of the file."""
    document = article.checked.document
    waiting = edits(article)
    points = sorted({*cuts, *(edge for edit, _ in waiting for edge in (edit.start, edit.end))})
    done = at = point = 0
    for start, end, shown in chunks(document):
        for edge_start, edge_end, part in _parts(document, start, end, shown, points, point):
            while done < len(waiting) and waiting[done][0].end <= edge_start:
                yield from _new(waiting[done], edge_start)
                done += 1
            inside = done < len(waiting) and waiting[done][0].start <= edge_start and edge_end <= waiting[done][0].end
            cut = inside and waiting[done][0].start < waiting[done][0].end
            if part:
                yield Piece(CUT if cut else SAME, part, waiting[done][1] if cut else -1, edge_start)
            at = max(at, edge_end)
        while point < len(points) and points[point] <= at:
            point += 1
    for rest in waiting[done:]:
        yield from _new(rest, at)


def _parts(document: Document, start: int, end: int, shown: str | None, points: list[int], point: int) -> Iterator[tuple[int, int, str]]:
    if shown is not None:
        yield start, end, shown
        return
    at = start
    for edge in points[max(0, point - 1) :]:
        if edge >= end:
            break
        if edge > at:
            yield at, edge, document.text[at:edge]
            at = edge
    yield at, end, document.text[at:end]


def _new(item: tuple[Edit, int], start: int) -> Iterator[Piece]:
    edit, finding = item
    if edit.text:
        yield Piece(NEW, edit.text, finding, start)

"""What a correction report is made of: a checked document, its proof, and its source beside it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from tqa.model.fix import DISPLAY, Edit
from tqa.model.report import Checked
from tqa.model.text import Document, Span
from tqa.report.linking import Link


class Facts(NamedTuple):
    """What a set of reports depends on, so that it can be made again.

    Parameters:
        signature: as in `Run`.
        version: of the program.
        settings: digest of the settings that held for the set as a whole.
        glossaries: name and digest of the content of each glossary.
        date: ISO date that the user gave, or None; nothing else in a report depends on the day.
        interface: language of the page's own words until the reader chooses another one.
    """

    signature: str
    version: str
    settings: str
    glossaries: tuple[tuple[str, str], ...] = ()
    date: str | None = None
    interface: str = "en"


class Article(NamedTuple):
    """One document of a set of reports.

    Parameters:
        checked: what was found; findings in the order of the report.
        sha256: of the file's bytes.
        order: indexes of the findings with a correction in the order in which corrections are chosen when they exclude each other.
        weights: MQM severity -> penalty.
        threshold: greatest penalty in 1,000 words that passes.
        source: the text it was translated from.
        links: sentences of the text with the sentences of the source that they translate.
    """

    checked: Checked
    sha256: str
    order: tuple[int, ...]
    weights: Mapping[str, float]
    threshold: float
    source: Document | None = None
    links: tuple[Link, ...] = ()


def is_whole(document: Document, span: Span) -> bool:
    """Whether a span of the file is one verbatim stretch of its prose, so that writing over it harms no markup."""
    if document.runs is None:
        return True
    return any(run.file <= span.start and span.end <= run.file + run.length for run in document.runs)


def is_applicable(document: Document, edits: tuple[Edit, ...], applicability: str) -> bool:
    """Whether a person may accept the edits: what is only shown because a rule is unsure may be, what would cut markup may not."""
    return bool(edits) and (applicability != DISPLAY or all(is_whole(document, Span(edit.start, edit.end)) for edit in edits))

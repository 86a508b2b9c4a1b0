"""What a correction report is made of: a checked document, its proof, and its source beside it."""

from __future__ import annotations

from tqa import __version__
from tqa.model.fix import DISPLAY, Edit
from tqa.model.records import NamedTuple
from tqa.model.report import Checked
from tqa.model.text import Document, Span
from tqa.report.linking import Link, links
from tqa.rules import registry


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
    version: str = __version__
    settings: str = ""
    glossaries: tuple[tuple[str, str], ...] = ()
    date: str | None = None
    interface: str = "en"


class Article(NamedTuple):
    """One document of a set of reports.

    Parameters:
        checked: what was found; findings in the order of the report.
        sha256: of the file's bytes.
        order: indexes of the findings in the order in which corrections are chosen when they exclude each other.
        source: the text it was translated from.
        links: sentences of the text with the sentences of the source that they translate.
    """

    checked: Checked
    sha256: str
    order: tuple[int, ...]
    source: Document | None = None
    links: tuple[Link, ...] = ()


def article(checked: Checked, data: bytes | None = None, source: Document | None = None) -> Article:
    """An article of what was found.

    Parameters:
        data: the file's bytes; the text in UTF-8 when not given.
        source: the text it was translated from.
    """
    from hashlib import sha256

    digest = sha256(checked.document.text.encode("utf-8", "surrogatepass") if data is None else data).hexdigest()
    order = sorted(range(len(checked.findings)), key=lambda at: registry.precedence(checked.findings[at]))
    return Article(checked, digest, tuple(order), source, links(checked, source) if source else ())


def is_whole(document: Document, span: Span) -> bool:
    """Whether a span of the file is one verbatim stretch of its prose, so that writing over it harms no markup."""
    if document.runs is None:
        return True
    return any(run.file <= span.start and span.end <= run.file + run.length for run in document.runs)


def is_applicable(document: Document, edits: tuple[Edit, ...], applicability: str) -> bool:
    """Whether a person may accept the edits: what is only shown because a rule is unsure may be, what would cut markup may not."""
    return bool(edits) and (applicability != DISPLAY or all(is_whole(document, Span(edit.start, edit.end)) for edit in edits))

"""Have translations translated back by a service, and show what did not survive.

With --source the back-translation is compared with the source, without it the text goes forth and back and is compared with itself.
Segments are ranked, the worst first, with what was lost: figures, negations, names, whole sentences.

Besides `tqa names --via`, this is the one command that sends text anywhere. The host and the amount are said first, and leave is asked
(--yes gives it). What was translated once is kept in a cache: a run that was broken off goes on where it was. TQA_OFFLINE=1 forbids it.

services: libretranslate and apertium (--url), google, mymemory, deepl, microsoft, yandex, qcri, papago, baidu

examples:
  tqa backtranslate article.txt --source article.ru.txt --via libretranslate --url http://127.0.0.1:5000
  tqa backtranslate en/ --source ru/ --via deepl --yes          DEEPL_API_KEY holds the key
  tqa backtranslate article.txt --source-lang ru --via google   without a source: forth and back
  tqa backtranslate --via apertium --url http://127.0.0.1:2737 --format json article.txt

exit status: 0 nothing at or above --fail-on, 1 findings, 2 something could not be done
"""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from tqa import engine
from tqa.analysis.languages import languages_of
from tqa.backtranslation import roundtrip
from tqa.backtranslation.http import BackendError, host_of
from tqa.backtranslation.roundtrip import Plan
from tqa.backtranslation.translating import Direction, Translator
from tqa.cli import inputs, options, service, session
from tqa.cli.inputs import Input
from tqa.cli.writing import write_text
from tqa.model.errors import TqaError, UsageError
from tqa.model.records import NamedTuple
from tqa.model.report import Checked
from tqa.model.text import Document
from tqa.report import roundtrips as report
from tqa.report.run import Problem
from tqa.settings import Settings

if TYPE_CHECKING:
    from tqa.cli.main import Parser


def configure(parser: Parser) -> None:
    """Add the options."""
    options.add_input(parser)
    service.add_options(parser, required=True)
    group = parser.add_argument_group("output")
    group.add_argument("--worst", type=int, default=10, metavar="N", help="show the N worst segments of each text (default: 10)")
    group.add_argument("--format", choices=report.FORMATS, default="text", help="default: text")
    group.add_argument("--output", metavar="FILE", help="write the report to a file instead of standard output")
    options.add_color(group)


class _Article(NamedTuple):
    """A text that is to make the trip."""

    item: Input
    settings: Settings
    document: Document
    source: Document | None
    language: str
    other: str
    plan: Plan


def run(arguments: Namespace) -> int:
    """Send what is not known yet, then report."""
    from tqa.cli.main import CLEAN, FINDINGS, TROUBLE, complain

    arguments.select = ("round-trip-drift",)
    current = session.start(arguments)
    articles = list(_articles(current))
    sent = _Progress()
    translator = service.translator(arguments, sent.add)
    amount = _announce(translator, articles, arguments.yes)
    documents: list[Checked] = []
    trips = {}
    with sent.shown(amount):
        directions = _directions(translator, articles) if amount else None
        for article in articles:
            there, back = _ways(translator, article, directions)
            made = roundtrip.travel(article.plan, there, back)
            for number, trip in enumerate(made, 1):
                if trip.error and trip.error != roundtrip.NO_COUNTERPART:
                    current.problems.append(Problem(article.item.name, f"segment {number}: {trip.error}"))
            article.document.language, article.document.source_language = article.language, article.other
            checked = engine.check(article.document, article.settings, source=article.source, round_trip=made)
            documents.append(checked)
            trips[checked.document.path] = made
    translator.close()
    shown = session.run_of(current, tuple(documents), arguments.output is None and options.wants_color(arguments.color))
    pieces = report.render(report.RoundTrips(shown, trips, arguments.via, translator.backend.url, arguments.worst), arguments.format)
    if arguments.output:
        write_text(arguments.output, "".join(pieces))
    else:
        sys.stdout.writelines(pieces)
    for problem in current.problems:
        complain(f"{problem.path}: {problem.message}" if problem.path else problem.message)
    if current.problems:
        return TROUBLE
    return FINDINGS if session.fails(current, documents) else CLEAN


def _articles(current: session.Session) -> Iterator[_Article]:
    for item in current.inputs:
        try:
            document = inputs.load(item).document
            source = inputs.beside(item, current.job.source)
        except TqaError as error:
            current.problems.append(Problem(error.path or item.name, error.message))
            continue
        settings = current.job.settings(item)
        language, other = languages_of(document, settings, source)
        if source is not None and other is None:
            other = languages_of(source, Settings(), None)[0]
        if other in (None, "und") or language == "und":
            what = "language" if language == "und" else "source language"
            flag = "--lang" if language == "und" else "--source-lang"
            current.problems.append(Problem(item.name, f"its {what} cannot be told; give it with {flag}"))
            continue
        yield _Article(item, settings, document, source, language, other, roundtrip.plan(document, source))


def _announce(translator: Translator, articles: list[_Article], yes: bool) -> int:
    """Say what would be sent where, and get leave to do it; returns the number of characters.

    Without a source the way back is not known beforehand; it is about as long as the way there.
    """
    amount = 0
    for article in articles:
        texts = [article.plan.text[slice(*span)] for span in article.plan.spans]
        missing = sum(map(len, translator.missing(texts, article.language, article.other)))
        if article.source is not None:
            amount += missing
        else:
            amount += 2 * missing or _unknown_back(translator, texts, article)
    if not amount:
        return 0
    host, pairs = host_of(translator.backend.url), sorted({f"{article.language}-{article.other}" for article in articles})
    what = f"about {amount:,} characters of {len(articles)} {'text' if len(articles) == 1 else 'texts'} ({', '.join(pairs)}) to {host}"
    service.ask_leave(what, translator.backend.name, yes)
    return amount


def _unknown_back(translator: Translator, texts: list[str], article: _Article) -> int:
    """Characters of the way back that are missing when the way there is known."""
    direction = Direction(article.language, article.other, ("", ""))
    known = [translator.translate(text, direction) for text in texts]
    return sum(map(len, translator.missing(known, article.other, article.language)))


def _directions(translator: Translator, articles: list[_Article]) -> dict[tuple[str, str], Direction]:
    """Every direction that is needed, asked of the service before the first text goes."""
    wanted = {(article.language, article.other) for article in articles}
    wanted |= {(article.other, article.language) for article in articles if article.source is None}
    found = {}
    for source, target in sorted(wanted):
        try:
            found[source, target] = Direction(source, target, translator.backend.prepare(source, target))
        except BackendError as error:
            raise UsageError(f"{error.message}; nothing was sent") from None
    return found


def _ways(
    translator: Translator, article: _Article, directions: dict[tuple[str, str], Direction] | None
) -> tuple[Callable[[str], str], Callable[[str], str] | None]:
    def way(source: str, target: str) -> Callable[[str], str]:
        direction = directions[source, target] if directions else Direction(source, target, ("", ""))
        return lambda text: translator.translate(text, direction)

    return way(article.language, article.other), way(article.other, article.language) if article.source is None else None


class _Progress:
    """A bar of the characters that were sent, on a terminal."""

    def __init__(self) -> None:
        self._done = self._amount = 0

    def add(self, characters: int) -> None:
        self._done += characters
        if self._amount:
            filled = min(30, 30 * self._done // self._amount)
            line = f"\r[{'#' * filled}{'.' * (30 - filled)}] {self._done:,} of about {self._amount:,} characters"
            print(line, end="", file=sys.stderr, flush=True)

    @contextmanager
    def shown(self, amount: int) -> Iterator[None]:
        self._amount = amount if sys.stderr.isatty() else 0
        try:
            yield
        finally:
            if self._amount:
                print("\r\x1b[K", end="", file=sys.stderr, flush=True)

"""Checking many documents: settings, pairing with sources, processes, progress, problems."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple, TypeVar

from tqa import __version__, engine
from tqa.cli import inputs, options
from tqa.cli.inputs import Input
from tqa.glossary import store
from tqa.model.errors import TqaError
from tqa.model.finding import SEVERITIES
from tqa.model.report import Checked
from tqa.report.run import Problem, Run
from tqa.rules import registry
from tqa.settings import Settings, SettingsFile, resolve

PARALLEL_FROM = 64
"""Files from which on starting processes pays."""

Result = TypeVar("Result")


class Job(NamedTuple):
    """What a worker needs to know to handle any input of a run."""

    file: SettingsFile
    flags: dict[str, Any]
    source: str | None
    reference: str | None

    def settings(self, item: Input) -> Settings:
        """The settings of one input; a glossary in its folder counts after those that were chosen."""
        settings = resolve(self.file, item.name, self.flags)
        if own := store.beside(os.path.dirname(item.name) or "."):
            known = {os.path.realpath(name) for name in settings.glossary}
            settings = settings._replace(glossary=settings.glossary + tuple(path for path in own if os.path.realpath(path) not in known))
        return settings


class Outcome(NamedTuple):
    """What became of one input: `checked` or, when it could not be read, only problems; warnings do not fail the run."""

    checked: Checked | None
    problems: tuple[Problem, ...]
    warnings: tuple[str, ...] = ()


class Session(NamedTuple):
    """A run that is set up: its inputs, its job, and the problems met so far."""

    inputs: list[Input]
    job: Job
    problems: list[Problem]
    processes: int


def start(arguments: Namespace) -> Session:
    """Find the inputs and settings of a run.

    Raises:
        TqaError: settings, rules or options are wrong.
    """
    file = options.settings_file(arguments)
    flags = options.chosen(arguments)
    settings = resolve(file, "", flags)
    registry.selected(settings.select, settings.ignore, settings.extend_select)
    found, errors = inputs.discover(arguments.paths, file, arguments.stdin_filename)
    problems = [Problem(error.path or "", error.message) for error in errors]
    for given, name in ((arguments.source, "--source"), (arguments.reference, "--reference")):
        if given is not None and not os.path.exists(given):
            raise TqaError(f"{name}: no such file or folder", given)
    processes = arguments.jobs or os.cpu_count() or 1
    return Session(
        found, Job(file, flags, arguments.source, arguments.reference), problems, processes if len(found) >= PARALLEL_FROM else 1
    )


def check(job: Job, item: Input) -> Outcome:
    """Read and check one input; whatever is wrong with it becomes a problem of that input alone."""
    try:
        loaded = inputs.load(item)
        document = loaded.document
        source, reference = inputs.beside(item, job.source), inputs.beside(item, job.reference)
        checked = engine.check(document, job.settings(item), source=source, reference=reference)
    except TqaError as error:
        return Outcome(None, (Problem(error.path or item.name, error.message),))
    warnings = [f"{item.name}: {loaded.decoded.warning}"] if loaded.decoded.warning else []
    if not document.text.strip():
        warnings.append(f"{item.name}: the file is empty")
    return Outcome(checked, tuple(Problem(item.name, message) for message in checked.errors), tuple(warnings))


def each(session: Session, work: Callable[[Job, Input], Result]) -> Iterator[Result]:
    """Results of `work` for every input, in their order, from several processes when there are many."""
    if session.processes == 1:
        with _progress(len(session.inputs)) as tick:
            for item in session.inputs:
                yield work(session.job, item)
                tick()
        return
    from concurrent.futures import ProcessPoolExecutor
    from itertools import repeat
    from multiprocessing import get_context

    # Not fork: libraries that a rule may have loaded keep threads.
    with ProcessPoolExecutor(session.processes, get_context("spawn")) as pool, _progress(len(session.inputs)) as tick:
        for result in pool.map(work, repeat(session.job), session.inputs, chunksize=8):
            yield result
            tick()


@contextmanager
def _progress(total: int) -> Iterator[Callable[[], None]]:
    """A progress bar on standard error, when that is a terminal and the work is long."""
    if total < 2 * PARALLEL_FROM or not sys.stderr.isatty():
        yield lambda: None
        return
    done = 0

    def tick() -> None:
        nonlocal done
        done += 1
        if done % max(1, total // 200) == 0:
            filled = 30 * done // total
            print(f"\r[{'#' * filled}{'.' * (30 - filled)}] {done}/{total}", end="", file=sys.stderr, flush=True)

    try:
        yield tick
    finally:
        print("\r\x1b[K", end="", file=sys.stderr, flush=True)


def collect(session: Session, outcomes: Iterable[Outcome], warn: Callable[[str], None]) -> tuple[Checked, ...]:
    """The checked documents; problems go to the session, warnings are said."""
    documents = []
    for outcome in outcomes:
        session.problems.extend(outcome.problems)
        for warning in outcome.warnings:
            warn(warning)
        if outcome.checked is not None:
            documents.append(outcome.checked)
    return tuple(documents)


def signature(session: Session) -> str:
    """What the figures of a run depend on, in sacreBLEU's manner."""
    settings = resolve(session.job.file, "", session.job.flags)
    rules = registry.selected(settings.select, settings.ignore, settings.extend_select)
    default = rules == registry.selected((), ())
    glossary = "+".join(os.path.basename(name) for name in settings.glossary) or "starter"
    chosen = "default" if default else _digest(" ".join(rules))
    return f"tqa:{__version__}|rules:{chosen}|lang:{settings.lang or 'auto'}|source:{settings.source_lang or 'auto'}|glossary:{glossary}"


def _digest(text: str) -> str:
    from hashlib import blake2b

    return blake2b(text.encode(), digest_size=4).hexdigest()


def run_of(session: Session, documents: tuple[Checked, ...], color: bool) -> Run:
    """What the renderers are given."""
    return Run(signature(session), documents, tuple(session.problems), color)


def fails(session: Session, documents: Iterable[Checked]) -> bool:
    """Whether a finding reaches its document's `fail-on`."""
    return any(is_failing(checked, resolve(session.job.file, checked.document.path, session.job.flags).fail_on) for checked in documents)


def is_failing(checked: Checked, least: str) -> bool:
    """Whether a finding is at least of a severity, "never" for none."""
    return least != "never" and any(
        SEVERITIES.index(finding.severity or "minor") >= SEVERITIES.index(least) for finding in checked.findings
    )

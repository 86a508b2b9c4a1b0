"""Checking many documents: settings, pairing with sources, processes, progress, problems."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, TypeVar

from tqa import __version__, engine
from tqa.cli import inputs, options
from tqa.cli.inputs import Input, Loaded
from tqa.glossary import store
from tqa.model.errors import TqaError
from tqa.model.finding import SEVERITIES
from tqa.model.records import NamedTuple
from tqa.model.report import Checked
from tqa.model.text import Document
from tqa.report.run import Problem, Run
from tqa.rules import registry
from tqa.settings import Settings, SettingsFile, resolve

if TYPE_CHECKING:
    from tqa.cli import cache

PARALLEL_FROM = 64
"""Files from which on starting processes pays."""
CACHED_FROM = 16
"""Files from which on opening the cache of results pays."""
_LOOKED_UP = 500
"""Files that are asked for in the cache at once."""

Result = TypeVar("Result")
Thing = TypeVar("Thing")


class Job(NamedTuple):
    """What a worker needs to know to handle any input of a run."""

    file: SettingsFile
    flags: dict[str, Any]
    source: str | None
    reference: str | None

    def settings(self, item: Input) -> Settings:
        """The settings of one input; a glossary in its folder counts after those that were chosen."""
        settings = self.settings_of(item.name)
        return settings._replace(glossary=store.with_own(settings.glossary, item.name))

    def settings_of(self, path: str) -> Settings:
        """The settings that hold for a path; of an empty one those for all."""
        return resolve(self.file, path, self.flags)


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
    registry.expand((*settings.select, *settings.ignore, *settings.extend_select))
    found, errors = inputs.discover(arguments.paths, file, arguments.stdin_filename)
    problems = [Problem(error.path or "", error.message) for error in errors]
    for given, name in ((arguments.source, "--source"), (arguments.reference, "--reference")):
        if given is not None and not os.path.exists(given):
            raise TqaError(f"{name}: no such file or folder", given)
    processes = arguments.jobs or os.cpu_count() or 1
    return Session(found, Job(file, flags, arguments.source, arguments.reference), problems, processes)


def check(job: Job, item: Input) -> Outcome:
    """Read and check one input; whatever is wrong with it becomes a problem of that input alone."""
    try:
        return check_loaded(job, item, inputs.load(item))
    except TqaError as error:
        return Outcome(None, (Problem(error.path or item.name, error.message),))


def check_loaded(job: Job, item: Input, loaded: Loaded) -> Outcome:
    """Check one input that was read.

    Raises:
        TqaError: what goes with it cannot be read, or a glossary is wrong.
    """
    return check_with(job, item, loaded, inputs.beside(item, job.source), inputs.beside(item, job.reference))


def check_with(job: Job, item: Input, loaded: Loaded, source: Document | None, reference: Document | None) -> Outcome:
    """Check one input that was read, with what goes with it.

    Raises:
        TqaError: a glossary is wrong.
    """
    checked = engine.check(loaded.document, job.settings(item), source=source, reference=reference)
    return Outcome(checked, tuple(Problem(item.name, message) for message in checked.errors), _warnings(item, loaded))


def _warnings(item: Input, loaded: Loaded) -> tuple[str, ...]:
    warnings = [f"{item.name}: {loaded.decoded.warning}"] if loaded.decoded.warning else []
    if not loaded.document.text.strip():
        warnings.append(f"{item.name}: the file is empty")
    return tuple(warnings)


def each(session: Session, work: Callable[[Job, Input], Result]) -> Iterator[Result]:
    """Results of `work` for every input, in their order, from several processes when there are many."""
    with _progress(len(session.inputs)) as tick:
        for result in spread(session, session.inputs, work):
            yield result
            tick()


def spread(session: Session, things: Sequence[Thing], work: Callable[[Job, Thing], Result]) -> Iterator[Result]:
    """Results of `work` for things of any kind, in their order, from several processes when there are many."""
    if session.processes == 1 or len(things) < PARALLEL_FROM:
        for thing in things:
            yield work(session.job, thing)
        return
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from itertools import repeat
    from multiprocessing import get_context

    # Not fork: libraries that a rule may have loaded keep threads.
    with ProcessPoolExecutor(session.processes, get_context("spawn")) as pool:
        try:
            yield from pool.map(work, repeat(session.job), things, chunksize=8)
        except BrokenProcessPool:
            raise TqaError("a process ended in the middle of its work, perhaps for want of memory; try --jobs 1") from None


def checked(session: Session, cached: bool, with_names: bool = True) -> Iterator[Outcome]:
    """The check of every input, in their order; with a cache, those that did not change since an earlier run are taken from it.

    Parameters:
        with_names: whether the names of the documents are wanted; without them the cache is quicker.
    """
    if not cached or len(session.inputs) < CACHED_FROM:
        yield from each(session, check)
        return
    from tqa.cli import cache

    results = cache.opened()
    if results is None:
        yield from each(session, check)
        return
    names, hits = _looked_up(session, results, with_names)
    fresh = spread(session, [item for item in session.inputs if item.path not in hits], check)
    with _progress(len(session.inputs)) as tick:
        for item in session.inputs:
            if item.path in hits:
                yield hits.pop(item.path)
            else:
                outcome = next(fresh)
                if outcome.checked is not None and not outcome.problems and (name := names.get(item.path)):
                    results.put(name, cache.packed(outcome.checked))
                yield outcome
            tick()
    results.close()


def _looked_up(session: Session, results: cache.Results, with_names: bool) -> tuple[dict[str, bytes], dict[str, Outcome]]:
    """Path -> name in the cache, and path -> outcome for those that are in it."""
    from tqa.cli import cache

    names: dict[str, bytes] = {}
    hits: dict[str, Outcome] = {}
    job = session.job
    for at in range(0, len(session.inputs), _LOOKED_UP):
        contents: dict[Input, bytes] = {}
        for item in session.inputs[at : at + _LOOKED_UP]:
            if item.path == inputs.STDIN:
                continue
            # What cannot be read is met again, and said, when it is checked.
            with suppress(TqaError):
                data = inputs.data_of(item)
                texts = [("", b"") if path is None else (_suffix(path), _read(path)) for path in _beside(job, item)]
                names[item.path] = cache.name(job.settings(item), (_suffix(item.name), data), *texts)
                contents[item] = data
        found = results.get(names[item.path] for item in contents)
        for item, data in contents.items():
            if (value := found.get(names[item.path])) is not None:
                loaded = inputs.parse(data, item.name)
                if kept := cache.unpacked(value, loaded.document, with_names):
                    hits[item.path] = Outcome(kept, (), _warnings(item, loaded))
    return names, hits


def _suffix(path: str) -> str:
    return os.path.splitext(path)[1].lower()


def _beside(job: Job, item: Input) -> tuple[str | None, str | None]:
    return inputs.path_beside(item, job.source), inputs.path_beside(item, job.reference)


def _read(path: str) -> bytes:
    return inputs.data_of(Input(path, os.path.basename(path), path))


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
    settings = session.job.settings_of("")
    glossary = "+".join(os.path.basename(name) for name in settings.glossary) or "starter"
    chosen = "default"
    if settings.select or settings.ignore or settings.extend_select:
        rules = registry.selected(settings.select, settings.ignore, settings.extend_select)
        chosen = "default" if rules == registry.selected((), ()) else _digest(" ".join(rules))
    return f"tqa:{__version__}|rules:{chosen}|lang:{settings.lang or 'auto'}|source:{settings.source_lang or 'auto'}|glossary:{glossary}"


def _digest(text: str) -> str:
    from hashlib import blake2b

    return blake2b(text.encode(), digest_size=4).hexdigest()


def run_of(session: Session, documents: tuple[Checked, ...], color: bool) -> Run:
    """What the renderers are given."""
    return Run(signature(session), documents, tuple(session.problems), color)


def fails(session: Session, documents: Iterable[Checked]) -> bool:
    """Whether a finding reaches its document's `fail-on`."""
    return any(is_failing(checked, session.job.settings_of(checked.document.path).fail_on) for checked in documents)


def is_failing(checked: Checked, least: str) -> bool:
    """Whether a finding is at least of a severity, "never" for none."""
    return least != "never" and any(
        SEVERITIES.index(finding.severity or "minor") >= SEVERITIES.index(least) for finding in checked.findings
    )

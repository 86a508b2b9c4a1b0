"""The gate for continuous integration: new and changed documents, new findings.

With --since only documents that differ from a revision are checked, and only what their older version did not have counts. With a baseline
only what it does not hold counts. The texts are not changed.

examples:
  tqa check articles/                        all documents, all findings
  tqa check --since main articles/           what the branch brought
  tqa check --write-baseline articles/       accept what an archive has today ...
  tqa check articles/                        ... and see what is new from then on
  tqa check --since auto --report sarif=tqa.sarif articles/

exit status: 0 it passes, 1 it fails, 2 something could not be done
"""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from tqa.cli import baseline, environment, inputs, options, output, scope, session, thresholds
from tqa.cli.baseline import Baseline, Mark
from tqa.cli.inputs import Input
from tqa.cli.scope import Scope
from tqa.cli.session import Job, Session
from tqa.cli.writing import write_text
from tqa.model.errors import TqaError, UsageError
from tqa.model.finding import Finding
from tqa.model.records import NamedTuple
from tqa.model.report import Checked
from tqa.model.text import Document
from tqa.report import gate
from tqa.report.escape import log_line, visible
from tqa.report.verdict import Gate
from tqa.rules import registry

if TYPE_CHECKING:
    from tqa.cli.main import Parser

_SHOW_THE_VERDICT = ("text", "github", "azure")


class _Older(NamedTuple):
    """How an input read before.

    Parameters:
        languages: its language and that of its original, as its present version was taken: a short text may be taken otherwise.
        sides: its source and reference where they changed, by their real paths; None for a new one.
    """

    item: Input
    data: bytes
    languages: tuple[str, str | None]
    sides: dict[str, bytes | None]


class _Sorted(NamedTuple):
    """The documents of a check with their new findings only, and what became of the known ones."""

    documents: tuple[Checked, ...]
    known: dict[str, tuple[Finding, ...]]
    kept: Baseline
    gone: int
    oldest: str


def configure(parser: Parser) -> None:
    """Add the options."""
    options.add_input(parser)
    group = parser.add_argument_group("what is checked")
    chosen = group.add_mutually_exclusive_group()
    chosen.add_argument(
        "--since",
        metavar="REV",
        help="only documents that differ from where the branch left REV; auto: what the build server names (default on a build server)",
    )
    chosen.add_argument("--all", action="store_true", help="all documents, on a build server too")
    group.add_argument("--whole-files", action="store_true", help="with --since: also what the older version of a document had")
    group = parser.add_argument_group("baseline")
    group.add_argument(
        "--baseline", metavar="FILE", help=f"findings that do not count (default: {baseline.FILE_NAME} beside the settings or at the top)"
    )
    group.add_argument("--no-baseline", action="store_true", help="count them all the same")
    group.add_argument("--write-baseline", action="store_true", help="accept all that is found now")
    group.add_argument("--shrink-baseline", action="store_true", help="take out of the baseline what is no more, and add nothing")
    group.add_argument("--show-known", action="store_true", help="list the known findings too (text, json, sarif)")
    group = parser.add_argument_group("limits")
    group.add_argument(
        "--max",
        action="append",
        type=thresholds.family_limit,
        default=[],
        metavar="FAMILY=N",
        help="findings that a family may have, instead of --fail-on (repeatable)",
    )
    group.add_argument(
        "--max-penalty", type=thresholds.penalty_limit, metavar="X", help="MQM penalty in 1,000 words that a document may reach"
    )
    output.add(parser, None)
    options.add_cache(parser)


def run(arguments: Namespace) -> int:
    """Check, compare, judge, report."""
    from tqa.cli.main import CLEAN, FINDINGS, complain

    current = session.start(arguments)
    settings = current.job.settings_of("")
    limits = thresholds.limits(settings, arguments.max, arguments.max_penalty)
    path, old = _baseline(arguments, current, limits.baseline)
    chosen = _scope(arguments, current)
    narrowed = current._replace(inputs=chosen.inputs)
    format = arguments.format or environment.FORMATS.get(environment.server(os.environ) or "", "text")
    outcomes = session.checked(narrowed, not arguments.no_cache, output.needs_names(arguments, format))
    found = session.collect(narrowed, outcomes, lambda said: complain(f"warning: {said}"))
    older = {} if arguments.whole_files else _older(narrowed, chosen, found)
    sorted_ = _sort(narrowed, found, chosen, old, older)
    if arguments.write_baseline or arguments.shrink_baseline:
        _write(path, sorted_, found if arguments.write_baseline else ())
        return _trouble(narrowed) or CLEAN
    reasons = tuple(thresholds.reasons(sorted_.documents, limits, current.job.settings_of))
    known = sum(map(len, sorted_.known.values()))
    shown = os.path.relpath(path) if old else ""
    verdict = Gate(not reasons, reasons, chosen.text, chosen.since, chosen.base, shown, known, sorted_.gone, sorted_.oldest, chosen.notes)
    report = session.run_of(narrowed, sorted_.documents, arguments.output is None and options.wants_color(arguments.color))
    report = report._replace(root=output.root(), gate=verdict, known=sorted_.known if arguments.show_known else {})
    if format not in _SHOW_THE_VERDICT or arguments.output is not None:
        for line in gate.lines(report):
            print(log_line(visible(line)), file=sys.stderr)
    output.deliver(report, arguments, format)
    return _trouble(narrowed) or (FINDINGS if reasons else CLEAN)


def _trouble(current: Session) -> int:
    from tqa.cli.main import TROUBLE, complain

    for problem in current.problems:
        complain(f"{problem.path}: {problem.message}" if problem.path else problem.message)
    return TROUBLE if current.problems else 0


def _scope(arguments: Namespace, current: Session) -> Scope:
    if arguments.all or (arguments.write_baseline and arguments.since is None):
        return scope.everything(current.inputs)
    first = next((path for path in arguments.paths if path != "-"), ".")
    folder = first if os.path.isdir(first) else os.path.dirname(first) or "."
    folder = folder if os.path.isdir(folder) else "."
    return scope.choose(current.inputs, arguments.since, folder, os.environ, partial(_beside, current.job))


def _baseline(arguments: Namespace, current: Session, named: str | None) -> tuple[str, Baseline]:
    """The path of the baseline and what it holds; nothing when there is none yet.

    Raises:
        UsageError: the options contradict each other.
        TqaError: it cannot be read, or one that was named is not there.
    """
    writes = arguments.write_baseline or arguments.shrink_baseline
    if arguments.no_baseline and (writes or arguments.baseline):
        raise UsageError("--no-baseline and an option that needs the baseline: give one of them")
    if arguments.write_baseline and arguments.shrink_baseline:
        raise UsageError("--write-baseline adds, --shrink-baseline does not: give one of them")
    folder = current.job.file.folder or output.root()
    path = arguments.baseline or os.path.join(folder, named or baseline.FILE_NAME)
    if arguments.no_baseline:
        return path, {}
    asked = arguments.baseline or named
    if not os.path.lexists(path) and (arguments.write_baseline or not (asked or writes)):
        return path, {}
    return path, baseline.read(path)


def _older(current: Session, chosen: Scope, found: tuple[Checked, ...]) -> dict[str, list[Mark]]:
    """Path -> marks of what the older version of a document had, for those that have findings now."""
    languages = {checked.document.path: (checked.language, checked.source_language) for checked in found if checked.findings}
    things = []
    for item in chosen.inputs:
        if item.path in chosen.older and item.path in languages:
            names = {scope.real(side, {}) for side in _beside(current.job, item)}
            sides = {name: chosen.sides[name] for name in names if name in chosen.sides}
            things.append(_Older(item, chosen.older[item.path], languages[item.path], sides))
    marks = session.spread(current, things, _older_marks)
    return {thing.item.path: had for thing, had in zip(things, marks, strict=True) if had}


def _beside(job: Job, item: Input) -> Iterator[str]:
    """The files that go with an input, those that are there."""
    for given in (job.source, job.reference):
        with suppress(TqaError):
            if path := inputs.path_beside(item, given):
                yield path


def _older_marks(job: Job, older: _Older) -> list[Mark]:
    """What an older version had; nothing when it could not be read, so that all findings count as new."""
    try:
        source, reference = (_older_side(older, given) for given in (job.source, job.reference))
        loaded = inputs.parse(older.data, older.item.name)
        loaded.document.language, loaded.document.source_language = older.languages
        outcome = session.check_with(job, older.item, loaded, source, reference)
    except TqaError:
        return []
    return baseline.marks(outcome.checked) if outcome.checked else []


def _older_side(older: _Older, given: str | None) -> Document | None:
    path = inputs.path_beside(older.item, given)
    if path is None:
        return None
    name = scope.real(path, {})
    if name not in older.sides:
        return inputs.beside(older.item, given)
    data = older.sides[name]
    return None if data is None else inputs.parse(data, path).document


def _sort(current: Session, found: tuple[Checked, ...], chosen: Scope, old: Baseline, older: dict[str, list[Mark]]) -> _Sorted:
    """Tell new findings from known ones, and known ones from those that are no more."""
    places = {checked.document.path: os.path.abspath(checked.document.path) for checked in found}
    marks = {places[checked.document.path]: baseline.marks(checked) for checked in found}
    renamed = {os.path.abspath(path): before for path, before in chosen.moved.items()}
    kept = baseline.follow(old, marks, renamed)
    unchecked = {os.path.abspath(item.path) for item in current.inputs} - set(marks)
    documents: list[Checked] = []
    known: dict[str, tuple[Finding, ...]] = {}
    dates: set[str] = set()
    gone = 0
    for checked in found:
        path = places[checked.document.path]
        split = baseline.split(marks[path], kept.get(path, ()))
        before = baseline.split(marks[path], older.get(checked.document.path, ()))
        numbers = {*split.known, *before.known}
        dates.update(mark.since for mark in split.known.values())
        settings = current.job.settings_of(checked.document.path)
        rules = set(registry.selected(settings.select, settings.ignore, settings.extend_select))
        stay = [mark for mark in split.left if mark.rule not in rules]
        gone += len(split.left) - len(stay)
        now = [mark._replace(since=split.known[number].since) for number, mark in enumerate(marks[path]) if number in split.known]
        if path in kept:
            kept[path] = now + stay
        new = tuple(finding for number, finding in enumerate(checked.findings) if number not in numbers)
        same = tuple(finding for number, finding in enumerate(checked.findings) if number in numbers)
        documents.append(checked._replace(findings=new))
        if same:
            known[checked.document.path] = same
    for path in list(kept):
        if path not in marks and path not in unchecked and not os.path.lexists(path):
            gone += len(kept.pop(path))
    return _Sorted(tuple(documents), known, kept, gone, min(dates, default=""))


def _write(path: str, sorted_: _Sorted, accepted: tuple[Checked, ...]) -> None:
    """Write the baseline: what it keeps, and what is accepted now."""
    now = dict(sorted_.kept)
    today = baseline.today()
    added = 0
    for checked in accepted:
        place = os.path.abspath(checked.document.path)
        have = now.get(place, [])
        new = baseline.split(baseline.marks(checked, today), have)
        fresh = [mark for number, mark in enumerate(baseline.marks(checked, today)) if number not in new.known]
        now[place] = have + fresh
        added += len(fresh)
    write_text(path, "".join(baseline.text(now, path)))
    total = sum(map(len, now.values()))
    shown = visible(os.path.relpath(path))
    print(log_line(f"tqa: {shown}: {total} known findings, {added} new, {sorted_.gone} taken out."), file=sys.stderr)

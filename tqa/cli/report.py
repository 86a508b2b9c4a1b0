"""Write correction reports of translated articles: a page a document, to read and decide, and an index.

The pages work from disk, without a network. What is decided in them is saved as a file for `tqa fix --decisions`.
Nothing is changed but the folder of the reports.

examples:
  tqa report article.txt                          reports/article.txt.html and reports/index.html
  tqa report --source ru/ en/ -o out/             with the source beside the translation
  tqa report --format html,docx,xlsx articles/    also Word documents and a workbook
  tqa report --date 2026-03-01 articles/          the index shows how dated reports developed

formats: html, markdown, docx, diff (a file a document); json, jsonl, csv, xlsx, parquet (a file for the set); all

exit status: 0 nothing at or above --fail-on, 1 findings, 2 something could not be done
"""

from __future__ import annotations

import os
import re
import sys
from argparse import ArgumentTypeError, Namespace
from collections.abc import Iterable
from functools import lru_cache, partial
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from tqa.cli import inputs, options, session
from tqa.cli.inputs import Input
from tqa.cli.writing import write_bytes
from tqa.formats.decoding import encode
from tqa.glossary import store
from tqa.model.errors import TqaError
from tqa.model.records import NamedTuple
from tqa.report import sets
from tqa.report.article import Facts, article
from tqa.report.entries import Entry
from tqa.report.escape import visible
from tqa.report.run import Problem
from tqa.report.shell import INTERFACES
from tqa.settings import resolve

if TYPE_CHECKING:
    from tqa.cli.main import Parser

_RESERVED = ("index", "report")


class Plan(NamedTuple):
    """What a worker needs to write the reports of one document."""

    folder: str
    formats: tuple[str, ...]
    facts: Facts
    targets: dict[str, str]


class Written(NamedTuple):
    """What became of one document."""

    entry: Entry | None
    problems: tuple[Problem, ...]
    warnings: tuple[str, ...]
    fails: bool


def _formats(value: str) -> tuple[str, ...]:
    chosen = tuple(dict.fromkeys(part for part in value.replace(" ", ",").split(",") if part))
    known = (*sets.SINGLE, *sets.WHOLE)
    if "all" in chosen:
        return known
    wrong = [name for name in chosen if name not in known]
    if wrong or not chosen:
        raise ArgumentTypeError(f"{', '.join(wrong) or 'nothing'} is no format of reports; there are {', '.join(known)} and all")
    return chosen


def _date(value: str) -> str:
    if not re.fullmatch(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])", value):
        raise ArgumentTypeError(f"{value!r} is not a date like 2026-03-01")
    return value


def configure(parser: Parser) -> None:
    """Add the options."""
    options.add_input(parser)
    group = parser.add_argument_group("reports")
    group.add_argument("-o", "--output", metavar="DIR", default="reports", help="folder of the reports (default: reports)")
    group.add_argument("--format", type=_formats, metavar="FORMATS", default=("html",), help="comma-separated, or all (default: html)")
    group.add_argument("--date", type=_date, metavar="DATE", help="date to print (YYYY-MM-DD); without it no report has one")
    group.add_argument("--interface", choices=INTERFACES, default="en", help="language of the pages' own words (default: en)")


def run(arguments: Namespace) -> int:
    """Write the reports."""
    from tqa.cli.main import CLEAN, FINDINGS, TROUBLE, complain

    current = session.start(arguments)
    inside = os.path.join(os.path.realpath(arguments.output), "")
    current = current._replace(inputs=[item for item in current.inputs if not os.path.realpath(item.path).startswith(inside)])
    facts = Facts(
        session.signature(current),
        settings=_settings_digest(current),
        glossaries=_glossaries(resolve(current.job.file, "", current.job.flags).glossary),
        date=arguments.date,
        interface=arguments.interface,
    )
    plan = Plan(arguments.output, arguments.format, facts, targets(current.inputs))
    entries: list[Entry] = []
    failing = False
    for result in session.each(current, partial(_one, plan=plan)):
        current.problems.extend(result.problems)
        for warning in result.warnings:
            complain(f"warning: {warning}")
        failing = failing or result.fails
        if result.entry is not None:
            entries.append(result.entry)
    names = _write_set(plan, entries, tuple(current.problems)) if entries else []
    for problem in current.problems:
        complain(f"{problem.path}: {problem.message}" if problem.path else problem.message)
    _say(plan, entries, names)
    if current.problems:
        return TROUBLE
    return FINDINGS if failing else CLEAN


def targets(found: Iterable[Input]) -> dict[str, str]:
    """Path of an input -> its reports in the folder, without suffix: as below the folder that was given, whole where two agree."""
    items = list(found)
    short = {item.path: _clean(item.relative) for item in items}
    taken: dict[str, int] = {}
    for name in short.values():
        taken[name.lower()] = taken.get(name.lower(), 0) + 1
    chosen: dict[str, str] = {}
    used: set[str] = set()
    for item in items:
        name = short[item.path] if taken[short[item.path].lower()] == 1 else _clean(os.path.splitdrive(item.path)[1])
        while name.lower() in used or name.lower() in _RESERVED:
            name += "_"
        used.add(name.lower())
        chosen[item.path] = name
    return chosen


def _clean(path: str) -> str:
    """A relative path with `/` that stays in the folder and works as an address."""
    parts = [re.sub(r"[^\w.\- ]", "_", part) for part in re.split(r"[\\/]", path) if part not in ("", ".")]
    return "/".join("_" if part == ".." else part for part in parts) or "_"


def _one(job: session.Job, item: Input, *, plan: Plan) -> Written:
    """Check one document and write its reports."""
    try:
        loaded = inputs.load(item)
        document, settings = loaded.document, job.settings(item)
        outcome = session.check_loaded(job, item, loaded)
        checked, source = outcome.checked, inputs.beside(item, job.source) or document.source
        if checked is None:
            return Written(None, outcome.problems, outcome.warnings, False)
        made = article(checked, encode(document.text, loaded.decoded), source)
        target, facts = plan.targets[item.path], plan.facts._replace(glossaries=_glossaries(settings.glossary))
        for name in plan.formats:
            if name in sets.SINGLE:
                index = "../" * target.count("/") + sets.INDEX
                _write(plan.folder, f"{target}.{sets.SINGLE[name]}", sets.single(name, made, facts, index))
    except TqaError as error:
        return Written(None, (Problem(error.path or item.name, error.message),), (), False)
    fails = session.is_failing(checked, settings.fail_on)
    return Written(sets.kept(plan.formats, made, facts, target), outcome.problems, outcome.warnings, fails)


def _write_set(plan: Plan, entries: list[Entry], problems: tuple[Problem, ...]) -> list[str]:
    """Write the reports of the set as a whole; returns their names."""
    history = _history(plan, entries)
    made = []
    for name in plan.formats:
        for file, data in sets.whole(name, entries, plan.facts, problems, history):
            _write(plan.folder, file, data)
            made.append(file)
    return made


def _history(plan: Plan, entries: list[Entry]) -> list[dict[str, Any]]:
    """What the dated reports in the folder said, with this one when it is dated, ascending."""
    path = os.path.join(plan.folder, sets.HISTORY)
    past: list[dict[str, Any]] = []
    if os.path.exists(path):
        with open(path, encoding="utf-8") as file:
            past = sets.read_history(file.read(), path)
    if plan.facts.date is None:
        return past
    now = sets.moment(entries, plan.facts)
    past = sorted([row for row in past if row["date"] != now["date"]] + [now], key=lambda row: str(row["date"]))
    _write(plan.folder, sets.HISTORY, sets.written_history(past))
    return past


def _write(folder: str, name: str, data: bytes) -> None:
    path = os.path.join(folder, *name.split("/"))
    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)
    except OSError as error:
        raise TqaError(f"cannot be made ({error.strerror}); give another folder with --output", os.path.dirname(path)) from None
    write_bytes(path, data)


def _settings_digest(current: session.Session) -> str:
    from json import dumps

    settings = resolve(current.job.file, "", current.job.flags)
    values = {key: value for key, value in settings._asdict().items() if key not in ("origin", "glossary", "fail_on")}
    groups = [[list(group.paths), {k: v for k, v in group.values.items() if k != "glossary"}] for group in current.job.file.overrides]
    return _digest(dumps([values, groups], sort_keys=True, default=str).encode())


@lru_cache(maxsize=64)
def _glossaries(names: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Names and digests of the glossaries that count beside the chosen ones too."""
    own = [(os.path.basename(name), store.content(name)) for name in names if name != store.NONE]
    starters = [] if store.NONE in names else [(name, store.content(name)) for name in store.starters()]
    return tuple((name, _digest(data)) for name, data in (*own, *starters))


def _digest(data: bytes) -> str:
    return sha256(data).hexdigest()[:16]


def _say(plan: Plan, entries: list[Entry], names: list[str]) -> None:
    """One line on standard error about what was written."""
    count = len(entries)
    findings = sum(sum(each.severities.values()) for each in entries)
    first = next((name for name in names if name.startswith("index.")), names[0] if names else "")
    where = os.path.join(plan.folder, first)
    text = f"{count} {'document' if count == 1 else 'documents'}, {findings} {'finding' if findings == 1 else 'findings'}"
    print(f"tqa: {text}; see {visible(where)}" if entries else "tqa: no reports were written.", file=sys.stderr)

"""The baseline: findings that an archive had when the check was introduced, so that only new ones count.

A file of JSON with one finding a line, sorted, so that merges of branches touch few lines. Paths are relative to the file. A finding is
known again by its rule, its text and the words beside it, wherever it has moved; a document that was renamed, by what was found in it.
"""

from __future__ import annotations

import os
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from tqa.model.errors import TqaError
from tqa.model.finding import SEVERITIES
from tqa.model.records import NamedTuple
from tqa.model.report import Checked
from tqa.report.escape import json_text
from tqa.report.fingerprint import fingerprint, sides

FILE_NAME = "tqa-baseline.json"
SCHEMA = "tqa.baseline/1"
_MAX_BYTES = 256 * 1024 * 1024
_IDENTITIES = ("fingerprint", "before", "after")
"""Strongest first."""
_FIELDS = ("rule", "severity", "since", *_IDENTITIES)


class Mark(NamedTuple):
    """What is kept of a finding.

    Parameters:
        since: the ISO date at which it came into the baseline.
        fingerprint, before, after: its identity, and the weaker ones of either side.
    """

    rule: str
    severity: str
    since: str
    fingerprint: str
    before: str
    after: str


class Split(NamedTuple):
    """The findings of a document that are known and those that are not, as indices, and the marks that fit none."""

    known: Mapping[int, Mark]
    left: list[Mark]


Baseline = dict[str, list[Mark]]
"""Absolute path -> marks."""


def marks(checked: Checked, since: str = "") -> list[Mark]:
    """The marks of a document's findings, in their order."""
    text = checked.document.text
    return [
        Mark(finding.rule, finding.severity or "minor", since, fingerprint(text, finding), *sides(text, finding))
        for finding in checked.findings
    ]


def split(found: Sequence[Mark], known: Iterable[Mark]) -> Split:
    """Tell which findings are known: those with an equal mark, then as many as can be of those that still have the words of one side.

    Each mark is used once. A finding leaves its mark to another when one with its words on the other side is free: a maximum matching by
    augmenting paths (Kuhn 1955).
    """
    marks = list(known)
    waiting: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place, mark in enumerate(marks):
        for identity in _identities(mark):
            waiting[identity].append(place)
    fits: dict[int, int] = {}
    owners: dict[int, int] = {}
    unread = {identity: iter(places) for identity, places in waiting.items()}
    for level in range(len(_IDENTITIES)):
        for number, mark in enumerate(found):
            candidates = unread.get(_identities(mark)[level], iter(()))
            if number not in fits and (free := next((place for place in candidates if place not in owners), None)) is not None:
                fits[number], owners[free] = free, number
    hopeless: set[tuple[str, str]] = set()
    for number in range(len(found)):
        if number not in fits:
            _find_a_mark(number, found, waiting, fits, owners, hopeless)
    left = [mark for place, mark in enumerate(marks) if place not in owners]
    return Split({number: marks[fits[number]] for number in sorted(fits)}, left)


def _identities(mark: Mark) -> list[tuple[str, str]]:
    return [(field, getattr(mark, field)) for field in _IDENTITIES]


def _find_a_mark(
    number: int,
    found: Sequence[Mark],
    waiting: Mapping[tuple[str, str], list[int]],
    fits: dict[int, int],
    owners: dict[int, int],
    hopeless: set[tuple[str, str]],
) -> None:
    """Give a finding a mark, if need be one whose finding takes another; identities that led nowhere are not tried again."""
    reached: dict[int, int] = {}
    tried: set[tuple[str, str]] = set()
    queue = [number]
    for one in queue:
        for identity in _identities(found[one]):
            if identity in tried or identity in hopeless:
                continue
            tried.add(identity)
            for place in waiting.get(identity, ()):
                if place in reached:
                    continue
                reached[place] = one
                if place in owners:
                    queue.append(owners[place])
                    continue
                free: int | None = place
                while free is not None:
                    owner = reached[free]
                    owners[free] = owner
                    fits[owner], free = free, fits.get(owner)
                return
    hopeless |= tried


def follow(baseline: Baseline, documents: Mapping[str, list[Mark]], moved: Mapping[str, str]) -> Baseline:
    """The baseline with renamed documents under their new paths.

    Parameters:
        documents: absolute path -> marks of what was found now.
        moved: new path -> old path, as git tells it. Others are told by what was found in them: a document that is no more and one that
            the baseline does not know are the same when half of the findings are.
    """
    result = dict(baseline)
    for new, old in moved.items():
        if new != old and new not in result and old in result and not os.path.lexists(old):
            result[new] = result.pop(old)
    vanished = {path for path in result if path not in documents and not os.path.lexists(path)}
    if not vanished:
        return result
    homes: dict[str, set[str]] = defaultdict(set)
    for path in vanished:
        for mark in result[path]:
            homes[mark.fingerprint].add(path)
    for new in sorted(documents):
        found = documents[new]
        if new in result or not found:
            continue
        shared = Counter(home for mark in {item.fingerprint for item in found} for home in homes.get(mark, ()) if home in vanished)
        best = max(sorted(shared), key=shared.__getitem__, default=None)
        if best is not None and 2 * shared[best] >= min(len(found), len(result[best])):
            result[new] = result.pop(best)
            vanished.discard(best)
    return result


def read(path: str) -> Baseline:
    """Read a baseline.

    Raises:
        TqaError: it cannot be read or is none.
    """
    from json import loads

    try:
        with open(path, "rb") as file:
            data = file.read(_MAX_BYTES + 1)
    except OSError as error:
        remedy = "; `tqa check --write-baseline` makes one" if isinstance(error, FileNotFoundError) else ""
        raise TqaError(f"the baseline cannot be read ({error.strerror or error}){remedy}", path) from None
    if len(data) > _MAX_BYTES:
        raise TqaError(f"larger than {_MAX_BYTES >> 20} MiB; this is no baseline", path)
    try:
        content = loads(data)
    except (ValueError, RecursionError) as error:
        raise TqaError(f"the baseline is not valid JSON ({error}); resolve it or write it anew with --write-baseline", path) from None
    if not isinstance(content, dict) or content.get("schema") != SCHEMA:
        raise TqaError(f"not a baseline of this version (its schema is not {SCHEMA}); write it anew with --write-baseline", path)
    folder = os.path.dirname(os.path.abspath(path))
    documents = content.get("documents")
    if not isinstance(documents, dict):
        raise TqaError("the baseline has no documents; write it anew with --write-baseline", path)
    return {
        os.path.normpath(os.path.join(folder, name)): [_mark(item, name, path) for item in _list(rows)] for name, rows in documents.items()
    }


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [None]


def _mark(item: Any, name: str, path: str) -> Mark:
    values = [item.get(field) for field in _FIELDS] if isinstance(item, dict) else [None]
    if not all(isinstance(value, str) for value in values) or values[1] not in SEVERITIES:
        raise TqaError(f"the baseline's entry of {name!r} is damaged; write it anew with --write-baseline", path)
    return Mark(*values)


def text(baseline: Baseline, path: str) -> Iterator[str]:
    """A baseline as the file at a path holds it."""
    folder = os.path.dirname(os.path.abspath(path))
    named = sorted((os.path.relpath(name, folder).replace(os.sep, "/"), rows) for name, rows in baseline.items() if rows)
    yield f'{{\n"schema": "{SCHEMA}",\n"documents": {{'
    for number, (name, rows) in enumerate(named):
        yield f"{',' if number else ''}\n{json_text(name)}: [\n"
        yield ",\n".join(json_text(mark._asdict()) for mark in sorted(rows))
        yield "\n]"
    yield "\n}\n}\n"


def today() -> str:
    """The ISO date; `SOURCE_DATE_EPOCH` (https://reproducible-builds.org/specs/source-date-epoch/) sets it."""
    import time

    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return time.strftime("%Y-%m-%d", time.gmtime(int(epoch) if epoch.isdecimal() else time.time()))

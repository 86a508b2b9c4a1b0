"""What `tqa check` decided."""

from __future__ import annotations

from typing import Any

from tqa.model.records import NamedTuple


class Gate(NamedTuple):
    """The verdict of a check.

    Parameters:
        passed: whether the exit status is 0 as far as findings go.
        reasons: why it failed, one statement each.
        scope: which documents were checked, for a person ("3 changed documents since main").
        since: the revision that documents are compared with, or an empty string.
        base: the commit behind it.
        baseline: the baseline's path, or an empty string.
        known: findings that the baseline or the older version of the document has too.
        gone: findings of the baseline that are no more.
        oldest: the date of the oldest known finding in the baseline, or an empty string.
        notes: what else the reader should know, a fallback that was taken, for example.
    """

    passed: bool
    reasons: tuple[str, ...] = ()
    scope: str = ""
    since: str = ""
    base: str = ""
    baseline: str = ""
    known: int = 0
    gone: int = 0
    oldest: str = ""
    notes: tuple[str, ...] = ()


def as_json(gate: Gate) -> dict[str, Any]:
    """The verdict for programs."""
    values = gate._asdict()
    return {key: list(value) if isinstance(value, tuple) else value for key, value in values.items()}

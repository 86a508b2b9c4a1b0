"""Applying what was decided in a correction report: exactly that, to exactly the text that it was decided for."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from tqa.cli import inputs, session
from tqa.cli.delivery import Corrected, deliver
from tqa.formats.decoding import encode
from tqa.model import fix as fixes
from tqa.model.errors import TqaError, UsageError
from tqa.model.fix import Edit
from tqa.model.records import NamedTuple
from tqa.report.run import Problem

SCHEMA = "tqa.decisions/1"
_MAX_BYTES = 64 << 20


class Decided(NamedTuple):
    """The decisions for one document.

    Parameters:
        path: of the document, as the report had it.
        sha256: of the bytes of the file that they are for.
        edits: of all accepted corrections.
        quotes: (start, end, text) of what was judged, to be found in the file.
        accepted, rejected: counts of decisions.
    """

    path: str
    sha256: str
    edits: tuple[Edit, ...]
    quotes: tuple[tuple[int, int, str], ...]
    accepted: int
    rejected: int


def run(arguments: Namespace, current: session.Session) -> int:
    """Apply a decisions file to the inputs; whatever it has for other texts is reported."""
    from tqa.cli.main import CLEAN, TROUBLE, complain

    decided = load(arguments.decisions)
    left = dict(decided)
    files = accepted = rejected = 0
    problems = list(current.problems)
    names: set[str] = set()
    for item in current.inputs:
        try:
            loaded = inputs.load(item)
            data = encode(loaded.document.text, loaded.decoded)
            text = loaded.document.text
            # A page that was made of a text alone knows nothing of the bytes of its file.
            digests = (sha256(data).hexdigest(), sha256(text.encode("utf-8", "surrogatepass")).hexdigest())
            names.add(item.name)
            own = next((decided[digest] for digest in digests if digest in decided), None)
            new = applied(text, own, item.name) if own else text
            changed = new if new != text else None
            deliver(Corrected(item, text, changed, encode(new, loaded.decoded), None, 0, 0, (), ()), arguments)
        except TqaError as error:
            problems.append(Problem(error.path or item.name, error.message))
            continue
        if own:
            left.pop(own.sha256, None)
            files += 1
            accepted, rejected = accepted + own.accepted, rejected + own.rejected
    problems += [_missing(own, names, arguments.decisions) for own in left.values()]
    for problem in problems:
        complain(f"{problem.path}: {problem.message}" if problem.path else problem.message)
    complain(f"{accepted} accepted and {rejected} rejected in {files} {'file' if files == 1 else 'files'}")
    return TROUBLE if problems else CLEAN


def applied(text: str, own: Decided, name: str) -> str:
    """The text after the accepted corrections.

    Raises:
        TqaError: the decisions contradict the text or each other; nothing is guessed.
    """
    for start, end, quote in own.quotes:
        if text[start:end] != quote:
            raise TqaError(f"the decisions are about {quote[:40]!r} at {start}, which does not stand there; save them anew", name)
    try:
        return fixes.apply(text, own.edits)[0]
    except ValueError as error:
        raise TqaError(f"the decisions contradict each other ({error}); save them anew", name) from None


def _missing(own: Decided, names: set[str], file: str) -> Problem:
    if own.path in names:
        return Problem(own.path, "the text has changed since it was decided on; nothing was applied, make its report anew and decide again")
    return Problem(file, f"no input is the text that was decided on as {own.path}; name the file or its folder")


def load(path: str) -> dict[str, Decided]:
    """Read a decisions file; SHA-256 of a file -> its decisions.

    Raises:
        UsageError: it cannot be read or is not a decisions file.
    """
    from json import JSONDecodeError, loads

    try:
        with open(path, "rb") as file:
            data = file.read(_MAX_BYTES + 1)
        given = loads(data.decode("utf-8-sig")) if len(data) <= _MAX_BYTES else None
        if not isinstance(given, dict) or given.get("schema") != SCHEMA:
            raise UsageError(f"not a decisions file ({SCHEMA}); save one in a page of `tqa report`", path)
        return {own.sha256: own for own in (_decided(row) for row in given["documents"])}
    except OSError as error:
        raise UsageError(f"cannot be read ({error.strerror})", path) from None
    except (JSONDecodeError, UnicodeDecodeError, RecursionError):
        raise UsageError("not JSON in UTF-8", path) from None
    except (KeyError, TypeError, ValueError) as error:
        raise UsageError(f"not a right decisions file ({type(error).__name__}: {error})", path) from None


def _decided(row: Mapping[str, Any]) -> Decided:
    edits: list[Edit] = []
    quotes = []
    counts = {"accepted": 0, "rejected": 0, "open": 0}
    for decision in row["decisions"]:
        counts[decision["state"]] += 1
        quotes.append((_offset(decision["span"]["start"]), _offset(decision["span"]["end"]), str(decision["text"])))
        if decision["state"] == "accepted":
            edits += map(_edit, decision["edits"])
    for name in row["names"]:
        edits += map(_edit, name["edits"])
    return Decided(str(row["path"]), str(row["sha256"]), tuple(edits), tuple(quotes), counts["accepted"], counts["rejected"])


def _edit(row: Mapping[str, Any]) -> Edit:
    if not isinstance(row["text"], str):
        raise TypeError("the text of an edit is not a string")
    return Edit(_offset(row["start"]), _offset(row["end"]), row["text"])


def _offset(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise TypeError(f"{value!r} is not an offset")
    return value

"""Which documents a check looks at, and what they are compared with."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress

from tqa.cli import environment, git
from tqa.cli.inputs import STDIN, Input
from tqa.model.errors import TqaError, UsageError
from tqa.model.records import NamedTuple

AUTO = "auto"


class Scope(NamedTuple):
    """The documents of a check.

    Parameters:
        inputs: those to look at.
        text: which these are, for a person.
        since: the revision they are compared with, or an empty string.
        base: the commit behind it, or an empty string.
        older: path of an input -> how it read before, for those that are not new.
        sides: real path of a source or reference that changed -> how it read before, None for a new one.
        moved: path of an input -> its absolute path before.
        notes: what the reader should know.
    """

    inputs: list[Input]
    text: str
    since: str = ""
    base: str = ""
    older: Mapping[str, bytes] = {}
    sides: Mapping[str, bytes | None] = {}
    moved: Mapping[str, str] = {}
    notes: tuple[str, ...] = ()


class _Point(NamedTuple):
    """The commit that documents are compared with: what it was asked for by, its id, and what the reader should know."""

    name: str
    base: str
    note: str


def everything(found: list[Input], notes: tuple[str, ...] = ()) -> Scope:
    """All inputs."""
    return Scope(found, _count(len(found)), notes=notes)


def choose(
    found: list[Input], since: str | None, folder: str, variables: Mapping[str, str], beside: Callable[[Input], Iterable[str]]
) -> Scope:
    """The inputs that are new or changed, or whose source or reference is.

    Parameters:
        since: a revision; "auto" or None for what the build server compares with. When it names nothing that is here, all inputs are taken
            and that is noted; None takes all without a word where there is no build server.
        folder: where to look for the repository.
        variables: the process's environment.
        beside: the files that go with an input.

    Raises:
        TqaError: a revision was given and cannot be compared with; the message says what would help.
    """
    told = environment.base(variables) if since in (None, AUTO) else None
    if since is None and told is None:
        return everything(found)
    if since == AUTO and told is None:
        raise UsageError("--since auto: no build server says what the change is compared with; give a revision, for example --since main")
    try:
        repository = git.find(folder)
        if since == "HEAD" and repository.commit("HEAD") is None:
            return everything(found, ("the repository has no commit yet, so all documents are new",))
        point = _told(repository, told) if told else _given(repository, since or "")
    except TqaError as error:
        if told is None:
            raise
        return everything(found, (f"all documents are checked: {error.message}",))
    changes = repository.changes(point.base).changed
    chosen: list[Input] = []
    moved: dict[str, str] = {}
    blobs: dict[str, str] = {}
    side_blobs: dict[str, str | None] = {}
    untouched: list[str] = []
    folders: dict[str, str] = {}
    for item in found:
        path = real(item.path, folders)
        change = changes.get(path)
        sides = {name: changes[name].blob for name in (real(side, folders) for side in beside(item)) if name in changes}
        side_blobs.update(sides)
        if item.path == STDIN or change or sides or not path.startswith(repository.top + os.sep):
            chosen.append(item)
        if change and change.blob and change.old_path:
            blobs[item.path] = change.blob
            moved[item.path] = change.old_path
        elif sides and not change:
            untouched.append(item.path)
    contents = repository.blobs([*blobs.values(), *(blob for blob in side_blobs.values() if blob)])
    older = {path: contents[blob] for path, blob in blobs.items() if blob in contents}
    for name in untouched:
        with suppress(OSError), open(name, "rb") as file:
            older[name] = file.read()
    before = {path: contents.get(blob) if blob else None for path, blob in side_blobs.items()}
    text = f"{_count(len(chosen), 'new or changed ')} of {len(found)} since {point.name}"
    return Scope(chosen, text, point.name, point.base, older, before, moved, (point.note,) if point.note else ())


def _given(repository: git.Repository, revision: str) -> _Point:
    """The point of `--since REV`."""
    if repository.commit("HEAD") is None:
        raise TqaError("--since: the repository has no commit yet", repository.top)
    for name in (revision, f"origin/{revision}"):
        if commit := repository.commit(name):
            return _compared(repository, name, commit, "" if name == revision else f"there is no {revision} here, {name} is meant")
    remedy = f"fetch it, for example `git fetch origin {revision}`" if revision and not revision.startswith("-") else "give a commit"
    why = "; the clone is shallow" if repository.is_shallow() else ""
    raise TqaError(f"--since: there is no commit {revision!r} here{why}; {remedy}")


def _told(repository: git.Repository, told: environment.Base) -> _Point:
    """The point that a build server names."""
    for name in told.revisions:
        if commit := repository.commit(name):
            return _compared(repository, name, commit, "")
    if told.merged and repository.is_merge() and (commit := repository.commit("HEAD^1")):
        return _Point(told.revisions[0], commit, "")
    why = "the clone is shallow or has one branch only" if repository.is_shallow() else "it is not in this clone"
    raise TqaError(f"there is no {told.revisions[0]}, which {told.told_by} names; {why}: fetch more history (fetch-depth: 0)")


def _compared(repository: git.Repository, name: str, commit: str, note: str) -> _Point:
    base = repository.merge_base(commit, "HEAD")
    if base is not None:
        return _Point(name, base, note)
    why = "history is cut off (a shallow clone)" if repository.is_shallow() else "the histories have nothing in common"
    more = f"{why}, so documents are compared with {name} itself and not with the commit where the branches parted"
    return _Point(name, commit, f"{note}; {more}" if note else more)


def real(path: str, folders: dict[str, str]) -> str:
    """The absolute path of a file with its folder's links resolved; folders are asked for once."""
    folder, name = os.path.split(path)
    if folder not in folders:
        folders[folder] = os.path.realpath(folder or ".")
    return os.path.join(folders[folder], name)


def _count(number: int, kind: str = "") -> str:
    return f"{number} {kind}document{'' if number == 1 else 's'}"

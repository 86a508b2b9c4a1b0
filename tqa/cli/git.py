"""What git knows of the documents: which are new or changed, and how they read before.

Git runs as a subprocess that asks nothing, fetches nothing and takes no lock; names go in and out between NUL bytes.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable

from tqa.model.errors import TqaError
from tqa.model.records import NamedTuple

_ENVIRONMENT = {
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_LITERAL_PATHSPECS": "1",
    "LC_ALL": "C",
}


class Change(NamedTuple):
    """A document that is new or changed.

    Parameters:
        path: absolute.
        old_path: where it was before, absolute; None for a new one.
        blob: the object that held it before; None for a new one.
    """

    path: str
    old_path: str | None
    blob: str | None


class Changes(NamedTuple):
    """What differs between a commit and the files as they are now."""

    changed: dict[str, Change]
    deleted: tuple[str, ...]


class Repository(NamedTuple):
    """A repository; `top` is its folder with symbolic links resolved."""

    top: str

    def ask(self, *arguments: str, data: bytes = b"") -> bytes:
        """Run git.

        Raises:
            TqaError: git fails; its message is given.
        """
        done = _git(self.top, arguments, data)
        if done.returncode:
            said = done.stderr.decode("utf-8", "replace").strip().splitlines()
            raise TqaError(f"git {arguments[0]} failed: {said[0] if said else f'status {done.returncode}'}", self.top)
        return done.stdout

    def commit(self, revision: str) -> str | None:
        """The id of a commit, None when there is none here."""
        if not revision or revision.startswith("-") or any(char in revision for char in "\0\n"):
            return None
        done = _git(self.top, ("rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}"))
        return done.stdout.decode("ascii", "replace").strip() or None if done.returncode == 0 else None

    def merge_base(self, one: str, other: str) -> str | None:
        """The best common ancestor of two commits; None when none is known here."""
        done = _git(self.top, ("merge-base", one, other))
        return done.stdout.decode("ascii").split()[0] if done.returncode == 0 and done.stdout.strip() else None

    def is_shallow(self) -> bool:
        """Whether history is cut off."""
        return self.ask("rev-parse", "--is-shallow-repository").strip() == b"true"

    def is_merge(self) -> bool:
        """Whether the current commit is a merge whose parents are here."""
        return self.commit("HEAD^2") is not None and self.commit("HEAD^1") is not None

    def changes(self, base: str) -> Changes:
        """Which files differ from a commit: committed, staged, edited or not yet added; renamed files are followed."""
        fields = self.ask("diff", "--raw", "--no-abbrev", "-z", "--find-renames", "--no-ext-diff", "--no-textconv", base, "--").split(b"\0")
        changed: dict[str, Change] = {}
        deleted = []
        at = 0
        while at + 1 < len(fields):
            _, _, blob, _, status = fields[at].decode("ascii").split(" ")
            moved = status[0] in "RC"
            old = self._absolute(fields[at + 1])
            path = self._absolute(fields[at + 2]) if moved else old
            at += 3 if moved else 2
            if status[0] == "D":
                deleted.append(old)
            elif status[0] == "A" or not blob.strip("0"):
                changed[path] = Change(path, None, None)
            else:
                changed[path] = Change(path, old, blob)
        for name in self.ask("ls-files", "--others", "--exclude-standard", "-z").split(b"\0"):
            if name:
                path = self._absolute(name)
                changed.setdefault(path, Change(path, None, None))
        return Changes(changed, tuple(deleted))

    def blobs(self, ids: Iterable[str]) -> dict[str, bytes]:
        """The contents of objects; one that is not here is left out."""
        wanted = list(dict.fromkeys(ids))
        if not wanted:
            return {}
        out = self.ask("cat-file", "--batch", data="".join(f"{name}\n" for name in wanted).encode("ascii"))
        found: dict[str, bytes] = {}
        at = 0
        for name in wanted:
            end = out.index(b"\n", at)
            head = out[at:end].split(b" ")
            at = end + 1
            if len(head) == 3 and head[1] == b"blob":
                size = int(head[2])
                found[name] = out[at : at + size]
                at += size + 1
            elif len(head) == 3 and head[2].isdigit():
                at += int(head[2]) + 1
        return found

    def _absolute(self, name: bytes) -> str:
        return os.path.join(self.top, os.fsdecode(name))


def find(folder: str) -> Repository:
    """The repository that a folder lies in.

    Raises:
        TqaError: there is none, or no git.
    """
    # Git runs its hooks at the top, with variables that are meant for that folder.
    done = _git("." if "GIT_DIR" in os.environ else folder, ("rev-parse", "--show-toplevel"))
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip()
        if "not a git repository" in said:
            raise TqaError("not in a git repository", folder)
        raise TqaError(f"git does not work here: {said.splitlines()[0] if said else done.returncode}", folder)
    return Repository(os.path.realpath(os.fsdecode(done.stdout.removesuffix(b"\n"))))


def _git(folder: str, arguments: tuple[str, ...], data: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    command = ["git", "-c", "core.fsmonitor=false", "-c", "core.quotePath=false", *arguments]
    try:
        return subprocess.run(command, cwd=folder, input=data, capture_output=True, check=False, env={**os.environ, **_ENVIRONMENT})
    except FileNotFoundError:
        raise TqaError("git is not installed, and only git knows which documents changed; without --since all are checked") from None
    except OSError as error:
        raise TqaError(f"git cannot be run ({error.strerror or error})") from None

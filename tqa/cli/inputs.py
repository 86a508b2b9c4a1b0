"""Which files a run reads, and reading them."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator

from tqa.formats import reading
from tqa.formats.decoding import Decoded, decode
from tqa.model.errors import TqaError, UnreadableError
from tqa.model.records import NamedTuple
from tqa.model.text import Document
from tqa.settings import SettingsFile, matches

STDIN = "-"


class Input(NamedTuple):
    """A file to read.

    Parameters:
        path: as it is shown, and opened; "-" is standard input.
        relative: its place below the folder that was given, or its name; what `--source` folders and `--output-dir` are matched by.
        name: what standard input is called.
    """

    path: str
    relative: str
    name: str


class Loaded(NamedTuple):
    """A file that was read."""

    document: Document
    decoded: Decoded


def discover(
    paths: list[str], file: SettingsFile, stdin_name: str = "<stdin>", also: tuple[str, ...] = ()
) -> tuple[list[Input], list[TqaError]]:
    """The inputs behind the paths, ascending by path, each once, and what could not be used.

    Folders are walked for the suffixes of known formats; hidden entries and links that lead out of the folder are left alone.
    A file that is named is always read, even one that the settings exclude from walks.

    Parameters:
        also: further suffixes that a walk takes.
    """
    inputs: dict[str, Input] = {}
    errors: list[TqaError] = []
    for path in paths or ["."]:
        if path == STDIN:
            inputs[path] = Input(path, os.path.basename(stdin_name), stdin_name)
        elif os.path.isdir(path):
            wrong = len(errors)
            found = list(_walk(path, file, also, errors))
            if not found and len(errors) == wrong:
                known = " ".join(sorted((*reading.SUFFIXES, *also)))
                errors.append(UnreadableError(f"no texts in this folder (known suffixes: {known})", path))
            for item in found:
                inputs[item.path] = item
        elif os.path.lexists(path):
            inputs[path] = Input(path, os.path.basename(path), path)
        else:
            errors.append(UnreadableError(f"no such file or folder{_near(path)}", path))
    return sorted(inputs.values(), key=lambda item: item.path), sorted(errors, key=lambda error: error.path or "")


def _walk(root: str, file: SettingsFile, also: tuple[str, ...], errors: list[TqaError]) -> Iterator[Input]:
    """The texts below a folder; what cannot be listed or read is an error, and the rest goes on."""
    excluded, top = tuple(file.values.get("exclude", ())), os.path.realpath(root) + os.sep
    waiting = [root]
    while waiting:
        folder = waiting.pop()
        try:
            entries = list(os.scandir(folder))
        except OSError as error:
            errors.append(UnreadableError(f"cannot be listed ({error.strerror or error})", folder))
            continue
        for entry in entries:
            if entry.name.startswith(".") or matches(entry.path, excluded, file.folder):
                continue
            if entry.is_symlink() and not os.path.realpath(entry.path).startswith(top):
                continue
            if entry.is_dir(follow_symlinks=False):
                waiting.append(entry.path)
            elif reading.is_text(entry.name) or entry.name.lower().endswith(also):
                try:
                    wanted = entry.is_file()
                except OSError as error:
                    errors.append(UnreadableError(f"cannot be read ({error.strerror or error})", entry.path))
                    continue
                if wanted:
                    yield Input(entry.path, os.path.relpath(entry.path, root), entry.path)


def _near(path: str) -> str:
    from difflib import get_close_matches

    folder = os.path.dirname(path) or "."
    try:
        near = get_close_matches(os.path.basename(path), os.listdir(folder), 1)
    except OSError:
        return ""
    return f"; did you mean {os.path.join(os.path.dirname(path), near[0])}?" if near else ""


def load(item: Input) -> Loaded:
    """Read one input.

    Raises:
        UnreadableError: it cannot be read or is not text.
    """
    return parse(data_of(item), item.name)


def data_of(item: Input) -> bytes:
    """The bytes of one input.

    Raises:
        UnreadableError: it cannot be read.
    """
    try:
        return sys.stdin.buffer.read() if item.path == STDIN else _bytes(item.path)
    except OSError as error:
        raise UnreadableError(f"cannot be read ({error.strerror or error})", item.name) from None


def _bytes(path: str) -> bytes:
    from stat import S_ISREG

    if not S_ISREG(os.stat(path).st_mode):
        raise UnreadableError("not a regular file", path)
    with open(path, "rb") as file:
        return file.read()


def parse(data: bytes, name: str) -> Loaded:
    """The document in the bytes of a file of this name.

    Raises:
        UnreadableError: they are not text.
    """
    decoded = decode(data, name)
    return Loaded(reading.read(decoded.text, name), decoded)


def beside(item: Input, given: str | None) -> Document | None:
    """The text that goes with an input; None when nothing was given.

    Raises:
        UnreadableError: there is none, or it cannot be read.
    """
    path = path_beside(item, given)
    return None if path is None else load(Input(path, os.path.basename(path), path)).document


def path_beside(item: Input, given: str | None) -> str | None:
    """The file that goes with an input: the one that was given, or the one of the same relative name in the folder that was given.

    A source may have another suffix than its translation. None when nothing was given.

    Raises:
        UnreadableError: there is none.
    """
    if given is None or not os.path.isdir(given):
        return given
    path = os.path.join(given, item.relative)
    if os.path.exists(path):
        return path
    stem = os.path.splitext(path)[0]
    others = [stem + suffix for suffix in reading.SUFFIXES if os.path.exists(stem + suffix)]
    if not others:
        raise UnreadableError(f"nothing goes with it: there is no {path}", item.name)
    return others[0]

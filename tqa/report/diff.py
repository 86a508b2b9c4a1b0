"""Corrections as a unified diff."""

from __future__ import annotations

from collections.abc import Iterator

from tqa.report.escape import visible

_STYLES = {"+": "32", "-": "31", "@": "36"}


def unified(old: str, new: str, name: str, color: bool = False, read: bool = False) -> Iterator[str]:
    """The change of one file as a diff that `patch -p1` and `git apply` take.

    Parameters:
        color: in colours, for a person.
        read: for a person too: control characters are spelled out.
    """
    from difflib import unified_diff

    shown = visible(name).lstrip("/")
    for line in unified_diff(_lines(old), _lines(new), f"a/{shown}", f"b/{shown}"):
        if not line.endswith("\n"):
            line += "\n\\ No newline at end of file\n"
        if color or read:
            style = _STYLES.get(line[0]) if color else None
            body = visible(line.rstrip("\n")).replace("\\x0d", "").replace("\\x0a", "\n")
            yield f"\x1b[{style}m{body}\x1b[0m\n" if style else f"{body}\n"
        else:
            yield line


def _lines(text: str) -> list[str]:
    """Lines that end at LF only, as `diff` and `git` see them."""
    pieces = text.split("\n")
    last = pieces.pop()
    return [piece + "\n" for piece in pieces] + ([last] if last else [])

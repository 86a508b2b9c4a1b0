"""Which characters a text has, and where short strings stand in it: the cheap tests that come before a rule's patterns."""

from __future__ import annotations

from collections.abc import Iterator

from tqa.analysis.context import Context


def inventory(context: Context) -> frozenset[str]:
    """The characters of the text."""
    return frozenset(context.text)


def places(text: str, needle: str, start: int = 0, end: int | None = None) -> Iterator[int]:
    """Where a string stands, ascending, without overlaps."""
    stop = len(text) if end is None else end
    at = text.find(needle, start, stop)
    while at >= 0:
        yield at
        at = text.find(needle, at + len(needle), stop)


_CODE = frozenset("`{}=<>\\|~^_@")
_NEAR = 60


def is_prose(text: str, at: int) -> bool:
    """Whether a place is in running text: no sign of code, markup or an address near it in its line."""
    start = max(text.rfind("\n", 0, at) + 1, at - _NEAR)
    end = text.find("\n", at, at + _NEAR)
    near = text[start : end if end >= 0 else at + _NEAR]
    return _CODE.isdisjoint(near) and "  " not in near.strip() and "://" not in near


def house_style(context: Context) -> bool:
    """Whether the user asked for what only house style decides, with `[options.typography] house-style = true`."""
    return context.settings.options.get("typography", {}).get("house-style") is True

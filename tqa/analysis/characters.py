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
_REACH = 600


def is_prose(text: str, at: int) -> bool:
    """Whether a place is in running text: no sign of code, markup or an address near it in its line."""
    start, end = line_around(text, at, at, _NEAR)
    near = text[start:end]
    return _CODE.isdisjoint(near) and "  " not in near.strip() and "://" not in near


def line_around(text: str, start: int, end: int, reach: int = _REACH) -> tuple[int, int]:
    """The line that a span stands in, cut off at `reach` code points on either side, so that no place costs more than another one."""
    low, high = max(0, start - reach), min(len(text), end + reach)
    first, last = text.rfind("\n", low, start), text.find("\n", end, high)
    return (first + 1 if first >= 0 else low), (last if last >= 0 else high)


def house_style(context: Context) -> bool:
    """Whether the user asked for what only house style decides, with `[options.typography] house-style = true`."""
    return context.settings.options.get("typography", {}).get("house-style") is True

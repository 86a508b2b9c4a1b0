"""Quotation marks that look alike when they open and when they close, told apart by those that stand before them in their line."""

from __future__ import annotations

import re
from functools import cache


def openers(text: str) -> frozenset[int]:
    """Places of straight marks that open: an even number of them stands before each in its line."""
    found = []
    even = True
    for match in _straight().finditer(text):
        if match[0] != '"':
            even = True
            continue
        if even:
            found.append(match.start())
        even = not even
    return frozenset(found)


def closers_of_low(text: str) -> frozenset[int]:
    """Places of high marks before which more low ones than high ones stand in the line."""
    found = []
    low = 0
    for match in _low().finditer(text):
        if match[0] == "\n":
            low = 0
        elif match[0] == "„":
            low += 1
        else:
            if low > 0:
                found.append(match.start())
            low -= 1
    return frozenset(found)


@cache
def _straight() -> re.Pattern[str]:
    return re.compile('["\n\r]')


@cache
def _low() -> re.Pattern[str]:
    return re.compile("[„“\n]")

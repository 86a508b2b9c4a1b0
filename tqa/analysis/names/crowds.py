"""Which names of many that are alike are compared: all of a few, of a crowd those that are neighbours in the alphabet.

Method: sorted neighbourhood (Hernández and Stolfo 1995). The longest article has a dozen names that begin alike; a list of members has
hundreds, and to compare all of them takes time that grows with the square of the text.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Iterator
from itertools import combinations
from typing import TypeVar

Name = TypeVar("Name")

CROWD = 24
"""More names than are all compared with each other."""
_NEIGHBOURS = 3
"""Of a crowd, each is compared with so many before it and behind it."""


def pairs(names: Iterable[Name], order: Callable[[Name], str]) -> Iterable[tuple[Name, Name]]:
    """Pairs of names to compare, the first mentioned one first unless it is a crowd.

    Parameters:
        names: first mention first.
        order: what names are alike by.
    """
    group = list(names)
    return combinations(group, 2) if len(group) <= CROWD else _of_crowd(sorted(group, key=order))


def _of_crowd(names: list[Name]) -> Iterator[tuple[Name, Name]]:
    for number, one in enumerate(names):
        for other in names[number + 1 : number + 1 + _NEIGHBOURS]:
            yield one, other


def between(some: Collection[str], others: Collection[str]) -> Iterator[tuple[str, str]]:
    """Pairs of a word of some and a word of others."""
    ordered = sorted(others)
    return ((one, other) for one in sorted(some) for other in near(ordered, one, str))


def near(names: list[Name], wanted: str, order: Callable[[Name], str]) -> list[Name]:
    """Names to compare with a word.

    Parameters:
        names: ascending by `order` when they are a crowd.
        wanted: what the word is like by.
    """
    if len(names) <= CROWD:
        return names
    at = bisect_left(names, wanted, key=order)
    return names[max(0, at - _NEIGHBOURS) : at + _NEIGHBOURS]

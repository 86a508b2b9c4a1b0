"""Which sentences of a translation belong to which sentences of its source.

Method: Gale and Church (1993), dynamic programming over the lengths of sentences, with a bonus for names that both sides have, in a band
around the diagonal so that time grows with the length of the text.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import log

from tqa.model.records import NamedTuple

_BAND = 12
_MOVES = ((1, 1, 0.0), (1, 2, 1.2), (2, 1, 1.2), (2, 2, 2.0), (1, 0, 3.0), (0, 1, 3.0))
_NAME = 0.6
_EXPANSION = 1.1
"""A translation into English from a Slavic language is a little longer; the cost is flat enough for all others."""


class Part(NamedTuple):
    """A sentence: its length in characters and the keys of its names."""

    length: int
    names: frozenset[str]


def align(here: Sequence[Part], there: Sequence[Part]) -> list[tuple[range, range]]:
    """Groups of sentences that belong together, in order: numbers in the translation, numbers in the source; either may be empty."""
    rows, columns = len(here), len(there)
    if not rows or not columns:
        return [(range(rows), range(columns))] if rows or columns else []
    slope = columns / rows
    width = _BAND + abs(columns - rows) // max(1, rows // 20 + 1)
    costs: list[dict[int, float]] = [{} for _ in range(rows + 1)]
    back: list[dict[int, tuple[int, int]]] = [{} for _ in range(rows + 1)]
    costs[0][0] = 0.0
    for row in range(rows + 1):
        middle = round(row * slope)
        reach = range(max(0, middle - width), min(columns, middle + width) + 1)
        for column in reach:
            if column not in costs[row]:
                costs[row][column] = float("inf")
            for mine, theirs, penalty in _MOVES:
                if mine > row or theirs > column:
                    continue
                before = costs[row - mine].get(column - theirs)
                if before is None or before == float("inf"):
                    continue
                cost = before + penalty + _cost(here[row - mine : row], there[column - theirs : column])
                if cost < costs[row][column]:
                    costs[row][column] = cost
                    back[row][column] = (mine, theirs)
    groups: list[tuple[range, range]] = []
    row, column = rows, columns
    while row or column:
        mine, theirs = back[row][column]
        groups.append((range(row - mine, row), range(column - theirs, column)))
        row, column = row - mine, column - theirs
    return groups[::-1]


def _cost(here: Sequence[Part], there: Sequence[Part]) -> float:
    if not here or not there:
        return 0.0
    mine, theirs = sum(part.length for part in here), sum(part.length for part in there)
    shared = len(frozenset().union(*(part.names for part in here)) & frozenset().union(*(part.names for part in there)))
    return abs(log((mine + 8) / (theirs * _EXPANSION + 8))) * 2.5 - _NAME * shared

"""Corrections cut down to the words that change.

A rule may write a whole phrase anew. For a reader, and for a correction of a name inside the phrase, only the words that differ count.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from tqa.model.fix import Edit

_LONGEST = 1000
"""Characters of a correction and of what it replaces; comparing words takes the square of their number."""


@cache
def _token() -> re.Pattern[str]:
    return re.compile(r"\w+(?:['’-]\w+)*|\s+|[^\w\s]")


def narrowed(text: str, edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """Edits of words and punctuation marks that do the same to the text; longer ones stay as they are."""
    found: list[Edit] = []
    for edit in edits:
        size = edit.end - edit.start
        if size and edit.text and size + len(edit.text) <= _LONGEST:
            found += _words(text[edit.start : edit.end], edit)
        elif text[edit.start : edit.end] != edit.text:
            found.append(edit)
    return tuple(found)


def _words(old: str, edit: Edit) -> list[Edit]:
    from difflib import SequenceMatcher

    before, after = _token().findall(old), _token().findall(edit.text)
    starts = [edit.start]
    for token in before:
        starts.append(starts[-1] + len(token))
    pieces: list[list[int]] = []
    for kind, a, b, c, d in SequenceMatcher(None, before, after, False).get_opcodes():
        if kind == "equal" and b - a == 1 and before[a].isspace() and pieces and b < len(before):
            # A blank alone between two changes keeps nothing worth keeping.
            pieces[-1][1], pieces[-1][3] = b, d
        elif kind != "equal" and pieces and pieces[-1][1] == a:
            pieces[-1][1], pieces[-1][3] = b, d
        elif kind != "equal":
            pieces.append([a, b, c, d])
    found = [Edit(starts[a], starts[b], "".join(after[c:d])) for a, b, c, d in pieces]
    return [each for each in found if old[each.start - edit.start : each.end - edit.start] != each.text]

"""Corrections: edits, when they may be applied, and how they are applied and taken back."""

from __future__ import annotations

from collections.abc import Iterable

from tqa.model.records import NamedTuple

SAFE, UNSAFE, DISPLAY = "safe", "unsafe", "display"


class Edit(NamedTuple):
    """Replace the code points from `start` to `end` (half-open) by `text`."""

    start: int
    end: int
    text: str


class Fix(NamedTuple):
    """One correction: all of its edits or none.

    Parameters:
        edits: ascending, not overlapping.
        applicability: "safe" (only one reading is possible), "unsafe" (likely, a person should look)
            or "display" (shown, never applied).
        title: what applying it does, as an imperative ("Remove the crawl date").
    """

    edits: tuple[Edit, ...]
    applicability: str
    title: str


def apply(text: str, edits: Iterable[Edit]) -> tuple[str, tuple[Edit, ...]]:
    """Apply edits to a text.

    Returns:
        The new text and the inverse edits, which applied to the new text give the old one.

    Raises:
        ValueError: edits overlap or lie outside the text.
    """
    pieces: list[str] = []
    inverse: list[Edit] = []
    at = shift = 0
    for start, end, replacement in sorted(edits):
        if not at <= start <= end <= len(text):
            raise ValueError(f"edit {start}..{end} overlaps another one or lies outside the text")
        pieces += (text[at:start], replacement)
        new_start = start + shift
        back = Edit(new_start, new_start + len(replacement), text[start:end])
        if inverse and inverse[-1].end == back.start:
            # Two deletions side by side would leave two insertions at one place, whose order nothing tells.
            back = Edit(inverse[-1].start, back.end, inverse.pop().text + back.text)
        inverse.append(back)
        shift += len(replacement) - (end - start)
        at = end
    pieces.append(text[at:])
    return "".join(pieces), tuple(inverse)


def merge(fixes: Iterable[Fix]) -> tuple[list[Edit], list[Fix]]:
    """Choose the fixes that go together, in the order given.

    A fix that touches an edit which was chosen before it is left out; so are two insertions at one place.

    Returns:
        The edits of the chosen fixes in ascending order, and the fixes that were chosen.
    """
    chosen: list[Fix] = []
    taken: list[Edit] = []
    for fix in fixes:
        if fix.edits and not any(_clash(edit, other) for edit in fix.edits for other in taken):
            chosen.append(fix)
            taken.extend(fix.edits)
    return sorted(taken), chosen


def _clash(one: Edit, other: Edit) -> bool:
    if one.start == one.end and other.start == other.end:
        return one.start == other.start
    return (one.start < other.end and other.start < one.end) or one[:2] == other[:2]

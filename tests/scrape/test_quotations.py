"""Straight and high quotation marks, told apart by what stands before them in their line."""

from __future__ import annotations

from hypothesis import given, strategies

from tqa.analysis.quotations import closers_of_low, openers

TEXTS = strategies.text(alphabet='a"„“\n\r ', max_size=30)


@given(TEXTS)
def test_straight_marks_open_and_close_in_turn_in_every_line(text: str) -> None:
    opening = openers(text)
    for at in (at for at, char in enumerate(text) if char == '"'):
        line = max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1
        assert (at in opening) == (text.count('"', line, at) % 2 == 0)


@given(TEXTS)
def test_high_marks_close_what_low_ones_opened(text: str) -> None:
    closing = closers_of_low(text)
    for at in (at for at, char in enumerate(text) if char == "“"):
        line = text.rfind("\n", 0, at) + 1
        assert (at in closing) == (text.count("„", line, at) > text.count("“", line, at))

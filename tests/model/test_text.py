"""Offsets, lines and columns."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.strategies import texts
from tqa.model.text import Document, LineIndex, Position, Run, Span, trimmed


def test_columns_are_counted_in_the_unit_that_is_asked_for() -> None:
    lines = LineIndex("Say\n😋 Blinken")
    at = "Say\n😋 Blinken".index("B")
    assert lines.position(at) == (2, 3)
    assert lines.position(at, "utf-16") == (2, 4)
    assert lines.position(at, "utf-8") == (2, 6)


def test_only_lf_cr_and_crlf_end_a_line() -> None:
    text = "one\u2028still one\x0bstill\x85one\r\ntwo\rthree\n"
    lines = LineIndex(text)
    assert lines.line_count == 4
    assert [text[slice(*lines.line_span(number))] for number in (1, 2, 3, 4)] == ["one\u2028still one\x0bstill\x85one", "two", "three", ""]


@given(texts, st.data(), st.sampled_from(["code-point", "utf-16", "utf-8"]))
def test_positions_lead_back_to_their_offset(text: str, data: st.DataObject, unit: str) -> None:
    lines = LineIndex(text)
    offset = data.draw(st.integers(0, len(text)))
    inside_line_end = offset > 0 and text[offset - 1] == "\r" and text[offset : offset + 1] == "\n"
    at_line_end = text[offset : offset + 1] in ("\r", "\n")
    position = lines.position(offset, unit)
    if not inside_line_end:
        assert lines.offset(position, unit) == offset
    elif at_line_end:
        assert lines.offset(position, unit) <= offset


@given(texts)
def test_lines_are_those_that_editors_count(text: str) -> None:
    lines = LineIndex(text)
    expected = re.split(r"\r\n|\r|\n", text)
    assert [text[slice(*lines.line_span(number))] for number in range(1, lines.line_count + 1)] == expected


def test_positions_outside_the_text_are_refused() -> None:
    lines = LineIndex("abc")
    with pytest.raises(ValueError, match="outside"):
        lines.position(4)
    with pytest.raises(ValueError, match="line 2"):
        lines.offset(Position(2, 1))
    with pytest.raises(ValueError, match="unknown unit"):
        lines.position(1, "bytes")
    assert lines.offset(Position(1, 99)) == 3


def test_trimmed_spans_have_no_blank_at_either_end() -> None:
    assert trimmed("a  b c  d", 1, 8) == Span(3, 6)
    assert trimmed("a    d", 1, 5).start == trimmed("a    d", 1, 5).end


def test_spans_know_overlap_and_containment() -> None:
    assert Span(0, 3).overlaps(Span(2, 5))
    assert not Span(0, 3).overlaps(Span(3, 5))
    assert Span(0, 5).contains(Span(2, 5))
    assert not Span(2, 5).contains(Span(0, 5))


MARKUP = Document(
    "**Anna** met [Ivan](http://x) there", prose="Anna met Ivan there", runs=(Run(0, 2, 4), Run(4, 8, 5), Run(9, 14, 4), Run(13, 29, 6))
)


def test_prose_is_found_again_in_the_file() -> None:
    assert MARKUP.text[slice(*MARKUP.to_file(Span(9, 13)))] == "Ivan"
    assert MARKUP.text[slice(*MARKUP.to_file(Span(0, 8)))] == "Anna** met"
    assert MARKUP.text[slice(*MARKUP.to_file(Span(14, 19)))] == "there"


def test_only_one_unbroken_stretch_is_verbatim() -> None:
    assert MARKUP.is_verbatim(Span(9, 13))
    assert not MARKUP.is_verbatim(Span(0, 8))
    assert Document("plain").is_verbatim(Span(0, 5))

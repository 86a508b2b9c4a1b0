"""Edits: applied, taken back, and chosen so that none meet."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.strategies import texts
from tqa.model.fix import SAFE, Edit, Fix, apply, merge


def fix(*edits: Edit) -> Fix:
    return Fix(edits, SAFE, "Change it")


def test_edits_are_applied_and_taken_back() -> None:
    new, inverse = apply("RIA NewsWashington wanted", [Edit(8, 8, " "), Edit(0, 8, "RIA Novosti")])
    assert new == "RIA Novosti Washington wanted"
    assert apply(new, inverse)[0] == "RIA NewsWashington wanted"


def test_edits_that_overlap_are_refused() -> None:
    with pytest.raises(ValueError, match="overlaps"):
        apply("abcdef", [Edit(0, 3, "x"), Edit(2, 4, "y")])
    with pytest.raises(ValueError, match="outside"):
        apply("abc", [Edit(2, 9, "x")])


def test_a_correction_is_taken_whole_or_not_at_all() -> None:
    first, clashing, beside = fix(Edit(2, 4, "x")), fix(Edit(0, 1, "y"), Edit(3, 6, "z")), fix(Edit(4, 6, "w"))
    edits, chosen = merge([first, clashing, beside])
    assert chosen == [first, beside]
    assert apply("abcdef", edits)[0] == "abxw"


def test_two_insertions_at_one_place_do_not_go_together() -> None:
    assert merge([fix(Edit(3, 3, " ")), fix(Edit(3, 3, ". "))])[1] == [fix(Edit(3, 3, " "))]


def test_deletions_side_by_side_are_taken_back_in_their_order() -> None:
    new, inverse = apply("\r\nend", [Edit(0, 1, ""), Edit(1, 2, "")])
    assert new == "end"
    assert apply(new, inverse)[0] == "\r\nend"


def edits_in(size: int) -> st.SearchStrategy[Edit]:
    ends = st.tuples(st.integers(0, size), st.integers(0, size)).map(sorted)
    return st.builds(lambda pair, text: Edit(pair[0], pair[1], text), ends, st.sampled_from(["", " ", ". ", "Становая", "x"]))


@given(texts, st.data())
def test_any_merged_edits_can_be_taken_back(text: str, data: st.DataObject) -> None:
    fixes = data.draw(st.lists(st.lists(edits_in(len(text)), min_size=1, max_size=1).map(lambda found: fix(*found)), max_size=6))
    edits, chosen = merge(fixes)
    new, inverse = apply(text, edits)
    assert apply(new, inverse)[0] == text
    assert len(edits) == sum(len(one.edits) for one in chosen)
    untouched = sum(edit.end - edit.start for edit in edits)
    assert len(new) == len(text) - untouched + sum(len(edit.text) for edit in edits)

"""Any text, however long or odd, takes linear time and raises nothing."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tqa.linguistics.declension import base_forms, same_by_declension
from tqa.linguistics.folding import foldings, palladius, pinyin
from tqa.linguistics.given_names import same_given
from tqa.linguistics.name_pairs import compare
from tqa.linguistics.romanisation import key, keys, meet
from tqa.linguistics.surname_forms import same_surname
from tqa.linguistics.transliteration import originals, spellings, transliterate

FUNCTIONS: list[Callable[[str], object]] = [
    key,
    keys,
    base_forms,
    palladius,
    pinyin,
    lambda text: foldings(text, "ar"),
    lambda text: originals(text, "ru"),
    lambda text: spellings(text, "ru", "en"),
    lambda text: transliterate(text, "ru/en"),
    lambda text: meet(text, "Orlov"),
    lambda text: same_given(text, "Ivan"),
    lambda text: same_surname(text, "Orlov"),
    lambda text: same_by_declension(text, "Orlov"),
    lambda text: compare(text, "Ivan Orlov"),
]


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=80))
def test_any_text_is_taken(text: str) -> None:
    for function in FUNCTIONS:
        function(text)


@pytest.mark.parametrize("unit", ["ch", "ou", "ovich", "xian", "Иван", "ы’", "a ", "ск"])
def test_time_grows_with_the_length_and_no_faster(unit: str) -> None:
    for function in FUNCTIONS:
        start = time.process_time()
        function(unit * 20_000)
        assert time.process_time() - start < 1.5


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyzäöüčšžłńß'’-", min_size=1, max_size=20))
def test_a_key_does_not_depend_on_case(word: str) -> None:
    assert key(word) == key(word.upper()) or "ß" in word
    assert key(word) in keys(word)

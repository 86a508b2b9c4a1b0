"""Chinese names in pinyin and in Wade-Giles."""

from __future__ import annotations

import pytest

from tqa.linguistics.wade_giles import is_same


@pytest.mark.parametrize(
    ("pinyin", "wade_giles"),
    [
        ("Yuanqing", "Yuan-ching"),
        ("Xiaoping", "Hsiao-ping"),
        ("Zedong", "Tse-tung"),
        ("Jieshi", "Chieh-shih"),
        ("Zhongmou", "Chung-mou"),
        ("Ruoxi", "Jo-hsi"),
    ],
)
def test_one_name_in_both(pinyin: str, wade_giles: str) -> None:
    assert is_same(pinyin, wade_giles)
    assert is_same(wade_giles, pinyin)


@pytest.mark.parametrize(
    ("one", "other"), [("Yuanqing", "Yuan-chen"), ("Yuanqing", "Yuanching"), ("Yuan-qing", "Yuan-ching"), ("Petrov", "Pet-rov")]
)
def test_other_names_and_other_ways_of_writing(one: str, other: str) -> None:
    assert not is_same(one, other)

"""How alike two spellings sound."""

from __future__ import annotations

import pytest

from tqa.linguistics.resemblance import by_ear, distance, ear_distance, skeleton, sounds


def apart(one: str, other: str) -> float:
    return distance(sounds(one), sounds(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [("Sholts", "Scholz"), ("Goloshchapov", "Holoshchapov"), ("Brummel", "Brammel"), ("Hanssen", "Hansen"), ("Wielgocki", "Velgotsky")],
)
def test_what_romanisations_confuse_is_near(one: str, other: str) -> None:
    assert apart(one, other) <= 0.5


@pytest.mark.parametrize(("one", "other"), [("Petrov", "Sidorov"), ("Wilk", "Wiln"), ("Reinhard", "Richard"), ("Kufra", "Jufra")])
def test_other_consonants_are_far(one: str, other: str) -> None:
    assert apart(one, other) >= 0.8


@pytest.mark.parametrize("name", ["Scholz", "Tatiana", "Ó", "Юлия"])
def test_a_name_is_like_itself(name: str) -> None:
    assert apart(name, name) == 0.0


def test_distance_is_symmetric() -> None:
    for one, other in (("Moravia", "Morawiecki"), ("Chongli", "Chunli")):
        assert apart(one, other) == apart(other, one)


def test_skeleton_is_the_classes_of_consonants() -> None:
    assert skeleton(sounds("Goloshin")) == skeleton(sounds("Holozhin"))
    assert skeleton(sounds("Ivanov")) != skeleton(sounds("Petrov"))


@pytest.mark.parametrize(
    ("western", "cyrillic"),
    [("Cowdrey", "Kaudri"), ("Brownlee", "Braunli"), ("Wright", "Rayt"), ("Schneider", "Shnayder"), ("Boone", "Bun")],
)
def test_western_spellings_are_heard_as_they_come_back_from_cyrillic(western: str, cyrillic: str) -> None:
    assert ear_distance(western, cyrillic) == 0
    assert apart(western, cyrillic) > 0


def test_what_sounds_otherwise_is_far_by_ear_too() -> None:
    assert ear_distance("Houston", "Austin") > 0.5
    assert by_ear("x" * 100) == "x" * 100

"""Lists of thousands of names, alike or not, take time that grows with their length; a few names are all compared."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from itertools import combinations
from math import inf

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tqa import engine
from tqa.analysis.names import crowds
from tqa.formats import reading
from tqa.linguistics.declension import same_by_declension
from tqa.linguistics.resemblance import distance
from tqa.settings import Settings

CONSONANTS, VOWELS = "bdgklmnprstvz", "aeiou"
CYRILLIC = str.maketrans("abdegiklmnoprstuvz", "абдегиклмнопрстувз")
GIVEN = ("Anna", "Boris", "Tatiana", "Tatyana", "Sergei", "Olga", "Pavel", "Nina")
SMALL, LARGE = 80, 640
"""Sentences of a text and of one eight times as long."""


def surname(source: random.Random) -> str:
    syllables = "".join(source.choice(CONSONANTS) + source.choice(VOWELS) for _ in range(3))
    return (syllables + source.choice(("nov", "sky", "nko", "dze"))).capitalize()


def alike(source: random.Random) -> str:
    middle = source.choice(VOWELS) + source.choice(CONSONANTS) + source.choice(VOWELS) + source.choice("nm") + source.choice(VOWELS)
    return f"Bar{middle}{source.choice('rl')}ov"


def initial(source: random.Random) -> str:
    return source.choice("ABDGKLMNPRST")


CROWDS: dict[str, Callable[[random.Random], str]] = {
    "all different": lambda source: f"The mayor met {source.choice(GIVEN)} {surname(source)} there.",
    "without given names": lambda source: f"Then the mayor met {surname(source)} there.",
    "of one template": lambda source: f"The mayor met {source.choice(GIVEN)} {alike(source)} there.",
    "of one template, without given names": lambda source: f"Then the mayor met {alike(source)} there.",
    "one given name": lambda source: f"The mayor met Anna {surname(source)} there.",
    "one given name, surnames of one template": lambda source: f"The mayor met Anna {alike(source)} there.",
    "one given name in two spellings": lambda source: f"The mayor met {source.choice(GIVEN[2:4])} {surname(source)} there.",
    "initials": lambda source: f"The mayor met {initial(source)}. {initial(source)}. {alike(source)} there.",
    "one surname": lambda source: f"The mayor met {surname(source)} Orlova there.",
    "double surnames": lambda source: f"The mayor met Anna {alike(source)}-{alike(source)} there.",
    "squares": lambda source: f"They stood in {alike(source)} Square then.",
    "lists": lambda source: f"{alike(source)}, {alike(source)} and {surname(source)} came.",
    "Cyrillic": lambda source: f"Там была Анна {alike(source).lower().translate(CYRILLIC).capitalize()}а вчера.",
    "Cyrillic initials": lambda source: f"Там был А. {surname(source).lower().translate(CYRILLIC).capitalize()} вчера.",
}


def cost(kind: str, sentences: int) -> float:
    source = random.Random(7)
    text = "\n\n".join(CROWDS[kind](source) for _ in range(sentences))
    language = "ru" if "Cyrillic" in kind else "en"
    document = reading.read(text, "article.txt")
    chosen = Settings(lang=language, source_lang="en" if language == "ru" else "ru", select=("names",))
    start = time.process_time()
    checked = engine.check(document, chosen)
    spent = time.process_time() - start
    assert checked.errors == ()
    assert checked.entities
    return spent


@pytest.mark.parametrize("kind", CROWDS)
def test_a_crowd_takes_linear_time(kind: str) -> None:
    cost(kind, SMALL)
    ratio = inf
    for _ in range(8):
        ratio = min(ratio, cost(kind, LARGE) / cost(kind, SMALL))
        if ratio < 9 * LARGE / SMALL / 8:
            break
    assert ratio < 1.5 * LARGE / SMALL


def test_a_few_names_are_all_compared_in_the_order_of_the_text() -> None:
    names = ["Orlov", "Averin", "Sokol", "Baran"]
    assert list(crowds.pairs(names, str)) == list(combinations(names, 2))
    assert crowds.near(names, "Awerin", str) == names


def test_of_a_crowd_neighbours_are_compared() -> None:
    names = [f"{first}{second}ov" for second in "abcdefghij" for first in ("Or", "Av", "So", "Ba", "Ku")]
    found = list(crowds.pairs(names, str))
    assert len(found) < 4 * len(names)
    assert ("Avaov", "Avbov") in found
    assert not any(one[:2] == "Av" and other[:2] == "So" for one, other in found)
    around = crowds.near(sorted(names), "Kueow", str)
    assert {"Kueov", "Kudov"} <= set(around)
    assert len(around) < 10
    assert ("Kueow", "Kueov") in set(crowds.between(["Kueow"], names))


@settings(max_examples=400, deadline=None)
@given(st.text("aeiougknhvzsSZCJ$dtlr", max_size=9), st.data())
def test_a_limit_changes_no_distance_below_it(one: str, data: st.DataObject) -> None:
    other = list(one)
    for _ in range(data.draw(st.integers(0, 4))):
        at = data.draw(st.integers(0, len(other)))
        other[at : at + data.draw(st.integers(0, 1))] = data.draw(st.sampled_from(["", "a", "i", "h", "g", "n", "k", "s", "Z"]))
    whole = distance(one, "".join(other))
    for most in (0.5, 1.0, 1.53, 2.0, 2.2, 4.0):
        assert distance(one, "".join(other), most) == (whole if whole <= most else inf)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Averina", "Averin"), ("Stanova", "Stanovaya"), ("Kutsevol", "Kutsevolu"), ("Petrovu", "Petrovym"), ("Zaozerskaya", "Zaozersky")],
)
def test_forms_of_one_name_begin_alike_enough(one: str, other: str) -> None:
    assert same_by_declension(one, other) is not None
    assert same_by_declension(other, one) is not None

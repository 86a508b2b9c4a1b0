"""Sentences of a translation and of its source: joined, split, added and lost ones are found, in linear time."""

from __future__ import annotations

import time

from tqa.analysis.bitext.sentence_alignment import Part, align


def parts(*lengths: int) -> list[Part]:
    return [Part(length, frozenset()) for length in lengths]


def numbers(groups: list[tuple[range, range]]) -> list[tuple[list[int], list[int]]]:
    return [(list(here), list(there)) for here, there in groups]


def test_equally_many_sentences_go_in_pairs() -> None:
    assert numbers(align(parts(40, 90, 60), parts(38, 80, 55))) == [([0], [0]), ([1], [1]), ([2], [2])]


def test_two_sentences_that_were_joined() -> None:
    assert numbers(align(parts(60, 150, 40), parts(55, 70, 66, 36))) == [([0], [0]), ([1], [1, 2]), ([2], [3])]


def test_a_sentence_that_was_split() -> None:
    assert numbers(align(parts(60, 70, 72, 40), parts(55, 130, 36))) == [([0], [0]), ([1, 2], [1]), ([3], [2])]


def test_names_decide_where_lengths_do_not() -> None:
    here = [Part(50, frozenset({"Орлов"})), Part(50, frozenset({"Тверь"}))]
    there = [Part(50, frozenset()), Part(45, frozenset({"Орлов"})), Part(45, frozenset({"Тверь"}))]
    assert ([0], [1]) in numbers(align(here, there)) or ([0], [0, 1]) in numbers(align(here, there))
    assert numbers(align(here, there))[-1] == ([1], [2])


def test_nothing_on_one_side() -> None:
    assert numbers(align([], parts(10))) == [([], [0])]
    assert align([], []) == []


def test_every_sentence_is_in_one_group() -> None:
    groups = align(parts(*range(20, 90)), parts(*range(20, 75)))
    assert [number for here, _ in groups for number in here] == list(range(70))
    assert [number for _, there in groups for number in there] == list(range(55))


def test_time_grows_with_the_length() -> None:
    def cost(count: int) -> float:
        here, there = parts(*(40 + at % 50 for at in range(count))), parts(*(38 + at % 50 for at in range(count)))
        best = float("inf")
        for _ in range(5):
            start = time.process_time()
            align(here, there)
            best = min(best, time.process_time() - start)
        return best

    assert cost(1600) < 12 * cost(200)

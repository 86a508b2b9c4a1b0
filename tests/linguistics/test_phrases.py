"""Patterns of phrases: what they match, what their anchors are, and what is no pattern."""

from __future__ import annotations

import re

import pytest

from tqa.linguistics import phrases


@pytest.mark.parametrize(
    ("pattern", "text", "matched"),
    [
        ("with (a)? reference to", "with reference to", "with reference to"),
        ("with (a)? reference to", "With a  reference\nto", "With a  reference\nto"),
        ("with (a)? reference to", "with the reference to", None),
        ("(Recall|Remind) that", "recall that", "recall that"),
        ("(a|an)? opinion", "an opinion", "an opinion"),
        ("(a|an)? opinion", "opinion", "opinion"),
        ("(reason|reasons)", "reasons", "reasons"),
        ("(reason|reasons)", "reasonable", None),
        ("about it(,)? writes", "About it, writes", "About it, writes"),
        ("about it(,)? writes", "about it writes", "about it writes"),
        ("writes {org}", "writes Volga Times of the North today", "writes Volga Times of the North"),
        ("writes {org}", "writes “the Times” today", "writes “the Times”"),
        ("writes {org}", "writes nobody", None),
        ("plant {quoted}", "plant «Zarya»", "plant «Zarya»"),
        ("plant {quoted}", "plant «is closed»", None),
        ("by {number} times", "by 2.5 times", "by 2.5 times"),
        ("by {number} times", "by five times", None),
        ("turned to {words:1-3} with", "turned to the old mayor with", "turned to the old mayor with"),
        ("turned to {words:1-3} with", "turned to the very old mayor with", None),
        ("the {ordinal} place", "the 5th place", "the 5th place"),
        ("agency's source", "agency’s source", "agency’s source"),
        ("пишет {name}", "пишет Анна Берг", "пишет Анна Берг"),
    ],
)
def test_a_pattern_matches(pattern: str, text: str, matched: str | None) -> None:
    match = re.match(phrases.compiled(pattern).regex, phrases.plain(text))
    assert (match and text[: match.end()]) == matched


def test_a_plain_text_keeps_every_place() -> None:
    text = "„Zarya“ «won’t»\u00a0say ‘no’ to “us”."
    assert phrases.plain(text) == '"Zarya" "won\'t" say \'no\' to "us".'
    assert len(phrases.plain(text)) == len(text)


@pytest.mark.parametrize(
    ("pattern", "anchors", "lead", "exact"),
    [
        ("with (a)? reference to", ("reference to",), 2, False),
        ("(told|tells) about", ("told about", "tells about"), 0, True),
        ("{cap} specified", ("specified",), 1, False),
        ("turned to {words:1-3} with a request", ("with a request",), 5, False),
        ("agency's source", ("agency's source", "agency’s source"), 0, True),
    ],
)
def test_the_anchor_is_the_longest_run_of_fixed_words(pattern: str, anchors: tuple[str, ...], lead: int, exact: bool) -> None:
    assert phrases.anchors(pattern) == (anchors, lead, exact)


@pytest.mark.parametrize("pattern", ["", "(a|b", "{nothing} here", "{org}", "(perhaps)?", "a } b"])
def test_what_is_no_pattern_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match=r"no phrase pattern|no fixed words|no slot"):
        phrases.compiled(pattern)


def test_what_stands_beside_a_phrase() -> None:
    beside = re.compile(phrases.listed("fight*|a war|{number}|, "))
    assert beside.match("fighting")
    assert beside.match("a war of words")
    assert beside.match("12 days")
    assert not beside.match("a warning")

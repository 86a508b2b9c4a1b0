"""What stands between blanks, taken apart once for every document of a process."""

from __future__ import annotations

import pytest

from tqa.analysis import tokens
from tqa.analysis.context import Context
from tqa.analysis.tokens import LONG, MIXED, ODD, PLAIN, read
from tqa.analysis.vocabulary import known_words, sentence_words, vocabulary
from tqa.model.text import Document
from tqa.settings import Settings


@pytest.mark.parametrize(
    ("raw", "bare", "shape"),
    [
        ("harbour", "harbour", PLAIN),
        ("“Harbour,", "Harbour", PLAIN),
        ("UNESCO", "UNESCO", PLAIN),
        ("1,200.50", "1,200.50", PLAIN),
        ("Plotnikova:", "Plotnikova", LONG),
        ("regionRead", "regionRead", MIXED),
        ("(NATOsaid)", "NATOsaid", MIXED),
        ("May.The", "May.The", ODD),
        ("12km", "12km", ODD),
        ("—", "", PLAIN),
    ],
)
def test_how_a_token_is_written(raw: str, bare: str, shape: int) -> None:
    assert read(raw)[:2] == (bare, shape)


@pytest.mark.parametrize(
    ("raw", "words", "stems"),
    [
        ("Harbours,", ("harbours",), ("harbou",)),
        ("Saint-Denis’s", ("saint", "denis", "s"), ("saint", "denis")),
        ("İzmir’de", ("izmir", "de"), ("izmir",)),
        ("“of", ("of",), ()),
        ("新地铁线", ("新地铁线",), ("新地", "地铁", "铁线")),
        ("…", (), ()),
    ],
)
def test_words_and_stems_of_a_token(raw: str, words: tuple[str, ...], stems: tuple[str, ...]) -> None:
    token = read(raw)
    assert (token.words, token.joined, token.stems) == (words, "".join(words), stems)


def test_what_is_kept_is_bounded_and_stays_right() -> None:
    kept = tokens._Kept()
    for number in range(tokens._MOST_KEPT + 10):
        assert kept[f"Word{number},"].bare == f"Word{number}"
    assert 0 < len(kept) <= tokens._MOST_KEPT
    assert kept["Word0,"].bare == "Word0"
    long = "a" * (tokens._LONGEST_KEPT + 1)
    assert kept[long].words == (long,)
    assert long not in kept


def context(text: str) -> Context:
    return Context(Document(text), "en", None, Settings())


def test_the_vocabulary_counts_words_without_their_punctuation() -> None:
    found = vocabulary(context("The ferry, the “ferry” and iFerry. The 12km ferry of Verkhneozersk: iFerry"))
    assert {word: found.counts[word] for word in ("ferry", "The", "iFerry", "12km", "Verkhneozersk")} == {
        "ferry": 3,
        "The": 2,
        "iFerry": 2,
        "12km": 1,
        "Verkhneozersk": 1,
    }
    assert not {"ferry,", "“ferry”", "iFerry."} & found.counts.keys()
    assert (found.long, found.mixed) == (["Verkhneozersk"], ["iFerry", "iFerry"])


def test_sentences_have_the_stems_of_their_words() -> None:
    given = context("The ferry left the harbour.\n\nThe harbour is closed. No ferry leaves it.")
    found = given.get(sentence_words)
    assert [(sentence.block, sentence.stems) for sentence in found] == [
        (0, ["ferry", "left", "harbou"]),
        (1, ["harbou", "closed"]),
        (1, ["ferry", "leaves"]),
    ]
    assert given.get(known_words).stems == {"ferry": 2, "left": 1, "harbou": 2, "closed": 1, "leaves": 1}

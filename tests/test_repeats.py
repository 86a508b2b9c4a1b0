"""Repetitions: time that grows with the text and no faster, and lists of words that languages double."""

from __future__ import annotations

import time

import pytest

from tqa.analysis.context import Context
from tqa.analysis.repeats import repeats
from tqa.linguistics import packs
from tqa.model.text import Document
from tqa.settings import Settings

WORDS = [f"word{chr(97 + number % 26)}{chr(97 + number // 26)}" for number in range(600)]
TEXTS = {
    "one word": "the ",
    "two words": "alpha beta ",
    "three words that change": "of the wordab of the wordcd ",
    "doubled words in one sentence": " ".join(f"{word} {word} of" for word in WORDS) + " ",
    "lines": "the\nthe\n",
}
LANGUAGES = [code for code in packs.languages() if packs.lines(code, "doubled_words")]


def cost(text: str) -> float:
    least = float("inf")
    for _ in range(3):
        context = Context(Document(text), "en", None, Settings())
        started = time.process_time()
        context.get(repeats)
        least = min(least, time.process_time() - started)
    return least


@pytest.mark.parametrize("piece", TEXTS.values(), ids=TEXTS)
def test_time_is_linear(piece: str) -> None:
    times = 40_000 // len(piece)
    assert cost(piece * times * 4) < 8 * cost(piece * times) + 0.01


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_list_is_sorted_and_a_language_with_one_has_function_words(language: str) -> None:
    words = packs.lines(language, "doubled_words")
    assert list(words) == sorted(set(words))
    assert packs.lines(language, "function_words") or packs.pairs(language, "word_classes")


def test_languages_without_a_list_are_not_judged() -> None:
    assert repeats(Context(Document("Il il il conte conte parla parla con noi noi oggi."), "eu", None, Settings())) == ()


def test_twelve_languages_have_a_list() -> None:
    assert {"en", "ru", "uk", "de", "es", "fr", "pl", "it", "pt", "nl", "tr", "cs"} <= set(LANGUAGES)

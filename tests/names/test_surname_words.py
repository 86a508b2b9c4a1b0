"""Surnames that are words: the keys of the table are those of the surnames."""

from __future__ import annotations

from tqa.linguistics import packs
from tqa.linguistics.romanisation import key
from tqa.linguistics.transliteration import romanised


def test_keys_are_those_of_the_surnames() -> None:
    for row in packs.table("ru-en", "surname_words"):
        assert row["key"] == key(romanised(row["surname"], "ru")), row["surname"]
        assert all(word and word == word.lower() for word in row["words"].split("|")), row["surname"]

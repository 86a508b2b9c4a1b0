"""Word lists of the language packs that tell what a word is: its class, a role, the head of an institution's name, a label of page data."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from tqa.linguistics import packs
from tqa.model.records import NamedTuple

BINDING = frozenset(("determiner", "preposition", "conjunction"))
"""Classes of words that no clause ends with."""


class Nouns(NamedTuple):
    """A list of nouns and of endings that mark a noun of the same kind.

    Parameters:
        words: lower case; an entry of several words is there whole, and `firsts` has its first word.
        endings: lower case.
    """

    words: frozenset[str]
    endings: tuple[str, ...]

    def has(self, word: str) -> bool:
        """Whether a lower-case word is listed or ends like one; an ending needs two letters before it."""
        if word in self.words:
            return True
        if not word.endswith(self.endings):
            return False
        return any(word.endswith(ending) and len(word) >= len(ending) + 2 for ending in self.endings)


@cache
def word_classes(language: str) -> Mapping[str, str]:
    """Lower-case function word, sentence opener or reporting verb -> its class; empty for a language without a pack."""
    return dict(packs.pairs(language, "word_classes"))


@cache
def nouns(language: str, name: str) -> Nouns:
    """The list `data/<language>/<name>.txt`, in which a line `-x` is an ending."""
    lines = packs.lines(language, name)
    return Nouns(frozenset(line for line in lines if line[0] != "-"), tuple(line[1:] for line in lines if line[0] == "-"))


@cache
def kinds(language: str, name: str) -> Mapping[str, frozenset[str]]:
    """Lower-case word or label -> its kinds, from `data/<language>/<name>.tsv`."""
    return {word: frozenset(kind.split()) for word, kind in packs.pairs(language, name)}

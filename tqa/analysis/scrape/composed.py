"""Lead-ins that no pack lists, made of the words of those that are listed.

The packs' lead-ins of a language are read as a model of pairs of words: which ones begin a lead-in, which ones follow each other, which
ones end it. "Read on this topic" is one because "Read on", "on this", "this topic" occur in others, although nobody listed it. Where a
separator follows, it is enough that the words are those of lead-ins.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise

from tqa.linguistics import packs
from tqa.linguistics.wordlists import BINDING, word_classes
from tqa.model.records import NamedTuple

_CONTENT_LENGTH = 4
_FREQUENT = 3
_MOST = 0.75


class Model(NamedTuple):
    """What the phrases of a pack are made of, lower case.

    Parameters:
        begins, ends: words at the edges, with the count of phrases.
        inside: every word, with the count of phrases.
        pairs: words that follow each other.
        characters: those of the phrases, in scripts that are written without spaces.
        edges: first and last characters there.
    """

    begins: Mapping[str, int]
    ends: Mapping[str, int]
    inside: Mapping[str, int]
    pairs: frozenset[tuple[str, str]]
    characters: Mapping[str, int]
    edges: tuple[frozenset[str], frozenset[str]]


@cache
def model(language: str, name: str) -> Model:
    """The model of `data/<language>/<name>.tsv`."""
    begins: list[str] = []
    ends: list[str] = []
    inside: list[str] = []
    characters: list[str] = []
    pairs: set[tuple[str, str]] = set()
    firsts: set[str] = set()
    lasts: set[str] = set()
    for phrase, _ in packs.pairs(language, name):
        folded = _folded(phrase)
        if is_dense(folded[0]) or is_dense(folded[-1]):
            bare = folded.strip("【】[]「」")
            characters += set(bare)
            firsts.add(bare[0])
            lasts.add(bare[-1])
            continue
        words = folded.split()
        begins.append(words[0])
        ends.append(words[-1])
        inside += set(words)
        pairs.update(pairwise(words))
    edges = (frozenset(firsts), frozenset(lasts))
    return Model(Counter(begins), Counter(ends), Counter(inside), frozenset(pairs), Counter(characters), edges)


def _folded(text: str) -> str:
    return text.lower().replace("’", "'")


def is_dense(char: str) -> bool:
    """Whether the character belongs to a script that is written without spaces and without words to count."""
    return "\u2e80" <= char <= "\u9fff" or "\uf900" <= char <= "\uffef"


def strength(words: list[str], language: str, name: str) -> int:
    """How well words make up a phrase like those of a pack: 2 pairs and edges of listed phrases, 1 only words of them, 0 neither.

    Parameters:
        words: lower case, in order.
    """
    known = model(language, name)
    if not words or any(word not in known.inside for word in words):
        return 0
    classes = word_classes(language)
    if not any(_is_content(word, classes) for word in words):
        return 0
    if words[0] not in known.begins:
        return 1 if len(words) > 1 and words[-1] in known.ends else 0
    if len(words) == 1:
        return 1 if known.begins[words[0]] >= _FREQUENT else 0
    if words[-1] not in known.ends or classes.get(words[-1], "") in BINDING:
        return 1
    return 2 if all(_follow(one, other, known) for one, other in pairwise(words)) else 1


def _follow(one: str, other: str, known: Model) -> bool:
    """Whether a word follows another one in a listed phrase, or could: the one begins many of them and the other ends many."""
    return (one, other) in known.pairs or (known.begins.get(one, 0) >= _FREQUENT and known.ends.get(other, 0) >= _FREQUENT)


@cache
def languages_of_word(name: str) -> Mapping[str, frozenset[str]]:
    """Every word of a pack's phrases -> the languages that have it there."""
    found: dict[str, set[str]] = {}
    for language in packs.languages():
        # All words at once: the models of eighty languages take longer than all the rest of a run.
        phrases = [phrase for phrase, _ in packs.pairs(language, name) if not (is_dense(phrase[0]) or is_dense(phrase[-1]))]
        for word in set(_folded(" ".join(phrases)).split()):
            found.setdefault(word, set()).add(language)
    return {word: frozenset(languages) for word, languages in found.items()}


def likeness(words: list[str], language: str, name: str) -> int:
    """How much a line has of the phrases of a pack, when other words may stand between theirs: 2 all of it, 1 most of it, 0 too little.

    It must begin as one, have two words that follow each other in one, and a content word that several have.
    """
    known = model(language, name)
    if not words or words[0] not in known.begins:
        return 0
    classes = word_classes(language)
    if len(words) == 1:
        return 2 if known.begins[words[0]] >= _FREQUENT and _is_content(words[0], classes) else 0
    if not any(_is_content(word, classes) and known.inside.get(word, 0) >= _FREQUENT for word in words):
        return 0
    if not any(pair in known.pairs for pair in pairwise(words)):
        return 0
    share = sum(word in known.inside for word in words) / len(words)
    return 2 if share == 1 else 1 if share >= _MOST else 0


def _is_content(word: str, classes: Mapping[str, str]) -> bool:
    return len(word) >= _CONTENT_LENGTH - 1 and (word not in classes or classes[word] == "speech")


def is_dense_phrase(piece: str, language: str, name: str) -> bool:
    """The same for a phrase of a script without spaces: all its characters are those of listed phrases, and so are its edges."""
    known = model(language, name)
    return (
        len(piece) > 1
        and piece[0] in known.edges[0]
        and piece[-1] in known.edges[1]
        and all(known.characters.get(char, 0) > 1 for char in piece)
    )


def beginnings(language: str, name: str) -> Iterator[str]:
    """The words that phrases begin with, as they are written at the beginning of a line: Capital and CAPITALS."""
    for word in model(language, name).begins:
        yield word.capitalize()
        yield word.upper()

"""Pairs of single words that are one name because they sound alike where something else speaks for it too."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache, lru_cache

from tqa.analysis.names import crowds
from tqa.analysis.names.name_words import LONG, SOUND, Link, Word, allowed, apart, is_derived, similar
from tqa.analysis.names.people import is_given
from tqa.linguistics import packs
from tqa.linguistics.resemblance import by_ear, distance, ear_distance, skeleton, sounds
from tqa.linguistics.romanisation import key

_SHORTEST = 5
_HABIT = 0.5
"""So far apart may be the names of one country in two languages (Brazil, Brasil)."""
_BY_EAR = 2
"""A likeness by ear counts so many times less than one by letters."""
_SAME_GIVEN = 0.3
"""So far apart at most are a surname and a word that is also a given name."""
_CLEARLY = 0.4
"""So much nearer than the next name is the one that is meant."""
_SYLLABLES = 2.0
"""So far apart are a name in pinyin and its romanisation from Cyrillic at most."""


def introduced(known: dict[str, Word], language: str) -> list[Link]:
    """A surname that nobody introduced, and the one introduced surname that it sounds like."""
    introduced: dict[str, list[Word]] = defaultdict(list)
    for word in known.values():
        if (word.full or (word.loose and not word.plain)) and len(word.sound) > 2:
            for start in _starts(word.text):
                introduced[start].append(word)
    for start, group in introduced.items():
        if len(group) > crowds.CROWD:
            introduced[start] = sorted(group, key=SOUND)
    result: list[Link] = []
    for word in known.values():
        if (
            word.full
            or word.given
            or word.plain
            or not word.ordinary
            or not (word.sure or word.spoken)
            or word.beside
            or len(word.sound) < 4
        ):
            continue
        share = 0.25 if word.spoken else 0.17
        groups = [introduced[start] for start in _starts(word.text) if start in introduced]
        if not groups:
            continue
        most = allowed(word.sound, word.sound, share) + _CLEARLY
        ranked = sorted(
            (_cost(word, other, most), other.text)
            for other in dict.fromkeys(other for group in groups for other in crowds.near(group, word.sound, SOUND))
            if (other.full or (word.spoken and not other.given))
            and other.key != word.key
            and abs(len(other.sound) - len(word.sound)) < 4
            and _same_first(word.text, other.text)
        )
        if not ranked or (len(ranked) > 1 and ranked[1][0] - ranked[0][0] < _CLEARLY):
            continue
        cost, text = ranked[0]
        limit = _SAME_GIVEN if is_given(word.text) else allowed(word.sound, known[text].sound, share)
        if cost <= limit and not is_derived(word.text, text, language):
            result.append(Link(text, word.text, "a surname without a given name anywhere that sounds like it", text))
    return result


def _cost(one: Word, other: Word, most: float) -> float:
    return min(distance(one.sound, other.sound, most), _BY_EAR * ear_distance(one.text, other.text, most / _BY_EAR))


@lru_cache(maxsize=20_000)
def _starts(text: str) -> tuple[str, ...]:
    """What the consonants of a word begin with, by its letters and as it is heard, its first one or without it."""
    frames = (skeleton(sounds(text)), skeleton(by_ear(text)))
    return tuple(dict.fromkeys(start for frame in frames for start in (frame[:2], frame[1:3])))


def _same_first(one: str, other: str) -> bool:
    """Whether two names can begin with one sound; a J is a consonant for some languages and begins nothing that a vowel begins."""
    first = {one[0].lower(), other[0].lower()}
    return "j" not in first or len(first) == 1 or not first & set("aeou")


def near(known: dict[str, Word], language: str) -> list[Link]:
    """Long spellings with the same consonants that differ by one sound which romanisations confuse."""
    by_skeleton: dict[str, list[Word]] = defaultdict(list)
    for word in known.values():
        if len(word.sound) >= LONG - 1 and not word.plain and word.ordinary and not is_given(word.text):
            by_skeleton[skeleton(word.sound)].append(word)
    result: list[Link] = []
    for group in by_skeleton.values():
        for one, other in crowds.pairs(group, SOUND) if len(group) > 1 else ():
            if one.key == other.key or not (one.sure or other.sure) or max(len(one.sound), len(other.sound)) < LONG:
                continue
            if not _begin_alike(one.sound, other.sound) or not similar(one.sound, other.sound, 0.5) or apart(one, other):
                continue
            if not is_inflected(one, other, language):
                result.append(Link(one.text, other.text, "one sound differs that romanisations confuse"))
    return result + _one_by_ear(word for group in by_skeleton.values() for word in group)


def _one_by_ear(words: Iterable[Word]) -> list[Link]:
    """Long spellings that are heard as one, as a Western name and what comes back of it from another script (Mercedes, Mersedes)."""
    heard: dict[str, list[Word]] = {}
    for word in words:
        if len(word.sound) >= LONG:
            heard.setdefault(by_ear(word.text), []).append(word)
    return [
        Link(one.text, other.text, "they are heard as one name")
        for group in heard.values()
        if len(group) > 1
        for one, other in crowds.pairs(group, SOUND)
        if one.key != other.key and (one.sure or other.sure) and not apart(one, other)
    ]


def _begin_alike(one: str, other: str) -> bool:
    """Whether the first two sounds are the same, or the first is and long words go on so."""
    return one[:2] == other[:2] or (one[0] == other[0] and min(len(one), len(other)) > LONG)


def slips(known: dict[str, Word], language: str) -> list[Link]:
    """Names that a slip keeps apart: letters that changed places, one letter of a long name or of a spelling that occurs once."""
    exonyms = packs.words(language, "exonyms")
    by_letters: dict[str, list[Word]] = defaultdict(list)
    by_ends: dict[str, list[Word]] = defaultdict(list)
    for text, word in known.items():
        if len(text) < _SHORTEST or word.given or (word.plain and text not in exonyms) or not (word.sure or word.spoken or word.full):
            continue
        if word.ordinary and not is_given(text):
            by_letters[_letters(text)].append(word)
            if len(word.sound) >= LONG:
                by_ends[word.sound[:2] + word.sound[-2:]].append(word)
    found = [pair for group in by_letters.values() if len(group) > 1 for pair in crowds.pairs(group, SOUND) if _changed_places(*pair)]
    result = [Link(one.text, other.text, "two letters changed places") for one, other in found]
    found = [pair for group in by_ends.values() if len(group) > 1 for pair in crowds.pairs(group, SOUND) if _one_letter(*pair, language)]
    return result + [Link(one.text, other.text, "one letter inside the name differs") for one, other in found]


def _changed_places(one: Word, other: Word) -> bool:
    mine, theirs = one.text.lower(), other.text.lower()
    spelled_alike = len(mine) <= LONG and mine.replace("ei", "ie") == theirs.replace("ei", "ie")
    return is_transposed(mine, theirs) and not spelled_alike and not apart(one, other)


def _one_letter(one: Word, other: Word, language: str) -> bool:
    short, long = sorted((len(one.sound), len(other.sound)))
    if one.key == other.key or not ((short > LONG and long > LONG + 1) or once_and_often(one, other)):
        return False
    least = _HABIT if one.plain or other.plain else 0.0
    return least < distance(one.sound, other.sound, 1.0) <= 1.0 and not apart(one, other) and not is_derived(one.text, other.text, language)


@lru_cache(maxsize=20_000)
def _letters(text: str) -> str:
    return "".join(sorted(text.lower()))


def is_transposed(one: str, other: str) -> bool:
    """Whether two words of one length differ in the order of two letters that stand side by side."""
    at = next((at for at in range(len(one)) if one[at : at + 1] != other[at : at + 1]), len(one))
    return len(one) == len(other) > at + 1 and one[at : at + 2] == other[at + 1] + other[at] and one[at + 2 :] == other[at + 2 :]


def once_and_often(one: Word, other: Word) -> bool:
    """Whether one of two spellings occurs once and the other one more often."""
    few, many = sorted((len(one.mentions), len(other.mentions)))
    return few == 1 and many > 1


@cache
def _syllables() -> re.Pattern[str]:
    return re.compile(r"(?:[b-df-hj-np-tv-z]{0,2}[aeiou]+(?:ng|n|r)?)+")


@lru_cache(maxsize=20_000)
def is_syllabic(text: str) -> bool:
    """Whether a word is made of syllables as Chinese has them."""
    return text[-1] in "aeioungr" and _syllables().fullmatch(text.lower()) is not None


def chinese(known: dict[str, Word], source_language: str) -> list[Link]:
    """A Chinese name in pinyin, and the same name romanised from the Cyrillic that the source had for it (Chongli, Chunli)."""
    if "palladius" not in packs.words(source_language, "traits"):
        return []
    by_key = {word.key: word for word in known.values() if len(word.key) > 4 and not (word.plain or word.given)}
    syllabic = [word for word in by_key.values() if word.sure and is_syllabic(word.text)]
    by_ends: dict[str, list[Word]] = defaultdict(list)
    for word in syllabic:
        by_ends[word.sound[0] + word.sound[-1]].append(word)
    close: set[str] = set()
    for group in by_ends.values():
        for one, other in crowds.pairs(group, SOUND) if len(group) > 1 else ():
            if (one.key not in close or other.key not in close) and similar(one.sound, other.sound, _SYLLABLES):
                close |= {one.key, other.key}
    syllabic = [word for word in syllabic if word.key in close]
    if not syllabic:
        return []
    from tqa.linguistics.folding import palladius

    result: list[Link] = []
    for word in syllabic:
        original = palladius(word.text)
        if not original:
            continue
        from tqa.linguistics.transliteration import romanised

        same = by_key.get(key(romanised(original, source_language)))
        if same is not None and same.key != word.key:
            result.append(Link(word.text, same.text, f"{same.text} is {original}, the Cyrillic form of {word.text} in pinyin", word.text))
    return result


def is_inflected(one: Word, other: Word, language: str) -> bool:
    """Whether the target language derives one word from the other, or a short word differs in its last vowel only."""
    if is_derived(one.text, other.text, language):
        return True
    mine, theirs = one.sound, other.sound
    return mine[:-1] == theirs[:-1] and len(mine) < LONG + 2

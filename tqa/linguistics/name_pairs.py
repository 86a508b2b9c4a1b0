"""Whether two names are one: token by token, with the reasons.

    compare("Tatyana Stanovaya", "Tatiana Stanovoy")    same: romanisations ...; Stanovoy is an oblique case of Stanovaya
    compare("Ivan Petrov", "Anna Petrova")              different: Ivan and Anna are two given names
    compare("Averin", "Averina")                        unsure: Averina is the feminine of Averin, or ...

Every word of the one name must have its counterpart in the other, but for given names, patronymics and initials that one of them leaves
out. The weakest counterpart decides. It is a judgement of two names alone: what a document tells besides (roles, places, the source)
is for the caller to add.
"""

from __future__ import annotations

import re

from tqa.linguistics import packs
from tqa.linguistics.declension import base_forms, same_by_declension
from tqa.linguistics.folding import chinese, foldings, one_original, through_russian
from tqa.linguistics.given_names import given, given_names, same_given, short_names
from tqa.linguistics.romanisation import key, meet
from tqa.linguistics.surname_forms import same_surname
from tqa.linguistics.transliteration import schemes
from tqa.model.records import NamedTuple

_WORD = re.compile(r"[^\W\d_]+(?:['’ʼʹ`\"”][^\W\d_]+)*['’ʼʹ]?\.?")
_INITIAL = re.compile(r"[^\W\d_]{1,4}\.")
_LONG = 8
"""Shorter words are too often one letter away from another name."""
_MOST_WORDS = 12
_NEARBY = 6
"""So long must a word be to be one letter away from another behind an equal given name."""

_SURE = 2
_VOWELS = frozenset("aeiouy")
SAME, UNSURE, DIFFERENT = "same", "unsure", "different"


class Verdict(NamedTuple):
    """What two names are to each other.

    Parameters:
        label: same, unsure or different.
        reasons: one phrase for each pair of words that is not simply equal.
    """

    label: str
    reasons: tuple[str, ...]


class _Match(NamedTuple):
    score: int
    reason: str


def compare(one: str, other: str, language: str = "ru") -> Verdict:
    """Whether two names in Latin script can be one person, place or firm.

    Parameters:
        language: of the originals; it decides about declension and about spellings that only this language has.
    """
    first, second = _words(one), _words(other)
    if not first or not second:
        return Verdict(DIFFERENT, ("one of them has no letters",))
    if max(len(first), len(second)) > _MOST_WORDS:
        return Verdict(DIFFERENT if first != second else SAME, ("one of them is no name but a sentence",))
    if packs.pairs(language, "palladius"):
        same = len(first) == len(second) and all(not a.isdisjoint(b) for a, b in zip(chinese(first), chinese(second), strict=True))
        return Verdict(SAME, ("one name in pinyin",)) if same else Verdict(DIFFERENT, ("two names in pinyin",))
    pairs, left, right = _paired(first, second, language)
    alone = _alone(left, right, first, second)
    if alone is not None:
        return Verdict(DIFFERENT, (alone,))
    matches = [_match(a, b, language) for a, b in pairs]
    reasons = tuple(match.reason for match in matches if match.reason)
    if _gender_alone(pairs, language):
        return Verdict(UNSURE, (*reasons, "no given name tells whether they are one person"))
    scores = sorted(match.score for match in matches)
    supported = len(scores) > 1 and scores[-1] >= _SURE
    return Verdict(SAME if scores[0] >= _SURE or (supported and scores[0] > 0) else UNSURE, reasons)


def _words(name: str) -> list[str]:
    """Words of a name without particles (von, al-)."""
    particles = packs.words("und", "name_particles")
    found = [(match[0], name[match.end() : match.end() + 1]) for match in _WORD.finditer(name)]
    return [word for word, after in found if word.lower() not in particles or not (word.islower() or after == "-")] or [
        word for word, _ in found
    ]


def _paired(first: list[str], second: list[str], language: str) -> tuple[list[tuple[str, str]], list[str], list[str]]:
    """Words that correspond, in order, the best sum of scores; and what is left over on each side."""
    rows, columns = len(first), len(second)
    best: list[list[tuple[int, int]]] = [[(0, 0)] * (columns + 1) for _ in range(rows + 1)]
    scores = [[_match(a, b, language).score for b in second] for a in first]
    for i in range(rows - 1, -1, -1):
        for j in range(columns - 1, -1, -1):
            options = [(best[i + 1][j][0], 1), (best[i][j + 1][0], 2)]
            if scores[i][j] > 0:
                options.append((best[i + 1][j + 1][0] + scores[i][j], 3))
            best[i][j] = max(options)
    pairs, left, right = [], [], []
    i = j = 0
    while i < rows and j < columns:
        step = best[i][j][1]
        if step == 3:
            pairs.append((first[i], second[j]))
        elif step == 1:
            left.append(first[i])
        else:
            right.append(second[j])
        i, j = i + (step != 2), j + (step != 1)
    left += first[i:]
    right += second[j:]
    return pairs, left, right


def _alone(left: list[str], right: list[str], first: list[str], second: list[str]) -> str | None:
    """Why words without a counterpart make two names, or None when they do not."""
    if left and right:
        return f"{' '.join(left)} and {' '.join(right)} are two names"
    for words, of, others in ((left, first, second), (right, second, first)):
        extra = [word for word in words if not _may_be_left_out(word, of)]
        if extra:
            return f"{' '.join(others)} lacks {' '.join(extra)}"
    return None


def _may_be_left_out(word: str, name: list[str]) -> bool:
    """Given names, initials and patronymics may; the last word of a name, its surname, may not."""
    if word == name[-1]:
        return False
    return bool(_INITIAL.fullmatch(word)) or key(word) in given_names() or key(word) in short_names() or _patronymic(word)


def _patronymic(word: str) -> bool:
    return key(word).endswith(packs.lines("und", "patronymic_endings"))


def _gender_alone(pairs: list[tuple[str, str]], language: str) -> bool:
    """Whether only surnames are there and they may be a man's and a woman's."""
    if len(pairs) != 1:
        return False
    relation = same_by_declension(*pairs[0], language)
    return relation is not None and relation.kind == "gender" and key(pairs[0][0]) != key(pairs[0][1])


def _match(one: str, other: str, language: str) -> _Match:
    """Score 3: the same; 2: one of them is wrong or a variant; 1: doubtful; 0: two words."""
    initials = [bool(_INITIAL.fullmatch(word)) for word in (one, other)]
    if any(initials):
        short, long = (one, other) if initials[0] else (other, one)
        same = key(long).startswith(key(short.rstrip("."))) or key(long)[:1] == key(short.rstrip("."))[:1]
        return _Match(2, f"{short} may stand for {long}") if same else _Match(0, f"{short} is no initial of {long}")
    if one == other:
        return _Match(3, "")
    if one_original(one, other, language):
        return _Match(3, f"{one} and {other} are romanisations of one original")
    names = same_given(one, other) if key(one) != key(other) else None
    if names is not None:
        return _Match(2, names)
    relation = same_by_declension(one, other, language)
    known = given(one), given(other)
    if relation is not None and not (all(known) and relation.kind == "gender"):
        if relation.regular or _oblique(one, other, language):
            return _Match(2, relation.reason)
        return _Match(1, relation.reason)
    if all(known):
        return _Match(0, f"{one} and {other} are two given names")
    if not any(known):
        if (schemes(language) and meet(one, other)) or not foldings(one, language).isdisjoint(foldings(other, language)):
            return _Match(1, f"{one} and {other} may be romanisations of one original")
        surnames = same_surname(one, other)
        if surnames is not None:
            return _Match(_SURE, surnames)
        if through_russian(one, other):
            return _Match(1, f"{one} and {other} are one Chinese word, in pinyin and by way of Russian")
        score, slip = _slip(one.lower(), other.lower())
        if score:
            return _Match(score, f"{one} and {other} differ in {slip}")
    return _Match(0, f"{one} and {other} are two names")


def _oblique(one: str, other: str, language: str) -> bool:
    """Whether a word that no surname ends like is a case form of a given name or of a word with a rare ending (-om, -u)."""
    for form, base in ((one, other), (other, one)):
        for found in base_forms(form, language):
            if found.key == key(base) and (given(base) or found.cases[0] in ("dative", "instrumental", "prepositional")):
                return True
    return False


def _slip(one: str, other: str) -> tuple[int, str]:
    """What a slip of the keyboard changed inside a word, with its score; (0, "") when the words differ otherwise.

    Two letters that changed places hardly ever make another name. A letter that is lost or stands for another one does, in short words
    and at the end of a word.
    """
    shortest = min(len(one), len(other))
    if shortest < _NEARBY or one[0] != other[0]:
        return 0, ""
    start = 0
    while start < shortest and one[start] == other[start]:
        start += 1
    end = 0
    while end < shortest - start and one[-1 - end] == other[-1 - end]:
        end += 1
    middle = one[start : len(one) - end], other[start : len(other) - end]
    if len(middle[0]) == len(middle[1]) == 2 and middle[0] == middle[1][::-1]:
        return _SURE, "the order of two letters"
    if end == 0 or len(one) - end <= 1:
        return 0, ""
    if sorted(map(len, middle)) == [0, 1]:
        return (_SURE if shortest >= _LONG else 1), "a letter that one of them lacks"
    if len(middle[0]) == len(middle[1]) == 1 and set("".join(middle)) <= _VOWELS and shortest >= _LONG:
        return 1, "one vowel"
    return 0, ""

"""Pairs of words that are one name because the words around them are the same or sound alike: given names, surnames, parts of names."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from itertools import pairwise

from tqa.analysis.context import Context
from tqa.analysis.names import crowds
from tqa.analysis.names.likeness import is_inflected, is_syllabic, is_transposed, once_and_often
from tqa.analysis.names.mentions import Mention, mentions
from tqa.analysis.names.name_words import SOUND, Link, Word, adjective_endings, allowed, is_derived, similar, stem, two_people
from tqa.analysis.names.people import People, given_of, has_capital_nouns, is_given, people
from tqa.linguistics import packs
from tqa.linguistics.given_names import given, given_names
from tqa.linguistics.resemblance import FIRST, by_ear, distance, ear_distance, skeleton, sounds
from tqa.linguistics.romanisation import key

_LITTLE = 0.5
"""So little may two short words differ."""


def adjectival(known: dict[str, Word], found: tuple[Mention, ...], context: Context) -> list[Link]:
    """A place named after somebody ("Pushkin Square") and the adjective of it, left as it was ("at Pushkinskaya")."""
    heads = {row["head"]: row["gender"] for row in packs.table(f"{context.source_language}-{context.language}", "place_heads")}
    if not heads:
        return []
    result: list[Link] = []
    by_key = {word.key: word for word in known.values()}
    all_endings = tuple(ending for ending, _ in adjective_endings())
    for word in known.values():
        if not word.text.endswith(all_endings):
            continue
        ending, gender = next(((ending, gender) for ending, gender in adjective_endings() if word.text.endswith(ending)), ("", ""))
        base = by_key.get(key(word.text[: -len(ending)])) if ending else None
        if base is None or word.full or not word.sure:
            continue
        mine = {_head_after(found[index], context, heads) for index in word.mentions}
        theirs = {_head_after(found[index], context, heads) for index in base.mentions} - {""}
        if any(heads[head] == gender and mine <= {"", head} for head in theirs):
            result.append(Link(base.text, word.text, "the name of a place and the adjective made from it", base.text))
    return result


def _head_after(mention: Mention, context: Context, heads: dict[str, str]) -> str:
    after = context.text[mention.end : mention.end + 20].split()
    head = after[0].strip('.,;:!?)"”»').lower() if after and context.text[mention.end : mention.end + 1] in " \u00a0" else ""
    return head if head in heads else ""


def full_names(known: dict[str, Word], found: tuple[Mention, ...], persons: People) -> list[Link]:
    """Two full names of which given name and surname both sound alike (Jastin Kouli, Justin Cowley)."""
    names: dict[tuple[str, ...], dict[tuple[str, str], None]] = defaultdict(dict)
    certain = [(person.given, person.surname) for person in persons.full.values() if not person.middle]
    likely = [(found[index].previous, index) for index in persons.loose]
    for first, surname in (*certain, *likely):
        pair = (found[first].text, found[surname].text)
        if all(text in known and known[text].ordinary and not known[text].plain for text in pair):
            for starts in {tuple(skeleton(read(text))[:1] for text in pair) for read in (sounds, by_ear)}:
                names[starts][pair] = None
    result: list[Link] = []
    for group in names.values():
        for one, other in crowds.pairs(group, lambda pair: known[pair[1]].sound) if len(group) > 1 else ():
            if is_given(one[0]) and is_given(other[0]) and not _near_given(one[0], other[0]):
                continue
            if _alike(*one, *other):
                evidence = f"{' '.join(one)} and {' '.join(other)} sound alike"
                result += [Link(mine, theirs, evidence) for mine, theirs in zip(one, other, strict=True)]
    return result


def _near_given(one: str, other: str) -> bool:
    """Whether two known given names differ by a vowel, and not as those of a man and of a woman do (Ernst, Ernest; Daniel, Daniela)."""
    genders = {known.gender for known in (given(one), given(other)) if known is not None and known.gender}
    return len(genders) < 2 and 0 < distance(sounds(one), sounds(other), 0.5) <= 0.5 and key(one)[-1] == key(other)[-1]


def _alike(given_name: str, surname: str, other_given: str, other_surname: str) -> bool:
    """Whether both words of two names differ, but are heard almost alike; a short word by little."""
    if given_name == other_given or surname == other_surname:
        return False
    sizes = [min(len(sounds(one)), len(sounds(other))) for one, other in ((given_name, other_given), (surname, other_surname))]
    limits = [0.26 * size if size >= 4 else _LITTLE if size == 3 else 0.0 for size in sizes]
    return (
        max(sizes) >= 5
        and ear_distance(given_name, other_given, limits[0]) <= limits[0]
        and ear_distance(surname, other_surname, limits[1]) <= limits[1]
    )


def neighbours(known: dict[str, Word], found: tuple[Mention, ...], persons: People, language: str) -> list[Link]:
    """Words beside one and the same name word that differ by one sound which is confused, or by one letter at the end (Abud Dhabi)."""
    beside: dict[tuple[bool, str], dict[str, Word]] = defaultdict(dict)
    for run in persons.runs:
        for left, right in pairwise(run):
            for index, beyond, side in ((left, right, True), (right, left, False)):
                word, neighbour = known.get(found[index].text), known.get(found[beyond].text)
                if word is None or neighbour is None or word.plain or not (word.sure and word.ordinary):
                    continue
                if word.given and not (side and neighbour.full):
                    continue
                if neighbour.given and (side or is_given(neighbour.text)):
                    continue
                beside[side, neighbour.key][word.text] = word
    result: list[Link] = []
    for (_, near), group in beside.items():
        if len(group) < 2 or len(near) < 4:
            continue
        for one, other in crowds.pairs(group.values(), SOUND):
            if one.key == other.key or one.key[0] != other.key[0]:
                continue
            if (one.given or other.given) and (is_given(one.text) == is_given(other.text) or one.key[-1] != other.key[-1]):
                # two known given names are two people, and so are those of a man and of a woman
                continue
            short, long = sorted((one.key, other.key), key=len)
            cut = len(long) - len(short) == 1 and long.startswith(short) and len(short) >= 3
            if not (cut or (len(short) >= 5 and similar(one.sound, other.sound, 0.5) and not is_inflected(one, other, language))):
                continue
            if not two_people(one, other) and not is_derived(one.text, other.text, language):
                result.append(Link(one.text, other.text, "they stand beside the same word of a name"))
    return result


def same_phrase(known: dict[str, Word], found: tuple[Mention, ...], persons: People, language: str) -> list[Link]:
    """Names of several words that share all words but one, which is spelled in two ways."""
    slots: dict[tuple[str, ...], dict[str, Word]] = defaultdict(dict)
    for texts in {tuple([found[index].text for index in run]): None for run in persons.runs if 2 <= len(run) <= 5}:
        keys = tuple(map(key, texts))
        for at, text in enumerate(texts):
            if text in known:
                slots[(*keys[:at], "", *keys[at + 1 :])][text] = known[text]
    result: list[Link] = []
    for group in slots.values():
        if len(group) > 1:
            result += [
                Link(one.text, other.text, "all other words of the name are the same")
                for one, other in crowds.pairs(group.values(), SOUND)
                if one.key != other.key and _one_slot(one, other, language) and not two_people(one, other)
            ]
    return result


def _one_slot(one: Word, other: Word, language: str) -> bool:
    if ("-" in one.text) != ("-" in other.text) and one.sure and other.sure and _same_chinese(one.text, other.text):
        return True
    if not (one.ordinary and other.ordinary):
        return False
    if not (one.sure and other.sure):
        return False
    if _half_translated(one, other, language):
        return True
    # two Chinese names are often one sound apart
    slip = once_and_often(one, other) and not (is_syllabic(one.text) and is_syllabic(other.text))
    if one.plain or other.plain or min(len(one.sound), len(other.sound)) < (4 if slip else 5) or one.sound[0] != other.sound[0]:
        return False
    if any(name[-1] != "." for name in one.named & other.named):
        # surnames behind one given name are compared as such, and more leniently
        return False
    limit = 1.0 if slip else allowed(one.sound, other.sound, 0.17)
    return similar(one.sound, other.sound, limit) and not is_inflected(one, other, language)


def _same_chinese(one: str, other: str) -> bool:
    """Whether a Chinese given name stands in pinyin and in Wade-Giles (Yuanqing, Yuan-ching)."""
    from tqa.linguistics.wade_giles import is_same

    return is_same(one, other)


def _half_translated(one: Word, other: Word, language: str) -> bool:
    """Whether one word is an adjective of the source language and the other one is the same adjective of the target language."""
    for mine, theirs in ((one, other), (other, one)):
        base = _without_ending(mine.text)
        root = _without_suffix(theirs.text, language) if base else ""
        if root and min(len(base), len(root)) >= 5 and similar(base, root, 0.5):
            return True
    return False


@lru_cache(maxsize=20_000)
def _without_ending(text: str) -> str:
    """The sounds of an adjective of the source language without its ending, "" of another word."""
    ending = next((ending for ending, _ in adjective_endings() if text.endswith(ending)), "")
    return sounds(text[: -len(ending)]) if ending else ""


@lru_cache(maxsize=20_000)
def _without_suffix(text: str, language: str) -> str:
    """The sounds of an adjective of the target language without its suffix, "" of another word."""
    suffix = next((suffix for suffix in packs.lines(language, "adjective_suffixes") if text.endswith(suffix)), "")
    return sounds(text[: -len(suffix)]) if suffix else ""


def given_forms(known: dict[str, Word], context: Context) -> list[Link]:
    """Forms of one given name, or spellings that sound alike, before one surname."""
    found = context.get(mentions)
    by_surname: dict[str, dict[str, Word]] = defaultdict(dict)
    for person in context.get(people).full.values():
        text = found[person.given].text
        if text in known:
            by_surname[stem(known[found[person.surname].text].key) if found[person.surname].text in known else ""][text] = known[text]
    result = _bare_given(known, context.get(surnames))
    for surname, group in by_surname.items():
        if surname and len(group) > 1:
            result += [
                Link(one.text, other.text, "given names of one bearer of a surname")
                for one, other in crowds.pairs(sorted(group.values(), key=lambda word: word.mentions), SOUND)
                if one.key != other.key and _one_given(one, other)
            ]
    return result


def _bare_given(known: dict[str, Word], behind: dict[str, set[str]]) -> list[Link]:
    """Forms of one given name of which one stands alone, while all others have one bearer."""
    forms: dict[str, list[Word]] = defaultdict(list)
    for word in known.values():
        known_name = given_names().get(word.key)
        if known_name is not None and word.sure:
            forms[known_name.name].append(word)
    result: list[Link] = []
    for name, group in forms.items():
        if len({word.key for word in group}) < 2:
            continue
        alone = [word for word in group if word.text not in behind and not word.beside and not word.full]
        borne = [word for word in group if word.text in behind]
        if len({stem(surname) for word in borne for surname in behind[word.text]}) == 1:
            result += [
                Link(one.text, other.text, f"forms of {name}, and the text has one bearer of it")
                for one in borne
                for other in alone
                if one.key != other.key and similar(one.sound, other.sound, 1.3)
            ]
    return result


def _one_given(one: Word, other: Word) -> bool:
    mine, theirs = given_names().get(one.key), given_names().get(other.key)
    if mine and theirs:
        return mine.name == theirs.name or (one.sound[0] == other.sound[0] and _near_given(one.text, other.text))
    if is_given(one.text) and is_given(other.text):
        return False
    shortest = min(len(one.sound), len(other.sound))
    return shortest >= 4 and one.sound[0] == other.sound[0] and similar(one.sound, other.sound, 0.5 if shortest < 6 else 1.0)


def same_given(known: dict[str, Word], found: tuple[Mention, ...], persons: People, language: str) -> list[Link]:
    """Surnames that sound alike behind one given name, and its forms before them.

    Where nouns have capitals, two words that differ by an ending of the language are forms of a noun (Heilige, Heiligen).
    """
    nouns_have_capitals = has_capital_nouns(language)
    bearers: dict[str, list[Word]] = defaultdict(list)
    for word in known.values():
        for name in word.named:
            if name[-1] != ".":
                bearers[name].append(word)
    result: list[Link] = []
    for name, bearing in bearers.items():
        for one, other in crowds.pairs(bearing, SOUND) if len(bearing) > 1 else ():
            if one.key == other.key or (nouns_have_capitals and is_derived(one.text, other.text, language)):
                continue
            if _surnames_alike(one, other):
                result.append(Link(one.text, other.text, f"both stand after a form of {name}"))
                mine, theirs = (_written_given(word, name, found, persons) for word in (one, other))
                result += [
                    Link(first, second, f"forms of {name} before {one.text} and {other.text}")
                    for first in mine
                    for second in theirs
                    if first in known and second in known and first.lower() != second.lower()
                ]
    return result


def _written_given(surname: Word, name: str, found: tuple[Mention, ...], persons: People) -> set[str]:
    """The spellings of a given name that stand before a surname."""
    texts = {found[persons.full[index].given].text for index in surname.mentions if index in persons.full}
    return {text for text in texts if given_of(text) == name}


def _surnames_alike(one: Word, other: Word) -> bool:
    """Whether two surnames begin alike and differ in an ending or by little, or as two languages write one surname."""
    mine, theirs = one.sound, other.sound
    if _stem_or_near(mine, theirs) or is_transposed(one.text.lower(), other.text.lower()):
        return True
    if distance(mine[0], theirs[0]) > FIRST and mine.lstrip("h")[:1] != theirs.lstrip("h")[:1]:
        return False
    limit = allowed(mine, theirs, 0.22)
    if similar(mine, theirs, limit) or ear_distance(one.text, other.text, limit) <= limit:
        return True
    from tqa.linguistics.surname_forms import same_surname

    return same_surname(one.text, other.text) is not None


def _stem_or_near(one: str, other: str) -> bool:
    shared = 0
    while shared < min(len(one), len(other)) and one[shared] == other[shared]:
        shared += 1
    return shared >= 4 and len(one) - shared <= 2 and len(other) - shared <= 2


def surnames(context: Context) -> dict[str, set[str]]:
    """Given name -> keys of the surnames that it stands with."""
    found = context.get(mentions)
    behind: dict[str, set[str]] = defaultdict(set)
    for person in context.get(people).full.values():
        behind[found[person.given].text].add(key(found[person.surname].text))
    return behind

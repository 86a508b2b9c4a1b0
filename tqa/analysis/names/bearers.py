"""Given names and the surnames beside them: whether two spellings can belong to one bearer, and the pairs of spellings that do."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict

from tqa.analysis.context import Context
from tqa.analysis.names.likeness import is_transposed
from tqa.analysis.names.mentions import Mention, mentions
from tqa.analysis.names.name_words import CROWD, Link, Word, allowed, related, stem
from tqa.analysis.names.people import People, given_of, is_given, people
from tqa.analysis.structure import sentences
from tqa.linguistics.given_names import given, given_names
from tqa.linguistics.resemblance import FIRST, distance, ear_distance
from tqa.linguistics.romanisation import key


def one_bearer(one: Word, other: Word, context: Context) -> bool:
    """Whether two spellings of a given name stand before one surname, or one of them before none and the other before one only."""
    found, persons = context.get(mentions), context.get(people)
    mine, theirs = (surnames_of(word, found, persons) for word in (one, other))
    if mine and theirs:
        return any(related(a, b) for a in mine for b in theirs)
    if bool(mine) != bool(theirs) and not (other if mine else one).spoken and _only_marks(one.text, other.text):
        # a town (Sofía) and a woman (Sofia)
        return False
    return len({stem(name) for name in mine | theirs}) < 2 and not (one.article or other.article)


def _only_marks(one: str, other: str) -> bool:
    """Whether two spellings differ in diacritics only."""
    return len(one) == len(other) and all(a == b or not (a.isascii() and b.isascii()) for a, b in zip(one, other, strict=True))


def surnames_of(word: Word, found: tuple[Mention, ...], persons: People) -> set[str]:
    """Keys of the surnames that a given name stands with."""
    mine = set(word.mentions)
    return {key(found[person.surname].text) for person in persons.full.values() if person.given in mine}


def woman_beside_man(one: Word, other: Word, context: Context) -> bool:
    """Whether one sentence names a woman in full and somebody whose surname is the masculine form of hers."""
    man, woman = sorted((one, other), key=lambda word: word.text[-1] == "a")
    if woman.text[-1] != "a" or man.text[-1] == "a" or man.text[:3] != woman.text[:3]:
        return False
    if man.named or not any(known is not None and known.gender == "f" for known in map(given, woman.named)):
        return False
    from tqa.linguistics.declension import same_by_declension

    relation = same_by_declension(man.text, woman.text, context.source_language or "")
    if relation is None or relation.kind != "gender":
        return False
    found, full, begins = context.get(mentions), context.get(people).full, [span.start for span in context.get(sentences)]
    hers = {bisect_right(begins, found[index].start) for index in woman.mentions if index in full}
    return any(bisect_right(begins, found[index].start) in hers for index in man.mentions)


def given_forms(known: dict[str, Word], found: tuple[Mention, ...], persons: People) -> list[Link]:
    """Forms of one given name, or spellings that sound alike, before one surname."""
    by_surname: dict[str, dict[str, Word]] = defaultdict(dict)
    for person in persons.full.values():
        text = found[person.given].text
        if text in known:
            by_surname[stem(known[found[person.surname].text].key) if found[person.surname].text in known else ""][text] = known[text]
    result = _bare_given(known, found, persons)
    for surname, group in by_surname.items():
        distinct = sorted(group.values(), key=lambda word: word.mentions)
        for number, one in enumerate(distinct):
            result += [
                Link(one.text, other.text, "given names of one bearer of a surname")
                for other in distinct[number + 1 : number + CROWD]
                if surname and one.key != other.key and _one_given(one, other)
            ]
    return result


def _bare_given(known: dict[str, Word], found: tuple[Mention, ...], persons: People) -> list[Link]:
    """Forms of one given name of which one stands alone, while all others have one bearer."""
    forms: dict[str, list[Word]] = defaultdict(list)
    for word in known.values():
        given = given_names().get(word.key)
        if given is not None and word.sure:
            forms[given.name].append(word)
    result: list[Link] = []
    for name, group in forms.items():
        if len({word.key for word in group}) < 2:
            continue
        surnames = {word.text: surnames_of(word, found, persons) for word in group}
        alone = [word for word in group if not surnames[word.text] and not word.beside and not word.full]
        borne = [word for word in group if surnames[word.text]]
        if len({stem(surname) for word in borne for surname in surnames[word.text]}) == 1:
            result += [
                Link(one.text, other.text, f"forms of {name}, and the text has one bearer of it")
                for one in borne
                for other in alone
                if one.key != other.key and distance(one.sound, other.sound) <= 1.3
            ]
    return result


def _one_given(one: Word, other: Word) -> bool:
    mine, theirs = given_names().get(one.key), given_names().get(other.key)
    if mine and theirs:
        return mine.name == theirs.name
    if is_given(one.text) and is_given(other.text):
        return False
    shortest = min(len(one.sound), len(other.sound))
    return shortest >= 4 and one.sound[0] == other.sound[0] and distance(one.sound, other.sound) <= (0.5 if shortest < 6 else 1.0)


def same_given(known: dict[str, Word], found: tuple[Mention, ...], persons: People) -> list[Link]:
    """Surnames that sound alike behind one given name, and its forms before them."""
    bearers: dict[str, list[Word]] = defaultdict(list)
    for word in known.values():
        for name in word.named:
            if name[-1] != ".":
                bearers[name].append(word)
    result: list[Link] = []
    for name, surnames in bearers.items():
        for number, one in enumerate(surnames):
            for other in surnames[number + 1 : number + CROWD]:
                if one.key != other.key and _alike(one, other):
                    result.append(Link(one.text, other.text, f"both stand after a form of {name}"))
                    mine, theirs = (_written_given(word, name, found, persons) for word in (one, other))
                    result += [
                        Link(first, second, f"forms of {name} before {one.text} and {other.text}")
                        for first in mine
                        for second in theirs
                        if first in known and second in known and known[first].key != known[second].key
                    ]
    return result


def _written_given(surname: Word, name: str, found: tuple[Mention, ...], persons: People) -> set[str]:
    """The spellings of a given name that stand before a surname."""
    texts = {found[persons.full[index].given].text for index in surname.mentions if index in persons.full}
    return {text for text in texts if given_of(text) == name}


def _alike(one: Word, other: Word) -> bool:
    """Whether two surnames begin alike and differ in an ending or by little, or as two languages write one surname."""
    mine, theirs = one.sound, other.sound
    if _stem_or_near(mine, theirs) or is_transposed(one.text.lower(), other.text.lower()):
        return True
    if distance(mine[0], theirs[0]) > FIRST and mine.lstrip("h")[:1] != theirs.lstrip("h")[:1]:
        return False
    limit = allowed(mine, theirs, 0.22)
    if distance(mine, theirs) <= limit or ear_distance(one.text, other.text) <= limit:
        return True
    from tqa.linguistics.surname_forms import same_surname

    return same_surname(one.text, other.text) is not None


def _stem_or_near(one: str, other: str) -> bool:
    shared = 0
    while shared < min(len(one), len(other)) and one[shared] == other[shared]:
        shared += 1
    return shared >= 4 and len(one) - shared <= 2 and len(other) - shared <= 2

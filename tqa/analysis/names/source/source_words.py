"""Capitalised words of a source and what each can be a form of: by a dictionary, or by the paradigms of its language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from tqa.analysis.context import Context
from tqa.analysis.structure import sentences
from tqa.linguistics import packs
from tqa.linguistics.morphology import analyzer, has_dictionary
from tqa.linguistics.wordlists import nouns, word_classes
from tqa.model.records import NamedTuple

_WORD = re.compile(r"[^\W\d_]+(?:[-'’ʼ][^\W\d_]+)*")
_SHORTEST = 3
_KINDS = {"Name": "given", "Patr": "patronymic", "Surn": "person", "Geox": "place", "Orgn": "organisation"}
"""Tags of pymorphy3 (OpenCorpora)."""


class Reading(NamedTuple):
    """One reading of a capitalised word: base form in lower case, kind, gender; `sure` when it is known to be a name."""

    lemma: str
    kind: str
    gender: str
    sure: bool


class Token(NamedTuple):
    """A capitalised word: offset, lower-case form, whether a sentence begins with it, and how it can be read, likeliest first."""

    at: int
    word: str
    initial: bool
    readings: tuple[Reading, ...]


class _Word(NamedTuple):
    """A capitalised word: offset, lower-case form, whether a sentence begins with it, whether a capitalised word stands just before it,
    whether it can be a name at all, whether the text has it in lower case too.
    """

    at: int
    folded: str
    initial: bool
    adjacent: bool
    long: bool
    lower: bool


def source_words(context: Context) -> list[Token]:
    """The capitalised words that can be names, ascending."""
    return _by_dictionary(context) if has_dictionary(context.language) else _by_paradigm(context)


def _capitalised(context: Context) -> Iterator[_Word]:
    text = context.text
    starts = {span.start + next((at for at, char in enumerate(text[slice(*span)]) if char.isalpha()), 0) for span in context.get(sentences)}
    matches = list(_WORD.finditer(text))
    lower = {match[0] for match in matches if not match[0][0].isupper()}
    common = packs.words(context.language, "function_words")
    last_end = -2
    for match in matches:
        word, at = match[0], match.start()
        if not word[0].isupper():
            continue
        folded = word.lower()
        yield _Word(at, folded, at in starts, at - last_end == 1, len(word) >= _SHORTEST and folded not in common, folded in lower)
        last_end = match.end()


def _by_dictionary(context: Context) -> list[Token]:
    found: list[Token] = []
    given = ""
    for word in _capitalised(context):
        gender, given = given if word.adjacent else "", ""
        if not word.long:
            continue
        readings = _readings(word.folded, context.language)
        if word.initial and word.lower and not readings[0].sure:
            continue
        if readings[0].kind == "given" or (gender and readings[0].kind == "patronymic"):
            given = readings[0].gender
        elif gender:
            fitting = tuple(reading for reading in readings if reading.gender == gender)[:1]
            readings = tuple(reading._replace(kind="person", gender=gender) for reading in fitting or readings[:1])
        found.append(Token(word.at, word.folded, word.initial, readings))
    return found


def _by_paradigm(context: Context) -> list[Token]:
    """Base forms are those from which the forms of this text decline; who stands behind a given name is a person."""
    from tqa.linguistics.name_lemmas import ANY, Form, agreeing, bearers, lemmatised

    language = context.language
    signs = packs.lines("und", "patronymic_signs")
    roles = nouns(language, "roles")
    words: list[tuple[_Word, Form, str]] = []
    behind = ANY
    for word in _capitalised(context):
        before, behind = behind if word.adjacent else ANY, ANY
        if not word.long:
            continue
        common = roles.has(word.folded) or word.folded in word_classes(language)
        own = ANY if before or common else bearers(word.folded, language)
        if before and any(sign in word.folded[-7:] for sign in signs):
            behind = before
        kind = "person" if before else ""
        if before:
            before = agreeing(Form(word.folded, before), language) or before
            given, form, what = words[-1]
            if what != "person":
                words[-1] = (given, Form(form.word, before), "given")
        words.append((word, Form(word.folded, before), kind))
        behind = behind or own
    lemmas = lemmatised((form for _, form, _ in words), language)
    found: list[Token] = []
    for word, form, kind in words:
        lemma = lemmas[form]
        if word.initial and word.lower and not kind:
            continue
        genders = {gender for gender, _ in form.bearers}
        if kind == "given":
            genders = {gender for gender, case in bearers(lemma.base, language) if case == "nominative"}
        reading = Reading(lemma.base, kind, genders.pop() if len(genders) == 1 else "", bool(kind))
        found.append(Token(word.at, word.folded, word.initial, (reading,)))
    return found


@lru_cache(maxsize=20_000)
def _readings(word: str, language: str) -> tuple[Reading, ...]:
    """How a capitalised word can be read: base forms with their gender kept, those of names in the dictionary first."""
    dictionary = analyzer(language)
    found: dict[str, Reading] = {}
    for parse in dictionary.parse(word):
        tag = next((tag for tag in _KINDS if tag in parse.tag), "")
        gender = {"masc": "m", "femn": "f"}.get(parse.tag.gender, "")
        # a surname in -ov is hardly ever several bearers of the given name that it is made from
        if parse.is_known and tag and not (tag == "Name" and "plur" in parse.tag):
            base = parse.inflect({"sing", "nomn"}) or parse.inflect({"nomn"}) or parse
            found.setdefault(base.word, Reading(base.word, _KINDS[tag], gender, True))
    if not found:
        for parse in dictionary.parse(word):
            if "ADJF" in parse.tag and (base := parse.inflect({"sing", "nomn"})) is not None:
                found.setdefault(base.word, Reading(base.word, "", {"masc": "m", "femn": "f"}.get(base.tag.gender, ""), False))
    return tuple(found.values()) or (Reading(word, "", "", False),)


@lru_cache(maxsize=20_000)
def is_word(word: str, language: str) -> bool:
    """Whether a dictionary also has the word as one that is no name."""
    if not has_dictionary(language):
        return False
    return any(parse.is_known and not any(tag in parse.tag for tag in _KINDS) for parse in analyzer(language).parse(word))

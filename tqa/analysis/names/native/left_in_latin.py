"""Surnames that stand in Latin letters beside their form in Cyrillic: Holland beside Голланд.

Brands and firms stay in Latin letters, also those that carry the name of a person of the text. So a Latin word is a person only where
the given name of that person stands before it, or where the source has it as the surname of the person and of nothing else; and it must
be rarer than the form in Cyrillic.
"""

from __future__ import annotations

from tqa.analysis.context import Context
from tqa.analysis.names.crowds import CROWD
from tqa.analysis.names.mentions import Mention, mentions
from tqa.analysis.names.name_words import Word, words
from tqa.analysis.names.native.native_names import Lexeme, Pair, lexemes
from tqa.analysis.names.native.native_source import names_of_source, native_counterparts
from tqa.analysis.names.people import is_given, people
from tqa.linguistics import packs
from tqa.linguistics.cyrillic_names import heard, is_cyrillic
from tqa.linguistics.resemblance import distance
from tqa.model.records import NamedTuple

_LEAST = 4
_NEAR = 0.3
"""Cost per sound: English is not spelled as it sounds."""
_AROUND = frozenset("()[]«»“”„\"‘’'/&-–")


class _Surname(NamedTuple):
    """A name in Cyrillic behind given names, all by their base or sounds."""

    base: str
    lexeme: Lexeme
    named: frozenset[str]


def left_in_latin(context: Context) -> tuple[Pair, ...]:
    """Pairs of a name in Cyrillic and the same in Latin letters, both in lower case."""
    latin = [word for word in context.get(words).values() if not is_cyrillic(word.text) and _is_alone(word, context)]
    if not latin:
        return ()
    before = _before(context)
    surnames: list[_Surname] = []
    for base, lexeme in context.get(lexemes).items():
        if is_cyrillic(base) and not lexeme.plain and len(base) > 2 and lexeme.mentions > 1:
            named = frozenset(name for word in lexeme.words for index in word.mentions if (name := before.get(index)))
            if named:
                surnames.append(_Surname(base, lexeme, named))
    found = []
    for word in latin[:CROWD]:
        for surname in surnames[:CROWD]:
            if surname.lexeme.mentions > len(word.mentions) and (evidence := _evidence(word, surname, before, context)):
                found.append(Pair(surname.base, word.text.lower(), evidence, (surname.base, word.text.lower())))
                break
    return tuple(found)


def as_lexeme(word: Word) -> Lexeme:
    """A word in Latin letters as a name that has no other forms."""
    return Lexeme(word.text, (word,), (word.text.lower(),), word.sure, word.plain)


def _is_alone(word: Word, context: Context) -> bool:
    """Whether a word is written as surnames are and is no firm, no part of a title and no explanation of a name in brackets."""
    if len(word.text) < _LEAST or not word.text[1:].islower() or word.plain or is_given(word.text):
        return False
    if word.text.lower() in packs.words("und", "namesake_firms"):
        return False
    text, found = context.text, context.get(mentions)
    around = {text[at : at + 1] for index in word.mentions for at in (found[index].start - 1, found[index].end)}
    return around.isdisjoint(_AROUND)


def _before(context: Context) -> dict[int, str]:
    """Index of the last mention of a run of two or three -> the sounds of the one before it; "" for any other place in a run."""
    found, named = context.get(mentions), {}
    base_of = {word.text: base for base, lexeme in context.get(lexemes).items() for word in lexeme.words}
    for run in context.get(people).runs:
        if len(run) > 1:
            named.update(dict.fromkeys(run, ""))
        if len(run) in (2, 3):
            text = found[run[-2]].text
            named[run[-1]] = heard(base_of.get(text, text))
    return named


def _evidence(word: Word, surname: _Surname, before: dict[int, str], context: Context) -> str:
    """Why a word in Latin letters is the surname, or ""."""
    places = [before.get(index) for index in word.mentions]
    if "" in places:
        return ""
    cost = distance(word.sound, heard(surname.base)) / max(len(word.sound), len(heard(surname.base)), 1)
    for name in places:
        near = next((other for other in surname.named if name and distance(name, other) <= 1), "")
        if near and cost <= _NEAR:
            return f"{surname.lexeme.base} in Latin letters, and the same given name stands before both"
    if context.source is None or any(places):
        return ""
    stands_for = context.get(native_counterparts).get(surname.base)
    original = next((name for name in context.source.get(names_of_source) if name.lemma == word.text and name.kind == "person"), None)
    if original is None or not (stands_for == original or (stands_for is None and heard(surname.base) in original.heard)):
        return ""
    return f"the source has {original.lemma}, for which {surname.lexeme.base} stands" if _is_person(word.text, context.source) else ""


def _is_person(text: str, source: Context) -> bool:
    """Whether a surname of the source stands alone or last behind a given name everywhere, not before another name as a firm does."""
    found: tuple[Mention, ...] = source.get(mentions)
    return all(index == run[-1] for run in source.get(people).runs for index in run if found[index].text == text)

"""Nominatives of the names of one text, found from its own forms: for languages that decline names and have no dictionary here.

    lemmatised([Form("гребенюка", ANY), Form("гребенюк", ANY)], "uk")    both: гребенюк

The nominative is the form from which most of the others decline. A given name before a surname tells more: both stand in one case, and
what a woman's surname would be in that case is no form of a man's.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from tqa.linguistics.cyrillic_names import Reading, readings
from tqa.linguistics.given_names import GivenName, given, native_names
from tqa.linguistics.transliteration import romanised
from tqa.model.records import NamedTuple

ANY: frozenset[tuple[str, str]] = frozenset()
_UNDECLINED = frozenset("ая")
"""A woman's surname that ends otherwise does not decline."""


class Form(NamedTuple):
    """A word of the text.

    Parameters:
        word: in lower case.
        bearers: (gender, case) of the given name before it, one pair for each reading, or of itself if it is one before a surname;
            ANY when neither is.
    """

    word: str
    bearers: frozenset[tuple[str, str]]


class Lemma(NamedTuple):
    """What a form is a form of.

    Parameters:
        base: the nominative, in lower case.
        proven: a given name in the same case allows no other nominative.
    """

    base: str
    proven: bool


@lru_cache(maxsize=20_000)
def _given(base: str, language: str) -> GivenName | None:
    return native_names().get(base) or given(romanised(base, language))


@lru_cache(maxsize=20_000)
def bearers(word: str, language: str) -> frozenset[tuple[str, str]]:
    """(gender, case) of what stands behind a word in lower case, if the word is a given name; ANY if not."""
    known = [(reading, _given(reading.base, language)) for reading in readings(word, language) if reading.number == "singular"]
    return frozenset((name.gender, reading.case) for reading, name in known if name is not None)


def agreeing(form: Form, language: str) -> frozenset[tuple[str, str]]:
    """Those of the bearers of a form that it can belong to: Руслана Стефанчук is a woman, Руслана Стефанчука a man in the genitive."""
    every = [reading for reading in readings(form.word, language) if reading.number == "singular"]
    return frozenset(pair for pair in form.bearers if any(_agrees(reading, Form(form.word, frozenset((pair,)))) for reading in every))


def lemmatised(forms: Iterable[Form], language: str) -> dict[Form, Lemma]:
    """The nominative of each form."""
    candidates: dict[str, list[Form]] = defaultdict(list)
    proven: set[str] = set()
    regular: set[str] = set()
    distinct = tuple(dict.fromkeys(forms))
    for form in distinct:
        possible = _possible(form, language)
        bases = dict.fromkeys(reading.base for reading in possible)
        if form.bearers and len(bases) == 1:
            proven.update(bases)
        regular.update(reading.base for reading in possible if reading.regular)
        for base in bases:
            candidates[base].append(form)
    attested = {form.word for form in distinct}
    known = native_names().keys() & candidates.keys()

    def rank(base: str) -> tuple[object, ...]:
        own = candidates[base]
        return (
            -len({form.word for form in own}),
            base not in proven,
            -len(own),
            base not in known,
            base not in regular,
            base not in attested,
            len(base),
            base,
        )

    found: dict[Form, Lemma] = {}
    for base in sorted(candidates, key=rank):
        for form in candidates[base]:
            found.setdefault(form, Lemma(base, base in proven))
    return found


def _possible(form: Form, language: str) -> tuple[Reading, ...]:
    """The readings that agree with the given name before the form; all when none does."""
    every = readings(form.word, language)
    if not form.bearers:
        return every
    agreeing = tuple(reading for reading in every if reading.number == "singular" and _agrees(reading, form))
    return agreeing or every[:1]


def _agrees(reading: Reading, form: Form) -> bool:
    for gender, case in form.bearers:
        undeclined = gender == "f" and form.word[-1] not in _UNDECLINED and reading.base == form.word
        if undeclined or (reading.case == case and (not gender or reading.gender in ("", gender))):
            return True
    return False

"""How glossaries write a person's name: for the rules and the ledger that judge names.

    context.get(standards).find(("Tatyana", "Stanova"))     Standard("Tatiana Stanovaya", ...)

The user's glossaries come first, then the starters. All romanisations of a name find its entry. Nothing is looked at before the first
question; then names are sorted by the consonants that every romanisation keeps, and only those with the same ones are compared.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from tqa.analysis.context import Context
from tqa.glossary import derive, store
from tqa.linguistics.given_names import given
from tqa.linguistics.romanisation import key, meet
from tqa.model.records import NamedTuple

_KEPT = str.maketrans({**dict.fromkeys("abcdeghijkoqstuxyz'’ʼ-"), "w": "v", "f": "v"})


class Standard(NamedTuple):
    """A person as a glossary writes them.

    Parameters:
        text: the preferred form.
        right: it and the admitted forms.
        source: the name in the source languages, as (language, form).
        gender: "male", "female", or "".
        glossary: name of the glossary.
        house: it is a glossary of the user, not a starter.
    """

    text: str
    right: tuple[str, ...]
    source: tuple[tuple[str, str], ...]
    gender: str
    glossary: str
    house: bool


class Standards:
    """The people of the glossaries that hold for a document."""

    def __init__(self, names: tuple[str, ...], language: str, source_language: str) -> None:
        self._names, self._language, self._source = names, language, source_language

    def find(self, words: Sequence[str]) -> Standard | None:
        """The person that a name in a text means: all words agree by sound, or by given name; None when several people could be meant.

        Parameters:
            words: given name and surname, or more; a surname alone is answered when only one person of the glossaries bears it.
        """
        if not words:
            return None
        index = _index(self._names, self._language, self._source)
        found = [person for person in index.get(_consonants(words[-1]), ()) if _agrees(person, words)]
        exact = [person for person in found if " ".join(words) in person.right]
        best = exact or found
        if len({person.text for person in best}) == 1:
            return best[0]
        house = [person for person in best if person.house]
        return house[0] if len({person.text for person in house}) == 1 else None


def standards(context: Context) -> Standards:
    """The people of the glossaries that hold for the document; answers nothing about a source that a starter has no column for."""
    return Standards(context.settings.glossary, context.language, context.source_language or "")


def _agrees(person: Standard, words: Sequence[str]) -> bool:
    for form in person.right:
        own = form.split()
        if len(words) == 1:
            if _same(own[-1], words[0]):
                return True
        elif len(own) == len(words) and all(_same(one, other) for one, other in zip(own, words, strict=True)):
            return True
    if len(words) < 2:
        return False
    name = " ".join(words)
    return any(derive.is_spelling(name, person.text, form, language) for language, form in person.source)


def _same(one: str, other: str) -> bool:
    if one == other or meet(one, other):
        return True
    mine = given(one)
    return mine is not None and mine == given(other)


def _consonants(word: str) -> str:
    folded = word.lower() if word.isascii() else key(word)
    return folded.translate(_KEPT)


@lru_cache(maxsize=32)
def _index(names: tuple[str, ...], language: str, source_language: str) -> dict[str, tuple[Standard, ...]]:
    found: dict[str, list[Standard]] = {}
    for person in (*_of_user(names, language), *(() if store.NONE in names else _of_starters(language, source_language))):
        for last in dict.fromkeys(form.rpartition(" ")[2] for form in person.right):
            found.setdefault(_consonants(last), []).append(person)
    return {consonants: tuple(people) for consonants, people in found.items()}


def _of_user(names: tuple[str, ...], language: str) -> Iterator[Standard]:
    for name in dict.fromkeys(names):
        if name == store.NONE:
            continue
        compiled = store.compiled(name, language)
        for entry in compiled.of_kind("person"):
            if right := entry.right(language):
                source = tuple((other, entry.preferred(other)) for other in entry.terms if other != language and entry.preferred(other))
                yield Standard(right[0], right, source, entry.gender, compiled.name, True)


def _of_starters(language: str, source_language: str) -> Iterator[Standard]:
    for name, header, cells in store.starter_cells(language, source_language):
        if cells.get("kind") == "person" and cells.get(language):
            right = tuple(cells[language].split("|"))
            languages = [code for code in header if len(code) == 2 and code != language and cells.get(code)]
            source = tuple((code, cells[code].split("|")[0]) for code in languages)
            yield Standard(right[0], right, source, cells.get("gender", ""), name, False)

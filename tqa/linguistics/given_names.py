"""Given names as they stand in Latin script: which spellings are one name, and whose."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from tqa.linguistics import packs
from tqa.linguistics.romanisation import key


class GivenName(NamedTuple):
    """A given name: forms of one name share `name`."""

    name: str
    gender: str


def given(word: str) -> GivenName | None:
    """The given name that a word is a form of, or None."""
    return given_names().get(key(word))


@cache
def given_names() -> dict[str, GivenName]:
    """Key of a form -> the given name."""
    found: dict[str, GivenName] = {}
    for row in packs.table("und", "given_names"):
        name = GivenName(row["name"], row["gender"])
        for form in row["keys"].split():
            found.setdefault(form, name)
    return found

"""Given names in Latin script: which spellings are one name, in which languages, whose, and which are short forms.

    given("Tetiana")                       GivenName("Tatyana", "f")
    same_given("Vladimir", "Volodymyr")    "Vladimir and Volodymyr are the Russian and the Ukrainian form of one name"
    same_given("Sasha", "Alexander")       "Sasha is short for Aleksandr"

`data/mul/slavic_given_names.tsv` lists Eastern Slavic names in Cyrillic, `data/mul/world_given_names.tsv` names of other languages. From
them and from the schemes of transliteration `compiled` makes `data/und/given_names.tsv` (keys of all forms; what a text needs) and
`data/und/given_name_forms.tsv` (keys by language and short forms; loaded when two forms are compared).
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from tqa.linguistics import packs
from tqa.linguistics.romanisation import key

_LANGUAGES = (("ru", "Russian"), ("uk", "Ukrainian"), ("be", "Belarusian"))
_HABITS = ("en", "icao", "de", "fr", "es", "pl")
_VARIANTS = 4
_SHORTEST = 2


class GivenName(NamedTuple):
    """A given name: forms of one name share `name`.

    Parameters:
        gender: m, f, or "" when men and women carry it.
    """

    name: str
    gender: str


class _Forms(NamedTuple):
    name: GivenName
    languages: dict[str, frozenset[str]]
    other: frozenset[str]
    short: frozenset[str]


def given(word: str) -> GivenName | None:
    """The given name that a word is a full form of, or None; without a gender when men and women carry names of that form."""
    return given_names().get(key(word))


@cache
def given_names() -> dict[str, GivenName]:
    """Key of a full form -> the given name."""
    found: dict[str, GivenName] = {}
    for row in packs.table("und", "given_names"):
        name = GivenName(row["name"], row["gender"].replace("mf", ""))
        for form in row["keys"].split():
            known = found.setdefault(form, name)
            if known.gender != name.gender:
                found[form] = known._replace(gender="")
    return found


@cache
def short_names() -> dict[str, tuple[GivenName, ...]]:
    """Key of a short form (Sasha) -> the given names that it is short for."""
    found: dict[str, list[GivenName]] = {}
    for forms in _forms():
        for form in forms.short:
            found.setdefault(form, []).append(forms.name)
    return {form: tuple(names) for form, names in found.items()}


def same_given(one: str, other: str) -> str | None:
    """Why two words can be forms of one given name, or None; equal keys give "romanisations of one original"."""
    first, second = key(one), key(other)
    if first == second:
        return f"{one} and {other} are romanisations of one original"
    for forms in _index().get(first, ()):
        if second not in _all(forms):
            continue
        for short, long in ((first, other), (second, one)):
            if short in forms.short:
                return f"{one if short == first else other} is short for {long}"
        languages = [_language_of(word, forms) for word in (first, second)]
        if all(languages) and languages[0] != languages[1]:
            return f"{one} and {other} are the {languages[0]} and the {languages[1]} form of one name"
        return f"{one} and {other} are forms of one name ({forms.name.name})"
    return None


def compiled() -> tuple[list[str], list[str]]:
    """Lines of `given_names.tsv` and of `given_name_forms.tsv`."""
    from tqa.linguistics.transliteration import transliterate

    names = ["# Made from mul/slavic_given_names.tsv and mul/world_given_names.tsv; a test compares them.", "name\tgender\tkeys"]
    forms = [names[0], "name\tgender\tru\tuk\tbe\tother\tshort"]
    for row in packs.table("mul", "slavic_given_names"):
        name = transliterate(row["ru"], "ru/en")
        by_language = [_written(row[code], code) for code, _ in _LANGUAGES]
        other = _keys(row["latin"].split())
        short = [form for word in row["short"].split() for form in _written(word, "uk" if set(word) & set("іїєґ") else "ru")]
        full = dict.fromkeys(form for found in (*by_language, other) for form in found)
        names.append(f"{name}\t{row['gender']}\t{' '.join(full)}")
        cells = (*by_language, other, list(dict.fromkeys(form for form in short if form not in full)))
        forms.append("\t".join((name, row["gender"], *(" ".join(cell) for cell in cells))))
    for row in packs.table("mul", "world_given_names"):
        found = _keys([row["name"], *row["forms"].split()])
        names.append(f"{row['name']}\t{row['gender']}\t{' '.join(found)}")
        short = [form for form in _keys(row["short"].split()) if form not in found]
        if len(found) > 1 or short:
            forms.append(f"{row['name']}\t{row['gender']}\t\t\t\t{' '.join(found)}\t{' '.join(short)}")
    return names, forms


def _written(word: str, language: str) -> list[str]:
    """Keys of the press spellings of an original."""
    from tqa.linguistics.transliteration import schemes, spellings, transliterate

    known = schemes(language)
    usual = [transliterate(word, f"{language}/{habit}") for habit in _HABITS if f"{language}/{habit}" in known]
    return _keys([*usual, *spellings(word, language, "en", _VARIANTS)])


def _keys(words: list[str]) -> list[str]:
    return list(dict.fromkeys(form for word in words if len(form := key(word)) >= _SHORTEST))


def _all(forms: _Forms) -> frozenset[str]:
    return forms.other | forms.short | frozenset(form for found in forms.languages.values() for form in found)


def _language_of(form: str, forms: _Forms) -> str:
    return next((name for code, name in _LANGUAGES if form in forms.languages[code]), "")


@cache
def _forms() -> tuple[_Forms, ...]:
    return tuple(
        _Forms(
            GivenName(row["name"], row["gender"].replace("mf", "")),
            {code: frozenset(row[code].split()) for code, _ in _LANGUAGES},
            frozenset(row["other"].split()),
            frozenset(row["short"].split()),
        )
        for row in packs.table("und", "given_name_forms")
    )


@cache
def _index() -> dict[str, tuple[_Forms, ...]]:
    found: dict[str, list[_Forms]] = {}
    for forms in _forms():
        for form in _all(forms):
            found.setdefault(form, []).append(forms)
    return {form: tuple(entries) for form, entries in found.items()}

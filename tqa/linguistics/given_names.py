"""Given names in Latin script: which spellings are one name, in which languages, whose, and which are short forms.

    given("Tetiana")                       GivenName("Tatyana", "f")
    same_given("Vladimir", "Volodymyr")    "Vladimir and Volodymyr are the Russian and the Ukrainian form of one name"
    same_given("Sasha", "Alexander")       "Sasha is short for Aleksandr"

`data/mul/slavic_given_names.tsv` lists Eastern Slavic names in Cyrillic, `data/mul/world_given_names.tsv` names of other languages. From
them and from the schemes of transliteration `compiled` makes `data/und/given_names.tsv` (keys of all forms; what a text needs) and
`data/und/given_name_forms.tsv` (keys by language and short forms; loaded when two forms are compared).
"""

from __future__ import annotations

from functools import cache, lru_cache

from tqa.linguistics import packs
from tqa.linguistics.romanisation import key
from tqa.model.records import NamedTuple

_LANGUAGES = (("ru", "Russian"), ("uk", "Ukrainian"), ("be", "Belarusian"))
_HABITS = ("en", "icao", "de", "fr", "es", "pl")
_VARIANTS = 4
_SHORTEST = 3
_SHORT = 6
"""The column of the short forms."""


class GivenName(NamedTuple):
    """A given name: forms of one name share `name`.

    Parameters:
        gender: m, f, or "" when men and women carry it.
    """

    name: str
    gender: str


class _Forms(NamedTuple):
    name: GivenName
    languages: tuple[frozenset[str], ...]
    short: frozenset[str]
    all: frozenset[str]


def given(word: str) -> GivenName | None:
    """The given name that a word is a full form of, or None; without a gender when men and women carry names of that form."""
    return given_names().get(key(word))


@lru_cache(maxsize=20_000)
def native_given(word: str) -> GivenName | None:
    """The Eastern Slavic given name that a word in Cyrillic is a form of, in any case; None for a word in another script."""
    if not "\u0400" <= word[:1] <= "\u04ff":
        return None
    from tqa.linguistics.cyrillic_names import readings

    known = native_names()
    return next((known[base] for code, _ in _LANGUAGES for reading in readings(word, code) if (base := reading.base) in known), None)


@cache
def native_names() -> dict[str, GivenName]:
    """Given name in Cyrillic, in lower case and with ё as е -> the given name."""
    found: dict[str, GivenName] = {}
    for ru, gender, uk, be, *_ in packs.rows("mul", "slavic_given_names"):
        for form in (ru, uk, be):
            found.setdefault(form.lower().replace("ё", "е"), GivenName(ru, gender))
    found.pop("", None)
    return found


@cache
def given_names() -> dict[str, GivenName]:
    """Key of a full form -> the given name."""
    found: dict[str, GivenName] = {}
    for name, gender, forms in packs.rows("und", "given_names"):
        found.update(dict.fromkeys(forms.split(" "), GivenName(name, gender)))
    return found


@cache
def short_names() -> dict[str, tuple[GivenName, ...]]:
    """Key of a short form (Sasha) -> the given names that it is short for."""
    found: dict[str, tuple[GivenName, ...]] = {}
    for row in packs.rows("und", "given_name_forms"):
        if len(row) > _SHORT:
            name = GivenName(row[0], row[1])
            for form in row[_SHORT].split(" "):
                found[form] = (*found.get(form, ()), name)
    return found


def same_given(one: str, other: str) -> str | None:
    """Why two words can be forms of one given name, or None; equal keys give "romanisations of one original"."""
    first, second = key(one), key(other)
    if first == second:
        return f"{one} and {other} are romanisations of one original"
    for row in _index().get(first, ()):
        forms = _forms_of(row)
        if second not in forms.all:
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
    """Lines of `given_names.tsv` and of `given_name_forms.tsv`.

    In the first a key stands once, with the first name that has it; without a gender when another name of that key has another one.
    """
    from tqa.linguistics.transliteration import transliterate

    comment = "# Made from mul/slavic_given_names.tsv and mul/world_given_names.tsv; a test compares them."
    names: list[tuple[str, str, list[str]]] = []
    forms = [comment, "name\tgender\tru\tuk\tbe\tother\tshort"]
    for row in packs.table("mul", "slavic_given_names"):
        name = transliterate(row["ru"], "ru/en")
        by_language = [_written(row[code], code) for code, _ in _LANGUAGES]
        other = _keys(row["latin"].split())
        short = [form for word in row["short"].split() for form in _written(word, "uk" if set(word) & set("іїєґ") else "ru")]
        full = list(dict.fromkeys(form for found in (*by_language, other) for form in found))
        names.append((name, row["gender"], full))
        cells = (*by_language, other, list(dict.fromkeys(form for form in short if form not in full)))
        forms.append("\t".join((name, row["gender"], *(" ".join(cell) for cell in cells))).rstrip("\t"))
    for row in packs.table("mul", "world_given_names"):
        found = _keys([row["name"], *row["forms"].split()])
        gender = row["gender"].replace("mf", "")
        names.append((row["name"], gender, found))
        short = [form for form in _keys(row["short"].split()) if form not in found]
        if len(found) > 1 or short:
            forms.append(f"{row['name']}\t{gender}\t\t\t\t{' '.join(found)}\t{' '.join(short)}".rstrip("\t"))
    owners: dict[str, str] = {}
    genders: dict[str, set[str]] = {}
    for name, gender, found in names:
        for form in found:
            owners.setdefault(form, name)
            genders.setdefault(form, set()).add(gender)
    rows: dict[tuple[str, str], list[str]] = {}
    for form, name in owners.items():
        rows.setdefault((name, "".join(genders[form]) if len(genders[form]) == 1 else ""), []).append(form)
    return [comment, "name\tgender\tkeys", *("\t".join((*row, " ".join(found))) for row, found in rows.items())], forms


def _written(word: str, language: str) -> list[str]:
    """Keys of the press spellings of an original."""
    from tqa.linguistics.transliteration import schemes, spellings, transliterate

    known = schemes(language)
    usual = [transliterate(word, f"{language}/{habit}") for habit in _HABITS if f"{language}/{habit}" in known]
    return _keys([*usual, *spellings(word, language, "en", _VARIANTS)])


def _keys(words: list[str]) -> list[str]:
    return list(dict.fromkeys(form for word in words if len(form := key(word)) >= _SHORTEST))


def _language_of(form: str, forms: _Forms) -> str:
    return next((name for (_, name), found in zip(_LANGUAGES, forms.languages, strict=True) if form in found), "")


def _forms_of(row: list[str]) -> _Forms:
    cells = [frozenset(cell.split()) for cell in (*row[2:], *[""] * (_SHORT + 1 - len(row)))]
    return _Forms(GivenName(row[0], row[1]), tuple(cells[: len(_LANGUAGES)]), cells[-1], frozenset().union(*cells))


@cache
def _index() -> dict[str, list[list[str]]]:
    """Key of a form -> rows of the table of forms that have it."""
    found: dict[str, list[list[str]]] = {}
    for row in packs.rows("und", "given_name_forms"):
        for form in set(" ".join(row[2:]).split()):
            found.setdefault(form, []).append(row)
    return found

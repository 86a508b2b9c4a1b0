"""Case, gender and number forms of names: of romanised forms that a translator left declined, and of originals.

    base_forms("Averinym")                        Averin: instrumental singular; ...
    same_by_declension("Averinym", "Averin")      "Averinym is the instrumental of Averin"
    same_by_declension("Stanovoy", "Stanovaya")   "Stanovoy is an oblique case of Stanovaya"
    gender_of("Arsenyeva")                        "f"
    declined("Становая", "ru")                    {("genitive", "singular"): ("Становой",), ...}

`data/<language>/declension.tsv` has the paradigms of a language. Romanised forms are compared by their keys
(`tqa.linguistics.romanisation`), so that every habit of writing works alike; `declension_keys.tsv` is the same table as keys, made by
`compiled` and compared by a test, since a text needs it in less than a millisecond. `declined` loads a dictionary; nothing else does.
"""

from __future__ import annotations

from functools import cache, lru_cache

from tqa.linguistics import packs
from tqa.linguistics.cases import CASES, PLURAL
from tqa.linguistics.romanisation import LONGEST, key
from tqa.model.records import NamedTuple

_VOWELS = frozenset("aeiou")
_STEM = 2
_ADJECTIVAL = ("ova", "eva", "ska", "$ka")
_LATIN_TAILS = (("aia", "aya"), ("oi", "oy"), ("$", "ts"))


class Base(NamedTuple):
    """A name of which a romanised form can be a case, gender or number form.

    Parameters:
        base: the nominative as the form is spelled (Averin, Awerin).
        key: its key.
        cases: which cases the form is, "genitive", "dative" ...
        number: singular or plural.
        gender: of the bearer, m or f; "" when the name does not tell.
        kind: surname, patronymic, given, or any.
        regular: the ending belongs to surnames or patronymics and hardly to other words; without it the ending alone proves little.
        reason: one phrase for a finding.
    """

    base: str
    key: str
    cases: tuple[str, ...]
    number: str
    gender: str
    kind: str
    regular: bool
    reason: str


class _Ending(NamedTuple):
    base: str
    consonant: bool
    cases: tuple[str, ...]
    number: str
    gender: str
    kind: str
    regular: bool


class Relation(NamedTuple):
    """Why two spellings are forms of one name.

    Parameters:
        kind: "case" (one is a case form of the other, or both are of a third), "gender" (the same surname of a man and of a woman,
            which may also be a case form), "number" (a family), "adjective" (an adjectival surname that lost its ending).
        regular: as of `Base`.
        reason: one phrase.
    """

    kind: str
    regular: bool
    reason: str


@lru_cache(maxsize=4096)
def base_forms(romanised: str, language: str = "ru") -> tuple[Base, ...]:
    """Names that a romanised word can be a form of, regular surnames first, then the longest endings; empty for most nominatives.

    Parameters:
        language: of the original; without a table of declension there are none.
    """
    if len(romanised) > LONGEST:
        return ()
    word, index = key(romanised), _index(language)
    found: list[tuple[bool, bool, int, Base]] = []
    for size in range(min(_longest(language), len(word) - _STEM), 0, -1):
        stem = word[: len(word) - size]
        for ending in index.get(word[len(word) - size :], ()):
            base_key = stem + ending.base
            if (
                (ending.consonant and stem[-1] in _VOWELS)
                or not _VOWELS & set(stem[:-1] if ending.consonant else stem)
                or len(base_key) < 4
            ):
                continue
            spelled = _spelled(romanised, word, stem, word[len(stem) :], ending.base)
            what = _named(ending.cases) + (" plural" if ending.number == "plural" else "")
            base = Base(
                spelled, base_key, ending.cases, ending.number, ending.gender, ending.kind, ending.regular,
                f"{romanised} is {what} of {spelled}",
            )  # fmt: skip
            found.append((not ending.regular, ending.number == "plural", -size, base))
    return tuple(dict.fromkeys(base for *_, base in sorted(found, key=lambda row: row[:3])))


@lru_cache(maxsize=4096)
def same_by_declension(one: str, other: str, language: str = "ru") -> Relation | None:
    """Why two romanised words of different keys can be forms of one name, or None; a regular relation is preferred.

    A relation says that the words can be one name, not that they are: Averin and Averina are also husband and wife.
    """
    first, second = key(one), key(other)
    if first == second:
        return None
    if not share_stem(first, second, language):
        return None
    bases = (base_forms(one, language), base_forms(other, language))
    # An irregular plural is no evidence: Ivanov is also "of the Ivans".
    found = [_relation(base, other) for base in bases[0] if base.key == second and (base.regular or base.number == "singular")]
    found += [_relation(base, one) for base in bases[1] if base.key == first and (base.regular or base.number == "singular")]
    gendered = _gendered(one, other, first, second, language)
    if gendered and found:
        # Of Stanovoy and Stanovaya, a case of hers is likelier than a man of that rare surname.
        likelier, other_reading = gendered[0], found[0]
        if found[0].regular and (first if second.endswith("a") else second).endswith("oi"):
            likelier, other_reading = found[0], gendered[0]
        gendered = [likelier._replace(reason=f"{likelier.reason}, or {other_reading.reason}")]
    found = gendered + found
    if not found:
        theirs = {base.key: base for base in reversed(bases[1]) if base.regular}
        for base in bases[0]:
            if base.regular and base.key in theirs:
                reason = f"{base.reason}, {theirs[base.key].reason}"
                found.append(Relation("number" if "plural" in (base.number, theirs[base.key].number) else "case", True, reason))
    return min(found, key=lambda relation: not relation.regular, default=None)


def gender_of(word: str, language: str = "ru") -> str:
    """The gender, m or f, of a romanised surname, patronymic or given name in the nominative, "" when it does not tell.

    Given names are looked up first (`tqa.linguistics.given_names`); an ending counts only where it is regular for surnames and
    patronymics of the language, so the word must be known to be a name of it (Putin, not Martin).
    """
    from tqa.linguistics.given_names import given

    known = given(word)
    if known is not None:
        return known.gender
    name, nominatives = key(word), _nominatives(language)
    for size in range(min(max(map(len, nominatives), default=0), len(name) - _STEM), 1, -1):
        gender = nominatives.get(name[len(name) - size :])
        if gender is not None:
            return gender
    return ""


def declined(original: str, language: str) -> dict[tuple[str, str], tuple[str, ...]]:
    """Forms of a name in the script of its language by (case, number), in lower case but for a capital that `original` has.

    A dictionary decides where it knows the word as a name; elsewhere the paradigm of the longest ending that fits. A name that does not
    decline, and every word of a language without paradigms, has no forms.
    """
    word = original.lower()
    forms = _by_dictionary(word, language) or _by_paradigm(word, language)
    cased = original[:1].isupper()
    return {place: tuple(form.capitalize() if cased else form for form in found) for place, found in forms.items()}


def compiled(language: str) -> list[str]:
    """Lines of `declension_keys.tsv`, made from the paradigms and the English press romanisation of the language."""
    rows: dict[tuple[str, str, str, str, str, str], list[str]] = {}
    for row in packs.table(language, "declension"):
        base = _ending_key(row["base"], language)
        if row["feminine"]:
            place = (_ending_key(row["feminine"], language), base, "singular", "f", row["kind"], row["regular"])
            rows[place] = ["feminine"]
        cells = [("singular", CASES, row["singular"].split()), ("plural", PLURAL, row["plural"].split())]
        tells = row["feminine"] or row["gender"] == "f" or row["kind"] == "patronymic"
        if tells and row["regular"] == "yes" and row["base"] != "*":
            rows[base, base, "singular", row["gender"], row["kind"], row["regular"]] = ["nominative"]
        for number, names, endings in cells:
            for case, variants in zip(names, endings, strict=False):
                for variant in variants.split("/"):
                    ending = _ending_key(variant, language)
                    if ending and ending != base and variant != "-":
                        place = (ending, base, number, row["gender"], row["kind"], row["regular"])
                        if case not in rows.setdefault(place, []):
                            rows[place].append(case)
    lines = ["\t".join((*place[:3], " ".join(cases), *place[3:])) for place, cases in rows.items()]
    return ["# Made from declension.tsv; a test compares them.", "ending\tbase\tnumber\tcases\tgender\tkind\tregular", *sorted(lines)]


def _ending_key(ending: str, language: str) -> str:
    """The key of an ending behind a consonant; "*" stays in front of it."""
    from tqa.linguistics.transliteration import schemes, transliterate

    mark, ending = "*" if ending.startswith("*") else "", ending.lstrip("*")
    scheme = next((f"{language}/{name}" for name in ("latin", "en") if f"{language}/{name}" in schemes(language)), "")
    written = transliterate("тан" + ending, scheme) if scheme else "tan" + ending
    return mark + key(written).removeprefix("tan")


def _named(cases: tuple[str, ...]) -> str:
    return f"the {' or '.join(cases)}" if len(cases) < 3 else "an oblique case"


def _relation(base: Base, other: str) -> Relation:
    return Relation("number" if base.number == "plural" else "case", base.regular, base.reason.removesuffix(base.base) + other)


def _gendered(one: str, other: str, first: str, second: str, language: str) -> list[Relation]:
    """The surname of a man and of a woman, and an adjectival surname that lost its ending."""
    if len(first) > len(second):
        one, other, first, second = other, one, second, first
    found = []
    for masculine, feminine in _pairs(language):
        for man, woman in ((first, second), (second, first)):
            stem = man.removesuffix(masculine.removeprefix("*"))
            if (
                man.endswith(masculine.removeprefix("*"))
                and stem + feminine.removeprefix("*") == woman
                and len(stem) >= _STEM
                and len(man) >= 4
            ):
                names = (one, other) if man == first else (other, one)
                found.append(Relation("gender", True, f"{names[1]} is the feminine of {names[0]}"))
    if second == first + "ia" and first.endswith("a") and len(first) >= 4:
        found.append(Relation("adjective", first.endswith(_ADJECTIVAL), f"{one} lacks the adjectival ending of {other}"))
    return found


def _spelled(romanised: str, word: str, stem: str, ending: str, base: str) -> str:
    """The base form as the form is spelled."""
    shared = 0
    while shared < min(len(ending), len(base)) and ending[shared] == base[shared]:
        shared += 1
    kept, tail = stem + ending[:shared], base[shared:]
    for latin, usual in _LATIN_TAILS:
        tail = tail.replace(latin, usual)
    cut = next((at for at in range(len(romanised), 0, -1) if key(romanised[:at]) == kept), 0)
    if tail.endswith("i") and romanised[cut : cut + 1] != "i":
        tail = tail[:-1] + "y"
    if not cut:
        return (kept + tail).replace("$", "ts").capitalize()
    return romanised[:cut] + (tail.replace("v", "w") if "w" in romanised else tail)


@cache
def _index(language: str) -> dict[str, tuple[_Ending, ...]]:
    found: dict[str, list[_Ending]] = {}
    for ending, base, number, cases, gender, kind, regular in packs.rows(language, "declension_keys"):
        if cases != "feminine" and (cases != "nominative" or number == "plural"):
            entry = _Ending(base.removeprefix("*"), base[:1] == "*", tuple(cases.split()), number, gender, kind, regular == "yes")
            found.setdefault(ending.removeprefix("*"), []).append(entry)
    return {ending: tuple(entries) for ending, entries in found.items()}


@cache
def _longest(language: str) -> int:
    return max(map(len, _index(language)), default=0)


@cache
def _all_endings(language: str) -> frozenset[str]:
    return frozenset((*_index(language), *(ending.removeprefix("*") for pair in _pairs(language) for ending in pair)))


def share_stem(first: str, second: str, language: str) -> bool:
    """Whether two keys begin alike as forms of one name do; most pairs of words do not."""
    stem = min(_stem_size(first, language), _stem_size(second, language))
    return first[:stem] == second[:stem]


@lru_cache(maxsize=20_000)
def _stem_size(name: str, language: str) -> int:
    """How much of a key is there in all forms of the name at least."""
    endings = _all_endings(language)
    longest = min(max(map(len, endings), default=0), len(name) - _STEM)
    return next((len(name) - size for size in range(longest, 0, -1) if name[len(name) - size :] in endings), len(name))


@cache
def _nominatives(language: str) -> dict[str, str]:
    """Ending of regular surnames and patronymics -> gender."""
    rows = packs.rows(language, "declension_keys")
    return {row[0]: row[4] for row in rows if row[0] == row[1] and row[6] == "yes"}


@cache
def _pairs(language: str) -> tuple[tuple[str, str], ...]:
    """Masculine and feminine endings of surnames that differ by gender, as keys."""
    return tuple((row[1], row[0]) for row in packs.rows(language, "declension_keys") if row[3] == "feminine")


def _by_dictionary(word: str, language: str) -> dict[tuple[str, str], tuple[str, ...]]:
    from tqa.linguistics.morphology import name_forms

    return name_forms(word, language)


def _by_paradigm(word: str, language: str) -> dict[tuple[str, str], tuple[str, ...]]:
    from tqa.linguistics.transliteration import vowels

    rows = [row for row in packs.table(language, "declension") if row["base"] != "*" and word.endswith(row["base"])]
    generic = [row for row in packs.table(language, "declension") if row["base"] == "*"]
    row = max(rows, key=lambda row: len(row["base"]), default=None)
    if row is None and generic and word[-1:] not in vowels(language):
        row = generic[0]
    if row is None:
        return {}
    stem = word.removesuffix(row["base"]) if row["base"] != "*" else word
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    for number, names in (("singular", CASES), ("plural", PLURAL)):
        for case, variants in zip(names, row[number].split(), strict=False):
            found[case, number] = tuple(stem + variant.lstrip("*").replace("-", "") for variant in variants.split("/"))
    return found

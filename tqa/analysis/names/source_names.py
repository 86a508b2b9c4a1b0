"""The names of the source text, lemmatised and grouped, each with its places."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import cache, lru_cache
from typing import Any

from tqa.analysis.context import Context
from tqa.analysis.structure import sentences
from tqa.linguistics import packs
from tqa.linguistics.resemblance import sounds
from tqa.linguistics.romanisation import key
from tqa.model.records import NamedTuple

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_KINDS = {"Name": "given", "Patr": "patronymic", "Surn": "person", "Geox": "place", "Orgn": "organisation"}
"""Tags of pymorphy3 (OpenCorpora)."""


class SourceName(NamedTuple):
    """A name of the source.

    Parameters:
        lemma: its base form, with a capital.
        latin: its usual romanisation, in lower case.
        keys: romanisation keys of the base form, then of the forms that stand in the text.
        heard: the same as sounds.
        places: offsets into the source, ascending.
        kind: "given", "patronymic", "person" (a surname), "place", "organisation" or "" when nothing tells.
        gender: "m", "f" or "".
        word: whether the name is also a common word in some form.
        root: the key of the name that it is an adjective of, or "".
    """

    lemma: str
    latin: str
    keys: tuple[str, ...]
    heard: tuple[str, ...]
    places: tuple[int, ...]
    kind: str
    gender: str
    word: bool
    root: str


class _Reading(NamedTuple):
    """One reading of a capitalised word: base form in lower case, kind, gender; `sure` when a dictionary has it as a name."""

    lemma: str
    kind: str
    gender: str
    sure: bool


@cache
def _analyzer(language: str) -> Any:
    """The morphological analyser of a language, or None; pymorphy3 has Russian."""
    if "pymorphy" not in packs.words(language, "traits"):
        return None
    import pymorphy3

    return pymorphy3.MorphAnalyzer(lang=language)


@cache
def _letters(language: str) -> dict[str, str]:
    """Letter -> its usual romanisation."""
    rows = packs.table(language, "romanisation")
    return {row["letters"]: row["variants"].split()[0].replace("-", "") for row in rows if len(row["letters"]) == 1 and not row["place"]}


@lru_cache(maxsize=20_000)
def romanised(word: str, language: str) -> str:
    """A word of the source in Latin letters."""
    letters = _letters(language)
    return "".join(letters.get(char, char) for char in word.lower())


class _Token(NamedTuple):
    """A capitalised word: offset, lower-case form, whether a sentence begins with it, and how it can be read, likeliest first."""

    at: int
    word: str
    initial: bool
    readings: tuple[_Reading, ...]


def source_names(context: Context) -> tuple[SourceName, ...]:
    """Capitalised words of a source text that its sentences do not explain, grouped by base form."""
    language = context.language
    if not packs.table(language, "romanisation"):
        return ()
    tokens = _tokens(context)
    settled = Counter(token.readings[0].lemma for token in tokens if len(token.readings) == 1)
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    places: dict[str, list[int]] = defaultdict(list)
    readings: dict[str, _Reading] = {}
    doubtful: list[tuple[_Token, str]] = []
    for token in tokens:
        reading = max(token.readings, key=lambda option: settled[option.lemma])
        if token.initial and not reading.sure:
            doubtful.append((token, reading.lemma))
            continue
        forms[reading.lemma][token.word] += 1
        places[reading.lemma].append(token.at)
        if reading.lemma not in readings or (reading.kind and not readings[reading.lemma].kind):
            readings[reading.lemma] = reading
    merged = _merged(forms, readings, language)
    base_of = {form: base for base, group in merged.items() for form in group}
    for token, lemma in doubtful:
        base = next((base_of[stem] for stem in (lemma, *_stems(lemma, language)) if stem in base_of), "")
        if base:
            merged[base].setdefault(base, Counter())[token.word] += 1
            places[base].append(token.at)
    return _by_script([_name(base, group, places, readings, language) for base, group in merged.items()])


def _by_script(names: list[SourceName]) -> tuple[SourceName, ...]:
    """A name that the source also writes in Latin letters is one name."""
    found: dict[str, SourceName] = {}
    for name in sorted(names, key=lambda name: name.lemma.isascii()):
        same = found.get(name.keys[0]) if name.lemma.isascii() else None
        if same is None:
            found[name.keys[0] if name.keys[0] not in found else name.lemma] = name
        else:
            found[name.keys[0]] = same._replace(places=tuple(sorted((*same.places, *name.places))))
    return tuple(found.values())


def _name(
    base: str, group: dict[str, Counter[str]], places: dict[str, list[int]], readings: dict[str, _Reading], language: str
) -> SourceName:
    words = dict.fromkeys((base, *(word for counter in group.values() for word in counter)))
    reading = next((readings[lemma] for lemma in group if lemma in readings and readings[lemma].kind), _Reading(base, "", "", False))
    latin = [romanised(word, language) for word in words]
    root = next((base[: -len(ending)] for ending in packs.lines(language, "adjective_endings") if base.endswith(ending)), "")
    return SourceName(
        "-".join(part.capitalize() for part in base.split("-")),
        latin[0],
        tuple(dict.fromkeys(map(key, latin))),
        tuple(dict.fromkeys(map(sounds, latin))),
        tuple(sorted(at for lemma in group for at in places.get(lemma, ()))),
        reading.kind,
        reading.gender,
        any(_is_word(word, language) for word in words),
        key(romanised(root, language)) if len(root) > 2 and not reading.sure else "",
    )


def _tokens(context: Context) -> list[_Token]:
    text, language = context.text, context.language
    starts = {span.start + next((at for at, char in enumerate(text[slice(*span)]) if char.isalpha()), 0) for span in context.get(sentences)}
    matches = list(_WORD.finditer(text))
    lower = {match[0] for match in matches if not match[0][0].isupper()}
    common = packs.words(language, "function_words")
    found: list[_Token] = []
    last_end, given = -2, ""
    for match in matches:
        word, at = match[0], match.start()
        if not word[0].isupper():
            continue
        folded, initial = word.lower(), at in starts
        gender = given if at - last_end == 1 else ""
        last_end, given = match.end(), ""
        if len(word) < 3 or folded in common:
            continue
        readings = _readings(folded, language)
        if initial and folded in lower and not readings[0].sure:
            continue
        if readings[0].kind == "given" or (gender and readings[0].kind == "patronymic"):
            given = readings[0].gender
        elif gender:
            fitting = tuple(reading for reading in readings if reading.gender == gender)[:1]
            readings = tuple(reading._replace(kind="person", gender=gender) for reading in fitting or readings[:1])
        found.append(_Token(at, folded, initial, readings))
    return found


@lru_cache(maxsize=20_000)
def _readings(word: str, language: str) -> tuple[_Reading, ...]:
    """How a capitalised word can be read: base forms with their gender kept, those of names in the dictionary first."""
    analyzer = _analyzer(language)
    if analyzer is None:
        return (_Reading(word, "", "", False),)
    found: dict[str, _Reading] = {}
    for parse in analyzer.parse(word):
        tag = next((tag for tag in _KINDS if tag in parse.tag), "")
        gender = {"masc": "m", "femn": "f"}.get(parse.tag.gender, "")
        if parse.is_known and tag:
            base = parse.inflect({"sing", "nomn"}) or parse.inflect({"nomn"}) or parse
            found.setdefault(base.word, _Reading(base.word, _KINDS[tag], gender, True))
    if not found:
        for parse in analyzer.parse(word):
            if "ADJF" in parse.tag and (base := parse.inflect({"sing", "nomn"})) is not None:
                found.setdefault(base.word, _Reading(base.word, "", {"masc": "m", "femn": "f"}.get(base.tag.gender, ""), False))
    return tuple(found.values()) or (_Reading(word, "", "", False),)


@lru_cache(maxsize=20_000)
def _is_word(word: str, language: str) -> bool:
    """Whether a dictionary also has the word as one that is no name."""
    analyzer = _analyzer(language)
    return analyzer is not None and any(parse.is_known and not any(tag in parse.tag for tag in _KINDS) for parse in analyzer.parse(word))


def _merged(forms: dict[str, Counter[str]], readings: dict[str, _Reading], language: str) -> dict[str, dict[str, Counter[str]]]:
    """Base form -> base forms that are the same name -> their forms; words of no dictionary are one when only a case ending differs."""
    merged: dict[str, dict[str, Counter[str]]] = {}
    bases: dict[str, str] = {}
    for lemma in sorted(forms, key=lambda word: (len(word), word)):
        own = {lemma} if readings[lemma].sure else _stems(lemma, language)
        base = next((bases[stem] for stem in sorted(own, key=len) if stem in bases), lemma)
        for stem in own:
            bases.setdefault(stem, base)
        merged.setdefault(base, {})[lemma] = forms[lemma]
    return merged


def _stems(lemma: str, language: str) -> set[str]:
    endings = packs.lines(language, "case_endings")
    return {lemma, *(lemma[: -len(ending)] for ending in endings if lemma.endswith(ending) and len(lemma) - len(ending) >= 4)}

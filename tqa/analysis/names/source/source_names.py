"""The names of the source text, lemmatised and grouped, each with its places."""

from __future__ import annotations

from collections import Counter, defaultdict

from tqa.analysis.context import Context
from tqa.analysis.names.source.source_words import Reading, Token, is_word, source_words
from tqa.linguistics import packs
from tqa.linguistics.resemblance import sounds
from tqa.linguistics.romanisation import key
from tqa.linguistics.transliteration import romanised
from tqa.model.records import NamedTuple


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


def source_names(context: Context) -> tuple[SourceName, ...]:
    """Capitalised words of a source text that its sentences do not explain, grouped by base form."""
    language = context.language
    if not packs.table(language, "declension") or not packs.table(language, "schemes"):
        return ()
    tokens = source_words(context)
    settled = Counter(token.readings[0].lemma for token in tokens if len(token.readings) == 1)
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    places: dict[str, list[int]] = defaultdict(list)
    readings: dict[str, Reading] = {}
    doubtful: list[tuple[Token, str]] = []
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
    base: str, group: dict[str, Counter[str]], places: dict[str, list[int]], readings: dict[str, Reading], language: str
) -> SourceName:
    words = dict.fromkeys((base, *(word for counter in group.values() for word in counter)))
    reading = next((readings[lemma] for lemma in group if lemma in readings and readings[lemma].kind), Reading(base, "", "", False))
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
        any(is_word(word, language) for word in words),
        key(romanised(root, language)) if len(root) > 2 and not reading.sure else "",
    )


def _merged(forms: dict[str, Counter[str]], readings: dict[str, Reading], language: str) -> dict[str, dict[str, Counter[str]]]:
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

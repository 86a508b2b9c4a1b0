"""The wrong forms of a name that follow from its source form: other romanisations, and case forms of the source language.

`data/<language>/romanisation.tsv` lists how letters come out in Latin letters. A name is derived only where its right form is itself one of
those romanisations (Становая, Stanovaya); a name that is translated or comes from a third language (МИД, Foreign Ministry) is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import islice, product

from tqa.glossary.entries import Entry
from tqa.linguistics import inflection, packs, transliteration
from tqa.linguistics.given_names import given
from tqa.linguistics.romanisation import meet
from tqa.model.records import NamedTuple

KINDS = ("person", "place", "organisation", "medium")
_SHORTEST = 5
_TRIGGER = 6
_TRIGGERS = 8


class Word(NamedTuple):
    """One word of a name.

    Parameters:
        right: as the glossary writes it.
        source: as the source language writes it.
        spelled: matches every romanisation of `source`.
        inflected: matches the romanisations of its other forms.
        initials: what its romanisations can begin with, in upper case.
    """

    right: str
    source: str
    spelled: re.Pattern[str]
    inflected: re.Pattern[str]
    initials: frozenset[str]

    def is_spelled(self, text: str) -> bool:
        """Whether a text is a romanisation of `source`: letter by letter, or to the ear, or as another form of the same given name."""
        if self.spelled.fullmatch(text.lower()):
            return True
        if not (text.isascii() and self.right.isascii()):
            return False
        if meet(text, self.right):
            return True
        mine = given(self.right)
        return mine is not None and mine == given(text)

    def is_inflected(self, text: str) -> bool:
        """Whether a text is the romanisation of a case form; one that is a given name of its own (Aleksandra) is that name."""
        return self.inflected.fullmatch(text.lower()) is not None and given(text) is None


@lru_cache(maxsize=4096)
def name(right: str, source: str, language: str) -> tuple[Word, ...]:
    """The words of a name with their derived forms; empty when the right form is no romanisation of the source form.

    Parameters:
        right: the right form in the language of the text.
        source: the form in the source language.
        language: the source language.
    """
    ours, theirs = _words(right), _words(source)
    if not ours or len(ours) != len(theirs) or (len(ours) == 1 and len(theirs[0]) < _SHORTEST):
        return ()
    found = []
    for mine, original in zip(ours, theirs, strict=True):
        spelled = re.compile(_pattern(original.lower(), language))
        if not spelled.fullmatch(mine.lower()):
            return ()
        forms = inflection.forms(original, language) - {inflection.fold(original, language)}
        inflected = re.compile("|".join(_pattern(form, language) for form in sorted(forms)) or r"(?!)")
        first = next(iter(_segments(original.lower(), language)), ())
        initials = frozenset((mine[0].upper(), *(variant[0].upper() for variant in first if variant)))
        found.append(Word(mine, original, spelled, inflected, initials))
    return tuple(found)


def sources(entry: Entry, language: str) -> Iterator[tuple[str, str, str]]:
    """(right form, source form, source language) of the names that can be derived for texts in a language."""
    right = entry.preferred(language)
    if entry.kind not in KINDS or not right or not right.isascii():
        return
    for other in entry.terms:
        if other != language and packs.table(other, "romanisation") and (source := entry.preferred(other)):
            yield right, source, other


def triggers(source: str, language: str) -> list[str]:
    """What the romanisations of the last word of a name begin with."""
    words = _words(source)
    if not words or (len(words) == 1 and len(words[0]) < _SHORTEST):
        return []
    found = [""]
    for variants in _segments(words[-1].lower(), language):
        longer = [start + variant for start in found for variant in variants]
        if len(longer) > _TRIGGERS and min(map(len, found)) >= 3:
            break
        found = longer
        if min(map(len, found)) >= _TRIGGER:
            break
    return sorted({start for start in found if not any(start != other and start.startswith(other) for other in found)})


def is_spelling(text: str, right: str, source: str, language: str) -> bool:
    """Whether a text is a romanisation of a name, word by word; case forms do not count."""
    words = name(right, source, language)
    ours = _words(text)
    return bool(words) and len(ours) == len(words) and all(w.is_spelled(t) for w, t in zip(words, ours, strict=True))


def forms(right: str, source: str, language: str, limit: int = 400) -> dict[str, str]:
    """Wrong forms of a name for a person to read, the likeliest first, without the right one -> "romanisation of" or "case form of"."""
    words = name(right, source, language)
    if not words:
        return {}
    spelled = [_likely(word, language) for word in words]
    found = dict.fromkeys((" ".join(parts) for parts in islice(product(*spelled), limit)), "romanisation of")
    for form in islice(dict.fromkeys(_case_forms(words, language)), limit):
        found.setdefault(form, "case form of")
    return {form: reason for form, reason in found.items() if form.lower() != right.lower()}


def _likely(word: Word, language: str) -> list[str]:
    """Spellings of the press first, then those that depart from the usual letters."""
    press = (form for target in transliteration.presses(language) for form in transliteration.spellings(word.source, language, target, 8))
    letters = islice(_spellings(word.source.lower(), language), 24)
    capital = word.right[:1].isupper()
    return list(dict.fromkeys(form[:1].upper() + form[1:] if capital else form.lower() for form in (*press, *letters)))


def _case_forms(words: Sequence[Word], language: str) -> Iterator[str]:
    """The name with its last word, then with all words, in each case."""
    from tqa.linguistics.declension import declined

    forms = [declined(word.source, language) for word in words]
    for place in [place for place in forms[-1] if place[1] == "singular"]:
        for form in forms[-1][place]:
            last = next(_spellings(form.lower(), language)).capitalize()
            yield " ".join((*(word.right for word in words[:-1]), last))
            others = [found.get(place, (word.source,))[0] for word, found in zip(words[:-1], forms[:-1], strict=True)]
            if others:
                yield " ".join((*(next(_spellings(other.lower(), language)).capitalize() for other in others), last))


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+(?:[’'][^\W\d_]+)*", text) if not re.search(r"[\d&/«»\"]", text) else []


@cache
def _letters(language: str) -> tuple[dict[tuple[str, str], tuple[str, ...]], int, frozenset[str]]:
    rows = packs.table(language, "romanisation")
    table = {(row["letters"], row["place"]): tuple(v.replace("-", "") for v in row["variants"].split()) for row in rows}
    return table, max((len(letters) for letters, _ in table), default=0), frozenset(table.pop(("@v", ""), ()))


def _segments(word: str, language: str) -> Iterable[tuple[str, ...]]:
    table, longest, openers = _letters(language)
    at = 0
    while at < len(word):
        for size in range(min(longest, len(word) - at), 0, -1):
            letters = word[at : at + size]
            ends = at + size == len(word)
            before, after = word[at - 1 : at], word[at + size : at + size + 1]
            variants = (
                (table.get((letters, "$")) if ends else None)
                or (table.get((letters, "^")) if at == 0 else None)
                or (table.get((letters, "v")) if not at or before in openers else None)
                or (table.get((letters, "v_v")) if before and before in openers and after and after in openers else None)
                or table.get((letters, ""))
            )
            if variants:
                yield variants
                at += size
                break
        else:
            yield (word[at],)
            at += 1


def _pattern(word: str, language: str) -> str:
    parts = []
    for variants in _segments(word, language):
        written = sorted({re.escape(variant) for variant in variants}, key=lambda variant: (-len(variant), variant))
        parts.append(written[0] if len(written) == 1 else f"(?:{'|'.join(written)})")
    return "".join(parts)


def _spellings(word: str, language: str) -> Iterator[str]:
    """Romanisations, the most usual first: one letter at a time departs from the most usual form, then two."""
    segments = [list(variants) for variants in _segments(word, language)]
    usual = [variants[0] for variants in segments]
    yield "".join(usual)
    for at, variants in enumerate(segments):
        for variant in variants[1:]:
            yield "".join((*usual[:at], variant, *usual[at + 1 :]))
    for at, variants in enumerate(segments):
        for later in range(at + 1, len(segments)):
            for variant, other in product(variants[1:], segments[later][1:]):
                yield "".join((*usual[:at], variant, *usual[at + 1 : later], other, *usual[later + 1 :]))

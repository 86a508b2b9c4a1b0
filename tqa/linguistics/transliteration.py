"""Transliteration by scheme tables, and the spellings that the press of a language gives an original.

`data/<language>/schemes.tsv` has a column for each scheme of the language: standards (`bgn`, `iso9`, `kmu` ...) and the habits of a press
(`en`, `de`, `fr` ...). Its rows say what `letters` come out as; several variants stand in a cell, the most usual first, "-" is nothing.
`place` says where a row holds: `before_after`, each a list of classes of letters that rows "@x" define, "^" for the start of a word and
"$" for its end; `^v_` is at the start or after a letter of class v, `_$` at the end. Longer letters go before shorter ones, rows with a
place before those without. An empty cell means: the scheme has no such rule; of a single letter without a place: as in the first
scheme. The row "@=" has letters that count as others, "@~" the signs that may be left out after a letter, "@!" pairs of letters that no
ordinary word has.

    transliterate("Становая", "ru/bgn")           Stanovaya
    spellings("Сергей", "ru", "de")               ("Sergei", "Sergej")
    originals("Sergei", "ru", known=is_a_word)    ("сергей",)

With `tqa.linguistics.morphology`, `originals(word, language, partial(is_name, language=...), begins=partial(begins_word, language=...))`
takes about a millisecond a word.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from heapq import heappop, heappush

from tqa.linguistics import packs
from tqa.linguistics.romanisation import LONGEST
from tqa.model.records import NamedTuple

_FIXED = ("letters", "place")
_STEPS = 6000
_OTHER_SCHEME = 2
_DROPPED = 2
_UNLIKELY = 6


class Rule(NamedTuple):
    """What letters come out as where the neighbours allow it; `None` allows every neighbour, "" among them is the edge of the word."""

    letters: str
    before: frozenset[str] | None
    after: frozenset[str] | None
    variants: tuple[str, ...]


class _Scheme(NamedTuple):
    rules: dict[str, tuple[Rule, ...]]
    longest: int
    same: dict[int, str]


@cache
def schemes(language: str) -> tuple[str, ...]:
    """Names of the schemes of a language, as `transliterate` takes them; empty when the language has none."""
    rows = packs.table(language, "schemes")
    return tuple(f"{language}/{name}" for name in (rows[0] if rows else {}) if name not in _FIXED)


def presses(language: str) -> tuple[str, ...]:
    """Languages of whose press the schemes of a language know the habits."""
    return tuple(name for scheme in schemes(language) if (name := scheme.partition("/")[2]) in packs.codes())


def transliterate(text: str, scheme: str) -> str:
    """A text in Latin letters; what is no letter of the scheme stays.

    Parameters:
        scheme: language and scheme, "ru/bgn", "uk/kmu", "ru/de".

    Raises ValueError when there is no such scheme.
    """
    folded = _folded(text, scheme)
    out: list[str] = []
    for start, end, variants in _segments(folded, scheme):
        written = variants[0] if variants else text[start:end]
        if variants and written and text[start].isupper():
            shouted = _capital(text, start - 1) or _capital(text, end) if end - start == 1 else text[start:end].isupper()
            written = written.upper() if shouted else written[0].upper() + written[1:]
        out.append(written)
    return "".join(out)


@lru_cache(maxsize=4096)
def spellings(original: str, language: str, target: str, limit: int = 64) -> tuple[str, ...]:
    """Press spellings of a word in a target language, the most usual first; of English where the target's habits are not known.

    Parameters:
        original: one word as the source language writes it.
        limit: the most that are returned.
    """
    known = schemes(language)
    if not known or len(original) > LONGEST:
        return ()
    scheme = next((f"{language}/{code}" for code in (target, "en") if f"{language}/{code}" in known), known[0])
    segments = [tuple(variants) or (original[start:end].lower(),) for start, end, variants in _segments(_folded(original, scheme), scheme)]
    found = dict.fromkeys("".join(parts) for parts in _ranked(segments, limit * 2))
    cased = [form[:1].upper() + form[1:] if original[:1].isupper() else form for form in found]
    return tuple(cased[:limit])


def originals(
    spelling: str,
    language: str,
    known: Callable[[str], bool] | None = None,
    limit: int = 50,
    begins: Callable[[str], bool] | None = None,
) -> tuple[str, ...]:
    """Words of a language that a spelling can stand for, in lower case, the likeliest first.

    The search goes through the letters of the spelling by every scheme of the language, the usual variants first, and ends after a
    fixed number of steps; its time does not grow with the number of readings.

    Parameters:
        known: keeps only the words that it accepts (a dictionary's).
        limit: the most that are returned.
        begins: whether a word of the dictionary begins like this; saves the search most of its steps.
    """
    if len(spelling) > LONGEST:
        return ()
    index, longest, signs, unlikely = _reverse(language)
    text = spelling.lower()
    heap: list[tuple[int, int, int, str, str, frozenset[str] | None]] = [(0, 0, 0, "", "", None)]
    found: dict[str, None] = {}
    number = 0
    for _ in range(_STEPS):
        if not heap or len(found) >= limit:
            break
        cost, _, minus, word, last, wanted = heappop(heap)
        at = -minus
        if at == len(text):
            if (wanted is None or "" in wanted) and (known is None or known(word)):
                found.setdefault(word)
            continue
        for size in range(1, min(longest, len(text) - at) + 1):
            for price, rule in index.get(text[at : at + size], ()):
                if (rule.before is not None and last not in rule.before) or (wanted is not None and rule.letters[0] not in wanted):
                    continue
                longer = word + rule.letters
                if begins is not None and not begins(longer):
                    continue
                number += 1
                extra = price + _UNLIKELY * (last + rule.letters[0] in unlikely)
                heappush(heap, (cost + extra, number, -(at + size), longer, rule.letters[-1], rule.after))
        if last in signs and last and (wanted is None or wanted & set(signs[last])):
            for sign in signs[last]:
                number += 1
                heappush(heap, (cost + _DROPPED, number, -at, word + sign, sign, None))
    return tuple(found)


def vowels(language: str) -> str:
    """The letters of a language that are vowels, in lower case."""
    return _classes(language).get("v", "")


@lru_cache(maxsize=20_000)
def romanised(word: str, language: str) -> str:
    """A word in lower-case Latin letters, as the press writes it most often; itself where the language has no table."""
    letters = _letters(language)
    if letters:
        return "".join(letters.get(char, char) for char in word.lower())
    return transliterate(word.lower(), f"{language}/en") if f"{language}/en" in schemes(language) else word.lower()


@cache
def _letters(language: str) -> dict[str, str]:
    """Letter -> its usual romanisation, where the language has a table of the letters alone."""
    rows = packs.table(language, "romanisation")
    return {row["letters"]: row["variants"].split()[0].replace("-", "") for row in rows if len(row["letters"]) == 1 and not row["place"]}


def _capital(text: str, at: int) -> bool:
    return 0 <= at < len(text) and text[at].isupper()


def _folded(text: str, scheme: str) -> str:
    same = _scheme(scheme).same
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
    return lower.translate(same) if same else lower


def _segments(text: str, scheme: str) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """(start, end, variants) of the pieces of a folded text; no variants where the scheme has no rule."""
    rules, longest, _ = _scheme(scheme)
    at, size = 0, len(text)
    while at < size:
        before = text[at - 1] if at and (text[at - 1].isalpha() or text[at - 1] in rules) else ""
        for length in range(min(longest, size - at), 0, -1):
            end = at + length
            after = text[end] if end < size and (text[end].isalpha() or text[end] in rules) else ""
            rule = next((rule for rule in rules.get(text[at:end], ()) if _fits(rule, before, after)), None)
            if rule is not None:
                yield at, end, rule.variants
                at = end
                break
        else:
            yield at, at + 1, ()
            at += 1


def _fits(rule: Rule, before: str, after: str) -> bool:
    return (rule.before is None or before in rule.before) and (rule.after is None or after in rule.after)


def _ranked(segments: list[tuple[str, ...]], limit: int) -> Iterator[tuple[str, ...]]:
    """Combinations of variants, those nearest to the most usual first."""
    start = (0,) * len(segments)
    heap, seen = [(0, start)], {start}
    while heap and limit:
        cost, choice = heappop(heap)
        limit -= 1
        yield tuple(variants[index] for variants, index in zip(segments, choice, strict=True))
        for at, variants in enumerate(segments):
            if choice[at] + 1 < len(variants):
                following = (*choice[:at], choice[at] + 1, *choice[at + 1 :])
                if following not in seen:
                    seen.add(following)
                    heappush(heap, (cost + choice[at] + 1, following))


@cache
def _scheme(scheme: str) -> _Scheme:
    language, _, name = scheme.partition("/")
    if scheme not in schemes(language):
        raise ValueError(f"no transliteration scheme “{scheme}”; known for {language}: {', '.join(schemes(language)) or 'none'}")
    rows = packs.table(language, "schemes")
    classes = _classes(language)
    first = next(column for column in rows[0] if column not in _FIXED)
    rules: dict[str, list[Rule]] = {}
    for row in rows:
        letters, place = row["letters"], row["place"]
        if letters[0] == "@":
            continue
        cell = row[name] or (row[first] if not place and len(letters) == 1 else "")
        if cell:
            before, after = _neighbours(place, classes)
            rules.setdefault(letters, []).append(Rule(letters, before, after, tuple(v.replace("-", "") for v in cell.split())))
    ordered = {letters: tuple(sorted(found, key=_freedom)) for letters, found in rules.items()}
    return _Scheme(ordered, max(map(len, ordered)), _same(language))


def _freedom(rule: Rule) -> int:
    return (rule.before is None) + (rule.after is None)


@cache
def _classes(language: str) -> dict[str, str]:
    rows = packs.table(language, "schemes")
    return {row["letters"][1:]: row["place"] for row in rows if row["letters"][0] == "@"}


@cache
def _same(language: str) -> dict[int, str]:
    return {ord(pair[0]): pair[2] for pair in _classes(language).get("=", "").split()}


def _neighbours(place: str, classes: dict[str, str]) -> tuple[frozenset[str] | None, frozenset[str] | None]:
    def letters(names: str) -> frozenset[str] | None:
        found = [letter for name in names for letter in ([""] if name in "^$" else classes[name])]
        return frozenset(found) if names else None

    before, _, after = place.partition("_")
    return letters(before), letters(after)


@cache
def _reverse(language: str) -> tuple[dict[str, list[tuple[int, Rule]]], int, dict[str, str], frozenset[str]]:
    """Latin letters -> (cost, rule) of all schemes, the longest of them, letter -> signs that may follow it unwritten, unlikely pairs."""
    cheapest: dict[tuple[str, Rule], int] = {}
    for scheme in schemes(language):
        other = 0 if scheme.endswith("/en") else _OTHER_SCHEME
        for found in _scheme(scheme).rules.values():
            for rule in found:
                for rank, variant in enumerate(rule.variants):
                    if variant:
                        entry = (variant, rule._replace(variants=()))
                        cheapest[entry] = min(cheapest.get(entry, 99), other + rank)
    index: dict[str, list[tuple[int, Rule]]] = {}
    for (variant, rule), cost in cheapest.items():
        index.setdefault(variant, []).append((cost, rule))
    signs: dict[str, str] = {}
    for pair in _classes(language).get("~", "").split():
        letters, _, dropped = pair.partition(">")
        for letter in letters:
            signs[letter] = signs.get(letter, "") + dropped
    return index, max(map(len, index), default=0), signs, frozenset(_classes(language).get("!", "").split())

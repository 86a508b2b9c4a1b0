"""What is wrong with glossaries in themselves and with each other, beyond the form of single entries."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from tqa.glossary import derive
from tqa.glossary.entries import FORBIDDEN, RIGHT, WRONG, Entry, Glossary
from tqa.linguistics import packs
from tqa.model.records import NamedTuple


class Problem(NamedTuple):
    """A problem with an entry.

    Parameters:
        kind: "duplicate", "contradiction", "preferred-elsewhere", "circle", "homoglyph", "unicode", "useless", "example".
        path: the glossary's file or name.
        line: of the entry, 0 when not known.
        message: one sentence without a final stop.
    """

    kind: str
    path: str
    line: int
    message: str


class _Place(NamedTuple):
    glossary: Glossary
    entry: Entry

    @property
    def name(self) -> str:
        return f"line {self.entry.line} of {self.path}" if self.entry.line else self.path

    @property
    def path(self) -> str:
        return self.glossary.path or self.glossary.name

    def problem(self, kind: str, message: str) -> Problem:
        return Problem(kind, self.path, self.entry.line, message)


def problems(glossaries: Sequence[Glossary]) -> list[Problem]:
    """All problems, by file and line; examples are not run."""
    places = [_Place(glossary, entry) for glossary in glossaries for entry in glossary.chosen()]
    found = [
        *_duplicates(places),
        *_contradictions(places),
        *_preferred_elsewhere(places),
        *_derived(places),
        *_circles(places),
        *(problem for place in places for problem in _letters(place)),
        *(problem for place in places for problem in _useless(place)),
    ]
    order = {place.path: at for at, place in reversed(list(enumerate(places)))}
    return sorted(dict.fromkeys(found), key=lambda problem: (order[problem.path], problem.line, problem.kind, problem.message))


def _meet(one: Entry, other: Entry) -> bool:
    """Whether two entries can hold for one text: their dates overlap and their styles do not exclude each other."""
    if (one.until and other.since and one.until <= other.since) or (other.until and one.since and other.until <= one.since):
        return False
    styles = dict(one.style)
    return all(styles.get(topic, choice) == choice for topic, choice in other.style)


def _by_preferred(places: Iterable[_Place]) -> dict[tuple[str, str], list[_Place]]:
    found: dict[tuple[str, str], list[_Place]] = {}
    for place in places:
        for language in place.entry.terms:
            if text := place.entry.preferred(language):
                found.setdefault((language, text), []).append(place)
    return found


def _pairs(places: Sequence[_Place]) -> Iterator[tuple[_Place, _Place]]:
    """Each later place with the first earlier one that it meets."""
    for at, later in enumerate(places[1:], 1):
        for earlier in places[:at]:
            if _meet(earlier.entry, later.entry):
                yield earlier, later
                break


def _duplicates(places: Sequence[_Place]) -> Iterator[Problem]:
    for (language, text), group in _by_preferred(places).items():
        for earlier, later in _pairs(group):
            shared = [
                code for code in later.entry.terms if later.entry.preferred(code) and code in earlier.entry.terms and code != language
            ]
            same = all(later.entry.preferred(code) == earlier.entry.preferred(code) for code in shared)
            if same and (shared or len(later.entry.terms) == 1 or len(earlier.entry.terms) == 1):
                yield later.problem("duplicate", f"“{text}” ({language}) stands already in {earlier.name}")


def _contradictions(places: Sequence[_Place]) -> Iterator[Problem]:
    for (language, text), group in _by_preferred(places).items():
        for earlier, later in _pairs(group):
            if earlier.entry.kind != later.entry.kind:
                continue
            for code in later.entry.terms:
                mine, theirs = later.entry.preferred(code), earlier.entry.preferred(code)
                if code == language or not mine or not theirs or mine == theirs:
                    continue
                if mine not in earlier.entry.right(code) and _source_like(code, language, mine, text):
                    yield later.problem("contradiction", f"“{text}” ({language}) is “{mine}” here and “{theirs}” in {earlier.name}")


def _source_like(code: str, language: str, mine: str, text: str) -> bool:
    """Whether a form that two entries share can be the source of two translations: not when it is the one in Latin letters, such as
    “Foreign Ministry” for the ministries of two countries.
    """
    return not text.isascii() or mine.isascii() or code == language


def _preferred_elsewhere(places: Sequence[_Place]) -> Iterator[Problem]:
    right: dict[tuple[str, str], list[_Place]] = {}
    for place in places:
        for language in place.entry.terms:
            for text in place.entry.right(language):
                right.setdefault((language, text), []).append(place)
    for place in places:
        for language, terms in place.entry.terms.items():
            for term in terms:
                if term.status not in WRONG or term.status == "suspect":
                    continue
                for other in right.get((language, term.text), ()):
                    if other.entry is not place.entry and _meet(place.entry, other.entry):
                        yield place.problem("preferred-elsewhere", f"“{term.text}” ({language}) is wrong here and right in {other.name}")
                        break


def _derived(places: Sequence[_Place]) -> Iterator[Problem]:
    """Right forms that another entry's source name would make wrong."""
    for language in dict.fromkeys(language for place in places for language in place.entry.terms):
        by_size: dict[tuple[str, int], list[tuple[str, _Place]]] = {}
        for place in places:
            for text in place.entry.right(language):
                if text.isascii() and place.entry.kind in derive.KINDS:
                    by_size.setdefault((text[:1].lower(), text.count(" ")), []).append((text, place))
        for place in places:
            if place.glossary.derived != FORBIDDEN:
                continue
            for right, source, other in derive.sources(place.entry, language):
                for text, where in by_size.get((right[:1].lower(), right.count(" ")), ()):
                    if where.entry is place.entry or text in place.entry.right(language) or not _meet(place.entry, where.entry):
                        continue
                    if derive.is_spelling(text, right, source, other):
                        yield place.problem("preferred-elsewhere", f"“{text}” spells {source} too and is right in {where.name}")


def _circles(places: Sequence[_Place]) -> Iterator[Problem]:
    follows: dict[tuple[str, str], list[tuple[str, _Place]]] = {}
    for place in places:
        for language, terms in place.entry.terms.items():
            for term in terms:
                use = term.use or place.entry.preferred(language)
                if term.status in WRONG and use and use != term.text:
                    follows.setdefault((language, term.text), []).append((use, place))
    done: set[tuple[str, str]] = set()
    for start in follows:
        path: list[tuple[str, str]] = []
        used: list[_Place] = []
        at: tuple[str, str] | None = start
        while at is not None and at not in done and at not in path:
            path.append(at)
            step = next((step for step in follows.get(at, ()) if all(_meet(step[1].entry, place.entry) for place in used)), None)
            at = None if step is None else (at[0], step[0])
            used += [step[1]] if step else []
        if at in path:
            circle = [text for _, text in path[path.index(at) :]]
            yield used[-1].problem("circle", f"corrections go in a circle: {' → '.join((*circle, circle[0]))}")
        done.update(path)


@cache
def _scripts() -> tuple[tuple[int, int, str], ...]:
    found = []
    for row in packs.table("und", "scripts"):
        for span in row["range"].split():
            first, _, last = span.partition("-")
            found.append((int(first, 16), int(last or first, 16), row["script"]))
    return tuple(found)


def _script(char: str) -> str:
    if not char.isalpha():
        return ""
    code = ord(char)
    return next((script for first, last, script in _scripts() if first <= code <= last), "")


def _letters(place: _Place) -> Iterator[Problem]:
    for language, terms in place.entry.terms.items():
        for term in terms:
            for word in re.findall(r"[^\W\d_]+", term.text):
                scripts = {script for char in word if (script := _script(char))}
                if "Latn" in scripts and scripts & {"Cyrl", "Grek"}:
                    odd = [char for char in word if _script(char) != "Latn"]
                    odd = odd if len(odd) * 2 <= len(word) else [char for char in word if _script(char) == "Latn"]
                    named = ", ".join(f"“{char}” {unicodedata.name(char, '').lower()}" for char in dict.fromkeys(odd))
                    kind = "homoglyph" if term.status in RIGHT else ""
                    if kind:
                        yield place.problem(kind, f"“{term.text}” ({language}) mixes scripts in “{word}”: {named}")
            for char in term.text:
                if char == "\ufffd" or unicodedata.category(char) == "Cn":
                    yield place.problem("unicode", f"“{term.text}” ({language}) has U+{ord(char):04X}, which stands for nothing")
                elif char.isspace() and char not in " \u00a0\u202f\u3000":
                    yield place.problem("unicode", f"“{term.text}” ({language}) has the blank U+{ord(char):04X}")


def _useless(place: _Place) -> Iterator[Problem]:
    entry = place.entry
    for language, terms in entry.terms.items():
        right = {text.lower(): text for text in entry.right(language)}
        for term in terms:
            if term.status in WRONG and entry.case is False and term.text.lower() in right:
                yield place.problem("useless", f"“{term.text}” ({language}) is “{right[term.text.lower()]}” when case is ignored")
            if term.use and term.use == term.text:
                yield place.problem("useless", f"“{term.text}” ({language}) is corrected to itself")

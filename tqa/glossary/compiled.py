"""A glossary for the texts of one language: whether the form that a trigger announces is there.

The words of a text are compared one by one with all forms of a term's words. What a name is derived to is only worked out when one of its
triggers is met, and so are the forms of a term; an entry from the cache is only then made.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from json import loads
from typing import Any

from tqa.glossary import derive
from tqa.glossary.entries import BARE, FORBIDDEN, INFLECTED, LISTED, Entry, Form, Glossary, Term, by_primary
from tqa.glossary.modes import NAME, WORDS, Match, Pattern
from tqa.glossary.patterns import NAMES, by_dictionary, patterns, word
from tqa.linguistics import inflection, lemmas, packs
from tqa.model.records import NamedTuple

_NOT_NAMES = ("function_words", "roles", "honorifics")
_Words = tuple[tuple[str, str, frozenset[str]], ...]


class _Plan(NamedTuple):
    """How to tell whether a term is there.

    Parameters:
        expected: its words.
        firsts: the forms of its first word, when that is all there is before the second one; None when the words must be compared.
        seconds: what the forms of its second word begin with, and "" for a blank that is more than one; None when that is not known.
        alone: the first word is the whole term.
        dictionary: a dictionary decides on forms.
        text, folded: the term, and the term folded.
        listed, inflected: what is found where the term stands as it is, and where it stands in another form.
    """

    expected: _Words
    firsts: frozenset[str] | None
    seconds: frozenset[str] | None
    alone: bool
    dictionary: bool
    text: str
    folded: str
    listed: Form
    inflected: Form


class Group:
    """What a trigger announces of a glossary, but for terms that stand as they are; taken apart when the trigger is first met.

    Parameters:
        patterns: of terms that take endings, and of names that forms are derived of.
    """

    __slots__ = ("names", "patterns", "plans")

    def __init__(self, patterns: Sequence[Pattern]) -> None:
        self.patterns = patterns
        self.plans: list[_Plan] | None = None
        self.names: list[Pattern] = []


class Compiled:
    """Patterns of a glossary for the texts of one language.

    Parameters:
        name: of the glossary.
        language: of the texts.
        entries: entries, or the JSON of what `raw` gave.
        patterns: as `patterns` gives them.
    """

    def __init__(self, name: str, language: str, entries: Sequence[Entry | str], patterns: Mapping[str, Sequence[Pattern]]) -> None:
        self.name = name
        self.language = language
        self.patterns = patterns
        self._entries = list(entries)

    def __len__(self) -> int:
        return len(self._entries)

    def entry(self, number: int) -> Entry:
        """An entry by its number."""
        entry = self._entries[number]
        if isinstance(entry, str):
            entry = self._entries[number] = from_raw(loads(entry))
        return entry

    def listed(self, start: int, end: int, number: int, at: int) -> Match:
        """The term that stands at `start`..`end` as it is."""
        entry = self.entry(number)
        return Match(start, end, self._form(entry, entry.terms[self.language][at], LISTED))

    def look(self, text: str, start: int, group: Group, rank: int, found: list[tuple[int, Match]]) -> None:
        """Add what a group announces at `start`, with a rank, to a list: terms in one of their forms, derived forms of names."""
        match = word().match(text, start)
        if match is None:
            first, after = "", start
        else:
            first, after = inflection.fold(match[0], self.language), match.end()
        gap = text[after : after + 2]
        letter = gap[1:].lower() if gap[:1] == " " else ""
        if group.plans is None:
            group.plans = [self._plan(number, at) for number, at, mode in group.patterns if mode == WORDS]
            group.names = [pattern for pattern in group.patterns if pattern[2] == NAME]
        for plan in group.plans:
            if plan.firsts is not None:
                if first not in plan.firsts:
                    continue
                if plan.seconds is not None and letter not in plan.seconds and not letter.isspace():
                    continue
            end = after if plan.alone else _end_of_words(text, start, plan.expected, plan.dictionary, self.language)
            if end >= 0:
                listed = text[start:end] == plan.text or inflection.fold(text[start:end], self.language) == plan.folded
                found.append((rank, Match(start, end, plan.listed if listed else plan.inflected)))
        for number, at, _ in group.names:
            if derived := self._name(text, start, self.entry(number), at):
                found.append((rank, derived))

    def _plan(self, number: int, at: int) -> _Plan:
        entry = self.entry(number)
        term = entry.terms[self.language][at]
        expected = words(term.text, self.language, entry.kind in NAMES)
        dictionary = by_dictionary(entry, self.language)
        plain = not dictionary and not expected[0][0] and bool(expected[0][1])
        alone = plain and len(expected) == 2 and not expected[1][0]
        spaced = plain and len(expected) > 2 and expected[1][0] == " "
        seconds = frozenset(("", *(form[:1] for form in expected[1][2]))) if spaced else None
        return _Plan(
            expected,
            expected[0][2] if plain else None,
            seconds,
            alone,
            dictionary,
            term.text,
            inflection.fold(term.text, self.language),
            self._form(entry, term, LISTED),
            self._form(entry, term, INFLECTED),
        )

    def _name(self, text: str, start: int, entry: Entry, number: int) -> Match | None:
        right, source, language = list(derive.sources(entry, self.language))[number]
        name = derive.name(right, source, language)
        last = word().match(text, start)
        if not name or last is None or not last[0][0].isupper():
            return None
        spelled, case = name[-1].is_spelled(last[0]), name[-1].is_inflected(last[0])
        if not (spelled or case):
            return None
        first = _start_of_name(text, start, name[:-1])
        what = f"{'romanisation' if spelled else 'case form'} of {source}"
        if first < 0:
            if entry.kind != "person" or any(form.rpartition(" ")[2] == last[0] for form in entry.right(self.language)):
                return None
            initial = _initial_before(text, start, name[0])
            if not initial and (not spelled or _name_before(text, start, self.language)):
                return None
            return Match(start, last.end(), Form(last[0], FORBIDDEN, name[-1].right, what if initial else BARE, entry, self.name))
        written = text[first : last.end()]
        if written in entry.right(self.language) or (len(name) == 1 and entry.kind == "person" and case and written.endswith("a")):
            return None
        return Match(first, last.end(), Form(written, FORBIDDEN, right, what, entry, self.name))

    def _form(self, entry: Entry, term: Term, reason: str) -> Form:
        return Form(term.text, term.status, term.use or entry.preferred(self.language), reason, entry, self.name)


def compiled(glossary: Glossary, language: str) -> Compiled:
    """Prepare a glossary for the texts of a language."""
    entries = tuple(by_primary(entry) for entry in glossary.chosen())
    return Compiled(glossary.name, language, entries, patterns(entries, language, glossary.derived == FORBIDDEN))


def words(term: str, language: str, name: bool = False) -> _Words:
    """What stands before each word of a term, the word, and its forms; at the end, what stands after the last one."""
    found = []
    at = 0
    for match in word().finditer(term):
        leading = term[match.end() : match.end() + 1] == " "
        found.append((term[at : match.start()], match[0], inflection.forms(match[0], language, name, leading)))
        at = match.end()
    return (*found, (term[at:], "", frozenset()))


def _end_of_words(text: str, start: int, expected: _Words, dictionary: bool, language: str) -> int:
    at = start
    bound = False
    for gap, wanted, forms in expected:
        if gap:
            at = _end_of_gap(text, at, gap)
            if at < 0:
                return -1
        if not wanted:
            continue
        match = word().match(text, at)
        if match is None:
            return -1
        found = inflection.fold(match[0], language)
        if found not in forms and not (dictionary and lemmas.are_forms(found, inflection.fold(wanted, language), language)):
            return -1
        base = inflection.fold(wanted, language)
        if bound and found != base:
            return -1
        bound = bound or (found == base and inflection.is_head(base, language))
        at = match.end()
    return at


def _end_of_gap(text: str, at: int, gap: str) -> int:
    """Where the words go on after what stands between two of them, or -1; a blank may be up to three."""
    if gap == " " and text[at : at + 1] == " " and not text[at + 1 : at + 2].isspace():
        return at + 1
    if not gap.isspace():
        return at + len(gap) if text[at : at + len(gap)].lower() == gap.lower() else -1
    end = at
    while end < len(text) and end < at + 3 and text[end].isspace():
        end += 1
    return end if end > at else -1


def _start_of_name(text: str, start: int, words: Sequence[derive.Word]) -> int:
    """Where the name starts whose last word starts at `start`, or -1 when its other words do not stand before it."""
    at = start
    for expected in reversed(words):
        end = at
        while end > 0 and at - end < 3 and (text[end - 1].isspace() or text[end - 1] == "-"):
            end -= 1
        begin = end
        while begin > 0 and text[begin - 1].isalpha():
            begin -= 1
        found = text[begin:end]
        if end == at or not found[:1].isupper() or not (expected.is_spelled(found) or expected.is_inflected(found)):
            return -1
        at = begin
    return at


def _initial_before(text: str, start: int, first: derive.Word) -> bool:
    """Whether the initial of a name's first word stands before an offset, as in "T. Stanova"."""
    before = text[max(0, start - 5) : start].rstrip(" \u00a0")
    return len(before) > 1 and before[-1] == "." and before[-2] in first.initials and not before[-3:-2].isalpha()


def _name_before(text: str, start: int, language: str) -> bool:
    """Whether a capitalised word stands before an offset that may be a given name: no function word, role or form of address."""
    end = len(text[:start].rstrip(" \u00a0")) if start < 80 else start - 80 + len(text[start - 80 : start].rstrip(" \u00a0"))
    begin = end
    while begin > 0 and (text[begin - 1].isalpha() or text[begin - 1] in ".-"):
        begin -= 1
    word = text[begin:end]
    return word[:1].isupper() and not any(word.lower().rstrip(".") in packs.words(language, name) for name in _NOT_NAMES)


def raw(entry: Entry) -> list[Any]:
    """An entry as plain lists, for JSON: its terms, then the fields that differ from their defaults."""
    defaults = Entry._field_defaults
    terms = {language: [list(term[: 3 if term.use else 2]) for term in terms] for language, terms in entry.terms.items()}
    return [terms, {name: value for name in Entry._fields[1:] if (value := getattr(entry, name)) != defaults[name]}]


def from_raw(values: Sequence[Any]) -> Entry:
    """The entry that `raw` gave."""
    fixed: dict[str, Any] = {name: tuple(map(_frozen, value)) if isinstance(value, list) else value for name, value in values[1].items()}
    return Entry({language: tuple(Term(*term) for term in forms) for language, forms in values[0].items()}, **fixed)


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value

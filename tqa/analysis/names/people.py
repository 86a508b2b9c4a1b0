"""Which mentions are people: full names, surnames behind a title or beside a reporting verb."""

from __future__ import annotations

from collections import defaultdict
from functools import cache, lru_cache

from tqa.analysis.context import Context
from tqa.analysis.names.mentions import Mention, lower_words, mentions
from tqa.linguistics import packs
from tqa.linguistics.given_names import given_names, native_given
from tqa.linguistics.romanisation import key
from tqa.linguistics.wordlists import nouns, word_classes
from tqa.model.records import NamedTuple

_LONGEST_NAME = 4
_REACH = 24
_OPENING = "\"'“”«„(["
_CLOSING = '.,:;!?…"”»)]'


class Person(NamedTuple):
    """A full name in the text.

    Parameters:
        given: index of the mention of the given name or initials.
        surname: index of the mention of the surname.
        middle: indexes of the mentions between them or of the patronymic.
    """

    given: int
    surname: int
    middle: tuple[int, ...]


class People(NamedTuple):
    """What the text tells about people.

    Parameters:
        full: full names, by the index of their surnames.
        given: indexes of mentions that are the given name (or patronymic, initials) of a full name.
        spoken: indexes of mentions that stand where a person's surname stands alone: behind a title or beside a reporting verb.
        loose: indexes of the second of two words that may be a full name: nothing else is known of them.
        attributes: indexes of mentions that stand before a title ("Jury Chairman").
        runs: mentions that follow each other, without titles before them.
        wholes: the same with titles, where no person is named.
    """

    full: dict[int, Person]
    given: frozenset[int]
    spoken: frozenset[int]
    loose: frozenset[int]
    attributes: frozenset[int]
    runs: tuple[tuple[int, ...], ...]
    wholes: tuple[tuple[int, ...], ...]


class _Text(NamedTuple):
    language: str
    lower: frozenset[str]
    lone: frozenset[str]
    """Keys of words in -vich that stand alone somewhere, as surnames do and patronymics hardly."""
    patronymics: bool
    """Whether people of the languages of the text have patronymics."""


@cache
def titles(language: str) -> frozenset[str]:
    """Words that stand before a name without being a part of it."""
    return packs.words(language, "rank_words") | packs.words(language, "honorifics") | packs.words(language, "organisation_modifiers")


@cache
def reporting_verbs(language: str) -> frozenset[str]:
    """Verbs beside which a person speaks."""
    speech = {word for word, kind in word_classes(language).items() if kind == "speech"}
    return packs.words(language, "reporting_verbs") | speech


@lru_cache(maxsize=20_000)
def _is_rank(word: str, language: str) -> bool:
    """Whether a word stands before names without being a part of them."""
    folded = word.lower()
    return folded in titles(language) or nouns(language, "roles").has(folded)


@lru_cache(maxsize=20_000)
def _is_title(word: str, language: str) -> bool:
    """Whether a word before a name is a title of people ("President"), not the first word of a longer name ("United", "FC")."""
    folded = word.lower()
    listed = folded in packs.words(language, "honorifics") or folded in packs.words(language, "rank_words")
    return listed or nouns(language, "roles").has(folded)


@lru_cache(maxsize=20_000)
def _is_head(word: str, language: str) -> bool:
    return nouns(language, "organisation_heads").has(word.lower())


def people(context: Context) -> People:
    """Read every run of mentions."""
    found = context.get(mentions)
    language, text = context.language, context.text
    together = _runs(found)
    alone = [found[run[0]].text for run in together if len(run) == 1]
    lone = frozenset([_to_vich(word) for word in alone if "v" in word or "w" in word])
    patronymics = has_patronymics(language) and has_patronymics(context.source_language or language)
    known = _Text(language, context.get(lower_words), lone, patronymics)
    verbs = reporting_verbs(language)
    full: dict[int, Person] = {}
    given: set[int] = set()
    spoken: set[int] = set()
    loose: set[int] = set()
    attributes: set[int] = set()
    runs: list[tuple[int, ...]] = []
    wholes: list[tuple[int, ...]] = []
    surnames = {
        text
        for _, _, text, _, previous in found
        if previous >= 0 and _is_rank(text, language) and is_given(found[previous].text) and not _is_rank(found[previous].text, language)
    }
    for run in together:
        cut = _behind_titles(run, found, language, surnames)
        if cut > 1:
            runs.append(run[: cut - 1])
            attributes.update(run[: cut - 1])
        bare = run[cut:]
        if not bare:
            continue
        runs.append(bare)
        behind_title = cut > 0 and _is_title(found[run[cut - 1]].text, language)
        before = _word_before(text, found[bare[0]].start)
        titled = behind_title or _is_title(before, language)
        if len(bare) == 1:
            if cut and not behind_title:
                wholes.append(run)
            if titled or before.lower() in verbs or _word_after(text, found[bare[0]].end).lower() in verbs:
                spoken.add(bare[0])
            continue
        speaks = titled or _word_after(text, found[bare[-1]].end).lower() in verbs
        person = _person(bare, found, speaks, known)
        if person is not None:
            full[person.surname] = person
            given.update((person.given, *person.middle))
            continue
        wholes.append(run)
        if len(bare) == 2 and all(_may_be_name(found[index].text, known) for index in bare):
            loose.add(bare[1])
    return People(full, frozenset(given), frozenset(spoken), frozenset(loose), frozenset(attributes), tuple(runs), tuple(wholes))


def _may_be_name(text: str, known: _Text) -> bool:
    folded = text.lower()
    return (
        len(text) > 2
        and not text.isupper()
        and folded not in known.lower
        and not _is_head(text, known.language)
        and not nouns(known.language, "roles").has(folded)
    )


def _runs(found: tuple[Mention, ...]) -> list[tuple[int, ...]]:
    """Mentions that follow each other; two full names side by side are two runs."""
    runs: list[list[int]] = []
    for index, mention in enumerate(found):
        joined = mention.previous >= 0 and bool(runs) and runs[-1][-1] == mention.previous
        if joined and len(runs[-1]) > 1 and is_given(mention.text):
            last, first = found[runs[-1][-1]].text, found[runs[-1][0]].text
            after = found[index + 1] if index + 1 < len(found) else None
            joined = is_given(last) or not is_given(first) or after is None or after.previous != index or is_patronymic(after.text)
        if joined:
            runs[-1].append(index)
        else:
            runs.append([index])
    return [tuple(run) for run in runs]


def _behind_titles(run: tuple[int, ...], found: tuple[Mention, ...], language: str, surnames: set[str]) -> int:
    """How many words of the run are titles, nationalities and abbreviations before a name, with what stands before them.

    A title that stands behind a given name somewhere is the surname of somebody (Tom Baker), and may end a run.
    """
    cut, last = 0, len(run) - 1
    for at, index in enumerate(run):
        text = found[index].text
        if at == last and text in surnames:
            break
        if _is_rank(text, language) or (at == cut and at < last and len(text) < 6 and text.isupper() and "." not in text):
            cut = at + 1
    return cut


def _word_before(text: str, start: int) -> str:
    """The word before a place, or an empty string when punctuation stands between them."""
    if not start or text[start - 1] not in " \u00a0":
        return ""
    words = text[max(0, start - _REACH) : start].rsplit(None, 1)
    return words[-1].lstrip(_OPENING) if words and (words[-1][-1].isalpha() or words[-1][-1] == ".") else ""


def _word_after(text: str, end: int) -> str:
    """The word behind a place, likewise."""
    if text[end : end + 1] not in (" ", "\u00a0"):
        return ""
    words = text[end : end + _REACH].split(None, 1)
    return words[0].rstrip(_CLOSING) if words and words[0][0].isalpha() else ""


@lru_cache(maxsize=20_000)
def _to_vich(text: str) -> str:
    """The key of a word up to its -vich, without case endings behind it; all of it when it has none."""
    own = key(text)
    return own[: own.rfind("vich") + 4] if "vich" in own else own


def _person(run: tuple[int, ...], found: tuple[Mention, ...], speaks: bool, known: _Text) -> Person | None:
    """The full name that a run is, if it is one."""
    if len(run) > _LONGEST_NAME or len(run) < 2:
        return None
    first, last = found[run[0]].text, found[run[-1]].text
    if any(_is_head(found[index].text, known.language) for index in run[-2:]) or found[run[-2]].text.lower() in known.lower:
        return None
    if last.lower() in known.lower and not is_given(found[run[-2]].text):
        return None
    at = next((at for at, index in enumerate(run[:-1]) if at and is_given(found[index].text)), 0)
    if at and not (is_given(first) or first.endswith(".")):
        return _person(run[at:], found, speaks, known)
    if is_given(first) or first.endswith("."):
        if known.patronymics and is_patronymic(last) and (len(run) > 2 or _to_vich(last) not in known.lone):
            return Person(run[1], run[0], (run[2],)) if len(run) == 3 else None
        return Person(run[0], run[-1], run[1:-1])
    if len(run) == 2 and not speaks and is_given(last) and not has_capital_nouns(known.language):
        return Person(run[1], run[0], ())
    if len(run) == 3 and is_patronymic(found[run[1]].text):
        return Person(run[0], run[2], (run[1],))
    if len(run) == 3 and is_patronymic(last):
        return Person(run[1], run[0], (run[2],))
    if speaks and len(run) < 4 and packs.words("und", "name_particles").isdisjoint(found[index].text.lower() for index in run):
        return Person(run[0], run[-1], run[1:-1])
    return None


@cache
def has_capital_nouns(language: str) -> bool:
    """Whether the language writes all nouns with capitals."""
    return "capital-nouns" in packs.words(language, "traits")


@lru_cache(maxsize=20_000)
def is_given(text: str) -> bool:
    """Whether a word is a known given name."""
    return key(text) in given_names() or text in packs.words("mul", "given_names") or native_given(text) is not None


@cache
def has_patronymics(language: str) -> bool:
    """Whether people have patronymics, as far as is known: a table of declension has them."""
    rows = packs.table(language, "declension")
    return not rows or any(row["kind"] == "patronymic" for row in rows)


def is_patronymic(text: str) -> bool:
    """Whether a word ends like a patronymic."""
    return len(text) > 5 and key(text).endswith(packs.lines("und", "patronymic_endings"))


def given_of(text: str) -> str:
    """What a given name is compared by: the name of which it is a form, an initial with a stop, or its key."""
    if text.endswith("."):
        return text[0] + "."
    own = key(text)
    known = given_names().get(own) or native_given(text)
    return known.name if known else own


def bearers(context: Context) -> dict[str, set[str]]:
    """Spelling of a surname -> given names and initials that it stands with."""
    found = context.get(mentions)
    named: dict[str, set[str]] = defaultdict(set)
    for index, person in context.get(people).full.items():
        named[found[index].text].add(given_of(found[person.given].text))
    return named

"""Speakers fused to the end of a paragraph: the cite line of a block quotation, flattened into it.

A tail is a name and a role ("Vera Plotnikova head of the depot"), a role and a name, or an organisation, up to the paragraph's end and
without a stop, after text that could end there. Its start is found from its structure: capitals, role nouns and heads of
institutions' names from the language pack, and the words that cannot stand before it (an article, a preposition, a reporting verb).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import cache, lru_cache
from itertools import repeat
from operator import itemgetter

from tqa.analysis.scrape.places import is_cased
from tqa.analysis.scrape.tails import Tail, uncased_tail
from tqa.linguistics import packs
from tqa.linguistics.wordlists import BINDING, Nouns, nouns, word_classes
from tqa.model.records import NamedTuple
from tqa.model.text import Span

_REACH = 180
_SHORTEST_ROLE = 5
_SHARED = 2
"""Listed words that must have an ending before another word with it counts as one of their kind."""
_NOT_INSIDE = frozenset(("auxiliary", "speech"))
_QUOTES = "\"'“”«»‘’„()[]"
_EDGES = _QUOTES + ".,;:!?…–—"


class _Word(NamedTuple):
    text: str
    bare: str
    lower: str


_LOWER = itemgetter(2)


def tail_of(text: str, start: int, end: int, language: str, least_before: int = 5) -> Tail | None:
    """The speaker at the end of `start`..`end`, if there is one.

    Parameters:
        least_before: words that must stand before it.
    """
    if end - start < 12 or text[end - 1] in "!?…:;,。！？" or _numeric(text[end - 1]):
        return None
    if text[end - 1] == "." and not (end - start > 3 and text[end - 2].isupper() and text[end - 3].isspace()):
        return None
    if not _has_case(text, start, end):
        if "unspaced" in packs.words(language, "traits"):
            return uncased_tail(text, start, end, language)
        from tqa.analysis.scrape.spaced_tails import spaced_tail

        return spaced_tail(text, start, end, language, least_before)
    floor = max(start, end - _REACH)
    cut = floor > start
    words = [*map(_word, text[floor:end].split())][cut:]
    whole = len(words) if floor == start else len(words) + 10
    if whole < least_before + 2:
        return None
    roles = nouns(language, "roles")
    heads = nouns(language, "organisation_heads")
    modifiers = nouns(language, "organisation_modifiers")
    classes = word_classes(language)
    reader = _Reader(words, roles, heads, modifiers, classes, max(0, least_before - (whole - len(words))), language)
    found = reader.name_role() or reader.role_name() or reader.unlisted() or reader.organisation()
    if found is None:
        return None
    first, split, order = found
    span = Span(_start(text, floor, end, first + cut), end)
    if order == "name role":
        role = _start(text, floor, end, split + cut)
        return Tail(span, text[span.start : role].rstrip().rstrip(","), text[role:end], order)
    return Tail(span, text[span.start : end], "", order)


class _Reader:
    """The words at the end of a paragraph and the lists they are judged by."""

    def __init__(
        self,
        words: list[_Word],
        roles: Nouns,
        heads: Nouns,
        modifiers: Nouns,
        classes: Mapping[str, str],
        least_before: int,
        language: str,
    ) -> None:
        self.words = words
        self.roles = roles
        self.heads = heads
        self.modifiers = modifiers
        self.classes = classes
        self.least = least_before
        self.role_firsts = _firsts(language, "roles")
        self.head_firsts = _firsts(language, "organisation_heads")
        self.guessing = False
        self.language = language
        self.ranks = packs.words(language, "rank_words")
        self.honorifics = packs.words(language, "honorifics")
        self.listed = [*map(_is_listed_role, map(_LOWER, words), repeat(language))]

    def name_role(self) -> tuple[int, int, str] | None:
        words = self.words
        for at in self._role_places(max(3, len(words) - 13), len(words)):
            if not self._is_role(at) or not self._complement(at + 1, len(words)):
                continue
            split = self._role_start(at)
            if split is None:
                continue
            if split > 2 and self.words[split - 3].bare in packs.words("mul", "given_names") and self._names(split - 2):
                # Three capitals: the third one begins the role, as in "Anna Petrova Chief physician".
                split -= self._names(split - 1) and _is_capital(self.words[split - 1].bare)
            first = self._name_start(split)
            if first is not None and first >= self.least and self._may_precede(first):
                return first, split, "name role"
        return None

    def role_name(self) -> tuple[int, int, str] | None:
        words = self.words
        last = len(words)
        first = self._name_start(last)
        if first is None:
            return None
        for at in self._role_places(max(0, last - 14), first):
            if not self._is_role(at) or not self._complement(at + 1, first):
                continue
            start = self._role_start(at)
            if start is None or start < max(self.least, 1) or not _is_capital(words[start].bare):
                continue
            before = words[start - 1]
            complete = start > 1 and self._class(start - 2) == "preposition" and not self.modifiers.has(before.lower)
            apart = complete or not _is_capital(before.bare.rstrip("."))
            if self._may_precede(start) and apart and self._class(start - 1) != "auxiliary":
                return start, last, "role name"
        return None

    def _role_places(self, first: int, stop: int) -> list[int]:
        """Places where a role can stand."""
        if not self.guessing:
            return [at for at in range(first, stop) if self._is_listed(at)]
        guessed = map(_may_be_listed_role, self.words[first:stop], repeat(self.language))
        return [at for at, may_be in enumerate(guessed, first) if may_be is not False or self._is_listed(at)]

    def _is_listed(self, at: int) -> bool:
        return self.listed[at] or self.words[at].lower in self.role_firsts

    def unlisted(self) -> tuple[int, int, str] | None:
        """The same with a role that is not listed: it ends as listed ones do, or a complement is joined to it."""
        self.guessing = True
        found = self.name_role() or self.role_name()
        self.guessing = False
        return found

    def organisation(self) -> tuple[int, int, str] | None:
        words = self.words
        first = max(self.least, len(words) - 10)
        for at, may_be in enumerate(map(_may_be_head, words[first:], repeat(self.language)), first):
            if not may_be and not (at > 0 and words[at - 1].bare.lower() in self.head_firsts):
                continue
            size = self._compound(at)
            if not (self._is_head(at) or size) or not self._institution(at + max(size, 1)):
                continue
            start = at
            while start > 0 and self._is_modifier(start - 1, start):
                start -= 1
            if start < max(self.least, 1) or not self._may_precede(start):
                continue
            lone = start == at and at + max(size, 1) == len(words)
            linking = packs.words(self.language, "linking")
            if linking and start == at and not size and words[at].bare.islower() and not lone:
                follow = words[at + 1]
                lone = not (_is_capital(follow.bare) or follow.lower in linking or self._is_head(at + 1))
            if lone or (start == at and not size and not _is_capital(words[at].bare) and not self._proper_after(at)):
                continue
            return start, len(words), "organisation"
        return None

    def _class(self, at: int) -> str:
        return self.classes.get(self.words[at].lower, "")

    def _is_role(self, at: int) -> bool:
        word = self.words[at].lower
        if self.listed[at] or (self.guessing and self._may_be_role(at)):
            return True
        return word in self.role_firsts and any(
            " ".join(each.bare.lower() for each in self.words[at : at + size]) in self.roles.words for size in (2, 3)
        )

    def _may_be_role(self, at: int) -> bool:
        word = self.words[at]
        listed = _may_be_listed_role(word, self.language)
        if listed is not None:
            return listed
        if not (0 < at < len(self.words) - 2):
            return False
        if not _is_capital(self.words[at - 1].bare) or not self._joins(at + 1):
            return False
        return word.bare.islower() or (at > 1 and self.words[at - 2].bare in packs.words("mul", "given_names"))

    def _joins(self, at: int) -> bool:
        """Whether the word at a place joins a complement to the noun before it: to a name, to another role, or as "of" does."""
        word, kind = self.words[at].lower, self._class(at)
        if kind == "conjunction":
            return self.roles.has(self.words[at + 1].lower)
        if word in packs.words(self.language, "linking"):
            return True
        return kind == "preposition" and any(_is_capital(each.bare) for each in self.words[at + 1 : at + 4])

    def _is_head(self, at: int) -> bool:
        word = self.words[at].lower
        if self.heads.has(word):
            return True
        before = self.words[at - 1].bare.lower() if at > 0 else ""
        return before in self.head_firsts and f"{before} {word}" in self.heads.words

    def _compound(self, at: int) -> int:
        """How many words from `at` on are a listed head of several words ("press service"), 0 when none are."""
        if self.words[at].bare.lower() not in self.head_firsts:
            return 0
        for size in (3, 2):
            if " ".join(word.bare.lower() for word in self.words[at : at + size]) in self.heads.words and len(self.words) >= at + size:
                return size
        return 0

    def _complement(self, at: int, stop: int) -> bool:
        """Whether the words can complete a role: no verb, no end of a sentence."""
        if stop - at > 10:
            return False
        for i in range(at, stop):
            word = self.words[i]
            kind = self._class(i)
            if kind in _NOT_INSIDE or (kind == "pronoun" and word.text[0].isupper()):
                return False
            if word.text[-1] in ".!?:;…" and i < stop - 1 and len(word.bare) > 2:
                return False
            if word.text[0] in "–—-" and len(word.text) == 1:
                return False
        return stop == at or self._class(stop - 1) not in BINDING

    def _role_start(self, at: int) -> int | None:
        """Where the role begins whose noun stands at `at`: over adjectives, abbreviations of countries and other role nouns."""
        start = at
        small = 0
        while start > 0:
            word = self.words[start - 1]
            bare = word.bare
            if not bare or word.text[-1] in ",.;:!?…–—" or _numeric(bare[-1]):
                break
            kind = self._class(start - 1)
            if _is_capital(self.words[start].bare) and bare.islower():
                break
            if bare.isupper() and 2 <= len(bare) <= 4:
                start -= 1
                continue
            if _is_capital(bare):
                if self.modifiers.has(word.lower) or self._is_role(start - 1) or word.lower in self.ranks or self._possessive(start - 1):
                    start -= 1
                    continue
                break
            if kind == "determiner" and at == len(self.words) - 1 and start < at and start > 2 and self._names(start - 2, last=True):
                # "Anna Petrova the mayor", and the complement before it in languages that have it there.
                return start - 1
            if kind in ("determiner", "conjunction", "pronoun", "auxiliary", "preposition", "speech"):
                return None
            small += 1
            if small > 3:
                return None
            start -= 1
        return start

    def _possessive(self, at: int) -> bool:
        text = self.words[at].text
        return text.endswith(("'s", "’s")) and self._is_role(at)

    def _name_start(self, stop: int) -> int | None:
        """The first word of the personal name that ends before `stop`."""
        words = self.words
        at = stop - 1
        if at < 1 or not self._names(at, last=True):
            return None
        at -= 1
        if words[at].lower in packs.words("und", "name_particles") and at > 0:
            at -= 1
            if words[at].lower in packs.words("und", "name_particles") and at > 0:
                at -= 1
        if not self._names(at):
            return None
        if _is_initial(words[at].text) and at > 0 and (_is_initial(words[at - 1].text) or self._names(at - 1)):
            at -= not (words[at - 1].bare.isupper() and len(words[at - 1].bare) > 2)
        elif (
            at > 1
            and words[at - 1].lower in packs.words("und", "name_particles")
            and len(words[at - 1].lower) > 1
            and self._names(at - 2)
            and words[at - 1].text.islower()
        ):
            at -= 2
        return at

    def _names(self, at: int, last: bool = False) -> bool:
        word = self.words[at]
        text, bare = word.text, word.bare
        if _is_initial(text):
            return True
        if not _is_capital(bare) or len(bare) < 2 or (text[-1] in ".;:!?…" or (text[-1] == "," and not last)):
            return False
        if text[0] in _QUOTES or text[-1] in _QUOTES:
            return False
        if bare.isupper() and len(bare) <= 4 and not last:
            return False
        letters = bare if bare.isalpha() else bare.replace("-", "").replace("'", "").replace("’", "")
        return letters.isalpha() and self._class(at) == "" and not self._is_role(at) and not self.heads.has(word.lower)

    def _may_precede(self, first: int) -> bool:
        """Whether a sentence could end before the word at `first`."""
        if first == 0:
            return True
        before = self.words[first - 1]
        last = before.text[-1]
        if last in ",;:–—-(/„“«" and not (last == "“" and len(before.text) > 1 and before.text[0] not in "“"):
            return False
        if last in '.!?…"”»’)':
            return True
        kind = self._class(first - 1)
        if kind in BINDING or (kind == "speech" and before.bare.islower()) or before.lower in self.honorifics:
            return False
        return not (self._is_role(first - 1) or _is_initial(before.text))

    def _is_modifier(self, at: int, after: int) -> bool:
        word = self.words[at]
        if not word.bare or word.text[-1] in ",.;:!?…":
            return False
        if word.bare.isupper() and 2 <= len(word.bare) <= 4:
            return True
        return self.modifiers.has(word.lower) or (self.heads.has(word.lower) and self._class(at) == "")

    def _institution(self, at: int) -> bool:
        """Whether the words from `at` to the end complete the name of an institution."""
        words = self.words
        small = 0
        for i in range(at, len(words)):
            word = words[i]
            if word.text[-1] in ".!?:;…," or self._class(i) in _NOT_INSIDE or self._class(i) == "pronoun" or self._class(i) == "opener":
                return False
            if not word.bare:
                return False
            if _is_capital(word.bare) or self._class(i) in BINDING or self.modifiers.has(word.lower) or self._is_head(i):
                continue
            small += 1
            if small > 2:
                return False
        if at == len(words):
            return True
        if self._class(len(words) - 1) in BINDING:
            return False
        return self._class(at) in BINDING or small <= 1 or _is_capital(words[at].bare)

    def _proper_after(self, at: int) -> bool:
        return any(_is_capital(word.bare) for word in self.words[at + 1 :]) or self._is_head(at + 1) if at + 1 < len(self.words) else False


@cache
def _firsts(language: str, name: str) -> frozenset[str]:
    """First words of the nouns of a list that are several words."""
    return frozenset(noun.split()[0] for noun in nouns(language, name).words if " " in noun)


@lru_cache(maxsize=4096)
def _is_listed_role(word: str, language: str) -> bool:
    """Whether a lower-case word, or a part of it before or behind a hyphen, is listed as a role."""
    roles = nouns(language, "roles")
    return roles.has(word) or ("-" in word and any(roles.has(part) for part in word.split("-") if part))


@lru_cache(maxsize=4096)
def _may_be_head(word: _Word, language: str) -> bool:
    """Whether a word is the head of an institution's name, or the first one of several."""
    return nouns(language, "organisation_heads").has(word.lower) or word.bare.lower() in _firsts(language, "organisation_heads")


@lru_cache(maxsize=4096)
def _may_be_listed_role(word: _Word, language: str) -> bool | None:
    """Whether a word ends as listed roles do; None where the words around it decide."""
    if word.lower in word_classes(language) or not word.bare.isalpha() or word.text != word.bare:
        return False
    if nouns(language, "organisation_heads").has(word.lower):
        return False
    roles, verbs = _endings(language)
    if len(word.lower) >= _SHORTEST_ROLE and (word.lower[-3:] in roles or word.lower[-4:] in roles):
        return True
    return False if len(word.lower) < _SHORTEST_ROLE - 1 or word.lower[-2:] in verbs else None


@cache
def _endings(language: str) -> tuple[frozenset[str], frozenset[str]]:
    """Endings of three and four letters that several listed roles have, and of two letters that several reporting verbs have."""
    words = [word.split()[-1] for word in nouns(language, "roles").words]
    roles = Counter(word[-size:] for word in words for size in (3, 4) if len(word) > size + 1)
    verbs = Counter(word[-2:] for word, kind in word_classes(language).items() if kind == "speech" and len(word) > 3)
    return (
        frozenset(ending for ending, count in roles.items() if count >= _SHARED),
        frozenset(ending for ending, count in verbs.items() if count >= _SHARED),
    )


@lru_cache(maxsize=4096)
def _word(raw: str) -> _Word:
    """What stands between two blanks; names and roles at the ends of paragraphs are the same in many articles."""
    bare = raw if raw.isalpha() else raw.strip(_EDGES)
    lower = bare.lower()
    if lower[-2:] in ("'s", "’s"):
        lower = lower[:-2]
    return _Word(raw, bare, lower)


def _start(text: str, floor: int, end: int, number: int) -> int:
    """Where a word begins of those that stand between two offsets."""
    return end - len(text[floor:end].split(None, number)[number])


def _is_capital(word: str) -> bool:
    return bool(word) and word[0].isupper()


def _is_initial(word: str) -> bool:
    return len(word) in (2, 3) and word[0].isupper() and word[-1] == "." and word[:-1].isalpha()


def _numeric(char: str) -> bool:
    return char.isdigit()


def _has_case(text: str, start: int, end: int) -> bool:
    piece = text[max(start, end - 24) : end]
    return piece.lower() != piece.upper() and any(map(is_cased, piece))

"""Speakers fused to the end of a paragraph in scripts that have words but no capitals: Arabic, Hebrew, Hangul, Georgian, Indic scripts.

Lists tell what capitals tell elsewhere: given names and family names (a name of one word begins with a listed family name where no given
names are listed), roles, and words that head the name of an institution. The role stands next to the name or at the end of what follows
it. Before the speaker a sentence must be able to end; in a language that ends its sentences in few ways (Korean), it must end in one of
them.
"""

from __future__ import annotations

from functools import cache
from unicodedata import category

from tqa.analysis.scrape.places import CLOSERS, OPENERS, STOPS
from tqa.analysis.scrape.tails import Tail
from tqa.linguistics import packs
from tqa.linguistics.wordlists import BINDING, Nouns, nouns, word_classes
from tqa.model.records import NamedTuple
from tqa.model.text import Span

_REACH = 130
_MOST = 10
_COMPLEMENT = 8
_INSTITUTION = 6
_GOVERNING = BINDING | {"opener", "speech", "auxiliary", "pronoun"}
_NOT_INSIDE = frozenset(("opener", "speech", "auxiliary", "pronoun"))
_JOINING = "-'׳\u200c"
_MARKS = "،؛؟,;:!?…۔।."


class _Lists(NamedTuple):
    roles: Nouns
    heads: Nouns
    given: frozenset[str]
    surnames: Nouns
    honorifics: frozenset[str]
    articles: tuple[str, ...]
    clause_ends: Nouns
    classes: dict[str, str]


def spaced_tail(text: str, start: int, end: int, language: str, least_before: int) -> Tail | None:
    """The speaker at the end of a paragraph: a name and a role in either order, or an institution after a complete sentence.

    Parameters:
        least_before: words that must stand before it.
    """
    lists = _lists(language)
    if not lists.roles.words or text[end - 1] in _MARKS + CLOSERS:
        return None
    floor = max(start, end - _REACH)
    words = text[floor:end].split()
    first = max(1 if floor > start else least_before, len(words) - _MOST)
    for at in range(first, len(words)):
        if not _may_precede(words[at - 1], lists):
            continue
        tail = words[at:]
        begin = end - len(text[floor:end].split(None, at)[at])
        closed = _is_closed(words[at - 1], lists)
        if closed and any(_name(tail[cut:], lists) == len(tail) - cut and _is_office(tail[:cut], lists) for cut in range(1, len(tail))):
            return Tail(Span(begin, end), text[begin:end], "", "role name")
        size = _name(tail, lists)
        if size and _is_office(tail[size:], lists) and (closed or _may_be_quoted(words[:at], tail[0], lists)):
            split = end - len(text[begin:end].split(None, size)[size])
            return Tail(Span(begin, end), text[begin:split].rstrip(" \u00a0,،"), text[split:end], "name role")
        if closed and _is_institution(tail, lists):
            return Tail(Span(begin, end), text[begin:end], "", "organisation")
    return None


@cache
def _lists(language: str) -> _Lists:
    given = packs.words(language, "given_names")
    return _Lists(
        nouns(language, "roles"),
        nouns(language, "organisation_heads"),
        given and given | packs.words(language, "foreign_given_names"),
        nouns(language, "surnames"),
        packs.words(language, "honorifics"),
        packs.lines(language, "attached_articles"),
        nouns(language, "clause_ends"),
        dict(word_classes(language)),
    )


def _may_precede(word: str, lists: _Lists) -> bool:
    """Whether a sentence could end in the word before the speaker."""
    if _is_closed(word, lists):
        return True
    if lists.clause_ends.words or lists.clause_ends.endings or not (word[-1].isalnum() or _is_letter(word[-1])) or word in lists.honorifics:
        return False
    return lists.classes.get(word, "") not in _GOVERNING and not _has(lists.roles, word, lists) and not _has(lists.heads, word, lists)


def _may_be_quoted(words: list[str], name: str, lists: _Lists) -> bool:
    """Whether the words before a name are what it says, and not a sentence about it, in which the verb often stands before the name."""
    last = next((at for at in range(len(words) - 1, -1, -1) if _is_closed(words[at], lists)), -1)
    kinds = [lists.classes.get(word, "") for word in words[last + 1 :]]
    return name not in lists.honorifics and "speech" not in kinds and kinds[0] != "opener"


def _is_closed(word: str, lists: _Lists) -> bool:
    """Whether a sentence does end there."""
    bare = word.rstrip(CLOSERS)
    return bare[-1:] in (*STOPS, "") or bare != word or _ends_clause(word, lists)


def _ends_clause(word: str, lists: _Lists) -> bool:
    ends = lists.clause_ends
    return word in ends.words or word.endswith(ends.endings)


def _name(words: list[str], lists: _Lists) -> int:
    """How many words a name has that the words begin with, 0 when they begin with none."""
    if not words or words[0][0] in OPENERS:
        return 0
    if words[0] in lists.honorifics:
        size = _name(words[1:], lists)
        return size and size + 1
    if not lists.given:
        return int(_is_whole_name(words[0], lists))
    if len(words) < 2 or not _plain(words[1].rstrip(",،"), lists):
        return 0
    first = words[0] in lists.given
    if not first and not (lists.surnames.has(words[1].rstrip(",،")) and _plain(words[0], lists)):
        return 0
    size = 2
    while first and size < 4 and len(words) > size and words[size - 1] in lists.given and _plain(words[size], lists):
        size += 1
    return size


def _plain(word: str, lists: _Lists) -> bool:
    if not word or not all(char in _JOINING or _is_letter(char) for char in word) or word in lists.classes:
        return False
    return not lists.roles.has(word) and not lists.heads.has(word)


def _is_letter(char: str) -> bool:
    """Whether a character is a letter or a vowel sign on one."""
    return char.isalpha() or category(char)[0] == "M"


def _is_whole_name(word: str, lists: _Lists) -> bool:
    """Whether a family name and a given name of one or two characters make up the word."""
    if not word.isalpha() or word in lists.classes or _has(lists.heads, word, lists) or _has(lists.roles, word, lists):
        return False
    return any(word[:size] in lists.surnames.words and 1 < len(word) - size + 1 <= 3 and len(word) > 2 for size in (1, 2))


def _is_office(words: list[str], lists: _Lists) -> bool:
    """Whether words are a role with what completes it, behind it or before it."""
    if not 0 < len(words) <= _COMPLEMENT or not _is_nominal(words, lists):
        return False
    return _is_at_edge(lists.roles, words, lists)


def _is_institution(words: list[str], lists: _Lists) -> bool:
    if not 1 < len(words) <= _INSTITUTION or not _is_nominal(words, lists):
        return False
    return _is_at_edge(lists.heads, words, lists)


def _is_at_edge(listed: Nouns, words: list[str], lists: _Lists) -> bool:
    """Whether words begin or end in a listed noun, of one word to three."""
    edges = (words[0], words[-1], *(" ".join(part) for size in (2, 3) for part in (words[:size], words[-size:])))
    return any(_has(listed, edge, lists) for edge in edges)


def _is_nominal(words: list[str], lists: _Lists) -> bool:
    """Whether no verb and no end of a sentence is among the words."""
    if any(lists.classes.get(word, "") in _NOT_INSIDE or word[-1] in _MARKS for word in words):
        return False
    if any(len(word) > 1 and _ends_clause(word, lists) for word in words):
        return False
    return lists.classes.get(words[-1], "") not in BINDING


def _has(listed: Nouns, word: str, lists: _Lists) -> bool:
    return listed.has(word) or any(listed.has(word[len(article) :]) for article in lists.articles if word.startswith(article))

"""What stands between two blanks, taken apart once: the word in it, how it is written, its runs of letters, their stems.

Texts say most of their words again, and articles of one corpus share theirs: `read` keeps what it found out about a token. That depends on
nothing but the token, so that a process which reads many documents keeps it across them.
"""

from __future__ import annotations

import re
from functools import cache
from operator import itemgetter

from tqa.analysis.lexicons import fold
from tqa.model.records import NamedTuple

TRIM = "\"'“”«»‘’„()[]{}.,;:!?…–—-|*•<>"
PLAIN, LONG, MIXED, ODD = range(4)
"""How a token is written: small letters, a capital before small ones, capitals, a number; a capital before seven small letters or more;
letters with a capital inside; anything else."""
_LONG = 8
_DENSE = ("\u2e80", "\ud7af")
"""Scripts without spaces between words, and Hangul."""
_MOST_KEPT, _LONGEST_KEPT = 16_384, 40


class Token(NamedTuple):
    """What stands between two blanks.

    Parameters:
        bare: without the punctuation around it.
        shape: PLAIN, LONG, MIXED or ODD.
        words: its runs of letters and digits, folded.
        joined: the same without what separates them.
        stems: theirs, as `stems` has them.
    """

    bare: str
    shape: int
    words: tuple[str, ...]
    joined: str
    stems: tuple[str, ...]


class _Kept(dict[str, Token]):
    """Token as written -> what it is made of; empties itself when it is full."""

    def __missing__(self, raw: str) -> Token:
        token = _taken_apart(raw)
        if len(raw) <= _LONGEST_KEPT:
            if len(self) >= _MOST_KEPT:
                self.clear()
            self[raw] = token
        return token


read = _Kept().__getitem__
"""The token that something between two blanks is."""

bare_of, shape_of, words_in, joined_of, stems_of = map(itemgetter, range(len(Token._fields)))
"""What a token has, for `map`: half of what is known of a document is found out by going over its tokens."""


def _taken_apart(raw: str) -> Token:
    bare = raw if raw.isalpha() else raw.strip(TRIM)
    folded = fold(raw)
    words = (folded,) if raw.isalnum() else tuple(words_of(folded))
    return Token(bare, _shape(bare), words, "".join(words), tuple(stems(words)))


def _shape(bare: str) -> int:
    if not bare.isalpha():
        return ODD if len(bare) > 2 and (bare[0].isalpha() or not bare.replace(",", "").replace(".", "").isdigit()) else PLAIN
    if bare.islower() or bare.isupper():
        return PLAIN
    if bare.istitle():
        return LONG if len(bare) >= _LONG else PLAIN
    return MIXED


def stems(words: list[str] | tuple[str, ...]) -> list[str]:
    """The first six letters of words of four letters or more; pairs of characters where words are not spaced."""
    if not words or max(words) < _DENSE[0]:
        return [word[:6] for word in words if len(word) > 3]
    found = []
    for word in words:
        if _DENSE[0] <= word[0] <= _DENSE[1]:
            found += [word[i : i + 2] for i in range(len(word) - 1)]
        elif len(word) > 3:
            found.append(word[:6])
    return found


def words_of(text: str) -> list[str]:
    """Runs of letters, digits and low lines."""
    return _word().findall(text)


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"\w+")

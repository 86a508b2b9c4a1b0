"""Words joined to a number, before it (since2014) or behind it (2014the)."""

from __future__ import annotations

import re
from functools import cache

from tqa.analysis.scrape.glue_words import Words
from tqa.analysis.tokens import TRIM
from tqa.linguistics import packs
from tqa.model.fix import Edit


def word_before_number(words: Words, start: int, at: int, end: int) -> Edit | None:
    """A blank between a word and the number that follows it at `at`."""
    text = words.text
    begin = at
    while begin > start and text[begin - 1].isalpha():
        begin -= 1
    if begin > start and text[begin - 1] not in TRIM:
        return None
    word = text[begin:at].lower()
    stop = at
    while stop < end and (text[stop].isdigit() or text[stop] in ".,"):
        stop += 1
    number = text[at:stop].rstrip(".,")
    rest = text[stop:end].strip(TRIM)
    if len(word) < 2 or (rest and not (rest.isupper() and len(rest) < 3) and rest[0] not in "-–%"):
        return None
    kind = words.classes.get(word, "")
    if kind in ("preposition", "auxiliary", "conjunction", "determiner") or (kind and len(word) > 2):
        return Edit(at, at, " ")
    known = len(word) > 3 and len(number) > 1 and words.apart(word) and text[begin:at].islower()
    verb = len(word) > 5 and len(number) > 1 and text[begin:at].islower() and len(number) < 4
    return Edit(at, at, " ") if known or verb else None


def number_before_word(words: Words, start: int, at: int, end: int) -> Edit | None:
    """A blank between a number and the word that follows it at `at`; units stand there rightly."""
    text = words.text
    stop = at
    while stop < end and text[stop].isalpha():
        stop += 1
    word = text[at:stop]
    if not word.islower() or word in packs.words("mul", "units") or len(word) < 2:
        return None
    if stop < end and text[stop] not in TRIM:
        return None
    if text[stop : stop + 1] in ("-", "/") and stop + 1 < end:
        return None
    if _acronym().fullmatch(text, start, at) and len(word) > 3:
        return Edit(at, at, " ")
    kind = words.classes.get(word, "")
    stamp = words.stamp.get(word, frozenset())
    counted = bool(stamp & {"month", "unit"}) and len(word) > 2
    if (
        (kind and (len(word) > 2 or kind in ("auxiliary", "preposition")))
        or counted
        or (words.apart(word) and len(word) > 3)
        or len(word) > 6
    ):
        return Edit(at, at, " ")
    return None


@cache
def _acronym() -> re.Pattern[str]:
    """Letters and a number, as in "G7" or "COVID-19"."""
    return re.compile(r"[^\w]*[^\W\d_a-z]{1,6}-?\d{1,3}")

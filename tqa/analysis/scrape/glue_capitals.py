"""Words joined at a capital: one that begins behind a small letter (NewsWashington), one behind capitals (NATOsaid)."""

from __future__ import annotations

from tqa.analysis.scrape.glue_words import Words, brands
from tqa.analysis.tokens import TRIM
from tqa.linguistics import packs
from tqa.linguistics.wordlists import BINDING, nouns
from tqa.model.fix import Edit

_RESTART = frozenset(("determiner", "pronoun", "opener", "preposition", "conjunction"))
_MARKS = (",", ";", ":", ".", "!", "?", ")")


def small_before_capital(words: Words, start: int, at: int, end: int) -> Edit | None:
    """A blank, or a stop and a blank, before a capital behind a small letter at `at`; None where they are joined rightly."""
    text = words.text
    begin, stop = words.letters_around(start, at, end)
    left, right = text[begin:at], text[at:stop]
    whole = text[begin:stop]
    core = text[start:end].strip(TRIM)
    if whole in brands() or core in brands() or any(part in brands() for part in core.split("-")):
        return None
    if len(right) == 1 and stop < end and text[stop].isdigit() and words.classes.get(left.lower(), "") in BINDING:
        return Edit(at, at, " ")
    if len(right) == 1 and stop == end and words.classes.get(right.lower()) == "pronoun" and _starts_clause(words, left, end):
        return Edit(at, at, " ")
    if (
        left in packs.words("mul", "camel_prefixes")
        or len(right) < 2
        or (text[begin].isupper() and any(char.isupper() for char in left[1:]))
    ):
        return None
    if words.is_domain(start, end):
        return None
    low, right_low = left.lower(), right.lower()
    whole_right = text[at : words.letters_end(at, end)]
    kind = words.classes.get(right_low, "")
    # A mark behind it does not let it begin a sentence, unless the word before it is known: "the contractor, SeverMost, has".
    restart = kind in _RESTART and not (text[stop : stop + 1] in _MARKS and left[0].isupper() and not words.apart(left))
    if left[0].islower():
        if len(left) == 1 or (words.counts.get(core, 0) > 1 and not words.apart(right)):
            return None
        if begin > start and text[begin - 1] in "-‑" and len(left) < 3:
            return None
        if low in words.classes or len(left) > 3 or words.apart(left):
            return _blank(words, at, left, right, whole_right, restart)
        return None
    if low in words.classes and len(left) > 1 and len(right) > 2 and words.may_start(begin):
        return _blank(words, at, left, right, whole_right, restart) if words.counts.get(core, 0) == 1 or words.apart(right) else None
    if words.counts.get(core, 0) > 1 and not (words.apart(left) and words.apart(right)):
        return None
    pronoun = words.classes.get(right_low) == "pronoun" and len(left) > 3 and stop == end and words.small_follows(end)
    if restart and (len(right) > 2 or words.apart(left) or pronoun):
        return _blank(words, at, left, right, whole_right, True)
    if left in packs.words("mul", "place_beginnings") and len(right) > 3 and right[1:].islower():
        return Edit(at, at, " ")
    if core in words.parts:
        return None
    if words.beside(left, right):
        return Edit(at, at, " ")
    together = words.apart(left) and words.apart(right)
    given = packs.words("mul", "given_names")
    named = (left in given and (len(left) > 3 or words.apart(right))) or (right in given and len(right) > 3)
    role = nouns(words.language, "roles").has(low) or nouns(words.language, "roles").has(low.removesuffix("s")) or _plural_role(words, low)
    medium = low in packs.words(words.language, "media_words") and words.apart(right)
    if together or (named and len(left) > 2) or (role and right[1:2].islower()) or medium:
        return _blank(words, at, left, right, whole_right, False)
    if len(left) > 3 and len(right) > 3 and right[1:].islower():
        proper = (words.apart(right) and right_low not in words.counts) or (words.apart(left) and low not in words.counts)
        if proper and not _is_company(words, left, right):
            return _blank(words, at, left, right, whole_right, False)
    return None


def _starts_clause(words: Words, left: str, end: int) -> bool:
    """Whether a word before a pronoun of one letter is one that clauses begin with: "ButI"."""
    return len(left) > 1 and words.classes.get(left.lower(), "") in ("conjunction", "opener") and words.small_follows(end)


def _plural_role(words: Words, low: str) -> bool:
    roles = nouns(words.language, "roles")
    return len(low) > 4 and any(roles.has(low[:-1] + end) for end in ("", "а", "ь", "й")) and low[-1] in "иыіsae"


def _is_company(words: Words, left: str, right: str) -> bool:
    heads = nouns(words.language, "organisation_heads")
    media = packs.words(words.language, "media_words")
    return any(heads.has(part.lower()) or part.lower() in media for part in (left, right))


def _blank(words: Words, at: int, left: str, right: str, whole_right: str, restart: bool) -> Edit:
    """A blank, or a stop and a blank where a new sentence starts."""
    low = left.lower()
    ends_clause = words.classes.get(low, "") not in (*BINDING, "auxiliary", "pronoun", "speech")
    if not ends_clause:
        return Edit(at, at, " ")
    if restart and not (words.classes.get(right.lower()) == "preposition" and left[0].isupper() and not words.apart(left)):
        return Edit(at, at, ". ")
    common = right[1:].islower() and right.lower() in words.counts and len(right) > 3
    return Edit(at, at, ". " if common and left[0].islower() else " ")


def capitals_before_small(words: Words, start: int, at: int, end: int) -> Edit | None:
    """A blank between capitals and the word behind them, TASSreports, USSecretary; the last capital may be the word's."""
    text = words.text
    begin = at - 1
    while begin > start and text[begin - 1].isupper():
        begin -= 1
    stop = words.letters_end(at, end)
    caps, small = text[begin:at], text[at:stop]
    core = text[start:end].strip(TRIM)
    if begin > start and text[begin - 1].isalpha():
        return None
    if core in brands() or not small.islower() or small in words.endings or words.counts.get(core, 0) > 1 or len(small) < 2:
        return None
    if len(caps) > 2:
        word = caps[-1] + small
        kind = words.classes.get(word.lower(), "")
        if kind or words.apart(word) or nouns(words.language, "roles").has(word.lower()):
            restart = kind in _RESTART and kind != "preposition"
            return Edit(at - 1, at - 1, ". " if restart or (kind == "preposition" and len(word) > 1) else " ")
    kind = words.classes.get(small, "")
    if len(caps) < 2 or (len(small) < 3 and not kind):
        return None
    if len(small) < 4 and not words.apart(caps):
        return None
    least = 5 if words.compounding else 4
    long = (len(caps) > 2 and len(small) > 5) or (len(caps) > 3 and len(small) > least)
    if kind or words.apart(small) or (words.apart(caps) and len(small) > 3) or long:
        return Edit(at, at, " ")
    return None

"""Words joined to a mark: behind a stop or a comma, before or behind a quotation mark or bracket."""

from __future__ import annotations

from tqa.analysis.scrape.glue_words import Words
from tqa.analysis.tokens import TRIM
from tqa.linguistics import packs
from tqa.model.fix import Edit

_STOPS = ".!?…"


def behind_comma(words: Words, start: int, at: int, end: int) -> Edit | None:
    """A blank behind a comma."""
    text = words.text
    left = words.word_before(start, at - 1)
    right = text[at : words.letters_end(at, end)]
    if len(left) < 2 or len(right) < 1 or (len(left) < 3 and left.lower() not in words.classes):
        return None
    return Edit(at, at, " ")


def behind_stop(words: Words, start: int, at: int, end: int) -> Edit | None:
    """A blank behind a stop, unless it is one of an abbreviation, an initial or a domain."""
    text = words.text
    right = text[at : words.letters_end(at, end)]
    if not right[0].isupper():
        return None
    mark = at - 1
    while mark > start and text[mark - 1] in _STOPS:
        mark -= 1
    left = words.word_before(start, mark)
    before = text[start:mark]
    if not left or text[mark - 1] in _STOPS or not (left.islower() or left.isupper() or left.istitle() or left.isdigit()):
        return None
    several = at - mark > 1 or text[mark] in "!?…"
    if left[-1].isdigit():
        ok = len(left.lstrip("0123456789")) > 0 or len(left) > 2
        return Edit(at, at, " ") if ok and len(right) > 1 and right[1].islower() else None
    if "." in before.strip(TRIM) and not several:
        return None
    if len(left) < 2 or (len(left) == 2 and left.lower() not in words.classes and not left.isupper()):
        return None
    low, right_low = left.lower(), right.lower()
    if not several:
        if low in packs.words(words.language, "abbreviations") or low + "." in packs.words(words.language, "abbreviations"):
            return None
        goes_on = right_low in words.classes and words.small_follows(end) and left.islower()
        if len(left) < 4 and low not in words.classes and left not in words.counts and not left.isupper() and not goes_on:
            return None
        if words.is_domain(start, end):
            function = right_low in words.classes and len(right) < 4
            nouns_have_capitals = "capital-nouns" in packs.words(words.language, "traits") and right.istitle()
            if not (function and (words.small_follows(end) or nouns_have_capitals)):
                return None
    if len(right) > 1 and not right[1:].islower() and not (right.isupper() and left.islower()) and not any(c.islower() for c in right[1:]):
        return None
    if len(right) == 1 and right_low not in words.classes and right not in "IАAЯВСИОУКA":
        return None
    return Edit(at, at, " ")


def before_mark(words: Words, start: int, at: int, end: int) -> Edit | None:
    """A mark behind a letter: blank before it when it opens."""
    text = words.text
    mark = text[at]
    follow = text[at + 1] if at + 1 < end else ""
    if not follow.isalnum():
        return None
    if mark == "(":
        inner = text[at + 1 : end].split(")")[0]
        left = words.word_before(start, at)
        if len(left) < 2 or (inner.islower() and len(inner) < 4) or (")" in text[at + 1 : end] and not inner[0].isupper()):
            return None
        if text[end - 1] == ")" and len(inner) < 2:
            return None
        return Edit(at, at, " ")
    if words.is_hebrew(at) or len(words.word_before(start, at)) < 2:
        return None
    if mark == '"':
        return Edit(at, at, " ") if at in words.openers else Edit(at + 1, at + 1, " ")
    if mark == "“" and at in words.closers_of_low:
        return Edit(at + 1, at + 1, " ")
    return Edit(at, at, " ")


def behind_mark(words: Words, start: int, at: int, end: int) -> Edit | None:
    """A letter behind a mark: blank between them when the mark closes."""
    text = words.text
    mark = text[at - 1]
    before = text[at - 2] if at - 2 >= start else ""
    if mark == ")":
        opened = text.rfind("(", start, at - 1)
        if opened >= 0:
            inner = text[opened + 1 : at - 1]
            if not inner or (opened > start and text[opened - 1].isalnum()) or (inner.islower() and len(inner) < 8) or len(inner) < 2:
                return None
        elif not before.isalpha():
            return None
        right = text[at : words.letters_end(at, end)]
        return Edit(at, at, " ") if len(right) > 1 else None
    if before.isalnum():
        if mark == '"' or words.is_hebrew(at - 1):
            return None if before.isalpha() or (at - 1) in words.openers else Edit(at, at, " ")
        return Edit(at, at, " ")
    if mark == '"' and (((at - 1) in words.openers and before not in ",.!?…") or not before):
        return None
    if mark == '"' and before in ",.!?…" and at - 2 > start:
        return Edit(at, at, " ")
    return Edit(at, at, " ") if before in ",.!?…" and before else None

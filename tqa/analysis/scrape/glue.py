"""Words joined where a tag, a line break or a link was: to a word, a number, a quotation mark, behind a stop or a comma.

Brands with capitals inside, units behind numbers, inflected abbreviations, domains and initials are joined rightly. They are told by
lists of the language packs and by the document itself: two words that it also has apart were joined by accident, a word that it has
twice in this form is a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, cached_property
from itertools import pairwise

from tqa.analysis.context import Context
from tqa.analysis.lexicons import fold
from tqa.analysis.quotations import closers_of_low, openers
from tqa.analysis.scrape.elements import borders
from tqa.analysis.scrape.insertions import insertions
from tqa.analysis.tokens import TRIM, words_of
from tqa.analysis.vocabulary import place, vocabulary
from tqa.linguistics import packs
from tqa.linguistics.wordlists import BINDING, kinds, nouns, word_classes
from tqa.model.fix import Edit
from tqa.model.records import NamedTuple
from tqa.model.text import Span

_STOPS = ".!?…"
_LONGEST = 40
_HUMPS = 20
_SHORTEST_JOINED, _SHORTEST_SMALL = 7, 3
_FEW = 30
_RESTART = frozenset(("determiner", "pronoun", "opener", "preposition", "conjunction"))


class Glue(NamedTuple):
    """Joined words: what to insert where, and why they were taken for joined."""

    span: Span
    edits: tuple[Edit, ...]
    reason: str
    confidence: float


def glued(context: Context) -> tuple[Glue, ...]:
    """Joined words in the order of the text."""
    words = context.get(vocabulary)
    joined = _at_links(context)
    lower = _joined_in_lower_case(context.language, words.counts)
    if not words.odd and not words.long and not joined and not lower:
        return ()
    judge = _Judge(context, words.counts, words.mixed)
    found = [glue for start, end in words.odd if (glue := judge.token(start, end)) is not None]
    found += [glue for word in words.long if (glue := judge.small(word)) is not None]
    found += [
        judge.apart(word, cut, "a small word that no longer word has there, and one that stands apart elsewhere") for word, cut in lower
    ]
    links = {insertion.span.start for insertion in context.get(insertions).insertions} if found else set()
    found = [glue for glue in found if not any(glue.span.overlaps(other.span) for other in joined)] + joined
    return tuple(sorted(glue for glue in found if not any(edit.start in links for edit in glue.edits)))


def _at_links(context: Context) -> list[Glue]:
    """Words joined where a link of the page begins or ends."""
    text = context.text
    places: dict[Span, list[Edit]] = {}
    for at in borders(context):
        start = end = at
        while start > 0 and at - start < _LONGEST and text[start - 1].isalpha():
            start -= 1
        while end < len(text) and end - at < _LONGEST and text[end].isalpha():
            end += 1
        places.setdefault(Span(start, end), []).append(Edit(at, at, " "))
    return [Glue(span, tuple(edits), "a link ends or begins inside the word", 0.97) for span, edits in places.items()]


def _joined_in_lower_case(language: str, counts: dict[str, int]) -> list[tuple[str, int]]:
    """Words that end or begin in a small word which no dictionary word has there, when the rest stands apart in the text: "bridgehave"."""
    ends, begins = _small_words(language, "end"), _small_words(language, "begin")
    if not ends and not begins:
        return []
    last, first = tuple(ends), tuple(begins)
    found = []
    for word, number in counts.items():
        if number > 1 or len(word) < _SHORTEST_JOINED or not (word.endswith(last) or word.startswith(first)) or not word.islower():
            continue
        for cut in range(_SHORTEST_SMALL, len(word) - _SHORTEST_SMALL + 1):
            left, right = word[:cut], word[cut:]
            closes = right in ends and word not in ends[right] and len(left) > _SHORTEST_SMALL and left in counts
            opens = left in begins and word not in begins[left] and len(right) > _SHORTEST_SMALL and right in counts
            if (closes or opens) and word.isalpha():
                found.append((word, cut))
                break
    return found


@cache
def _small_words(language: str, place: str) -> dict[str, frozenset[str]]:
    """Small words -> the longer words that have them at a place nonetheless."""
    return {row["word"]: frozenset(row["except"].split()) for row in packs.table(language, "joined_words") if row["place"] == place}


class _Judge:
    """Decides about one token at a time, with the lists of the language and the words of the document."""

    def __init__(self, context: Context, counts: dict[str, int], mixed: list[str]) -> None:
        self.text = context.text
        self.language = context.language
        self.counts = counts
        self.classes = word_classes(context.language)
        self.endings = packs.words(context.language, "caps_endings")
        self.stamp = kinds(context.language, "stamp_words")
        self.mixed = mixed
        self.compounding = context.language in packs.words("mul", "compounding")

    def token(self, start: int, end: int) -> Glue | None:
        text = self.text
        token = text[start:end]
        if len(token) > 80 or _ADDRESS & set(token) or "://" in token or "www." in token.lower() or token[0] == "#":
            return None
        if any("\u2e80" <= char <= "\ud7af" for char in token) or _is_code(token):
            return None
        edits: list[Edit] = []
        reason, confidence = "", 0.0
        for found, why, sure in self._joints(start, end):
            if found is not None:
                edits.append(found)
                if not reason or sure < confidence:
                    reason, confidence = why, sure
        if not edits:
            return None
        first, last = start, end
        while first < last and text[first] in TRIM:
            first += 1
        while last > first and text[last - 1] in TRIM:
            last -= 1
        if edits[0].start < first or edits[-1].start > last:
            return None
        return Glue(Span(first, last), tuple(edits), reason, confidence)

    def small(self, word: str) -> Glue | None:
        """A name and a small word: "Netesovsaid"."""
        for cut in range(len(word) - 2, 3, -1):
            left, right = word[:cut], word[cut:]
            kind = self.classes.get(right, "")
            if left.lower() in self.classes:
                continue
            if kind == "speech" and len(left) > 4 and len(right) > 8:
                return self.apart(word, cut, "a word and one that reports what was said")
            if left not in self.counts or left.lower() in self.counts:
                continue
            if kind in ("speech", "auxiliary", "preposition", "conjunction") and (
                len(right) > 3 or (kind != "preposition" and len(right) > 2)
            ):
                return self.apart(word, cut, "a name of this text and a word that follows names")
            if not self.compounding and len(right) > 4 and right in self.counts and right not in self.endings and self.counts[left] > 0:
                return self.apart(word, cut, "both words stand apart elsewhere in the text")
        return None

    def apart(self, word: str, cut: int, reason: str) -> Glue:
        """Two words parted at `cut`."""
        start, end = place(self.text, word)
        return Glue(Span(start, end), (Edit(start + cut, start + cut, " "),), reason, 0.8)

    def _joints(self, start: int, end: int) -> Iterator[tuple[Edit | None, str, float]]:
        text = self.text
        for at in range(start + 1, end):
            left, right = text[at - 1], text[at]
            if left.isalpha():
                if right.isalpha():
                    if left.islower() and right.isupper():
                        yield self._capital(start, at, end), "a capital inside a word", 0.85
                    elif left.isupper() and right.islower() and at - start > 1 and text[at - 2].isupper():
                        yield self._capitals(start, at, end), "capitals joined to a word", 0.85
                elif right.isdigit() and left.islower():
                    yield self._word_number(start, at, end), "a word joined to a number", 0.85
                elif right in "«“„(" or right == '"':
                    yield self._quote(start, at, end), "a quotation mark inside a word", 0.85
            elif right.isalpha():
                if left in ".!?…":
                    yield self._stop(start, at, end), "no blank behind the stop", 0.9
                elif left in ",;":
                    yield self._comma(start, at, end), "no blank behind the comma", 0.95
                elif left.isdigit():
                    yield self._number_word(start, at, end), "a number joined to a word", 0.85
                elif left in "»”)" or left == '"':
                    yield self._after_quote(start, at, end), "a quotation mark inside a word", 0.85

    # A capital behind a small letter.

    def _capital(self, start: int, at: int, end: int) -> Edit | None:
        text = self.text
        begin, stop = self._run(start, at, end)
        left, right = text[begin:at], text[at:stop]
        whole = text[begin:stop]
        core = text[start:end].strip(TRIM)
        if whole in _brands() or core in _brands() or any(part in _brands() for part in core.split("-")):
            return None
        if len(right) == 1 and stop < end and text[stop].isdigit() and self.classes.get(left.lower(), "") in BINDING:
            return Edit(at, at, " ")
        if len(right) == 1 and stop == end and self.classes.get(right.lower()) == "pronoun" and self._starts_clause(left, end):
            return Edit(at, at, " ")
        if left in _prefixes() or len(right) < 2 or (text[begin].isupper() and any(char.isupper() for char in left[1:])):
            return None
        if self._is_domain(start, at, end):
            return None
        low, right_low = left.lower(), right.lower()
        whole_right = text[at : self._letters_end(at, end)]
        restart = self.classes.get(right_low, "") in _RESTART
        if left[0].islower():
            if len(left) == 1 or (self.counts.get(core, 0) > 1 and not self._apart(right)):
                return None
            if begin > start and text[begin - 1] in "-‑" and len(left) < 3:
                return None
            if low in self.classes or len(left) > 3 or self._apart(left):
                return self._blank(at, left, right, whole_right, restart)
            return None
        if low in self.classes and len(left) > 1 and len(right) > 2 and self._starts(begin):
            return self._blank(at, left, right, whole_right, restart) if self.counts.get(core, 0) == 1 or self._apart(right) else None
        if self.counts.get(core, 0) > 1 and not (self._apart(left) and self._apart(right)):
            return None
        pronoun = self.classes.get(right_low) == "pronoun" and len(left) > 3 and stop == end and self._small_follows(end)
        if restart and (len(right) > 2 or self._apart(left) or pronoun):
            return self._blank(at, left, right, whole_right, True)
        if left in packs.words("mul", "place_beginnings") and len(right) > 3 and right[1:].islower():
            return Edit(at, at, " ")
        if core in self.parts:
            return None
        if self._bigram(left, right):
            return Edit(at, at, " ")
        together = self._apart(left) and self._apart(right)
        named = (left in _given() and (len(left) > 3 or self._apart(right))) or (right in _given() and len(right) > 3)
        role = nouns(self.language, "roles").has(low) or nouns(self.language, "roles").has(low.removesuffix("s")) or self._plural_role(low)
        medium = low in packs.words(self.language, "media_words") and self._apart(right)
        if together or (named and len(left) > 2) or (role and right[1:2].islower()) or medium:
            return self._blank(at, left, right, whole_right, False)
        if len(left) > 3 and len(right) > 3 and right[1:].islower():
            proper = (self._apart(right) and right_low not in self.counts) or (self._apart(left) and low not in self.counts)
            if proper and not self._is_company(left, right):
                return self._blank(at, left, right, whole_right, False)
        return None

    def _starts_clause(self, left: str, end: int) -> bool:
        """Whether a word before a pronoun of one letter is one that clauses begin with: "ButI"."""
        return len(left) > 1 and self.classes.get(left.lower(), "") in ("conjunction", "opener") and self._small_follows(end)

    def _plural_role(self, low: str) -> bool:
        roles = nouns(self.language, "roles")
        return len(low) > 4 and any(roles.has(low[:-1] + end) for end in ("", "а", "ь", "й")) and low[-1] in "иыіsae"

    def _is_company(self, left: str, right: str) -> bool:
        heads = nouns(self.language, "organisation_heads")
        media = packs.words(self.language, "media_words")
        return any(heads.has(part.lower()) or part.lower() in media for part in (left, right))

    def _blank(self, at: int, left: str, right: str, whole_right: str, restart: bool) -> Edit:
        """A blank, or a stop and a blank where a new sentence starts."""
        low = left.lower()
        ends_clause = self.classes.get(low, "") not in (*BINDING, "auxiliary", "pronoun", "speech")
        if not ends_clause:
            return Edit(at, at, " ")
        if restart and not (self.classes.get(right.lower()) == "preposition" and left[0].isupper() and not self._apart(left)):
            return Edit(at, at, ". ")
        common = right[1:].islower() and right.lower() in self.counts and len(right) > 3
        return Edit(at, at, ". " if common and left[0].islower() else " ")

    # Capitals joined to small letters: TASSreports, USSecretary.

    def _capitals(self, start: int, at: int, end: int) -> Edit | None:
        text = self.text
        begin = at - 1
        while begin > start and text[begin - 1].isupper():
            begin -= 1
        stop = self._letters_end(at, end)
        caps, small = text[begin:at], text[at:stop]
        core = text[start:end].strip(TRIM)
        if begin > start and text[begin - 1].isalpha():
            return None
        if core in _brands() or not small.islower() or small in self.endings or self.counts.get(core, 0) > 1 or len(small) < 2:
            return None
        if len(caps) > 2:
            word = caps[-1] + small
            kind = self.classes.get(word.lower(), "")
            if kind or self._apart(word) or nouns(self.language, "roles").has(word.lower()):
                restart = kind in _RESTART and kind != "preposition"
                return Edit(at - 1, at - 1, ". " if restart or (kind == "preposition" and len(word) > 1) else " ")
        kind = self.classes.get(small, "")
        if len(caps) < 2 or (len(small) < 3 and not kind):
            return None
        if len(small) < 4 and not self._apart(caps):
            return None
        least = 5 if self.compounding else 4
        long = (len(caps) > 2 and len(small) > 5) or (len(caps) > 3 and len(small) > least)
        if kind or self._apart(small) or (self._apart(caps) and len(small) > 3) or long:
            return Edit(at, at, " ")
        return None

    # Numbers.

    def _word_number(self, start: int, at: int, end: int) -> Edit | None:
        text = self.text
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
        kind = self.classes.get(word, "")
        if kind in ("preposition", "auxiliary", "conjunction", "determiner") or (kind and len(word) > 2):
            return Edit(at, at, " ")
        known = len(word) > 3 and len(number) > 1 and self._apart(word) and text[begin:at].islower()
        verb = len(word) > 5 and len(number) > 1 and text[begin:at].islower() and len(number) < 4
        return Edit(at, at, " ") if known or verb else None

    def _number_word(self, start: int, at: int, end: int) -> Edit | None:
        text = self.text
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
        kind = self.classes.get(word, "")
        stamp = self.stamp.get(word, frozenset())
        counted = bool(stamp & {"month", "unit"}) and len(word) > 2
        if (
            (kind and (len(word) > 2 or kind in ("auxiliary", "preposition")))
            or counted
            or (self._apart(word) and len(word) > 3)
            or len(word) > 6
        ):
            return Edit(at, at, " ")
        return None

    # Stops and commas.

    def _comma(self, start: int, at: int, end: int) -> Edit | None:
        text = self.text
        left = self._word_before(start, at - 1)
        right = text[at : self._letters_end(at, end)]
        if len(left) < 2 or len(right) < 1 or (len(left) < 3 and left.lower() not in self.classes):
            return None
        return Edit(at, at, " ")

    def _stop(self, start: int, at: int, end: int) -> Edit | None:
        text = self.text
        right = text[at : self._letters_end(at, end)]
        if not right[0].isupper():
            return None
        mark = at - 1
        while mark > start and text[mark - 1] in _STOPS:
            mark -= 1
        left = self._word_before(start, mark)
        before = text[start:mark]
        if not left or text[mark - 1] in _STOPS or not (left.islower() or left.isupper() or left.istitle() or left.isdigit()):
            return None
        several = at - mark > 1 or text[mark] in "!?…"
        if left[-1].isdigit():
            ok = len(left.lstrip("0123456789")) > 0 or len(left) > 2
            return Edit(at, at, " ") if ok and len(right) > 1 and right[1].islower() else None
        if "." in before.strip(TRIM) and not several:
            return None
        if len(left) < 2 or (len(left) == 2 and left.lower() not in self.classes and not left.isupper()):
            return None
        low, right_low = left.lower(), right.lower()
        if not several:
            if low in packs.words(self.language, "abbreviations") or low + "." in packs.words(self.language, "abbreviations"):
                return None
            goes_on = right_low in self.classes and self._small_follows(end) and left.islower()
            if len(left) < 4 and low not in self.classes and left not in self.counts and not left.isupper() and not goes_on:
                return None
            if self._is_domain(start, at, end):
                function = right_low in self.classes and len(right) < 4
                nouns_have_capitals = "capital-nouns" in packs.words(self.language, "traits") and right.istitle()
                if not (function and (self._small_follows(end) or nouns_have_capitals)):
                    return None
        if (
            len(right) > 1
            and not right[1:].islower()
            and not (right.isupper() and left.islower())
            and not any(c.islower() for c in right[1:])
        ):
            return None
        if len(right) == 1 and right_low not in self.classes and right not in "IАAЯВСИОУКA":
            return None
        return Edit(at, at, " ")

    # Quotation marks and brackets.

    def _quote(self, start: int, at: int, end: int) -> Edit | None:
        """A mark behind a letter: blank before it when it opens."""
        text = self.text
        mark = text[at]
        follow = text[at + 1] if at + 1 < end else ""
        if not follow.isalnum():
            return None
        if mark == "(":
            inner = text[at + 1 : end].split(")")[0]
            left = self._word_before(start, at)
            if len(left) < 2 or (inner.islower() and len(inner) < 4) or (")" in text[at + 1 : end] and not inner[0].isupper()):
                return None
            if text[end - 1] == ")" and len(inner) < 2:
                return None
            return Edit(at, at, " ")
        if self._is_hebrew(at) or len(self._word_before(start, at)) < 2:
            return None
        if mark == '"':
            return Edit(at, at, " ") if at in self.openers else Edit(at + 1, at + 1, " ")
        if mark == "“" and at in self.closers_of_low:
            return Edit(at + 1, at + 1, " ")
        return Edit(at, at, " ")

    def _after_quote(self, start: int, at: int, end: int) -> Edit | None:
        """A letter behind a mark: blank between them when the mark closes."""
        text = self.text
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
            right = text[at : self._letters_end(at, end)]
            return Edit(at, at, " ") if len(right) > 1 else None
        if before.isalnum():
            if mark == '"' or self._is_hebrew(at - 1):
                return None if before.isalpha() or (at - 1) in self.openers else Edit(at, at, " ")
            return Edit(at, at, " ")
        if mark == '"' and (((at - 1) in self.openers and before not in ",.!?…") or not before):
            return None
        if mark == '"' and before in ",.!?…" and at - 2 > start:
            return Edit(at, at, " ")
        return Edit(at, at, " ") if before in ",.!?…" and before else None

    def _is_hebrew(self, at: int) -> bool:
        return any("\u0590" <= char <= "\u05ff" for char in self.text[max(0, at - 1) : at + 2])

    # What the document knows.

    def _starts(self, at: int) -> bool:
        """Whether a sentence or quotation can start at a place, so that a small word has a capital there."""
        before = self.text[max(0, at - 2) : at].strip()
        return not before or before[-1] in '.!?…:"“«„‘(—–-'

    def _apart(self, word: str) -> bool:
        """Whether the word also stands alone in the document, in this form or, for a common word, in lower case."""
        return word in self.counts or (word.lower() in self.counts and len(word) > 3)

    def _bigram(self, left: str, right: str) -> bool:
        """Whether the words stand beside each other elsewhere, with these capitals or in lower case."""
        small = (left.lower(), right.lower())
        if len(self.mixed) > _FEW and small not in self.neighbours:
            return False
        return f"{left} {right}" in self.text or " ".join(small) in self.text

    @cached_property
    def neighbours(self) -> frozenset[tuple[str, str]]:
        """Words beside each other in lower case: so that a text in which many words are joined is not searched for each of them."""
        return frozenset(pairwise(words_of(fold(self.text))))

    @cached_property
    def parts(self) -> frozenset[str]:
        """What words with a capital inside begin and end with, up to a capital of theirs."""
        found: list[str] = []
        for word in self.mixed:
            cuts = [at for at in range(1, len(word)) if word[at].isupper()][:_HUMPS]
            found += [word[:at] for at in cuts]
            found += [word[at:] for at in cuts]
        return frozenset(found)

    @cached_property
    def openers(self) -> frozenset[int]:
        return openers(self.text)

    @cached_property
    def closers_of_low(self) -> frozenset[int]:
        return closers_of_low(self.text)

    def _is_domain(self, start: int, at: int, end: int) -> bool:
        core = self.text[start:end].strip(TRIM).lower()
        return "." in core and core.rpartition(".")[2].rstrip("/") in packs.words("mul", "domains")

    def _small_follows(self, end: int) -> bool:
        rest = self.text[end : end + 3].lstrip(" ")
        return bool(rest) and rest[0].islower()

    def _run(self, start: int, at: int, end: int) -> tuple[int, int]:
        """The letters, apostrophes included, around `at`."""
        text = self.text
        begin = at
        while begin > start and (text[begin - 1].isalpha() or (text[begin - 1] in "'’" and begin - 1 > start)):
            begin -= 1
        stop = at
        while stop < end and text[stop].isalpha():
            stop += 1
        return begin, stop

    def _letters_end(self, at: int, end: int) -> int:
        while at < end and self.text[at].isalpha():
            at += 1
        return at

    def _word_before(self, start: int, at: int) -> str:
        begin = at
        while begin > start and self.text[begin - 1].isalnum():
            begin -= 1
        return self.text[begin:at]


_ADDRESS = frozenset("@\\_={}<>")


def _is_code(token: str) -> bool:
    """Whether a token is marked as code, is called, or has several capitals inside behind a small first letter: `getElementById`."""
    bare = token.strip(TRIM)
    if "`" in token or "()" in token:
        return True
    return bare[:1].islower() and bare.isalpha() and sum(one.islower() and other.isupper() for one, other in pairwise(bare)) > 1


@cache
def _acronym() -> re.Pattern[str]:
    """Letters and a number, as in "G7" or "COVID-19"."""
    return re.compile(r"[^\w]*[^\W\d_a-z]{1,6}-?\d{1,3}")


def _brands() -> frozenset[str]:
    return packs.words("mul", "camel_case")


def _prefixes() -> frozenset[str]:
    return packs.words("mul", "camel_prefixes")


def _given() -> frozenset[str]:
    return packs.words("mul", "given_names")

"""What the language packs and the document itself know of words that may be joined, for the judges of joints."""

from __future__ import annotations

from functools import cached_property
from itertools import pairwise

from tqa.analysis.context import Context
from tqa.analysis.lexicons import fold
from tqa.analysis.tokens import TRIM, words_of
from tqa.analysis.vocabulary import vocabulary
from tqa.linguistics import packs
from tqa.linguistics.wordlists import kinds, word_classes

_HUMPS = 20
_FEW = 30


class Words:
    """The text, the lists of its language, and the words that it has apart."""

    def __init__(self, context: Context) -> None:
        found = context.get(vocabulary)
        self.text = context.text
        self.language = context.language
        self.counts = found.counts
        self.mixed = found.mixed
        self.classes = word_classes(context.language)
        self.endings = packs.words(context.language, "caps_endings")
        self.stamp = kinds(context.language, "stamp_words")
        self.compounding = context.language in packs.words("mul", "compounding")

    def may_start(self, at: int) -> bool:
        """Whether a sentence or quotation can start at a place, so that a small word has a capital there."""
        before = self.text[max(0, at - 2) : at].strip()
        return not before or before[-1] in '.!?…:"“«„‘(—–-'

    def apart(self, word: str) -> bool:
        """Whether the word also stands alone in the document, in this form or, for a common word, in lower case."""
        return word in self.counts or (word.lower() in self.counts and len(word) > 3)

    def beside(self, left: str, right: str) -> bool:
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
        """Places of straight quotation marks that open."""
        from tqa.analysis.quotations import openers

        return openers(self.text)

    @cached_property
    def closers_of_low(self) -> frozenset[int]:
        """Places of high quotation marks that close what a low one opened."""
        from tqa.analysis.quotations import closers_of_low

        return closers_of_low(self.text)

    def is_domain(self, start: int, end: int) -> bool:
        """Whether a token ends as the name of a site does."""
        core = self.text[start:end].strip(TRIM).lower()
        return "." in core and core.rpartition(".")[2].rstrip("/") in packs.words("mul", "domains")

    def small_follows(self, end: int) -> bool:
        """Whether the word behind a token begins with a small letter."""
        rest = self.text[end : end + 3].lstrip(" ")
        return bool(rest) and rest[0].islower()

    def letters_around(self, start: int, at: int, end: int) -> tuple[int, int]:
        """The letters, apostrophes included, around `at`."""
        text = self.text
        begin = at
        while begin > start and (text[begin - 1].isalpha() or (text[begin - 1] in "'’" and begin - 1 > start)):
            begin -= 1
        stop = at
        while stop < end and text[stop].isalpha():
            stop += 1
        return begin, stop

    def letters_end(self, at: int, end: int) -> int:
        """Where the letters end that begin at `at`."""
        while at < end and self.text[at].isalpha():
            at += 1
        return at

    def word_before(self, start: int, at: int) -> str:
        """The letters and digits before `at`."""
        begin = at
        while begin > start and self.text[begin - 1].isalnum():
            begin -= 1
        return self.text[begin:at]

    def is_hebrew(self, at: int) -> bool:
        """Whether a Hebrew letter stands beside a mark, which may be the one of an abbreviation."""
        return any("\u0590" <= char <= "\u05ff" for char in self.text[max(0, at - 1) : at + 2])


def brands() -> frozenset[str]:
    """Names with a capital inside."""
    return packs.words("mul", "camel_case")

"""One name word in all its spellings: the record that the ledger and the rules of names read."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from tqa.analysis.names.name_words import Word
from tqa.model.records import NamedTuple
from tqa.model.text import Span

if TYPE_CHECKING:
    from tqa.analysis.names.source.source_names import SourceName


class Misread(NamedTuple):
    """A place where a surname was translated as the word that it is made from."""

    span: Span
    evidence: str


class Slot(NamedTuple):
    """One name word in all its spellings.

    Parameters:
        words: the spellings, first mention first.
        right: the spelling that the others should be changed to.
        reason: why it is the right one.
        evidence: why the spellings are one name, one statement a link.
        original: the name of the source that it stands for, or None.
        proof: whether the source itself says that `right` is right.
        misread: places where it stands as an ordinary word.
        bases: spelling -> its nominative, where the language declines names; without an entry it is the spelling itself.
        recast: spelling -> the right name in the same form, where that is certain.
    """

    words: tuple[Word, ...]
    right: str
    reason: str
    evidence: tuple[str, ...]
    original: SourceName | None
    proof: bool
    misread: tuple[Misread, ...]
    bases: Mapping[str, str] = MappingProxyType({})
    recast: Mapping[str, str] = MappingProxyType({})

    def base(self, text: str) -> str:
        """The spelling to compare by: in lower case, the nominative where the language declines names."""
        return self.bases.get(text, text).lower()

    @property
    def consistent(self) -> bool:
        """Whether it is spelled in one way, case aside."""
        words = self.words
        return not self.misread and (len(words) == 1 or len({self.base(word.text) for word in words}) == 1)

    @property
    def sure(self) -> bool:
        """Whether a capital inside a sentence, or a person's place in one, says that it is a name."""
        return any(word.sure or word.full or word.given for word in self.words)

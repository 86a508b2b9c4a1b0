"""Names of a passage that its source does not have, and names of the source that the passage does not have.

A name has a counterpart where any word of the passage's other side can be it: in another spelling, inflected, as an adjective, in small
letters. What is left over on both sides of one passage is one name that stands for another.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from tqa.analysis.bitext.alignment import Aligned
from tqa.analysis.bitext.passages import apart, passages, reach
from tqa.analysis.context import Context
from tqa.analysis.names.source.heard_names import HeardText, HeardWord, Name, heard_text
from tqa.linguistics.given_names import same_given
from tqa.linguistics.likeness import alike, close, common_start, heard, is_readable, may_be_one
from tqa.linguistics.numerals import spoken
from tqa.model.records import NamedTuple

_BESIDE = 0.15
"""So far from each other, in parts of the passage, may two names stand of which only the source's is surely a person."""
_LEAST = 4
_TRUSTED = 0.5
_FEW = 4
_LONGEST = 400
"""Words of a passage; a longer one is a table or a list, and comparing everything in it with everything would take long."""
_SEARCHES = 100
"""So many names are searched for in the whole source; where more are new, the texts do not belong together."""
SWAPPED, LOST, ADDED = "swapped", "lost", "added"


class OtherName(NamedTuple):
    """A difference.

    Parameters:
        kind: SWAPPED, LOST or ADDED.
        passage: where it is.
        here: the name of the translation, None when it is lost.
        there: the name of the source, None when it is added.
    """

    kind: str
    passage: Aligned
    here: Name | None
    there: Name | None


def other_names(context: Context) -> tuple[OtherName, ...]:
    """All differences, by passage; nothing where the texts do not stand beside each other, or one of them cannot be read as sounds."""
    source = context.source
    if source is None or not (is_readable(context.language) and is_readable(source.language)):
        return ()
    here, there = context.get(heard_text), source.get(heard_text)
    return tuple(_Comparison(context.get(passages), here, there, reach(context)).differences()) if here.names or there.names else ()


class _Comparison:
    """The passages of two texts."""

    def __init__(self, parts: Sequence[Aligned], here: HeardText, there: HeardText, reach: int) -> None:
        self.parts, self.here, self.there, self.reach = parts, here, there, reach

    def differences(self) -> Iterator[OtherName]:
        extra = [self._left_over(self.here.names_in(part.span), self.there.words_in(part.source)) for part in self.parts]
        missing = [self._left_over(self.there.names_in(part.source), self.here.words_in(part.span)) for part in self.parts]
        known = sum(name.sure for part in self.parts for name in self.there.names_in(part.source))
        if known >= _FEW and sum(name.sure for names in missing for name in names) > _TRUSTED * known:
            return
        searches = _SEARCHES
        for at, part in enumerate(self.parts):
            lost, added = _without_kin(missing[at], extra[at])
            for name in sorted(added, key=lambda name: not name.sure):
                there = _nearest(name, part, [other for other in lost if other.sure and self._moved(at, name, other)])
                if there is not None:
                    lost = [other for other in lost if other.sound != there.sound]
                    yield OtherName(SWAPPED, part, name, there)
                elif name.sure and searches and self._is_new(name, part):
                    searches -= 1
                    yield OtherName(ADDED, part, name, None)
            around = self._around(at)
            for name in lost:
                if self._is_gone(name, part, around):
                    yield OtherName(LOST, part, None, name)

    @staticmethod
    def _left_over(names: Sequence[Name], words: Sequence[HeardWord]) -> list[Name]:
        """The names that none of the words can be; none in passages that are no sentences."""
        return [name for name in names if not _has(words, name.text, name.sound)] if len(words) <= _LONGEST else []

    def _is_new(self, name: Name, part: Aligned) -> bool:
        """Whether the source has neither the full name nor a part of it, and nothing here that may be it."""
        if not name.given or name.given[-1] == "." or _has(self.there.words, name.text, name.sound):
            return False
        if _has(self.there.words_in(part.source), name.given, heard(name.given, self.here.language)):
            return False
        return not _may_stand(name, self.there.words_in(part.source), self.here.words_in(part.span))

    def _is_gone(self, name: Name, part: Aligned, around: Sequence[Aligned]) -> bool:
        """Whether the passage has neither the given name nor what may be the surname, and its neighbours have not the surname."""
        if not name.sure or len(name.sound) < _LEAST or spoken(name.text, self.there.language):
            return False
        if any(_has(self.here.words_in(each.span), name.text, name.sound) for each in around):
            return False
        words = self.here.words_in(part.span)
        if name.given and name.given[-1] != "." and _has(words, name.given, heard(name.given, self.there.language)):
            return False
        return not _may_stand(name, words, self.there.words_in(part.source))

    def _around(self, at: int) -> Sequence[Aligned]:
        return self.parts[max(0, at - self.reach) : at + self.reach + 1]

    def _moved(self, at: int, name: Name, other: Name) -> bool:
        """Whether the one name came and the other went in what surrounds the passage too."""
        around = self._around(at)
        return _count(around, self.here, self.there, name.sound) > 0 > _count(around, self.here, self.there, other.sound)


def _count(around: Iterable[Aligned], here: HeardText, there: HeardText, sound: str) -> int:
    """How many more words like the name the translation has than the source."""
    found = 0
    for part in around:
        found += sum(word.capital and close(word.sound, sound) for word in here.words_in(part.span))
        found -= sum(word.capital and close(word.sound, sound) for word in there.words_in(part.source))
    return found


def _without_kin(lost: list[Name], added: list[Name]) -> tuple[list[Name], list[Name]]:
    """The names that no name of the other side may be after all."""
    return (
        [name for name in lost if not any(may_be_one(name.sound, other.sound) for other in added)],
        [name for name in added if not any(may_be_one(name.sound, other.sound) for other in lost)],
    )


def _may_stand(name: Name, words: Iterable[HeardWord], others: Sequence[HeardWord]) -> bool:
    """Whether one of the words may be the name and is none of the other side's words."""
    return any(word.capital and may_be_one(word.sound, name.sound) and not _has(others, word.text, word.sound) for word in words)


def _nearest(name: Name, part: Aligned, others: list[Name]) -> Name | None:
    """The name that stands where this one stands."""
    found = min(others, key=lambda other: apart(name.start, other.start, part), default=None)
    return found if found is not None and (name.sure or apart(name.start, found.start, part) <= _BESIDE) else None


def _has(words: Iterable[HeardWord], text: str, sound: str) -> bool:
    """Whether one of the words can be the name."""
    for word in words:
        if word.capital:
            if (close if word.ordinary else alike)(word.sound, sound) or same_given(word.text, text):
                return True
        elif common_start(word.sound, sound) >= max(4, len(sound) - 2):
            return True
    return False

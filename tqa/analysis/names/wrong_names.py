"""Mentions of names in a wrong spelling: where they stand, what they should be, what is wrong, and how certain that is."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from tqa.analysis.context import Context
from tqa.analysis.names.mentions import mentions
from tqa.analysis.names.name_words import Word
from tqa.analysis.names.people import people
from tqa.analysis.names.slot import Slot
from tqa.analysis.names.slots import slots
from tqa.linguistics import packs
from tqa.linguistics.given_names import given
from tqa.linguistics.romanisation import key
from tqa.model.fix import DISPLAY, SAFE, UNSAFE, Edit, Fix
from tqa.model.records import NamedTuple
from tqa.model.text import Span

if TYPE_CHECKING:
    from tqa.analysis.names.source.source_names import SourceName

VARIANT, CASE, GENDER = "variant", "case", "gender"
_QUOTES = {"“": "”", "«": "»", "„": "“”", '"': '"'}
_TITLE = 80


class WrongName(NamedTuple):
    """A mention in a wrong spelling.

    Parameters:
        span: its place.
        found, right: how it is spelled and how it should be.
        kind: VARIANT, CASE or GENDER.
        reason: one phrase what is wrong; may be empty.
        fix: the correction.
        example: a place where the right spelling stands, or None.
        statements: why all spellings of the name are one name.
        proof: whether the source or a glossary says that `right` is right.
    """

    span: Span
    found: str
    right: str
    kind: str
    reason: str
    fix: Fix
    example: Span | None
    statements: tuple[str, ...]
    proof: bool

    @property
    def evidence(self) -> tuple[str, ...]:
        """What was seen, one statement a line."""
        known = self._of_this_spelling()
        return known if not self.reason or any(self.reason in line for line in known) else (self.reason, *known)

    def _of_this_spelling(self) -> tuple[str, ...]:
        """The statements about the spelling and the right one, else those about the spelling, else all."""
        pairs = [(line, line.partition(": ")[0].split(" / ")) for line in self.statements]
        own = [(line, pair) for line, pair in pairs if self.found in pair]
        direct = [line for line, pair in own if self.right in pair]
        return tuple(direct or [line for line, _ in own] or self.statements)


def wrong_names(context: Context) -> tuple[WrongName, ...]:
    """All of them, by place."""
    found = (*_inconsistent(context), *_consistent(context), *_declined(context), *_by_cues(context))
    return tuple(sorted(found, key=lambda wrong: wrong.span))


def _by_cues(context: Context) -> Iterator[WrongName]:
    """Mentions of names that cues tell, in scripts without capitals above all."""
    if not packs.has_cues(context.language):
        return
    from tqa.analysis.names.scripts.script_ledger import given_names, surnames

    text = context.text
    for group in (*context.get(surnames), *context.get(given_names)):
        for found, spans in group.places.items():
            for span in spans if found != group.right else ():
                fix = correction(text, span, found, group.right, group.reason, proof=group.proof)
                if (
                    text[span.end : span.end + 1].isalpha()
                    and found[-1] != group.right[-1]
                    and packs.lines(context.language, "name_endings")
                ):
                    # a particle or ending depends on the last sound
                    fix = Fix(fix.edits, DISPLAY, fix.title)
                yield WrongName(span, found, group.right, VARIANT, "", fix, group.places[group.right][0], group.evidence, group.proof)


def _inconsistent(context: Context) -> Iterator[WrongName]:
    found = context.get(mentions)
    source_language = context.source_language or ""
    varied = [slot for slot in context.get(slots) if not slot.consistent]
    if not varied:
        return
    from tqa.analysis.names.spelling_policy import verdict

    for slot in varied:
        wanted = slot.right.lower()
        right = next((word for word in slot.words if slot.base(word.text) == wanted), None)
        example = Span(found[right.mentions[0]].start, found[right.mentions[0]].end) if right is not None else None
        for word in slot.words:
            if slot.base(word.text) == wanted:
                continue
            if slot.bases:
                yield from _native(context, slot, word, example)
                continue
            kind, reason = verdict(word, slot.right, slot.words, source_language)
            for index in word.mentions:
                span = Span(found[index].start, found[index].end)
                fix = correction(context.text, span, word.text, slot.right, slot.reason, proof=slot.proof)
                yield WrongName(span, word.text, slot.right, kind, reason, fix, example, slot.evidence, slot.proof)


def _native(context: Context, slot: Slot, word: Word, example: Span | None) -> Iterator[WrongName]:
    """Mentions of one wrong spelling in a text that declines names: corrected where the form is certain."""
    found = context.get(mentions)
    right = slot.recast.get(word.text, slot.right)
    base = slot.bases[word.text]
    reason = f"{word.text} is a form of {base}" if base.lower() != word.text.lower() else ""
    for index in word.mentions:
        span = Span(found[index].start, found[index].end)
        fix = correction(context.text, span, word.text, right, slot.reason, proof=slot.proof)
        if word.text not in slot.recast:
            fix = Fix(fix.edits, DISPLAY, f"Write “{right}” in the case that the sentence asks for, {slot.reason}")
        yield WrongName(span, word.text, right, VARIANT, reason, fix, example, slot.evidence, slot.proof)


def _consistent(context: Context) -> Iterator[WrongName]:
    """Surnames that are always spelled in a form which the given name contradicts: a man's in the genitive, a woman's as a man's."""
    language = context.source_language or ""
    found = context.get(mentions)
    full = context.get(people).full
    for slot in context.get(slots):
        word = slot.words[0]
        if not word.full or word.key[-1] != "a" or word.text.isupper() or slot.original is not None:
            continue
        if not slot.consistent or not all((known := given(name)) and known.gender == "m" for name in word.named):
            continue
        from tqa.linguistics.declension import base_forms, gender_of

        first = next(found[full[index].given].text for index in word.mentions if index in full)
        if gender_of(word.text, language) != "f" or not _eastern(first):
            continue
        base = next((base for base in base_forms(word.text, language) if base.regular and base.gender == "m"), None)
        if base is None:
            continue
        reason = f"{first} is a man’s name, and {base.reason}"
        for index in word.mentions:
            span = Span(found[index].start, found[index].end)
            fix = correction(context.text, span, word.text, base.base, "the nominative of a man’s surname", proof=False)
            yield WrongName(span, word.text, base.base, CASE, reason, fix, None, slot.evidence, slot.proof)


def _declined(context: Context) -> Iterator[WrongName]:
    """Surnames that are always spelled in a case form of what stands in the source as a nominative, in languages that inflect no names."""
    source, language = context.source, context.source_language or ""
    if source is None or "inflected-names" in packs.words(context.language, "traits"):
        return
    found = context.get(mentions)
    known = {word.key for slot in context.get(slots) for word in slot.words}
    for slot in context.get(slots):
        name, word = slot.original, slot.words[0]
        if name is None or name.kind != "person" or not slot.consistent or slot.bases or word.key in name.keys[:1]:
            continue
        from tqa.linguistics.declension import base_forms

        base = next((base for base in base_forms(word.text, language) if base.key == name.keys[0] and base.number == "singular"), None)
        if base is None or not _stands_as_is(source.text, name) or _is_another(source, word) or base.key in known:
            continue
        if {"m", "f"} <= {base.gender, name.gender, *(person.gender for given_name in word.named if (person := given(given_name)))}:
            continue
        for index in word.mentions:
            span = Span(found[index].start, found[index].end)
            fix = correction(context.text, span, word.text, base.base, f"the form of {name.lemma} in the source", proof=True)
            yield WrongName(span, word.text, base.base, CASE, base.reason, fix, None, slot.evidence, proof=True)


def _stands_as_is(text: str, name: SourceName) -> bool:
    """Whether the base form itself stands in the source, so that nothing had to be concluded."""
    return any(
        text.startswith(name.lemma, place) and not text[place + len(name.lemma) : place + len(name.lemma) + 1].isalpha()
        for place in name.places
    )


def _is_another(source: Context, word: Word) -> bool:
    """Whether the source has somebody whose name is spelled so: Averina beside Averin."""
    from tqa.analysis.names.source.source_names import source_names

    return any(other.keys[0] == word.key for other in source.get(source_names))


@cache
def _eastern(name: str) -> bool:
    """Whether a given name is Eastern Slavic: a Michael Villanova is no case form of Villanov."""
    from tqa.linguistics.transliteration import romanised

    return any(key(romanised(row["ru"], "ru")) == key(name) for row in packs.table("mul", "slavic_given_names"))


def correction(text: str, span: Span, found: str, right: str, reason: str, *, proof: bool) -> Fix:
    """The right spelling in place of another one: safe when proven, unless it may stand in the title of a document that is quoted."""
    new = right.upper() if found.isupper() else right
    certain = proof and not _in_title(text, span)
    return Fix((Edit(span.start, span.end, new),), SAFE if certain else UNSAFE, f"Write “{new}”, {reason}")


def _in_title(text: str, span: Span) -> bool:
    """Whether the mention stands in short quotation marks: the title of a document is quoted as it is spelled."""
    before = text[max(0, span.start - _TITLE) : span.start]
    at, mark = max((before.rfind(mark), mark) for mark in _QUOTES)
    if at < 0 or "\n" in before[at:] or any(close in before[at + 1 :] for close in _QUOTES[mark]):
        return False
    after = text[span.end : span.end + _TITLE].split("\n")[0]
    return any(close in after for close in _QUOTES[mark])

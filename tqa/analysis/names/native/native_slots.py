"""Name words of texts that decline names in Cyrillic: every form of a name counts as one spelling, every wrong one has its right form."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from tqa.analysis.context import Context
from tqa.analysis.names.name_words import Word, words
from tqa.analysis.names.native.left_in_latin import as_lexeme, left_in_latin
from tqa.analysis.names.native.native_names import Lexeme, Pair, lexemes, like, written
from tqa.analysis.names.native.native_source import native_counterparts, source_pairs
from tqa.analysis.names.slot import Slot
from tqa.linguistics.cyrillic_names import is_cyrillic, recast


def native_slots(context: Context) -> tuple[Slot, ...]:
    """All name words of the document, first mention first."""
    latin = context.get(left_in_latin)
    known = dict(context.get(lexemes))
    for pair in latin:
        known[pair.other] = next(as_lexeme(word) for text, word in context.get(words).items() if text.lower() == pair.other)
    found = context.get(source_pairs) + latin
    stands_for = context.get(native_counterparts)
    group_of: dict[str, tuple[str, ...]] = {base: (base,) for base in known}
    for pair in found:
        merged = tuple(dict.fromkeys(group_of[pair.one] + group_of[pair.other]))
        group_of.update(dict.fromkeys(merged, merged))
    by_group: dict[tuple[str, ...], list[Pair]] = defaultdict(list)
    for pair in found:
        by_group[group_of[pair.one]].append(pair)
    result = []
    for group in dict.fromkeys(group_of.values()):
        slot = _slot([known[base] for base in group], by_group.get(group, []), context.language)
        original = next((stands_for[base] for base in group if base in stands_for), None)
        result.append(slot._replace(original=original) if original is not None else slot)
    taken = {word.text for lexeme in known.values() for word in lexeme.words}
    result += [Slot((word,), text, _ONLY, (), None, False, ()) for text, word in context.get(words).items() if text not in taken]
    return tuple(sorted(result, key=lambda slot: slot.words[0].mentions[0]))


_ONLY = "the only spelling"


def _slot(group: list[Lexeme], found: list[Pair], language: str) -> Slot:
    members = tuple(sorted((word for lexeme in group for word in lexeme.words), key=lambda word: word.mentions[0]))
    read = {base: nominative for pair in found for base, nominative in zip((pair.one, pair.other), pair.nominatives, strict=True)}
    group = [lexeme._replace(base=written(read.get(lexeme.bases[0], lexeme.bases[0]), lexeme.words)) for lexeme in group]
    bases = {word.text: lexeme.base for lexeme in group for word in lexeme.words}
    if len(group) == 1:
        return Slot(members, group[0].base, _ONLY, (), None, False, (), bases)
    right, reason = _right([lexeme for lexeme in group if is_cyrillic(lexeme.base)] or group, language)
    evidence = tuple(f"{pair.nominatives[0].capitalize()} / {pair.nominatives[1].capitalize()}: {pair.evidence}" for pair in found)
    return Slot(members, right, reason, evidence, None, False, (), bases, recasts(members, bases, right, language))


def recasts(members: tuple[Word, ...], bases: Mapping[str, str], right: str, language: str) -> dict[str, str]:
    """Spelling -> the right name in the same form, for wrong spellings of which the form is certain."""
    wrong = [word.text for word in members if bases[word.text].lower() != right.lower()]
    made = {text: recast(text, bases[text], right, language) for text in wrong}
    return {text: like(form, right) for text, form in made.items() if form}


def _right(group: list[Lexeme], language: str) -> tuple[str, str]:
    """The nominative to write: the most frequent name, else the one that the dictionary has, else that of a full name, else the first."""
    most = max(lexeme.mentions for lexeme in group)
    leading = [lexeme for lexeme in group if lexeme.mentions == most]
    if len(leading) == 1:
        return leading[0].base, f"the most frequent spelling ({most} of {sum(lexeme.mentions for lexeme in group)})"
    from tqa.linguistics.morphology import is_name

    listed = [lexeme for lexeme in leading if is_name(lexeme.base.lower(), language)]
    if len(listed) == 1:
        return listed[0].base, "the one of equally frequent spellings that the dictionary has"
    named = [lexeme for lexeme in leading if any(word.full for word in lexeme.words)]
    if len(named) == 1:
        return named[0].base, "the spelling in the full name, of equally frequent ones"
    first = min(leading, key=lambda lexeme: lexeme.words[0].mentions[0])
    return first.base, "the first of equally frequent spellings"

"""Names of a text in a Slavic language beside those of its source: which are one person there, and which are two."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from itertools import product

from tqa.analysis.context import Context
from tqa.analysis.names.mentions import mentions
from tqa.analysis.names.name_words import Word, is_native, two_people, words
from tqa.analysis.names.native.native_names import Lexeme, Pair, apart_by_grammar, known_given, lexemes, pairs
from tqa.analysis.names.source.counterparts import matched
from tqa.analysis.names.source.source_names import SourceName, source_names
from tqa.linguistics import packs
from tqa.linguistics.cyrillic_names import heard, is_cyrillic
from tqa.linguistics.resemblance import sounds
from tqa.linguistics.romanisation import key
from tqa.linguistics.transliteration import romanised

_LEAST = 3


def native_counterparts(context: Context) -> dict[str, SourceName]:
    """Base of a name in lower case -> the name of the source that it stands for; empty without a source."""
    if context.source is None:
        return {}
    known = {lexeme.base: _as_word(lexeme, context.language) for lexeme in context.get(lexemes).values()}
    names = context.source.get(names_of_source)
    found = matched(context, known, names).names
    return {base: found[lexeme.base] for base, lexeme in context.get(lexemes).items() if lexeme.base in found}


def source_pairs(context: Context) -> tuple[Pair, ...]:
    """Names that are one in two spellings: those that the text shows and the source does not deny, and those that the source shows."""
    stands_for = context.get(native_counterparts)
    found = [
        pair
        for pair in context.get(pairs)
        if pair.one not in stands_for or pair.other not in stands_for or stands_for[pair.one].lemma == stands_for[pair.other].lemma
    ]
    return tuple({(pair.one, pair.other): pair for pair in (*_shown(context, stands_for), *found)}.values())


def names_of_source(source: Context) -> tuple[SourceName, ...]:
    """The names of a source in any script."""
    listed = source.get(source_names)
    if listed:
        return listed
    if is_native(source.language):
        return tuple(_of_forms(lexeme.base, lexeme.words, source) for lexeme in source.get(lexemes).values() if lexeme.sure)
    return tuple(
        _of_forms(word.text, (word,), source) for word in source.get(words).values() if not word.plain and (word.sure or word.full)
    )


def _of_forms(base: str, forms: tuple[Word, ...], source: Context) -> SourceName:
    found = source.get(mentions)
    texts = dict.fromkeys((base, *(word.text for word in forms)))
    places = sorted(found[index].start for word in forms for index in word.mentions)
    kind = "person" if any(word.full for word in forms) else "given" if any(word.given for word in forms) else ""
    keys = dict.fromkeys(map(key, texts))
    heard_as = dict.fromkeys(sounds(form) for text in texts for form in (text, spoken(text, source.language)))
    return SourceName(base, base.lower(), tuple(keys), tuple(heard_as), tuple(places), kind, "", False, "")


def spoken(word: str, language: str) -> str:
    """A name in letters that say how it is heard, where the language has a table of that; else itself."""
    word = word.lower()
    for pattern, letters in _spelled(language):
        word = pattern.sub(letters, word)
    return word


@cache
def _spelled(language: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(pattern), letters) for pattern, letters in packs.pairs(language, "spelled_sounds"))


def _as_word(lexeme: Lexeme, language: str) -> Word:
    """A name in all its forms as one word of the text."""
    own, base = lexeme.words, lexeme.base
    return Word(
        base,
        key(romanised(base, language) if is_cyrillic(base) else base),
        heard(base),
        tuple(sorted(index for word in own for index in word.mentions)),
        lexeme.sure,
        any(word.full for word in own),
        frozenset().union(*(word.named for word in own)),
        any(word.given for word in own),
        any(word.spoken for word in own),
        frozenset(),
        any(word.loose for word in own),
        False,
        lexeme.plain,
    )


def _shown(context: Context, stands_for: Mapping[str, SourceName]) -> list[Pair]:
    """Pairs that stand for one name of the source: the most frequent spelling with each of the others."""
    known = context.get(lexemes)
    by_name: dict[str, list[str]] = defaultdict(list)
    for base, name in stands_for.items():
        if not known[base].plain and len(base) >= _LEAST:
            by_name[name.lemma].append(base)
    found: list[Pair] = []
    for lemma, bases in by_name.items():
        main, *others = sorted(bases, key=lambda base: (-known[base].mentions, known[base].words[0].mentions))
        for other in others:
            if not (known[main].sure or known[other].sure) or _other_given(main, other):
                continue
            read = next((pair for pair in product(known[main].bases, known[other].bases) if not apart_by_grammar(*pair)), None)
            if read and not two_people(_as_word(known[main], context.language), _as_word(known[other], context.language)):
                found.append(Pair(main, other, f"both stand for {lemma} in the source", read))
    return found


def _other_given(one: str, other: str) -> bool:
    """Whether two words are different given names, which one name of the source can be (Михаил and Майкл for Michael)."""
    names = known_given(one), known_given(other)
    return any(names) and names[0] != names[1]

"""A word of the source language in the letters of the text.

What an engine's vocabulary lacks it spells out: "zamatyvanie" for wrapping, "kapustniki" for revues. Such words are found by their shape
(endings and groups of letters that few other words have) and read back into the source language; only where a dictionary of that language
has the word is it reported. Nothing is looked up in a list of errors.

Bad: `The zamatyvanie of the bust took a day, and kapustniki followed.`

Good: `The babushka talked of perestroika; “siloviki” (men of the security services) rule.`

## Correction

None; the finding names the word of the source language.

## When it keeps quiet

About loans that have long been words of the text's language, words in quotation marks, before a gloss or with an "or" behind it, names, and
words that the text has more than three times, as a term that it speaks of.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from tqa.analysis.characters import line_around
from tqa.analysis.context import Context
from tqa.analysis.lexicons import Lexicon, hits
from tqa.linguistics import packs
from tqa.linguistics.locales import locale
from tqa.model.finding import Finding, Rule
from tqa.model.text import Span

RULE = Rule(
    summary="a word of the source language in the letters of the text",
    category="Accuracy/Untranslated",
    its_type="untranslated",
    severity="minor",
    languages=("de", "en", "es", "fr", "it", "nl", "pt", "sv"),
    source_languages=("ru",),
)

_LEAST = 6
_LONGEST = 30
_LEAST_MARKED = 4
_OFTEN = 3
_CLIPPED = 3
_TITLE = 40
_LEAST_CLIPPED = 9
_BESIDE = "-’'.@/_#&=\\"
_QUOTES = '"“”„«»‘’‹›*'


def _load(language: str, source_language: str) -> Iterator[tuple[str, str]]:
    for code in RULE.source_languages:
        if language in RULE.languages and source_language in ("", code):
            for shape in packs.lines(code, "romanised_shapes"):
                yield shape.lstrip("-"), code + shape[0]


SHAPES = Lexicon("romanised-shapes", _load, bounded=False)
LEXICONS = (SHAPES,)


def check(context: Context) -> Iterator[Finding]:
    """Read back the words that have the shape."""
    text = context.text
    own = locale(context.language).letters
    done = -1
    for hit in hits(context, SHAPES):
        if hit.start < done or (hit.entry.endswith("-") and text[hit.end : hit.end + 1].isalpha()):
            continue
        marked = len(hit.phrase) == 1
        if marked and hit.phrase in own:
            continue
        start, end = hit.start, hit.end
        while start > 0 and (text[start - 1].isalpha() or text[start - 1] in "ʹ″"):
            start -= 1
        while end < len(text) and (text[end].isalpha() or text[end] in "ʹ″"):
            end += 1
        word = text[start:end]
        done = end
        if (
            len(word) > _LONGEST
            or not word.islower()
            or len(word) < (_LEAST_MARKED if marked else _LEAST)
            or not _is_free(text, start, end)
        ):
            continue
        times = context.get(_words)
        if _is_loan(word, context.language) or times[word] > _OFTEN or word.capitalize() in times:
            continue
        source = _source(word, hit.entry[:-1])
        if source is None:
            continue
        yield Finding(
            "transliterated-word",
            Span(start, end),
            f"“{word}” is not translated: it spells “{source}”",
            confidence=0.9,
            evidence=(f"shape “{hit.phrase}”", f"“{source}” is a word of the source language ({hit.entry[:-1]})"),
        )


def _words(context: Context) -> Counter[str]:
    return Counter(_word_pattern().findall(context.text))


def _is_free(text: str, start: int, end: int) -> bool:
    """Whether a word stands in running text: in no compound, address, quotation, and before no gloss."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if (before and before in _BESIDE + _QUOTES) or (after and after in _QUOTES + "-@/_#&=\\"):
        return False
    if after == "." and text[end + 1 : end + 2].isalpha():
        return False
    if _gloss_pattern().match(text, end) is not None:
        return False
    line, _ = line_around(text, start, start)
    near = text[max(line, start - _TITLE) : start]
    opened = max(near.rfind(mark) for mark in '“«„"')
    return (
        opened < 0
        or near[opened:].count("”") + near[opened:].count("»") > 0
        or (near[opened] == '"' and text.count('"', line, start) % 2 == 0)
    )


@cache
def _loans(language: str) -> frozenset[str]:
    return packs.words(language, "slavic_loans")


def _is_loan(word: str, language: str) -> bool:
    loans = _loans(language)
    stems = (word, word.removesuffix("s"), word.removesuffix("es"), word.removesuffix("i"), word[:-1] + "a")
    return any(stem in loans for stem in stems)


def _source(word: str, language: str) -> str | None:
    """The word that it spells, also when its first letters were lost or changed."""
    from tqa.linguistics.backtransliteration import original

    found = original(word, language)
    for cut in range(1, _CLIPPED + 1):
        if found is None and len(word) - cut >= _LEAST_CLIPPED:
            rest = original(word[cut:], language)
            found = f"…{rest}" if rest else None
    return found


@cache
def _word_pattern() -> re.Pattern[str]:
    return re.compile(r"[^\W\d_]+")


@cache
def _gloss_pattern() -> re.Pattern[str]:
    return re.compile(r"[,]? ?(?:\(|[–—-] ?[a-z]|or |i\.e\.|meaning |literally )")

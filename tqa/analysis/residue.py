"""Passages that were left in another language: words of a foreign script, and whole sentences and paragraphs of the same one."""

from __future__ import annotations

import re
from functools import cache

from tqa.analysis.characters import inventory, is_prose, line_around
from tqa.analysis.context import Context
from tqa.analysis.scripts import Run, foreign_runs, native_scripts
from tqa.analysis.structure import paragraphs, sentences
from tqa.linguistics import packs
from tqa.linguistics.identification import identify
from tqa.linguistics.locales import locale
from tqa.linguistics.wordlists import word_classes
from tqa.model.records import NamedTuple
from tqa.model.text import Span, trimmed

_LONG = 12
"""Words from which a passage is a paragraph of its own."""
_SENTENCE = 5
_DISTINCT = 3
_QUOTES = '"“”„«»‘’‹›「」『』'
_OPENING = "(（"
_MANY = 12
_COMMAS = 3
_TOKEN = 100
_AROUND = 250
_BILINGUAL = 300
"""A text with more runs of another script is written in two languages."""
_HEAD = 80
"""Code points of a sentence in which a few common words of the text's language settle that it is in that language."""
_SHARE = 8
"""A sentence with more than one common word of the text's language among so many words is in that language."""
_DENSE = 6
"""At least one of so many words is a common one of its language."""
_SURE = 0.8
_PROMPTS = (">>>", "$ ")
_CODE = frozenset("`{}=<>\\|~^_@$")


class Residue(NamedTuple):
    """A passage in another language.

    Parameters:
        paragraph: it is a long paragraph of its own.
        language: what it is in, or "" when only its script is known.
        quoted: it stands in quotation marks.
        evidence: what was seen.
    """

    span: Span
    paragraph: bool
    language: str
    quoted: bool
    evidence: str


def residues(context: Context) -> tuple[Residue, ...]:
    """All such passages, ascending."""
    found = [*_of_script(context), *_of_language(context)]
    found += [residue for residue in _of_latin(context) if not any(residue.span.overlaps(other.span) for other in found)]
    return tuple(sorted(found))


def _of_script(context: Context) -> list[Residue]:
    runs = context.get(foreign_runs)
    if not runs or len(runs) > _BILINGUAL:
        return []
    text = context.text
    translated = native_scripts(context.source_language) if context.source_language else ()
    foreign_marks = tuple(locale(context.language).foreign)
    found: list[Residue] = []
    for run in runs:
        if run.letters < (2 if run.script in ("Hani", "Kana", "Hang") else 3) or not _is_text(text, run):
            continue
        quoted = _quoted(text, run.span)
        # Quotation marks that the text's language does not have came with the words.
        from_source = run.script in translated or text[max(0, run.span.start - 3) : run.span.start].rstrip()[-1:] in foreign_marks
        if _explained(text, run.span, quoted) or (quoted and not from_source):
            continue
        line = _line(text, run.span.start)
        whole = not any(char.isalpha() for char in text[line.start : run.span.start] + text[run.span.end : line.end])
        if whole and run.words <= 2 and run.script not in translated:
            continue
        language = context.source_language if run.script in translated and context.source_language else ""
        span = trimmed(text, *line) if whole else run.span
        found.append(Residue(span, whole and run.words >= _LONG, language, quoted, f"{run.words} words in {run.script} script"))
    if len(found) > _MANY and sum(residue.quoted for residue in found) * 2 > len(found):
        return []
    return found


def _is_text(text: str, run: Run) -> bool:
    """Whether a run is words: no address, no formula, no entry of a bibliography."""
    start, end = run.span
    low, high = max(0, start - _TOKEN), min(len(text), end + _TOKEN)
    while start > low and not text[start - 1].isspace():
        start -= 1
    while end < high and not text[end].isspace():
        end += 1
    token = text[start : run.span.start] + text[run.span.end : end] if run.words == 1 else text[start : run.span.start]
    if any(char in "#@/\\_=" for char in token) or "www." in token or _domain_pattern().fullmatch(text, start, end):
        return False
    if _is_literal(text, run.span):
        return False
    if run.script == "Grek" and not re.search(r"[α-ωά-ώ]{3}", text[slice(*run.span)]):
        return False
    line = text[slice(*_line(text, run.span.start))]
    if any(char in "<@" for char in line) or line.lstrip().startswith(_PROMPTS) or _reference_pattern().search(line) is not None:
        return False
    return not _listed(text, run, line)


def _is_literal(text: str, span: Span) -> bool:
    """Whether the words are a string of a program: in straight quotation marks, and a bracket or a method beside them."""
    mark, after = text[span.start - 1 : span.start], text[span.end : span.end + 3]
    if mark not in ("'", '"') or after[:1] != mark:
        return False
    return text[span.start - 2 : span.start - 1] in tuple("[(=") or after[1:2] in tuple("])") or (after[1:2] == "." and after[2:].islower())


def _listed(text: str, run: Run, line: str) -> bool:
    """Whether a run is an entry of a list: a name between commas, or single letters."""
    if run.words > 2 and run.letters == run.words:
        return True
    before, after = text[max(0, run.span.start - 3) : run.span.start].rstrip(" ")[-1:], text[run.span.end : run.span.end + 1]
    return (
        run.words <= 3
        and line.count(",") >= _COMMAS
        and before in ("", ",", "\n")
        and after in ("", ",", "\n", ".")
        and text[run.span.start].isupper()
    )


def _line(text: str, at: int) -> Span:
    return Span(*line_around(text, at, at, _AROUND))


def _quoted(text: str, span: Span) -> bool:
    before, after = text[max(0, span.start - 3) : span.start].rstrip()[-1:], text[span.end : span.end + 3].lstrip(" \u00a0.,!?…")[:1]
    return bool(before) and before in _QUOTES and bool(after) and after in _QUOTES


def _explained(text: str, span: Span, quoted: bool) -> bool:
    """Whether the passage is the original of a name or phrase that stands beside it."""
    line = _line(text, span.start)
    before, after = text[line.start : span.start], text[span.end : line.end]
    opened = max(before.rfind(mark) for mark in _OPENING)
    if opened >= 0 and not any(mark in before[opened:] for mark in ")）"):
        return True
    rest = after.lstrip(_QUOTES + " \u00a0")
    return rest[:1] in tuple(_OPENING) or (rest[:1] in "/=|·•" and bool(rest)) or before.rstrip(_QUOTES + " ")[-1:] in tuple("/=|·•")


def _of_language(context: Context) -> list[Residue]:
    """Sentences without a common word of the text's language and with several of another one."""
    native = _native(context.language)
    if not native or "unspaced" in packs.words(context.language, "traits"):
        return []
    text, spans = context.text, context.get(sentences)
    found: list[Residue] = []
    at = 0
    for paragraph in context.get(paragraphs):
        first = at
        while at < len(spans) and spans[at].start < paragraph.end:
            at += 1
        own = [
            (span, _language(text[slice(*span)], context.language, native))
            for span in spans[first:at]
            if len(native.intersection(text[span.start : span.start + _HEAD].lower().split())) < _DISTINCT
        ]
        foreign = [(span, language) for span, language in own if language]
        if not foreign:
            continue
        whole = len(foreign) == at - first and len(text[slice(*paragraph)].split()) >= _LONG
        if whole:
            found.append(Residue(paragraph, True, foreign[0][1], False, f"function words of “{foreign[0][1]}” only"))
            continue
        for span, language in foreign:
            quoted = _quoted(text, span) or text[span.start] in _QUOTES
            if not quoted or language == context.source_language:
                found.append(Residue(span, False, language, quoted, f"function words of “{language}” only"))
    return found


def _of_latin(context: Context) -> list[Residue]:
    """Clauses in Latin letters inside sentences of a language that has other ones."""
    if "Latn" in native_scripts(context.language) or not any("a" <= char <= "z" for char in context.get(inventory)):
        return []
    text = context.text
    found: list[Residue] = []
    for match in _latin_pattern().finditer(text):
        span = Span(*match.span())
        language = _language(match[0], context.language, frozenset())
        if language and not _quoted(text, span) and not _explained(text, span, False) and is_prose(text, match.start()):
            found.append(Residue(span, False, language, False, f"function words of “{language}” only"))
    return found


def _language(sentence: str, language: str, native: frozenset[str]) -> str:
    """The other language that a sentence is in, or nothing."""
    words = sentence.lower().split()
    own = native.intersection(words)
    if len(words) < _SENTENCE or len(own) * _SHARE > len(words):
        return ""
    bare = _word_pattern().findall(sentence)
    if not _CODE.isdisjoint(sentence) or "//" in sentence or sum(word[0].islower() for word in bare) * 2 <= len(bare):
        return ""
    votes: dict[str, set[str]] = {}
    index = _index()
    for word in bare:
        if len(word) == 1:
            continue
        for code in index.get(word.lower(), ()):
            votes.setdefault(code, set()).add(word.lower())
    own = native.intersection(map(str.lower, bare))
    ranked = sorted(((len(seen - own), len(seen), code) for code, seen in votes.items() if code != language), reverse=True)
    if not ranked or ranked[0][0] < _DISTINCT or ranked[0][1] < 2 * len(own) or ranked[0][1] * _DENSE < len(bare):
        return ""
    best = ranked[0][:2]
    if len(ranked) > 1 and ranked[1][:2] == best:
        identified = identify(sentence, tuple(code for *number, code in ranked if tuple(number) == best))
        return identified.language if identified.confidence >= _SURE and identified.language != language else ""
    return ranked[0][2]


@cache
def _native(language: str) -> frozenset[str]:
    return packs.words(language, "function_words") | word_classes(language).keys()


@cache
def _index() -> dict[str, tuple[str, ...]]:
    """Function word -> the languages that have it."""
    found: dict[str, list[str]] = {}
    for language in packs.languages():
        for word in packs.lines(language, "function_words"):
            found.setdefault(word, []).append(language)
    return {word: tuple(languages) for word, languages in found.items()}


@cache
def _word_pattern() -> re.Pattern[str]:
    return re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")


@cache
def _reference_pattern() -> re.Pattern[str]:
    return re.compile(r"//|\b(?:ISBN|ISSN|doi|DOI)\b|\b[Pp]p?\. ?\d|\b[СсC]\. ?\d|№ ?\d+[^№]{0,80}\d{4}|\d{4}\. ?[—–-]")


@cache
def _domain_pattern() -> re.Pattern[str]:
    """An internationalised domain name: labels between stops, the last of them of Latin letters or short."""
    return re.compile(r"[(\[<\"'“«*]?\w[\w-]*(?:\.\w[\w-]*)*\.(?:[a-z]{2,}|[^\W\dA-Z]{2,3})[)\]>\"'”»,;:.!?]*")


@cache
def _latin_pattern() -> re.Pattern[str]:
    return re.compile(r"[A-Za-zÀ-ž][A-Za-zÀ-ž’'-]*(?:,? [A-Za-zÀ-ž][A-Za-zÀ-ž’'-]*){5,}")

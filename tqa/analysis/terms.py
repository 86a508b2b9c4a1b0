"""Where forms of glossary entries stand in a text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from tqa.analysis.context import Context
from tqa.analysis.lexicons import Lexicon, hits, is_bounded, may_begin
from tqa.analysis.scrape.dateline import published
from tqa.glossary import store
from tqa.glossary.entries import BARE, INFLECTED, LISTED, RIGHT, SUSPECT, WRONG, Form
from tqa.glossary.modes import EXACT, Pattern
from tqa.glossary.modes import Match as Match
from tqa.linguistics import packs
from tqa.model.text import Document

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tqa.glossary.compiled import Compiled, Group

STARTER = Lexicon(
    "starter-glossaries",
    lambda language, source: ((row.form, row) for row in store.starter_rows(language, source)),
    bounded=False,
    near=lambda language, source, beginnings: (
        (row.form, row) for row in store.near_rows(language, source, lambda form: may_begin(form, beginnings))
    ),
)
"""What the starter glossaries say of a language."""

_QUOTES = "\"'“”„«»‘’‹›「」『』"
_BLANKS = " \u00a0\u202f"


def matches(context: Context) -> tuple[Match, ...]:
    """All forms that count, ascending; where forms overlap the longest one counts."""
    if not _has_marks(context.text):
        return _matches(context)
    text, places = _composed(context.text)
    inner = Context(Document(text, context.document.path), context.language, context.source_language, context.settings)
    return tuple(Match(places[match.start], places[match.end], match.form) for match in _matches(inner, context))


def _matches(context: Context, dated: Context | None = None) -> tuple[Match, ...]:
    """The matches in a context; `dated` is where the article's date is read when that is another one."""
    found = [(rank, match) for rank, match in _candidates(context) if _counts(context.text, match, dated or context)]
    right = {match[:2] for _, match in found if match.form.status in RIGHT}
    found = [(rank, match) for rank, match in found if match[:2] not in right or not _is_derived(match.form)]
    found.sort(key=lambda item: (item[1].start, -item[1].end, item[0], item[1].form.status in WRONG))
    kept: list[Match] = []
    for _, match in found:
        if not kept or match.start >= kept[-1].end:
            kept.append(match)
    full = {(match.form.glossary, match.form.entry.label) for match in kept if match.form.reason != BARE}
    return tuple(match for match in kept if match.form.reason != BARE or (match.form.glossary, match.form.entry.label) in full)


def _is_derived(form: Form) -> bool:
    """Whether no glossary lists the form: what a glossary lists as right is not wrong for being a romanisation of another name."""
    return form.status in WRONG and form.reason not in (LISTED, INFLECTED)


_MARK_BYTES = (b"\xc2\xad", b"\xcc", b"\xcd", b"\xe2\x80\x8c", b"\xe2\x80\x8d")


@cache
def _marks() -> re.Pattern[str]:
    return re.compile("[\u00ad\u0300-\u036f\u200c\u200d]")


def _has_marks(text: str) -> bool:
    """Whether the text has a character of `_marks`; looking for their first bytes takes a tenth of the time."""
    if text.isascii():
        return False
    data = text.encode("utf-8", "surrogatepass")
    return any(begin in data for begin in _MARK_BYTES) and _marks().search(text) is not None


def _composed(text: str) -> tuple[str, list[int]]:
    """The text with letters and their marks as one character where there is one, else without the marks, and where each character stands.

    Stress marks and soft hyphens would hide a word; a file from some systems has every accent as a mark of its own.
    """
    from unicodedata import normalize

    pieces: list[str] = []
    places: list[int] = []
    at = 0
    for match in re.finditer("[^\u00ad\u0300-\u036f\u200c\u200d]?[\u00ad\u0300-\u036f\u200c\u200d]+", text):
        pieces.append(text[at : match.start()])
        places += range(at, match.start())
        joined = normalize("NFC", match[0].replace("\u00ad", "").replace("\u200c", "").replace("\u200d", ""))[:1]
        if joined and not _marks().match(joined):
            pieces.append(joined)
            places.append(match.start())
        at = match.end()
    pieces.append(text[at:])
    places += range(at, len(text) + 1)
    return "".join(pieces), places


def lexicons(names: tuple[str, ...], language: str) -> tuple[Lexicon, ...]:
    """The lexicons of the chosen glossaries, in their order; the starter one comes last unless "none" is among the names.

    Raises:
        UsageError, SettingsError: a glossary does not exist or is wrong.
    """
    chosen = [name for name in dict.fromkeys(names) if name != store.NONE]
    found = (part for name in chosen for part in _lexicons(name, id(store.compiled(name, language))))
    return (*found, *(() if store.NONE in names else (STARTER,)))


@lru_cache(maxsize=64)
def _lexicons(name: str, state: int) -> tuple[Lexicon, Lexicon]:
    """The terms of a glossary that stand as they are, and those that take endings; others when the file has changed."""

    def exact(language: str, _source: str) -> Iterable[tuple[str, tuple[Compiled, Sequence[Pattern]]]]:
        compiled = store.compiled(name, language)
        for trigger, patterns in compiled.patterns.items():
            if group := [pattern for pattern in patterns if pattern[2] == EXACT]:
                yield trigger, (compiled, group)

    def forms(language: str, _source: str) -> Iterable[tuple[str, tuple[Compiled, Group]]]:
        from tqa.glossary.compiled import Group

        compiled = store.compiled(name, language)
        for trigger, patterns in compiled.patterns.items():
            if any(pattern[2] != EXACT for pattern in patterns):
                yield trigger, (compiled, Group(patterns))

    return Lexicon(f"glossary:{name}:{state}", exact, False), Lexicon(f"glossary:{name}:{state}:forms", forms, False, True)


def _candidates(context: Context) -> list[tuple[int, Match]]:
    """Matches with the rank of their glossary: the user's come before the starters."""
    text = context.text
    found: list[tuple[int, Match]] = []
    for rank, lexicon in enumerate(lexicons(context.settings.glossary, context.language)):
        glossary = rank // 2
        if lexicon is STARTER:
            for start, end, phrase, row in hits(context, lexicon):
                if is_bounded(text, start, end) or _glued(text, start, end, phrase):
                    found.append((glossary, Match(start, end, store.starter_form(row))))
        elif lexicon.starting:
            for start, _, _, (compiled, group) in hits(context, lexicon):
                compiled.look(text, start, group, glossary, found)
        else:
            for start, end, phrase, (compiled, group) in hits(context, lexicon):
                bounded = is_bounded(text, start, end) or _glued(text, start, end, phrase)
                for number, at, _ in group:
                    if bounded or not compiled.entry(number).word:
                        found.append((glossary, compiled.listed(start, end, number, at)))
    return found


def _counts(text: str, match: Match, dated: Context) -> bool:
    start, end, form = match
    entry = form.entry
    found = text[start:end]
    if (entry.since or entry.until) and not entry.holds(dated.get(published)):
        return False
    if not (entry.keep or _case_fits(form.text, found, entry.case)):
        return False
    if form.status not in WRONG:
        return True
    if _inside_right_form(text, match):
        return False
    return form.status != SUSPECT or any(_beside(text, start, end, words, dated.language) for words in entry.context)


def _glued(text: str, start: int, end: int, phrase: str) -> bool:
    """Whether the form ends or starts inside a word only because a blank was lost: "RIA NewsWashington", "theRIA News"."""
    if len(phrase) < 6 or " " not in phrase:
        return False
    left = start == 0 or not text[start - 1].isalnum() or (text[start - 1].islower() and text[start].isupper())
    right = end == len(text) or not text[end].isalnum() or (text[end - 1].islower() and text[end].isupper())
    return left and right


def _case_fits(form: str, found: str, case: bool | None) -> bool:
    if case is False or form == found:
        return True
    if case is True or (form.isupper() and len(form) == len(found)):
        return False
    if found.isupper() and len(found) > 5:
        return True
    if len(form) != len(found):
        return all(here.isupper() or not wanted.isupper() for wanted, here in zip(_initials(form), _initials(found), strict=False))
    for at, (wanted, char) in enumerate(zip(form, found, strict=True)):
        if wanted != char and wanted.lower() == char.lower() and (wanted.isupper() or not (at == 0 or form[at - 1] in " -\u00a0")):
            return False
    return True


def _initials(words: str) -> list[str]:
    return [word[0] for word in words.replace("-", " ").split()]


def _inside_right_form(text: str, match: Match) -> bool:
    """Whether the wrong form is there only as a part of a right form of its entry, or is one with a capital more."""
    start, end, form = match
    folded = form.text.lower()
    for terms in form.entry.terms.values():
        for term in terms:
            if term.status in WRONG:
                continue
            at = term.text.lower().find(folded)
            if at < 0 or at > start:
                continue
            found = text[start - at : start - at + len(term.text)]
            if found.lower() != term.text.lower():
                continue
            if len(found) > end - start or found == term.text or (found != form.text and _case_fits(term.text, found, None)):
                return True
    return False


def _beside(text: str, start: int, end: int, words: str, language: str) -> bool:
    """Whether the words of a context stand beside the span; only blanks, quotation marks and an article may lie between.

    “” among the words means that the span is in quotation marks.
    """
    if "“”" in words:
        opening, closing = text[max(0, start - 2) : start].rstrip(_BLANKS), text[end : end + 2].lstrip(_BLANKS)
        if opening[-1:] not in _QUOTES or closing[:1] not in _QUOTES or not opening or not closing:
            return False
        words = words.replace("“”", "").strip()
        if not words:
            return True
    wanted = words.lower()
    before = text[max(0, start - len(wanted) - 10) : start].lower().rstrip(_BLANKS + _QUOTES)
    article = before[before.rfind(" ") + 1 :]
    bare = before[: -len(article)].rstrip(_BLANKS) if article in packs.words(language, "articles") else before
    if any(words.endswith(wanted) and not words[-len(wanted) - 1 : -len(wanted)].isalnum() for words in (before, bare)):
        return True
    after = text[end : end + len(wanted) + 10].lower().lstrip(_BLANKS + _QUOTES)
    return after.startswith(wanted) and not after[len(wanted) : len(wanted) + 1].isalnum()

"""Sightings of names in scripts without capitals that write blanks between words: Hangul, Arabic, Hebrew, Indic scripts, Georgian.

A name stands behind a listed given name, between an office and a word that is no part of one, or beside a verb of speech. Offices stand
before names, or, where the pack lists titles that follow a name (Korean), behind them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from tqa.analysis.names.scripts.sightings import Sighting
from tqa.analysis.names.scripts.spaced_words import Lists, Word, is_name, is_role, lists, stems, words
from tqa.model.text import Span

_LONGEST_OFFICE = 3
_COMPLEMENTS = 3


def spaced(text: str, language: str) -> tuple[Sighting, ...]:
    """All sightings."""
    known = lists(language)
    found = words(text)
    alone = {*_behind(found, known), *_before(found, known), *_speaking(found, known)}
    full = {*_full(found, known), *_unlisted(found, alone, known)}
    given = {sighting.given.start for sighting in full if sighting.given is not None}
    return (*full, *(sighting for sighting in alone if sighting.span.start not in given))


def _full(found: tuple[Word, ...], known: Lists) -> Iterator[Sighting]:
    """Words behind listed given names."""
    for at, word in enumerate(found[:-1]):
        given = _given(word.text, known)
        if given is None:
            continue
        last = at + 1
        while last + 1 < len(found) and found[last].text in known.given and found[last + 1].joined and is_name(found[last + 1].text, known):
            last += 1
        surname = found[last]
        if not surname.joined or not is_name(surname.text, known):
            continue
        office, bare = _office_around(found, at, last, known)
        why = f"stands behind the given name {word.text[given:]}"
        yield Sighting(
            Span(surname.start, surname.end), Span(word.start + given, found[last - 1].end), office, why, bare, True, bool(office)
        )


def _given(word: str, known: Lists) -> int | None:
    """Where a given name begins in a word, None when it is none."""
    if word in known.given:
        return 0
    return next((len(prefix) for prefix in known.prefixes if word.startswith(prefix) and word[len(prefix) :] in known.given), None)


def _office_around(found: tuple[Word, ...], first: int, last: int, known: Lists) -> tuple[str, bool]:
    """The office beside a full name, and whether it stands right behind it."""
    behind = _office_behind(found, last + 1, known)
    if behind:
        return behind, True
    for size in range(1, _LONGEST_OFFICE + _COMPLEMENTS + 1):
        at = first - size
        if at < 0 or not all(word.joined for word in found[at + 1 : first + 1]):
            break
        if is_role(_stem(found[at].text, known), known):
            return " ".join(word.text for word in found[at:first]), False
    return "", False


def _office_behind(found: tuple[Word, ...], at: int, known: Lists) -> str:
    """The office that stands right behind a name, with what it is of between them."""
    if not known.behind:
        office = " ".join(word.text for word in found[at : at + 2])
        return office if at < len(found) and found[at].joined and is_role(found[at].text, known) else ""
    for end in range(at, min(at + _COMPLEMENTS, len(found))):
        word = found[end]
        if not word.joined:
            return ""
        title = next((title for title in known.suffixes if word.text.startswith(title)), "")
        if title and (word.text == title or word.text[len(title) :] in known.endings):
            return title
        for begin, stop in stems(word.text, known):
            if is_role(word.text[begin:stop], known):
                return word.text[begin:stop]
        if word.text not in known.modifiers and word.text not in known.places:
            return ""
    return ""


def _stem(word: str, known: Lists) -> str:
    """A word without the ending or prefix that keeps it from being a listed office."""
    return next((word[begin:end] for begin, end in stems(word, known) if is_role(word[begin:end], known)), word)


def _behind(found: tuple[Word, ...], known: Lists) -> Iterator[Sighting]:
    """Names with an office or title behind them."""
    if not known.behind:
        return
    texts = {word.text for word in found}
    for at, word in enumerate(found[:-1]):
        if not is_name(word.text, known) or word.text in known.given or not _is_bare(word.text, texts, known):
            continue
        office = _office_behind(found, at + 1, known)
        if office:
            title = office in known.suffixes
            yield Sighting(Span(word.start, word.end), None, "" if title else office, f"stands before {office}", True, True, True)


def _before(found: tuple[Word, ...], known: Lists) -> Iterator[Sighting]:
    """Names with an office or title before them."""
    if known.behind:
        return
    for at, word in enumerate(found):
        if not word.joined or at == 0 or not is_name(word.text, known) or word.text in known.given:
            continue
        office = _office_before(found, at, known)
        if office:
            title = office in known.honorifics
            # with an article it may be the adjective of the office
            sure = title or not word.text.startswith(known.articles)
            yield Sighting(Span(word.start, word.end), None, "" if title else office, f"stands behind {office}", False, True, sure)


def _is_bare(word: str, texts: set[str], known: Lists) -> bool:
    """Whether a word before an office has no ending; a name that ends as a particle does stands with particles elsewhere."""
    if word in known.others.words or word.endswith(known.others.endings):
        return False
    if not word.endswith(known.endings):
        return True
    return any(word + ending in texts for ending in known.endings)


def _unlisted(found: tuple[Word, ...], alone: set[Sighting], known: Lists) -> Iterator[Sighting]:
    """Full names whose given name is not listed: two words beside an office, of which the second is told alone elsewhere."""
    text_at = {word.start: word.text for word in found}
    told: dict[str, set[int]] = defaultdict(set)
    for sighting in alone:
        text = text_at[sighting.span.start]
        for begin, end in stems(text, known):
            told[text[begin:end]].add(sighting.span.start)
    offices = {sighting.span.start: sighting for sighting in alone if sighting.titled}
    texts = set(text_at.values())
    for first, last in pairwise(found):
        office = offices.get(last.start if known.behind else first.start)
        if office is None or not last.joined or not is_name(first.text, known) or not is_name(last.text, known):
            continue
        if known.behind and not _is_bare(first.text, texts, known):
            continue
        if any(told[last.text[begin:end]] - {last.start} for begin, end in stems(last.text, known)):
            why = f"stands behind {first.text} beside {office.office or office.why.split()[-1]}"
            yield Sighting(Span(last.start, last.end), Span(first.start, first.end), office.office, why, office.bare, True, True)


def _office_before(found: tuple[Word, ...], at: int, known: Lists) -> str:
    before = found[at - 1]
    title = next((before.text[begin:end] for begin, end in stems(before.text, known) if before.text[begin:end] in known.honorifics), "")
    if title or before.text in known.honorifics:
        return title or before.text
    # of several words (وزير الخارجية), or one that the article or the language makes complete
    for size in range(_LONGEST_OFFICE, 1, -1):
        if at - size >= 0 and all(word.joined for word in found[at - size + 1 : at]):
            office = " ".join(word.text for word in found[at - size : at])
            if office.lower() in known.roles.words or (known.articles and _is_complete(found[at - size : at], known)):
                return office
    stem = _stem(before.text, known)
    if not is_role(stem, known):
        return ""
    if known.articles and not any(stem.startswith(article) for article in known.articles):
        return ""
    return stem


def _is_complete(office: tuple[Word, ...], known: Lists) -> bool:
    """Whether words are an office and what it is of, all with an article (وزير الخارجية الأمريكي)."""
    first = _stem(office[0].text, known)
    return is_role(first, known) and all(any(word.text.startswith(article) for article in known.articles) for word in office[1:])


def _speaking(found: tuple[Word, ...], known: Lists) -> Iterator[Sighting]:
    """Names beside a verb of speech, or before a word that marks who acts."""
    for at, word in enumerate(found):
        if word.text in known.given or not is_name(word.text, known):
            continue
        before = found[at - 1].text if at and word.joined else ""
        after = found[at + 1].text if at + 1 < len(found) and found[at + 1].joined else ""
        verb = before if before in known.speech else after if after in known.speech or after in known.agents else ""
        if verb:
            yield Sighting(Span(word.start, word.end), None, "", f"stands beside {verb}", False, True, False)

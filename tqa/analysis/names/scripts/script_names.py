"""Names told by cues, in scripts without capitals above all, each with all its places: sightings of one spelling taken together."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice

from tqa.analysis.context import Context
from tqa.analysis.names.crowds import CROWD
from tqa.analysis.names.scripts.sightings import Sighting, sightings
from tqa.linguistics import packs
from tqa.linguistics.resemblance import distance, sounds
from tqa.linguistics.script_sounds import heard, simplified
from tqa.model.records import NamedTuple
from tqa.model.text import Span

_FAR = 99.0
_LEAST = 3
"""Characters of a name that only its simplified form tells."""


class ScriptName(NamedTuple):
    """A name in one spelling.

    Parameters:
        text: without endings.
        spans: where it stands, ascending, without endings.
        given: spellings of the given names before it.
        offices: what its bearer is called beside it.
        why: what says that it is a name, of its first sighting.
        full: places of the given name, by the start of the name.
        person: whether a person bears it.
        titled: whether an office or title stands beside it.
    """

    text: str
    spans: tuple[Span, ...]
    given: frozenset[str]
    offices: frozenset[str]
    why: str
    full: dict[int, Span]
    person: bool
    titled: bool

    @property
    def sound(self) -> str:
        """What it is compared by."""
        return sounds(self.text) if self.latin else heard(self.text)

    @property
    def latin(self) -> bool:
        """Whether it was left in Latin letters."""
        return self.text.isascii()


def script_names(context: Context) -> dict[str, ScriptName]:
    """Spelling -> the name, first mention first."""
    text, language = context.text, context.language
    seen: dict[str, list[tuple[Sighting, Span]]] = defaultdict(list)
    for sighting, span in _without_endings(context.get(sightings), text, language):
        seen[text[slice(*span)]].append((sighting, span))
    seen = _without_rest(seen, language)
    originals = originals_of(context)
    places = _occurrences(text, language, dict.fromkeys((*seen, *originals)))
    found: dict[str, ScriptName] = {}
    for name, group in seen.items():
        spans = sorted({*places.get(name, ()), *(span for _, span in group)})
        full = {span.start: sighting.given for sighting, span in group if sighting.given is not None}
        found[name] = ScriptName(
            name,
            tuple(spans),
            frozenset(text[slice(*given)] for given in full.values()),
            frozenset(sighting.office for sighting, _ in group if sighting.office),
            next((sighting.why for sighting, _ in group if sighting.office), group[0][0].why),
            full,
            any(sighting.person for sighting, _ in group),
            any(sighting.titled for sighting, _ in group),
        )
    for name, spans in places.items():
        if name not in found:
            why = f"sounds like {originals[name]} of the source" if name in originals else "is a name of the text in other characters"
            found[name] = ScriptName(name, tuple(spans), frozenset(), frozenset(), why, {}, False, False)
    return dict(sorted(found.items(), key=lambda item: item[1].spans[0]))


def originals_of(context: Context) -> dict[str, str]:
    """Spelling -> base form of the name of the source that it stands for."""
    if context.source is None:
        return {}
    from tqa.analysis.names.scripts.script_source import stands_for

    return context.get(stands_for)


def _without_endings(found: Iterable[Sighting], text: str, language: str) -> Iterator[tuple[Sighting, Span]]:
    """Sightings with the place of the name itself: the stem that most words of the text share."""
    if not packs.lines(language, "name_endings") and not packs.lines(language, "name_prefixes"):
        yield from ((sighting, sighting.span) for sighting in found)
        return
    from tqa.analysis.names.scripts.spaced_words import lists, stems, words

    known = lists(language)
    always = "endings-always" in packs.words(language, "traits")
    support: Counter[str] = Counter()
    for word in {word.text for word in words(text)}:
        support.update({word[begin:end] for begin, end in stems(word, known)})
    lonely: list[tuple[Sighting, bool]] = []
    chosen: dict[str, dict[str, None]] = defaultdict(dict)
    for sighting in found:
        word = text[slice(*sighting.span)]
        cuts = stems(word, known)
        if sighting.bare or not cuts:
            chosen[word[:2]][word] = None
            yield sighting, sighting.span
            continue
        ended = bool(known.endings) and (always or sighting.given is not None)
        begin, end = max(cuts, key=lambda cut: (support[word[slice(*cut)]], -cut[1] if ended else cut[1], -cut[0]))
        if len(cuts) > 1 and support[word[begin:end]] == 1:
            lonely.append((sighting, ended))
            continue
        chosen[word[begin : begin + 2]][word[begin:end]] = None
        yield sighting, Span(sighting.span.start + begin, sighting.span.start + end)
    for sighting, ended in lonely:
        word = text[slice(*sighting.span)]
        begin, end = _likely(word, stems(word, known), chosen, ended)
        yield sighting, Span(sighting.span.start + begin, sighting.span.start + end)


def _likely(word: str, cuts: tuple[tuple[int, int], ...], names: dict[str, dict[str, None]], ended: bool) -> tuple[int, int]:
    """Of the stems of a word that no other word shares, the one most like a name of the text, else the shortest if it has an ending."""
    near: dict[tuple[int, int], float] = {}
    for begin, end in cuts:
        alike = islice(names.get(word[begin : begin + 2], ()), CROWD)
        near[begin, end] = min((distance(heard(word[begin:end]), heard(name)) for name in alike), default=_FAR)
    return min(cuts, key=lambda cut: (near[cut], cut[1] if ended else -cut[1], cut[0]))


def _without_rest(seen: dict[str, list[tuple[Sighting, Span]]], language: str) -> dict[str, list[tuple[Sighting, Span]]]:
    """In a script whose names have no sure end, names that only go on behind another name are that name."""
    if not packs.has(language, "name_characters"):
        return seen
    result: dict[str, list[tuple[Sighting, Span]]] = defaultdict(list)
    for name, group in seen.items():
        size = next((size for size in range(2, len(name)) if name[:size] in seen and any(each.bare for each, _ in seen[name[:size]])), 0)
        rest = bool(size) and not any(sighting.bare for sighting, _ in group)
        result[name[:size] if rest else name] += [
            (sighting, Span(span.start, span.start + size) if rest else span) for sighting, span in group
        ]
    return result


def _search(text: str, names: Iterable[str]) -> Iterator[Span]:
    """Places of names, the longest at each place, none inside another one."""
    by_start: dict[str, list[str]] = defaultdict(list)
    for name in sorted(names, key=lambda name: (-len(name), name)):
        by_start[name[:2]].append(name)
    end = 0
    for at in range(len(text) - 1):
        group = by_start.get(text[at : at + 2]) if at >= end else None
        name = next((name for name in group[:CROWD] if text.startswith(name, at)), "") if group else ""
        if name:
            end = at + len(name)
            yield Span(at, end)


def _occurrences(text: str, language: str, names: Iterable[str]) -> dict[str, list[Span]]:
    """Name -> all its places, those inside a longer name or another word left out; Chinese names in other characters too."""
    known = set(names)
    found: dict[str, list[Span]] = defaultdict(list)
    if not known:
        return found
    letters = packs.lines(language, "name_letters")
    if letters:
        for match in re.finditer(f"[{''.join(letters)}]+", text):
            if match[0] in known:
                found[match[0]].append(Span(*match.span()))
    elif "unspaced" in packs.words(language, "traits"):
        # a simplified character stands in the place of a traditional one
        searched, wanted = (
            (simplified(text), {simplified(name) for name in known}) if packs.has(language, "name_characters") else (text, known)
        )
        for span in _search(searched, wanted):
            name = text[slice(*span)]
            if name in known or len(name) >= _LEAST:
                found[name].append(span)
    else:
        from tqa.analysis.names.scripts.spaced_words import lists, stems, words

        own = lists(language)
        for word in words(text):
            cut = next((cut for cut in stems(word.text, own) if word.text[slice(*cut)] in known), None)
            if cut is not None:
                found[word.text[slice(*cut)]].append(Span(word.start + cut[0], word.start + cut[1]))
    return found

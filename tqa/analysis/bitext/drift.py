"""What a round trip lost: figures, names and negations by what they are, everything else by chrF.

A round trip is noisy: most differences are the service's. So a segment is measured against the other segments of its document, and what is
certain (a figure of another value, a negation on one side only) counts more than wording.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tqa.analysis.bitext.figures import differences
from tqa.analysis.bitext.similarity import chrf, median
from tqa.analysis.context import Context
from tqa.linguistics import packs
from tqa.linguistics.romanisation import key
from tqa.model.records import NamedTuple
from tqa.model.roundtrip import RoundTrip
from tqa.model.text import Document

_FIGURE, _NEGATION, _NAME, _SHORT = 0.6, 0.6, 0.35, 0.5
_SHORTER = 0.8
_NAMES_AT_MOST = 2
_WORD = re.compile(r"[^\W\d_]+(?:['’‑-][^\W\d_]+)*")
_END_OF_SENTENCE = re.compile(r"[.!?…。！？]['\"»”’)]*\s*$|^\W*$|[:«“\"—–]\s*$")


class Drift(NamedTuple):
    """A segment and how far its round trip went astray.

    Parameters:
        chrf: of the back-translation against the original, 0..100.
        lost: what the original has and the back-translation has not, or the other way round, one statement each.
        score: 0 is none; comparable inside one document only.
    """

    trip: RoundTrip
    chrf: float
    lost: tuple[str, ...]
    score: float


def drifts(context: Context) -> tuple[Drift, ...]:
    """The segments that came back, in their order."""
    trips = [trip for trip in context.round_trip if trip.back is not None]
    if not trips:
        return ()
    language = context.source_language if context.source is not None and context.source_language else context.language
    usual = median([_ratio(trip) for trip in trips])
    return tuple(_drift(trip, language, usual, context) for trip in trips)


def mean_chrf(found: Sequence[Drift]) -> float | None:
    """Mean chrF of segments, weighted by their length; None when none came back."""
    size = sum(len(drift.trip.original) for drift in found)
    return sum(drift.chrf * len(drift.trip.original) for drift in found) / size if size else None


def _ratio(trip: RoundTrip) -> float:
    return len(trip.back or "") / max(1, len(trip.original))


def _drift(trip: RoundTrip, language: str, usual: float, context: Context) -> Drift:
    back = trip.back or ""
    alike = chrf(back, [trip.original])
    score = 1 - alike / 100
    lost: list[str] = []
    figures = _figures(trip.original, back, language, context)
    lost += figures
    score += _FIGURE * bool(figures)
    negation = _negation(trip.original, back, language)
    lost += negation
    score += _NEGATION * bool(negation)
    names = _names(trip.original, back)
    if names:
        lost.append(f"names lost: {', '.join(names)}")
        score += _NAME * min(len(names), _NAMES_AT_MOST)
    shorter = _ratio(trip) / max(usual, 0.01)
    if shorter < _SHORTER:
        lost.append(f"{round(100 * (1 - shorter))}% shorter than the other segments came back")
        score += _SHORT * (1 - shorter) / (1 - _SHORTER)
    return Drift(trip, alike, tuple(lost), score)


def _figures(original: str, back: str, language: str, context: Context) -> list[str]:
    there = Context(Document(original, ""), language, None, context.settings)
    here = Context(Document(back, ""), language, language, context.settings, source=there)
    found = []
    for difference in differences(here):
        found += [f"figure lost: {original[figure.start : figure.end]}" for figure in difference.missing]
        found += [f"figure that was not there: {back[figure.start : figure.end]}" for figure in difference.extra]
    return found


def _negation(original: str, back: str, language: str) -> list[str]:
    one, other = _negators(original, language), _negators(back, language)
    if one and not other:
        return [f"negation lost: {one[0]}"]
    if other and not one:
        return [f"negation that was not there: {other[0]}"]
    return []


def _negators(text: str, language: str) -> list[str]:
    known = packs.words(language, "negators")
    endings = tuple(entry[1:] for entry in known if entry.startswith("*"))
    words = [match[0] for match in _WORD.finditer(text)]
    return [word for word in words if word.lower() in known or (endings and word.lower().replace("’", "'").endswith(endings))]


def _names(original: str, back: str) -> list[str]:
    """Capitalised words inside sentences of which the back-translation has no spelling."""
    there = {key(match[0]) for match in _WORD.finditer(back)}
    return [
        match[0]
        for match in _WORD.finditer(original)
        if len(match[0]) > 2
        and match[0][0].isupper()
        and not _END_OF_SENTENCE.search(original[max(0, match.start() - 6) : match.start()])
        and key(match[0]) not in there
    ]

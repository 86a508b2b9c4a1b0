"""Places of a passage that its source does not have where that has others: countries, and cities as parts of them."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain, product

from tqa.analysis.bitext.alignment import Aligned
from tqa.analysis.bitext.passages import apart, passages
from tqa.analysis.context import Context
from tqa.linguistics.place_names import Place, has_places, places_in
from tqa.model.records import NamedTuple
from tqa.model.text import Span

_AROUND = 1
_REACH = 20


class OtherPlace(NamedTuple):
    """A place of the translation and the place of the source that it stands for, in one passage."""

    passage: Aligned
    here: Place
    there: Place


def other_places(context: Context) -> tuple[OtherPlace, ...]:
    """All of them, by passage.

    One side of a passage has more places of a country than the other, which has more of another country; around the passage likewise.
    """
    source = context.source
    if source is None or not (has_places(context.language) and has_places(source.language)):
        return ()
    here, there = places_in(context.text, context.language), places_in(source.text, source.language)
    return tuple(_compared(context, source, here, there)) if here and there else ()


def _compared(context: Context, source: Context, here: Sequence[Place], there: Sequence[Place]) -> Iterator[OtherPlace]:
    parts = context.get(passages)
    mine = [_within(here, part.span) for part in parts]
    theirs = [_within(there, part.source) for part in parts]
    for at, part in enumerate(parts):
        around = slice(max(0, at - _AROUND), at + _AROUND + 1)
        sides = [(mine[at], theirs[at]), ([*chain(*mine[around])], [*chain(*theirs[around])])]
        extra = _left_over(context, mine[at], sides)
        missing = _left_over(source, theirs[at], [(there, here) for here, there in sides])
        while extra and missing:
            place, other = min(product(extra, missing), key=lambda pair: apart(pair[0].start, pair[1].start, part))
            yield OtherPlace(part, place, other)
            extra = [each for each in extra if each.territory != place.territory]
            missing = [each for each in missing if each.territory != other.territory]


def _left_over(context: Context, places: Sequence[Place], sides: Sequence[tuple[Sequence[Place], Sequence[Place]]]) -> list[Place]:
    """Places of a passage whose country has more names, and words made from them, than on the other side."""
    counts = [(Counter(place.territory for place in own), Counter(place.territory for place in other)) for own, other in sides]
    return [
        place
        for place in places
        if place.named and all(own[place.territory] > other[place.territory] for own, other in counts) and _is_bare(context, place)
    ]


def _within(places: Sequence[Place], span: Span) -> Sequence[Place]:
    first = bisect_left(places, span.start, key=lambda place: place.start)
    return places[first : bisect_left(places, span.end, key=lambda place: place.start)]


def _is_bare(context: Context, place: Place) -> bool:
    """Whether no other capitalised word stands beside it: "New Jersey", "Jack London"."""
    before, after = context.text[max(0, place.start - _REACH) : place.start], context.text[place.end : place.end + 2]
    joined = before[-1:] in (" ", "\u00a0") and before.split()[-1:] and before.split()[-1][0].isupper()
    return not (joined and before.rstrip()[-1:].isalpha()) and not (after[:1] in (" ", "\u00a0", "-") and after[1:].isupper())

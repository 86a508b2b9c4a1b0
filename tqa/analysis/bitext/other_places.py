"""Places of a passage that its source does not have where that has others: countries, and cities as parts of them."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain

from tqa.analysis.bitext.alignment import Aligned
from tqa.analysis.bitext.passages import apart, passages, reach
from tqa.analysis.context import Context
from tqa.linguistics import packs
from tqa.linguistics.place_names import Place, has_places, places_in
from tqa.model.records import NamedTuple
from tqa.model.text import Span

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
    parts, near = context.get(passages), reach(context)
    mine = [_within(here, part.span) for part in parts]
    theirs = [_within(there, part.source) for part in parts]
    for at, part in enumerate(parts):
        around = slice(max(0, at - near), at + near + 1)
        sides = [(mine[at], theirs[at]), ([*chain(*mine[around])], [*chain(*theirs[around])])]
        extra = _left_over(context, mine[at], sides)
        missing = _left_over(source, theirs[at], [(there, here) for here, there in sides])
        while extra and missing:
            place, other = _nearest(extra, missing, part)
            yield OtherPlace(part, place, other)
            extra = [each for each in extra if each.territory != place.territory]
            missing = [each for each in missing if each.territory != other.territory]


def _nearest(extra: Sequence[Place], missing: Sequence[Place], part: Aligned) -> tuple[Place, Place]:
    """The two that stand nearest to each other, in parts of the passage and its source."""
    scale = (part.source.end - part.source.start) / (part.span.end - part.span.start)
    pairs: list[tuple[Place, Place]] = []
    for place in extra:
        at = bisect_left(missing, part.source.start + (place.start - part.span.start) * scale, key=lambda other: other.start)
        pairs += ((place, other) for other in missing[max(0, at - 1) : at + 1])
    return min(pairs, key=lambda pair: apart(pair[0].start, pair[1].start, part))


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
    """Whether it is no part of a longer name ("New Jersey", "Jack London", "London Bridge"); a person may follow it."""
    before, after = context.text[max(0, place.start - _REACH) : place.start], context.text[place.end : place.end + _REACH]
    last, following = before.split(" ")[-2:], after.split(" ")[1:2]
    if len(last) > 1 and not last[-1] and last[0][:1].isupper() and last[0][-1:].isalpha():
        return False
    if after[:1] == "-" and after[1:2].isupper():
        return False
    # names that take case endings are seldom put together
    if "inflected-names" in packs.words(context.language, "traits") or after[:1] != " " or not following:
        return True
    return not following[0][:1].isupper() or _is_given(following[0])


def _is_given(word: str) -> bool:
    from tqa.linguistics.given_names import given, native_given

    return native_given(word) is not None or given(word) is not None

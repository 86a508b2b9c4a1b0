"""Names that cues tell, in scripts without capitals above all: places where the text itself says that a name stands there.

What capitals tell elsewhere is told by the mark between the parts of a foreign name, a title, an office, a listed given name, or a verb of
speech. A sighting is one such place; `tqa.analysis.names.scripts.script_names` takes them together.
"""

from __future__ import annotations

from functools import cache

from tqa.analysis.context import Context
from tqa.linguistics import packs
from tqa.model.records import NamedTuple
from tqa.model.text import Span


class Sighting(NamedTuple):
    """A place where a name stands.

    Parameters:
        span: of the surname, or of the only word, with endings when it has any.
        given: of the given names before it, or None.
        office: what the bearer is called beside the name, "" when no office stands there.
        why: what says that it is a name.
        bare: nothing can be written as one word with it there, so that it has no ending.
        person: whether a person bears it; a name in two parts may be that of a company.
        titled: an office or title stands beside it.
    """

    span: Span
    given: Span | None
    office: str
    why: str
    bare: bool
    person: bool
    titled: bool


def sightings(context: Context) -> tuple[Sighting, ...]:
    """All of them, ascending."""
    if "unspaced" in packs.words(context.language, "traits"):
        from tqa.analysis.names.scripts.unspaced_sightings import unspaced

        found = unspaced(context.text, context.language)
    else:
        from tqa.analysis.names.scripts.spaced_sightings import spaced

        found = spaced(context.text, context.language)
    return tuple(sorted(found, key=lambda sighting: (sighting.span, sighting.given is None, sighting.why)))


@cache
def sole_office(office: str, language: str) -> str:
    """The office in what stands beside a name that one person holds, "" when there is none."""
    office = office.lower()
    found = [sole for sole in packs.lines(language, "sole_offices") if sole in office]
    return max(found, key=lambda sole: (len(sole), sole), default="")

"""TBX written: version 3 as Basic, Min or Core in the styles DCA and DCT, and version 2 (TBX-Basic).

What TBX has no data category for stands in notes that start with "tqa ", which `tbx.read` understands. Min has fewer data categories
than Basic, and Core none: what they cannot say is left out, and the conversion reports it.
"""

from __future__ import annotations

from collections.abc import Iterator

from tqa.glossary import fields
from tqa.glossary.entries import ADMITTED, FORBIDDEN, PREFERRED, SUPERSEDED, SUSPECT, WRONG, Entry, Glossary, Term
from tqa.glossary.tbx import GENDERS, OWN, POS
from tqa.model.records import NamedTuple
from tqa.model.xmltree import escaped

DIALECTS = ("basic-dca", "basic-dct", "min-dca", "min-dct", "core", "v2")
_STATUS = {
    PREFERRED: "preferredTerm-admn-sts",
    ADMITTED: "admittedTerm-admn-sts",
    FORBIDDEN: "deprecatedTerm-admn-sts",
    SUSPECT: "deprecatedTerm-admn-sts",
    SUPERSEDED: "supersededTerm-admn-sts",
}
_MIN = ("administrativeStatus", "customerSubset", "externalCrossReference", "partOfSpeech", "subjectField")
_ELEMENTS = {
    "administrativeStatus": "termNote",
    "partOfSpeech": "termNote",
    "grammaticalGender": "termNote",
    "termType": "termNote",
    "termLocation": "termNote",
    "geographicalUsage": "termNote",
    "subjectField": "descrip",
    "definition": "descrip",
    "context": "descrip",
    "source": "admin",
    "customerSubset": "admin",
    "projectSubset": "admin",
    "crossReference": "ref",
    "externalCrossReference": "xref",
    "xGraphic": "xref",
}


class _Dialect(NamedTuple):
    name: str
    categories: tuple[str, ...] | None
    direct: bool
    second: bool

    def has(self, category: str) -> bool:
        """Whether the dialect has a data category."""
        return self.categories is None or category in self.categories


def write(glossary: Glossary, dialect: str = "basic-dca") -> str:
    """The glossary as TBX in one of DIALECTS."""
    base, _, style = dialect.partition("-")
    categories = {"basic": None, "min": _MIN, "core": (), "v2": None}[base]
    chosen = _Dialect(base, categories, style == "dct", base == "v2")
    return "".join(_lines(glossary, chosen))


def _lines(glossary: Glossary, dialect: _Dialect) -> Iterator[str]:
    main = next((language for entry in glossary.entries for language in entry.terms), "en")
    title = f"<fileDesc><titleStmt><title>{escaped(glossary.name)}</title></titleStmt>"
    title += "<sourceDesc><p>written by tqa</p></sourceDesc></fileDesc>"
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    if dialect.second:
        yield f'<martif type="TBX-Basic" xml:lang="{escaped(main)}">\n<martifHeader>{title}</martifHeader>\n<text><body>\n'
    else:
        space = ' xmlns="urn:iso:std:iso:30042:ed-2"'
        if dialect.direct:
            space += ' xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic"'
        style = "dct" if dialect.direct else "dca"
        yield f'<tbx type="TBX-{dialect.name.title()}" style="{style}" xml:lang="{escaped(main)}"{space}>\n'
        yield f"<tbxHeader>{title}</tbxHeader>\n<text><body>\n"
    for entry in glossary.entries:
        yield from _entry(entry, dialect)
    yield f"</body></text>\n</{'martif' if dialect.second else 'tbx'}>\n"


def _entry(entry: Entry, dialect: _Dialect) -> Iterator[str]:
    element, section, group = ("termEntry", "langSet", "tig") if dialect.second else ("conceptEntry", "langSec", "termSec")
    identifier = f' id="{escaped(entry.id)}"' if entry.id else ""
    yield f"<{element}{identifier}>\n"
    if entry.domain:
        yield _said("subjectField", entry.domain, dialect)
    if entry.note:
        yield _said("note", entry.note, dialect)
    for text in _own(entry):
        yield _said("note", text, dialect)
    extra = [(*_place(entry, place), text) for place, text in entry.extra]
    for where, _, name, text in extra:
        if not where:
            yield _said(name, text, dialect)
    for language, terms in entry.terms.items():
        yield f' <{section} xml:lang="{escaped(language)}">\n'
        for where, of, name, text in extra:
            if where == language and not of:
                yield "  " + _said(name, text, dialect)
        for term in terms:
            if term.status in WRONG and not dialect.has("administrativeStatus"):
                continue
            yield f"  <{group}><term>{escaped(term.text)}</term>\n"
            yield from ("   " + line for line in _term(entry, term, dialect))
            for where, of, name, text in extra:
                if where == language and of == term.text:
                    yield "   " + _said(name, text, dialect)
            yield f"  </{group}>\n"
        yield f" </{section}>\n"
    yield f"</{element}>\n"


def _place(entry: Entry, place: str) -> tuple[str, str, str]:
    """Language, term and data category that a place of `extra` names; the first two may be empty."""
    for language, terms in entry.terms.items():
        if place.startswith(f"{language}:"):
            rest = place[len(language) + 1 :]
            text = next((term.text for term in terms if rest.startswith(f"{term.text}:")), "")
            return language, text, rest[len(text) + 1 :] if text else rest
    return "", "", place


def _term(entry: Entry, term: Term, dialect: _Dialect) -> Iterator[str]:
    yield _said("administrativeStatus", _STATUS[term.status], dialect)
    parts = {ours: theirs for theirs, ours in POS.items()}
    if entry.pos:
        yield _said("partOfSpeech", parts.get(entry.pos, "other"), dialect)
    if entry.gender:
        yield _said("grammaticalGender", {ours: theirs for theirs, ours in GENDERS.items()}[entry.gender], dialect)
    if term.status == SUSPECT:
        yield _said("note", f"{OWN}status: {SUSPECT}", dialect)
    if term.use:
        yield _said("note", f"{OWN}use: {term.use}", dialect)


def _own(entry: Entry) -> Iterator[str]:
    """What TBX has no data category for."""
    if entry.kind != "term":
        yield f"{OWN}kind: {entry.kind}"
    if entry.pos in ("abbreviation", "phrase"):
        yield f"{OWN}pos: {entry.pos}"
    for name, attribute in fields.FLAGS.items():
        if getattr(entry, attribute) != Entry._field_defaults[attribute]:
            yield f"{OWN}{name}: {'true' if getattr(entry, attribute) else 'false'}"
    for name, value in (("from", entry.since), ("until", entry.until)):
        if value:
            yield f"{OWN}{name}: {value}"
    for topic, choice in entry.style:
        yield f"{OWN}style: {topic}={choice}"
    for name in fields.LISTS:
        for value in getattr(entry, name):
            yield f"{OWN}{name}: {value}"


def _said(name: str, text: str, dialect: _Dialect) -> str:
    category, _, target = name.partition("#")
    aim = f' target="{escaped(target)}"' if target else ""
    if category == "note":
        return f"<note>{escaped(text)}</note>\n"
    if not dialect.has(category):
        return ""
    if dialect.direct:
        space = "min" if category in _MIN else "basic"
        return f"<{space}:{category}{aim}>{escaped(text)}</{space}:{category}>\n"
    element = _ELEMENTS.get(category, "descrip")
    return f'<{element} type="{escaped(category)}"{aim}>{escaped(text)}</{element}>\n'

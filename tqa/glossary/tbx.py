"""TBX (ISO 30042): version 3 in the styles DCA and DCT, version 2 (MARTIF), and the older TBX-Min, read into entries.

All terms of a language are kept with their status. What an entry has no field for goes to `extra` under its place: `definition`,
`en:definition`, `en:Orlovka Gazette:termType`; a target follows a "#", so that `tbx_write` gives the same file again.
Version 2 and 3 differ in names of elements: termEntry, langSet, tig or ntig, and conceptEntry, langSec, termSec.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from tqa.glossary import fields
from tqa.glossary.entries import ADMITTED, FORBIDDEN, PREFERRED, SUPERSEDED, SUSPECT, WRONG, Glossary
from tqa.glossary.shapes import code
from tqa.model.errors import SettingsError
from tqa.model.records import NamedTuple
from tqa.model.xmltree import Element, XmlError, parse

STATUS = {
    "preferredTerm-admn-sts": PREFERRED,
    "admittedTerm-admn-sts": ADMITTED,
    "deprecatedTerm-admn-sts": FORBIDDEN,
    "supersededTerm-admn-sts": SUPERSEDED,
    "preferredTerm": PREFERRED,
    "admittedTerm": ADMITTED,
    "deprecatedTerm": FORBIDDEN,
    "supersededTerm": SUPERSEDED,
    "standardizedTerm": PREFERRED,
    "regulatedTerm": ADMITTED,
    "legalTerm": ADMITTED,
    "preferred": PREFERRED,
    "admitted": ADMITTED,
    "notRecommended": SUPERSEDED,
    "obsolete": SUPERSEDED,
    "superseded": SUPERSEDED,
    "deprecated": FORBIDDEN,
    "forbidden": FORBIDDEN,
}
POS = {"noun": "noun", "properNoun": "proper noun", "verb": "verb", "adjective": "adjective", "adverb": "adverb", "other": "other"}
GENDERS = {"masculine": "male", "feminine": "female", "neuter": "neuter"}
OWN = "tqa "
"""What a note starts with that has a field of an entry, as in "tqa kind: person"."""

_ROOTS = ("tbx", "martif", "TBX")
_ENTRIES = ("conceptEntry", "termEntry", "entry")
_LANGUAGES = ("langSec", "langSet", "langGroup")
_TERMS = ("termSec", "tig", "ntig", "termGroup")
_GROUPS = ("descripGrp", "adminGrp", "transacGrp", "termNoteGrp", "termGrp")
_META = ("descrip", "termNote", "admin", "note", "xref", "ref", "transac", "transacNote", "date", "descripNote", "adminNote")


class Said(NamedTuple):
    """Something that the file says of an entry, a language or a term: a data category, its text, and what it points to."""

    category: str
    text: str
    target: str = ""

    @property
    def name(self) -> str:
        """The category with the target."""
        return f"{self.category}#{self.target}" if self.target else self.category


def read(data: bytes, path: str, name: str = "") -> Glossary:
    """Read a TBX file.

    Raises:
        SettingsError: it is not XML, not TBX, or has wrong entries; line and column are named.
    """
    try:
        root = parse(data)
    except XmlError as error:
        raise SettingsError(path, [str(error)]) from None
    if root.name not in _ROOTS:
        raise SettingsError(path, [f"{root.place}: <{root.name}> is not TBX; the root of TBX is <tbx>, or <martif> in version 2"])
    text = root if root.first("body") else root.first("text")
    body = text.first("body") if text else None
    if body is None:
        raise SettingsError(path, [f"{root.place}: there is no <text><body> with the entries"])
    mistakes: list[str] = []
    entries = []
    for element in body.children:
        if element.name not in _ENTRIES:
            mistakes.append(f"{element.place}: <{element.name}> in <body>{fields.hint(element.name, _ENTRIES, always=True)}")
            continue
        found: list[str] = []
        values = _entry(element, found)
        if not found and (entry := fields.entry(values, found, element.line)):
            entries.append(entry)
        mistakes += [mistake if mistake.startswith("line ") else f"{element.place}: {mistake}" for mistake in found]
    if mistakes:
        raise SettingsError(path, mistakes)
    return Glossary(_title(root) or name or "glossary", tuple(entries), path=path)


def _title(root: Element) -> str:
    """The title in the header, where a glossary's name is kept."""
    for header in root.all("tbxHeader", "martifHeader"):
        for description in header.all("fileDesc"):
            if (statement := description.first("titleStmt")) and (title := statement.first("title")):
                return " ".join(title.text.split())
    return ""


def _entry(element: Element, mistakes: list[str]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    extra: dict[str, list[str]] = {}
    if identifier := element.attributes.get("id"):
        values["id"] = identifier
    for said in _said(element):
        _concept(said, values, extra)
    seen: dict[str, set[str]] = {}
    for section in element.children:
        if section.name in _META or section.name in _GROUPS or _is_category(section):
            continue
        if section.name not in _LANGUAGES:
            mistakes.append(f"{section.place}: <{section.name}> in <{element.name}>{fields.hint(section.name, _LANGUAGES, always=True)}")
            continue
        language = code(section.attributes.get("xml:lang", ""))
        if not language:
            mistakes.append(f"{section.place}: <{section.name}> has no xml:lang")
            continue
        for said in _said(section):
            extra.setdefault(f"{language}:{said.name}", []).append(said.text)
        for group in section.all(*_TERMS):
            _term(group, language, values, extra, seen.setdefault(language, set()), mistakes)
    if extra:
        values["extra"] = extra
    for language in [name for name, forms in values.items() if isinstance(forms, list) and name in seen]:
        values[language] = [text for text, _ in sorted(values[language], key=lambda form: form[1])]
    return values


def _term(group: Element, language: str, values: dict[str, Any], extra: dict[str, list[str]], seen: set[str], mistakes: list[str]) -> None:
    holder = group.first("termGrp") or group
    term = holder.first("term")
    text = " ".join(term.text.split()) if term else ""
    if not text:
        mistakes.append(f"{group.place}: <{group.name}> has no <term>")
        return
    if text in seen:
        extra.setdefault(f"{language}:{text}:repeated", []).append("true")
        return
    seen.add(text)
    said = [*_said(group), *(_said(holder) if holder is not group else ())]
    status, use, others = "", "", []
    for item in said:
        if item.category in ("administrativeStatus", "normativeAuthorization", "termStatus", "usageStatus"):
            status = STATUS.get(item.text, "")
            if not status or (status, item.text) not in _PLAIN:
                others.append(item)
        elif item.category == "note" and item.text.startswith(f"{OWN}use: "):
            use = item.text.removeprefix(f"{OWN}use: ")
        elif item.category == "note" and item.text == f"{OWN}status: {SUSPECT}":
            status = SUSPECT
        elif (item.category == "partOfSpeech" and item.text in POS and values.setdefault("pos", POS[item.text]) == POS[item.text]) or (
            item.category == "grammaticalGender"
            and item.text in GENDERS
            and values.setdefault("gender", GENDERS[item.text]) == GENDERS[item.text]
        ):
            pass
        else:
            others.append(item)
    for item in others:
        extra.setdefault(f"{language}:{text}:{item.name}", []).append(item.text)
    if status in WRONG:
        values.setdefault(status, {}).setdefault(language, []).append(f"{text} {fields.ARROW} {use}" if use else text)
    else:
        values.setdefault(language, []).append((text, status != PREFERRED))


_PLAIN = {(PREFERRED, "preferredTerm-admn-sts"), (ADMITTED, "admittedTerm-admn-sts"), (FORBIDDEN, "deprecatedTerm-admn-sts")}
_PLAIN |= {(SUPERSEDED, "supersededTerm-admn-sts")}
"""Statuses that the writer gives again; another name for one of them is kept in `extra`."""


def _concept(said: Said, values: dict[str, Any], extra: dict[str, list[str]]) -> None:
    if said.category == "subjectField" and "domain" not in values and not said.target:
        values["domain"] = said.text
    elif said.category == "note" and said.text.startswith(OWN):
        name, _, value = said.text.removeprefix(OWN).partition(": ")
        if name in fields.FLAGS:
            values[name] = value == "true"
        elif name in fields.LISTS:
            values.setdefault(name, []).append(value)
        elif name == "style":
            topic, _, choice = value.partition("=")
            values.setdefault("style", {})[topic] = choice
        else:
            values[name] = value
    elif said.category == "note" and "note" not in values:
        values["note"] = said.text
    else:
        extra.setdefault(said.name, []).append(said.text)


def _is_category(element: Element) -> bool:
    """Whether an element is a data category in the style DCT, or of the older TBX-Min."""
    return bool(re.match(r"http://www\.tbxinfo\.net/ns/", element.space)) or element.name in ("subjectField", "termStatus", "partOfSpeech")


def _said(element: Element) -> Iterator[Said]:
    for child in element.children:
        if child.name in _GROUPS and child.name != "termGrp":
            yield from _said(child)
        elif child.name in _META and not (_is_category(child)):
            yield _as_said(child, child.attributes.get("type", child.name))
        elif _is_category(child) and child.name not in (*_LANGUAGES, *_TERMS, "term"):
            yield _as_said(child, child.name)
        elif element.name in _TERMS and child.name not in ("term", "termGrp"):
            yield _as_said(child, child.attributes.get("type", child.name))


def _as_said(element: Element, category: str) -> Said:
    return Said(category, " ".join(element.text.split()) or "-", element.attributes.get("target", ""))

"""The CSV shapes of translation platforms: Weblate, Crowdin and Phrase.

Weblate: `source`, `target`, `context`, `translator_comments`, `developer_comments`; the languages are not in the file.
Crowdin: `Term [en]`, `Description [en]`, `Part of Speech [en]`, `Status [en]`, `Gender [en]`, `Note [en]` ... for each language, and what
is said of the concept. Phrase: `term`, `description`, `case sensitive`, `translatable`, and a column for each locale.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from tqa.glossary import fields
from tqa.glossary.entries import ADMITTED, FORBIDDEN, PREFERRED, SUPERSEDED, WRONG, Entry, Glossary
from tqa.model.errors import SettingsError

WEBLATE, CROWDIN, PHRASE = "weblate", "crowdin", "phrase"
SHAPES = (WEBLATE, CROWDIN, PHRASE)
_BRACKETS = re.compile(r"(.+?) \[([A-Za-z0-9_-]+)\]\Z")
_PHRASE = ("term", "description", "case sensitive", "case_sensitive", "translatable")
_STATUS = {
    "preferred": PREFERRED,
    "admitted": ADMITTED,
    "not recommended": SUPERSEDED,
    "obsolete": SUPERSEDED,
    "deprecated": FORBIDDEN,
    "forbidden": FORBIDDEN,
    "draft": ADMITTED,
    "": ADMITTED,
}
_GENDERS = {"masculine": "male", "feminine": "female", "neuter": "neuter"}


def of(header: Sequence[str]) -> str:
    """The shape that a header row has, or an empty string."""
    columns = [column.strip().lower() for column in header]
    if "source" in columns and "target" in columns:
        return WEBLATE
    if any(_BRACKETS.match(column) and column.startswith("term [") for column in columns):
        return CROWDIN
    return PHRASE if "term" in columns and any(column in _PHRASE[1:] for column in columns) else ""


def read(shape: str, rows: Sequence[tuple[int, Sequence[str]]], path: str, name: str, languages: tuple[str, str]) -> Glossary:
    """The glossary in the rows of a shape.

    Raises:
        SettingsError: with every mistake; the languages are needed and not given.
    """
    source, target = languages
    if (shape == WEBLATE and not (source and target)) or (shape == PHRASE and not source):
        needed = "--from-lang and --to-lang" if shape == WEBLATE else "--from-lang"
        raise SettingsError(path, [f"the columns of {shape.title()} do not say their languages; give {needed} to `tqa glossary convert`"])
    header = [column.strip() for column in rows[0][1]]
    mistakes: list[str] = []
    entries: list[Entry] = []
    for line, row in rows[1:]:
        cells = {column: cell.strip() for column, cell in zip(header, row, strict=False) if column and cell.strip()}
        found: list[str] = []
        values = _crowdin(cells) if shape == CROWDIN else _pairs(shape, cells, source, target)
        if values and (entry := fields.entry(values, found, line)):
            entries.append(entry)
        mistakes += [f"line {line}: {mistake}" for mistake in found]
    if mistakes:
        raise SettingsError(path, mistakes)
    return Glossary(name or "glossary", tuple(entries), path=path)


def code(locale: str) -> str:
    """A locale as a BCP 47 tag: en_US is en-US."""
    language, _, region = locale.strip().replace("_", "-").partition("-")
    return f"{language.lower()}-{region}" if region else language.lower()


def _pairs(shape: str, cells: dict[str, str], source: str, target: str) -> dict[str, Any]:
    lower = {column.lower(): cell for column, cell in cells.items()}
    values: dict[str, Any] = {}
    notes: list[str]
    if shape == WEBLATE:
        if lower.get("fuzzy", "").lower() in ("true", "1", "yes"):
            return {}
        flags = [flag.strip() for flag in lower.get("flags", "").split(",")]
        values[source] = [lower.get("source", "")]
        if "forbidden" in flags:
            values[FORBIDDEN] = {target: [lower.get("target", "")]}
        elif lower.get("target"):
            values[target] = [lower["target"]]
        notes = [lower.get(name, "") for name in ("context", "translator_comments", "developer_comments")]
        values["keep"] = "read-only" in flags
    else:
        values[source] = [lower.get("term", "")]
        locales = {code(column): cell for column, cell in cells.items() if column.lower() not in _PHRASE}
        values.update({locale: [cell] for locale, cell in locales.items()})
        notes = [lower.get("description", "")]
        values["keep"] = lower.get("translatable", "true").lower() in ("false", "0", "no")
        if lower.get("case sensitive", lower.get("case_sensitive", "")).lower() in ("true", "1", "yes"):
            values["case"] = True
    values["note"] = " ".join(" ".join(note.split()) for note in notes if note)
    return {name: value for name, value in values.items() if value not in ("", [], False)}


def _crowdin(cells: dict[str, str]) -> dict[str, Any]:
    by_language: dict[str, dict[str, str]] = {}
    values: dict[str, Any] = {}
    extra: dict[str, list[str]] = {}
    for column, cell in cells.items():
        match = _BRACKETS.match(column)
        text = " ".join(cell.split())
        if match:
            by_language.setdefault(code(match[2]), {})[match[1].lower()] = text
        elif column.lower() == "concept subject":
            values["domain"] = text
        elif column.lower() == "concept note":
            values["note"] = text
        elif column.lower() == "concept translatable":
            values["keep"] = text.lower() in ("false", "no", "0")
        else:
            extra.setdefault(column, []).append(text)
    for language, said in by_language.items():
        term = said.pop("term", "")
        status = _STATUS.get(said.pop("status", "").lower(), ADMITTED)
        if term:
            target = values.setdefault(status, {}) if status in WRONG else values
            target.setdefault(language, []).append(term)
        pos = said.pop("part of speech", "").lower()
        if pos in fields.PARTS_OF_SPEECH:
            values.setdefault("pos", pos)
        gender = _GENDERS.get(said.pop("gender", "").lower())
        if gender:
            values.setdefault("gender", gender)
        for name, text in said.items():
            extra.setdefault(f"{language}:{name}", []).append(text)
    if extra:
        values["extra"] = extra
    return values if by_language else {}


def rows(shape: str, glossary: Glossary, source: str, target: str) -> Iterable[list[str]]:
    """The glossary in a shape: a header, then rows."""
    if shape == WEBLATE:
        yield ["source", "target", "context", "translator_comments", "flags"]
        for entry in glossary.entries:
            for term in entry.terms.get(target, ()):
                flags = "forbidden" if term.status in WRONG else "read-only" if entry.keep else ""
                yield [entry.preferred(source), term.text, "", entry.note, flags]
        return
    languages = list(dict.fromkeys(language for entry in glossary.entries for language in entry.terms))
    if shape == PHRASE:
        others = [language for language in languages if language != source]
        yield ["term", "description", "case sensitive", "translatable", *others]
        for entry in glossary.entries:
            said = ["true" if entry.case else "false", "false" if entry.keep else "true"]
            yield [entry.preferred(source), entry.note, *said, *(entry.preferred(language) for language in others)]
        return
    yield ["Concept Subject", "Concept Note", *(f"{name} [{lang}]" for lang in languages for name in ("Term", "Status", "Part of Speech"))]
    for entry in glossary.entries:
        for at in range(max(len(terms) for terms in entry.terms.values())):
            cells: list[str] = []
            for language in languages:
                terms = entry.terms.get(language, ())[at : at + 1]
                for term in terms:
                    cells += [term.text, "Deprecated" if term.status in WRONG else term.status.title(), entry.pos]
                cells += [] if terms else ["", "", ""]
            yield [entry.domain, entry.note, *cells]

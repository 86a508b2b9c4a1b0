"""A glossary from one format into another one, and what the other one could not hold."""

from __future__ import annotations

import os

from tqa.glossary import fields, shapes, tables, tbx_write, tmx, toml
from tqa.glossary.entries import Entry, Glossary
from tqa.model.errors import UsageError

SUFFIXES = (".toml", ".csv", ".tsv", ".xlsx", ".tbx", ".tmx")
_SHOWN = 3


def written(glossary: Glossary, path: str, *, shape: str = "", dialect: str = "basic-dca", languages: tuple[str, str] = ("", "")) -> bytes:
    """The glossary in the format that a file's suffix tells.

    Parameters:
        shape: one of shapes.SHAPES for CSV and XLSX; empty for our own columns.
        dialect: one of tbx_write.DIALECTS for TBX.
        languages: source and target language, for shapes that hold one pair.

    Raises:
        UsageError: the suffix is not known, or a shape needs languages.
    """
    suffix = os.path.splitext(path)[1].lower()
    if shape in (shapes.WEBLATE, shapes.PHRASE) and not (languages[0] and (languages[1] or shape == shapes.PHRASE)):
        raise UsageError(
            f"{shape.title()} files hold one source language: give --from-lang{' and --to-lang' if shape == shapes.WEBLATE else ''}"
        )
    if suffix == ".toml":
        return toml.write(glossary).encode()
    if suffix == ".tsv":
        return tables.write_tsv(glossary).encode()
    if suffix in (".csv", ".xlsx"):
        rows = list(shapes.rows(shape, glossary, *languages)) if shape else tables.to_rows(glossary)
        if suffix == ".csv":
            return tables.csv_text(rows).encode()
        from tqa.glossary import workbook

        return workbook.write(rows)
    if suffix == ".tbx":
        return tbx_write.write(glossary, dialect).encode()
    if suffix == ".tmx":
        return tmx.write(glossary).encode()
    raise UsageError(f"{path}: glossaries are written as {', '.join(SUFFIXES)}, not as {suffix or 'a file without a suffix'}")


def losses(before: Glossary, after: Glossary) -> list[str]:
    """What of a glossary is not there any more in what was read back, one sentence each."""
    if _plain(before.entries) == _plain(after.entries):
        return _header_losses(before, after)
    by_label: dict[str, list[Entry]] = {}
    for entry in after.entries:
        by_label.setdefault(_key(entry), []).append(entry)
    lost: dict[str, list[str]] = {}
    for entry in before.entries:
        same = by_label.get(_key(entry)) or [other for other in after.entries if _shares(entry, other)]
        if not same:
            lost.setdefault("left out", []).append(entry.label)
            continue
        for what in _lost(entry, same):
            lost.setdefault(what, []).append(entry.label)
    return [_sentence(what, labels) for what, labels in lost.items()] + _header_losses(before, after)


def _sentence(what: str, labels: list[str]) -> str:
    one = len(labels) == 1
    verb = ("is" if one else "are") if what == "left out" else "loses" if one else "lose"
    return f"{len(labels)} {'entry' if one else 'entries'} {verb} {what}: {_listed(labels)}"


def _header_losses(before: Glossary, after: Glossary) -> list[str]:
    names = [name for name in ("style", "derived", "description") if getattr(before, name) != getattr(after, name)]
    return [f"the glossary loses its {name}" for name in names]


def _plain(entries: tuple[Entry, ...]) -> list[Entry]:
    return [entry._replace(line=0) for entry in entries]


def _key(entry: Entry) -> str:
    return "\t".join(sorted(f"{language}={entry.preferred(language)}" for language in entry.terms if entry.preferred(language)))


def _shares(one: Entry, other: Entry) -> bool:
    return any(one.preferred(language) and one.preferred(language) == other.preferred(language) for language in one.terms)


def _lost(entry: Entry, after: list[Entry]) -> list[str]:
    found = []
    names = {**{name: name for name in (*fields.TEXTS, *fields.LISTS, "style", "extra", "until")}, "from": "since", **fields.FLAGS}
    for name, attribute in names.items():
        value = getattr(entry, attribute)
        if value != Entry._field_defaults.get(attribute, "") and all(getattr(other, attribute) != value for other in after):
            found.append(f'"{name}"')
    kept = {(language, term.text): term for other in after for language, terms in other.terms.items() for term in terms}
    for language, terms in entry.terms.items():
        gone = {term.status for term in terms if (language, term.text) not in kept}
        changed = {term.status for term in terms if (language, term.text) in kept and kept[language, term.text] != term}
        found += [f"{status} forms of {language}" for status in sorted(gone)]
        found += [f"the status or replacement of {status} forms of {language}" for status in sorted(changed)]
    return found


def _listed(labels: list[str]) -> str:
    more = f" and {len(labels) - _SHOWN} more" if len(labels) > _SHOWN else ""
    return ", ".join(f"“{label}”" for label in labels[:_SHOWN]) + more

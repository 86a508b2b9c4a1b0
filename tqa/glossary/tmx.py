"""TMX 1.4: short units of a translation memory as candidates for terms, and glossaries written as one."""

from __future__ import annotations

from tqa.glossary import fields
from tqa.glossary.entries import Entry, Glossary
from tqa.glossary.shapes import code
from tqa.model.errors import SettingsError
from tqa.model.xmltree import Element, XmlError, escaped, parse

LONGEST = 5
"""Words of the longest unit that may be a term."""

_ENDS = (".", "!", "?", "…", ":", ";", "。", "！", "？")


def read(data: bytes, path: str, name: str = "") -> Glossary:
    """Units of at most LONGEST words that are no sentences, each variant once; units with one source are one entry.

    Raises:
        SettingsError: it is not XML or not TMX; line and column are named.
    """
    try:
        root = parse(data)
    except XmlError as error:
        raise SettingsError(path, [str(error)]) from None
    body = root.first("body")
    if root.name != "tmx" or body is None:
        raise SettingsError(path, [f"{root.place}: <{root.name}> is not TMX; its root is <tmx> with a <body>"])
    header = root.first("header")
    main = code((header.attributes.get("srclang", "") if header else "").replace("*all*", ""))
    mistakes: list[str] = []
    forms: dict[str, dict[str, dict[str, None]]] = {}
    lines: dict[str, int] = {}
    for unit in body.all("tu"):
        variants = _variants(unit, mistakes)
        if len(variants) < 2 or not all(_is_short(text) for text in variants.values()):
            continue
        key = variants.get(main) or next(iter(variants.values()))
        lines.setdefault(key, unit.line)
        for language, text in variants.items():
            forms.setdefault(key, {}).setdefault(language, {})[text] = None
    entries: list[Entry] = []
    for key, languages in forms.items():
        found: list[str] = []
        if entry := fields.entry({language: list(texts) for language, texts in languages.items()}, found, lines[key]):
            entries.append(entry)
        mistakes += [f"line {lines[key]}: {mistake}" for mistake in found]
    if mistakes:
        raise SettingsError(path, mistakes)
    return Glossary(name or "glossary", tuple(entries), path=path)


def _variants(unit: Element, mistakes: list[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for variant in unit.all("tuv"):
        language = code(variant.attributes.get("xml:lang") or variant.attributes.get("lang", ""))
        segment = variant.first("seg")
        if not language or segment is None:
            mistakes.append(f"{variant.place}: <tuv> has no {'<seg>' if language else 'xml:lang'}")
        elif text := " ".join(segment.text.split()):
            found.setdefault(language, text)
    return found


def _is_short(text: str) -> bool:
    return len(text.split()) <= LONGEST and len(text) <= 80 and not text.endswith(_ENDS) and any(map(str.isalpha, text))


def write(glossary: Glossary) -> str:
    """The preferred forms of each entry as one unit; nothing else has a place in TMX."""
    main = next((language for entry in glossary.entries for language in entry.terms), "en")
    head = '<header creationtool="tqa" creationtoolversion="1" segtype="phrase" o-tmf="tqa" adminlang="en" datatype="plaintext"'
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<tmx version="1.4">', f'{head} srclang="{escaped(main)}"/>', "<body>"]
    for entry in glossary.entries:
        note = f"<note>{escaped(entry.note)}</note>" if entry.note else ""
        variants = [
            f'<tuv xml:lang="{escaped(language)}"><seg>{escaped(text)}</seg></tuv>'
            for language in entry.terms
            if (text := entry.preferred(language))
        ]
        if len(variants) > 1:
            lines.append(f"<tu>{note}{''.join(variants)}</tu>")
    return "\n".join([*lines, "</body>", "</tmx>"]) + "\n"

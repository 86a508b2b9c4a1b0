"""Glossaries in TOML, the format that people write and git compares."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from tqa.glossary import fields
from tqa.glossary.entries import ADMITTED, FORBIDDEN, WRONG, Entry, Glossary
from tqa.model.errors import SettingsError

_HEADER = ("name", "description", "style", "derived")


def read(text: str, path: str = "<glossary>") -> Glossary:
    """Read a glossary.

    Raises:
        SettingsError: with every mistake in the file, each with its line.
    """
    import tomllib

    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(path, [f"not TOML: {error}"]) from None
    except RecursionError:
        raise SettingsError(path, ["not TOML of a glossary: lists or tables are nested too deeply"]) from None
    mistakes: list[str] = []
    header = data.pop("glossary", {})
    raw = data.pop("entry", [])
    mistakes += [f"there is no table [{name}]; a glossary has [glossary] and [[entry]]" for name in data]
    if not isinstance(header, Mapping):
        mistakes.append("[glossary] must be a table")
        header = {}
    if not (isinstance(raw, list) and all(isinstance(item, Mapping) for item in raw)):
        mistakes.append("entries must be written as [[entry]] with double brackets")
        raw = []
    settings = _header(header, mistakes)
    lines = [1 + text.count("\n", 0, match.start(1)) for match in re.finditer(r"^[ \t]*(\[\[[ \t]*entry[ \t]*\]\])", text, re.MULTILINE)]
    entries = []
    for at, item in enumerate(raw):
        line = lines[at] if len(lines) == len(raw) else 0
        found: list[str] = []
        if entry := fields.entry(item, found, line):
            entries.append(entry)
        where = f"line {line}" if line else f"entry {at + 1}"
        mistakes += [f"{where}: {mistake}" for mistake in found]
    if mistakes:
        raise SettingsError(path, mistakes)
    return Glossary(settings.pop("name", "") or _stem(path), tuple(entries), **settings, path=path)


def _stem(path: str) -> str:
    name = path.replace("\\", "/").rpartition("/")[2]
    return "glossary" if name.startswith("<") else name.partition(".")[0] or name


def _header(header: Mapping[str, Any], mistakes: list[str]) -> dict[str, Any]:
    settings: dict[str, Any] = {}
    for name, value in header.items():
        if name not in _HEADER:
            mistakes.append(f"[glossary]: there is no field {name!r}{fields.hint(name, _HEADER, always=True)}")
        elif name == "style":
            if isinstance(value, Mapping) and all(isinstance(choice, str) for choice in value.values()):
                settings["style"] = dict(value)
            else:
                mistakes.append('[glossary]: "style" must be a table of topics and choices')
        elif not isinstance(value, str):
            mistakes.append(f'[glossary]: "{name}" must be a string')
        elif name == "derived" and value not in (FORBIDDEN, ADMITTED):
            mistakes.append(f'[glossary]: "derived" is {value!r}; it is "forbidden" or "admitted"')
        else:
            settings[name] = value
    return settings


def write(glossary: Glossary) -> str:
    """The glossary as TOML."""
    lines = ["[glossary]", f"name = {_string(glossary.name)}"]
    if glossary.description:
        lines.append(f"description = {_string(glossary.description)}")
    if glossary.style:
        lines.append(f"style = {_table(glossary.style.items())}")
    if glossary.derived != FORBIDDEN:
        lines.append(f"derived = {_string(glossary.derived)}")
    for entry in glossary.entries:
        lines += ["", "[[entry]]", *entry_lines(entry)]
    return "\n".join(lines) + "\n"


def entry_lines(entry: Entry) -> Iterable[str]:
    """The lines of an entry below its [[entry]]."""
    if entry.id:
        yield f"id = {_string(entry.id)}"
    yield f"kind = {_string(entry.kind)}"
    for language in entry.terms:
        if right := entry.right(language):
            yield f"{_key(language)} = {_strings(right)}"
    for status in WRONG:
        for language, terms in entry.terms.items():
            forms = [f"{t.text} {fields.ARROW} {t.use}" if t.use else t.text for t in terms if t.status == status]
            if forms:
                yield f"{status}.{_key(language)} = [{', '.join(map(_string, forms))}]"
    for name in ("gender", "pos", "domain"):
        if value := getattr(entry, name):
            yield f"{name} = {_string(value)}"
    for name, attribute in fields.FLAGS.items():
        if getattr(entry, attribute) != Entry._field_defaults[attribute]:
            yield f"{name} = {'true' if getattr(entry, attribute) else 'false'}"
    if entry.since:
        yield f"from = {entry.since}"
    if entry.until:
        yield f"until = {entry.until}"
    if entry.style:
        yield f"style = {_table(entry.style)}"
    for name in fields.LISTS:
        if values := getattr(entry, name):
            yield f"{name} = [{', '.join(map(_string, values))}]"
    if entry.note:
        yield f"note = {_string(entry.note)}"
    places = dict.fromkeys(place for place, _ in entry.extra)
    if places:
        texts = {place: tuple(text for where, text in entry.extra if where == place) for place in places}
        yield "extra = { " + ", ".join(f"{_key(place)} = {_strings(found)}" for place, found in texts.items()) + " }"


def _strings(values: tuple[str, ...]) -> str:
    return _string(values[0]) if len(values) == 1 else f"[{', '.join(map(_string, values))}]"


def _table(pairs: Iterable[tuple[str, str]]) -> str:
    return "{ " + ", ".join(f"{_key(key)} = {_string(value)}" for key, value in pairs) + " }"


def _key(name: str) -> str:
    return name if re.fullmatch(r"[A-Za-z0-9_-]+", name) else _string(name)


def _string(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + re.sub(r"[\x00-\x1f\x7f]", lambda match: f"\\u{ord(match[0]):04X}", escaped) + '"'

"""From the named fields of a file to entries, with every mistake found and none hidden behind the first."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from tqa.glossary.entries import ADMITTED, KINDS, PREFERRED, SUSPECT, WRONG, Entry, Term

FLAGS = {"case": "case", "whole-word": "word", "inflect": "inflect", "keep": "keep", "uniform": "uniform"}
TEXTS = ("id", "kind", "gender", "pos", "domain", "note")
LISTS = ("context", "good", "bad")
DATES = ("from", "until")
NAMES = (*TEXTS, *FLAGS, *LISTS, *DATES, "style", "extra", *WRONG)
PARTS_OF_SPEECH = ("noun", "proper noun", "verb", "adjective", "adverb", "abbreviation", "phrase", "other")
ARROW = "=>"
_INVISIBLE = "\u00ad\u061c\u180e\u200e\u200f\u200b\u2060\ufeff\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_LONGEST = 300
"""Characters of the longest term; what is longer is no term but a mistake of columns."""
_GENDERS = ("male", "female", "neuter")


@cache
def _language_code() -> re.Pattern[str]:
    return re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*\Z")


def entry(fields: Mapping[str, Any], mistakes: list[str], line: int = 0) -> Entry | None:
    """Build an entry.

    Parameters:
        fields: the names of the glossary file format with values as TOML gives them; other formats turn their cells into these.
        mistakes: gets one sentence a mistake.
        line: where the entry starts in its file.

    Returns:
        The entry, or None when a mistake makes it useless.
    """
    before = len(mistakes)
    terms: dict[str, list[Term]] = {}
    values: dict[str, Any] = {"line": line}
    for name, value in fields.items():
        if name in TEXTS:
            values[name] = _text(name, value, mistakes)
        elif name in FLAGS:
            values[FLAGS[name]] = _flag(name, value, mistakes)
        elif name in LISTS:
            values[name] = tuple(_texts(name, value, mistakes))
        elif name in DATES:
            values["since" if name == "from" else name] = _date(name, value, mistakes)
        elif name == "style":
            values["style"] = _style(value, mistakes)
        elif name == "extra":
            values["extra"] = _extra(value, mistakes)
        elif name in WRONG:
            if not isinstance(value, Mapping):
                mistakes.append(f'"{name}" needs a language: write {name}.en = [...]')
                continue
            for language, forms in value.items():
                if _is_language(language, mistakes):
                    terms.setdefault(language, []).extend(_wrong(name, language, forms, mistakes))
        elif _language_code().match(name) and (len(name) != 3 or not hint(name, NAMES)):
            _lengths(name, value, mistakes)
            right = [Term(text, ADMITTED if at else PREFERRED) for at, text in enumerate(_texts(name, value, mistakes))]
            terms[name] = right + terms.get(name, [])
        else:
            mistakes.append(f"there is no field {name!r}{hint(name, NAMES)}")
    kind = values.setdefault("kind", "term")
    if kind and kind not in KINDS:
        mistakes.append(f"there is no kind {kind!r}{hint(kind, KINDS, always=True)}")
    if values.get("gender") and values["gender"] not in _GENDERS:
        mistakes.append(f'"gender" is {values["gender"]!r}; it is one of {", ".join(_GENDERS)}')
    if values.get("pos") and values["pos"] not in PARTS_OF_SPEECH:
        mistakes.append(f'"pos" is {values["pos"]!r}{hint(values["pos"], PARTS_OF_SPEECH, always=True)}')
    if values.get("since") and values.get("until") and values["since"] >= values["until"]:
        mistakes.append(f'"from" ({values["since"]}) is not before "until" ({values["until"]})')
    _contradictions(terms, values, mistakes)
    if not any(terms.values()):
        if len(mistakes) == before:
            mistakes.append('the entry has no term: give at least one language, for example en = "..."')
        return None
    return Entry({language: tuple(forms) for language, forms in terms.items()}, **values) if len(mistakes) == before else None


def _contradictions(terms: Mapping[str, list[Term]], values: Mapping[str, Any], mistakes: list[str]) -> None:
    for language, forms in terms.items():
        seen: dict[str, list[str]] = {}
        for text, status, _ in forms:
            seen.setdefault(text, []).append(status)
        for text, found in seen.items():
            if len(found) > 1:
                wrong = [status for status in found if status in WRONG]
                twice = len(wrong) in (0, len(found)) and len(set(wrong)) <= 1
                mistakes.append(f"{text!r} ({language}) is " + ("listed twice" if twice else f"both {found[0]} and {found[1]}"))
        if any(term.status == SUSPECT for term in forms) and not values.get("context"):
            mistakes.append(f'"suspect.{language}" needs "context": the words beside which the form is wrong')


def _text(name: str, value: Any, mistakes: list[str]) -> str:
    if not isinstance(value, str):
        mistakes.append(f'"{name}" is {_kind_of(value)}; it must be a string')
        return ""
    return _clean(name, value, mistakes)


def _texts(name: str, value: Any, mistakes: list[str]) -> list[str]:
    if isinstance(value, str):
        value = [value]
    if not isinstance(value, Sequence):
        mistakes.append(f'"{name}" is {_kind_of(value)}; it must be a string or a list of strings')
        return []
    texts = [_text(name, item, mistakes) for item in value]
    if any(isinstance(item, str) and not item.strip() for item in value):
        mistakes.append(f'"{name}" has an empty string')
    return [text for text in texts if text]


def _wrong(status: str, language: str, value: Any, mistakes: list[str]) -> Iterable[Term]:
    for text in _texts(f"{status}.{language}", value, mistakes):
        form, arrow, use = text.partition(ARROW)
        if arrow and not (form.strip() and use.strip()):
            mistakes.append(f'"{status}.{language}" has {text!r}: write both sides of "{ARROW}"')
        yield Term(form.strip(), status, use.strip())
    _lengths(f"{status}.{language}", value, mistakes)


def _lengths(name: str, value: Any, mistakes: list[str]) -> None:
    texts = (value,) if isinstance(value, str) else value if isinstance(value, Sequence) else ()
    sizes = [len(text) for text in texts if isinstance(text, str)]
    mistakes += [f'"{name}" has a term of {size} characters; terms have at most {_LONGEST}' for size in sizes if size > _LONGEST]


def _flag(name: str, value: Any, mistakes: list[str]) -> bool:
    if not isinstance(value, bool):
        mistakes.append(f'"{name}" is {_kind_of(value)}; it must be true or false')
    return value is True


def _date(name: str, value: Any, mistakes: list[str]) -> str:
    text = value if isinstance(value, str) else value.isoformat()[:10] if hasattr(value, "isoformat") else ""
    if not re.fullmatch(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])", text):
        mistakes.append(f'"{name}" is {value!r}; it must be a date such as 2022-02-24')
    return text


def _style(value: Any, mistakes: list[str]) -> tuple[tuple[str, str], ...]:
    if not isinstance(value, Mapping) or not all(isinstance(choice, str) for choice in value.values()):
        mistakes.append('"style" must be a table of topics and choices, for example { toponyms = "kyiv" }')
        return ()
    return tuple(sorted(value.items()))


def _extra(value: Any, mistakes: list[str]) -> tuple[tuple[str, str], ...]:
    if not isinstance(value, Mapping):
        mistakes.append('"extra" must be a table of names and texts, for example { definition = "..." }')
        return ()
    return tuple((place, text) for place, texts in value.items() for text in _texts(f"extra.{place}", texts, mistakes))


def _is_language(code: str, mistakes: list[str]) -> bool:
    if not _language_code().match(code):
        mistakes.append(f"{code!r} is not a language code such as en, ru or pt-BR")
        return False
    return True


def _clean(name: str, text: str, mistakes: list[str]) -> str:
    for char in text:
        if unicodedata.category(char) in ("Cc", "Cs", "Co") or char in _INVISIBLE:
            mistakes.append(f'"{name}" has the invisible character U+{ord(char):04X}')
            return ""
    return " ".join(unicodedata.normalize("NFC", text).split(" ")).strip()


def _kind_of(value: Any) -> str:
    if isinstance(value, Mapping):
        return "a table"
    if isinstance(value, (list, tuple)):
        return "a list"
    return repr(value)


def hint(name: str, names: Iterable[str], *, always: bool = False) -> str:
    """The end of a message about an unknown name: the nearest known ones; all of them when `always` and none is near."""
    from difflib import get_close_matches

    known = list(names)
    if near := get_close_matches(name, known, 2):
        return f"; did you mean {' or '.join(repr(n) for n in near)}?"
    return f"; it is one of {', '.join(known)}" if always else ""

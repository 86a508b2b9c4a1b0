"""Settings: what the user chose on the command line, in `tqa.toml` or under `[tool.tqa]` in `pyproject.toml`."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from fnmatch import fnmatchcase
from typing import Any

from tqa.model.errors import SettingsError
from tqa.model.finding import SEVERITIES
from tqa.model.records import NamedTuple
from tqa.model.report import WEIGHTS, Score

FILE_NAMES = ("tqa.toml", ".tqa.toml")
FAIL_ON = (*SEVERITIES, "never")
_MAX_BYTES = 1024 * 1024
_MOST = 1e9


class Settings(NamedTuple):
    """Frozen choices for one file.

    Parameters:
        lang, source_lang: codes, or None to detect.
        select, ignore: rule ids and families; an empty `select` means the default rules.
        extend_select: rule ids and families added to the default ones.
        min_confidence: findings below it are dropped, 0..1.
        fail_on: the least severity that makes a run fail, or "never".
        severity: rule id -> severity that replaces the rule's own.
        glossary: files or names of glossaries.
        exclude: path patterns of files that are not checked.
        options: rule id or topic -> {option: value}.
        origin: key -> where its value came from, for messages.
    """

    lang: str | None = None
    source_lang: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    min_confidence: float = 0.0
    fail_on: str = "minor"
    severity: Mapping[str, str] = {}
    glossary: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    options: Mapping[str, Mapping[str, Any]] = {}
    origin: Mapping[str, str] = {}


class Override(NamedTuple):
    """Settings for the files that match one of the patterns."""

    paths: tuple[str, ...]
    values: Mapping[str, Any]


class SettingsFile(NamedTuple):
    """A settings file that was read.

    Parameters:
        path: the file, or None when there is none.
        folder: the folder that path patterns and relative glossaries are resolved against.
        values: key of `Settings` -> value.
        overrides: in the order of the file; later ones win.
    """

    path: str | None
    folder: str
    values: Mapping[str, Any]
    overrides: tuple[Override, ...]


def _text(value: Any) -> str | None:
    return None if isinstance(value, str) and value and "\0" not in value else "expects a text in quotes"


def _texts(value: Any) -> str | None:
    good = isinstance(value, list) and all(isinstance(item, str) and item and "\0" not in item for item in value)
    return None if good else 'expects a list of texts, for example ["scrape"]'


def _share(value: Any) -> str | None:
    good = isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1
    return None if good else "expects a number from 0 to 1"


def _one_of(names: tuple[str, ...]) -> Callable[[Any], str | None]:
    return lambda value: None if value in names else f"expects one of {', '.join(names)}{_hint(value, names)}"


def _severities(value: Any) -> str | None:
    if not isinstance(value, dict):
        return 'expects a table, for example { calque = "neutral" }'
    wrong = [f"{key} = {_shown(item)}{_hint(item, SEVERITIES)}" for key, item in value.items() if item not in SEVERITIES]
    return f"has {', '.join(wrong)}; severities are {', '.join(SEVERITIES)}" if wrong else None


def _code(value: Any) -> str | None:
    """Codes name folders of data, so nothing else may stand there."""
    good = isinstance(value, str) and len(value) in (2, 3) and value.isascii() and value.isalpha() and value.islower()
    return None if good else 'expects an ISO 639 code such as "en"'


def _number(value: Any) -> str | None:
    good = isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= _MOST
    return None if good else "expects a number that is not negative"


def _flag(value: Any) -> str | None:
    return None if isinstance(value, bool) else "expects true or false"


def _date(value: Any) -> str | None:
    from datetime import date

    if isinstance(value, date):
        return None
    try:
        date.fromisoformat(value[:10])
    except (TypeError, ValueError):
        return 'expects a date such as "2022-02-01"'
    return None


def _weights(value: Any) -> str | None:
    if not isinstance(value, dict):
        return "expects a table, for example { minor = 1 }"
    wrong = [f"{key} = {_shown(item)}" for key, item in value.items() if key not in SEVERITIES or _number(item)]
    return f"has {', '.join(wrong)}; it takes a number for {', '.join(SEVERITIES)}" if wrong else None


_OPTIONS: dict[str, dict[str, Callable[[Any], str | None]]] = {
    "score": {"threshold": _number, "weights": _weights},
    "typography": {"house-style": _flag},
    "names": {"scheme": _text},
    "document": {"date": _date},
    "low-score": {"below": _number, "floor": _number},
    "round-trip-drift": {"below": _number},
}
_CHECK = "check"
"""The topic that `tqa check` reads itself, with the families it knows."""


def _options(value: Any) -> str | None:
    """What is wrong with the options, all of it."""
    if not isinstance(value, dict):
        return "expects tables, for example [options.names]"
    topics = (*_OPTIONS, _CHECK)
    wrong = []
    for topic, chosen in value.items():
        if topic not in topics:
            wrong.append(f"{topic}: no such topic; there are {', '.join(topics)}{_hint(topic, topics)}")
        elif not isinstance(chosen, dict):
            wrong.append(f"{topic}: expects a table, for example [options.{topic}]")
        elif topic != _CHECK:
            known = tuple(_OPTIONS[topic])
            for key, item in chosen.items():
                if key not in known:
                    wrong.append(f"{topic}.{key}: no such option; there are {', '.join(known)}{_hint(key, known)}")
                elif problem := _OPTIONS[topic][key](item):
                    wrong.append(f"{topic}.{key}: {problem}")
    return "; ".join(wrong) or None


_KEYS: dict[str, Callable[[Any], str | None]] = {
    "lang": _code,
    "source-lang": _code,
    "select": _texts,
    "ignore": _texts,
    "extend-select": _texts,
    "min-confidence": _share,
    "fail-on": _one_of(FAIL_ON),
    "severity": _severities,
    "glossary": _texts,
    "exclude": _texts,
    "options": _options,
}


def problem(key: str, value: Any) -> str | None:
    """What is wrong with a value for a key of `Settings`, or None; what is no such key takes a text."""
    return _KEYS.get(key.replace("_", "-"), _text)(value)


def find(start: str) -> str | None:
    """The settings file that holds for a folder: the nearest `tqa.toml`, `.tqa.toml` or `pyproject.toml` with `[tool.tqa]`, upwards."""
    folder = os.path.abspath(start)
    while True:
        for name in FILE_NAMES:
            path = os.path.join(folder, name)
            if os.path.isfile(path):
                return path
        path = os.path.join(folder, "pyproject.toml")
        if os.path.isfile(path):
            with open(path, "rb") as file:
                if b"[tool.tqa" in file.read(_MAX_BYTES):
                    return path
        parent = os.path.dirname(folder)
        if parent == folder:
            return None
        folder = parent


def load(path: str) -> SettingsFile:
    """Read and check a settings file.

    Raises:
        SettingsError: it is missing, not valid TOML, or has wrong keys or values; every mistake is named.
    """
    import tomllib

    try:
        with open(path, "rb") as file:
            data = file.read(_MAX_BYTES + 1)
    except OSError as error:
        raise SettingsError(path, [f"cannot be read ({error.strerror or error})"]) from None
    if len(data) > _MAX_BYTES:
        raise SettingsError(path, ["larger than 1 MiB; this is not a settings file"])
    try:
        values = tomllib.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise SettingsError(path, ["not UTF-8"]) from None
    except (ValueError, RecursionError) as error:
        raise SettingsError(path, [f"not valid TOML: {error}"]) from None
    if os.path.basename(path) == "pyproject.toml":
        tool = values.get("tool")
        values = tool.get("tqa", {}) if isinstance(tool, dict) else {}
        if not isinstance(values, dict):
            raise SettingsError(path, ["tool.tqa: expects a table"])
    mistakes: list[str] = []
    groups = values.pop("overrides", [])
    top = _checked(values, "", mistakes)
    overrides = _overrides(groups, mistakes)
    if mistakes:
        raise SettingsError(path, mistakes)
    return SettingsFile(path, os.path.dirname(os.path.abspath(path)), top, overrides)


def _overrides(groups: Any, mistakes: list[str]) -> tuple[Override, ...]:
    if not isinstance(groups, list) or not all(isinstance(group, dict) for group in groups):
        mistakes.append("overrides: expects [[overrides]] tables")
        return ()
    found = []
    for number, group in enumerate(groups, 1):
        where = f"overrides[{number}]."
        paths = group.pop("paths", None)
        if problem := _texts(paths):
            mistakes.append(f"{where}paths: {problem.replace('scrape', 'archive/**')}")
            paths = []
        if "exclude" in group:
            mistakes.append(f"{where}exclude: belongs at the top of the file")
            del group["exclude"]
        found.append(Override(tuple(paths), _checked(group, where, mistakes)))
    return tuple(found)


def _checked(values: dict[str, Any], where: str, mistakes: list[str]) -> dict[str, Any]:
    good: dict[str, Any] = {}
    for key, value in values.items():
        check = _KEYS.get(key)
        if check is None:
            mistakes.append(f"{where}{key}: no such setting{_hint(key, (*_KEYS, 'overrides'))}")
        elif problem := check(value):
            mistakes.append(f"{where}{key}: {problem}")
        else:
            good[key.replace("-", "_")] = tuple(value) if isinstance(value, list) else value
    return good


def _shown(value: Any) -> str:
    """A value in a message; tables may be nested deeper than they can be shown."""
    return repr(value)[:80] if isinstance(value, str | int | float) else f"a {'list' if isinstance(value, list) else 'table'}"


def _hint(word: Any, known: tuple[str, ...]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(word, known, 1, 0.6) if isinstance(word, str) else []
    return f"; did you mean {near[0]}?" if near else ""


NO_FILE = SettingsFile(None, "", {}, ())


def resolve(file: SettingsFile, path: str, chosen: Mapping[str, Any]) -> Settings:
    """The settings of one document.

    Parameters:
        file: the settings file, or NO_FILE.
        path: the document.
        chosen: what the command line says; it wins over the file.
    """
    values = dict(file.values)
    origin = dict.fromkeys(values, file.path or "")
    for override in file.overrides:
        if matches(path, override.paths, file.folder):
            for key, value in override.values.items():
                joined = key in ("ignore", "extend_select", "glossary")
                values[key] = (
                    tuple(values.get(key, ())) + value if joined else {**values.get(key, {}), **value} if isinstance(value, dict) else value
                )
                origin[key] = f"{file.path} [[overrides]]"
    values["glossary"] = tuple(_beside(file.folder, name) for name in values.get("glossary", ()))
    for key, value in chosen.items():
        values[key] = values.get(key, ()) + value if key == "glossary" else value
        origin[key] = "command line"
    return Settings(**values, origin=origin)


def _beside(folder: str, name: str) -> str:
    """A glossary of the settings file: relative paths are relative to the file, plain names stay."""
    return os.path.join(folder, name) if os.path.splitext(name)[1] and not os.path.isabs(name) else name


def matches(path: str, patterns: tuple[str, ...], folder: str) -> bool:
    """Whether a path matches one of the patterns.

    `*` matches inside a name or, in a pattern without a slash, any file or folder of that name at any depth; `**` matches across folders.
    Patterns are relative to `folder`.
    """
    if not patterns:
        return False
    full = os.path.abspath(path)
    relative = os.path.relpath(full, folder) if folder else full
    relative = relative.replace(os.sep, "/")
    parts = relative.split("/")
    for pattern in patterns:
        clean = pattern.removeprefix("./").rstrip("/")
        if "/" not in clean:
            if any(fnmatchcase(part, clean) for part in parts):
                return True
        elif _glob(parts, clean.split("/")):
            return True
    return False


def _glob(parts: list[str], pattern: list[str]) -> bool:
    """Whole-path match, `**` for any number of folders; a pattern that names a folder matches what is in it."""
    reached = {0}
    for part in pattern:
        if part == "**":
            reached = set(range(min(reached), len(parts) + 1)) if reached else set()
        else:
            reached = {at + 1 for at in reached if at < len(parts) and fnmatchcase(parts[at], part)}
    return bool(reached)


def score_weights(settings: Settings) -> tuple[dict[str, float], float]:
    """MQM severity -> penalty, and the greatest penalty in 1,000 words that passes.

    Source: MQM scoring with linear weights, https://themqm.org/
    """
    options = settings.options.get("score", {})
    weights = WEIGHTS | dict(options.get("weights", {}))
    return {name: float(weight) for name, weight in weights.items()}, float(options.get("threshold", Score._field_defaults["threshold"]))

"""Options that several commands share, and the settings that come of them."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentTypeError, Namespace
from typing import TYPE_CHECKING, Any

from tqa import settings
from tqa.model.errors import UsageError
from tqa.settings import FAIL_ON, SettingsFile

if TYPE_CHECKING:
    from argparse import _ActionsContainer, _ArgumentGroup

    from tqa.cli.main import Parser

_FLAGS = ("lang", "source_lang", "select", "ignore", "min_confidence", "fail_on", "glossary")


def _ids(value: str) -> tuple[str, ...]:
    return tuple(part for part in value.replace(" ", ",").split(",") if part)


def _share(value: str) -> float:
    try:
        number = float(value)
    except ValueError:
        number = -1.0
    if not 0 <= number <= 1:
        raise ArgumentTypeError(f"{value!r} is not a number from 0 to 1")
    return number


def _count(value: str) -> int:
    if not value.isdecimal() or int(value) < 1:
        raise ArgumentTypeError(f"{value!r} is not a count of processes")
    return int(value)


def add_input(parser: Parser) -> None:
    """Paths, languages, rules, settings."""
    texts = add_texts(parser)
    texts.add_argument("--reference", metavar="PATH", help="a reference translation, likewise")
    group = parser.add_argument_group("rules")
    group.add_argument("--select", type=_ids, metavar="IDS", help="rules or families, comma-separated; 'all' for every rule")
    group.add_argument("--ignore", type=_ids, metavar="IDS", help="rules or families to leave out")
    group.add_argument("--min-confidence", type=_share, metavar="X", help="drop findings below this confidence, 0 to 1")
    add_settings(group)
    group.add_argument(
        "--fail-on", choices=FAIL_ON, metavar="SEVERITY", help=f"least severity for exit status 1: {', '.join(FAIL_ON)} (default: minor)"
    )


def add_texts(parser: Parser) -> _ArgumentGroup:
    """Paths, languages, sources: what to read."""
    parser.add_argument("paths", nargs="*", metavar="PATH", help="file, folder, or - for standard input (default: the current folder)")
    group = parser.add_argument_group("texts")
    group.add_argument("--lang", metavar="CODE", help="language of the texts (default: detected)")
    group.add_argument(
        "--source-lang", metavar="CODE", help="language they were translated from (default: detected where the text shows it)"
    )
    group.add_argument("--source", metavar="PATH", help="the source text, or a folder with the same relative names")
    group.add_argument(
        "--stdin-filename", metavar="NAME", default="<stdin>", help="name to report for standard input; its suffix gives the format"
    )
    group.add_argument("--jobs", type=_count, metavar="N", help="processes for many files (default: the number of cores)")
    return group


def add_settings(parser: _ActionsContainer) -> None:
    """Glossaries and the settings file."""
    parser.add_argument(
        "--glossary", action="append", metavar="FILE_OR_NAME", help="a glossary to check names and terms against (repeatable)"
    )
    parser.add_argument("--config", metavar="FILE", help="settings file (default: the nearest tqa.toml or pyproject.toml with [tool.tqa])")


def add_cache(parser: _ActionsContainer) -> None:
    """--no-cache."""
    parser.add_argument("--no-cache", action="store_true", help="check every document, also those that did not change since an earlier run")


def add_color(parser: _ActionsContainer) -> None:
    """--color."""
    parser.add_argument(
        "--color", choices=("auto", "always", "never"), default="auto", help="colours in text output (default: on a terminal)"
    )


def wants_color(choice: str) -> bool:
    """Whether to colour standard output; NO_COLOR (https://no-color.org) counts."""
    if choice != "auto":
        return choice == "always"
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def settings_file(arguments: Namespace) -> SettingsFile:
    """The settings file of a run."""
    if arguments.config is not None:
        return settings.load(arguments.config)
    first = next((path for path in arguments.paths if path != "-"), ".")
    path = settings.find(first if os.path.isdir(first) else os.path.dirname(first) or ".")
    return settings.load(path) if path else settings.NO_FILE


def chosen(arguments: Namespace) -> dict[str, Any]:
    """What the command line says, as keys of `Settings`."""
    values = {name: getattr(arguments, name) for name in _FLAGS if getattr(arguments, name, None) is not None}
    if "glossary" in values:
        values["glossary"] = tuple(values["glossary"])
    for name in ("lang", "source_lang"):
        if name in values:
            values[name] = _language(values[name])
    return values


def _language(code: str) -> str:
    from tqa.linguistics import packs

    primary = code.replace("_", "-").split("-")[0].lower()
    if primary in packs.codes() or (len(primary) == 3 and primary.isalpha()):
        return primary
    raise UsageError(f"{code!r} is not a language code; give an ISO 639 code such as en, ru, uk or zh")

"""Find what is wrong with glossaries: in single entries, among entries, and across the glossaries that are given together.

  duplicate            one concept twice
  contradiction        one source form with two preferred translations
  preferred-elsewhere  a form that is wrong here, listed or derived, and right in another entry
  circle               corrections that lead back to their start
  homoglyph            a Cyrillic or Greek letter in a Latin word, or the other way round
  unicode              characters that stand for nothing
  useless              a correction that changes nothing
  example              a `bad` example without a finding, or a `good` one with a finding

Dates and styles count: two entries that never hold for one text do not contradict each other.

examples:
  tqa glossary check                          glossary.toml in the current folder
  tqa glossary check house.toml sports.tbx    each, and both together
  tqa glossary check --format json house.toml

exit status: 0 nothing found, 1 problems, 2 a file cannot be read or is no glossary
"""

from __future__ import annotations

import sys
from argparse import Namespace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from tqa import engine
from tqa.glossary import check, store
from tqa.glossary.check import Problem
from tqa.glossary.entries import Entry, Glossary
from tqa.model.errors import SettingsError, UsageError
from tqa.model.text import Document
from tqa.report.escape import json_text, log_lines, visible
from tqa.settings import Settings

if TYPE_CHECKING:
    from tqa.cli.main import Parser


def configure(parser: Parser) -> None:
    """Add the options."""
    parser.add_argument("glossaries", nargs="*", metavar="FILE_OR_NAME", help="default: the glossary of the current folder")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="default: text")


def run(arguments: Namespace) -> int:
    """Print the problems."""
    from tqa.cli.main import CLEAN, FINDINGS, TROUBLE, complain

    names = arguments.glossaries or list(store.beside("."))
    if not names:
        raise UsageError("there is no glossary.toml in this folder; name the glossaries to check")
    glossaries = []
    trouble = False
    for name in names:
        try:
            glossaries.append(store.load(name))
        except SettingsError as error:
            trouble = True
            for mistake in error.mistakes:
                complain(f"{error.path}: {mistake}")
    found = check.problems(glossaries)
    for glossary in glossaries:
        found += examples(glossary)
    if arguments.format == "json":
        sys.stdout.write(_as_json(found))
    elif glossaries:
        sys.stdout.write(log_lines(_as_text(found, glossaries)))
    return TROUBLE if trouble else FINDINGS if found else CLEAN


def examples(glossary: Glossary) -> list[Problem]:
    """The examples of entries that do not do what they say."""
    name = glossary.path or glossary.name
    found = []
    for entry in glossary.entries:
        for text, bad in [(text, True) for text in entry.bad] + [(text, False) for text in entry.good]:
            findings = _check(glossary, entry, text)
            if bad and not findings:
                found.append(Problem("example", name, entry.line, f"nothing is found in the bad example “{text}”"))
            elif findings and not bad:
                found.append(Problem("example", name, entry.line, f"the good example “{text}” has a finding: {findings[0]}"))
    return found


def _check(glossary: Glossary, entry: Entry, text: str) -> list[str]:
    """Messages of the findings that an example raises at a date when its entry holds."""
    language = next((code for code, terms in entry.terms.items() if any(term.text in text for term in terms)), next(iter(entry.terms)))
    day = entry.since or (str(date.fromisoformat(entry.until) - timedelta(days=1)) if entry.until else "")
    settings = Settings(
        lang=language.partition("-")[0],
        select=("terms",),
        glossary=(glossary.path or glossary.name, store.NONE),
        options={"document": {"date": day}} if day else {},
    )
    return [finding.message for finding in engine.check(Document(text), settings).findings]


def _as_text(found: list[Problem], glossaries: list[Glossary]) -> str:
    lines = [f"{problem.path}{f':{problem.line}' if problem.line else ''}: {problem.kind}: {problem.message}" for problem in found]
    count = sum(len(glossary.entries) for glossary in glossaries)
    lines.append(
        f"{len(found)} {'problem' if len(found) == 1 else 'problems'} in {count} entries" if found else f"{count} entries, no problems"
    )
    return "".join(f"{visible(line)}\n" for line in lines)


def _as_json(found: list[Problem]) -> str:
    return json_text([problem._asdict() for problem in found], 1) + "\n"

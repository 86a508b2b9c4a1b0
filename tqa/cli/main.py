"""Dispatch to the commands; each is a module with `configure(parser)` and `run(arguments) -> exit status`."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Callable, Sequence
from importlib import import_module
from io import TextIOWrapper
from typing import NoReturn, Protocol, cast

from tqa import __version__
from tqa.model.errors import SettingsError, TqaError

COMMANDS = {
    "lint": "show what is wrong with translated articles",
    "fix": "correct them in place, or show the corrections as a diff",
    "report": "write pages to read, decide and apply corrections with, and an index",
    "check": "the gate for CI: new and changed documents, new findings",
    "names": "list the names of a text with all their spellings",
    "glossary": "check, convert, expand, merge and learn glossaries",
    "score": "BLEU, chrF and TER against references",
    "backtranslate": "have translations translated back, and show what was lost",
    "rules": "list the rules, or show the manual page of one",
    "init": "write a commented tqa.toml and a first glossary",
    "lsp": "serve editors over the Language Server Protocol",
    "completion": "print a completion script for bash, zsh or fish",
}
CLEAN, FINDINGS, TROUBLE = 0, 1, 2

_INTRODUCTION = """\
Finds and corrects what machine translation and web scraping leave in articles.

examples:
  tqa lint article.txt                 what is wrong with it
  tqa fix --diff article.txt           how the safe corrections would change it
  tqa fix --unsafe article.txt         apply the likely corrections too
  tqa report articles/                 pages to read and decide on, in reports/
  tqa lint --format json articles/     a report for programs
  tqa lint --source ru/ en/            better, with the texts it was translated from
"""


class Command(Protocol):
    """A module of this package that is a command."""

    __doc__: str

    def configure(self, parser: Parser) -> None:
        """Add the options."""

    def run(self, arguments: Namespace) -> int:
        """Do the work; returns the exit status."""


class Formatter(RawDescriptionHelpFormatter):
    """Help as wide as the terminal; argparse itself would import `shutil` (3 ms of every start) to ask for that."""

    def __init__(self, prog: str) -> None:
        try:
            width = int(os.environ.get("COLUMNS") or os.get_terminal_size(1).columns)
        except (OSError, ValueError):
            width = 80
        super().__init__(prog, max_help_position=28, width=max(width - 2, 40))


class Parser(ArgumentParser):
    """argparse with "did you mean" and an error message that names the remedy."""

    def error(self, message: str) -> NoReturn:
        from difflib import get_close_matches

        hint = ""
        if message.startswith("unrecognized arguments: "):
            word = message.removeprefix("unrecognized arguments: ").split()[0].split("=")[0]
            known = [name for action in self._actions for name in action.option_strings]
            if near := get_close_matches(word, known, 1):
                hint = f" Did you mean {near[0]}?"
            message = f"no such option: {word}"
        self.exit(TROUBLE, f"{self.prog}: {message}.{hint} `{self.prog} --help` explains.\n")


def run(argv: Sequence[str]) -> int:
    """Run a command line without the program's name; returns the exit status."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    try:
        status = _dispatch(list(argv))
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader went away, for example `| head`: nobody is left to be told.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return TROUBLE
    except KeyboardInterrupt:
        return 130
    return status


def complain(problem: str) -> None:
    """Say a problem on standard error."""
    from tqa.report.escape import log_line, visible

    print(log_line(f"tqa: {visible(problem)}"), file=sys.stderr)


def command(name: str) -> tuple[Command, Parser]:
    """The module of a command and its parser."""
    module = cast(Command, import_module(f"tqa.cli.{name}"))
    parser = Parser(f"tqa {name}", description=module.__doc__, formatter_class=Formatter, allow_abbrev=False)
    module.configure(parser)
    return module, parser


def _dispatch(argv: list[str]) -> int:
    name = argv[0] if argv else ""
    if name in COMMANDS:
        return _run(name, argv[1:])
    if name in ("--version", "-V"):
        print(f"tqa {__version__}")
        return CLEAN
    if name in ("", "--help", "-h", "help"):
        if name == "help" and len(argv) > 1 and argv[1] in COMMANDS:
            return _run(argv[1], ["--help"])
        print(_overview(), end="")
        return CLEAN if name else TROUBLE
    from difflib import get_close_matches

    near = get_close_matches(name, COMMANDS, 1)
    hint = f" Did you mean `tqa {near[0]}`?" if near else f" To check a file: `tqa lint {name}`." if os.path.exists(name) else ""
    complain(f"there is no command {name!r}.{hint} `tqa --help` lists them.")
    return TROUBLE


def _run(name: str, argv: list[str]) -> int:
    module, parser = command(name)
    try:
        arguments = parser.parse_args(argv)
    except SystemExit as stop:
        return int(stop.code or 0)
    act: Callable[[Namespace], int] = module.run
    try:
        return act(arguments)
    except SettingsError as error:
        for mistake in error.mistakes:
            complain(f"{error.path}: {mistake}")
    except TqaError as error:
        complain(str(error))
    return TROUBLE


def _overview() -> str:
    width = max(map(len, COMMANDS)) + 2
    listing = "".join(f"  {name:<{width}}{summary}\n" for name, summary in COMMANDS.items())
    usage = "usage: tqa COMMAND [options] [PATH ...]"
    more = "`tqa COMMAND --help` shows the options of a command, `tqa --version` the version."
    return f"{usage}\n\n{_INTRODUCTION}\ncommands:\n{listing}\n{more}\n"

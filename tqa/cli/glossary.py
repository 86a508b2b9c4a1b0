"""Check, convert, expand, merge and learn glossaries.

A glossary lists how the house writes names and terms. `tqa lint` uses the file glossary.toml (or .tsv, .csv, .tbx, .xlsx) in a text's
folder, those that the settings name, and those given with --glossary.

examples:
  tqa glossary check house.toml                      is it right in itself?
  tqa glossary convert termbase.tbx house.toml       from another tool
  tqa glossary expand house.toml                     which wrong forms follow from the source names
  tqa glossary merge base.toml ours.toml theirs.toml -o ours.toml
  tqa glossary learn --source ru/ en/ -o proposed.toml

`tqa glossary ACTION --help` explains each.
"""

from __future__ import annotations

from argparse import Namespace
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tqa.cli.main import Parser

ACTIONS = {
    "check": "duplicates, contradictions, look-alike letters, failing examples",
    "convert": "TOML, CSV, TSV, XLSX, TBX, TMX, and the CSV shapes of platforms",
    "expand": "print the wrong forms that follow from source names",
    "merge": "three-way merge by entry and field; conflicts are shown",
    "learn": "propose entries from texts, with counts and evidence",
}


def configure(parser: Parser) -> None:
    """Add the actions."""
    from tqa.cli.main import Formatter

    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True, title="actions")
    for name, summary in ACTIONS.items():
        module = import_module(f"tqa.cli.glossary_{name}")
        module.configure(actions.add_parser(name, help=summary, description=module.__doc__, formatter_class=Formatter, allow_abbrev=False))


def run(arguments: Namespace) -> int:
    """Run the action."""
    status: int = import_module(f"tqa.cli.glossary_{arguments.action}").run(arguments)
    return status

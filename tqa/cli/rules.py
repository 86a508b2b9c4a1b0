"""List the rules, or show the manual page of one.

Examples:
  tqa rules                     all rules by family
  tqa rules stray-insertion     what it finds, why, with examples
  tqa rules --format json       for programs
"""

from __future__ import annotations

import sys
from argparse import Namespace
from typing import TYPE_CHECKING

from tqa.model.errors import UsageError
from tqa.rules import registry

if TYPE_CHECKING:
    from tqa.cli.main import Parser


def configure(parser: Parser) -> None:
    """Add the options."""
    parser.add_argument("id", nargs="?", metavar="ID", help="a rule, or a family for the pages of all its rules")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="default: text")


def run(arguments: Namespace) -> int:
    """Print the list or the page."""
    from tqa.report import manual

    if arguments.id is None:
        chosen = list(registry.rule_ids())
    else:
        chosen = registry.expand([arguments.id])
    if not chosen:
        raise UsageError(f"the family {arguments.id!r} has no rules in this version")
    if arguments.format == "json":
        sys.stdout.write(manual.as_json(chosen))
    elif arguments.id is None:
        sys.stdout.write(manual.overview(chosen))
    else:
        sys.stdout.write("\n\n".join(manual.page(rule_id) for rule_id in chosen) + "\n")
    return 0

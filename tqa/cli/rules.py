"""List the rules, or show the manual page of one.

examples:
  tqa rules                     all rules by family
  tqa rules stray-insertion     what it finds, why, with examples
  tqa rules --format json       for programs
  tqa rules --pages docs/rules  the pages of all rules as Markdown files
"""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from typing import TYPE_CHECKING

from tqa.cli.writing import write_text
from tqa.model.errors import TqaError, UsageError
from tqa.rules import registry

if TYPE_CHECKING:
    from tqa.cli.main import Parser


def configure(parser: Parser) -> None:
    """Add the options."""
    parser.add_argument("id", nargs="?", metavar="ID", help="a rule, or a family for the pages of all its rules")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="default: text")
    parser.add_argument("--pages", metavar="DIR", help="write the pages as Markdown files into a folder")


def run(arguments: Namespace) -> int:
    """Print the list or the page."""
    from tqa.report import manual

    if arguments.id is None:
        chosen = list(registry.rule_ids())
    else:
        chosen = registry.expand([arguments.id])
    if not chosen:
        raise UsageError(f"the family {arguments.id!r} has no rules in this version")
    if arguments.pages is not None:
        _write(arguments.pages, chosen)
    elif arguments.format == "json":
        sys.stdout.write(manual.as_json(chosen))
    elif arguments.id is None:
        sys.stdout.write(manual.overview(chosen))
    else:
        sys.stdout.write("\n\n".join(manual.page(rule_id) for rule_id in chosen) + "\n")
    return 0


def _write(folder: str, chosen: list[str]) -> None:
    """One page a rule and their list; pages of rules that are no more are not touched."""
    from tqa.report import manual

    try:
        os.makedirs(folder, exist_ok=True)
    except OSError as error:
        raise TqaError(f"cannot be made ({error.strerror})", folder) from None
    for rule_id in chosen:
        write_text(os.path.join(folder, f"{rule_id}.md"), manual.page(rule_id) + "\n")
    write_text(os.path.join(folder, "README.md"), manual.index(chosen))
    print(f"wrote {len(chosen) + 1} files to {folder}")

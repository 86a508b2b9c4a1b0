"""List the people, places and organisations of texts with all their spellings.

Each entity is shown with its forms, where they stand, the form that was chosen and why. Of several files, the names that more than one
of them has come last, with every spelling and the files that use it.

examples:
  tqa names article.txt
  tqa names --source article.ru.txt article.txt
  tqa names --format json articles/
  tqa names --format json --merge articles/
"""

from __future__ import annotations

import sys
from argparse import Namespace
from typing import TYPE_CHECKING

from tqa.cli import options, session

if TYPE_CHECKING:
    from tqa.cli.main import Parser


def configure(parser: Parser) -> None:
    """Add the options."""
    options.add_input(parser)
    group = parser.add_argument_group("output")
    group.add_argument("--format", choices=("text", "json"), default="text", help="default: text")
    group.add_argument("--merge", action="store_true", help="with --format json: one list of names for all files, with counts and paths")
    options.add_color(group)


def run(arguments: Namespace) -> int:
    """Print the ledger of every input."""
    from tqa.cli.main import CLEAN, TROUBLE, complain
    from tqa.report import names

    if arguments.select is None:
        arguments.select = ("names",)
    current = session.start(arguments)
    documents = session.collect(current, session.each(current, session.check), lambda warning: complain(f"warning: {warning}"))
    run = session.run_of(current, documents, options.wants_color(arguments.color))
    sys.stdout.writelines(names.as_json(run, together=arguments.merge) if arguments.format == "json" else names.render(run))
    for problem in current.problems:
        complain(f"{problem.path}: {problem.message}" if problem.path else problem.message)
    return TROUBLE if current.problems else CLEAN

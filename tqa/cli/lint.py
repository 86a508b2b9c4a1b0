"""Show what is wrong with translated articles.

Nothing is changed. Without PATH the current folder is searched for texts.

Examples:
  tqa lint article.txt
  tqa lint --source ru/ en/                 with the texts they were translated from
  tqa lint --select names,stray-insertion articles/
  curl -s https://example.org/a.txt | tqa lint --stdin-filename a.txt -

exit status: 0 nothing at or above --fail-on, 1 findings, 2 something could not be done
"""

from __future__ import annotations

import sys
from argparse import Namespace
from typing import TYPE_CHECKING

from tqa.cli import options, session
from tqa.cli.writing import write_text
from tqa.report import run as reports

if TYPE_CHECKING:
    from tqa.cli.main import Parser


def configure(parser: Parser) -> None:
    """Add the options."""
    options.add_input(parser)
    group = parser.add_argument_group("output")
    group.add_argument("--format", choices=reports.FORMATS, default="text", help="default: text")
    group.add_argument("--output", metavar="FILE", help="write the report to a file instead of standard output")
    options.add_color(group)


def run(arguments: Namespace) -> int:
    """Check the inputs and print the report."""
    from tqa.cli.main import CLEAN, FINDINGS, TROUBLE, complain

    current = session.start(arguments)
    documents = session.collect(current, session.each(current, session.check), lambda warning: complain(f"warning: {warning}"))
    report = session.run_of(current, documents, arguments.output is None and options.wants_color(arguments.color))
    pieces = reports.renderer(arguments.format).render(report)
    if arguments.output is None:
        sys.stdout.writelines(pieces)
    else:
        write_text(arguments.output, "".join(pieces))
    for problem in current.problems:
        complain(f"{problem.path}: {problem.message}" if problem.path else problem.message)
    if current.problems:
        return TROUBLE
    return FINDINGS if session.fails(current, documents) else CLEAN

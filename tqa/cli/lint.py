"""Show what is wrong with translated articles.

Nothing is changed. Without PATH the current folder is searched for texts.

examples:
  tqa lint article.txt
  tqa lint --source ru/ en/                 with the texts they were translated from
  tqa lint app.po manual.xlf                segments with their translations: PO, XLIFF, TMX, TSV, JSONL
  tqa lint --select names,stray-insertion articles/
  tqa lint --watch incoming/                as they arrive
  curl -s https://example.org/a.txt | tqa lint --stdin-filename a.txt -

exit status: 0 nothing at or above --fail-on, 1 findings, 2 something could not be done
"""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from tqa.cli import options, output, session

if TYPE_CHECKING:
    from tqa.cli.main import Parser


def configure(parser: Parser) -> None:
    """Add the options."""
    options.add_input(parser)
    output.add(parser, "text")
    options.add_cache(parser)
    parser.add_argument("--watch", action="store_true", help="go on, and check documents as they arrive or change; Ctrl-C ends it")


def run(arguments: Namespace) -> int:
    """Check the inputs and print the report."""
    from tqa.cli.main import CLEAN, FINDINGS, TROUBLE, complain

    if arguments.watch:
        from tqa.cli import watch

        return watch.watch(arguments)
    current = session.start(arguments)
    outcomes = session.checked(current, not arguments.no_cache, output.needs_names(arguments, arguments.format))
    documents = session.collect(current, outcomes, lambda warning: complain(f"warning: {warning}"))
    report = session.run_of(current, documents, arguments.output is None and options.wants_color(arguments.color))
    output.deliver(report._replace(root=output.root()), arguments, arguments.format)
    for problem in current.problems:
        complain(f"{problem.path}: {problem.message}" if problem.path else problem.message)
    if current.problems:
        return TROUBLE
    return FINDINGS if session.fails(current, documents) else CLEAN

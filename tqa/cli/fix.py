"""Correct translated articles in place.

Only corrections with one reading are applied; --unsafe adds the likely ones, which a person should look at.
Encoding, byte order mark, line ends and everything outside the corrections stay as they are.

examples:
  tqa fix --diff article.txt                 show what would change, change nothing
  tqa fix article.txt                        apply the safe corrections
  tqa fix --unsafe --select scrape en/       apply all corrections of one family
  tqa fix --unsafe --output-dir clean/ en/   leave the inputs alone
  tqa fix --to text page.html                print the article of a page, corrected
  tqa fix --decisions a.txt.decisions.json a.txt   apply what was decided in a page of `tqa report`

exit status: 0 nothing at or above --fail-on is left (with --decisions: they were applied), 1 findings are left,
2 something could not be done
"""

from __future__ import annotations

import sys
from argparse import Namespace
from functools import partial
from typing import TYPE_CHECKING

from tqa import engine
from tqa.cli import inputs, options, session
from tqa.cli.delivery import Corrected, deliver
from tqa.cli.inputs import Input
from tqa.formats import reading
from tqa.formats.decoding import Decoded, encode
from tqa.model.errors import TqaError, UsageError
from tqa.model.fix import SAFE
from tqa.model.report import Checked
from tqa.model.text import Document
from tqa.report.run import Problem

if TYPE_CHECKING:
    from tqa.cli.main import Parser


def configure(parser: Parser) -> None:
    """Add the options."""
    options.add_input(parser)
    group = parser.add_argument_group("corrections")
    group.add_argument("--unsafe", action="store_true", help="also apply corrections that a person should look at")
    group.add_argument("--diff", action="store_true", help="print the corrections as a unified diff and write nothing")
    group.add_argument(
        "--output-dir", metavar="DIR", help="write the results there and leave the inputs alone; files with nothing to correct are copied"
    )
    group.add_argument(
        "--to",
        choices=("text",),
        metavar="text",
        help="give the corrected article as plain text: on standard output, or in --output-dir; the inputs are left alone",
    )
    group.add_argument(
        "--decisions",
        metavar="FILE",
        help="apply exactly what was decided in a page of `tqa report`; decisions on another text are reported",
    )
    options.add_color(group)


def run(arguments: Namespace) -> int:
    """Correct the inputs, or show how."""
    from tqa.cli.main import CLEAN, FINDINGS, TROUBLE, complain

    if arguments.diff and arguments.output_dir:
        raise UsageError("--diff writes nothing, --output-dir writes: give one of them")
    if arguments.diff and arguments.to:
        raise UsageError("--diff compares texts of one format, --to changes it: give one of them")
    if arguments.decisions and (arguments.unsafe or arguments.to):
        raise UsageError(f"--decisions says what is applied, {'--unsafe' if arguments.unsafe else '--to'} does not go with it")
    current = session.start(arguments)
    if arguments.decisions:
        from tqa.cli import decisions

        return decisions.run(arguments, current)
    if arguments.to and not arguments.output_dir and len(current.inputs) > 1:
        raise UsageError(f"--to text for {len(current.inputs)} files needs --output-dir")
    work = partial(_correct, unsafe=arguments.unsafe, to_text=arguments.to == "text")
    remaining: list[Checked] = []
    files = safe = unsafe = waiting = 0
    for result in session.each(current, work):
        current.problems.extend(result.problems)
        for warning in result.warnings:
            complain(f"warning: {warning}")
        if result.remaining is None:
            continue
        try:
            deliver(result, arguments)
        except TqaError as error:
            current.problems.append(Problem(error.path or result.item.name, error.message))
            continue
        remaining.append(result.remaining)
        files += result.new is not None
        safe += result.safe
        unsafe += result.unsafe
        waiting += sum(finding.fix is not None and finding.fix.applicability == "unsafe" for finding in result.remaining.findings)
    for problem in current.problems:
        complain(f"{problem.path}: {problem.message}" if problem.path else problem.message)
    _say(arguments, files, safe, unsafe, waiting, sum(len(checked.findings) for checked in remaining))
    if current.problems:
        return TROUBLE
    return FINDINGS if session.fails(current, remaining) else CLEAN


def _correct(job: session.Job, item: Input, *, unsafe: bool, to_text: bool) -> Corrected:
    """Read and correct one input; nothing is written here.

    A page that becomes plain text is corrected first, while its elements tell what they are, and the text that comes out of it again.
    """
    nothing = Corrected(item, "", None, b"", None, 0, 0, (), ())
    try:
        loaded = inputs.load(item)
        source, reference = inputs.beside(item, job.source), inputs.beside(item, job.reference)
        settings = job.settings(item)
        fixed = engine.correct(loaded.document, settings, unsafe=unsafe, source=source, reference=reference)
        decoded = loaded.decoded
        if to_text and loaded.document.format != "text" and fixed.converged:
            page, checked = fixed, fixed.remaining
            text = reading.to_text(reading.read(page.text, item.name, loaded.document.format))
            document = Document(text, item.name, language=checked.language, source_language=checked.source_language)
            fixed = engine.correct(document, settings, unsafe=unsafe, source=source, reference=reference)
            fixed = fixed._replace(applied=page.applied + fixed.applied)
            decoded = Decoded("", "utf-8", b"", None)
        data = encode(fixed.text, decoded)
    except TqaError as error:
        return nothing._replace(problems=(Problem(error.path or item.name, error.message),))
    problems = [Problem(item.name, message) for message in fixed.remaining.errors]
    if not fixed.converged:
        problems.append(Problem(item.name, "the corrections kept undoing each other; the file is left as it was"))
    count = sum(finding.fix is not None and finding.fix.applicability == SAFE for _, finding in fixed.applied)
    return Corrected(
        item,
        loaded.document.text,
        fixed.text if fixed.text != loaded.document.text else None,
        data,
        fixed.remaining,
        count,
        len(fixed.applied) - count,
        tuple(problems),
        (f"{item.name}: {loaded.decoded.warning}",) if loaded.decoded.warning else (),
    )


def _say(arguments: Namespace, files: int, safe: int, unsafe: int, waiting: int, left: int) -> None:
    """One line on standard error about what was done."""
    count = safe + unsafe
    done = "would be corrected" if arguments.diff else "corrected"
    text = f"{count} {'place' if count == 1 else 'places'} {done} in {files} {'file' if files == 1 else 'files'}"
    if count and unsafe:
        text += f" ({safe} safe, {unsafe} unsafe)"
    if waiting and not arguments.unsafe:
        text += f"; {waiting} more with --unsafe"
    elif left:
        text += f"; {left} {'finding is' if left == 1 else 'findings are'} left for a person"
    print(f"tqa: {text}.", file=sys.stderr)

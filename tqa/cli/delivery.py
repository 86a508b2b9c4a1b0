"""Where a corrected text goes: into its file, into another folder, on standard output, or into a diff."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Iterator

from tqa.cli import inputs, options
from tqa.cli.inputs import Input
from tqa.cli.writing import write_bytes
from tqa.model.errors import TqaError
from tqa.model.records import NamedTuple
from tqa.model.report import Checked
from tqa.report.run import Problem


class Corrected(NamedTuple):
    """What became of one input; `new` is None when nothing changed."""

    item: Input
    old: str
    new: str | None
    data: bytes
    remaining: Checked | None
    safe: int
    unsafe: int
    problems: tuple[Problem, ...]
    warnings: tuple[str, ...]


def deliver(result: Corrected, arguments: Namespace) -> None:
    """Write, print or show one result."""
    item = result.item
    if arguments.diff:
        if result.new is not None:
            sys.stdout.writelines(_diff(result.old, result.new, item.name, options.wants_color(arguments.color)))
    elif arguments.output_dir:
        path = os.path.join(arguments.output_dir, item.relative)
        if arguments.to:
            path = os.path.splitext(path)[0] + ".txt"
        try:
            os.makedirs(os.path.dirname(path), exist_ok=True)
        except OSError as error:
            raise TqaError(f"cannot be made ({error.strerror})", os.path.dirname(path)) from None
        write_bytes(path, result.data)
    elif item.path == inputs.STDIN or arguments.to:
        sys.stdout.flush()
        sys.stdout.buffer.write(result.data)
        sys.stdout.buffer.flush()
    elif result.new is not None:
        write_bytes(item.path, result.data)


def _diff(old: str, new: str, name: str, color: bool) -> Iterator[str]:
    from tqa.report.diff import unified

    return unified(old, new, name, color, read=sys.stdout.isatty())

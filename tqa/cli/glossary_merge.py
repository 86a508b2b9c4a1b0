"""Merge two changed copies of a glossary, given the version that both come from.

Entries go together by their id, else by the preferred terms they share; fields, and single forms of a list, are merged one by one.
What both sides changed in different ways is a conflict: it is shown, and our value stays (with --prefer theirs, theirs).

examples:
  tqa glossary merge base.toml ours.toml theirs.toml               to standard output, as TOML
  tqa glossary merge base.toml ours.toml theirs.toml -o ours.toml

for git, in .gitattributes and .git/config:
  glossary.toml merge=glossary
  [merge "glossary"] driver = tqa glossary merge %O %A %B --format toml -o %A

exit status: 0 merged, 1 merged with conflicts, 2 not merged
"""

from __future__ import annotations

import sys
from argparse import Namespace
from typing import TYPE_CHECKING

from tqa.cli.writing import write_bytes
from tqa.glossary import convert, merge, store
from tqa.glossary.entries import Glossary
from tqa.model.errors import SettingsError
from tqa.report.escape import visible

if TYPE_CHECKING:
    from tqa.cli.main import Parser


def configure(parser: Parser) -> None:
    """Add the options."""
    parser.add_argument("base", metavar="BASE", help="the version that both come from")
    parser.add_argument("ours", metavar="OURS")
    parser.add_argument("theirs", metavar="THEIRS")
    parser.add_argument("-o", "--output", metavar="FILE", help="default: standard output")
    parser.add_argument("--prefer", choices=("ours", "theirs"), default="ours", help="whose value stays in a conflict (default: ours)")
    parser.add_argument(
        "--format", choices=[suffix[1:] for suffix in convert.SUFFIXES], help="format of all files, where names have no suffix"
    )


def run(arguments: Namespace) -> int:
    """Merge and show the conflicts."""
    from tqa.cli.main import CLEAN, FINDINGS, complain

    base, ours, theirs = (_load(path, arguments.format) for path in (arguments.base, arguments.ours, arguments.theirs))
    merged, conflicts = merge.merge(base, ours, theirs, arguments.prefer == "theirs")
    name = f"merged.{arguments.format}" if arguments.format else arguments.output or "merged.toml"
    data = convert.written(merged, name)
    if arguments.output:
        write_bytes(arguments.output, data)
    else:
        sys.stdout.buffer.write(data) if hasattr(sys.stdout, "buffer") else sys.stdout.write(data.decode())
    for sentence in convert.losses(merged, store.parsed(data, name)):
        complain(f"lost: {sentence}")
    for label, what, old, mine, yours in conflicts:
        complain(f"conflict in “{label}”, {what}: base {old}; ours {mine}; theirs {yours}; {arguments.prefer} stays")
    if arguments.output:
        sys.stdout.write(visible(f"wrote {len(merged.entries)} entries to {arguments.output}, {len(conflicts)} conflicts") + "\n")
    return FINDINGS if conflicts else CLEAN


def _load(path: str, suffix: str | None) -> Glossary:
    if suffix is None:
        return store.load(path)
    try:
        with open(path, "rb") as file:
            data = file.read()
    except OSError as error:
        raise SettingsError(path, [f"cannot be read: {error.strerror}"]) from None
    return store.parsed(data, f"{path}.{suffix}")._replace(path=path)

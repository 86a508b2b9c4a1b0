"""Serve editors over the Language Server Protocol.

The editor starts this and talks to it over standard input and output: findings while one writes, corrections, evidence when the pointer
rests on a finding, the names of the text as symbols, renaming of a name in all its forms. docs/editors.md has the setup of VS Code, Neovim,
Emacs, Helix and Sublime Text.

examples:
  tqa lsp                          over standard input and output, as editors start it
  tqa lsp --tcp 127.0.0.1:2087     over TCP, to look at what goes on
"""

from __future__ import annotations

from argparse import ArgumentTypeError, Namespace
from typing import TYPE_CHECKING

from tqa.model.errors import UsageError

if TYPE_CHECKING:
    from tqa.cli.main import Parser


def configure(parser: Parser) -> None:
    """Add the options."""
    parser.add_argument("--stdio", action="store_true", help="standard input and output (the default; many editors say it all the same)")
    parser.add_argument("--tcp", type=_address, metavar="HOST:PORT", help="listen there instead")


def _address(text: str) -> tuple[str, int]:
    host, _, port = text.rpartition(":")
    if not host or not port.isdigit():
        raise ArgumentTypeError(f"{text!r} is not HOST:PORT, for example 127.0.0.1:2087")
    return host, int(port)


def run(arguments: Namespace) -> int:
    """Serve until the editor ends the connection."""
    try:
        from tqa.lsp import server
    except ModuleNotFoundError as error:
        if error.name not in ("pygls", "lsprotocol"):
            raise
        raise UsageError("the language server needs pygls: pip install 'tqa[lsp]'") from None
    server.serve(*(arguments.tcp or (None, 0)))
    return 0

"""What the commands that may ask a translation service share: its options, its cache, and the leave to send."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Callable
from typing import TYPE_CHECKING

from tqa.model.errors import UsageError

if TYPE_CHECKING:
    from tqa.backtranslation.translating import Translator
    from tqa.cli.main import Parser

NAMES = ("libretranslate", "apertium", "baidu", "deepl", "google", "microsoft", "mymemory", "papago", "qcri", "yandex")
"""Those of `tqa.backtranslation.services`, which help should not have to load."""


def add_options(parser: Parser, *, required: bool) -> None:
    """Add the options of a service.

    Parameters:
        required: the command can do nothing without one.
    """
    cache = os.path.join("~", ".cache", "tqa", "backtranslation.sqlite")
    group = parser.add_argument_group("service")
    group.add_argument("--via", required=required, metavar="SERVICE", choices=NAMES, help=f"one of {', '.join(NAMES)}")
    group.add_argument("--url", metavar="URL", help="address of the service (libretranslate, apertium: needed; others: a mirror)")
    group.add_argument("--proxy", metavar="URL", help="proxy (default: HTTPS_PROXY and the like)")
    group.add_argument("--timeout", type=_seconds, default=20.0, metavar="SECONDS", help="how long to wait for an answer (default: 20)")
    group.add_argument("--retries", type=int, default=4, metavar="N", help="further attempts at a text (default: 4)")
    group.add_argument("--rate", type=float, default=0.0, metavar="N", help="requests a second at most (default: the service's own limit)")
    group.add_argument("--cache", metavar="FILE", help=f"where translations are kept (default: {cache})")
    group.add_argument("--no-cache", action="store_true", help="keep nothing after this run")
    group.add_argument("--yes", action="store_true", help="send without asking")


def _seconds(text: str) -> float:
    from argparse import ArgumentTypeError

    try:
        value = float(text)
    except ValueError:
        value = 0.0
    if value <= 0:
        raise ArgumentTypeError(f"{text!r} is not a number of seconds above 0")
    return value


def translator(arguments: Namespace, on_sent: Callable[[int], None] = lambda _: None) -> Translator:
    """The service of the options with its cache; nothing is sent yet.

    Parameters:
        on_sent: called with the number of characters whenever a text was translated by the service.

    Raises:
        UsageError: an address, a key or a package is missing.
        TqaError: the cache cannot be used.
    """
    from tqa.backtranslation import services
    from tqa.backtranslation.store import Store, default_path
    from tqa.backtranslation.translating import Patience, Translator

    store = Store(None if arguments.no_cache else arguments.cache or default_path())
    backend = services.connect(arguments.via, arguments.url, arguments.timeout, arguments.proxy)
    return Translator(backend, store, Patience(attempts=arguments.retries + 1), arguments.rate, on_sent)


def ask_leave(what: str, service: str, yes: bool) -> None:
    """Say what would be sent where, and get leave to do it.

    Parameters:
        what: amount, languages and host.

    Raises:
        UsageError: it is forbidden, was refused, or nobody can be asked.
    """
    from tqa.cli.main import complain

    if os.environ.get("TQA_OFFLINE", "") not in ("", "0"):
        raise UsageError(f"TQA_OFFLINE is set: {what} would have to be sent")
    if yes:
        complain(f"sending {what} ({service})")
        return
    if not sys.stdin.isatty() or not sys.stderr.isatty():
        raise UsageError(f"{what} would be sent: give --yes to allow that")
    print(f"Send {what} ({service})? [y/N] ", end="", file=sys.stderr, flush=True)
    if sys.stdin.readline().strip().lower() not in ("y", "yes"):
        raise UsageError("nothing was sent")

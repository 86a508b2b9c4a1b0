"""All services by name."""

from __future__ import annotations

import os

from tqa.backtranslation.backend import Backend
from tqa.backtranslation.http import Connection
from tqa.model.errors import UsageError

NATIVE = ("libretranslate", "apertium")
LIBRARY = ("baidu", "deepl", "google", "microsoft", "mymemory", "papago", "qcri", "yandex")
NAMES = (*NATIVE, *LIBRARY)


def connect(name: str, url: str | None, timeout: float, proxy: str | None) -> Backend:
    """A service, not yet called.

    Parameters:
        name: one of NAMES.
        url: its address; needed for those that have no address of their own.
        timeout: seconds.
        proxy: URL of a proxy, or None for what the environment says.

    Raises:
        UsageError: the address, a key or a package is missing.
    """
    if name in LIBRARY:
        from tqa.backtranslation.library import SERVICES, Library

        key = next(iter(SERVICES[name].keys.values()), None)
        return Library(name, Connection(name, timeout, proxy, key), url)
    from tqa.backtranslation.native import Apertium, LibreTranslate

    if not url:
        raise UsageError(f"{name} has no address of its own: give --url, for example --url http://127.0.0.1:5000")
    if name == "apertium":
        return Apertium(Connection(name, timeout, proxy), url)
    variable = "LIBRETRANSLATE_API_KEY"
    return LibreTranslate(Connection(name, timeout, proxy, variable), url, os.environ.get(variable))

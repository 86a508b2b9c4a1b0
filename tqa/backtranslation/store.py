"""Translations that were paid for are kept: SQLite, one row a text, language pair and service.

Of the texts that were sent only hashes are stored.
"""

from __future__ import annotations

import os
import sqlite3
from hashlib import blake2b

from tqa.model.errors import TqaError

_TABLE = """
create table if not exists translations (
    service text not null, source text not null, target text not null, digest blob not null, translation text not null,
    primary key (service, source, target, digest)
) without rowid
"""


def default_path() -> str:
    """`backtranslation.sqlite` in tqa's folder of the user's cache."""
    base = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
    return os.path.join(base, "tqa", "backtranslation.sqlite")


class Store:
    """Translations by service, language pair and text.

    Parameters:
        path: the file, made when it is not there; None keeps them for this run only.

    Raises:
        TqaError: the file cannot be made, or is no database.
    """

    def __init__(self, path: str | None) -> None:
        self._path = path or ":memory:"
        try:
            if path:
                os.makedirs(os.path.dirname(os.path.abspath(path)), exist_ok=True)
            self._database = sqlite3.connect(self._path, timeout=30)
            self._database.execute(_TABLE)
            self._database.commit()
        except (OSError, sqlite3.Error) as error:
            raise TqaError(f"cannot be used as a cache ({error}); delete it, or give another file with --cache", path) from None

    def get(self, service: str, source: str, target: str, text: str) -> str | None:
        """The translation that is kept, or None."""
        query = "select translation from translations where service = ? and source = ? and target = ? and digest = ?"
        try:
            row = self._database.execute(query, (service, source, target, _digest(text))).fetchone()
        except sqlite3.Error as error:
            raise TqaError(f"cannot be read ({error}); delete it, or give another file with --cache", self._path) from None
        return None if row is None else str(row[0])

    def put(self, service: str, source: str, target: str, text: str, translation: str) -> None:
        """Keep a translation; it is on the disk when this returns."""
        try:
            with self._database:
                self._database.execute(
                    "insert or replace into translations values (?, ?, ?, ?, ?)", (service, source, target, _digest(text), translation)
                )
        except sqlite3.Error as error:
            raise TqaError(f"cannot be written ({error}); give another file with --cache", self._path) from None

    def close(self) -> None:
        """Close the file."""
        self._database.close()


def _digest(text: str) -> bytes:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()

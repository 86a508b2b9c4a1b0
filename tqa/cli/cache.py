"""Results kept between runs, so that documents which did not change are not checked again.

A result is named by a hash of all that it was made from: the document and what stands beside it, the settings, the glossaries, the program
with its data, and the libraries it uses; so a wrong one cannot be met. The results stand in one SQLite file in the user's cache folder. It
holds data only, several runs may use it at once, and one that is damaged is thrown away. `TQA_CACHE=0` and `--no-cache` turn it off.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import cache
from hashlib import blake2b
from json import dumps, loads
from typing import Any
from zlib import crc32

from tqa import __version__
from tqa.glossary import store
from tqa.glossary.cache import folder
from tqa.model.entities import Entity, Form
from tqa.model.finding import Finding, Related
from tqa.model.fix import Edit, Fix
from tqa.model.report import Checked, Score
from tqa.model.text import Document, Span
from tqa.settings import Settings

_FORMAT = 1
_KEPT_DAYS = 30
_MAX_BYTES = 1 << 30
_BATCH = 500
_LIBRARIES = ("ahocorasick_rs", "rapidfuzz", "langdetect", "charset-normalizer", "pymorphy3", "pymorphy3-dicts-ru", "sacrebleu")


class Results:
    """The open cache. Nothing that goes wrong with it is an error of the run: it costs time only."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._today = int(time.time() // 86400)
        self._waiting: dict[bytes, bytes] = {}
        self._written = False
        self._database = self._opened() or self._opened()

    def _opened(self) -> sqlite3.Connection | None:
        """The database; None when it cannot be used, after a damaged one was taken away."""
        try:
            os.makedirs(os.path.dirname(self._path), mode=0o700, exist_ok=True)
            database = sqlite3.connect(self._path, timeout=2.0, isolation_level=None)
            database.execute("PRAGMA journal_mode=WAL")
            database.execute("PRAGMA synchronous=OFF")
            database.execute("CREATE TABLE IF NOT EXISTS results (name BLOB PRIMARY KEY, day INTEGER NOT NULL, value BLOB NOT NULL)")
            database.execute("SELECT name, day, value FROM results LIMIT 1").fetchone()
        except sqlite3.Error as error:
            self._damaged(error)
            return None
        except OSError:
            return None
        return database

    def _damaged(self, error: sqlite3.Error) -> None:
        """Take away a file that is no database; one that is only locked or read-only stays."""
        if isinstance(error, sqlite3.OperationalError) and "no such column" not in str(error):
            return
        for suffix in ("", "-wal", "-shm"):
            with suppress(OSError):
                os.unlink(self._path + suffix)

    def get(self, names: Iterable[bytes]) -> dict[bytes, bytes]:
        """What is kept under these names."""
        found: dict[bytes, bytes] = {}
        wanted = list(names)
        if self._database is None:
            return found
        old = []
        try:
            for at in range(0, len(wanted), _BATCH):
                part = wanted[at : at + _BATCH]
                places = ",".join("?" * len(part))
                # Only the count of places varies.
                rows = self._database.execute(f"SELECT name, day, value FROM results WHERE name IN ({places})", part)  # noqa: S608
                for name, day, value in rows:
                    if isinstance(value, bytes) and len(value) > 4 and crc32(value[4:]) == int.from_bytes(value[:4], "big"):
                        found[name] = value[4:]
                        if day != self._today:
                            old.append((self._today, name))
            if old:
                with self._database:
                    self._database.execute("BEGIN")
                    self._database.executemany("UPDATE results SET day = ? WHERE name = ?", old)
        except sqlite3.Error as error:
            self._damaged(error)
            self._database = None
        return found

    def put(self, name: bytes, value: bytes) -> None:
        """Keep something; it is written with others."""
        self._waiting[name] = crc32(value).to_bytes(4, "big") + value
        if len(self._waiting) >= _BATCH:
            self._write()

    def _write(self) -> None:
        rows = [(name, self._today, value) for name, value in self._waiting.items()]
        self._waiting.clear()
        if self._database is None or not rows:
            return
        try:
            with self._database:
                self._database.execute("BEGIN IMMEDIATE")
                self._database.executemany("INSERT OR REPLACE INTO results VALUES (?, ?, ?)", rows)
            self._written = True
        except sqlite3.Error as error:
            self._damaged(error)
            self._database = None

    def close(self) -> None:
        """Write what waits, and forget what nothing has asked for in a month."""
        self._write()
        if self._database is None:
            return
        with suppress(sqlite3.Error):
            if self._written:
                self._forget(self._database)
            self._database.close()

    def _forget(self, database: sqlite3.Connection) -> None:
        database.execute("DELETE FROM results WHERE day < ?", (self._today - _KEPT_DAYS,))
        size = database.execute("PRAGMA page_size").fetchone()[0]
        used = database.execute("PRAGMA page_count").fetchone()[0] - database.execute("PRAGMA freelist_count").fetchone()[0]
        if used * size > _MAX_BYTES:
            count = database.execute("SELECT count(*) FROM results").fetchone()[0]
            database.execute("DELETE FROM results WHERE name IN (SELECT name FROM results ORDER BY day LIMIT ?)", (count // 2,))


def opened() -> Results | None:
    """The cache of this user; None when it is turned off."""
    where = folder()
    return Results(os.path.join(where, "results.sqlite")) if where else None


def name(settings: Settings, *texts: tuple[str, bytes]) -> bytes:
    """The name of the result of a check.

    Parameters:
        texts: the document, its source, its reference: name of the format and content of each, ("", b"") for none.
    """
    digest = blake2b(_program(), digest_size=20)
    digest.update(repr(settings._replace(origin={}, fail_on="", exclude=())).encode("utf-8", "surrogatepass"))
    for glossary in settings.glossary:
        digest.update(_glossary(glossary))
    for format, content in texts:
        digest.update(f"\0{format}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.digest()


@cache
def _program() -> bytes:
    """What the program is: its version, files and libraries."""
    import sys
    from importlib.metadata import PackageNotFoundError, version

    digest = blake2b(f"{_FORMAT} {__version__} {sys.version_info[:3]}".encode(), digest_size=20)
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    for top in dict.fromkeys((package, store.folder())):
        for path, folders, files in os.walk(top):
            folders[:] = sorted(name for name in folders if name != "__pycache__")
            for file in sorted(files):
                state = os.stat(os.path.join(path, file))
                digest.update(
                    f"{os.path.relpath(path, top)}/{file} {state.st_size} {state.st_mtime_ns}\n".encode("utf-8", "surrogateescape")
                )
    for library in _LIBRARIES:
        with suppress(PackageNotFoundError):
            digest.update(f"{library} {version(library)}\n".encode())
    return digest.digest()


@cache
def _glossary(path: str) -> bytes:
    try:
        with open(path, "rb") as file:
            return blake2b(file.read(), digest_size=20).digest()
    except OSError:
        return b""


def packed(checked: Checked) -> bytes:
    """A result without the document's text: findings and figures in one line, names in another, which few reports show."""
    facts = (
        checked.language,
        checked.source_language,
        checked.words,
        checked.findings,
        checked.score,
        checked.families,
        checked.categories,
    )
    return b"\n".join(
        dumps(part, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass") for part in (facts, checked.entities)
    )


def unpacked(data: bytes, document: Document, with_names: bool) -> Checked | None:
    """The result again, for the document it was made from; None when it is not what `packed` makes."""
    try:
        first, _, second = data.partition(b"\n")
        language, source_language, words, findings, score, families, categories = loads(first)
        entities = tuple(map(_entity_in, loads(second))) if with_names else ()
        found = tuple(map(_finding_in, findings))
        return Checked(document, language, source_language, words, found, entities, (), Score(*score), families, categories)
    except (ValueError, TypeError, IndexError):
        return None


_make: Callable[[Any, Any], Any] = tuple.__new__
"""Named tuples made without their own constructors: this is most of the time that a run takes whose results are all kept."""


def _finding_in(row: list[Any]) -> Finding:
    _, span, _, fix, _, _, related, evidence, metadata, _ = row
    row[1] = _make(Span, span)
    if fix:
        edits, applicability, title = fix
        row[3] = _make(Fix, (tuple([_make(Edit, edit) for edit in edits]), applicability, title))
    row[6] = tuple([Related(_make(Span, place), said) for place, said in related]) if related else ()
    row[7] = tuple(evidence)
    row[8] = tuple(map(tuple, metadata)) if metadata else ()
    made: Finding = _make(Finding, row)
    return made


def _entity_in(row: list[Any]) -> Entity:
    canonical, kind, consistent, reason, forms, evidence, declined = row
    return Entity(
        canonical,
        kind,
        consistent,
        reason,
        tuple(Form(text, tuple(map(Span._make, spans))) for text, spans in forms),
        tuple(evidence),
        tuple(declined),
    )

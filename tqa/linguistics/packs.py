"""Language packs: the lexicons under `tqa/data/`, one folder a language (`ru`) or language pair (`ru-en`).

Two plain formats, chosen because they load in microseconds and merge well: `NAME.txt`, one entry a line, and `NAME.tsv`, tab-separated
columns under a header line. Lines that start with `#` are comments; entries are NFC and sorted.
"""

from __future__ import annotations

import os
from functools import cache

DATA = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "data")


@cache
def languages() -> tuple[str, ...]:
    """Codes of all languages and language pairs that have a folder."""
    return tuple(sorted(entry.name for entry in os.scandir(DATA) if entry.is_dir() and not entry.name.startswith(("_", "."))))


@cache
def codes() -> frozenset[str]:
    """ISO 639-1 codes of languages, whether or not there is a pack."""
    return frozenset(line for line in _read("languages.txt").split("\n") if line and not line.startswith("#"))


@cache
def lines(language: str, name: str) -> tuple[str, ...]:
    """Entries of `data/<language>/<name>.txt`; empty when the pack has no such file."""
    text = _read(f"{language}/{name}.txt")
    return tuple(line for line in text.split("\n") if line and not line.startswith("#"))


@cache
def words(language: str, name: str) -> frozenset[str]:
    """The same as a set."""
    return frozenset(lines(language, name))


@cache
def table(language: str, name: str) -> tuple[dict[str, str], ...]:
    """Rows of `data/<language>/<name>.tsv` as {column: cell}; empty when the pack has no such file. Missing cells are empty."""
    rows = [line.split("\t") for line in _read(f"{language}/{name}.tsv").split("\n") if line and not line.startswith("#")]
    if not rows:
        return ()
    header, width = rows[0], len(rows[0])
    return tuple(dict(zip(header, row + [""] * (width - len(row)), strict=False)) for row in rows[1:])


@cache
def pairs(language: str, name: str) -> tuple[tuple[str, str], ...]:
    """The first two columns of `data/<language>/<name>.tsv`, for tables of thousands of rows."""
    return tuple([(first, rest.partition("\t")[0]) for first, _, rest in [line.partition("\t") for line in body(language, name)]])


@cache
def has(language: str, name: str) -> bool:
    """Whether the pack has the table `data/<language>/<name>.tsv`."""
    return os.path.isfile(os.path.join(DATA, f"{language}/{name}.tsv"))


@cache
def has_cues(language: str) -> bool:
    """Whether names of a language are told by cues: its script has no capitals, or its case endings hide names from what capitals tell."""
    return not words(language, "traits").isdisjoint(("unicameral", "names-by-cues"))


def body(language: str, name: str) -> list[str]:
    """The lines of `data/<language>/<name>.tsv` under its header."""
    return [line for line in _read(f"{language}/{name}.tsv").split("\n") if line and line[0] != "#"][1:]


def rows(language: str, name: str) -> list[list[str]]:
    """The cells of `data/<language>/<name>.tsv` without its header, for tables of thousands of rows that are turned into something else."""
    return [line.split("\t") for line in body(language, name)]


def _read(name: str) -> str:
    try:
        # A run reads two hundred small files: without a buffer and a text layer each takes half the time.
        with open(f"{DATA}/{name}", "rb", buffering=0) as file:
            return file.read().decode().replace("\r\n", "\n")
    except FileNotFoundError:
        return ""


def stamp(language: str, name: str) -> str:
    """What tells one state of a table from another one, for keys of caches."""
    try:
        state = os.stat(os.path.join(DATA, f"{language}/{name}.tsv"))
    except OSError:
        return ""
    return f"{state.st_mtime_ns}:{state.st_size}"

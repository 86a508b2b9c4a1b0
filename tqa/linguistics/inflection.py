"""The forms that a word takes, from tables of endings.

`data/<language>/inflection.tsv` has the columns `ending`, `stem`, `forms`: a word that ends in `ending` has the forms that come out when
`stem` and then each of `forms` stand in place of it. The rows of the longest ending that fits count. "-" stands for nothing. A form may
be put together from named sets, which rows whose ending starts with "@" define: "@plural+@case" is every plural followed by every case.
The row "¨" gives vowel changes; a stem "¨" is the word with its last such vowel changed ("¨?": changed where it can be). The row "=" gives
letters that count as the same. A row "names" says that names take no endings; a row "capitals" has what follows an abbreviation.
The tables list more forms than a word has, since no dictionary says its class; what is too much is no word, so it is not met in texts.
"""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import product
from typing import NamedTuple

from tqa.linguistics import packs

_SHORTEST = 2


class _Table(NamedTuple):
    rows: dict[str, list[tuple[str, tuple[str, ...]]]]
    longest: int
    changes: tuple[tuple[str, str], ...]
    same: dict[int, str]
    names: bool
    capitals: tuple[str, ...]


def has(language: str) -> bool:
    """Whether there is a table for the language."""
    return bool(_table(language).rows)


def names_inflect(language: str) -> bool:
    """Whether names take endings in the language."""
    return _table(language).names


@lru_cache(maxsize=65536)
def forms(word: str, language: str) -> frozenset[str]:
    """All forms of a word, folded as by `fold`, with the word itself; a word with a digit has no others."""
    folded = fold(word, language)
    table = _table(language)
    if not table.rows or not word.isalpha():
        return frozenset((folded,))
    if word.isupper() and len(word) > 1:
        return frozenset(folded + ending for ending in ("", *table.capitals))
    for size in range(min(table.longest, len(folded) - _SHORTEST), -1, -1):
        rows = table.rows.get(folded[len(folded) - size :])
        if rows is not None:
            base = folded[: len(folded) - size]
            return frozenset((folded, *(form for stem, endings in rows for form in _built(base, stem, endings, table.changes))))
    return frozenset((folded,))


def fold(word: str, language: str) -> str:
    """Lower case, with letters that count as the same made the same; the length stays."""
    folded = word.lower() if "\u0130" not in word else word.replace("\u0130", "i").lower()
    same = _table(language).same
    return folded.translate(same) if same else folded


def _built(base: str, stem: str, endings: tuple[str, ...], changes: tuple[tuple[str, str], ...]) -> list[str]:
    if stem.startswith("¨"):
        changed = _changed(base, changes)
        if changed is None:
            if stem == "¨":
                return []
            changed = base
        base, stem = changed, ""
    return [base + stem + ending for ending in endings]


def _changed(base: str, changes: tuple[tuple[str, str], ...]) -> str | None:
    found = max(((base.rfind(old), len(old), old, new) for old, new in changes if old in base), default=None)
    if found is None:
        return None
    at, size, _, new = found
    return base[:at] + new + base[at + size :]


@cache
def _table(language: str) -> _Table:
    rows: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    sets: dict[str, tuple[str, ...]] = {}
    changes: tuple[tuple[str, str], ...] = ()
    same: dict[int, str] = {}
    names = True
    capitals: tuple[str, ...] = ()
    for row in packs.table(language, "inflection"):
        ending, stem, listed = row["ending"], row["stem"].replace("-", ""), row["forms"].split()
        if ending.startswith("@"):
            sets[ending] = tuple(form for item in listed for form in _expanded(item, sets))
        elif ending == "names":
            names = False
        elif ending == "capitals":
            capitals = tuple(listed)
        elif ending in ("¨", "="):
            pairs = tuple((pair.split(">")[0], pair.split(">")[1]) for pair in listed)
            if ending == "¨":
                changes = tuple(sorted(pairs, key=lambda pair: len(pair[0])))
            else:
                same = {ord(old): new for old, new in pairs}
        else:
            endings = tuple(dict.fromkeys(form for item in listed for form in _expanded(item, sets)))
            rows.setdefault(ending.replace("-", ""), []).append((stem, endings))
    return _Table(rows, max(map(len, rows), default=0), changes, same, names, capitals)


def _expanded(item: str, sets: dict[str, tuple[str, ...]]) -> list[str]:
    parts = [sets[part] if part.startswith("@") else ("" if part == "-" else part,) for part in item.split("+")]
    return ["".join(combination) for combination in product(*parts)]

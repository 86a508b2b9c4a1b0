"""The forms that a word takes, from tables of endings.

`data/<language>/inflection.tsv` has the columns `ending`, `stem`, `forms`: a word that ends in `ending` has the forms that come out when
`stem` and then each of `forms` stand in place of it. The rows of the longest ending that fits count. "-" stands for nothing. A form may
be put together from named sets, which rows whose ending starts with "@" define: "@plural+@case" is every plural followed by every case.
The row "¨" gives changes of sounds; a stem "¨" is the word with its last such sound changed, in each way that is listed, and nothing when
it has none; "¨¨" is another set of changes. An ending that starts with "+" is for words that other words of the term follow, as
adjectives are; the rows without hold where there is none. The row "=" gives letters that count as the same. A row "names" has the only
endings that names take, "-" for none; a row "capitals" has what follows an abbreviation. A row "heads" has last letters of nouns, and of
no adjectives: where such a word stands in its base form, the words of a term that follow it do not change either.
The tables list more forms than a word has, since no dictionary says its class; what is too much is no word, so it is not met in texts.
"""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import product

from tqa.linguistics import packs
from tqa.model.records import NamedTuple

_SHORTEST = 2
_LONG = 3
"""Endings of so many letters may be the whole word."""


class _Table(NamedTuple):
    rows: dict[str, list[tuple[str, tuple[str, ...]]]]
    longest: int
    leading: dict[str, list[tuple[str, tuple[str, ...]]]]
    changes: dict[str, tuple[tuple[str, str], ...]]
    same: dict[int, str]
    names: tuple[str, ...] | None
    capitals: tuple[str, ...]
    heads: tuple[str, ...]


def has(language: str) -> bool:
    """Whether there is a table for the language."""
    return bool(_table(language).rows)


def names_inflect(language: str) -> bool:
    """Whether names take endings in the language."""
    return _table(language).names != ("",)


def is_head(word: str, language: str) -> bool:
    """Whether a word in its base form binds the words after it to theirs."""
    return word.endswith(_table(language).heads)


@lru_cache(maxsize=16384)
def forms(word: str, language: str, name: bool = False, leading: bool = False) -> frozenset[str]:
    """All forms of a word, folded as by `fold`, with the word itself; a word with a digit has no others.

    Parameters:
        name: the word belongs to a name, which may take fewer endings.
        leading: other words of the term follow.
    """
    folded = fold(word, language)
    stems = _stems(word, folded, language, name, leading)
    return frozenset((folded, *(lead + ending for lead, endings in stems for ending in endings)))


def others(word: str, language: str) -> list[str]:
    """The forms of a word but itself, in the order of the table."""
    folded = fold(word, language)
    found = dict.fromkeys(lead + ending for lead, endings in _stems(word, folded, language, False, False) for ending in endings)
    return [form for form in found if form != folded]


def beginnings(word: str, language: str, name: bool = False, leading: bool = False) -> list[str]:
    """What the forms of a word begin with: no string of the list begins with another one."""
    folded = fold(word, language)
    stems = _stems(word, folded, language, name, leading)
    found = sorted({folded, *(lead + _shared(endings) for lead, endings in stems if endings)})
    kept: list[str] = []
    for text in found:
        if not (kept and text.startswith(kept[-1])):
            kept.append(text)
    return kept


def _stems(word: str, folded: str, language: str, name: bool, leading: bool) -> list[tuple[str, tuple[str, ...]]]:
    """Stems of a word and the endings that each takes."""
    table = _table(language)
    if not table.rows or not word.isalpha():
        return []
    if word.isupper() and len(word) > 1:
        return [(folded, table.capitals)]
    if name and table.names is not None:
        return [(folded, table.names)]
    for size in range(min(table.longest, len(folded)), -1, -1):
        if len(folded) - size < _SHORTEST and size < _LONG:
            continue
        ending = folded[len(folded) - size :]
        rows = (table.leading.get(ending) if leading else None) or table.rows.get(ending)
        if rows is not None:
            base = folded[: len(folded) - size]
            return [(lead, endings) for stem, endings in rows for lead in _leads(base, stem, table.changes)]
    return []


@cache
def _shared(endings: tuple[str, ...]) -> str:
    first, last = min(endings), max(endings)
    size = next((at for at, (one, other) in enumerate(zip(first, last, strict=False)) if one != other), min(len(first), len(last)))
    return first[:size]


def fold(word: str, language: str) -> str:
    """Lower case, with letters that count as the same made the same, the length stays."""
    folded = word.lower() if "\u0130" not in word else word.replace("\u0130", "i").lower()
    same = _table(language).same
    return folded.translate(same) if same else folded


def _leads(base: str, stem: str, changes: dict[str, tuple[tuple[str, str], ...]]) -> list[str]:
    if not stem.startswith("¨"):
        return [base + stem]
    pairs = changes.get(stem, ())
    last = max((base.rfind(old) + len(old) for old, _ in pairs if old in base), default=0)
    found = [(old, new) for old, new in pairs if last and base.endswith(old, 0, last)]
    return [base[: last - len(old)] + new + base[last:] for old, new in found]


@cache
def _table(language: str) -> _Table:
    rows: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    sets: dict[str, tuple[str, ...]] = {}
    leading: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    changes: dict[str, tuple[tuple[str, str], ...]] = {}
    same: dict[int, str] = {}
    names: tuple[str, ...] | None = None
    capitals: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()
    for row in packs.table(language, "inflection"):
        ending, stem, listed = row["ending"], row["stem"].replace("-", ""), row["forms"].split()
        if ending.startswith("@"):
            sets[ending] = tuple(form for item in listed for form in _expanded(item, sets))
        elif ending == "names":
            names = tuple(form.replace("-", "") for form in listed)
        elif ending == "capitals":
            capitals = tuple(listed)
        elif ending == "heads":
            heads = tuple(listed)
        elif ending in ("¨", "¨¨", "="):
            pairs = tuple((pair.split(">")[0], pair.split(">")[1]) for pair in listed)
            if ending != "=":
                changes[ending] = pairs
            else:
                same = {ord(old): new for old, new in pairs}
        else:
            endings = tuple(dict.fromkeys(form for item in listed for form in _expanded(item, sets)))
            (leading if ending[0] == "+" else rows).setdefault(ending.lstrip("+").replace("-", ""), []).append((stem, endings))
    return _Table(rows, max(map(len, (*rows, *leading)), default=0), leading, changes, same, names, capitals, heads)


def _expanded(item: str, sets: dict[str, tuple[str, ...]]) -> list[str]:
    parts = [sets[part] if part.startswith("@") else ("" if part == "-" else part,) for part in item.split("+")]
    return ["".join(combination) for combination in product(*parts)]

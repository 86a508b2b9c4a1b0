"""Three-way merge of glossaries, entry by entry and field by field.

Entries go together by their id, else by the preferred terms that they share, so that a corrected term does not make another entry of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from tqa.glossary.entries import ADMITTED, PREFERRED, RIGHT, Entry, Glossary, Term
from tqa.model.records import NamedTuple

_Values = dict[tuple[str, ...], Any]
_GONE = None


class Conflict(NamedTuple):
    """A field that both sides changed, each in another way.

    Parameters:
        label: the entry.
        what: the field, such as "note" or "en".
        base, ours, theirs: its values; "(none)" where there is none.
    """

    label: str
    what: str
    base: str
    ours: str
    theirs: str


def merge(base: Glossary, ours: Glossary, theirs: Glossary, prefer_theirs: bool = False) -> tuple[Glossary, list[Conflict]]:
    """The glossary with the changes of both sides, and the conflicts; in a conflict our value stays unless theirs is preferred."""
    conflicts: list[Conflict] = []
    mine, yours = _matched(base.entries, ours.entries), _matched(base.entries, theirs.entries)
    merged: dict[int, Entry | None] = {}
    for at, old in enumerate(base.entries):
        merged[at] = _one(old, mine.get(at), yours.get(at), prefer_theirs, conflicts)
    new_ours = [entry for entry in ours.entries if all(entry is not known for known in mine.values())]
    new_theirs = [entry for entry in theirs.entries if all(entry is not known for known in yours.values())]
    both = _matched(new_ours, new_theirs)
    added = {id(entry): _both(entry, both.get(at), prefer_theirs, conflicts) for at, entry in enumerate(new_ours)}
    place = {id(entry): at for at, entry in mine.items()}
    entries = [merged[place[id(entry)]] if id(entry) in place else added[id(entry)] for entry in ours.entries]
    entries += [merged[at] for at in range(len(base.entries)) if at not in mine]
    entries += [entry for entry in new_theirs if all(entry is not known for known in both.values())]
    header = {
        name: _value(getattr(base, name), getattr(ours, name), getattr(theirs, name), prefer_theirs, _report(conflicts, "[glossary]", name))
        for name in ("name", "style", "derived", "description")
    }
    return Glossary(entries=tuple(entry for entry in entries if entry is not None), path=ours.path, **header), conflicts


def _matched(old: Sequence[Entry], new: Iterable[Entry]) -> dict[int, Entry]:
    """Number of an old entry -> the new entry that it became."""
    by_id = {entry.id: at for at, entry in enumerate(old) if entry.id}
    by_term: dict[tuple[str, str], list[int]] = {}
    for at, entry in enumerate(old):
        for language in entry.terms:
            by_term.setdefault((language, entry.preferred(language)), []).append(at)
    found: dict[int, Entry] = {}
    loose: list[Entry] = []
    for entry in new:
        at = by_id.get(entry.id, -1) if entry.id else -1
        if at >= 0 and at not in found:
            found[at] = entry
        else:
            loose.append(entry)
    ranked: list[tuple[int, int, int, Entry]] = []
    for order, entry in enumerate(loose):
        shared: dict[int, int] = {}
        for language in entry.terms:
            for at in by_term.get((language, entry.preferred(language)), ()):
                shared[at] = shared.get(at, 0) + 1
        ranked += [(-(2 * count + (_span(old[at]) == _span(entry))), order, at, entry) for at, count in shared.items()]
    used: set[int] = set()
    for _, order, at, entry in sorted(ranked, key=lambda item: item[:3]):
        if at not in found and order not in used:
            found[at] = entry
            used.add(order)
    return found


def _span(entry: Entry) -> tuple[Any, ...]:
    return entry.since, entry.until, entry.style


def _one(old: Entry, ours: Entry | None, theirs: Entry | None, prefer_theirs: bool, conflicts: list[Conflict]) -> Entry | None:
    before = old._replace(line=0)
    if ours is None or theirs is None:
        kept = ours or theirs
        if kept is None or kept._replace(line=0) == before:
            return None
        sides = ("(removed)", "(changed)") if ours is None else ("(changed)", "(removed)")
        conflicts.append(Conflict(old.label, "entry", old.label, *sides))
        return kept if (ours is None) == prefer_theirs else None
    return _fields(_values(old), ours, theirs, prefer_theirs, conflicts)


def _both(ours: Entry, theirs: Entry | None, prefer_theirs: bool, conflicts: list[Conflict]) -> Entry:
    return ours if theirs is None else _fields({}, ours, theirs, prefer_theirs, conflicts)


def _fields(base: _Values, ours: Entry, theirs: Entry, prefer_theirs: bool, conflicts: list[Conflict]) -> Entry:
    mine, yours = _values(ours), _values(theirs)
    merged: _Values = {}
    for key in dict.fromkeys((*mine, *base, *yours)):
        note = _report(conflicts, ours.label, ".".join(key[1:]))
        merged[key] = _value(base.get(key), mine.get(key), yours.get(key), prefer_theirs, note)
    terms: dict[str, list[Term]] = {}
    for key, value in merged.items():
        if value and key[0] == "right":
            terms.setdefault(key[1], []).extend(Term(text, ADMITTED if at else PREFERRED) for at, text in enumerate(value))
    for key, value in merged.items():
        if value and key[0] == "wrong" and all(term.text != key[2] for term in terms.get(key[1], ())):
            terms.setdefault(key[1], []).append(Term(key[2], *value))
    plain = {key[1]: value for key, value in merged.items() if key[0] == "field" and value is not None}
    return Entry({language: tuple(found) for language, found in terms.items()}, **plain, line=ours.line)


def _values(entry: Entry) -> _Values:
    values: _Values = {}
    for language, terms in entry.terms.items():
        values["right", language] = tuple(term.text for term in terms if term.status in RIGHT)
        for term in terms:
            if term.status not in RIGHT:
                values["wrong", language, term.text] = (term.status, term.use)
    for name in entry._fields:
        if name not in ("terms", "line"):
            values["field", name] = getattr(entry, name)
    return values


def _value(base: Any, ours: Any, theirs: Any, prefer_theirs: bool, conflict: Callable[[Any, Any, Any], None]) -> Any:
    if ours == theirs or theirs == base:
        return ours
    if ours == base:
        return theirs
    if isinstance(ours, tuple) and isinstance(theirs, tuple) and isinstance(base, tuple | None) and _joinable(base or (), ours, theirs):
        return _joined(base or (), ours, theirs)
    conflict(base, ours, theirs)
    return theirs if prefer_theirs else ours


def _joinable(base: tuple[Any, ...], ours: tuple[Any, ...], theirs: tuple[Any, ...]) -> bool:
    """Whether lists can be merged value by value: the first values, the preferred terms, were not changed by both."""
    first, mine, yours = base[:1], ours[:1], theirs[:1]
    return bool(mine and yours) and (mine in (yours, first) or yours == first)


def _joined(base: tuple[Any, ...], ours: tuple[Any, ...], theirs: tuple[Any, ...]) -> tuple[Any, ...]:
    lead, other = (theirs, ours) if ours[:1] == base[:1] else (ours, theirs)
    found = list(dict.fromkeys((*lead, *other)))
    return tuple(value for value in found if not (value in base and (value not in ours or value not in theirs)))


def _report(conflicts: list[Conflict], label: str, what: str) -> Callable[[Any, Any, Any], None]:
    def report(base: Any, ours: Any, theirs: Any) -> None:
        conflicts.append(Conflict(label, what, _shown(base), _shown(ours), _shown(theirs)))

    return report


def _shown(value: Any) -> str:
    if isinstance(value, tuple):
        value = ", ".join(part if isinstance(part, str) else "=".join(map(str, part)) for part in value if part)
    return str(value) if value not in (_GONE, "") else "(none)"

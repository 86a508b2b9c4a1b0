"""The ledger of names in scripts without capitals: who is named, in which spellings, which one is right, and where the others stand."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from tqa.analysis.context import Context
from tqa.analysis.names.crowds import CROWD
from tqa.analysis.names.glossary_names import glossary_names, name_at
from tqa.analysis.names.scripts.script_links import ScriptLink, given_links, one_given, script_links
from tqa.analysis.names.scripts.script_names import ScriptName, script_names
from tqa.linguistics import packs
from tqa.linguistics.resemblance import VOWELS
from tqa.linguistics.script_sounds import heard
from tqa.model.entities import ONLY, Entity, Form
from tqa.model.records import NamedTuple
from tqa.model.text import Span

_STATEMENTS = 12
_FEW = 8
"""Full names of a person that others are compared with."""


class Spellings(NamedTuple):
    """All spellings of a surname, a lone name or a given name.

    Parameters:
        places: spelling -> its places, first mention first.
        right: the spelling that the others should be changed to.
        reason: why.
        evidence: why they are one name, one statement a link.
        proof: whether a glossary says that `right` is right.
    """

    places: dict[str, tuple[Span, ...]]
    right: str
    reason: str
    evidence: tuple[str, ...]
    proof: bool


class _Bearer(NamedTuple):
    """A person: places of full names as (given, surname), and of the surname alone."""

    full: list[tuple[Span, Span]]
    alone: list[Span]


def surnames(context: Context) -> tuple[Spellings, ...]:
    """Surnames and lone names, first mention first."""
    names = context.get(script_names)
    places = {name.text: name.spans for name in names.values()}
    full = {name.text for name in names.values() if name.full}
    return _grouped(places, context.get(script_links), full, context)


def given_names(context: Context) -> tuple[Spellings, ...]:
    """Given names that stand in several spellings before one surname."""
    links: list[ScriptLink] = []
    places: dict[str, tuple[Span, ...]] = {}
    for group in context.get(surnames):
        own = _given_places(group, context)
        found = given_links(own, context)
        links += found
        for link in found:
            for text in (link.one, link.other):
                places[text] = tuple(sorted({*places.get(text, ()), *own[text]}))
    return _grouped(places, links, set(), context)


def _given_places(group: Spellings, context: Context) -> dict[str, list[Span]]:
    names = context.get(script_names)
    found: dict[str, list[Span]] = defaultdict(list)
    for text in group.places:
        for span in names[text].full.values():
            found[context.text[slice(*span)]].append(span)
    return found


def _grouped(places: dict[str, tuple[Span, ...]], links: Iterable[ScriptLink], full: set[str], context: Context) -> tuple[Spellings, ...]:
    group_of: dict[str, tuple[str, ...]] = {text: (text,) for text in places}
    for link in links:
        merged = tuple(dict.fromkeys(group_of[link.one] + group_of[link.other]))
        group_of.update(dict.fromkeys(merged, merged))
    statements: dict[tuple[str, ...], dict[str, None]] = defaultdict(dict)
    for link in links:
        statements[group_of[link.one]][f"{link.one} / {link.other}: {link.evidence}"] = None
    found = []
    for group in dict.fromkeys(group_of.values()):
        ordered = sorted(group, key=lambda text: places[text])
        right, reason, proof = _right(ordered, places, full, context)
        evidence = tuple(statements.get(group, ()))[:_STATEMENTS]
        found.append(Spellings({text: places[text] for text in ordered}, right, reason, evidence, proof))
    return tuple(sorted(found, key=lambda spellings: next(iter(spellings.places.values()))))


def _right(group: list[str], places: dict[str, tuple[Span, ...]], full: set[str], context: Context) -> tuple[str, str, bool]:
    """The spelling of the glossary, else the most frequent, the one in the full name, the first."""
    if len(group) == 1:
        return group[0], ONLY, False
    entries = context.get(glossary_names)
    wanted = {
        (text, entry.reason)
        for spans in (places[text] for text in group)
        for span in spans
        if (entry := name_at(entries, *span)) is not None
        for text in group
        if text in entry.right
    }
    if len({text for text, _ in wanted}) == 1:
        text, reason = min(wanted)
        return text, reason, True
    counts = Counter({text: len(places[text]) for text in group})
    best = max(counts.values())
    leading = [text for text in group if counts[text] == best]
    if len(leading) == 1:
        return leading[0], f"the most frequent spelling ({best} of {sum(counts.values())})", False
    meant = [text for text in leading if text in full]
    if len(meant) == 1:
        return meant[0], "the spelling in the full name, of equally frequent ones", False
    return leading[0], "the first of equally frequent spellings", False


def script_ledger(context: Context) -> Iterator[Entity]:
    """People with full names, offices or several spellings, and other names in two parts."""
    names = context.get(script_names)
    given = {text: spellings for spellings in context.get(given_names) for text in spellings.places}
    for group in context.get(surnames):
        own = [names[text] for text in group.places]
        if len(own) == 1 and not (own[0].full or own[0].titled):
            continue
        for bearer in _bearers(own, context.text):
            yield _entity(bearer, group, own, given, context)


def _bearers(own: list[ScriptName], text: str) -> list[_Bearer]:
    """The people with one surname; a surname alone is the one who was named in full last."""
    full = {span.start: name.full[span.start] for name in own for span in name.spans if span.start in name.full}
    found: list[_Bearer] = []
    waiting: list[Span] = []
    last: _Bearer | None = None
    for span in sorted(span for name in own for span in name.spans):
        given = full.get(span.start)
        if given is None:
            (waiting if last is None else last.alone).append(span)
            continue
        called = text[slice(*given)]
        last = next((bearer for bearer in found[-CROWD:] if _is_called(called, bearer, text)), None)
        if last is None:
            last = _Bearer([], [])
            found.append(last)
        last.full.append((given, span))
    if not found:
        return [_Bearer([], waiting)]
    found[0].alone[:0] = waiting
    return found


def _is_called(given: str, bearer: _Bearer, text: str) -> bool:
    return any(one_given(given, text[slice(*other)]) for other, _ in bearer.full[:_FEW])


def _entity(bearer: _Bearer, group: Spellings, own: list[ScriptName], given: dict[str, Spellings], context: Context) -> Entity:
    text = context.text
    forms: dict[str, list[Span]] = defaultdict(list)
    for first, last in bearer.full:
        forms[" ".join(text[first.start : last.end].split())].append(Span(first.start, last.end))
    for span in bearer.alone:
        forms[text[slice(*span)]].append(span)
    spelled = dict.fromkeys(text[slice(*span)] for span in sorted((*bearer.alone, *(last for _, last in bearer.full))))
    called = dict.fromkeys(text[slice(*first)] for first, _ in bearer.full)
    right = group.right if len(spelled) > 1 else next(iter(spelled))
    nominative = _nominative(right, context.language)
    canonical = nominative
    varied = next((given[name] for name in called if name in given), None)
    if bearer.full:
        first, last = bearer.full[0]
        before = varied.right if varied is not None and len(called) > 1 else next(iter(called))
        canonical = f"{before}{text[first.end : last.start]}{nominative}"
    ordered = sorted(
        (Form(form, tuple(sorted(spans))) for form, spans in forms.items()), key=lambda form: (form.spans[0].start, -form.spans[0].end)
    )
    evidence = (*(group.evidence if len(spelled) > 1 else ()), *(varied.evidence if varied is not None and len(called) > 1 else ()))
    reason = group.reason if len(spelled) > 1 else varied.reason if varied is not None and len(called) > 1 else ONLY
    kind = "person" if any(name.person for name in own) else "other"
    consistent = len(spelled) < 2 and len(called) < 2
    return Entity(
        canonical, kind, consistent, reason, tuple(ordered), tuple(dict.fromkeys(evidence)), (right,) if right != nominative else ()
    )


def _nominative(stem: str, language: str) -> str:
    """The form to cite of a name that never stands without an ending."""
    ending = next(iter(packs.lines(language, "nominative_ending")), "")
    return stem + ending if ending and heard(stem)[-1:] not in VOWELS else stem

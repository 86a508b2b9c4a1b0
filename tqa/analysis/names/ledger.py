"""The ledger of names: people with full names and surnames as one, and other names, every spelling with its places and its reasons."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cache, lru_cache

from tqa.analysis.context import Context
from tqa.analysis.names.glossary_names import GlossaryName, glossary_names, name_at
from tqa.analysis.names.mentions import Mention, mentions
from tqa.analysis.names.people import People, Person, given_of, is_given, people
from tqa.analysis.names.slot import Slot
from tqa.analysis.names.slots import slots
from tqa.linguistics import packs
from tqa.linguistics.romanisation import key
from tqa.linguistics.wordlists import nouns
from tqa.model.entities import Entity, Form
from tqa.model.records import NamedTuple
from tqa.model.text import Span


class _Bearer(NamedTuple):
    """A person: full names that share the surname's spellings and a given name, and mentions of the surname alone."""

    full: list[Person]
    names: set[str]
    alone: list[int]


def ledger(context: Context) -> tuple[Entity, ...]:
    """Entities of the document, first mention first: those with one spelling and those with several."""
    found = context.get(mentions)
    persons = context.get(people)
    words = context.get(slots)
    slot_of = {index: slot for slot in words for word in slot.words for index in word.mentions}
    entries = context.get(glossary_names)
    entities: list[Entity] = []
    used: set[int] = set()
    for slot in words:
        if not slot.words[0].full and not any(word.full for word in slot.words[1:]):
            continue
        for bearer in _bearers(slot, slot_of, found, persons):
            entities.append(_person(bearer, slot, slot_of, found, context, entries))
            used.update(bearer.alone)
            used.update(index for person in bearer.full for index in (person.given, person.surname, *person.middle))
    varied = {index for slot in words if not slot.consistent for word in slot.words for index in word.mentions}
    entities += _phrases(persons, slot_of, varied, used, found, context)
    entities += _abbreviations(used, found, context.language)
    entities += _words(words, used, entities, found, context.language, context.text)
    if packs.has_cues(context.language):
        entities = _with_cues(entities, context)
    return tuple(sorted(entities, key=lambda entity: (entity.forms[0].spans[0], entity.canonical)))


def _with_cues(entities: list[Entity], context: Context) -> list[Entity]:
    """Names that capitals tell and those that cues tell; where both are, the latter, which know endings."""
    from tqa.analysis.names.scripts.script_ledger import script_ledger

    told = list(script_ledger(context))
    taken = {span.end for entity in told for form in entity.forms for span in form.spans}
    taken |= {span.start for entity in told for form in entity.forms for span in form.spans}
    return told + [
        entity for entity in entities if not any(span.start in taken or span.end in taken for form in entity.forms for span in form.spans)
    ]


def _bearers(slot: Slot, slot_of: dict[int, Slot], found: tuple[Mention, ...], persons: People) -> list[_Bearer]:
    """The people with one surname; a surname alone is the one who was named in full last."""
    bearers: list[_Bearer] = []
    by_name: dict[str, list[int]] = defaultdict(list)
    by_letter: dict[str, list[int]] = defaultdict(list)
    last: _Bearer | None = None
    waiting: list[int] = []
    for index in sorted(index for word in slot.words for index in word.mentions):
        person = persons.full.get(index)
        if person is None:
            if index not in persons.given:
                (waiting if last is None else last.alone).append(index)
            continue
        given = slot_of.get(person.given)
        names = {given_of(found[person.given].text), *((given.right,) if given is not None else ())}
        # an initial may stand for any name of its letter, a name for itself and for its initial
        alike = [
            number
            for name in names
            for number in (by_letter[name[0].upper()] if name.endswith(".") else by_name[name] + by_name[name[0].upper() + "."])
        ]
        number = next((number for number in sorted(alike) if _compatible(bearers[number].names, names)), len(bearers))
        if number == len(bearers):
            bearers.append(_Bearer([], set(), []))
        last = bearers[number]
        for name in names - last.names:
            by_name[name].append(number)
            by_letter[name[0].upper()].append(number)
        last.full.append(person)
        last.names.update(names)
    if bearers:
        bearers[0].alone[:0] = waiting
    return bearers


def _compatible(known: set[str], names: set[str]) -> bool:
    if known & names:
        return True
    initials = {name[0] for name in (*known, *names) if name.endswith(".")}
    return bool(initials) and len(initials | {name[0].upper() for name in (*known, *names)}) == 1


def _person(
    bearer: _Bearer, slot: Slot, slot_of: dict[int, Slot], found: tuple[Mention, ...], context: Context, entries: tuple[GlossaryName, ...]
) -> Entity:
    text = context.text
    givens = {person.given: slot_of.get(person.given) for person in bearer.full}
    spelled = {
        found[index].text.lower() if own is None else own.base(found[index].text)
        for index, own in givens.items()
        if not found[index].text.endswith(".")
    }
    surnames = {slot.base(found[index].text) for index in (*bearer.alone, *(person.surname for person in bearer.full))}
    consistent = len(spelled) < 2 and len(surnames) < 2 and not slot.misread
    whole = consistent or (not slot.misread and len(surnames) < 12 and all(_alike(one, other) for one in surnames for other in surnames))
    forms: dict[str, list[Span]] = defaultdict(list)
    for person in bearer.full:
        if whole and (consistent or not person.middle):
            ends = sorted((person.given, person.surname, *person.middle))
            start, end = found[ends[0]].start, found[ends[-1]].end
            forms[" ".join(text[start:end].split())].append(Span(start, end))
        else:
            surname = found[person.surname]
            forms[surname.text].append(Span(surname.start, surname.end))
    for index in bearer.alone:
        forms[found[index].text].append(Span(found[index].start, found[index].end))
    for place in slot.misread:
        forms[text[slice(*place.span)]].append(place.span)
    given = next((slot for slot in givens.values() if slot is not None), None)
    borne = _borne(slot, given, context.language) if slot.bases and slot.consistent else slot.right
    canonical = f"{given.right} {borne}" if given is not None else borne
    evidence = (
        *slot.evidence,
        *(given.evidence if given is not None and not consistent else ()),
        *(place.evidence for place in slot.misread),
    )
    if not slot.consistent:
        reason = slot.reason
    elif given is not None and len(spelled) > 1:
        reason = given.reason
    else:
        reason = "the only spelling"
    # a form that covers the full name
    covering = (name_at(entries, found[person.given].start, found[person.surname].end) for person in bearer.full)
    entry = next((entry for entry in covering if entry is not None), None)
    if entry is not None:
        canonical, reason = entry.right, entry.reason
    return Entity(canonical, "person", consistent, reason, _ordered(forms), tuple(dict.fromkeys(evidence)))


def _borne(slot: Slot, given: Slot | None, language: str) -> str:
    """The nominative of a declined surname for its bearer: the form that a woman's nominative and a man's genitive share is his too."""
    from tqa.analysis.names.native.native_names import like
    from tqa.linguistics.cyrillic_names import readings
    from tqa.linguistics.given_names import native_given

    known = native_given(given.right) if given is not None else None
    first = readings(slot.right, language)
    if known is None or not known.gender or first[0].gender in ("", known.gender):
        return slot.right
    return next((like(reading.base, slot.right) for reading in first if reading.gender == known.gender), slot.right)


def _alike(one: str, other: str) -> bool:
    """Whether a reader sees at once that two spellings are one name, so that the full name with the one explains the other."""
    shortest = min(len(one), len(other))
    begin = next((at for at in range(shortest) if one[at] != other[at]), shortest)
    end = next((at for at in range(shortest - begin) if one[-1 - at] != other[-1 - at]), shortest - begin)
    return 4 * (begin + end) >= len(one) + len(other)


def _ordered(forms: dict[str, list[Span]]) -> tuple[Form, ...]:
    if len(forms) == 1:
        return tuple([Form(text, tuple(sorted(spans))) for text, spans in forms.items()])
    return tuple(
        sorted(
            (Form(text, tuple(sorted(spans))) for text, spans in forms.items()), key=lambda form: (form.spans[0].start, -form.spans[0].end)
        )
    )


def _phrases(
    persons: People, slot_of: dict[int, Slot], varied: set[int], used: set[int], found: tuple[Mention, ...], context: Context
) -> list[Entity]:
    """Names of several words in one spelling, without those that have a word in several or that an entity before has used."""
    runs: dict[tuple[str, ...], list[tuple[int, ...]]] = defaultdict(list)
    for run in persons.wholes:
        if len(run) > 1 and used.isdisjoint(run) and varied.isdisjoint(run):
            runs[tuple([_run_key(found[index].text, slot_of.get(index)) for index in run])].append(run)
    entities: list[Entity] = []
    for group in runs.values():
        if all(len(run) < 3 and found[run[0]].initial and found[run[1]].initial for run in group):
            continue
        forms: dict[str, list[Span]] = defaultdict(list)
        for run in group:
            start, end = found[run[0]].start, found[run[-1]].end
            forms[" ".join(context.text[start:end].split())].append(Span(start, end))
            used.update(run)
        ordered = _ordered(forms)
        words = tuple([found[index].text for index in group[0]])
        canonical = ordered[0].text
        if len(ordered) > 1:
            nominative = " ".join(_base(text, slot_of.get(index)) for text, index in zip(words, group[0], strict=True))
            canonical = next((form.text for form in ordered if form.text == nominative), canonical)
        entities.append(Entity(canonical, _kind(words, context.language), True, "the only spelling", ordered))
    return entities


def _base(text: str, slot: Slot | None) -> str:
    return slot.bases.get(text, text) if slot is not None else text


def _run_key(text: str, slot: Slot | None) -> str:
    return key(_base(text, slot))


def _abbreviations(used: set[int], found: tuple[Mention, ...], language: str) -> list[Entity]:
    """Short words in capitals, which have no spellings."""
    places: dict[str, list[Span]] = defaultdict(list)
    for index, mention in enumerate(found):
        text = mention.text
        if 1 < len(text) < 6 and text.isupper() and index not in used and text.isalpha() and not mention.initial:
            places[text].append(Span(mention.start, mention.end))
    kinds = {text: "place" if _is_place(text, language) else "organisation" for text in places}
    return [
        Entity(text, kinds[text], True, "the only spelling", (Form(text, tuple(spans)),))
        for text, spans in places.items()
        if not set(text) <= set("IVXLC")
    ]


@lru_cache(maxsize=4096)
def _kind(words: tuple[str, ...], language: str) -> str:
    if _is_place(words[-1], language) or _is_place(" ".join(words), language):
        return "place"
    heads = nouns(language, "organisation_heads")
    if any(heads.has(word.lower()) for word in words) or (len(words) == 1 and words[0].isupper() and len(words[0]) > 2):
        return "organisation"
    if words[-1].lower() in packs.words(language, "place_heads"):
        return "place"
    return "other"


def _words(
    words: tuple[Slot, ...], used: set[int], persons: list[Entity], found: tuple[Mention, ...], language: str, text: str
) -> Iterable[Entity]:
    """Single words: those that no person and no longer name has, and those whose spellings no person shows."""
    shown: dict[str, list[set[str]]] = defaultdict(list)
    for entity in persons:
        if not entity.consistent:
            parts = {part.lower() for form in entity.forms for part in form.text.split()}
            for part in parts:
                shown[part].append(parts)
    for slot in words:
        if slot.consistent:
            if not slot.sure or all(word.plain and not _is_place(word.text, language) for word in slot.words):
                continue
            forms = {
                word.text: [Span(found[index].start, found[index].end) for index in word.mentions if index not in used]
                for word in slot.words
                if not used.issuperset(word.mentions)
            }
            if not forms:
                continue
        else:
            spelled = {word.text.lower() for word in slot.words}
            if any(spelled <= parts for parts in shown.get(next(iter(spelled)), ())):
                continue
            forms = {word.text: [Span(found[index].start, found[index].end) for index in word.mentions] for word in slot.words}
            for place in slot.misread:
                forms.setdefault(text[slice(*place.span)], []).append(place.span)
        media = packs.words("mul", "media_names")
        person = any(word.full or word.given or (word.spoken and word.text not in media) or is_given(word.text) for word in slot.words)
        kind = "person" if person else "organisation" if slot.right in media else _kind((slot.right,), language)
        declined = tuple(text for text, base in slot.bases.items() if base == slot.right)
        yield Entity(slot.right, kind, slot.consistent, slot.reason, _ordered(forms), slot.evidence, declined)


def _is_place(text: str, language: str) -> bool:
    return text in packs.words(language, "exonyms") or text in _variants(language)


@cache
def _variants(language: str) -> frozenset[str]:
    return frozenset(name for row in packs.table(language, "place_variants") for name in (row["first"], *row["others"].split()))

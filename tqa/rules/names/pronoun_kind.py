"""A pronoun for a thing where a person speaks, or for a person where an institution acts.

Languages with three genders call a ministry "he" and a newspaper "she", and a translator that works sentence by sentence turns a man whose
name it did not recognise into "it". The rule looks at sentences that begin with such a pronoun, right behind a sentence that names one
person, or one institution, and nothing else that the pronoun could mean.

Bad: `Oleg Averin said that the bridge would open in May. It added that the money had been found.`

Bad: `The Ministry of Health denied the rumours. He noted that the stocks were sufficient.`

Good: `The Ministry of Health denied the rumours. It noted that the stocks were sufficient.`

## Correction

Shown only: possessives and further pronouns of the sentence have to change too.

## When it keeps quiet

Behind a person, unless "it" thinks, or says something that follows: "It was cold", "It said on the wall". Where the sentence before has a
document, a group, an institution or another name besides. Behind an institution, where the lines before name or mention anybody who may be
meant, where the sentence before has a noun with an indefinite article, and behind quotations. It runs only when it is selected by name.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise

from tqa.analysis.context import Context
from tqa.analysis.names.ledger import ledger
from tqa.analysis.names.mentions import mentions
from tqa.analysis.names.people import people, reporting_verbs, titles
from tqa.analysis.structure import sentences
from tqa.linguistics import packs
from tqa.linguistics.given_names import given
from tqa.linguistics.wordlists import nouns, word_classes
from tqa.model.finding import Finding, Related, Rule
from tqa.model.fix import DISPLAY, Edit, Fix
from tqa.model.records import NamedTuple
from tqa.model.text import Span

RULE = Rule(
    summary="a pronoun for a thing where a person is meant, or the other way round",
    category="Accuracy/Mistranslation",
    its_type="mistranslation",
    severity="minor",
    fix="display",
    status="preview",
    languages=("en",),
    needs=("ledger", "people", "sentences"),
)

_BACK = 600
"""Code points before a sentence in which a person may be named whom its pronoun means."""
_HEAD = 7
"""Words within which the noun stands that heads the name of an institution."""
_NEAR = 80
_SMALL = frozenset(("preposition", "determiner", "conjunction"))
_EVIDENCE = ("the sentence before names nothing else that it could mean",)
_QUOTES = frozenset('"“”«»„‹›')
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")


class _Place(NamedTuple):
    """Where an entity stands, and its number in the ledger."""

    start: int
    end: int
    entity: int


class _Named(NamedTuple):
    persons: tuple[_Place, ...]
    places: tuple[_Place, ...]


def check(context: Context) -> Iterator[Finding]:
    """Report pronouns at the beginning of sentences."""
    kinds = dict(packs.pairs(context.language, "pronoun_kinds"))
    text = context.text
    for before, sentence in pairwise(context.get(sentences)):
        first = text[slice(*sentence)].split(None, 1)[0]
        kind = kinds.get(first.lower())
        if kind is None or "\n" in text[before.end : sentence.start] or not _QUOTES.isdisjoint(text[slice(*before)]):
            continue
        pronoun = Span(sentence.start, sentence.start + len(first))
        if kind == "thing":
            finding = _person_as_thing(context, before, sentence, pronoun)
        else:
            finding = _institution_as_person(context, before, pronoun)
        if finding is not None:
            yield finding


def _person_as_thing(context: Context, before: Span, sentence: Span, pronoun: Span) -> Finding | None:
    """Judge "it" that thinks or says, behind one person and nothing that does."""
    text, language = context.text, context.language
    verb = _human_verb(text[pronoun.end : sentence.end], language)
    if verb is None:
        return None
    words = _words(text, before)
    speaking = {word for word, kind in packs.pairs(language, "human_verbs") if kind == "speech"} | reporting_verbs(language)
    if verb[1] == "speech" and speaking.isdisjoint(words):
        return None
    things = (nouns(language, "organisation_heads"), nouns(language, "speaking_things"))
    if any(names.has(form) for word in words for form in _forms(word) for names in things):
        return None
    persons = _between(context.get(_named).persons, before)
    if len({place.entity for place in persons}) != 1:
        return None
    longest = max(persons, key=lambda place: (place.end - place.start, -place.start))
    name = Span(longest.start, longest.end)
    if not _alone(context, before, name):
        return None
    person = text[slice(*name)]
    known = given(person.split()[0])
    gender = known.gender if known else ""
    right = next((word for word, own in packs.pairs(language, "subject_pronouns") if own == gender), "").capitalize()
    fix = Fix((Edit(*pronoun, right),), DISPLAY, f"Write “{right}” if {person} is meant") if right else None
    message = f"“{text[slice(*pronoun)]} {verb[0]}” follows {person}, a person"
    return Finding("pronoun-kind", pronoun, message, fix, 0.6, "major", (Related(name, "the person before it"),), _EVIDENCE)


def _human_verb(rest: str, language: str) -> tuple[str, str] | None:
    """The verb right behind the pronoun, and whether it thinks or says something that follows."""
    known = dict(packs.pairs(language, "human_verbs"))
    following = list(_WORD.finditer(rest[:_NEAR]))[:2]
    verb = next((match for match in following if known.get(match[0]) != "adverb"), None)
    kind = known.get(verb[0], "") if verb else ""
    if verb is None or kind not in ("mind", "speech"):
        return None
    said = rest[verb.end() :].lstrip(" ,:\u00a0")
    if kind == "speech" and known.get(said.split(" ", 1)[0]) != "clause" and said[:1] not in _QUOTES:
        return None
    return verb[0], kind


def _institution_as_person(context: Context, before: Span, pronoun: Span) -> Finding | None:
    """Judge "he" or "she" behind one institution, where nobody is named or mentioned."""
    text, language = context.text, context.language
    name = _institution(text, before, language)
    if name is None or not _alone(context, before, name):
        return None
    near = Span(max(0, before.start - _BACK), pronoun.start)
    if _between(context.get(_named).persons, near) or _mentions_somebody(context, near, Span(name.end, before.end)):
        return None
    thing = next(word for word, kind in packs.pairs(language, "pronoun_kinds") if kind == "thing").capitalize()
    institution = text[slice(*name)]
    fix = Fix((Edit(*pronoun, thing),), DISPLAY, f"Write “{thing}” if the institution is meant")
    message = f"“{text[slice(*pronoun)]}” follows “{institution}”, an institution, and no person is near"
    return Finding("pronoun-kind", pronoun, message, fix, 0.6, None, (Related(name, "the institution before it"),), _EVIDENCE)


def _mentions_somebody(context: Context, near: Span, last: Span) -> bool:
    """Whether a word stands near that means a person, or one in the last sentence that is new in the text or formed like such a word."""
    text, language = context.text, context.language
    heads, roles, others = (nouns(language, name) for name in ("organisation_heads", "roles", "person_nouns"))
    pronouns = {word for word, kind in packs.pairs(language, "pronoun_kinds") if kind == "person"}
    for word in _words(text, near):
        if word in pronouns or any(form in others.words or (form in roles.words and word not in heads.words) for form in _forms(word)):
            return True
    new, common = packs.words(language, "indefinite_articles"), packs.words(language, "function_words")
    for word in _words(text, last):
        known = word in common or heads.has(word)
        if word in new or (not known and any(names.has(form) for form in _forms(word) for names in (roles, others))):
            return True
    return False


def _institution(text: str, before: Span, language: str) -> Span | None:
    """The name of an institution that is the subject of a sentence, begins it, and does something."""
    heads, classes = nouns(language, "organisation_heads"), word_classes(language)
    found = list(_WORD.finditer(text, *before))
    if not found or found[0].start() != before.start:
        return None
    last = next((at for at, match in enumerate(found[:_HEAD]) if heads.has(match[0].lower())), -1)
    if last < 0 or any(classes.get(match[0].lower(), "determiner") != "determiner" for match in found[:last]):
        return None
    while last + 1 < len(found) and _joined(text, found[last], found[last + 1]):
        step = next((at for at in range(last + 1, min(last + 4, len(found))) if classes.get(found[at][0], "") not in _SMALL), last + 1)
        if not (found[step][0][0].isupper() or (step == last + 1 and heads.has(found[step][0]))):
            break
        last = step
    if last + 1 >= len(found) or not _joined(text, found[last], found[last + 1]):
        return None
    verb = found[last + 1][0]
    acts = classes.get(verb) in ("auxiliary", "speech") or verb.endswith("ed") or verb in reporting_verbs(language)
    return Span(before.start, found[last].end()) if acts else None


def _joined(text: str, one: re.Match[str], other: re.Match[str]) -> bool:
    return text[one.end() : other.start()] in (" ", "\u00a0")


def _words(text: str, span: Span) -> list[str]:
    return [match[0].lower() for match in _WORD.finditer(text, *span)]


def _forms(word: str) -> tuple[str, ...]:
    """A word, its last part, and both without the ending of a plural or a possessive."""
    bare = word.removesuffix("’s").removesuffix("'s").removesuffix("s")
    return word, bare, word.rpartition("-")[2], bare.rpartition("-")[2]


def _named(context: Context) -> _Named:
    """Where the ledger's people and places stand; a full name counts as one place."""
    found = context.get(mentions)
    full = {one.surname: found[one.given].start for one in context.get(people).full.values()}
    starts = {found[surname].start: start for surname, start in full.items()}
    persons: list[_Place] = []
    places: list[_Place] = []
    for number, entity in enumerate(context.get(ledger)):
        if entity.kind in ("person", "place"):
            kept = persons if entity.kind == "person" else places
            kept += [_Place(min(starts.get(at, at), at), end, number) for form in entity.forms for at, end in form.spans]
    return _Named(tuple(sorted(persons)), tuple(sorted(places)))


def _between(places: tuple[_Place, ...], span: Span) -> tuple[_Place, ...]:
    return places[bisect_left(places, (span.start,)) : bisect_left(places, (span.end,))]


def _alone(context: Context, before: Span, name: Span) -> bool:
    """Whether no other name stands in a sentence, but for offices, days and places."""
    text, language, found = context.text, context.language, context.get(mentions)
    roles = nouns(language, "roles")
    known = {word for place in _between(context.get(_named).places, before) for word in text[place.start : place.end].split()}
    known.update(text[slice(*name)].split())
    plain = titles(language) | {word.lower() for word, _ in packs.pairs(language, "calendar")}
    first, last = (bisect_left(found, at, key=lambda mention: mention.start) for at in before)
    return all(
        name.start <= mention.start < name.end
        or mention.text in known
        or mention.text.lower() in plain
        or roles.has(mention.text.lower())
        or mention.text in packs.words(language, "exonyms")
        for mention in found[first:last]
    )

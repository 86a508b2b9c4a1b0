"""Name words with all their spellings: what belongs together, which spelling is the right one, and why."""

from __future__ import annotations

from collections import defaultdict
from itertools import islice
from typing import TYPE_CHECKING

from tqa.analysis.context import Context
from tqa.analysis.names import links as links_of
from tqa.analysis.names import name_words
from tqa.analysis.names.mentions import mentions
from tqa.analysis.names.name_words import Link, Word, one_case, two_people
from tqa.analysis.names.people import is_given, people
from tqa.analysis.names.slot import Misread, Slot
from tqa.analysis.scripts import native_scripts
from tqa.linguistics import packs
from tqa.linguistics.romanisation import key
from tqa.model.errors import SettingsError

if TYPE_CHECKING:
    from tqa.analysis.names.source.counterparts import Counterparts
    from tqa.analysis.names.source.source_names import SourceName


_STATEMENTS = 12
"""So many statements of evidence are enough."""
_SIGNS = str.maketrans("", "", "ʹʺ'’ʼ")


def slots(context: Context) -> tuple[Slot, ...]:
    """All name words of the document, first mention first."""
    known = context.get(name_words.words)
    if not known:
        return ()
    if name_words.is_native(context.language):
        from tqa.analysis.names.native.native_slots import native_slots

        return tuple(_by_glossary(slot, context) for slot in native_slots(context))
    links = context.get(links_of.links)
    stands_for: dict[str, SourceName] = {}
    counterparts = _in_source(context)
    if counterparts is not None:
        stands_for = counterparts.names
        links = _confirmed(known, links, counterparts, context)
    misread = _misread(context)
    by_text: dict[str, list[Link]] = defaultdict(list)
    for link in links:
        by_text[link.one].append(link)
    found = [
        Slot((known[group[0]],), group[0], "the only spelling", (), stands_for.get(group[0]), False, ())
        if len(group) == 1 and group[0] not in misread
        else _slot(group, known, by_text, stands_for, misread, context.language, context.source_language or "")
        for group in _groups(known, links)
    ]
    ordered = sorted(found, key=lambda slot: slot.words[0].mentions[0])
    scheme = context.settings.options.get("names", {}).get("scheme")
    if scheme and counterparts is not None:
        ordered = [_by_scheme(slot, str(scheme), context) for slot in ordered]
    varied = [at for at, slot in enumerate(ordered) if not slot.consistent]
    for at in varied:
        ordered[at] = _by_glossary(ordered[at], context)
    right = {ordered[at].right for at in varied}
    for at in varied:
        ordered[at] = _beside_right(ordered[at], context, right)
    return tuple(ordered)


def scheme_form(slot: Slot, scheme: str, context: Context) -> str:
    """The source's name in a scheme of transliteration, "" when the text has it in a traditional form that no scheme gives.

    Raises:
        SettingsError: the source language has no such scheme.
    """
    from tqa.linguistics.transliteration import schemes, transliterate

    language = context.source_language or ""
    if f"{language}/{scheme}" not in schemes(language):
        known = ", ".join(name.partition("/")[2] for name in schemes(language)) or "none"
        problem = f"options.names.scheme: no {scheme!r} for {language}; it has {known}"
        raise SettingsError(context.settings.origin.get("options", ""), [problem])
    if slot.original is None or slot.original.lemma.isascii():
        return ""
    # signs for the soft and the hard sign are left out in running text
    form = transliterate(slot.original.lemma, f"{language}/{scheme}").translate(_SIGNS)
    return form if any(word.key == key(form) for word in slot.words) else ""


def _by_scheme(slot: Slot, scheme: str, context: Context) -> Slot:
    form = "" if slot.consistent else scheme_form(slot, scheme, context)
    if not form or slot.original is None:
        return slot
    return slot._replace(right=form, reason=f"{slot.original.lemma} by the scheme {scheme}", proof=True)


def _by_glossary(slot: Slot, context: Context) -> Slot:
    """The spelling that a glossary has, when it has one of them only."""
    if slot.consistent:
        return slot
    from tqa.analysis.names.glossary_names import glossary_names, name_at

    found = context.get(mentions)
    entries = context.get(glossary_names)
    right: dict[str, str] = {}
    for word in slot.words:
        for index in word.mentions:
            entry = name_at(entries, found[index].start, found[index].end)
            if entry is not None:
                wanted = entry.right.split()
                right.update((other.text, entry.reason) for other in slot.words if other.text in wanted)
    if len({text.lower() for text in right}) != 1:
        return slot
    text, reason = next(iter(right.items()))
    if slot.bases:
        from tqa.analysis.names.native.native_slots import recasts

        return slot._replace(right=text, reason=reason, proof=True, recast=recasts(slot.words, slot.bases, text, context.language))
    return slot._replace(right=text, reason=reason, proof=True)


def _beside_right(slot: Slot, context: Context, right: set[str]) -> Slot:
    """A given name whose spellings are equally frequent: the one that stands before the right spelling of the surname."""
    if slot.proof or "equally" not in slot.reason or not any(word.given for word in slot.words):
        return slot
    found = context.get(mentions)
    near = {found[person.given].text for person in context.get(people).full.values() if found[person.surname].text in right}
    best = max(len(word.mentions) for word in slot.words)
    leading = [word.text for word in slot.words if len(word.mentions) == best and word.text in near]
    if len(leading) != 1:
        return slot
    return slot._replace(right=leading[0], reason="it stands before the right spelling of the surname")


def _in_source(context: Context) -> Counterparts | None:
    if context.source is None:
        return None
    from tqa.analysis.names.source.counterparts import counterparts

    return context.get(counterparts)


def _misread(context: Context) -> dict[str, list[Misread]]:
    if context.source is None and not packs.has(f"{context.source_language}-{context.language}", "surname_words"):
        return {}
    from tqa.analysis.names.misread import misread

    return context.get(misread)


def _confirmed(known: dict[str, Word], links: list[Link], counterparts: Counterparts, context: Context) -> list[Link]:
    """Links that the source does not contradict, and those that it alone gives."""
    stands_for, strangers = counterparts.names, counterparts.strangers
    written = _written(context)
    kept = [
        link
        for link in links
        if not (link.one in written and link.other in written)
        and link.one not in strangers
        and link.other not in strangers
        and (link.one not in stands_for or link.other not in stands_for or stands_for[link.one].lemma == stands_for[link.other].lemma)
    ]
    by_name: dict[str, list[Word]] = defaultdict(list)
    for text, name in stands_for.items():
        by_name[name.lemma].append(known[text])
    for lemma, group in by_name.items():
        distinct = one_case(sorted(group, key=lambda word: word.mentions[0]))
        if len(distinct) > 1 and any(word.sure or word.full or word.given for word in distinct):
            kept += [
                Link(distinct[0].text, other.text, f"both stand for {lemma} in the source")
                for other in distinct[1:]
                if not two_people(distinct[0], other)
                and (not is_given(other.text) or links_of.one_bearer(distinct[0], other, context))
                and not links_of.woman_beside_man(distinct[0], other, context)
            ]
    return kept


def _written(context: Context) -> frozenset[str]:
    """The names of a source in Latin letters, as it has them: two that it tells apart are two in the translation."""
    if context.source is None or "Latn" not in native_scripts(context.source.language):
        return frozenset()
    return frozenset(mention.text for mention in context.source.get(mentions))


def _groups(known: dict[str, Word], links: list[Link]) -> list[list[str]]:
    """The spellings that links and differences in case alone join, first mention first; most have no other."""
    parent: dict[str, str] = {}

    def root(text: str) -> str:
        while (above := parent.get(text, text)) != text:
            parent[text] = parent.get(above, above)
            text = parent[text]
        return text

    first: dict[str, str] = {}
    for text in known:
        same = first.setdefault(text.lower(), text)
        if same != text:
            parent[root(text)] = root(same)
    for link in links:
        parent[root(link.other)] = root(link.one)
    tops = set(parent.values())
    grouped: dict[str, list[str]] = {}
    for text in known:
        if text in parent or text in tops:
            grouped.setdefault(root(text), []).append(text)
        else:
            grouped[text] = [text]
    return list(grouped.values())


def _slot(
    group: list[str],
    known: dict[str, Word],
    links: dict[str, list[Link]],
    stands_for: dict[str, SourceName],
    misread: dict[str, list[Misread]],
    language: str,
    source_language: str,
) -> Slot:
    from tqa.analysis.names.spelling_policy import right_spelling

    members = tuple(sorted((known[text] for text in group), key=lambda word: word.mentions[0]))
    own = [link for word in members for link in links.get(word.text, ())]
    original = next((stands_for[word.text] for word in members if word.text in stands_for), None)
    right, reason, proof = right_spelling(members, own, stands_for, language, source_language)
    reasons: dict[tuple[str, str], str] = {}
    for link in own:
        reasons.setdefault((link.one, link.other), link.evidence)
    evidence = tuple(f"{one} / {other}: {reason}" for (one, other), reason in islice(reasons.items(), _STATEMENTS))
    places = tuple(place for word in members for place in misread.get(word.text, ()))
    return Slot(members, right, reason, evidence, original, proof, places)

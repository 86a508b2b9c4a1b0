"""Which spelling of a name is the right one, and what is wrong with another one."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from tqa.analysis.names.name_words import Link, Word
from tqa.linguistics import packs
from tqa.linguistics.declension import base_forms, gender_of, same_by_declension
from tqa.linguistics.given_names import given
from tqa.linguistics.romanisation import key
from tqa.model.records import NamedTuple

if TYPE_CHECKING:
    from tqa.analysis.names.source.source_names import SourceName


_MOST = 12
"""No name has more spellings in one text."""


class Right(NamedTuple):
    """The chosen spelling, why, and whether the source proves it."""

    text: str
    reason: str
    proof: bool = False


def bearer_gender(words: tuple[Word, ...]) -> str:
    """The gender, m or f, that the given names before a surname tell; "" when they tell nothing or contradict each other."""
    genders = {known.gender for word in words[:_MOST] for name in word.named if (known := given(name)) is not None}
    return genders.pop() if len(genders) == 1 else ""


def right_spelling(
    members: tuple[Word, ...], links: list[Link], stands_for: dict[str, SourceName], language: str, source_language: str
) -> Right:
    """The spelling to change the others to.

    The source's name, else the nominative that fits the bearer, else the majority, else the one in the full name, the usual romanisation
    (of the source's name, where there is a source), the fullest, the first.
    """
    counts: Counter[str] = Counter({word.text: len(word.mentions) for word in members})
    if len({word.text.lower() for word in members}) == 1:
        return Right(max(members, key=lambda word: (not word.text.isupper(), counts[word.text])).text, "the only spelling")
    right = [word for word in members if word.text in stands_for and word.key == stands_for[word.text].keys[0]]
    if right and len({word.key for word in members}) > 1:
        chosen = max(right, key=lambda word: counts[word.text])
        return Right(chosen.text, f"the form of {stands_for[chosen.text].lemma} in the source", True)
    nominative = _nominative(members, source_language)
    if nominative is not None:
        same = tuple(word for word in members if word.key == key(nominative.text))
        return right_spelling(same, links, stands_for, language, source_language) if 1 < len(same) < len(members) else nominative
    best = max(counts.values())
    leading = [word for word in members if counts[word.text] == best]
    if len(leading) == 1:
        return Right(leading[0].text, f"the most frequent spelling ({best} of {sum(counts.values())})")
    meant = [word for word in leading if word.text in {link.right for link in links}] or [word for word in leading if word.full]
    if len(meant) == 1:
        return Right(meant[0].text, "the spelling in the full name, of equally frequent ones")
    sourced = [word for word in leading if word.text in stands_for and word.text.lower() == stands_for[word.text].latin]
    if len(sourced) == 1:
        return Right(sourced[0].text, f"the usual romanisation of {stands_for[sourced[0].text].lemma} in the source")
    usual = [word for word in leading if not any(sign in word.text.lower() for sign in packs.lines(language, "unusual_romanisations"))]
    if usual and len(usual) < len(leading):
        return Right(usual[0].text, "the usual romanisation of equally frequent spellings")
    fullest = max(len(word.text) for word in leading)
    if sum(len(word.text) == fullest for word in leading) == 1:
        return Right(next(word.text for word in leading if len(word.text) == fullest), "the fullest of equally frequent spellings")
    return Right(leading[0].text, "the first of equally frequent spellings")


def _nominative(members: tuple[Word, ...], source_language: str) -> Right | None:
    """Of forms of one surname, the nominative: with the adjectival ending that the others lost, or of the bearer's gender."""
    gender = bearer_gender(members)
    best: Word | None = None
    for word in members[:_MOST]:
        for other in members[:_MOST]:
            relation = same_by_declension(word.text, other.text, source_language)
            if relation is None or not relation.regular:
                continue
            if relation.kind == "adjective" and len(word.key) > len(other.key):
                return Right(word.text, "the nominative of an adjectival surname")
            fits = gender and gender_of(word.text, source_language) == gender != gender_of(other.text, source_language)
            if not gender and any(base.key == word.key and base.regular for base in base_forms(other.text, source_language)):
                return Right(word.text, "the base form of the two")
            if fits and (best is None or len(word.mentions) > len(best.mentions)):
                best = word
    if best is None:
        return None
    return Right(best.text, f"the nominative of a {'man' if gender == 'm' else 'woman'}’s surname")


def verdict(word: Word, right: str, members: tuple[Word, ...], source_language: str) -> tuple[str, str]:
    """What is wrong with a spelling beside the right one, "variant", "case" or "gender", and one phrase why."""
    relation = same_by_declension(word.text, right, source_language)
    declined = relation is not None and (relation.regular or any(base.key == key(right) for base in base_forms(word.text, source_language)))
    if relation is None or not declined:
        return "variant", ""
    if relation.kind == "gender" and bearer_gender(members) == "f" and gender_of(word.text, source_language) == "m":
        return "gender", relation.reason
    return "case", relation.reason

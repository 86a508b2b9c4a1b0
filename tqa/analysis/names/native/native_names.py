"""Names of texts in Slavic languages: forms of one name taken together, and names that are one in two spellings."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import product

from tqa.analysis.context import Context
from tqa.analysis.names import crowds
from tqa.analysis.names.links import romanisations
from tqa.analysis.names.mentions import lower_words, mentions
from tqa.analysis.names.name_words import Word, similar, words
from tqa.analysis.names.people import has_patronymics, is_patronymic, people
from tqa.linguistics import packs
from tqa.linguistics.cyrillic_names import by_habit, declines, heard, is_cyrillic, readings
from tqa.linguistics.given_names import GivenName, given, native_given
from tqa.linguistics.morphology import has_dictionary
from tqa.linguistics.resemblance import VOWELS, distance, skeleton
from tqa.linguistics.wordlists import nouns
from tqa.model.records import NamedTuple

_NEAR = 0.5
"""Names with more between their sounds are two names."""
_SHORT = 5
"""With fewer sounds the sounds alone prove nothing."""
_LONG = 8
_LONGEST_RUN = 3
_LEAST = 3
_GIVEN, _BEARER, _BEHIND, _LONE = "given", "bearer", "behind", "alone"
_DOUBLE = re.compile(r"(.)\1+")
_OPEN = frozenset("аеёиоуыэюяіїєйaeiouyáéíóúýěůąę")
"""Last letters of adjectives and of most case endings."""
_ENDINGS = frozenset("aeo")
"""Last letters of nominatives that every romanisation keeps."""
_VOICED = ({"с", "з"}, {"т", "д"}, {"к", "г"}, {"п", "б"}, {"s", "z"}, {"t", "d"}, {"k", "g"}, {"p", "b"})
"""Last letters that sound alike."""
_FULL = 2
_NO_VOWELS = str.maketrans("", "", VOWELS)


class Lexeme(NamedTuple):
    """A name in all its forms.

    Parameters:
        base: the nominative, with the capitals of the text.
        words: its forms, first mention first.
        sure: a capital inside a sentence says that it is a name.
        bases: nominatives in lower case that explain all its forms, that of `base` first.
        plain: the text has one of its forms in lower case too, or it is an office or the like.
    """

    base: str
    words: tuple[Word, ...]
    bases: tuple[str, ...]
    sure: bool
    plain: bool

    @property
    def mentions(self) -> int:
        """How often it stands in the text."""
        return sum(len(word.mentions) for word in self.words)


class Pair(NamedTuple):
    """Two lexemes that are one name, by their bases, why, and the nominatives of which that is said."""

    one: str
    other: str
    evidence: str
    nominatives: tuple[str, str]


def lexemes(context: Context) -> dict[str, Lexeme]:
    """Base in lower case -> the name; the nominative that explains most words first, for every word in a script of the language."""
    language = context.language
    known = context.get(words)
    small = context.get(lower_words)
    candidates: dict[str, list[Word]] = defaultdict(list)
    for word in known.values():
        if declines(word.text, language):
            # the ending must tell too: Nika is a woman's name and a form of a man's
            gender = _bearer(word)
            if gender and readings(word.text, language)[0].gender != gender:
                gender = ""
            for base in dict.fromkeys(
                reading.base for reading in readings(word.text, language) if not gender or reading.gender in ("", gender)
            ):
                candidates[base].append(word)
    attested = {word.text.lower().replace("ё", "е") for word in known.values()}

    def rank(base: str) -> tuple[object, ...]:
        own = candidates[base]
        is_given_name = known_given(base) is not None and not any(word.full for word in own)
        return (-len(own), not is_given_name, base not in attested, len(base), base)

    order = sorted(candidates, key=rank)
    taken: set[str] = set()
    result: dict[str, Lexeme] = {}
    for base in order:
        own = [word for word in candidates[base] if word.text not in taken]
        if not own:
            continue
        taken.update(word.text for word in own)
        own.sort(key=lambda word: word.mentions[0])
        plain = all(word.plain for word in own) or any(word.text.lower() in small for word in own)
        bases = [base, *(other for other in _shared(own, language) if other != base)]
        result[base] = Lexeme(written(base, own), tuple(own), tuple(bases), any(word.sure for word in own), plain)
    return result


def _shared(forms: list[Word], language: str) -> list[str]:
    """Nominatives that explain all of some words."""
    found = dict.fromkeys(reading.base for reading in readings(forms[0].text, language))
    for word in forms[1:]:
        found = dict.fromkeys(reading.base for reading in readings(word.text, language) if reading.base in found)
    return list(found)


def known_given(name: str) -> GivenName | None:
    """The given name that a word is a form of, in Latin letters a nominative."""
    return native_given(name) if is_cyrillic(name) else given(name)


def _bearer(word: Word) -> str:
    """The gender of the given names before a surname, "" when they do not tell."""
    genders = {known.gender for name in word.named if (known := known_given(name)) is not None}
    return genders.pop() if len(genders) == 1 else ""


def written(base: str, forms: Iterable[Word]) -> str:
    """A nominative with the capitals and the ё of its forms."""
    texts = [word.text for word in forms]
    model = next((text for text in texts if not text.isupper()), texts[0].capitalize())
    return like(base, model)


def like(form: str, model: str) -> str:
    """A form in lower case with the capitals and the ё of another form of the name."""
    shared = 0
    while shared < min(len(form), len(model)) and model[shared].lower().replace("ё", "е") == form[shared]:
        shared += 1
    return model[:shared] + form[shared:]


def pairs(context: Context) -> tuple[Pair, ...]:
    """Names that are one in two spellings."""
    known = context.get(lexemes)
    base_of = {word.text: base for base, lexeme in known.items() for word in lexeme.words}
    runs = list(_runs(context, base_of))
    inside = {base for run in runs for base in run}
    found = [
        *_same_phrase(runs, known, context.language),
        *_alone(runs, inside, known, context.language),
        *_romanisations(context, base_of),
    ]
    unique = {(pair.one, pair.other): pair for pair in reversed(found)}
    return tuple(reversed(unique.values()))


def _runs(context: Context, base_of: dict[str, str]) -> Iterator[tuple[str, ...]]:
    """Names of two or three words as bases, without patronymics."""
    found = context.get(mentions)
    persons = context.get(people)
    heads = nouns(context.language, "organisation_heads")
    patronymics = has_patronymics(context.language)
    for run in persons.runs:
        texts = [found[index].text for index in run if not (patronymics and is_patronymic_form(found[index].text))]
        if not 1 < len(texts) <= _LONGEST_RUN or any(heads.has(text.lower()) for text in texts):
            continue
        if any(text in base_of for text in texts):
            bases = tuple(base_of.get(text, text.lower()) for text in texts)
            yield bases
            if len(bases) > _FULL and found[run[0]].initial:
                # the first word of a sentence may be an office before the name
                yield bases[1:]


def is_patronymic_form(text: str) -> bool:
    """Whether a word is a patronymic in any case."""
    folded = text.lower()
    return len(text) > 5 and (is_patronymic(text) or any(sign in folded[-7:] for sign in packs.lines("und", "patronymic_signs")))


def _same_phrase(runs: list[tuple[str, ...]], known: dict[str, Lexeme], language: str) -> Iterator[Pair]:
    """Words that sound alike in names whose other words are the same."""
    frames: dict[tuple[int, tuple[str, ...]], dict[str, None]] = defaultdict(dict)
    for run in runs:
        for at, base in enumerate(run):
            if base in known and not known[base].plain:
                frames[at, (*run[:at], "", *run[at + 1 :])][base] = None
    for (at, frame), bases in frames.items():
        what = _GIVEN if at == 0 else _BEARER if known_given(frame[0]) is not None else _BEHIND
        rest = " ".join(known[base].base if base in known else base.capitalize() for base in frame if base)
        for one, other in crowds.pairs(bases, heard) if len(bases) > 1 else ():
            nominatives = _one_name(known[one], known[other], what, language)
            if nominatives is not None:
                yield Pair(one, other, f"both stand {'before' if at == 0 else 'behind'} {rest}", nominatives)


def _alone(runs: list[tuple[str, ...]], inside: set[str], known: dict[str, Lexeme], language: str) -> Iterator[Pair]:
    """A name that stands alone only, and the one surname behind a given name that it sounds like."""
    introduced: dict[str, dict[str, None]] = defaultdict(dict)
    for run in runs:
        if run[-1] in known and not known[run[-1]].plain:
            introduced[skeleton(heard(run[-1]))[:2]][run[-1]] = None
    groups = {start: list(group) if len(group) <= crowds.CROWD else sorted(group, key=heard) for start, group in introduced.items()}
    for base, lexeme in known.items():
        if base in inside or lexeme.plain or known_given(base) is not None:
            continue
        near = {
            other: nominatives
            for other in crowds.near(groups.get(skeleton(heard(base))[:2], []), heard(base), heard)
            # at the start of a sentence a word may be no name at all
            if (lexeme.sure or (len(base) >= _LONG and by_habit(base, other)))
            and (nominatives := _one_name(known[other], lexeme, _LONE, language)) is not None
        }
        if len(near) == 1:
            other, nominatives = next(iter(near.items()))
            yield Pair(other, base, "a surname without a given name anywhere that sounds like it", nominatives)


def _romanisations(context: Context, base_of: dict[str, str]) -> Iterator[Pair]:
    """Names in Latin letters that are two romanisations of one original."""
    if all(map(is_cyrillic, base_of)):
        return
    for link in romanisations(context):
        one, other = base_of.get(link.one), base_of.get(link.other)
        if one and other and one != other and not _one_declines(one, other):
            yield Pair(one, other, link.evidence, (one, other))


def _one_declines(one: str, other: str) -> bool:
    """Whether one nominative has an ending that the other one lacks: Británie is no spelling of Brittany."""
    from tqa.linguistics.folding import unaccented

    last = {unaccented(one[-1]), unaccented(other[-1])}
    return len(last) > 1 and not last.isdisjoint(_ENDINGS)


def _one_name(one: Lexeme, other: Lexeme, what: str, language: str) -> tuple[str, str] | None:
    """Nominatives of two lexemes that are one name to the ear, unless a dictionary has both words in any reading."""
    if one.bases[0][0] != other.bases[0][0] and what == _LONE:
        return None
    near = [pair for pair in product(one.bases, other.bases) if pair[0] != pair[1] and _alike(*pair, what, language)]
    if near and not has_dictionary(language):
        first = (one.bases[0], other.bases[0])
        near = [
            pair
            for pair in near
            if pair == first or _attested(one, pair[0]) or _attested(other, pair[1]) or _in_one_form(one, other, pair, language)
        ]
    if near and what == _LONE and not _is_strange(one, other, language):
        return None
    if not near or any(not _is_sure(*pair, what) and _two_words(*pair, language) for pair in near):
        return None
    return near[0]


def _attested(lexeme: Lexeme, base: str) -> bool:
    return any(word.text.lower() == base for word in lexeme.words)


def _in_one_form(one: Lexeme, other: Lexeme, bases: tuple[str, str], language: str) -> bool:
    """Whether forms of two names are the same case of two nominatives, with the same ending."""
    found = [
        {(reading.case, reading.ending) for word in lexeme.words for reading in readings(word.text, language) if reading.base == base}
        for lexeme, base in zip((one, other), bases, strict=True)
    ]
    return any(ending for _, ending in found[0] & found[1])


def _is_strange(one: Lexeme, other: Lexeme, language: str) -> bool:
    """Whether a dictionary has no form of the second name; without one, whether both are foreign and the second is the rarer."""
    if not has_dictionary(language):
        spoken = any(word.spoken for word in other.words)
        enough = len(heard(other.bases[0])) >= (_SHORT if spoken else _SHORT + 1)
        bases = (one.bases[0], other.bases[0])
        foreign = by_habit(*bases) or all(_is_foreign(base, language) for base in bases)
        return enough and one.mentions > other.mentions and foreign
    from tqa.linguistics.morphology import is_word

    return not any(is_word(word.text.lower(), language) for word in other.words)


def _is_foreign(base: str, language: str) -> bool:
    """Whether a surname ends as those of the language do not: the same given name and nearly the same surname are one person then."""
    return not readings(base, language)[0].regular and known_given(base) is None


def _is_sure(one: str, other: str, what: str) -> bool:
    """Whether no dictionary needs to be asked."""
    return what != _LONE and (by_habit(one, other) or (what == _GIVEN and by_habit(one, other, sure=False)))


def _alike(one: str, other: str, what: str, language: str) -> bool:
    """Whether two nominatives are one name to the ear and grammar does not keep them apart.

    Parameters:
        what: where they stand: _GIVEN before the same words, _BEARER behind a given name, _BEHIND behind other words that are the same,
            or _LONE.
    """
    if min(len(one), len(other)) < _LEAST:
        return False
    if apart_by_grammar(one, other):
        return False
    if what == _GIVEN:
        names = (known_given(one), known_given(other))
        if all(names):
            return names[0] == names[1] and similar(heard(one), heard(other), 2 * _NEAR)
    sounds = (heard(one), heard(other))
    shortest = min(map(len, sounds))
    if by_habit(one, other):
        return what != _LONE or shortest >= _SHORT - 1
    if what != _GIVEN and not has_dictionary(language) and not any(_is_foreign(base, language) for base in (one, other)):
        # Ganev and Ganov are two; a long stem that differs in a vowel is one
        return shortest >= _LONG - 1 and one[-_LEAST:] == other[-_LEAST:] and sounds[0][0] == sounds[1][0] and distance(*sounds) <= _NEAR
    if what in (_BEARER, _BEHIND) and not has_dictionary(language) and _foreign_variants(one, other, sounds, language):
        return True
    if shortest < _SHORT or sounds[0][0] != sounds[1][0]:
        habit = what != _LONE and by_habit(one, other, sure=False)
        return habit and (what == _GIVEN or (has_dictionary(language) and shortest >= _SHORT))
    if what == _GIVEN and len(sounds[0]) != len(sounds[1]):
        return False
    return similar(*sounds, _NEAR) or (what == _BEARER and _one_letter(one, other, sounds, language))


def _foreign_variants(one: str, other: str, sounds: tuple[str, str], language: str) -> bool:
    """Whether two foreign surnames differ in vowels only, in a first sound that is easily confused, or, when long, in one letter."""
    if not (_is_foreign(one, language) and _is_foreign(other, language)):
        return False
    consonants = [sound.translate(_NO_VOWELS) for sound in sounds]
    if distance(sounds[0][0], sounds[1][0]) > _NEAR or min(map(len, consonants)) < _LEAST:
        return False
    if consonants[0][1:] == consonants[1][1:] and len(sounds[0]) == len(sounds[1]):
        return similar(*sounds, _NEAR)
    return min(map(len, sounds)) >= _LONG and sounds[0][:2] == sounds[1][:2] and similar(*sounds, 2 * _NEAR)


def _one_letter(one: str, other: str, sounds: tuple[str, str], language: str) -> bool:
    """Whether one letter inside a long name differs, and a dictionary has one of the two names only."""
    if min(map(len, sounds)) < _LONG or sounds[0][:2] != sounds[1][:2] or not similar(*sounds, 2 * _NEAR):
        return False
    from tqa.linguistics.morphology import is_name

    return is_name(one, language) != is_name(other, language)


def apart_by_grammar(one: str, other: str) -> bool:
    """Whether two nominatives are apart by their endings; two habits of writing one ending in a consonant are not."""
    return _by_grammar(one, other) and (one[-1] in _OPEN or other[-1] in _OPEN or not by_habit(one, other))


def _by_grammar(one: str, other: str) -> bool:
    """Whether two words differ in their endings only, as a man's and a woman's surname, a place and its adjective do."""
    short, long = sorted((one, other), key=len)
    if long in (short + "ј", short + "j"):
        # of Zelenski no form is Zelenskij
        return False
    if _DOUBLE.sub(r"\1", one) == _DOUBLE.sub(r"\1", other):
        return False
    if long.startswith(short) or (one[:-2] == other[:-2] and one[-1] in _OPEN and other[-1] in _OPEN):
        return True
    if one[-1] != other[-1]:
        return one[:-1] != other[:-1] or {one[-1], other[-1]} not in _VOICED
    return one[:-3] == other[:-3] and len(one) != len(other)


def _two_words(one: str, other: str, language: str) -> bool:
    """Whether a dictionary has both words, which are two then."""
    if not has_dictionary(language):
        return False
    from tqa.linguistics.morphology import is_word

    return is_word(one, language) and is_word(other, language)

"""Names in texts whose language declines them in Cyrillic: forms of one name taken together, and names that are one in two spellings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations, islice

from tqa.analysis.context import Context
from tqa.analysis.mentions import lower_words, mentions
from tqa.analysis.name_words import CROWD, Word, words
from tqa.analysis.people import is_patronymic, people
from tqa.linguistics import packs
from tqa.linguistics.cyrillic_names import by_habit, heard, readings
from tqa.linguistics.given_names import native_given
from tqa.linguistics.resemblance import distance, skeleton
from tqa.linguistics.wordlists import nouns
from tqa.model.records import NamedTuple

_NEAR = 0.5
"""Names with more between their sounds are two names."""
_SHORT = 5
"""With fewer sounds the sounds alone prove nothing."""
_LONG = 8
_LONGEST_RUN = 3
_FULL = 2


class Lexeme(NamedTuple):
    """A name in all its forms.

    Parameters:
        base: the nominative, with the capitals of the text.
        words: its forms, first mention first.
        sure: a capital inside a sentence says that it is a name.
        plain: the text has one of its forms in lower case too, or it is an office or the like.
    """

    base: str
    words: tuple[Word, ...]
    sure: bool
    plain: bool

    @property
    def mentions(self) -> int:
        """How often it stands in the text."""
        return sum(len(word.mentions) for word in self.words)


class Pair(NamedTuple):
    """Two lexemes that are one name, by their bases, and why."""

    one: str
    other: str
    evidence: str


def is_native(language: str) -> bool:
    """Whether names are compared in Cyrillic and by their nominatives."""
    return "declined-names" in packs.words(language, "traits")


def lexemes(context: Context) -> dict[str, Lexeme]:
    """Base in lower case -> the name; every word in Cyrillic belongs to one, the nominative that explains most words first."""
    language = context.language
    known = context.get(words)
    small = context.get(lower_words)
    candidates: dict[str, list[Word]] = defaultdict(list)
    for word in known.values():
        if _is_cyrillic(word.text):
            gender = _bearer(word)
            for base in dict.fromkeys(
                reading.base for reading in readings(word.text, language) if not gender or reading.gender in ("", gender)
            ):
                candidates[base].append(word)
    attested = {word.text.lower().replace("ё", "е") for word in known.values()}
    order = sorted(candidates, key=lambda base: (-len(candidates[base]), native_given(base) is None, base not in attested, len(base), base))
    taken: set[str] = set()
    result: dict[str, Lexeme] = {}
    for base in order:
        own = [word for word in candidates[base] if word.text not in taken]
        if not own:
            continue
        taken.update(word.text for word in own)
        own.sort(key=lambda word: word.mentions[0])
        # a word in lower case is no proof against a name that is not spelled like it
        plain = all(word.plain for word in own) or any(word.text.lower() in small for word in own)
        result[base] = Lexeme(_written(base, own), tuple(own), any(word.sure for word in own), plain)
    return result


def _is_cyrillic(text: str) -> bool:
    return "\u0400" <= text[0] <= "\u04ff"


def _bearer(word: Word) -> str:
    """The gender of the given names before a surname, "" when they do not tell."""
    genders = {known.gender for name in word.named if (known := native_given(name)) is not None}
    return genders.pop() if len(genders) == 1 else ""


def _written(base: str, forms: list[Word]) -> str:
    """A nominative with the capitals and the ё of its forms."""
    model = next((word.text for word in forms if not word.text.isupper()), forms[0].text.capitalize())
    shared = 0
    while shared < min(len(base), len(model)) and model[shared].lower().replace("ё", "е") == base[shared]:
        shared += 1
    return model[:shared] + base[shared:]


def pairs(context: Context) -> tuple[Pair, ...]:
    """Names that are one in two spellings."""
    known = context.get(lexemes)
    base_of = {word.text: base for base, lexeme in known.items() for word in lexeme.words}
    runs = list(_runs(context, base_of))
    inside = {base for run in runs for base in run}
    found = [*_same_phrase(runs, known, context.language), *_alone(runs, inside, known, context.language)]
    unique = {(pair.one, pair.other): pair for pair in reversed(found)}
    return tuple(reversed(unique.values()))


def _runs(context: Context, base_of: dict[str, str]) -> Iterator[tuple[str, ...]]:
    """Names of two or three words as bases, without patronymics."""
    found = context.get(mentions)
    persons = context.get(people)
    heads = nouns(context.language, "organisation_heads")
    for run in persons.runs:
        texts = [found[index].text for index in run if not is_patronymic_form(found[index].text)]
        if not 1 < len(texts) <= _LONGEST_RUN or any(heads.has(text.lower()) for text in texts):
            continue
        if all(text in base_of for text in texts):
            bases = tuple(base_of[text] for text in texts)
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
            frames[at, (*run[:at], "", *run[at + 1 :])][base] = None
    for (at, frame), bases in frames.items():
        for one, other in combinations(islice(bases, CROWD), 2):
            rest = " ".join(known[base].base for base in frame if base)
            bearer = at > 0 and native_given(frame[0]) is not None
            if _alike(one, other, known, language, given=at == 0, beside=True) or (bearer and _one_letter(one, other, known, language)):
                yield Pair(one, other, f"both stand {'before' if at == 0 else 'beside'} {rest}")


def _alone(runs: list[tuple[str, ...]], inside: set[str], known: dict[str, Lexeme], language: str) -> Iterator[Pair]:
    """A name that stands alone only, and the one surname behind a given name that it sounds like."""
    introduced: dict[str, dict[str, None]] = defaultdict(dict)
    for run in runs:
        introduced[skeleton(heard(run[-1]))[:2]][run[-1]] = None
    for base, lexeme in known.items():
        if base in inside or lexeme.plain or not lexeme.sure or native_given(base) is not None:
            continue
        near = [
            other
            for other in islice(introduced.get(skeleton(heard(base))[:2], ()), CROWD)
            if other != base and _alike(base, other, known, language, given=False, beside=False)
        ]
        if len(near) == 1:
            yield Pair(near[0], base, "a surname without a given name anywhere that sounds like it")


def _alike(one: str, other: str, known: dict[str, Lexeme], language: str, *, given: bool, beside: bool) -> bool:
    """Whether two nominatives are one name to the ear and neither grammar nor a dictionary keeps them apart.

    Parameters:
        given: they are given names.
        beside: the words around them are the same.
    """
    if known[one].plain or known[other].plain or _by_grammar(one, other):
        return False
    if given:
        names = (native_given(one), native_given(other))
        if all(names):
            return names[0] == names[1] and distance(heard(one), heard(other)) <= 2 * _NEAR
    if min(len(one), len(other)) < 3:
        return False
    if beside and by_habit(one, other):
        return True
    sounds = (heard(one), heard(other))
    if not beside and by_habit(one, other) and min(map(len, sounds)) >= _SHORT - 1:
        return not _two_words(one, other, language)
    if min(map(len, sounds)) < _SHORT or sounds[0][0] != sounds[1][0]:
        return given and beside and by_habit(one, other, sure=False)
    if given and len(sounds[0]) != len(sounds[1]):
        return False
    return distance(*sounds) <= _NEAR and not _two_words(one, other, language)


def _one_letter(one: str, other: str, known: dict[str, Lexeme], language: str) -> bool:
    """Whether one letter inside a long name differs, and a dictionary has one of the two names only."""
    sounds = (heard(one), heard(other))
    if min(map(len, sounds)) < _LONG or sounds[0][:2] != sounds[1][:2] or known[one].plain or known[other].plain:
        return False
    if distance(*sounds) > 2 * _NEAR or _by_grammar(one, other):
        return False
    from tqa.linguistics.morphology import is_name

    return is_name(one, language) != is_name(other, language) and not _two_words(one, other, language)


def _by_grammar(one: str, other: str) -> bool:
    """Whether two words differ in their endings only, as a man's and a woman's surname, a place and its adjective do."""
    short, long = sorted((one, other), key=len)
    return long.startswith(short) or one[-1] != other[-1] or (one[:-3] == other[:-3] and one[-2:] != other[-2:] and len(one) != len(other))


def _two_words(one: str, other: str, language: str) -> bool:
    """Whether a dictionary has both words, which are two then."""
    from tqa.linguistics.morphology import is_word

    return is_word(one, language) and is_word(other, language)

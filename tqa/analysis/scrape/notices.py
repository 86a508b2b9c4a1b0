"""What begins like a notice of the site: whether it goes on as one, or as a sentence of the article.

"Subscribe to our channel so as not to miss the news" says nothing but what such notices say. "Subscribe to the theory that readers are
busy, and you will write shorter" begins alike and is prose: most of its words occur in no notice, or somebody is said to speak.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tqa.analysis.lexicons import fold
from tqa.analysis.scrape.appeals import is_of_site
from tqa.analysis.scrape.composed import is_dense, model
from tqa.analysis.scrape.places import CLOSERS, STOPS, is_cased
from tqa.analysis.tokens import TRIM
from tqa.linguistics import packs
from tqa.linguistics.wordlists import word_classes
from tqa.model.text import Span

_PACK = "chrome"
_LEAST_KNOWN = 0.5
_FEW_CHARACTERS = 12
_LONGEST_LINE = 170


def notice_end(text: str, sentences: Iterable[Span], phrase_end: int, languages: tuple[str, ...]) -> int:
    """Where a notice ends that begins with the first of some sentences; its start when that sentence is none.

    Parameters:
        sentences: those of the paragraph from the notice on, in order.
        phrase_end: where the listed phrase ends that the first one begins with.
        languages: of notices, the text's own first.
    """
    end = -1
    for sentence in sentences:
        if _is_bare_line(text, max(phrase_end, sentence.start), sentence.end):
            return sentence.end
        if not speaks_of_the_site(text, max(phrase_end, sentence.start), sentence.end, languages, alone=end >= 0):
            return sentence.start if end < 0 else end
        end = sentence.end
    return end


def speaks_of_the_site(text: str, start: int, end: int, languages: tuple[str, ...], *, alone: bool = False) -> bool:
    """Whether the words of a passage are mostly those of notices, and nobody is said to speak.

    Parameters:
        start: behind the listed phrase, where one stands there.
        alone: whether none stands there, so that the passage needs words of notices of its own.
    """
    rest = text[start:end].strip(TRIM + " \u00a0")
    if not rest:
        return not alone
    if is_dense(rest[0]):
        return len(rest) <= _FEW_CHARACTERS or _dense_share(rest, languages) >= _LEAST_KNOWN
    classes = word_classes(languages[0])
    words = [bare for word in rest.split() if (bare := word.strip(TRIM))]
    if any(classes.get(word.lower(), "") == "speech" or word.lower() in packs.words(languages[0], "said") for word in words):
        return False
    known, content = _known(words, languages, classes)
    return known > content * _LEAST_KNOWN if content else not alone


def _is_bare_line(text: str, start: int, end: int) -> bool:
    """Whether a passage has no stop and no clause of its own, as the words on a button and the name of what it is about."""
    piece = text[start:end]
    return piece.rstrip(CLOSERS)[-1:] not in STOPS and len(piece) <= _LONGEST_LINE and ";" not in piece


def _known(words: list[str], languages: tuple[str, ...], classes: Mapping[str, str]) -> tuple[int, int]:
    """How many content words notices have, of how many; names are neither for nor against, where nouns have no capitals."""
    networks = packs.words("mul", "networks")
    insides = [model(language, _PACK).inside for language in languages]
    nouns_have_capitals = "capital-nouns" in packs.words(languages[0], "traits")
    known = unknown = 0
    for number, word in enumerate(words):
        lower = fold(word)
        if lower in networks or "@" in word or (lower not in classes and any(lower in inside for inside in insides)):
            known += 1
        elif any(is_of_site(lower, language) for language in languages):
            known += lower not in classes
        elif not (lower in classes or not word[0].isalpha() or (word[0].isupper() and number > 0 and not nouns_have_capitals)):
            unknown += 1
    return known, known + unknown


def _dense_share(piece: str, languages: tuple[str, ...]) -> float:
    letters = [char for char in piece if char.isalpha() and not is_cased(char)]
    characters = [model(language, _PACK).characters for language in languages]
    return sum(any(char in known for known in characters) for char in letters) / max(1, len(letters))

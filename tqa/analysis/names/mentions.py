"""Names in running text, without a model: capitals that the sentence does not explain."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from functools import cache, lru_cache

from tqa.analysis.context import Context
from tqa.analysis.structure import sentences
from tqa.linguistics import packs
from tqa.linguistics.wordlists import word_classes
from tqa.model.records import NamedTuple
from tqa.model.text import Span

_POSSESSIVE = re.compile(r"[’'](?:s|S)$")
_SMALL = "a-zß-öø-ÿа-џα-ώա-և"
"""Most small letters: a class of all capitals would take long to compile."""
_CASED = "A-Za-z\u00c0-\u024f\u0370-\u052f"
"""Most letters of scripts with capitals."""
_LOWER = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_TITLE_SHARE = 0.7
_CAPITAL_EVERY = 14
"""Characters for one capital, at most, in a headline."""
_BEFORE = "@#/_.=&%\\"
"""Characters before a word that may be a part of an address."""
_BEHIND = "@_./"


class Mention(NamedTuple):
    """A capitalised word that may be (part of) a name.

    Parameters:
        text: without a possessive ending.
        initial: it begins its sentence or stands in a headline, so that its capital proves nothing.
        previous: index of the mention that stands right before it, joined by a blank or a particle ("van", "de"); -1 without one.
    """

    start: int
    end: int
    text: str
    initial: bool
    previous: int


@cache
def _common(language: str) -> frozenset[str]:
    """Words that begin sentences and are no names."""
    classes = word_classes(language)
    return (
        packs.words(language, "function_words")
        | packs.words(language, "lead_words")
        | {word for word, kind in classes.items() if kind != "speech"}
    )


@lru_cache(maxsize=20_000)
def _bare(word: str, language: str) -> tuple[str, str, bool]:
    """A word without a possessive ending, the same in lower case, and whether it is no name."""
    stripped = (_POSSESSIVE.sub("", word) if word[-1] in "sS" else word).rstrip()
    folded = stripped.lower()
    head, apostrophe, clitic = folded.replace("’", "'").partition("'")
    if apostrophe and head in _common(language) and clitic in packs.words(language, "clitics"):
        return stripped, folded, True
    return stripped, folded, folded in _common(language) and stripped[-1] != "." and len(stripped) > 1


@cache
def _capitals(mixed: bool) -> re.Pattern[str]:
    """Words that may begin with a capital, and one or two initials before one.

    Parameters:
        mixed: the text is in a script without capitals, whose letters stand right beside such words.
    """
    if mixed:
        return re.compile(rf"(?<![{_CASED}])(?![{_SMALL}])[{_CASED}]+(?:[’'ʼ‐-][{_CASED}]+)*")
    letter = rf"[^\W\d_{_SMALL}]"
    # a set in the first place is what the engine looks for fastest
    return re.compile(rf"{letter}(?<!\w\w)(?:\.[ \u00a0]?(?:{letter}\.[ \u00a0]?)?(?={letter})|[^\W\d_]*(?:[’'ʼ‐-][^\W\d_]+)*)")


@cache
def _particles(language: str) -> frozenset[str]:
    """Small words inside names; the "i" of Catalan names joins two people in Slavic languages."""
    found = packs.words("und", "name_particles")
    if "inflected-names" not in packs.words(language, "traits"):
        return found
    return found - {word for word, kind in word_classes(language).items() if kind == "conjunction" and len(word) == 1}


def mentions(context: Context) -> tuple[Mention, ...]:
    """Capitalised words and initials, ascending; words that the text also has in lower case are left out where they begin a sentence."""
    text = context.text
    spans = context.get(sentences)
    begins = [span.start for span in spans]
    language = context.language
    particles = _particles(language)
    lower = context.get(lower_words)
    mixed = "unicameral" in packs.words(language, "traits")
    matches = [match for match in _capitals(mixed).finditer(text) if match[0][0].isupper()]
    places = [bisect_right(begins, match.start()) - 1 for match in matches]
    titles = {at for at, count in Counter(places).items() if count > 1 and _is_title(text, spans, at, count)}
    singles = {match[0] for match in matches}
    keys = _keys(text) if "+" in text else frozenset()
    found: list[Mention] = []
    last_end = -2
    for match, at in zip(matches, places, strict=True):
        word = match[0]
        start, stop = match.span()
        stripped, folded, is_common = _bare(word, language)
        if (
            is_common
            or stripped in keys
            or ((text[start - 1] in _BEFORE or text[stop : stop + 1] in _BEHIND) and _in_address(text, start, stop))
        ):
            last_end = -2
            continue
        end = start + len(stripped)
        gap = text[last_end:start] if 0 < start - last_end <= 10 and last_end >= 0 else ""
        joined = bool(gap) and (gap in " \u00a0" or (gap[0] in " \u00a0" and gap.strip() in particles))
        initial = at in titles or at < 0 or (start - begins[at] < 4 and not any(map(str.isalnum, text[begins[at] : start])))
        if initial and folded in lower and not joined:
            last_end = -2
            continue
        parts = stripped.split("-") if "-" in stripped and not joined else ()
        if len(parts) == 2 and parts[1] in singles and parts[0][1:].islower():
            # Abud-Dhabi, where the text also has Abu Dhabi
            middle = start + len(parts[0])
            found += (Mention(start, middle, parts[0], initial, -1), Mention(middle + 1, end, parts[1], False, len(found)))
        else:
            found.append(Mention(start, end, stripped, initial, len(found) - 1 if joined else -1))
        last_end = end if len(stripped) == len(word.rstrip()) else -2
    return tuple(found)


def _keys(text: str) -> frozenset[str]:
    """Names of keys: words that a plus joins to a letter or to a function key (Ctrl+C, Alt+F4)."""
    chains = re.findall(r"(?<![\w+])((?:[^\W\d_]{2,}\+)+)(?:[^\W\d_]|F\d{1,2})(?![\w+])", text)
    return frozenset(key for chain in chains for key in chain.split("+") if key)


def _is_title(text: str, spans: tuple[Span, ...], at: int, capitals: int) -> bool:
    """Whether most words of the sentence begin with a capital, or it is a line of its own without a stop in which half of them do."""
    if at < 0:
        return False
    start, end = spans[at]
    alone = text[end - 1] not in '.!?…:;,”"»)' and text[max(0, start - 1) : start] in ("", "\n") and text[end : end + 1] in ("", "\n", "\r")
    if not alone and (capitals < 4 or capitals * _CAPITAL_EVERY < end - start):
        return False
    words = [word for word in text[start:end].split() if len(word) > 3 and word[0].isalpha()]
    share = sum(word[0].isupper() for word in words)
    return (len(words) > 4 and share >= _TITLE_SHARE * len(words)) or (alone and len(words) < 12 and 2 * share >= len(words))


def _in_address(text: str, start: int, end: int) -> bool:
    """Whether the word is a part of a URL, a handle, a hashtag or an e-mail address."""
    if (
        start
        and text[start - 1] in _BEFORE
        and (text[start - 1] != "." or (start > 1 and text[start - 2].isalnum() and text[start - 2].islower()))
    ):
        return True
    return end < len(text) - 1 and (text[end] in "@_" or (text[end] in "./" and text[end + 1].islower()))


def lower_words(context: Context) -> frozenset[str]:
    """Words that the text has in lower case."""
    pieces = set(context.text.split())
    plain = set(filter(str.isalpha, pieces))
    rest = _LOWER.findall(" ".join(pieces - plain))
    return frozenset(filter(str.islower, (*plain, *rest)))

"""Which names of the source the words of a translation into a script without capitals stand for, by their sounds.

A word stands for the name that it sounds most like, when one of its places is about as far into the text as one of the name's.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from tqa.analysis.context import Context
from tqa.analysis.names.crowds import CROWD
from tqa.linguistics import packs
from tqa.linguistics.resemblance import distance, skeleton
from tqa.linguistics.script_sounds import characters, heard
from tqa.model.records import NamedTuple
from tqa.model.text import Span

_CLOSE = 0.25
_FAR = 0.2
"""Share of the text by which the places of a name and of its counterpart may differ."""
_LEAST = 4
_LONGEST = 8
"""Characters of a name in Chinese."""
_SILENT = re.compile(r"l(?![aeiou])")
_ONE_CLASS = str.maketrans("vprdg", "bbltk")


class _Original(NamedTuple):
    """A name of the source: its sound, and where it stands, as shares of the text."""

    lemma: str
    sound: str
    places: tuple[float, ...]


def stands_for(context: Context) -> dict[str, str]:
    """Word of the translation -> base form of the name of the source."""
    if context.source is None or packs.has_cues(context.source.language):
        return {}
    buckets: dict[str, list[_Original]] = defaultdict(list)
    short_r = "unspaced" in packs.words(context.language, "traits")
    for original in _originals(context.source):
        # Japanese and Chinese have no r before consonants: Carter is カーター, 卡特
        readings = {original.sound, _SILENT.sub("", original.sound)} if short_r else {original.sound}
        for sound in sorted(readings):
            buckets[_class(sound)].append(original._replace(sound=sound))
    size = max(1, len(context.text))
    found: dict[str, str] = {}
    for alternatives in _candidates(context):
        best: tuple[float, int, _Original, str] | None = None
        for span in alternatives:
            text = context.text[slice(*span)]
            sound = _merged(heard(text))
            if len(sound) < _LEAST:
                continue
            for original in buckets[_class(sound)][:CROWD]:
                cost = distance(sound, original.sound) / max(len(sound), len(original.sound))
                if cost <= _CLOSE and (best is None or (cost, len(text)) < best[:2]) and _is_near(span.start / size, original):
                    best = (cost, len(text), original, text)
        if best is not None:
            found[best[3]] = best[2].lemma
    return found


def _is_near(place: float, original: _Original) -> bool:
    return any(abs(place - other) <= _FAR for other in original.places[:CROWD])


def _merged(sound: str) -> str:
    """A sound without the difference of r and l, which many of these scripts do not make."""
    return sound.replace("r", "l")


def _class(sound: str) -> str:
    """What two names share that can sound alike."""
    return skeleton(sound)[:2].translate(_ONE_CLASS)


def _originals(source: Context) -> Iterator[_Original]:
    size = max(1, len(source.text))
    if packs.has(source.language, "romanisation"):
        from tqa.analysis.names.source.source_names import source_names

        for name in source.get(source_names):
            if len(name.heard[0]) >= _LEAST:
                yield _Original(name.lemma, _merged(name.heard[0]), tuple(place / size for place in name.places))
        return
    from tqa.analysis.names.mentions import mentions
    from tqa.analysis.names.name_words import words

    found = source.get(mentions)
    for word in source.get(words).values():
        if (word.sure or word.full or word.spoken) and not word.plain and len(word.sound) >= _LEAST:
            yield _Original(word.text, _merged(word.sound), tuple(found[index].start / size for index in word.mentions))


def _candidates(context: Context) -> Iterator[list[Span]]:
    """Words that may be names, each as the places where the name in it can begin and end."""
    text, language = context.text, context.language
    letters = packs.lines(language, "name_letters")
    if letters:
        places = packs.words(language, "exonyms") | packs.words(language, "office_nouns")
        for match in re.finditer(f"[{''.join(letters)}]{{2,}}", text):
            if match[0] not in places:
                yield [Span(*match.span())]
    elif packs.has(language, "name_characters"):
        for match in re.finditer(f"[{''.join(map(re.escape, characters()))}]{{2,}}", text):
            start, end = match.start(), min(match.end(), match.start() + 2 * _LONGEST)
            yield [Span(at, stop) for at in range(start, end - 1) for stop in range(at + 2, min(end, at + _LONGEST) + 1)]
    elif "unspaced" not in packs.words(language, "traits"):
        from tqa.analysis.names.scripts.spaced_words import is_name, lists, stems, words

        known = lists(language)
        for word in words(text):
            if is_name(word.text, known):
                yield [Span(word.start + begin, word.start + end) for begin, end in stems(word.text, known)]

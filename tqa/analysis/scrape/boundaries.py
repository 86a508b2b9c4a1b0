"""What speaks for and against the end of a headline at a place between two words, as figures that weights are multiplied with."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from tqa.analysis.context import Context
from tqa.analysis.tokens import stems, words_of
from tqa.analysis.vocabulary import known_words
from tqa.linguistics import packs
from tqa.linguistics.wordlists import BINDING, word_classes
from tqa.model.records import NamedTuple

_LONGEST = 34
REACH = 420
_IDEAL = 9.0
_AHEAD = 4
_FEWEST = 3
_TINY, _SPARSE = 70, 140
"""Different stems of a document that tells nothing, or little, about its topic."""
_LISTED = 40
_SAMPLE = 12
_STOPS = ".!?…؟۔।։"
_FULL_STOPS = ".۔।։"
_QUOTES = "\"'“”«»‘’„"
_OPEN, _CLOSED = "“«„‘", "”»"
_STARTERS = frozenset(("opener", "pronoun", "determiner", "preposition", "conjunction"))


class Item(NamedTuple):
    """A word of the passage: `kind` is its class, `topic` is above 0 when the document has it nowhere else, below 0 when it has."""

    start: int
    end: int
    text: str
    bare: str
    kind: str
    topic: int


class Passage(NamedTuple):
    """The text that a headline may end in.

    Parameters:
        kind: what capitals say in its language: "articles", "plain", "nouns" (which have capitals), "unknown" (no word list), "uncased".
        topic: how much the document tells about its topic: "none", "sparse", "topical".
        before: "paragraph", "sentence" or "clause", what stands before the lead-in.
        complete: whether the text before the lead-in could be a whole sentence.
        cut: whether another link, or a speaker, stands at the end, so that no sentence needs to end there.
    """

    items: list[Item]
    kind: str
    topic: str
    stop: int
    before: str
    complete: bool
    cut: bool
    style: str
    foreign: bool
    stopped: bool


def passage(context: Context, start: int, stop: int, before: str, complete: bool, cut: bool, kind: str = "") -> Passage:
    """The words from `start` on, as far as a headline can reach."""
    items = _items(context, start, min(stop, start + REACH))
    stopped = cut or context.text[stop - 1] in _STOPS + _QUOTES + ")"
    size = len(context.get(known_words).stems)
    topic = "none" if size < _TINY else "sparse" if size < _SPARSE else "topical"
    return Passage(
        items, kind or _kind(items, context), topic, stop, before, complete, cut, _style(items), _is_foreign(items, context), stopped
    )


def _kind(items: list[Item], context: Context) -> str:
    sample = "".join(item.bare for item in items[:_SAMPLE])
    if sample.lower() == sample and sample.upper() in (sample, sample.lower()):
        return "uncased"
    if len(word_classes(context.language)) < _LISTED:
        return "unknown"
    traits = packs.words(context.language, "traits")
    return "nouns" if "capital-nouns" in traits else "articles" if "articles" in traits else "plain"


def boundaries(given: Passage) -> Iterator[tuple[int, dict[str, float]]]:
    """Ends that a headline could have, with the features of each."""
    items, style = given.items, given.style
    sums = {"unknown words": 0.0, "known words": 0.0, "small words in a title": 0.0, "small words in capitals": 0.0, "stops inside": 0.0}
    depth = 0
    for k, item in enumerate(items[:_LONGEST]):
        sums["unknown words"] += item.topic > 0
        sums["known words"] += item.topic < 0
        if k and item.kind == "" and len(item.bare) > 3 and item.bare[0].islower():
            sums["small words in a title"] += style == "title"
        if k and style == "upper" and item.bare.isalpha() and len(item.bare) > 1:
            sums["small words in capitals"] += not item.bare.isupper()
        if not item.text.isalnum():
            depth += sum(map(item.text.count, _OPEN)) - sum(map(item.text.count, _CLOSED))
        features = dict(sums)
        features[f"unknown words, {given.topic}"] = min(features.pop("unknown words"), 8.0)
        features[f"known words, {given.topic}"] = features.pop("known words")
        count = k + 1
        features["short"] = max(0, 3 - count)
        features["length"] = (count - _IDEAL) ** 2 / 100
        features["long"] = max(0, count - 16)
        features["inside quotation marks"] = depth > 0 and not any(mark in item.text for mark in "“")
        _of_last(item, features)
        last = k == len(items) - 1
        if last:
            _at_end(given, item, features)
        else:
            _between(given, k, features)
        yield item.end, features
        if not last and ends_sentence(item) and not items[k + 1].bare[:1].islower():
            sums["stops inside"] += 1


def _of_last(item: Item, features: dict[str, float]) -> None:
    """How the headline would end."""
    stop = ends_sentence(item)
    mark = item.text.rstrip(_QUOTES + ")]")[-1:]
    features["ends in a full stop"] = stop and mark in _FULL_STOPS and not item.text.rstrip(_QUOTES).endswith("..")
    features["ends in another stop"] = stop and not features["ends in a full stop"]
    features["ends in a closing mark"] = item.text[-1] in ")”»\"'" and len(item.bare) > 1
    features["ends in a binding word"] = item.kind in BINDING
    features["ends in an auxiliary"] = item.kind in ("auxiliary", "pronoun")
    features["ends in a comma or colon"] = item.text[-1] in ",;:–—-"


def _at_end(given: Passage, item: Item, features: dict[str, float]) -> None:
    if item.end < given.stop - 2:
        features["cut off"] = 1.0
        return
    features[f"at the end, {given.before}, {given.kind}"] = 1.0
    if given.cut:
        features["at the end, cut"] = 1.0
    if given.before == "clause" and not given.complete:
        features["at the end, incomplete"] = 1.0
    if features["ends in a full stop"]:
        features[f"at the end in a full stop, {given.before}, {given.kind}"] = 1.0


def _between(given: Passage, k: int, features: dict[str, float]) -> None:
    """How well what follows goes on without the headline."""
    items, style = given.items, given.style
    here, follow = items[k], items[k + 1]
    first = follow.bare[:1]
    opening = follow.text[0] in _QUOTES + "(["
    stop = features["ends in a full stop"] or features["ends in another stop"]
    features[f"before known words, {given.topic}"] = sum(item.topic < 0 for item in items[k + 1 : k + 1 + _AHEAD])
    features[f"before unknown words, {given.topic}"] = sum(item.topic > 0 for item in items[k + 1 : k + 1 + _AHEAD])
    features[f"topic changes, {given.topic}"] = here.topic > 0 > follow.topic
    rest = next((n for n, item in enumerate(items[k + 1 : k + 1 + _AHEAD], 1) if ends_sentence(item)), _AHEAD)
    if rest < _AHEAD:
        features[f"{rest} words before the next stop"] = 1.0
    if given.foreign:
        features["script changes"] = script_of(here.bare) != script_of(follow.bare) and first.isalpha()
    if not given.stopped:
        features["rest without a stop"] = 1.0
    if not first:
        features["before a mark"] = 1.0
    elif given.kind != "uncased" and first.islower() and not opening:
        where = given.before if given.before != "clause" else "complete clause" if given.complete else "incomplete clause"
        features[f"before a small letter, {where}"] = 1.0
        if given.before == "clause":
            features["stop before a small letter"] = stop
            features["before a small joining word"] = follow.kind in ("conjunction", "preposition", "auxiliary")
            features["capital before a small letter, title"] = style == "title" and here.bare[:1].isupper() and follow.kind not in BINDING
            features["joining word after a name"] = here.bare[:1].isupper() and follow.kind == "preposition"
    else:
        if given.before == "clause" and not given.complete:
            features["incomplete before a capital"] = 1.0
        features[f"stop before a capital, {given.before}"] = stop
        if follow.bare.isalpha() and first.isupper():
            _before_capital(given, k, bool(stop), features)
        elif first.isdigit():
            features["before a number"] = 1.0
        elif opening:
            features["before a quotation mark"] = 1.0
        elif given.kind == "uncased":
            features[f"before an uncased {follow.kind or 'word'}"] = 1.0


def _before_capital(given: Passage, k: int, stop: bool, features: dict[str, float]) -> None:
    items, style = given.items, given.style
    here, follow = items[k], items[k + 1]
    after = items[k + 2] if k + 2 < len(items) else None
    small_after = after is not None and after.bare[:1].islower()
    starter = follow.kind in _STARTERS
    name = "starter" if starter else "word"
    features[f"before a capital {name}, {style}, {'small' if small_after else 'capital'} after, {given.kind}"] = 1.0
    if starter:
        features["before a binding word"] = follow.kind in BINDING
        return
    features["before a name that speaks"] = after is not None and after.kind == "speech"
    features["before a run of small words"] = _small_run(items, k + 1)
    if here.bare[:1].isupper() and style == "sentence" and not stop:
        features[f"between two capitals, {given.kind}"] = 1.0
    elif here.kind == "" and here.bare[:1].islower():
        features[f"small word before a capital, {given.kind}"] = 1.0


def _small_run(items: list[Item], at: int) -> bool:
    """Whether the words after the one at `at` are in lower case, as in a sentence."""
    words = [item.bare for item in items[at + 1 : at + 6] if item.bare.isalpha() and len(item.bare) > 3]
    return bool(words) and sum(word.islower() for word in words) >= max(1, len(words) - 1)


def spoken_at(text: str, start: int, stop: int, language: str) -> int:
    """Where the words end that a quotation with its speaker follows (“...”, said ...), without a mark between them; 0 when there is none.

    A headline may be a quotation or end in one, but it does not go on to who said it.
    """
    for match in _quotation().finditer(text, start, stop):
        before = text[start : match.start()].split()
        if len(before) < _FEWEST or not before[-1][-1].isalnum():
            continue
        word = match["word"].lower()
        if word_classes(language).get(word, "") == "speech" or word in packs.words(language, "said"):
            return start + len(text[start : match.start()].rstrip())
    return 0


def ends_sentence(item: Item) -> bool:
    """Whether a word carries the stop of a sentence, and not that of an initial or abbreviation."""
    mark = item.text.rstrip(_QUOTES + ")]")
    if not mark or mark[-1] not in _STOPS:
        return False
    if mark[-1] == "." and not mark.endswith("..") and len(mark.rstrip(".")) <= 2 and mark[0].isupper():
        return False
    return not (mark[-1] == "." and "." in mark[:-1].strip(".") and mark[0].isupper() and len(mark) <= 6)


def _items(context: Context, start: int, stop: int) -> list[Item]:
    classes = word_classes(context.language)
    known = context.get(known_words).stems
    own = Counter(stems(words_of(context.text[start:stop].lower())))
    items = []
    for match in _token().finditer(context.text, start, stop):
        raw = match[0]
        bare = raw.strip(_QUOTES + ".,;:!?…–—-()[]|")
        lower = bare.lower()
        kind = classes.get(lower, "")
        topic = 0
        if not kind or kind == "speech":
            for stem in stems([lower[:-2] if lower.endswith(("'s", "’s")) else lower]) if lower else ():
                topic += 1 if known.get(stem, 0) <= own.get(stem, 0) else -1
        items.append(Item(match.start(), match.end(), raw, bare, kind, topic))
    return items


def _style(items: list[Item]) -> str:
    """How the headline is capitalised, from its first words: "title", "upper" or "sentence"."""
    words = [item for item in items[1:8] if item.bare.isalpha() and len(item.bare) > 3 and not item.kind]
    if len(words) < 2:
        return "sentence"
    if sum(item.bare.isupper() for item in words[:4]) >= min(3, len(words[:4])):
        return "upper"
    capital = sum(item.bare[0].isupper() for item in words[:5])
    return "title" if capital >= 0.75 * len(words[:5]) else "sentence"


def _is_foreign(items: list[Item], context: Context) -> bool:
    """Whether the headline is in another script than the document."""
    body = context.get(_body_script)
    here = [script_of(item.bare) for item in items[:4] if item.bare]
    return sum(script != body for script in here) * 2 > len(here)


def _body_script(context: Context) -> str:
    return script_of(context.text[:400])


def script_of(piece: str) -> str:
    """The script of most letters: "latin", "cyrillic", "greek" or "other"."""
    if piece.isascii():
        return "latin"
    counts = {"latin": 0, "cyrillic": 0, "greek": 0, "other": 0}
    for char in piece:
        if char.isalpha():
            key = "latin" if char < "\u0250" else "greek" if char < "\u0400" else "cyrillic" if char < "\u0530" else "other"
            counts[key] += 1
    return max(counts, key=lambda key: counts[key])


@cache
def _quotation() -> re.Pattern[str]:
    """A closed quotation and the word behind it; those of a word or two are names."""
    return re.compile(r"(?:[“\"][^“”\"\n]{12,300}[”\"]|«[^«»\n]{12,300}»|„[^„“”\n]{12,300}[“”]),?\s(?P<word>[^\W\d_]+)")


@cache
def _token() -> re.Pattern[str]:
    return re.compile(r"\S+")

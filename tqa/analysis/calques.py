"""Calques: phrases that a translation took over word by word, from the packs of the language pairs.

A pack is `data/<source>-<target>/calques.tsv`; its patterns are those of `tqa.linguistics.phrases`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from tqa.analysis.context import Context
from tqa.analysis.lexicons import Beginnings, Hit, Lexicon, hits, near_rows
from tqa.analysis.structure import sentences
from tqa.linguistics import packs, phrases
from tqa.model.finding import Finding
from tqa.model.fix import DISPLAY, UNSAFE, Edit, Fix
from tqa.model.records import NamedTuple
from tqa.model.text import Span

_BEFORE, _AFTER, _QUOTATION = 100, 200, 1000
_OPENING = "“\"«„‘'([—–- "
_QUOTES = '“”"«»„'
_IN_QUOTES = ("{quoted}", "{named}")
_MARK = re.compile(r"\{(\w+)(?::([^}]*))?\}")
REMOVED = "~"
STABLE, HINT, DENSITY, SENSE = frozenset(("sure", "stable")), frozenset(("hint",)), frozenset(("density",)), frozenset(("sense",))
TIERS = STABLE | HINT | DENSITY | SENSE
_UNREVIEWED = 0.8
_VOWELS, _LONGEST_ARTICLE = "aeiouyàâäáéèêëíîïóôöúùûüœæ", 8
_WEIGHTS, _ENOUGH = {"sure": 2.0, "stable": 1.0, "hint": 0.5, "density": 0.0, "sense": 0.0}, 2.0


class Pattern(NamedTuple):
    """A row of `calques.tsv`.

    Parameters:
        tier: "sure" (no native text has it), "stable", "hint" (a person may want to look), "density" (counts only in numbers) or
            "sense" (a word in a wrong sense).
        pattern: in the language of `tqa.linguistics.phrases`.
        place: "start" (of a sentence), "any" or "narrated" (outside quotation marks).
        before, after: what may stand beside it, `a|b`; with "!" before it, what may not; "Cap" before it is any capitalised word.
        context: one of these words must stand in its sentence, or with "!" before them, none of them.
        rewrite: what replaces the match, with slots; "~" takes it out, empty when a person has to write it.
        note: what to write instead, in words.
        precision: share of reviewed matches that an editor would change; 0 where none were reviewed.
        pair: language pair of the pack.
    """

    id: str
    tier: str
    pattern: str
    place: str
    before: str
    after: str
    context: str
    rewrite: str
    note: str
    precision: float
    pair: str


class Calque(NamedTuple):
    """A match; `rewrite` is None when there is none, and empty when the phrase is to go."""

    start: int
    end: int
    pattern: Pattern
    rewrite: str | None


class Key(NamedTuple):
    """A pattern by the pair that it was found for, the pack that has it, and its id there."""

    pair: str
    pack: str
    id: str


def load(language: str, source_language: str) -> Iterator[tuple[str, Key]]:
    """Anchors of a language pair's patterns; of all pairs into the language when the source is not known.

    They are read from `calque_anchors.tsv`, which is made from the pack, so that no pattern is read that a text has no anchor of.
    """
    for pair, pack in _packs(language, source_language):
        for anchor, name in packs.pairs(pack, "calque_anchors"):
            yield anchor, Key(pair, pack, name)


def _near(language: str, source_language: str, beginnings: Beginnings) -> Iterator[tuple[str, Key]]:
    for pair, pack in _packs(language, source_language):
        for row in near_rows(pack, "calque_anchors", beginnings):
            anchor, _, name = row.partition("\t")
            yield anchor, Key(pair, pack, name)


def _packs(language: str, source_language: str) -> Iterator[tuple[str, str]]:
    """Language pairs into a language, each with the packs that count for it."""
    for pair in packs.languages():
        source, _, target = pair.partition("-")
        if target == language and source_language in ("", source):
            for pack in (pair, *(packs.lines(pair, "includes") if source_language else ())):
                yield pair, pack


def anchors(pack: str) -> list[tuple[str, str]]:
    """The rows of a pack's `calque_anchors.tsv`: anchor and id of the pattern."""
    return sorted((anchor, pattern.id) for pattern in patterns(pack).values() for anchor in phrases.anchors(pattern.pattern)[0])


@cache
def patterns(pack: str) -> dict[str, Pattern]:
    """Id -> pattern of a pack."""
    return {
        row["id"]: Pattern(
            row["id"],
            row["tier"],
            row["pattern"],
            row["place"],
            row["before"],
            row["after"],
            row["context"],
            row["rewrite"],
            row["note"],
            float(row["precision"] or 0),
            pack,
        )
        for row in packs.table(pack, "calques")
    }


@cache
def _pattern(key: Key) -> Pattern:
    return patterns(key.pack)[key.id]._replace(pair=key.pair)


LEXICON = Lexicon("calques", load, near=_near)


@cache
def _compiled(pattern: str, after: str) -> re.Pattern[str]:
    regex = phrases.compiled(pattern).regex
    if after.startswith("!"):
        regex += rf"(?!\s*{phrases.listed(after[1:])})"
    elif after:
        regex += rf"(?=\s*{phrases.listed(after)})"
    return re.compile(regex)


def calques(context: Context) -> tuple[Calque, ...]:
    """Matches that an editor would change, ascending.

    Where the source language is not known, those of the pair that the text speaks for.
    """
    return _matches(context, STABLE)


def hints(context: Context) -> tuple[Calque, ...]:
    """Matches that are good English, German or Spanish as often."""
    return _matches(context, HINT)


def density(context: Context) -> tuple[Calque, ...]:
    """Formulas that tell something in numbers only."""
    return _matches(context, DENSITY)


def senses(context: Context) -> tuple[Calque, ...]:
    """Words in a wrong sense; none where the source language is not known."""
    return _matches(context, SENSE) if context.source_language else ()


def _matches(context: Context, tiers: frozenset[str]) -> tuple[Calque, ...]:
    if context.source_language:
        return search(context, LEXICON, tiers)
    return tuple(calque for calque in context.get(_corroborated) if calque.pattern.tier in tiers)


def search(context: Context, lexicon: Lexicon, tiers: frozenset[str]) -> tuple[Calque, ...]:
    """All matches of the patterns of a lexicon that are of one of the tiers, ascending."""
    found = hits(context, lexicon)
    if not found:
        return ()
    plain = context.get(_plain)
    spans = context.get(sentences)
    matches: dict[tuple[int, int, str], Calque] = {}
    at = 0
    for hit in found:
        while at + 1 < len(spans) and spans[at + 1].start <= hit.start:
            at += 1
        pattern = _pattern(hit.entry)
        if pattern.tier not in tiers:
            continue
        match = _match(context.text, plain, hit, pattern, *spans[at])
        if match is not None:
            matches.setdefault((*match.span(), pattern.pair), Calque(*match.span(), pattern, _rewritten(context.text, match, pattern)))
    return tuple(matches[key] for key in sorted(matches))


def _plain(context: Context) -> str:
    return phrases.plain(context.text)


def _match(text: str, plain: str, hit: Hit, pattern: Pattern, low: int, high: int) -> re.Match[str] | None:
    """The construction around an anchor, inside its sentence."""
    _, lead, exact = phrases.anchors(pattern.pattern)
    sentence, limit = low, min(high, low + _QUOTATION)
    low, high = max(low, hit.start - _BEFORE), min(high, hit.end + _AFTER)
    if any(slot in pattern.pattern for slot in _IN_QUOTES) and '"' not in plain[low:high]:
        return None
    starts = (hit.start,) if exact else _word_starts(plain, low, hit.start, lead)
    for start in starts:
        if not _may_begin(text, plain, start, pattern, sentence):
            continue
        match = _compiled(pattern.pattern, pattern.after).match(plain, start, high)
        if (
            match is not None
            and match.end() >= hit.end
            and not (plain[match.end() - 1].isalnum() and plain[match.end() : match.end() + 1].isalnum())
        ):
            return match if not pattern.context or _in_context(plain[sentence:limit], pattern.context) else None
    return None


def _word_starts(text: str, low: int, high: int, most: int) -> list[int]:
    """Where words begin before a place, the farthest first; the place itself is the last."""
    starts = [high]
    at, words = high, 0
    while at > low and words < most:
        at -= 1
        if not text[at].isspace() and (at == low or text[at - 1].isspace() or text[at - 1] in _OPENING):
            starts.append(at)
            words += at == low or text[at - 1].isspace()
    return starts[::-1]


def _may_begin(text: str, plain: str, start: int, pattern: Pattern, sentence: int) -> bool:
    """Whether the pattern may begin here, by what stands before: asked first, since most places fail it and need no expression compiled."""
    if text[start].isalnum() and text[start - 1 : start].isalnum():
        return False
    if pattern.place == "start" and (start - sentence > _BEFORE or text[sentence:start].strip(_OPENING)):
        return False
    if pattern.before and not _preceded(plain[max(sentence, start - _BEFORE) : start].rstrip(), phrases.plain(pattern.before)):
        return False
    if pattern.place == "narrated":
        part = text[max(text.rfind("\n", 0, start), start - _QUOTATION) + 1 : start]
        return not any(part.count(opening) > part.count(closing) for opening, closing in ("“”", "«»", "„“")) and part.count('"') % 2 == 0
    return True


def _preceded(text: str, condition: str) -> bool:
    forbidden = condition.startswith("!")
    folded = text.casefold()
    stands = any(
        folded.endswith(word) and not (word[0].isalnum() and folded[-len(word) - 1 : -len(word)].isalnum())
        if word != "Cap"
        else text.split(" ")[-1][:1].isupper()
        for word in condition.removeprefix("!").split("|")
    )
    return stands != forbidden


def _in_context(sentence: str, condition: str) -> bool:
    words = {word.strip(_OPENING + ".,;:!?”»’)]") for word in sentence.split()}
    return words.isdisjoint(condition.removeprefix("!").split("|")) == condition.startswith("!")


def _rewritten(text: str, match: re.Match[str], pattern: Pattern) -> str | None:
    if not pattern.rewrite:
        return None
    if pattern.rewrite == REMOVED:
        return ""

    def filled(mark: re.Match[str]) -> str:
        start, end = match.span(mark[1])
        return _filled(text[start:end] if start >= 0 else "", mark[2])

    new = " ".join(_MARK.sub(filled, pattern.rewrite).split())
    return new[:1].upper() + new[1:] if match[0][:1].isupper() else new


def _filled(found: str, how: str | None) -> str:
    """What stands for a slot.

    `{quoted:bare}` is without quotation marks; where the name goes before its noun, `{quoted:name}` is without an article and
    without a stop or comma at its end as well, and `{quoted:stop}` is that stop. `{c1:is=was,are=were}` says what stands for each choice.
    """
    if how is None:
        return found
    inner = found.strip(_QUOTES)
    if how == "stop":
        return inner[-1] if inner[-1:] in (".", ",") else ""
    if how == "bare":
        return inner
    if how == "name":
        return inner.rstrip(".,").removeprefix("The ")
    table = dict(pair.split("=") for pair in how.split(","))
    return table.get(found.lower(), found)


def _corroborated(context: Context) -> tuple[Calque, ...]:
    """Matches of the one pair that most patterns speak for.

    Two different stable ones must stand in the text, or one with hints that weigh as much, or one that no native text has.
    """
    found = search(context, LEXICON, STABLE | HINT | DENSITY)
    weights: dict[str, float] = {}
    counted: set[tuple[str, str]] = set()
    certain: set[str] = set()
    stable: set[str] = set()
    for calque in found:
        pattern = calque.pattern
        if (pattern.pair, pattern.id) not in counted:
            counted.add((pattern.pair, pattern.id))
            weights[pattern.pair] = weights.get(pattern.pair, 0.0) + _WEIGHTS[pattern.tier]
        if pattern.tier in STABLE:
            stable.add(pattern.pair)
        if pattern.tier == "sure":
            certain.add(pattern.pair)
    ranked = sorted(weights, key=lambda pair: (pair not in certain, -weights[pair], pair))
    if not ranked or (ranked[0] not in certain and (weights[ranked[0]] < _ENOUGH or ranked[0] not in stable)):
        return ()
    return tuple(calque for calque in found if calque.pattern.pair == ranked[0])


def finding(rule: str, calque: Calque, text: str) -> Finding:
    """What a rule says of a match."""
    pattern, start, end = calque.pattern, calque.start, calque.end
    covered = text[start:end]
    if calque.rewrite is None:
        fix = Fix((), DISPLAY, pattern.note[0].upper() + pattern.note[1:])
    elif calque.rewrite:
        edits = (Edit(start, end, calque.rewrite),)
        fix = Fix(edits, UNSAFE if _agrees(text, calque) else DISPLAY, f"Write “{calque.rewrite}”")
    else:
        fix = Fix(_removal(text, start, end), UNSAFE, "Leave it out")
    return Finding(
        rule,
        Span(start, end),
        f"“{covered}” {'has a wrong sense' if pattern.tier in SENSE else 'follows the source word by word'}: {pattern.note}",
        fix,
        round(0.95 * (pattern.precision or _UNREVIEWED), 2),
        evidence=(f"pattern {pattern.id} of {pattern.pair}",),
    )


def _agrees(text: str, calque: Calque) -> bool:
    """Whether a word before the match whose form depends on the next sound ("a", "an"; "de", "d’") can stay as it is."""
    before = text[max(0, calque.start - _LONGEST_ARTICLE) : calque.start].split(" ")
    word = before[-2].lower() if len(before) > 1 and not before[-1] else ""
    elided = text[calque.start - 1 : calque.start] in ("'", "’")
    if not elided and word not in packs.words(calque.pattern.pair.partition("-")[2], "agreeing_words"):
        return True
    return (text[calque.start].lower() in _VOWELS) == ((calque.rewrite or "")[:1].lower() in _VOWELS)


def _removal(text: str, start: int, end: int) -> tuple[Edit, ...]:
    """Take a phrase out with the blank behind it; what follows then begins the sentence."""
    while end < len(text) and text[end] in " \u00a0":
        end += 1
    first = text[end : end + 1]
    return (Edit(start, end + len(first), first.upper()),)

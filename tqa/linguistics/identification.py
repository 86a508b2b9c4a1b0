"""Which language a text is in: by its script, then by function words, and by langdetect only when these leave it open.

langdetect (Shuyo 2010) costs 0.3 s at its first call, is over-confident about names and gives random answers unless seeded; so it is asked
last, about long texts only, with its answers restricted to the languages that are still possible.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import Any

from ahocorasick_rs import AhoCorasick, Implementation

from tqa.linguistics import packs
from tqa.model.records import NamedTuple

_SAMPLE = 6000
_LETTERS_FOR_LANGDETECT = 40
_CLEAR_WORDS = 2.0
_LETTER = 0.5
_SHARE = 0.04
_DISTINCT = 3
_MOSTLY = 0.9
_CLEAR_RATIO = 1.4
_ENOUGH = 5.0
"""Weight of cues that speaks for a source: one outlet and its country are not enough, foreign news has them too."""
_NOISE = re.compile(r"https?://\S+|\S+@\S+|[\w.-]+\.[a-z]{2,3}/\S*")
_NOISE_SIGNS = "@/"
"""What noise has at least one of: looking for it by its pattern takes longer than for all words."""
_WORD = re.compile(r"[^\W\d_]+")
_ASCII = re.compile(r"[\x00-\x7f]+")
_NO_LETTERS = bytes(byte for byte in range(128) if not chr(byte).isalpha())


class Identification(NamedTuple):
    """A language and how sure that is.

    Parameters:
        language: BCP 47 primary subtag, "und" when it cannot be told.
        confidence: 0..1.
        evidence: what decided.
    """

    language: str
    confidence: float
    evidence: str


UNKNOWN = Identification("und", 0.0, "too little text")


class _Script(NamedTuple):
    name: str
    language: str
    letters: re.Pattern[str]


@cache
def _scripts() -> tuple[_Script, ...]:
    rows = packs.table("und", "scripts")
    return tuple(
        _Script(row["script"], row["language"], re.compile(f"[{chr(int(low, 16))}-{chr(int(high, 16))}]"))
        for row in rows
        for low, high in (row["range"].split("-"),)
    )


@cache
def _function_words() -> dict[str, tuple[str, ...]]:
    """Word -> the languages that have it."""
    found: dict[str, list[str]] = {}
    for language in packs.languages():
        for word in packs.lines(language, "function_words"):
            found.setdefault(word, []).append(language)
    return {word: tuple(languages) for word, languages in found.items()}


def identify(text: str, candidates: tuple[str, ...] | None = None) -> Identification:
    """The language of a text; the same text always gives the same answer.

    Parameters:
        candidates: the languages that are possible; all when not given.
    """
    sample = text[:_SAMPLE]
    if any(sign in sample for sign in _NOISE_SIGNS):
        sample = _NOISE.sub(" ", sample)
    words = _WORD.findall(sample.lower())
    joined = "".join(words)
    letters = len(joined) if joined.isalpha() else sum(map(str.isalpha, joined))
    if not letters:
        return UNKNOWN
    if len(sample.encode("ascii", "ignore").translate(None, _NO_LETTERS)) > _MOSTLY * letters:
        script, share = "Latn", 1.0
        language = ""
    else:
        counts = {each: len(each.letters.findall(sample)) for each in _scripts()}
        kana = next((number for each, number in counts.items() if each.name == "Kana"), 0)
        best = max(counts, key=lambda each: counts[each])
        if best.name == "Hani" and kana * 20 > counts[best]:
            best = next(each for each in counts if each.name == "Kana")
            counts[best] += max(counts.values())
        script, language, share = best.name, best.language, counts[best] / max(1, sum(counts.values()))
    if language and (candidates is None or language in candidates) and not any(language == code for code in _rivals(script)):
        return Identification(language, round(min(1.0, share), 2), f"{script} script")
    return _by_words(sample, words, script, letters, candidates)


@cache
def _rivals(script: str) -> tuple[str, ...]:
    """Languages of a script that are told apart by words."""
    pattern = next(each.letters for each in _scripts() if each.name == script)
    found: Counter[str] = Counter()
    for word, languages in _function_words().items():
        if pattern.match(word):
            found.update(languages)
    return tuple(sorted(found))


def _by_words(sample: str, words: list[str], script: str, letters: int, candidates: tuple[str, ...] | None) -> Identification:
    index = _function_words()
    votes: dict[str, float] = {}
    distinct: dict[str, int] = {}
    for word, number in Counter([word for word in words if word in index]).items():
        languages = index[word]
        vote = min(number, 10) / len(languages)
        for language in languages:
            if candidates is None or language in candidates:
                votes[language] = votes.get(language, 0.0) + vote
                distinct[language] = distinct.get(language, 0) + 1
    if not sample.isascii():
        others = _ASCII.sub("", sample)
        for row in packs.table("und", "letters"):
            number = sum(map(others.count, row["letters"]))
            if number and (candidates is None or row["language"] in candidates):
                votes[row["language"]] = votes.get(row["language"], 0.0) + _LETTER * min(number, 12)
                distinct[row["language"]] = distinct.get(row["language"], 0) + number
    ranked = sorted(votes.items(), key=lambda vote: (-vote[1], vote[0]))
    if ranked:
        language, best = ranked[0]
        second = ranked[1][1] if len(ranked) > 1 else 0.0
        if distinct[language] >= _DISTINCT and best >= _CLEAR_WORDS and best >= _CLEAR_RATIO * second and best >= _SHARE * len(words):
            return Identification(
                language, round(min(0.99, 0.6 + 0.4 * (1 - second / best)), 2), f"function words ({best:.0f} against {second:.0f})"
            )
    possible = candidates or (tuple(language for language, _ in ranked[:4]) if ranked and distinct[ranked[0][0]] >= _DISTINCT else None)
    if letters >= _LETTERS_FOR_LANGDETECT:
        return _by_langdetect(sample, script, possible)
    if ranked and (len(ranked) == 1 or ranked[0][1] > ranked[1][1]):
        return Identification(ranked[0][0], 0.4, "few function words")
    return UNKNOWN


@cache
def _langdetect() -> Any:
    from langdetect import DetectorFactory, detector_factory

    # The seed is a class attribute: without it the same text gives other answers from run to run.
    DetectorFactory.seed = 0
    detector_factory.init_factory()
    return detector_factory._factory


def _by_langdetect(sample: str, script: str, possible: tuple[str, ...] | None) -> Identification:
    from langdetect.lang_detect_exception import LangDetectException

    factory = _langdetect()
    known = {code.split("-")[0]: code for code in factory.get_lang_list()}
    detector = factory.create()
    if possible and any(code in known for code in possible):
        detector.set_prior_map({known[code]: 1.0 for code in possible if code in known})
    detector.append(sample)
    try:
        answers = detector.get_probabilities()
    except LangDetectException:
        return UNKNOWN
    if not answers or answers[0].prob < 0.8:
        return UNKNOWN
    return Identification(answers[0].lang.split("-")[0], round(min(0.9, answers[0].prob), 2), f"langdetect, {script} script")


def source_traces(text: str, language: str) -> tuple[str | None, str]:
    """The language that a text was translated from, where it shows.

    Cues stand in `data/<language>/source_traces.tsv`: names of outlets, currencies, institutions and formulas, each with a weight.

    Returns:
        The code, or None when the evidence is too thin or speaks for several languages; and the cues that decided.
    """
    rows = packs.table(language, "source_traces")
    if not rows:
        return None, ""
    scores: dict[str, float] = {}
    seen: dict[str, list[str]] = {}
    for number in sorted({found[0] for found in _cues(language).find_matches_as_indexes(text[: 4 * _SAMPLE], overlapping=True)}):
        row = rows[number]
        scores[row["source"]] = scores.get(row["source"], 0.0) + float(row["weight"])
        seen.setdefault(row["source"], []).append(row["cue"])
    ranked = sorted(scores.items(), key=lambda score: (-score[1], score[0]))
    if not ranked or ranked[0][1] < _ENOUGH or (len(ranked) > 1 and ranked[0][1] < 2 * ranked[1][1]):
        return None, ""
    best = ranked[0][0]
    return best, ", ".join(seen[best][:5])


@cache
def _cues(language: str) -> AhoCorasick:
    """All cues of a language, by the number of their row."""
    return AhoCorasick([row["cue"] for row in packs.table(language, "source_traces")], implementation=Implementation.ContiguousNFA)

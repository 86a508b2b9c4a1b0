"""Scores against references: BLEU, chrF, chrF++ and TER of the corpus, its documents and its segments, by sacreBLEU.

Source: Post (2018), "A Call for Clarity in Reporting BLEU Scores". The numbers are sacreBLEU's own; what is added are the checks that it
does not make (it cuts the longer of two texts in silence), the ranking of segments and their word-level differences.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from tqa.linguistics import identification, packs
from tqa.model.errors import UsageError
from tqa.model.records import NamedTuple

METRICS = ("bleu", "chrf", "chrf++", "ter")
TOKENIZERS = ("13a", "intl", "zh", "ja-mecab", "ko-mecab", "char", "none")
_SAME_AS_SOURCE = 0.5
_IDENTIFIABLE = 200


class System(NamedTuple):
    """One translation of the source.

    Parameters:
        name: for the output.
        documents: relative names of its documents with their counts of segments.
        segments: of all documents, in order.
    """

    name: str
    documents: tuple[tuple[str, int], ...]
    segments: tuple[str, ...]


class Score(NamedTuple):
    """One metric of one system.

    Parameters:
        metric: sacreBLEU's name of it ("chrF2++").
        value: 0..100; for TER lower is better.
        mean, interval: of the bootstrap, when a confidence interval was asked for; the interval is half its width.
        p: p-value against the first system, when a paired test was asked for.
    """

    metric: str
    value: float
    mean: float | None = None
    interval: float | None = None
    p: float | None = None


class Segment(NamedTuple):
    """One segment with its sentence scores, best reference first."""

    document: str
    line: int
    scores: tuple[Score, ...]
    hypothesis: str
    reference: str


class Scored(NamedTuple):
    """Everything about one system."""

    system: System
    corpus: tuple[Score, ...]
    documents: tuple[tuple[str, tuple[Score, ...]], ...]


class Choices(NamedTuple):
    """How to score.

    Parameters:
        metrics: of METRICS.
        tokenize: BLEU's tokenizer.
        lowercase: ignore case.
        confidence: bootstrap resamples for confidence intervals, 0 for none.
        test: "bs" (paired bootstrap), "ar" (approximate randomisation) or None.
        samples: of the test; 0 means sacreBLEU's default.
    """

    metrics: tuple[str, ...] = ("bleu", "chrf", "ter")
    tokenize: str = "13a"
    lowercase: bool = False
    confidence: int = 0
    test: str | None = None
    samples: int = 0


@cache
def _sacrebleu() -> Any:
    try:
        import sacrebleu
    except ImportError:
        raise UsageError("scores need sacreBLEU: pip install 'tqa[score]'") from None
    return sacrebleu


def tokenizer_for(language: str) -> tuple[str, str | None]:
    """BLEU's tokenizer for a target language and, when the best one is not installed, what to say about it."""
    wanted = {row["language"]: row["tokenizer"] for row in packs.table("und", "bleu_tokenizers")}.get(language, "13a")
    if wanted in ("ja-mecab", "ko-mecab"):
        from importlib.util import find_spec

        if find_spec("MeCab" if wanted == "ja-mecab" else "mecab_ko") is None:
            return "char", f"{wanted} is not installed (pip install 'sacrebleu[{language}]'); BLEU counts characters (char) instead"
    return wanted, None


def check(systems: Sequence[System], references: Sequence[System], source: System | None = None) -> list[str]:
    """Warnings about suspicious input.

    Raises:
        UsageError: the texts do not belong together: other documents, other counts of segments, the source given as a translation,
            or a translation in another language than the reference.
    """
    warnings: list[str] = []
    first = references[0]
    if not first.segments:
        raise UsageError(f"{first.name} is empty")
    for other in (*references[1:], *systems, *((source,) if source else ())):
        _same_shape(first, other)
    for system in systems:
        if source is not None and _share_same(system.segments, source.segments) > _SAME_AS_SOURCE:
            raise UsageError(f"{system.name} is mostly the same as the source {source.name}: was the source given as a translation?")
        warnings += [
            f"{system.name} and the reference {reference.name} are the same text"
            for reference in references
            if system.segments == reference.segments
        ]
        _same_language(system, first)
        empty = [
            number
            for number, (segment, other) in enumerate(zip(system.segments, first.segments, strict=True), 1)
            if other.strip() and not segment.strip()
        ]
        if empty:
            listing = ", ".join(map(str, empty[:5])) + (" ..." if len(empty) > 5 else "")
            warnings.append(f"{system.name} has {len(empty)} empty segments where the reference has text (segments {listing})")
        if sum(segment.endswith(" .") for segment in system.segments) > max(20, len(system.segments) // 4):
            warnings.append(f"{system.name} looks tokenised (segments end in ' .'); give the text as readers see it, or BLEU is too high")
    return warnings


def _same_shape(one: System, other: System) -> None:
    if len(one.segments) == len(other.segments) and [size for _, size in one.documents] == [size for _, size in other.documents]:
        return
    for (name, size), (_, other_size) in zip(one.documents, other.documents, strict=False):
        if size != other_size:
            raise UsageError(
                f"{other.name} has {other_size} segments where {one.name} has {size} ({name}): one line a segment, none left out"
            )
    raise UsageError(f"{other.name} has {len(other.documents)} documents, {one.name} has {len(one.documents)}")


def _share_same(one: Sequence[str], other: Sequence[str]) -> float:
    pairs = [(a.strip(), b.strip()) for a, b in zip(one, other, strict=True) if b.strip()]
    return sum(a == b for a, b in pairs) / len(pairs) if pairs else 0.0


def _same_language(system: System, reference: System) -> None:
    texts = ["\n".join(each.segments[:200]) for each in (system, reference)]
    if any(len(text) < _IDENTIFIABLE for text in texts):
        return
    one, other = (identification.identify(text) for text in texts)
    if "und" not in (one.language, other.language) and one.language != other.language and min(one.confidence, other.confidence) > 0.8:
        raise UsageError(
            f"{system.name} is in {one.language!r} and the reference {reference.name} in {other.language!r}: were files swapped?"
        )


def _metrics(choices: Choices, references: Sequence[Sequence[str]] | None = None) -> dict[str, Any]:
    metrics = _sacrebleu().metrics
    made: dict[str, Any] = {}
    for name in choices.metrics:
        if name == "bleu":
            made[name] = metrics.BLEU(lowercase=choices.lowercase, tokenize=choices.tokenize, references=references)
        elif name == "ter":
            made[name] = metrics.TER(case_sensitive=False, references=references)
        else:
            made[name] = metrics.CHRF(word_order=2 if name == "chrf++" else 0, lowercase=choices.lowercase, references=references)
    return made


def score(systems: Sequence[System], references: Sequence[System], choices: Choices) -> tuple[tuple[Scored, ...], dict[str, str]]:
    """Corpus and document scores of every system, and the signature of each metric."""
    texts = [list(reference.segments) for reference in references]
    corpus: list[list[Score]] = [[] for _ in systems]
    signatures: dict[str, str] = {}
    if choices.test and len(systems) > 1:
        from sacrebleu.significance import PairedTest

        named: list[tuple[str, Sequence[str]]] = [(system.name, system.segments) for system in systems]
        confidence = choices.confidence if choices.test == "ar" and choices.confidence else -1
        test = PairedTest(named, _metrics(choices, texts), None, choices.test, choices.samples, confidence)
        found, results = test()
        for metric, rows in results.items():
            if metric != "System":
                signatures[metric] = str(found[metric])
                for own, row in zip(corpus, rows, strict=True):
                    assert not isinstance(row, str)
                    own.append(Score(metric, float(row.score), _number(row.mean), _number(row.ci), _number(row.p_value)))
    else:
        for metric in _metrics(choices, texts).values():
            for own, system in zip(corpus, systems, strict=True):
                result = metric.corpus_score(list(system.segments), None, n_bootstrap=choices.confidence or 1)
                mean, interval = (result._mean, result._ci) if choices.confidence else (None, None)
                own.append(Score(result.name, result.score, mean, interval))
                signatures[result.name] = str(metric.get_signature())
    return tuple(
        Scored(system, tuple(own), _documents(system, texts, choices)) for system, own in zip(systems, corpus, strict=True)
    ), signatures


def _number(value: float | None) -> float | None:
    """A float of Python: sacreBLEU gives numpy ones, which JSON does not know."""
    return None if value is None else float(value)


def _documents(system: System, references: list[list[str]], choices: Choices) -> tuple[tuple[str, tuple[Score, ...]], ...]:
    if len(system.documents) < 2:
        return ()
    found, at = [], 0
    for name, size in system.documents:
        part = slice(at, at + size)
        at += size
        if not any(segment.strip() for segment in references[0][part]):
            continue
        scores = []
        for metric in _metrics(choices).values():
            result = metric.corpus_score(list(system.segments[part]), [texts[part] for texts in references])
            scores.append(Score(result.name, result.score))
        found.append((name, tuple(scores)))
    return tuple(found)


def segments(system: System, references: Sequence[System], choices: Choices) -> list[Segment]:
    """Every segment with text on both sides, worst first by chrF (TER is too coarse and BLEU too sparse for one sentence)."""
    metrics = _metrics(choices._replace(metrics=("chrf", *(name for name in choices.metrics if name not in ("chrf", "bleu")))))
    ranked = []
    at = 0
    for name, size in system.documents:
        for line in range(1, size + 1):
            hypothesis, texts = system.segments[at], [reference.segments[at] for reference in references]
            at += 1
            if not any(text.strip() for text in texts):
                continue
            results = [metric.sentence_score(hypothesis, texts) for metric in metrics.values()]
            best = max(texts, key=lambda text: _overlap(hypothesis, text))
            ranked.append(Segment(name, line, tuple(Score(result.name, result.score) for result in results), hypothesis, best))
    return sorted(ranked, key=lambda segment: (segment.scores[0].value, segment.document, segment.line))


def _overlap(one: str, other: str) -> float:
    a, b = set(one.split()), set(other.split())
    return len(a & b) / (len(a | b) or 1)


def differences(reference: str, hypothesis: str) -> list[tuple[str, str]]:
    """Word-level difference as ("same" | "lost" | "added", words) in reading order, by Levenshtein distance over words."""
    from rapidfuzz.distance import Levenshtein

    old, new = reference.split(), hypothesis.split()
    found: list[tuple[str, str]] = []
    for step in Levenshtein.opcodes(old, new):
        if step.tag == "equal":
            found.append(("same", " ".join(old[step.src_start : step.src_end])))
            continue
        if step.src_end > step.src_start:
            found.append(("lost", " ".join(old[step.src_start : step.src_end])))
        if step.dest_end > step.dest_start:
            found.append(("added", " ".join(new[step.dest_start : step.dest_end])))
    return found

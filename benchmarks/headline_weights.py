"""Fit the weights by which the end of a fused headline is found (`tqa/data/und/headline_weights.tsv`).

python benchmarks/headline_weights.py articles.jsonl [--write] [--examples N] [--holdout SHARE]

Each line of the file is an article: {"text", "lang"}, its first line the headline. Headlines of some are fused into others, at the ends of
paragraphs, between sentences, inside them and before speakers, with and without their stops, as related-post plugins and text
extraction do. The weights maximise the likelihood of the true end among all places between words (conditional logit, Adam, L2).
Printed is the share of exact ends on articles that were held out.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np

from tqa.analysis.context import Context
from tqa.analysis.scrape.boundaries import boundaries, passage
from tqa.analysis.scrape.insertions import _is_complete
from tqa.analysis.structure import paragraphs, sentences
from tqa.analysis.vocabulary import stems, words_of
from tqa.linguistics import packs
from tqa.model.text import Document
from tqa.settings import Settings

TARGET = Path(packs.DATA) / "und" / "headline_weights.tsv"
PLACES = {"end": 0.24, "end without a stop": 0.24, "between": 0.26, "between without a stop": 0.06, "inside": 0.1, "before a speaker": 0.1}
_LEADIN = "Zzz: "
_RELATED = 2
_OWN_LANGUAGE = 0.9
_SHORTENED = 0.5
_WITHOUT_LISTS = 0.15


class Article(NamedTuple):
    headline: str
    body: str
    language: str
    stems: frozenset[str]


class Example(NamedTuple):
    """Features of every candidate, one row each, and the row of the true end."""

    rows: list[dict[str, float]]
    truth: int
    language: str


def articles(path: Path) -> list[Article]:
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        headline, _, body = record["text"].strip().partition("\n")
        if 3 <= len(headline.split()) <= 26 and len(body) > 400:
            own = frozenset(stems(words_of(headline.lower())))
            found.append(Article(headline.strip().rstrip("."), body.strip(), record["lang"], own))
    return found


def dressed(headline: str, language: str, chance: random.Random) -> str:
    """The headline as other sites write it."""
    draw = chance.random()
    if language == "en" and draw < 0.22:
        headline = " ".join(word[:1].upper() + word[1:] if len(word) > 3 else word for word in headline.split())
    elif draw < 0.26:
        headline = headline.upper()
    draw = chance.random()
    return headline + ("." if draw < 0.04 else "..." if draw < 0.07 else " (VIDEO)" if draw < 0.17 else " - video" if draw < 0.2 else "")


def example(article: Article, headline: str, chance: random.Random) -> Example | None:
    """The headline fused into the article, at a random place."""
    text = article.body
    if chance.random() < _SHORTENED:
        parts = text.split("\n\n") if "\n\n" in text else text.split("\n")
        at = chance.randrange(len(parts))
        text = "\n\n".join(parts[at : at + chance.choice((1, 1, 2, 3))])
    plain = Context(Document(text), article.language, None, Settings())
    blocks = [block for block in plain.get(paragraphs) if block.end - block.start > 80 and text[block.end - 1] in ".!?"]
    if not blocks:
        return None
    block = chance.choice(blocks)
    inside = [span for span in plain.get(sentences) if block.start <= span.start and span.end <= block.end]
    place = chance.choices(list(PLACES), list(PLACES.values()))[0]
    before, cut, limit_at_end = "sentence", False, False
    if place.startswith("end"):
        at, limit_at_end = block.end, True
    elif place.startswith("between"):
        if len(inside) < 2:
            return None
        at = chance.choice(inside[:-1]).end
    elif place == "inside":
        sentence = chance.choice(inside)
        gaps = [i for i in range(sentence.start + 20, sentence.end - 12) if text[i] == " " and text[i + 1].islower()]
        if not gaps:
            return None
        at, before = chance.choice(gaps), "clause"
    else:
        at, limit_at_end, cut = block.end, True, True
    head = text[:at]
    if place.endswith("without a stop") or (place == "before a speaker" and chance.random() < 0.7):
        head, before = head.rstrip(".!?"), "clause"
    rest = text[at:]
    if place.startswith("between") and chance.random() < _SHORTENED:
        after = next(span for span in inside if span.start >= at)
        words = text[at : after.end].split(" ")
        if chance.random() < _SHORTENED:
            words = words[: chance.randint(4, 11)]
        rest = " ".join(words).rstrip(".,;:") + "." + text[block.end :]
    fused = f"{head} {_LEADIN}{headline}{rest}"
    start = len(head) + 1 + len(_LEADIN)
    stop = start + len(headline) if limit_at_end else len(fused) - (len(text) - block.end)
    language = article.language
    draw = chance.random()
    if draw < _WITHOUT_LISTS:
        language = "und"
    kind = "uncased" if _WITHOUT_LISTS * 0.7 < draw < _WITHOUT_LISTS * 1.7 else ""
    if kind:
        fused = fused.lower()
    context = Context(Document(fused), language, None, Settings())
    complete = before != "clause" or _is_complete(context, block.start, len(head))
    given = passage(context, start, stop, before, complete, cut, kind)
    if len(given.items) < 3:
        return None
    ends = list(boundaries(given))
    truth = next((i for i, (end, _) in enumerate(ends) if end == start + len(headline)), None)
    return None if truth is None else Example([features for _, features in ends], truth, article.language)


def examples(pool: list[Article], count: int, chance: random.Random) -> Iterator[Example]:
    by_language: dict[str, list[Article]] = {}
    for article in pool:
        by_language.setdefault(article.language, []).append(article)
    languages = list(by_language)
    shares = [len(by_language[language]) ** 0.5 for language in languages]
    made = 0
    while made < count:
        members = by_language[chance.choices(languages, shares)[0]]
        article, other = chance.choice(members), chance.choice(members if chance.random() < _OWN_LANGUAGE else pool)
        if len(article.stems & other.stems) >= _RELATED:
            continue
        found = example(article, dressed(other.headline, other.language, chance), chance)
        if found is not None:
            made += 1
            yield found


def fitted(training: list[Example], names: list[str], rounds: int = 300, penalty: float = 0.0003) -> np.ndarray:
    """Weights of the conditional logit."""
    index = {name: i for i, name in enumerate(names)}
    rows = np.zeros((sum(len(each.rows) for each in training), len(names)))
    owner = np.zeros(len(rows), dtype=int)
    truth = np.zeros(len(training), dtype=int)
    at = 0
    for number, each in enumerate(training):
        truth[number] = at + each.truth
        for features in each.rows:
            for name, value in features.items():
                rows[at, index[name]] = value
            owner[at] = number
            at += 1
    weights = np.zeros(len(names))
    first, second = np.zeros(len(names)), np.zeros(len(names))
    target = rows[truth].sum(axis=0)
    for step in range(1, rounds + 1):
        scores = rows @ weights
        top = np.full(len(training), -np.inf)
        np.maximum.at(top, owner, scores)
        power = np.exp(scores - top[owner])
        total = np.zeros(len(training))
        np.add.at(total, owner, power)
        slope = (target - (power / total[owner]) @ rows) / len(training) - penalty * weights
        first = 0.9 * first + 0.1 * slope
        second = 0.999 * second + 0.001 * slope**2
        weights += 0.1 * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    return weights


def exact(tested: list[Example], weights: dict[str, float]) -> float:
    """Share of examples whose best candidate is the true end."""
    hits = 0
    for each in tested:
        scores = [sum(weights.get(name, 0.0) * value for name, value in features.items()) for features in each.rows]
        hits += scores.index(max(scores)) == each.truth
    return hits / max(1, len(tested))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--write", action="store_true", help=f"replace {TARGET.name}")
    parser.add_argument("--examples", type=int, default=4000)
    parser.add_argument("--holdout", type=float, default=0.3)
    asked = parser.parse_args()
    chance = random.Random(0)
    pool = articles(asked.articles)
    headlines = sorted({article.headline for article in pool})
    chance.shuffle(headlines)
    held = set(headlines[: int(asked.holdout * len(headlines))])
    training = list(examples([each for each in pool if each.headline not in held], asked.examples, chance))
    tested = list(examples([each for each in pool if each.headline in held], asked.examples // 4, chance))
    names = sorted({name for each in training for features in each.rows for name in features})
    weights = dict(zip(names, fitted(training, names), strict=True))
    print(f"{len(training)} examples: exact {exact(training, weights):.3f}; held out: {exact(tested, weights):.3f}")
    for language in sorted({each.language for each in tested}):
        print(f"  {language}: {exact([each for each in tested if each.language == language], weights):.3f}")
    if asked.write:
        lines = "".join(f"{name}\t{weight:.3f}\n" for name, weight in weights.items() if abs(weight) >= 0.0005)
        head = "# What speaks for (above 0) and against the end of a headline, fitted by benchmarks/headline_weights.py\nfeature\tweight\n"
        TARGET.write_text(head + lines, encoding="utf-8")


if __name__ == "__main__":
    main()

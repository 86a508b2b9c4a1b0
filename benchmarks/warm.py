"""Warm time of rules: what each family and rule adds to the base that all share (language, tokens, sentences, one pass over all phrases).

python benchmarks/warm.py article.txt [--select IDS] [--rounds N] [--language CODE]

Processor time, least of many rounds. A family's figure is that of its rules together, so that analyses which they share count once; a
rule's figure has every analysis that it needs, so that the rules of a family add up to more than the family.
"""

from __future__ import annotations

import argparse
import gc
from collections.abc import Callable
from pathlib import Path
from time import process_time

from tqa.analysis import lexicons, terms, vocabulary
from tqa.analysis.context import Context
from tqa.analysis.languages import languages_of
from tqa.formats import reading
from tqa.model.text import Document
from tqa.rules import registry
from tqa.settings import Settings

Rules = list[tuple[str, registry.RuleModule]]


def prepared(document: Document, settings: Settings, rules: Rules) -> Context:
    """A context in which everything that all rules share is computed."""
    language, source_language = languages_of(document, settings, None)
    named = [lexicon for _, module in rules for lexicon in getattr(module, "LEXICONS", ())]
    if any("terms" in module.RULE.needs for _, module in rules):
        named += terms.lexicons(settings.glossary, language)
    context = Context(document, language, source_language, settings, lexicons=tuple(dict.fromkeys(named)))
    context.get(vocabulary.vocabulary)
    context.get(vocabulary.sentence_words)
    if context.lexicons:
        lexicons.hits(context, context.lexicons[0])
    return context


def applicable(context: Context, rules: Rules) -> Rules:
    """The rules that judge this document on its own."""
    found = []
    for rule_id, module in rules:
        rule = module.RULE
        fits = rule.languages == ("*",) or context.language in rule.languages
        if fits and not {"source", "reference"} & set(rule.needs):
            found.append((rule_id, module))
    return found


def least(rounds: int, setup: Callable[[], Context], work: Callable[[Context], object]) -> float:
    """Least milliseconds of `work` on a fresh context each round."""
    best = float("inf")
    for _ in range(rounds):
        context = setup()
        gc.collect(0)
        gc.disable()
        started = process_time()
        work(context)
        best = min(best, process_time() - started)
        gc.enable()
    return 1000 * best


def run(rules: Rules) -> Callable[[Context], object]:
    return lambda context: [list(module.check(context)) for _, module in rules]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("article", type=Path)
    parser.add_argument("--select", default="", help="rules or families, separated by commas (default: those of a plain run)")
    parser.add_argument("--rounds", type=int, default=60)
    parser.add_argument("--language", help="language of the article (default: detected)")
    asked = parser.parse_args()
    select = tuple(part for part in asked.select.split(",") if part)
    settings = Settings(select=select)
    document = reading.read(asked.article.read_text(encoding="utf-8"), str(asked.article))
    document.language = asked.language
    rules = [(rule_id, registry.load(rule_id)) for rule_id in registry.selected(select, (), ())]

    def setup() -> Context:
        return prepared(document, settings, rules)

    rules = applicable(setup(), rules)
    base = least(asked.rounds, lambda: Context(document, "", None, settings), lambda _: setup())
    print(f"{len(document.prose.split())} words, {setup().language}; milliseconds")
    print(f"{'base':28s}{base:9.3f}")
    families: dict[str, Rules] = {}
    for rule_id, module in rules:
        families.setdefault(registry.rule_ids()[rule_id], []).append((rule_id, module))
    for family, members in families.items():
        print(f"{family:28s}{least(asked.rounds, setup, run(members)):9.3f}")
        for member in members:
            print(f"  {member[0]:26s}{least(asked.rounds, setup, run([member])):9.3f}")
    print(f"{'all rules':28s}{least(asked.rounds, setup, run(rules)):9.3f}")


if __name__ == "__main__":
    main()

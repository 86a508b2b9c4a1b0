"""The pipeline: what is kept of overlapping findings, what a failing rule does, how the fix loop ends."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tqa import engine
from tqa.analysis.context import Context
from tqa.model.finding import Finding, Rule
from tqa.model.fix import SAFE, UNSAFE, Edit, Fix
from tqa.model.text import Document, Run, Span
from tqa.rules import registry
from tqa.settings import Settings


class Stub:
    """A rule made for a test: it replaces a word wherever it stands."""

    def __init__(
        self, rule_id: str, old: str, new: str, *, removes: bool = False, applicability: str = SAFE, confidence: float = 0.9
    ) -> None:
        self.__doc__ = "A rule for tests."
        self.RULE = Rule("a word", "Style/Unidiomatic", "style", "minor", fix=applicability, removes=removes)
        self.rule_id, self.old, self.new, self.applicability, self.confidence = rule_id, old, new, applicability, confidence

    def check(self, context: Context) -> Iterator[Finding]:
        at = context.text.find(self.old)
        while at >= 0:
            end = at + len(self.old)
            fix = Fix((Edit(at, end, self.new),), self.applicability, "Replace it")
            yield Finding(self.rule_id, Span(at, end), f"{self.old} stands here", fix, self.confidence)
            at = context.text.find(self.old, end)


class Failing(Stub):
    def check(self, context: Context) -> Iterator[Finding]:
        entries: dict[str, list[Finding]] = {}
        yield from entries["lexicon"]


@pytest.fixture
def rules(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Replaces the registry's rules by stubs: (rule id, family, stub) each."""

    def install(*stubs: tuple[str, Stub]) -> None:
        families = {stub.rule_id: family for family, stub in stubs}
        modules = {stub.rule_id: stub for _, stub in stubs}
        monkeypatch.setattr(registry, "rule_ids", lambda: families)
        monkeypatch.setattr(registry, "load", lambda rule_id: modules[rule_id])
        engine._modules.cache_clear()

    yield install
    engine._modules.cache_clear()


def document(text: str) -> Document:
    return Document(text, "a.txt", language="en")


def test_what_stands_in_a_removed_passage_is_explained_once(rules: Any) -> None:
    rules(("scrape", Stub("insertion", "See also RIA News wins", "", removes=True)), ("terms", Stub("term", "RIA News", "RIA Novosti")))
    checked = engine.check(document("He agreed. See also RIA News wins. RIA News reported it."))
    assert [(finding.rule, finding.span) for finding in checked.findings] == [("insertion", (11, 33)), ("term", (35, 43))]


def test_a_term_base_outranks_the_ledger_of_names(rules: Any) -> None:
    rules(("names", Stub("variant", "Blinken", "Blinkin")), ("terms", Stub("term", "Anthony Blinken", "Antony Blinken")))
    assert [finding.rule for finding in engine.check(document("Anthony Blinken said.")).findings] == ["term"]


def test_a_rule_that_fails_is_an_error_and_the_others_go_on(rules: Any) -> None:
    rules(("phrasing", Failing("broken", "", "")), ("scrape", Stub("glue", "NATOsaid", "NATO said")))
    checked = engine.check(document("NATOsaid so."))
    assert [finding.rule for finding in checked.findings] == ["glue"]
    assert checked.errors == ("rule broken failed: KeyError: 'lexicon'",)


def test_corrections_are_applied_until_none_is_left(rules: Any) -> None:
    rules(("scrape", Stub("first", "aa", "b")), ("phrasing", Stub("second", "bb", "c")))
    fixed = engine.correct(document("aaaa"))
    assert (fixed.text, fixed.converged) == ("c", True)
    assert [number for number, _ in fixed.applied] == [1, 1, 2]
    assert engine.correct(document(fixed.text)).text == fixed.text


def test_corrections_that_undo_each_other_give_the_text_back(rules: Any) -> None:
    rules(("scrape", Stub("first", "left", "right")), ("phrasing", Stub("second", "right", "left")))
    fixed = engine.correct(document("turn left"))
    assert (fixed.text, fixed.converged, fixed.applied) == ("turn left", False, ())


def test_unsafe_corrections_need_to_be_asked_for(rules: Any) -> None:
    rules(("terms", Stub("term", "RIA News", "RIA Novosti", applicability=UNSAFE)))
    assert engine.correct(document("RIA News")).text == "RIA News"
    assert engine.correct(document("RIA News"), unsafe=True).text == "RIA Novosti"


def test_severity_confidence_and_markers_decide_what_is_kept(rules: Any) -> None:
    rules(("scrape", Stub("glue", "ab", "a b", confidence=0.4)))
    text = Document("ab ab", "a.md", language="en", off=(("glue", Span(0, 2)),))
    assert [finding.span for finding in engine.check(text).findings] == [(3, 5)]
    assert engine.check(text, Settings(min_confidence=0.5)).findings == ()
    assert engine.check(text, Settings(severity={"glue": "critical"})).findings[0].severity == "critical"


def test_an_edit_across_markup_is_shown_and_never_applied(rules: Any) -> None:
    rules(("scrape", Stub("glue", "NATOsaid", "NATO said")))
    marked = Document("**NATO**said so", "a.txt", prose="NATOsaid so", runs=(Run(0, 2, 4), Run(4, 8, 7)), language="en")
    finding = engine.check(marked).findings[0]
    assert (finding.span, finding.fix and finding.fix.applicability) == ((2, 12), "display")
    assert engine.correct(marked, unsafe=True).text == marked.text


def test_the_penalty_is_the_sum_of_severity_weights(rules: Any) -> None:
    rules(("scrape", Stub("glue", "ab", "a b")), ("terms", Stub("term", "cd", "c d")))
    words = "ab cd " + "word " * 498
    score = engine.check(document(words), Settings(severity={"term": "major"}, options={"score": {"threshold": 5}})).score
    assert (score.penalty, score.per_1000_words, score.passed) == (6.0, 12.0, False)
    light = engine.check(document(words), Settings(options={"score": {"weights": {"minor": 0}}})).score
    assert (light.penalty, light.passed) == (0.0, True)


def test_every_rule_of_a_family_that_compares_needs_what_the_family_needs() -> None:
    for rule_id, family in registry.rule_ids().items():
        if family in registry.BESIDE:
            assert set(registry.load(rule_id).RULE.needs) & set(registry.BESIDE[family]), rule_id


def test_rules_that_compare_are_chosen_by_what_is_beside_the_text() -> None:
    every = registry.selected((), ())
    alone = registry.selected((), (), (), ())
    assert [rule_id for rule_id in every if registry.rule_ids()[rule_id] not in registry.BESIDE] == alone
    assert "number-mismatch" in registry.selected((), (), (), ("source",))
    assert "low-score" not in registry.selected((), (), (), ("source",))
    assert registry.selected(("bitext",), (), (), ()) == []
    assert registry.selected((), (), (), ("source", "reference", "round-trip")) == every


def test_a_setting_that_shows_to_be_wrong_in_a_rule_is_said_once_as_a_setting() -> None:
    settings = Settings(lang="en", source_lang="ru", select=("names",), options={"names": {"scheme": "nosuch"}})
    source = Document("Вера Соснина сказала это. Соснина ушла.\n", "a.ru.txt")
    checked = engine.check(Document("Vera Sosnina said so. Sosnina left.\n", "a.txt"), settings, source=source)
    assert len(checked.errors) == 1
    assert "options.names.scheme: no 'nosuch' for ru" in checked.errors[0]
    assert "failed" not in checked.errors[0]


_HARBOUR = (
    "Порт Орловки закрыли из-за шторма, сообщил начальник порта.\n\nМэр пообещал открыть порт в понедельник, если ветер утихнет.",
    "The port of Orlovka was closed because of the storm, the harbour master said.",
    "The mayor promised to open the port on Monday if the wind falls.",
)


def _rules_on_harbour(behind: str) -> list[str]:
    source, first, second = _HARBOUR
    text = Document(f"{first} {behind}\n\n{second}", "a.txt", language="en", source_language="ru")
    checked = engine.check(text, source=Document(source, "s.txt", language="ru"))
    assert checked.errors == ()
    return sorted(finding.rule for finding in checked.findings)


def test_a_part_that_a_scraped_passage_makes_too_long_is_reported_once() -> None:
    teaser = "See also: Fishermen of the lake region demand a new pier from the governor of the province"
    assert _rules_on_harbour(teaser) == ["stray-insertion"]
    assert _rules_on_harbour(f"{_HARBOUR[1]} {_HARBOUR[1]}") == ["duplicate-passage", "duplicate-passage"]


def test_a_part_that_is_too_long_without_the_scraped_passage_has_two_defects() -> None:
    loop = "It was closed, and closed, and shut again and again, and shut and closed, and the storm closed it and the master shut it."
    assert _rules_on_harbour(loop) == ["addition"]
    assert _rules_on_harbour(f"{loop} Read more: Fishermen demand a pier") == ["addition", "stray-insertion"]

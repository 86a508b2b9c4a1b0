"""Every rule against its case file: spans, corrections, convergence, inverse, and silence on good text."""

from __future__ import annotations

import re
import tempfile
import tomllib
from pathlib import Path
from typing import Any
from zlib import crc32

import pytest

from tests.case_files import FOLDER, Case, read
from tqa import engine
from tqa.model import fix as fixes
from tqa.model.fix import DISPLAY, SAFE, UNSAFE
from tqa.model.roundtrip import RoundTrip
from tqa.model.text import Document, Span
from tqa.rules import registry
from tqa.settings import Settings

CASES = [case for path in sorted(FOLDER.glob("*.md")) for case in read(path)]
SOURCE = {case.rule: case for case in CASES}
GLOSSARIES = Path(tempfile.mkdtemp(prefix="tqa-cases-"))
RANK = {"none": 0, DISPLAY: 1, UNSAFE: 2, SAFE: 3}


def settings(case: Case) -> Settings:
    options = tomllib.loads(case.options) if case.options is not None else {}
    return Settings(lang=case.language, source_lang=case.source_language, select=(case.rule,), glossary=glossary(case), options=options)


def glossary(case: Case) -> tuple[str, ...]:
    if case.glossary is None:
        return ()
    path = GLOSSARIES / f"{case.rule}-{crc32(case.glossary.encode())}.toml"
    if not path.exists():
        GLOSSARIES.mkdir(exist_ok=True)
        path.write_text(case.glossary, encoding="utf-8")
    return (str(path), "none")


def document(case: Case, text: str | None = None) -> Document:
    return Document(case.text if text is None else text, "case.txt")


def source(case: Case) -> Document | None:
    return Document(case.source, "source.txt") if case.source is not None else None


def beside(case: Case) -> dict[str, Any]:
    """What the case gives besides its text."""
    reference = Document(case.reference, "reference.txt") if case.reference is not None else None
    return {"source": source(case), "reference": reference, "round_trip": round_trip(case)}


def round_trip(case: Case) -> tuple[RoundTrip, ...]:
    """The paragraphs of the case with those of its `back` block."""
    if case.back is None:
        return ()
    spans = [Span(match.start(), match.end()) for match in re.finditer(r"[^\n]+", case.text)]
    originals = (case.source or case.text).split("\n")
    return tuple(RoundTrip(*each) for each in zip(spans, filter(None, originals), filter(None, case.back.split("\n")), strict=True))


def name(case: Case) -> str:
    return f"{case.rule}:{case.line}"


@pytest.mark.parametrize("case", CASES, ids=name)
def test_findings_are_exactly_the_marked_spans(case: Case) -> None:
    checked = engine.check(document(case), settings(case), **beside(case))
    assert checked.errors == ()
    found = [tuple(finding.span) for finding in checked.findings]
    assert found == case.spans, f"{case.title}: found {[case.text[start:end] for start, end in found]}"


@pytest.mark.parametrize("case", [case for case in CASES if case.spans], ids=name)
def test_corrections_are_as_declared_and_can_be_taken_back(case: Case) -> None:
    rule = registry.load(case.rule).RULE
    checked = engine.check(document(case), settings(case), **beside(case))
    for finding in checked.findings:
        if finding.fix is not None:
            assert RANK[finding.fix.applicability] <= RANK[rule.fix], f"{case.rule} declares {rule.fix} corrections at best"
            assert finding.fix.title
            assert finding.fix.edits or finding.fix.applicability == DISPLAY
    edits, _ = engine.chosen_edits(checked, lambda finding: True)
    new, inverse = fixes.apply(case.text, edits)
    assert fixes.apply(new, inverse)[0] == case.text


@pytest.mark.parametrize("case", [case for case in CASES if case.fixed is not None], ids=name)
def test_the_corrected_text_is_the_expected_one_and_stays(case: Case) -> None:
    fixed = engine.correct(document(case), settings(case), unsafe=True, source=source(case))
    assert fixed.converged
    assert fixed.text == case.fixed
    again = engine.correct(document(case, fixed.text), settings(case), unsafe=True, source=source(case))
    assert again.text == fixed.text


@pytest.mark.parametrize("rule_id", list(registry.rule_ids()))
def test_every_rule_has_enough_cases(rule_id: str) -> None:
    own = [case for case in CASES if case.rule == rule_id]
    bad, good = sum(bool(case.spans) for case in own), sum(not case.spans for case in own)
    assert bad >= 3, f"tests/rules/{rule_id}.md has {bad} bad cases"
    assert good >= 3, f"tests/rules/{rule_id}.md has {good} good cases"


def test_every_case_file_belongs_to_a_rule() -> None:
    assert {case.rule for case in CASES} <= set(registry.rule_ids())


@pytest.mark.parametrize("rule_id", list(registry.rule_ids()))
def test_every_rule_has_a_manual_page_with_examples(rule_id: str) -> None:
    module = registry.load(rule_id)
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule_id)
    assert re.search(r"^Bad: ", module.__doc__, re.MULTILINE)
    assert re.search(r"^Good: ", module.__doc__, re.MULTILINE)
    assert module.RULE.severity in ("neutral", "minor", "major", "critical")
    assert module.RULE.fix in RANK
    assert module.RULE.status in ("stable", "preview")
    assert "/" in module.RULE.category

"""What holds for any text: spans, corrections, convergence, order, time."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from tests.strategies import texts
from tqa import engine
from tqa.model import fix as fixes
from tqa.model.text import Document
from tqa.settings import Settings

SAMPLES = sorted(path for path in (Path(__file__).parent.parent / "samples").glob("*.txt"))
SLOW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def document(text: str) -> Document:
    return Document(text, "a.txt")


@SLOW
@given(texts)
def test_findings_are_exact_and_corrections_can_be_taken_back(text: str) -> None:
    checked = engine.check(document(text), Settings(lang="en", source_lang="ru"))
    assert checked.errors == ()
    for finding in checked.findings:
        covered = text[slice(*finding.span)]
        assert covered
        assert covered == covered.strip()
        assert 0 <= finding.confidence <= 1
        if finding.fix is not None:
            new, inverse = fixes.apply(text, finding.fix.edits)
            assert fixes.apply(new, inverse)[0] == text
    for entity in checked.entities:
        assert all(" ".join(text[slice(*span)].split()) == form.text for form in entity.forms for span in form.spans)


@SLOW
@given(texts)
def test_fixing_twice_is_fixing_once(text: str) -> None:
    for unsafe in (False, True):
        once = engine.correct(document(text), Settings(lang="en", source_lang="ru"), unsafe=unsafe)
        again = engine.correct(document(once.text), Settings(lang="en", source_lang="ru"), unsafe=unsafe)
        assert again.text == once.text


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_line_ends_do_not_change_the_findings(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    plain, dos = engine.check(document(text)), engine.check(document(text.replace("\n", "\r\n")))
    assert [(finding.rule, finding.message) for finding in plain.findings] == [(finding.rule, finding.message) for finding in dos.findings]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_samples_converge_and_stay(path: Path) -> None:
    once = engine.correct(document(path.read_text(encoding="utf-8")), unsafe=True)
    assert once.converged
    assert engine.correct(document(once.text), unsafe=True).text == once.text


HOSTILE = {
    "lead-ins": "See also ",
    "lead-ins with headlines": "See also: Three Hikers Found. ",
    "capitals": "Aa Bb ",
    "names": "Ivan Petrov Petrova ",
    "quotes": '“ ” " ',
    "stops": ". . ",
    "digits": "1 000,5 ",
    "spaces": "   ",
    "glue": "wordWord.Word",
    "one word": "a",
    "paragraphs": "Share\n\n",
    "repeats": "The plant was sold again on Friday. ",
    "reporting": "Writes about it TASS with reference to the fact that ",
    "han": "关联报道：新闻。",
    "combining": "е\u0301",
    "no stops": "the quiet river runs past an old mill and ",
    "open quotes": '"Abc «',
    "mixed scripts": "Mosкva Рetrov Ваnk ",
    "right to left": "قال الرئيس إن البلاد. ",
    "zero-width": "a\u200bb\u200c\u200d\ufeff ",
    "tags": "<div><p>Text ",
    "stamps": "12:30, 5 May 2021 ",
}
BITEXT = {
    "sentences": ("The mayor signed 12 bills on Friday. ", "Мэр подписал 12 законов в пятницу. "),
    "figures": ("1,200 3.5% ", "1200 3,5% "),
    "placeholders": ("{a} %s <b> ", "%d {b} <i> "),
    "addresses": ("www.a.org a@b.org a.", "www.b.org b @ c.org b."),
    "quotes": ('"a" «b» ', "«а» „б“ "),
    "names": ("John Smith met Anna Brown in Berlin. ", "Олег Дымов и Пётр Кац уехали во Францию. "),
    "names without stops": ("John Smith of Berlin ", "Олег Дымов из Франции "),
}


@pytest.mark.parametrize("unit", list(HOSTILE.values()), ids=list(HOSTILE))
def test_hostile_text_takes_linear_time(unit: str) -> None:
    """Eight times the text in far less than the sixty-four times the time of a quadratic step; a busy machine may double a figure."""

    def cost(size: int) -> float:
        text = (unit * (size // len(unit) + 1))[:size]
        best = float("inf")
        for _ in range(2):
            started = time.process_time()
            engine.check(document(text), Settings(lang="en", source_lang="ru"))
            best = min(best, time.process_time() - started)
        return best

    cost(1_000)
    # A quadratic step fails every time, a busy machine only now and then.
    assert any(cost(160_000) <= 24 * cost(20_000) + 0.1 for _ in range(3))


@pytest.mark.parametrize(("unit", "source"), list(BITEXT.values()), ids=list(BITEXT))
def test_hostile_bitext_takes_linear_time(unit: str, source: str) -> None:
    def cost(size: int) -> float:
        text, original = ((each * (size // len(each) + 1))[:size] for each in (unit, source))
        chosen = Settings(lang="en", source_lang="ru", select=("all",))
        started = time.process_time()
        engine.check(document(text), chosen, source=Document(original, "a.ru.txt"))
        return time.process_time() - started

    cost(1_000)
    # A quadratic step fails every time, a busy machine only now and then.
    assert any(cost(80_000) <= 24 * cost(10_000) + 0.1 for _ in range(3))

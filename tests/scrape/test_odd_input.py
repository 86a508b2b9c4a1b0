"""Texts as files have them: other line ends, blanks and invisible signs, cut anywhere. Fixed once is fixed, and nothing else is lost."""

from __future__ import annotations

import re
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from tqa import engine
from tqa.model.text import Document
from tqa.settings import Settings

FOLDER = Path(__file__).parent
TEXTS = [
    re.sub(r"⟦\w+:(.*?)⟧", r"\1", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    for folder in ("texts", "clean")
    for path in sorted((FOLDER / folder).glob("*.txt"))
]
CHANGES = (
    ("\n", "\r\n"),
    ("\n\n", "\n"),
    ("\n\n", "\n \f\n"),
    ("\n\n", " "),
    ("\n\n", "\u2028"),
    (" ", "\u00a0"),
    (". ", ".\t"),
    (". ", "."),
    (", ", ","),
    ("e", "e\u00ad"),
    (" ", " \u200b"),
    ("—", "--"),
)


@st.composite
def odd_texts(draw: st.DrawFn) -> str:
    text = draw(st.sampled_from(TEXTS))
    if draw(st.booleans()):
        text += draw(st.sampled_from(TEXTS))
    for before, behind in draw(st.lists(st.sampled_from(CHANGES), max_size=3)):
        text = text.replace(before, behind)
    start = draw(st.integers(0, len(text) // 2))
    return text[start : draw(st.integers(start, len(text)))]


@given(odd_texts(), st.booleans())
@settings(max_examples=60)
def test_fixed_once_is_fixed(text: str, unsafe: bool) -> None:
    checked = engine.check(Document(text), Settings(select=("scrape",)))
    # The language of a fragment of two texts may show only without the damage.
    chosen = Settings(select=("scrape",), lang=checked.language)
    assert checked.errors == ()
    assert all(0 <= finding.span.start < finding.span.end <= len(text) for finding in checked.findings)
    fixed = engine.correct(Document(text), chosen, unsafe=unsafe).text
    assert engine.correct(Document(fixed), chosen, unsafe=unsafe).text == fixed
    if not any(finding.fix for finding in checked.findings):
        assert fixed == text

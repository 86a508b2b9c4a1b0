"""Listed phrases at the start of a line: the longest one counts, and nothing of the next line belongs to it."""

from __future__ import annotations

import pytest

from tqa import engine
from tqa.formats import reading
from tqa.settings import Settings

BEFORE = "The bridge over the Orlovka stays closed until the end of May, the council said on Friday."


@pytest.mark.parametrize(
    ("line", "evidence"),
    [
        ("Share this article", "“Share this article”"),
        ("Share this article!", "“Share this article!”"),
        ("Subscribe to our newsletter: every morning", "“Subscribe to our”"),
        ("Subscribe to our newsletter…", "“Subscribe to our”"),
        ("Subscribe to our", "“Subscribe to our”"),
    ],
)
def test_the_evidence_is_the_phrase(line: str, evidence: str) -> None:
    document = reading.read(f"{BEFORE}\n\n{line}\n\nA second bridge is being built.\n", "article.txt")
    found = engine.check(document, Settings(select=("site-chrome",), lang="en")).findings
    assert [(document.text[slice(*finding.span)], finding.evidence) for finding in found] == [(line, (evidence,))]

"""Words that may be joined, where the place or the length of what stands there matters."""

from __future__ import annotations

from time import process_time

from tqa import engine
from tqa.formats import reading
from tqa.settings import Settings

BEFORE = "The council of Sosnovy Mys met on Friday."


def joined(text: str, path: str = "article.txt") -> list[str]:
    document = reading.read(text, path)
    found = engine.check(document, Settings(select=("glued-text",), lang="en")).findings
    return [document.text[slice(*finding.span)] for finding in found]


def test_joints_of_all_kinds_in_one_text() -> None:
    text = f"{BEFORE} The mayorSaid nothing. It closed in since2014, again.The 350residents left,too, and NATOreports “no”again."
    assert joined(text) == ["mayorSaid", "since2014", "again.The", "350residents", "left,too", "NATOreports", "no”again"]


def test_a_link_and_a_joint_beside_it_are_found_apart() -> None:
    page = "<html><body><p>The agency RIA <a href='/a'>News</a>Washington said that costs rose again.The council met.</p></body></html>"
    assert joined(page, "page.html") == ["News</a>Washington", "again.The"]


def test_a_word_of_many_letters_takes_no_longer_than_its_letters() -> None:
    def seconds(size: int) -> float:
        document = reading.read(f"{BEFORE} S{'a' * size} was there.", "article.txt")
        started = process_time()
        assert engine.check(document, Settings(select=("scrape",), lang="en")).errors == ()
        return process_time() - started

    seconds(1000)
    assert any(seconds(160_000) < 24 * max(seconds(20_000), 0.004) for _ in range(3))

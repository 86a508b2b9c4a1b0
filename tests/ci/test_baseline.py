"""The baseline: findings stay known whatever happens elsewhere in their document, and new ones are never taken for them."""

from __future__ import annotations

from pathlib import Path
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from tqa.cli import baseline
from tqa.cli.baseline import Mark
from tqa.model.finding import Finding
from tqa.model.report import Checked, Score
from tqa.model.text import Document, Span

WORDS = ("ferry", "mayor", "vote", "мост", "школа", "bridge", "😋", "May", "council", "road")
RULES = ("calque", "glued-text", "name-variant")

lines = st.lists(st.lists(st.sampled_from(WORDS), min_size=3, max_size=9), min_size=1, max_size=12)


class Line:
    """A line of a text with the findings in it, as (rule, first word, last word)."""

    def __init__(self, words: list[str], found: list[tuple[str, int, int]]) -> None:
        self.words, self.found = words, found


@st.composite
def documents(draw: st.DrawFn) -> list[Line]:
    made = []
    for words in draw(lines):
        places = draw(st.lists(st.tuples(st.sampled_from(RULES), st.integers(0, len(words) - 1), st.integers(0, 2)), max_size=2))
        found = {(rule, first): (rule, first, min(first + more, len(words) - 1)) for rule, first, more in places}
        made.append(Line(words, list(found.values())))
    return made


def marks(document: list[Line], end: str = "\n") -> list[Mark]:
    text, findings = "", []
    for line in document:
        starts = [len(text) + sum(len(word) + 1 for word in line.words[:at]) for at in range(len(line.words))]
        for rule, first, last in line.found:
            span = Span(starts[first], starts[last] + len(line.words[last]))
            findings.append(Finding(rule, span, "It is wrong", severity="minor"))
        text += " ".join(line.words) + end
    checked = Checked(Document(text, "a.txt"), "en", None, 1, tuple(sorted(findings)), (), (), Score(0, 0, True), {}, {})
    return baseline.marks(checked, "2024-01-01")


@given(documents(), documents(), st.randoms(use_true_random=False))
def test_lines_that_come_go_and_move_change_nothing(document: list[Line], others: list[Line], random: Random) -> None:
    known = marks(document)
    moved = [*document, *(Line(line.words, []) for line in others)]
    random.shuffle(moved)
    split = baseline.split(marks(moved), known)
    assert (len(split.known), split.left) == (len(known), [])


@given(documents(), st.data())
def test_a_word_that_comes_on_one_side_leaves_a_finding_known(document: list[Line], data: st.DataObject) -> None:
    known = marks(document)
    changed = []
    for line in document:
        if len(line.found) == 1 and data.draw(st.booleans()):
            rule, first, last = line.found[0]
            if data.draw(st.booleans()):
                changed.append(Line([*line.words[:first], "soon", *line.words[first:]], [(rule, first + 1, last + 1)]))
            else:
                changed.append(Line([*line.words[: last + 1], "soon", *line.words[last + 1 :]], [(rule, first, last)]))
        else:
            changed.append(line)
    assert len(baseline.split(marks(changed), known).known) == len(known)


def test_a_finding_leaves_its_mark_to_one_that_fits_no_other() -> None:
    mark = Mark("calque", "minor", "2024-01-01", "", "", "")
    known = [mark._replace(fingerprint="1", before="a", after="b"), mark._replace(fingerprint="2", before="a", after="c")]
    found = [mark._replace(fingerprint="3", before="a", after="c"), mark._replace(fingerprint="4", before="x", after="b")]
    assert len(baseline.split(found, known).known) == 2
    equal = [mark._replace(fingerprint="2", before="a", after="b"), mark._replace(fingerprint="5", before="a", after="x")]
    assert len(baseline.split(equal, known).known) == 2


@given(documents(), documents())
def test_no_more_is_known_than_there_was(document: list[Line], others: list[Line]) -> None:
    known = marks(document)
    split = baseline.split(marks([*document, *others]), known)
    assert len(split.known) == len(known)
    assert not split.left
    assert len(baseline.split(marks([*document, *document]), known).known) == len(known)


@given(documents())
def test_line_ends_make_no_difference(document: list[Line]) -> None:
    assert marks(document, "\r\n") == marks(document)


def test_another_text_rule_or_neighbourhood_is_new() -> None:
    known = marks([Line(["the", "ferry", "vote", "in", "May"], [("calque", 1, 2)])])
    for words, found in (
        (["the", "ferry", "vote", "in", "May"], ("glued-text", 1, 2)),
        (["the", "ferry", "votes", "in", "May"], ("calque", 1, 2)),
        (["no", "ferry", "vote", "before", "June"], ("calque", 1, 2)),
    ):
        assert not baseline.split(marks([Line(words, [found])]), known).known


def test_the_file_is_sorted_small_and_reads_back(tmp_path: Path) -> None:
    first = Line(["ferry", "vote", "May"], [("calque", 0, 0), ("glued-text", 2, 2)])
    found = marks([first, Line(["ferry", "road", "vote"], [("calque", 0, 0)])])
    names = [str(tmp_path / name) for name in ("b.txt", "статья.txt", "empty.txt")]
    kept = dict(zip(names, (found, found[:1], []), strict=True))
    path = tmp_path / "known.json"
    text = "".join(baseline.text(kept, str(path)))
    assert text == "".join(baseline.text(dict(reversed(kept.items())), str(path)))
    path.write_text(text, encoding="utf-8")
    assert baseline.read(str(path)) == {names[0]: sorted(found), names[1]: found[:1]}
    rows = [line for line in text.splitlines() if line.startswith('{"rule"')]
    assert len(rows) == 4
    assert max(map(len, rows)) < 170
    assert "empty.txt" not in text
    assert '"статья.txt"' in text

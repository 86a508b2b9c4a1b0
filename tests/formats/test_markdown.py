"""Markdown: what is prose, where it stands in the file, what is silenced."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.strategies import texts
from tqa import engine
from tqa.formats.markdown import read
from tqa.settings import Settings


def prose(text: str) -> str:
    return read(text, "a.md").prose


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# The bridge ##\n\nIt is *old* and __long__.\n", "The bridge\n\nIt is old and long.\n"),
        ("See [the page](http://x.org/a_b 'T') or [it][1] now.\n\n[1]: http://y.org\n", "See the page or it now.\n\n"),
        ("A ![alt](x.png) picture and `code_x` and ``a ` b``.", "A  picture and  and ."),
        ("---\ntitle: x\n---\nText\n", "Text\n"),
        ("Before\n\n```py\nprint('See also')\n```\n\nAfter\n", "Before\n\n\nAfter\n"),
        ("Before\n\n    code here\n\nAfter", "Before\n\n\nAfter"),
        ("- one\n- two\n1. three\n- [x] done\n", "one\ntwo\nthree\ndone\n"),
        ("> quoted *text*\n> more\n", "quoted text\nmore\n"),
        ("| a | b |\n|---|:-:|\n| c d | e |\n", " a \n b \n\n c d \n e \n\n"),
        ("A <b>bold</b> word, 2 < 3 and <!-- hidden --> x.", "A bold word, 2 < 3 and  x."),
        ("2 * 3 = 6, snake_case_name, 5\\* stars, ~~gone~~", "2 * 3 = 6, snake_case_name, 5* stars, gone"),
        ("Title\n=====\n\n***\n\nText", "Title\n\n\nText"),
        ("<!-- a\nlong comment\n--> end", "end"),
        ("An [unclosed link and ` tick", "An [unclosed link and ` tick"),
    ],
)
def test_markup_is_not_prose(text: str, expected: str) -> None:
    assert prose(text) == expected


MARKS = st.sampled_from(
    [
        "`",
        "``",
        "```\n",
        "*",
        "**",
        "_",
        "~~",
        "[",
        "](",
        ")",
        "]",
        "![",
        "<",
        ">",
        "<!--",
        "-->",
        "<!-- tqa: off -->",
        "\\",
        "|",
        "# ",
        "> ",
        "- ",
        "    ",
        "---\n",
        "\n\n",
        "[1]: x\n",
    ]
)


@given(st.lists(st.one_of(MARKS, texts), max_size=30).map("".join))
def test_every_run_stands_verbatim_in_the_file(text: str) -> None:
    document = read(text, "a.md")
    assert document.runs is not None
    file_end = prose_end = 0
    for run in document.runs:
        assert run.length > 0
        assert run.file >= file_end
        assert run.prose >= prose_end
        assert document.prose[run.prose : run.prose + run.length] == text[run.file : run.file + run.length]
        file_end, prose_end = run.file + run.length, run.prose + run.length
    assert len(document.prose) >= prose_end
    assert all(0 <= span.start <= span.end <= len(document.prose) for _, span in document.off)


ARTICLE = """\
Writes about it TASS with reference to the court.

<!-- tqa: ignore calque -->
Writes about it TASS with reference to the mayor.

Writes about it TASS with reference to the plant.

<!-- tqa: off -->
Writes about it TASS with reference to the school.

Writes about it TASS with reference to the library.
<!-- tqa: on -->

Writes about it TASS with reference to the museum.

<!-- tqa: off glued-text -->
Writes about it TASS with reference to the theatre.
"""


def test_markers_silence_the_next_block_or_a_stretch() -> None:
    checked = engine.check(read(ARTICLE, "a.md"), Settings(lang="en", source_lang="ru", select=("calque",)))
    after = [ARTICLE[finding.span.end :].split(".")[0].split()[-1] for finding in checked.findings]
    assert after == ["court", "plant", "museum", "theatre"]


def test_a_correction_leaves_the_markup_alone() -> None:
    text = "The *plant* was sold. Writes about it TASS with reference to [the court](http://x.org/Writes about it TASS).\n"
    fixed = engine.correct(read(text, "a.md"), Settings(lang="en", source_lang="ru", select=("calque",)), unsafe=True)
    assert fixed.text == "The *plant* was sold. TASS reports, citing [the court](http://x.org/Writes about it TASS).\n"


@pytest.mark.parametrize("unit", ["`a``b ", "[a](", "[", "<a ", "**_", "<!-- ", "| a ", "![x](", "[a][", "-", "|-", "- ", ":-"])
def test_hostile_markup_takes_linear_time(unit: str) -> None:
    def cost(count: int) -> float:
        text = unit * count + "x"
        best = float("inf")
        for _ in range(3):
            started = time.process_time()
            read(text, "a.md")
            best = min(best, time.process_time() - started)
        return best

    assert cost(32_000) <= 24 * cost(4_000) + 0.1

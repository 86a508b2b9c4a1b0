"""HTML: what is the article, where it stands in the file, what the elements say of it, and pages that are broken."""

from __future__ import annotations

import time
from html import unescape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.strategies import texts
from tqa import engine
from tqa.cli.main import run
from tqa.formats.decoding import decode, encode
from tqa.formats.html import read, to_text
from tqa.formats.tree import parse
from tqa.model.text import Span
from tqa.settings import Settings


def prose(text: str) -> str:
    return read(text, "a.html").prose


def marked(text: str, kind: str) -> list[str]:
    document = read(text, "a.html")
    return [document.prose[slice(*mark.span)] for mark in document.marks if mark.kind == kind]


LONG = "The town council voted on Friday to close the old bridge and to reopen it in May, when the water is low."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<p>One</p><p>Two</p>", "One\n\nTwo"),
        ("<p>One\n   line   of <b>bold </b> words<br>and another", "One line of bold words\nand another"),
        ("<h2>Head</h2>Text<ul><li>one<li>two</ul>", "Head\n\nText\n\none\ntwo"),
        ("<table><tr><td>a<td>b<tr><td>c</table>", "a\nb\nc"),
        ("A &amp; B&nbsp;&#8212; &laquo;C&raquo; &lt;d&gt; &x; AT&T", "A & B\u00a0— «C» <d> &x; AT&T"),
        ("x<script>if (a<b) document.write('<p>no</p>')</script>y<!-- <p>no --> z<style>p{}</style>", "xy z"),
        ("2 < 3 and a<1 <> </> <!DOCTYPE html><?xml?>", "2 < 3 and a<1 <>"),
        ("<p>shown<span hidden>no</span><span style='display: none'>no</span><i aria-hidden=true>no</i></p>", "shown"),
        ("<p title='a > b' class=x/y>text</p  >", "text"),
        ("<p>one <a href='/x'>two</a>three", "one twothree"),
        ("<P>one<P>two</P>", "one\n\ntwo"),
        ("one<br><br/>two<br>three", "one\n\ntwo\nthree"),
        ("cut off <a href='", "cut off <a href='"),
        ("cut off <!-- here", "cut off"),
        ("<b><p>one</b> two</p>three", "one two\n\nthree"),
        ("<ruby>東京<rt>とうきょう</rt></ruby>です", "東京です"),
        ("", ""),
    ],
)
def test_prose_is_what_a_reader_sees(text: str, expected: str) -> None:
    assert prose(text) == expected


@pytest.mark.parametrize(
    "page",
    [
        f"<div class='menu'>Home and away</div><div class='entry-content'><p>{LONG}</p></div><div id=comments>{LONG * 3}</div>",
        f"<nav><p>{LONG * 2}</p></nav><article><p>{LONG}</p></article><aside><p>Weather in the town and at the sea</p></aside>",
        f"<header role=banner>The Harbour Post</header><main><div><section><p>{LONG}</p></section></div></main><footer>{LONG}</footer>",
        f"<table><tr><td>Menu</td><td><font>{LONG}</font></td></tr></table>",
        f"<div itemprop='articleBody'><p>{LONG}</p></div><div class='related-posts'><p>{LONG * 2}</p></div>",
        f"<body class='related-posts-on'><div class='postContent'><p>{LONG}</p></div><ul><li><a href=/>{LONG * 9}</a></ul></body>",
    ],
)
def test_the_article_is_found(page: str) -> None:
    assert prose(page) == LONG


SENTENCES = (LONG, "The mayor said that the road would be ready in summer.", "Nobody knows who will pay for the lamps on the quay.")
PARAGRAPHS = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
PARTS = "".join(f"<div class='article__text'>{sentence}</div>" for sentence in SENTENCES)


@pytest.mark.parametrize(
    "page",
    [
        f"<body><div>Menu</div><h1>Head</h1><div class='wrap'>{PARTS}</div><p>Weather</p></body>",
        f"<body><div>Menu</div><h1>Head</h1><div class='article__body'>{PARTS}</div><div class='article__text'>No.</div></body>",
        "<body><h1>Head</h1><div class='c1'>" + PARAGRAPHS.replace("<p>", "<p class='article-text'>") + "</div></body>",
        f"<body><form id='aspnetForm'><nav>Home</nav><h1>Head</h1><div id='ctl00'>{PARAGRAPHS}</div></form></body>",
        f"<main><div><h1>Head</h1>{PARAGRAPHS}</div><article><a href=/1>Ferry</a><p>No.</p></article><article><p>No.</p></article></main>",
        f"<div id='root'><div class='ab'><nav>x</nav><div class='cd'><h1>Head</h1><div class='ef'>{PARAGRAPHS}</div></div></div></div>",
        f"<article><h1>Head</h1>{PARAGRAPHS}</article><article><h1>Other</h1>{PARAGRAPHS}<p>More of it.</p></article>",
        f"<body><h1>The Harbour Post</h1><article><h1>Head</h1>{PARAGRAPHS}</article></body>",
        "<table><tr><td>Menu</td><td><h1>Head</h1>" + "<br><br>".join(SENTENCES) + "</td></tr></table>",
    ],
)
def test_headline_and_article_are_found_in_pages_of_many_makers(page: str) -> None:
    assert prose(page) == "\n\n".join(("Head", *SENTENCES))


def test_the_headline_goes_with_the_article() -> None:
    page = f"<h1></h1><header><h1>Bridge to close</h1><p>Menu</p></header><div class='entry-content'><p>{LONG}</p></div>"
    assert prose(page) == f"Bridge to close\n\n{LONG}"
    assert marked(page, "heading") == ["Bridge to close"]


def test_elements_are_known_for_what_they_are() -> None:
    page = f"""<article><p>{LONG} {LONG}</p>
      <aside><a href="/1">Ferry lines grow</a></aside>
      <div class="crp_related"><h3>More</h3><ul><li><a href="/2">Two trams collide</a></li></ul></div>
      <div class="share-bar"><button>x</button>Share</div><p class="post-date">2 March</p>
      <figure><img src=x><figcaption>The bridge</figcaption></figure>
      <blockquote><p>We wait.</p><cite>Vera Plotnikova, head of the depot</cite></blockquote>
      <p>As <cite>The Harbour Post</cite> writes, <a href="/3">the mayor</a> agreed.</p></article>"""
    assert marked(page, "related") == ["Ferry lines grow", "More\n\nTwo trams collide"]
    assert marked(page, "chrome") == ["Share"]
    assert marked(page, "meta") == ["2 March"]
    assert marked(page, "caption") == ["The bridge"]
    assert marked(page, "cite") == ["Vera Plotnikova, head of the depot"]
    assert marked(page, "link") == ["Ferry lines grow", "Two trams collide", "the mayor"]
    assert to_text(read(page, "a.html")) == (
        f"{LONG} {LONG}\n\nWe wait.\n\n— Vera Plotnikova, head of the depot\n\nAs The Harbour Post writes, the mayor agreed.\n"
    )


def test_a_word_of_an_attribute_does_not_hide_most_of_the_page() -> None:
    assert prose(f"<div class='related'><p>{LONG}</p></div>") == LONG
    assert marked(f"<div class='related'><p>{LONG}</p></div>", "related") == []


TAGS = st.sampled_from([
    "<p>", "</p>", "<div>", "</div>", "<b>", "</b>", "<i>", "</i>", "<li>", "<ul>", "</ul>", "<br>", "<td>", "<table>", "</table>",
    "<h1>", "</h1>", "<cite>", "</cite>", "<blockquote>", "</blockquote>", "<article>", "</article>", "<figcaption>",
    "<script>", "</script>", "<!--", "-->", "<!-->", "<", ">", "</", "&", "&amp;", "&nbsp;", "&#1072", "&#0;", "&#xD800;",
    "<a", "</a>", "<textarea>", "</aside>", "<a href='x'>", "<div class='related-posts'>", "<span class=share>",
    "<!-- tqa: off -->", "<!-- tqa: ignore calque -->", "<b x='", "\n  ",
])  # fmt: skip
PAGES = st.lists(st.one_of(TAGS, texts), max_size=40).map("".join)


@given(PAGES)
def test_any_page_is_read_and_every_run_stands_verbatim_in_it(text: str) -> None:
    document = read(text, "a.html")
    assert document.runs is not None
    file_end = prose_end = 0
    for stretch in document.runs:
        assert stretch.length > 0
        assert stretch.prose >= prose_end
        assert document.prose[stretch.prose : stretch.prose + stretch.length] == text[stretch.file : stretch.file + stretch.length]
        file_end, prose_end = max(file_end, stretch.file + stretch.length), stretch.prose + stretch.length
    assert len(document.prose) >= prose_end
    starts = [mark.span.start for mark in document.marks]
    assert starts == sorted(starts)
    for number, mark in enumerate(document.marks):
        assert 0 <= mark.span.start <= mark.span.end <= len(document.prose)
        assert 0 <= mark.file.start < mark.file.end <= len(text)
        assert mark.parent < number
        if mark.parent >= 0:
            assert document.marks[mark.parent].file.contains(mark.file)
    assert to_text(document).endswith("\n")


@given(PAGES)
def test_elements_are_nested_and_closed(text: str) -> None:
    _, events = parse(text)
    stack = []
    for kind, start, end, element in events:
        assert 0 <= start <= end <= len(text)
        if kind == 0:
            stack.append(element)
        elif kind == 1:
            assert stack.pop() is element
    assert not stack


def test_a_character_written_as_a_reference_is_found_as_one() -> None:
    text = "<p>Sold to Kem &raquo;</p><p>&laquo;We left&raquo;, they said at Q&amp;A.</p>"
    document = read(text, "a.html")
    for quote, written in (("Kem »", "Kem &raquo;"), ("«We", "&laquo;We"), ("»,", "&raquo;,"), ("»", "&raquo;"), ("Q&A", "Q&amp;A")):
        start = document.prose.index(quote)
        assert text[slice(*document.to_file(Span(start, start + len(quote))))] == written


def test_what_is_taken_out_goes_with_its_references() -> None:
    text = "<p>The ferry is old. See also: Ferry sold to Kem &raquo;</p>"
    fixed = engine.correct(read(text, "a.html"), Settings(lang="en", select=("scrape",)), unsafe=True)
    assert fixed.text == "<p>The ferry is old.</p>"


def test_an_empty_element_before_a_removal_stays() -> None:
    text = "<p>They voted.</p><p></p><p><i></i>See also: Ferry sold. They left.</p>"
    document = read(text, "a.html")
    start = document.prose.index("See also")
    place = document.removal(Span(start, start + len("See also: Ferry sold. ")))
    assert place is not None
    assert text[slice(*place)] == "See also: Ferry sold. "


@given(PAGES)
def test_every_visible_character_stands_in_the_file(text: str) -> None:
    document = read(text, "a.html")
    for at, char in enumerate(document.prose):
        if not char.isspace():
            written = text[slice(*document.to_file(Span(at, at + 1)))]
            assert written == char or char in unescape(written), (at, char, written)


@given(PAGES, st.data())
def test_a_removal_takes_whole_elements(text: str, data: st.DataObject) -> None:
    document = read(text, "a.html")
    start = data.draw(st.integers(0, len(document.prose)))
    end = data.draw(st.integers(start, len(document.prose)))
    place = document.removal(Span(start, end))
    if place is not None:
        assert 0 <= place.start < place.end <= len(text)
        for mark in document.marks:
            inside = place.contains(mark.file)
            assert inside or mark.file.contains(place) or not mark.file.overlaps(place)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<p>The <i>plant</i> was sold. Writes about it TASS &amp; RIA.</p>", "<p>The <i>plant</i> was sold. TASS reports &amp; RIA.</p>"),
        ("<p>Writes about it <b>TASS</b>.</p>", None),
    ],
)
def test_only_what_is_one_piece_is_replaced(before: str, after: str | None) -> None:
    fixed = engine.correct(read(before, "a.html"), Settings(lang="en", source_lang="ru", select=("calque",)), unsafe=True)
    assert fixed.text == (after or before)


def test_a_correction_is_written_as_html() -> None:
    page = "<p>The tram <b>said</b>RIA and the mayor.</p><p>AT&amp;T reports.</p>"
    document = read(page, "a.html")
    assert document.prose == "The tram saidRIA and the mayor.\n\nAT&T reports."
    place = document.prose.index("RIA")
    assert document.outside(document.prose.index("said")) == page.index("<b>")
    assert document.outside(place) is None


def test_comments_silence_rules() -> None:
    page = (
        "<p>Writes about it TASS with reference to the court.</p>"
        "<!-- tqa: ignore calque --><p>Writes about it TASS with reference to the mayor.</p>"
        "<!-- tqa: off --><p>Writes about it TASS with reference to the school.</p><!-- tqa: on -->"
        "<p>Writes about it TASS with reference to the plant.</p>"
    )
    checked = engine.check(read(page, "a.html"), Settings(lang="en", source_lang="ru", select=("calque",)))
    assert [page[finding.span.end :].split(".")[0].split()[-1] for finding in checked.findings] == ["court", "plant"]


def test_the_encoding_that_a_page_names_is_used() -> None:
    page = "<html><head><meta http-equiv='Content-Type' content='text/html; charset=koi8-r'></head><p>Мост</p></html>"
    data = page.encode("koi8-r")
    decoded = decode(data, "a.html")
    assert (decoded.text, decoded.encoding, decoded.warning) == (page, "koi8-r", None)
    assert encode(decoded.text, decoded) == data


@pytest.mark.parametrize(
    "unit",
    [
        "<",
        "<a ",
        "<a b='",
        "<a b=\"x'",
        "<!--",
        "<!",
        "<b><p>",
        "&",
        "<li>",
        "</a",
        "<div class='related share'>x",
        "<p>x</b>",
        "<!---->",
        "\n x",
        "<a>x",
    ],
)
def test_hostile_pages_take_linear_time(unit: str) -> None:
    def cost(count: int) -> float:
        text = unit * count
        best = float("inf")
        for _ in range(3):
            started = time.process_time()
            to_text(read(text, "a.html"))
            best = min(best, time.process_time() - started)
        return best

    assert cost(12_000) <= 10 * cost(3_000) + 0.03


def test_a_page_becomes_plain_text(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    body = f"<article><h1>Bridge</h1><p>{LONG}</p><p>Writes about it TASS with <i>reference</i> to the mayor.</p></article>"
    for name in ("a.html", "b.htm"):
        (pages / name).write_text(f"<nav>Menu</nav>{body}", encoding="utf-8")
    options = ["--to", "text", "--unsafe", "--lang", "en", "--source-lang", "ru", "--select", "calque"]
    expected = f"Bridge\n\n{LONG}\n\nTASS reports, citing the mayor.\n"
    assert run(["fix", *options, str(pages / "a.html")]) == 0
    assert capsys.readouterr().out == expected
    assert run(["fix", *options, str(pages)]) == 2
    assert "--to text for 2 files needs --output-dir" in capsys.readouterr().err
    assert run(["fix", *options, "--output-dir", str(tmp_path / "out"), str(pages)]) == 0
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["a.txt", "b.txt"]
    assert (tmp_path / "out" / "a.txt").read_text(encoding="utf-8") == expected
    assert (pages / "a.html").read_text(encoding="utf-8") == f"<nav>Menu</nav>{body}"

"""A page of a WordPress theme: what the elements tell is found with certainty, and the article comes out clean."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
import trafilatura

from tqa import engine
from tqa.cli.main import run
from tqa.formats.html import read, to_text
from tqa.model.fix import SAFE
from tqa.model.text import Document
from tqa.settings import Settings

PAGE = Path(__file__).parent / "pages" / "wordpress.html"
SETTINGS = Settings(lang="en", source_lang="ru")
ARTICLE = """\
Lake ferry returns to Sosnovy Bor after nine years

The ferry between Sosnovy Bor and the southern shore of the lake will run again from the first of July, \
the regional transport office announced on Wednesday. It stopped nine years ago, when the hull was found to leak.

The repair cost 41\u00a0million roubles, and half of the money came from the region. \
The rest was paid by the two towns, whose councils voted for it in March.

“We have waited for this ferry longer than for the new school,” the mayor of Sosnovy Bor, Lidia Karpenko, told TASS. \
She’d like it to run in winter as well.

The engine is new, the captain is the old one, and he knows every stone in the lake

— Gleb Sorokin, head of the shipyard

A ticket costs 120 roubles
and is sold on board.

What comes next

In autumn the office will ask the passengers what they want. \
According to the transport office, the answers decide on the timetable of the next year.
"""


@pytest.fixture(scope="module")
def page() -> str:
    return PAGE.read_text(encoding="utf-8")


def found(text: str, settings: Settings = SETTINGS) -> list[tuple[str, str]]:
    """Rule and text of the findings in a page, tags left out."""
    checked = engine.check(read(text, "a.html"), settings)
    return [(finding.rule, re.sub(r"<[^>]*>", "", text[slice(*finding.span)])) for finding in checked.findings]


def test_the_page_tells_what_does_not_belong_to_the_article(page: str) -> None:
    assert found(page) == [
        ("site-chrome", "Share this:TelegramVK"),
        ("glued-text", "announcedon"),
        ("stray-insertion", "See also: How the pier lost its lamps"),
        ("glued-text", "toldTASS"),
        ("stray-insertion", "Read also: Who measures the ice on the lake"),
        ("stray-insertion", "Related materialsBus to the northern shore changes its routeThree bridges that were never built"),
        ("site-chrome", "Subscribe to our newsletter"),
    ]
    checked = engine.check(read(page, "a.html"), SETTINGS)
    assert all(finding.fix is not None and finding.fix.applicability == SAFE for finding in checked.findings)
    assert all(finding.confidence >= 0.95 for finding in checked.findings)


def test_the_article_comes_out_clean(page: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "page.html"
    shutil.copy(PAGE, path)
    assert run(["fix", "--to", "text", "--lang", "en", "--source-lang", "ru", str(path)]) == 0
    assert capsys.readouterr().out == ARTICLE
    assert path.read_text(encoding="utf-8") == page


def test_the_page_itself_is_corrected_and_stays_well_formed(page: str) -> None:
    fixed = engine.correct(read(page, "a.html"), SETTINGS)
    assert fixed.converged
    assert fixed.remaining.findings == ()
    gone = ("sharedaddy", "readmore-box", "related-inside", "newsletter-signup", "/towns/ice/")
    assert [word for word in gone if word in fixed.text] == []
    assert "announced</a> on Wednesday" in fixed.text
    assert 'told <a href="https://example.org/tass">TASS</a>' in fixed.text
    assert "in winter as well.</p>" in fixed.text
    head, foot = page.index('<div class="entry-content">'), page.index('<footer class="entry-footer">')
    assert fixed.text.startswith(page[:head])
    assert fixed.text.endswith(page[foot:])
    for name in ("div", "p", "a", "span", "ul", "li", "figure", "blockquote", "strong"):
        assert fixed.text.count(f"<{name}>") + fixed.text.count(f"<{name} ") == fixed.text.count(f"</{name}>"), name


def test_the_same_page_flattened_by_an_extractor_is_repaired_to_the_same_article(page: str) -> None:
    flat = trafilatura.extract(page)
    assert flat is not None
    assert "lamps The rest" in flat
    assert "toldTASS" in flat
    fixed = engine.correct(Document(flat, "a.txt"), SETTINGS, unsafe=True)
    lines = [line for line in ARTICLE.replace("\u00a0", " ").split("\n") if line]
    repaired = [line for line in fixed.text.split("\n") if line]
    # The extractor drops the headline, loses that the speaker's line was one and keeps the title of the comments;
    # a small word joined to another one is told by the link alone.
    assert repaired[-1] == "2 thoughts on this"
    assert repaired[:-1] == [
        line.replace("announced on", "announcedon").removeprefix("— ") for line in lines[1:]
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "body", "expected"),
    [
        ("en", "<p>The town waits. Read also: <a href=/1>Ferry lines grow</a>. The lake is calm.</p>", "The town waits. The lake is calm."),
        ("en", "<p>The town waits Read also: <a href=/1>Ferry lines grow</a>. The lake is calm.</p>", "The town waits. The lake is calm."),
        (
            "en",
            "<p>The town waits.</p><p><em>See also:</em> <a href=/1>Ferry</a></p><p>The lake is calm.</p>",
            "The town waits.\n\nThe lake is calm.",
        ),
        ("ru", "<p>Город ждёт. Читайте также: <a href=/1>Очередь на паром</a> Озеро спокойно.</p>", "Город ждёт. Озеро спокойно."),
        (
            "de",
            "<p>Die Stadt wartet. <a href=/1>Lesen Sie auch: Die Schlange wächst</a> Der See ist ruhig.</p>",
            "Die Stadt wartet. Der See ist ruhig.",
        ),
        (
            "es",
            "<p>La ciudad espera. <span class=related>Colas en el puerto</span> El lago está en calma.</p>",
            "La ciudad espera. El lago está en calma.",
        ),
        ("ja", "<p>町は待っている。関連記事：<a href=/1>フェリーに長い列</a></p><p>湖は静かだ。</p>", "町は待っている。\n\n湖は静かだ。"),
        (
            "en",
            "<p>The town waits.</p><p class=post-tags>Tags: ferry, lake</p><p>The lake is calm.</p>",
            "The town waits.\n\nThe lake is calm.",
        ),
    ],
)
def test_links_and_boxes_end_where_their_elements_end(
    language: str, body: str, expected: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "page.html"
    path.write_text(f"<article>{body}</article>", encoding="utf-8")
    run(["fix", "--to", "text", "--lang", language, "--select", "scrape", str(path)])
    assert capsys.readouterr().out == expected + "\n"


def test_a_line_that_is_nothing_but_a_link_is_no_paragraph() -> None:
    card = "<div class='c7'><a href='/x'><img src='/x.jpg' alt=''></a><a href='/x'>Ferry lines grow on the southern shore</a></div>"
    own = "<ul><li><a href='/1'>The plan of the northern quay</a></li><li><a href='/2'>The plan of the southern quay</a></li></ul>"
    page = f"<article><p>The town waits.</p>{card}<p>Both plans are public.</p>{own}<p>The lake is calm.</p></article>"
    assert found(page) == [("stray-insertion", "Ferry lines grow on the southern shore")]
    fixed = engine.correct(read(page, "a.html"), SETTINGS, unsafe=True)
    assert fixed.text == page.replace(card, "")


@pytest.mark.parametrize(
    ("language", "body"),
    [
        ("en", "<p>The two <a href=/1>bus</a>es and the <a href=/2>Tram</a>’s driver waited at the <a href=/3>re</a>opened pier.</p>"),
        (
            "en",
            "<p>According to <a href=/1>the office</a>, <a href=/2>the answers</a> decide. <a href=/3>Read it</a> here.</p>",
        ),
        ("tr", "<p>Belediye <a href=/1>şehir</a>de yeni bir hat açtı ve <a href=/2>köprü</a>den geçen yolu kapattı.</p>"),
        ("fi", "<p>Uusi <a href=/1>laiva</a>ssa on tilaa, ja <a href=/2>satama</a>an tulee toinen.</p>"),
        (
            "en",
            "<blockquote><p>We have waited for the ferry for nine years</p><cite>Gleb Sorokin, head of the shipyard</cite></blockquote>",
        ),
        ("en", "<figure><img src=a><figcaption>The ferry. Photo: Artur Venev</figcaption></figure><p>The ferry runs again.</p>"),
        (
            "en",
            "<p>The ferry runs.</p><p>It waits.</p><h3>What the lake towns say about their old ferry</h3>",
        ),
    ],
)
def test_what_the_page_has_rightly_is_left_alone(language: str, body: str) -> None:
    assert found(f"<article>{body}</article>", Settings(lang=language, select=("scrape",))) == []


GENERATED = ("amp", "block-theme", "blogger", "drupal", "ghost", "portal")


@pytest.mark.parametrize("name", GENERATED)
def test_pages_of_other_generators_come_out_clean(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pages = Path(__file__).parent / "pages"
    path = tmp_path / f"{name}.html"
    shutil.copy(pages / path.name, path)
    assert run(["fix", "--to", "text", str(path)]) == 0
    article = (pages / f"{name}.txt").read_text(encoding="utf-8")
    assert capsys.readouterr().out == article
    fixed = engine.correct(read(path.read_text(encoding="utf-8"), path.name), Settings())
    assert to_text(read(fixed.text, path.name)) == article
    assert engine.correct(read(fixed.text, path.name), Settings()).text == fixed.text


def test_a_link_around_blocks_is_a_preview_of_another_page() -> None:
    card = "<a href='/x'><div><h3>A harbour without boats</h3><p>Nobody knows why.</p></div></a>"
    text = f"<article><h1>Bridge</h1><p>The bridge is closed.</p>{card}<p>The work begins in June, and it takes two weeks.</p></article>"
    assert found(text) == [("stray-insertion", "A harbour without boatsNobody knows why.")]
    whole = "<body><a href='/x'><div><h1>Bridge</h1><p>The bridge is closed.</p><p>The work begins in June.</p></div></a></body>"
    assert found(whole) == []


def test_a_hidden_label_hides_no_title() -> None:
    text = "<body><h1 class='page-title'><span class='field--label-hidden'>Bridge closed</span></h1><article><p>It is.</p></article></body>"
    assert read(text, "a.html").prose.startswith("Bridge closed")
    assert "Skip" not in read(text.replace("<h1", "<div class='visually-hidden'>Skip</div><h1"), "a.html").prose


def test_words_joined_where_a_reporting_verb_was_a_link() -> None:
    text = "<article><p>Паром начнёт ходить в мае, <a href='/x'>сообщила</a>служба порта. Билет стоит 900 рублей.</p></article>"
    assert found(text, Settings(lang="ru")) == [("glued-text", "сообщиласлужба")]
    assert found(text.replace("служба", "сь"), Settings(lang="ru")) == []

"""Word documents, differences and Markdown of one document: true to the text, and quiet whatever the text says."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import hypothesis
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tests.browser.articles import HOSTILE, RTL
from tests.regenerate_reports import SAMPLES
from tqa import engine
from tqa.formats import reading
from tqa.model.fix import DISPLAY, Edit, apply
from tqa.report import docx, markdown, proposed
from tqa.report.article import Article, Facts, article
from tqa.report.diff import unified
from tqa.report.narrow import narrowed
from tqa.settings import Settings

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TEXTS = {path.name: path.read_text(encoding="utf-8") for path in sorted(SAMPLES.glob("*.*")) if path.suffix in (".txt", ".md")}
TEXTS |= {
    "hostile.txt": HOSTILE,
    "rtl.txt": RTL,
    "crlf.txt": TEXTS["tram-collision.txt"].replace("\n", "\r\n"),
    "empty.txt": "",
    "blank.txt": "\n\n",
}
PAGE = (
    "<html><head><title>T</title></head><body><article><h1>Council</h1><p>date 2022-02-01 The council &amp; the mayor met on Friday.</p>"
    "<p>Writes about it <b>TASS</b> with reference to the mayor &lt;script&gt; of Orlovka and his deputy.</p></article></body></html>"
)


def made(text: str, name: str = "a.txt") -> Article:
    return article(engine.check(reading.read(text, name), Settings()))


def paragraphs(data: bytes, drop: str) -> list[str]:
    """Paragraphs without the changes of one kind and with the others: dropping "del" accepts everything, "ins" rejects everything."""
    with ZipFile(BytesIO(data)) as archive:
        body = ElementTree.fromstring(archive.read("word/document.xml"))[0]
    lines = [""]
    for paragraph in body.iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        if style is not None and style.get(f"{W}val") == "Heading1":
            break
        for child in paragraph:
            if child.tag != f"{W}{drop}":
                lines[-1] += "".join(node.text or "" for node in child.iter() if node.tag in (f"{W}t", f"{W}delText"))
        if paragraph.find(f"{W}pPr/{W}rPr/{W}{drop}") is None:
            lines.append("")
    return lines[:-1]


def shown(text: str) -> list[str]:
    from tqa.report.escape import visible

    return [visible(line.replace("\r", "")) for line in text.split("\n")]


@pytest.mark.parametrize("name", [name for name in TEXTS if name.endswith(".txt")])
def test_accepting_all_changes_gives_the_corrected_text(name: str) -> None:
    one = made(TEXTS[name], name)
    data = docx.render(one, Facts("tqa:test"))
    assert paragraphs(data, "del") == shown(proposed.text(one))
    assert paragraphs(data, "ins") == shown(TEXTS[name])
    with ZipFile(BytesIO(data)) as archive:
        for part in archive.namelist():
            ElementTree.fromstring(archive.read(part))
        comments = ElementTree.fromstring(archive.read("word/comments.xml"))
        document = archive.read("word/document.xml").decode("utf-8")
    assert len(comments) == len(one.checked.findings)
    for at in range(len(comments)):
        start, end = document.index(f'commentRangeStart w:id="{at}"'), document.index(f'commentRangeEnd w:id="{at}"')
        assert start < end < document.index(f'commentReference w:id="{at}"')


def test_marked_up_files_show_their_prose_as_a_document() -> None:
    one = made(PAGE, "a.html")
    data = docx.render(one, Facts("tqa:test"))
    assert [line for line in paragraphs(data, "ins") if line] == [line for line in one.checked.document.prose.split("\n") if line]
    assert "date 2022-02-01" not in "".join(paragraphs(data, "del"))


@pytest.mark.skipif(not os.environ.get("CI") and shutil.which("soffice") is None, reason="no LibreOffice")
@pytest.mark.parametrize("name", ["refinery-loan.txt", "hostile.txt", "rtl.txt"])
def test_a_word_processor_opens_the_document(tmp_path: Path, name: str) -> None:
    (tmp_path / "a.docx").write_bytes(docx.render(made(TEXTS[name], name), Facts("tqa:test")))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    for kind in ("pdf", "txt:Text"):
        subprocess.run(
            ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", str(tmp_path), str(tmp_path / "a.docx")],
            check=True,
            capture_output=True,
            timeout=120,
        )
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF")
    text = (tmp_path / "a.txt").read_text(encoding="utf-8-sig")
    words = [word for line in shown(proposed.text(made(TEXTS[name], name))) for word in line.split() if word.isalpha()]
    assert len(words) > 20
    assert all(word in text for word in words)


@pytest.mark.parametrize("name", list(TEXTS))
def test_narrowed_corrections_do_the_same(name: str) -> None:
    one = made(TEXTS[name], name)
    text = one.checked.document.text
    for finding in one.checked.findings:
        if finding.fix is not None and finding.fix.edits:
            small = narrowed(text, finding.fix.edits)
            assert apply(text, small)[0] == apply(text, finding.fix.edits)[0]
            assert sum(edit.end - edit.start for edit in small) <= sum(edit.end - edit.start for edit in finding.fix.edits)
    kept = {finding for _, finding in proposed.edits(one)}
    assert all(one.checked.findings[at].fix.applicability != DISPLAY for at in kept)  # type: ignore[union-attr]


WORDS = st.lists(st.sampled_from(["the", "mayor", " ", ",", ".", "—", "Zubov", "’s", "\n", "12", "é"]), max_size=12).map("".join)


@hypothesis.settings(suppress_health_check=[hypothesis.HealthCheck.too_slow], deadline=None)
@given(WORDS, WORDS, WORDS, WORDS)
def test_any_narrowed_correction_does_the_same(before: str, old: str, new: str, after: str) -> None:
    text = before + old + after
    edit = Edit(len(before), len(before) + len(old), new)
    small = narrowed(text, [edit])
    assert apply(text, small)[0] == apply(text, [edit])[0]
    assert all(edit.start <= each.start <= each.end <= edit.end for each in small)
    assert all(text[each.start : each.end] != each.text for each in small)


def test_a_correction_inside_of_a_phrase_goes_with_that_of_the_phrase() -> None:
    one = made("We waited for the decision about it Anatoly Zubov deputy of RIA News\n\nAnatoli Zubov told RIA News that he left.\n")
    assert "Anatoly" in proposed.text(one) or "Anatoli" in proposed.text(one)
    assert "RIA News" not in proposed.text(one)


def test_the_difference_applies(tmp_path: Path) -> None:
    one = made(TEXTS["refinery-loan.txt"], "a.txt")
    (tmp_path / "a.txt").write_text(TEXTS["refinery-loan.txt"], encoding="utf-8")
    difference = "".join(unified(one.checked.document.text, proposed.text(one), "a.txt"))
    subprocess.run(["git", "apply", "-p1", "-"], cwd=tmp_path, input=difference.encode(), check=True)
    assert (tmp_path / "a.txt").read_text(encoding="utf-8") == proposed.text(one)


def _tokens(text: str) -> Iterator[str]:
    for token in MarkdownIt("commonmark", {"html": True}).enable("table").parse(text):
        yield token.type
        for child in token.children or ():
            yield f"{child.type} {child.content}" if child.type == "html_inline" else child.type


def test_hostile_texts_are_nothing_but_text_in_markdown() -> None:
    page = "".join(markdown.page(made(HOSTILE, "<img src=x> [a](javascript:b) @all\n# c.txt"), Facts("tqa:test")))
    marker, _, page = page.partition("\n")
    assert marker == "<!-- tqa: off -->"
    found = set(_tokens(page))
    assert found & {"link_open", "image", "html_block"} == set()
    assert {name for name in found if name.startswith("html_inline")} <= {"html_inline <!-- -->"}
    assert "@all" not in page
    assert not any("\x00" <= char < " " and char != "\n" for char in page)
    assert not set("\u202a\u202b\u202c\u202d\u202e\u2066\u2069\u2028\x7f") & set(page)

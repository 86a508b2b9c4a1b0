"""A hostile article does nothing in the browser, and a page gives way to nothing but its own script."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

import pytest

from tests.browser.articles import HOSTILE
from tests.browser.conftest import Opener
from tqa.cli.main import run


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.mktemp("hostile")
    name = base / "a'\"><img src=x onerror=window.hacked=7>.txt"
    name.write_text(HOSTILE, encoding="utf-8")
    source = base / "source.txt"
    source.write_text(HOSTILE, encoding="utf-8")
    (base / "line.txt").write_text("date 2022-02-01 " + "<script>window.hacked=8</script> word &amp; " * 25_000, encoding="utf-8")
    run(["report", str(name), "--source", str(source), "--source-lang", "ru", "-o", str(base / "reports")])
    run(["report", str(base / "line.txt"), "--lang", "en", "-o", str(base / "reports" / "line")])
    return base / "reports"


def test_a_hostile_article_does_nothing(reports: Path, opened: Opener) -> None:
    pages = list(reports.rglob("*.html"))
    assert len(pages) == 4
    for path in pages:
        page = opened(path)
        for _ in range(12):
            page.keyboard.press("j")
            page.keyboard.press("a")
        for view in ("changes", "side", "result"):
            if page.locator(f"#view-{view}").count():
                page.click(f"label:has(#view-{view})")
        assert page.evaluate("window.hacked") is None
        assert page.evaluate("document.querySelectorAll('img, iframe, object, embed, form, base').length") == 0
        assert page.evaluate("document.scripts.length") == 2
        links = page.evaluate("[...document.querySelectorAll('a')].map(link => link.href)")
        assert all(link.startswith("file:") for link in links)
        handlers = page.evaluate(
            "[...document.querySelectorAll('*')].filter(node => [...node.attributes].some(a => a.name.startsWith('on'))).length"
        )
        assert handlers == 0


def test_characters_that_turn_text_are_spelled_out(reports: Path, opened: Opener) -> None:
    page = opened(next(path for path in reports.glob("*.html") if path.name != "index.html"))
    text = page.locator("#text").inner_text()
    assert "<U+202E>gnp.exe<U+202C>" in text
    assert re.search("[\u202a-\u202e\u2066-\u2069\x00-\x08\x1b\x7f]", text) is None


def test_the_policy_names_the_pages_own_script_and_style_alone(reports: Path) -> None:
    for path in reports.rglob("*.html"):
        page = path.read_text(encoding="utf-8")
        policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', page)
        assert policy is not None
        assert page.index("Content-Security-Policy") < page.index("<title>")
        script = page.rpartition("<script>")[2].partition("</script>")[0]
        style = page.partition("<style>")[2].partition("</style>")[0]
        for source, directive in ((script, "script-src"), (style, "style-src")):
            digest = b64encode(sha256(source.encode()).digest()).decode()
            assert f"{directive} 'sha256-{digest}'" in policy[1]
        assert policy[1].startswith("default-src 'none'; ")
        assert "unsafe" not in policy[1]
        assert len(re.findall("<script", page)) == 2


def test_the_policy_holds(reports: Path, opened: Opener, browser: object) -> None:
    path = next(path for path in reports.glob("*.html") if path.name != "index.html")
    broken = path.with_name("broken.html")
    page = path.read_text(encoding="utf-8")
    broken.write_text(
        page.replace("<body>", "<body><script>window.hacked=9</script><img src=x onerror='window.hacked=10'>"), encoding="utf-8"
    )
    refused: list[str] = []
    window = browser.new_page()  # type: ignore[attr-defined]
    window.on("console", lambda message: refused.append(message.text))
    window.goto(broken.as_uri())
    assert window.evaluate("window.hacked") is None
    assert any("Content Security Policy" in text for text in refused)
    window.close()
    broken.unlink()

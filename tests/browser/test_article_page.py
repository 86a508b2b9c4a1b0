"""The page of one document, used as an editor uses it: by keyboard and mouse, until the decisions are applied."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Opener
from tests.regenerate_reports import TOP
from tqa.cli.main import run
from tqa.model.fix import Edit, apply

SAMPLES = TOP / "samples"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.mktemp("pages")
    for name in ("bridge-vote.txt", "volleyball-coach.txt", "theatre-season.md"):
        (base / name).write_bytes((SAMPLES / name).read_bytes())
        source = SAMPLES / "source" / name
        with_source = ["--source", str(source)] if source.exists() else []
        assert run(["report", str(base / name), *with_source, "-o", str(base / "reports")]) == 1
    return base


def states(page: Page) -> list[str]:
    found: list[str] = page.evaluate("[...document.querySelectorAll('#list .item')].map(row => row.className.split(' ').pop())")
    return found


def saved(page: Page, name: str) -> bytes:
    page.click("text=Save and load")
    with page.expect_download() as download:
        page.click(f"#save-{name}")
    page.keyboard.press("Escape")
    page.click("h1")
    return Path(download.value.path()).read_bytes()


def visible_text(page: Page) -> str:
    page.click("label:has(#view-result)")
    lines: list[str] = page.evaluate("[...document.querySelectorAll('#text .cell:not(.source)')].map(cell => cell.textContent)")
    return "\n".join(line for line in lines if line.strip())


def test_the_keyboard_walks_decides_and_takes_back(folder: Path, opened: Opener) -> None:
    page = opened(folder / "reports" / "bridge-vote.txt.html")
    total = len(states(page))
    assert total >= 8
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert page.locator("#card h2").inner_text() == f"Finding 2 of {total}"
    page.keyboard.press("k")
    page.keyboard.press("a")
    page.keyboard.press("r")
    assert states(page)[:3] == ["accepted", "rejected", "open"]
    assert page.locator("#card h2").inner_text() == f"Finding 3 of {total}"
    page.keyboard.press("u")
    assert states(page)[:3] == ["accepted", "open", "open"]
    page.keyboard.press("u")
    page.keyboard.press("u")
    assert set(states(page)) == {"open"}
    page.keyboard.press("?")
    assert page.locator("#help").is_visible()
    page.keyboard.press("a")
    assert set(states(page)) == {"open"}
    page.keyboard.press("Escape")
    assert not page.locator("#help").is_visible()


def test_single_keys_can_be_switched_off(folder: Path, opened: Opener) -> None:
    page = opened(folder / "reports" / "bridge-vote.txt.html")
    page.keyboard.press("?")
    page.uncheck("#help input")
    page.click("#help button")
    page.keyboard.press("j")
    assert page.locator("#card h2").count() == 0


def test_the_source_sentence_of_a_finding_is_shown(folder: Path, opened: Opener) -> None:
    page = opened(folder / "reports" / "bridge-vote.txt.html")
    assert page.locator(".heads h2").all_inner_texts() == ["Source", "As it is", "As it should be"]
    page.locator("#text mark", has_text="Ukrainform").first.click()
    assert "Укрінформ" in page.locator("#card blockquote").inner_text()
    assert "Укрінформ" in " ".join(page.locator(".told").all_inner_texts())


def test_what_is_decided_is_kept_exported_restored_and_applied(folder: Path, opened: Opener, tmp_path: Path) -> None:
    name = "volleyball-coach.txt"
    page = opened(folder / "reports" / f"{name}.html")
    page.click("#safe")
    assert "accepted" in states(page)
    rows = page.locator("#list .item")
    edited = next(i for i in range(rows.count()) if states(page)[i] == "open" and "attribution-tail" in rows.nth(i).inner_text())
    rows.nth(edited).click()
    page.keyboard.press("e")
    page.locator("#card textarea").first.fill(" — said “the coach” & left")
    page.keyboard.press("Control+Enter")
    assert states(page)[edited] == "accepted"
    rows.nth(edited).click()
    page.keyboard.press("c")
    page.locator("#card textarea").nth(1).fill("ask the desk")
    page.locator("#card .box:not([hidden]) .main").click()
    other = states(page).index("open")
    rows.nth(other).click()
    page.keyboard.press("r")
    text = saved(page, "text").decode("utf-8")
    decisions = saved(page, "decisions")
    assert "said “the coach” & left" in text
    assert text != (folder / name).read_text(encoding="utf-8")
    shown = visible_text(page)
    assert [line for line in shown.split("\n") if line.strip()] == [line for line in text.split("\n") if line.strip()]
    before = states(page)

    page.wait_for_timeout(300)
    again = opened(folder / "reports" / f"{name}.html", context=page.context)
    assert states(again) == before

    fresh = opened(folder / "reports" / f"{name}.html")
    assert set(states(fresh)) == {"open"}
    path = tmp_path / "decisions.json"
    path.write_bytes(decisions)
    fresh.set_input_files("#file", str(path))
    fresh.locator("#status", has_text="loaded").wait_for()
    assert states(fresh) == before
    assert saved(fresh, "text").decode("utf-8") == text
    assert saved(fresh, "decisions") == decisions
    given = json.loads(decisions)
    assert [row["comment"] for row in given["documents"][0]["decisions"] if row["comment"]] == ["ask the desk"]

    article = tmp_path / name
    article.write_bytes((folder / name).read_bytes())
    assert run(["fix", "--decisions", str(path), str(article)]) == 0
    assert article.read_bytes().decode("utf-8") == text


def test_one_click_chooses_the_form_of_a_name(folder: Path, opened: Opener, tmp_path: Path) -> None:
    name = "volleyball-coach.txt"
    original = (folder / name).read_text(encoding="utf-8")
    page = opened(folder / "reports" / f"{name}.html")
    group = page.locator("fieldset.name", has_text="Zhuravleva").first
    for form in ("Zhuravleva", "Zhuravlyova"):
        group.locator("label", has_text=form).first.click()
        text = saved(page, "text").decode("utf-8")
        other = {"Zhuravleva": "Zhuravlyova", "Zhuravlyova": "Zhuravleva"}[form]
        assert text == original.replace(other, form)
    group = page.locator("fieldset.name", has_text="Zhuravleva").first
    group.get_by_label("Add to the glossary").check()
    additions = tomllib.loads(saved(page, "glossary").decode("utf-8"))
    assert additions["entry"] == [{"kind": "person", "en": "Alina Zhuravlyova", "forbidden": {"en": ["Zhuravleva => Zhuravlyova"]}}]
    path = tmp_path / "additions.toml"
    path.write_bytes(saved(page, "glossary"))
    article = tmp_path / name
    article.write_text(original, encoding="utf-8")
    run(["fix", "--glossary", str(path), "--select", "terms", str(article)])
    assert "Zhuravleva" not in article.read_text(encoding="utf-8")
    page.keyboard.press("u")
    page.keyboard.press("u")
    page.keyboard.press("u")
    assert saved(page, "text").decode("utf-8") == original


def test_filters_hide_in_the_list_and_for_the_keyboard(folder: Path, opened: Opener) -> None:
    page = opened(folder / "reports" / "volleyball-coach.txt.html")
    total = len(states(page))
    page.click("aside .filters summary")
    page.locator("aside .field", has_text="Family").locator("select").select_option("names")
    names = page.locator("#list li:not([hidden])").count()
    assert 0 < names < total
    assert page.locator("#tally").inner_text().startswith(f"{names} of {total} shown")
    for _ in range(total):
        page.keyboard.press("Escape")
        page.locator("h1").click()
        page.keyboard.press("j")
    assert "name-variant" in page.locator("#list [aria-current]").inner_text()
    page.locator("aside .field", has_text="Family").locator("select").select_option("")
    page.locator("aside .field", has_text="State").locator("select").select_option("accepted")
    assert page.locator("#list li:not([hidden])").count() == 0
    page.locator("aside .field", has_text="State").locator("select").select_option("")
    page.locator("aside input[type=range]").fill("100")
    assert page.locator("#list li:not([hidden])").count() < total


def test_marked_up_files_are_corrected_as_files(folder: Path, opened: Opener, tmp_path: Path) -> None:
    name = "theatre-season.md"
    page = opened(folder / "reports" / f"{name}.html")
    original = (folder / name).read_text(encoding="utf-8")
    assert "](" not in page.locator("#text").inner_text()
    for _ in range(len(states(page))):
        page.keyboard.press("j")
        page.keyboard.press("a")
    text = saved(page, "text").decode("utf-8")
    given = json.loads(saved(page, "decisions"))
    edits = [Edit(edit["start"], edit["end"], edit["text"]) for row in given["documents"][0]["decisions"] for edit in row["edits"]]
    assert edits
    assert text == apply(original, edits)[0] != original
    path = tmp_path / "decisions.json"
    path.write_text(json.dumps(given), encoding="utf-8")
    article = tmp_path / name
    article.write_text(original, encoding="utf-8")
    assert run(["fix", "--decisions", str(path), str(article)]) == 0
    assert article.read_text(encoding="utf-8") == text


def test_the_interface_speaks_three_languages(folder: Path, opened: Opener) -> None:
    page = opened(folder / "reports" / "volleyball-coach.txt.html")
    tables = json.loads((TOP / "tqa" / "report" / "page" / "strings.json").read_text(encoding="utf-8"))
    assert tables["en"].keys() == tables["ru"].keys() == tables["es"].keys()
    for code, word in (("ru", "Принять все надёжные"), ("es", "Aceptar los seguros"), ("en", "Accept all safe")):
        page.locator(".menu", has=page.locator("select")).last.locator("summary").click()
        page.locator(".sheet select").first.select_option(code)
        assert page.locator("#safe").inner_text() == word
        assert page.evaluate("document.documentElement.lang") == code
        holes = re.findall(r"(?:said|card|state|severity|set|filter)\.\w+", page.locator("body").inner_text())
        assert holes == []


def test_decisions_for_another_text_are_refused_by_the_page(folder: Path, opened: Opener, tmp_path: Path) -> None:
    page = opened(folder / "reports" / "volleyball-coach.txt.html")
    path = tmp_path / "d.json"
    stale = {
        "schema": "tqa.decisions/1",
        "documents": [{"path": str(folder / "volleyball-coach.txt"), "sha256": "0" * 64, "decisions": [], "names": []}],
    }
    for given, answer in ((json.dumps(stale), "another version"), ("{}", "not a decisions file"), ("[", "not a decisions file")):
        path.write_text(given, encoding="utf-8")
        page.set_input_files("#file", str(path))
        page.locator("#status", has_text=answer).wait_for()
    assert set(states(page)) == {"open"}


ASTRAL = (
    "date 2022-02-01 The choir 🎶 of Orlovka 😋 sang 𝔐 on Friday. Writes about it TASS with reference to the mayor 🏛️.\r\n\r\n"
    "“🎻 Encore!” 🎉 date 2023-01-05\r\n"
)
MARKED_UP = (
    "<!doctype html><html><head><title>Council &amp; mayor</title></head><body><article><h1>Council &amp; mayor</h1>\n"
    "<p>date 2022-02-01 The council of Orlovka &amp; its mayor met on <em>Friday</em> and signed the budget of the town for the year.</p>\n"
    "<p>Writes about it TASS with reference to the &lt;mayor&gt; of the town, who left before the end of the meeting in his car.</p>\n"
    "<p>The road behind the bridge will be repaired before the winter, and the bridge itself after it.</p></article></body></html>\n"
)


@pytest.mark.parametrize(("name", "original"), [("astral.txt", ASTRAL), ("page.html", MARKED_UP)])
def test_offsets_and_markup_stay_true(name: str, original: str, tmp_path: Path, opened: Opener) -> None:
    article = tmp_path / name
    article.write_bytes(original.encode())
    run(["report", str(article), "--lang", "en", "--source-lang", "ru", "-o", str(tmp_path / "out")])
    page = opened(tmp_path / "out" / f"{name}.html")
    rows = page.locator("#list .item")
    calque = next(at for at in range(rows.count()) if "calque" in rows.nth(at).inner_text())
    for at in range(rows.count()):
        rows.nth(at).click()
        if at == calque:
            assert "<mayor>" not in page.locator("#card textarea").first.input_value()
            page.keyboard.press("e")
            page.locator("#card textarea").first.fill("R&D <b>says</b> 🎺 TASS, citing")
            page.keyboard.press("Control+Enter")
        else:
            page.keyboard.press("a")
    text = saved(page, "text").decode("utf-8")
    assert ("R&amp;D &lt;b&gt;says&lt;/b&gt; 🎺 TASS" if name == "page.html" else "R&D <b>says</b> 🎺 TASS") in text
    assert "date 2022-02-01" not in text
    assert "R&D <b>says</b> 🎺 TASS" in visible_text(page)
    path = tmp_path / "d.json"
    path.write_bytes(saved(page, "decisions"))
    assert run(["fix", "--decisions", str(path), str(article)]) == 0
    assert article.read_bytes().decode("utf-8") == text
    if name == "page.html":
        assert text.count("<p>") == 3
        assert "<em>Friday</em>" in text
    else:
        assert text.count("\r\n") == original.count("\r\n")

"""The language server from end to end: a real client over standard input and output."""

from __future__ import annotations

import asyncio
import tomllib
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

import pytest
from lsprotocol import types

from tests.lsp.client import applied, client

ARTICLE = """\
date 2023-05-11 😀 The council of Sosnovy Mys put off the sale of the ferry.

The mayor told RIA News that Zinaida Vetoshkina had written to the governor twice.

Zinaida Vetoschkina heads the island school. The school wrote to the ministry.
"""
FIXED = ARTICLE.replace("date 2023-05-11 ", "").replace("RIA News", "RIA Novosti")


def talk(work: Callable[[], Coroutine[Any, Any, None]]) -> None:
    asyncio.run(work())


def range_of(text: str, part: str, encoding: str = "utf-16") -> types.Range:
    start = text.index(part)
    line = text.count("\n", 0, start)
    begin = text.rfind("\n", 0, start) + 1
    size = {"utf-16": lambda piece: len(piece.encode("utf-16-le")) // 2, "utf-8": lambda piece: len(piece.encode()), "utf-32": len}[
        encoding
    ]
    return types.Range(types.Position(line, size(text[begin:start])), types.Position(line, size(text[begin : start + len(part)])))


def text_edits(action: types.CodeAction) -> list[types.TextEdit]:
    assert action.edit is not None
    assert action.edit.document_changes is not None
    return [
        edit
        for change in action.edit.document_changes
        if isinstance(change, types.TextDocumentEdit)
        for edit in change.edits
        if isinstance(edit, types.TextEdit)
    ]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8", "utf-32"])
def test_findings_stand_where_the_editor_counts_them(tmp_path: Path, encoding: str) -> None:
    text = "The mayor 😀 of Верхний told RIA News that Zinaida Vetoshkina had written to the governor twice.\n"

    async def work() -> None:
        async with client(tmp_path, [encoding, "utf-16"]) as editor:
            assert editor.capabilities is not None
            assert editor.capabilities.position_encoding == encoding
            (found,) = [each for each in await editor.open(tmp_path / "a.txt", text) if each.code == "forbidden-term"]
            assert found.range == range_of(text, "RIA News", encoding)
            assert found.source == "tqa"

    talk(work)


def test_open_edit_correct_and_close(tmp_path: Path) -> None:
    path = tmp_path / "article.txt"

    async def work() -> None:
        async with client(tmp_path) as editor:
            rules = {each.code for each in await editor.open(path, ARTICLE)}
            assert {"leaked-metadata", "forbidden-term", "name-variant"} <= rules
            (variant,) = [each for each in editor.diagnostics[path.as_uri()][-1].diagnostics if each.code == "name-variant"]
            assert variant.related_information
            found = await editor.actions(path, range_of(ARTICLE, "RIA News"), ["quickfix"])
            preferred = [action for action in found if action.is_preferred]
            assert applied(ARTICLE, text_edits(preferred[0])) == ARTICLE.replace("RIA News", "RIA Novosti")
            (whole,) = await editor.actions(path, range_of(ARTICLE, "The"), ["source.fixAll"])
            assert whole.kind == "source.fixAll.tqa"
            assert applied(ARTICLE, text_edits(whole)) == FIXED
            left = {each.code for each in await editor.change(path, FIXED, 2)}
            assert left == rules - {"leaked-metadata", "forbidden-term"}
            assert await editor.actions(path, range_of(FIXED, "The"), ["source.fixAll"]) == []
            editor.text_document_did_close(types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(path.as_uri())))
            await editor.until(lambda: not editor.diagnostics[path.as_uri()][-1].diagnostics)

    talk(work)


def test_evidence_is_shown_when_the_pointer_rests_on_a_finding(tmp_path: Path) -> None:
    async def work() -> None:
        async with client(tmp_path) as editor:
            path = tmp_path / "article.txt"
            await editor.open(path, ARTICLE)
            position = range_of(ARTICLE, "IA News").start
            identifier = types.TextDocumentIdentifier(path.as_uri())
            shown = await editor.text_document_hover_async(types.HoverParams(identifier, position))
            assert shown is not None
            assert isinstance(shown.contents, types.MarkupContent)
            assert "should be “RIA Novosti”" in shown.contents.value
            assert "`forbidden-term`: " in shown.contents.value
            assert await editor.text_document_hover_async(types.HoverParams(identifier, types.Position(1, 0))) is None

    talk(work)


def test_names_are_symbols_and_are_renamed_in_all_their_forms(tmp_path: Path) -> None:
    async def work() -> None:
        async with client(tmp_path) as editor:
            path = tmp_path / "article.txt"
            identifier = types.TextDocumentIdentifier(path.as_uri())
            await editor.open(path, ARTICLE)
            symbols = await editor.text_document_document_symbol_async(types.DocumentSymbolParams(identifier))
            assert symbols
            person = next(each for each in symbols if "Vetosh" in each.name or "Vetosch" in each.name)
            assert isinstance(person, types.DocumentSymbol)
            assert "2 spellings" in (person.detail or "")
            position = range_of(ARTICLE, "Vetoschkina").start
            at = await editor.text_document_prepare_rename_async(types.PrepareRenameParams(identifier, position))
            assert isinstance(at, types.Range)
            shown = ARTICLE.split("\n")[at.start.line][at.start.character : at.end.character]
            new = shown.replace("Vetoschkina", "Vetoshkina")
            edit = await editor.text_document_rename_async(types.RenameParams(identifier, position, new))
            assert edit is not None
            assert edit.changes is not None
            assert applied(ARTICLE, list(edit.changes[path.as_uri()])) == ARTICLE.replace("Vetoschkina", "Vetoshkina")

    talk(work)


def test_silence_in_markdown_and_in_text(tmp_path: Path) -> None:
    async def work() -> None:
        async with client(tmp_path) as editor:
            markdown = tmp_path / "article.md"
            text = "# News\n\nThe mayor told RIA News that the town is quiet.\n"
            await editor.open(markdown, text, "markdown")
            (silence,) = [a for a in await editor.actions(markdown, range_of(text, "RIA News")) if a.title.startswith("Ignore")]
            quiet = applied(text, text_edits(silence))
            assert quiet == "# News\n\n<!-- tqa: ignore forbidden-term -->\n\nThe mayor told RIA News that the town is quiet.\n"
            assert await editor.change(markdown, quiet, 2) == []
            plain = tmp_path / "article.txt"
            await editor.open(plain, ARTICLE)
            (silence,) = [a for a in await editor.actions(plain, range_of(ARTICLE, "RIA News")) if a.title.startswith("Ignore")]
            (addition,) = text_edits(silence)
            assert tomllib.loads(addition.new_text) == {"overrides": [{"paths": ["article.txt"], "ignore": ["forbidden-term"]}]}
            (tmp_path / "tqa.toml").write_text(addition.new_text, encoding="utf-8")
            editor.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([]))
            before = len(editor.diagnostics[plain.as_uri()])
            await editor.until(lambda: len(editor.diagnostics[plain.as_uri()]) > before)
            assert "forbidden-term" not in {each.code for each in editor.diagnostics[plain.as_uri()][-1].diagnostics}

    talk(work)


def test_a_name_goes_to_the_glossary_which_is_read_again(tmp_path: Path) -> None:
    async def work() -> None:
        async with client(tmp_path) as editor:
            path = tmp_path / "article.txt"
            await editor.open(path, ARTICLE)
            found = await editor.actions(path, range_of(ARTICLE, "Vetoschkina"))
            (add,) = [action for action in found if action.title.startswith("Add “") and "etosh" in action.title]
            glossary, settings = (edit.new_text for edit in text_edits(add))
            (tmp_path / "glossary.toml").write_text(glossary, encoding="utf-8")
            (tmp_path / "tqa.toml").write_text(settings, encoding="utf-8")
            editor.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([]))
            before = len(editor.diagnostics[path.as_uri()])
            await editor.until(lambda: len(editor.diagnostics[path.as_uri()]) > before)
            corrected = [
                each
                for each in editor.diagnostics[path.as_uri()][-1].diagnostics
                if "glossary" in each.message or each.code == "forbidden-term"
            ]
            assert any(each.range.start.line == 4 for each in corrected), corrected
            assert "workspace/didChangeWatchedFiles" in editor.registered

    talk(work)


def test_only_the_last_state_is_reported(tmp_path: Path) -> None:
    async def work() -> None:
        async with client(tmp_path) as editor:
            path = tmp_path / "article.txt"
            await editor.open(path, ARTICLE)
            for version in range(2, 40):
                editor.write(path, ARTICLE + "x" * version, version)
            await editor.change(path, "Nothing is wrong with this sentence.\n", 40)
            assert not editor.diagnostics[path.as_uri()][-1].diagnostics
            versions = [params.version for params in editor.diagnostics[path.as_uri()]]
            assert versions == sorted(versions, key=lambda version: version or 0)
            assert len(versions) < 20, "checks of states that were overtaken are given up"

    talk(work)


def test_a_request_can_be_cancelled(tmp_path: Path) -> None:
    async def work() -> None:
        async with client(tmp_path) as editor:
            path = tmp_path / "article.txt"
            await editor.open(path, ARTICLE)
            editor.write(path, ARTICLE * 200, 2)
            request = asyncio.ensure_future(editor.actions(path, range_of(ARTICLE, "RIA News")))
            await asyncio.sleep(0)
            request.cancel()
            with pytest.raises(asyncio.CancelledError):
                await request
            assert await editor.change(path, "Nothing is wrong with this sentence.\n", 3) == []

    talk(work)


def test_wrong_settings_are_said_once_and_the_server_goes_on(tmp_path: Path) -> None:
    (tmp_path / "tqa.toml").write_text('selct = ["scrape"]\n', encoding="utf-8")

    async def work() -> None:
        async with client(tmp_path) as editor:
            path = tmp_path / "article.txt"
            editor.text_document_did_open(types.DidOpenTextDocumentParams(types.TextDocumentItem(path.as_uri(), "plaintext", 1, ARTICLE)))
            await editor.until(lambda: editor.messages)
            assert "selct: no such setting; did you mean select?" in editor.messages[0]
            editor.write(path, ARTICLE + "\n", 2)
            await asyncio.sleep(0.5)
            assert len(editor.messages) == 1
            (tmp_path / "tqa.toml").write_text('select = ["leaked-metadata"]\n', encoding="utf-8")
            assert [each.code for each in await editor.change(path, ARTICLE, 3)] == ["leaked-metadata"]

    talk(work)


def test_options_of_the_editor_win_over_the_settings_file(tmp_path: Path) -> None:
    (tmp_path / "tqa.toml").write_text('select = ["leaked-metadata"]\n', encoding="utf-8")

    async def work() -> None:
        async with client(tmp_path, options={"select": ["forbidden-term"], "sorce": "ru"}) as editor:
            assert [each.code for each in await editor.open(tmp_path / "a.txt", ARTICLE)] == ["forbidden-term"]
            assert any("no such option: sorce" in message for message in editor.messages)

    talk(work)


def test_sources_are_found_beside_the_documents(tmp_path: Path) -> None:
    (tmp_path / "ru").mkdir()
    (tmp_path / "en").mkdir()
    (tmp_path / "ru" / "a.txt").write_text("Штраф составит 3600 евро.\n", encoding="utf-8")

    async def work() -> None:
        async with client(tmp_path, options={"source": "ru", "lang": "en", "sourceLang": "ru"}) as editor:
            assert [each.code for each in await editor.open(tmp_path / "en" / "a.txt", "The fine is 360 euros.\n")] == ["number-mismatch"]

    talk(work)


def test_line_separators_inside_a_paragraph_are_no_lines(tmp_path: Path) -> None:
    text = "The mayor\u2028told\x0bRIA News that\x85the town is quiet.\n"

    async def work() -> None:
        async with client(tmp_path) as editor:
            (found,) = await editor.open(tmp_path / "a.txt", text)
            assert found.range == range_of(text, "RIA News")

    talk(work)


def test_the_client_of_these_tests_counts_as_editors_do() -> None:
    edit = types.TextEdit(types.Range(types.Position(0, 3), types.Position(1, 1)), "X")
    assert applied("a😀b\nсло", [edit]) == "a😀Xло"

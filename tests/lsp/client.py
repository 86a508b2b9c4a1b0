"""A language client that starts the server as an editor does and talks to it over standard input and output."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from lsprotocol import types
from pygls.lsp.client import LanguageClient


class Client(LanguageClient):
    """Remembers diagnostics by document, and what the server wanted to tell the user."""

    def __init__(self) -> None:
        super().__init__("tests", "1")
        self.diagnostics: dict[str, list[types.PublishDiagnosticsParams]] = {}
        self.messages: list[str] = []
        self.registered: list[str] = []
        self.capabilities: types.ServerCapabilities | None = None
        self._news = asyncio.Event()
        self.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(lambda params: self._published(params))
        self.feature(types.WINDOW_SHOW_MESSAGE)(lambda params: self._shown(params))
        self.feature(types.CLIENT_REGISTER_CAPABILITY)(lambda params: self._register(params))

    def _published(self, params: types.PublishDiagnosticsParams) -> None:
        self.diagnostics.setdefault(params.uri, []).append(params)
        self._news.set()

    def _shown(self, params: types.ShowMessageParams) -> None:
        self.messages.append(params.message)
        self._news.set()

    def _register(self, params: types.RegistrationParams) -> None:
        self.registered += [registration.method for registration in params.registrations]

    async def until(self, condition: Any, seconds: float = 20) -> None:
        """Wait for news until a condition holds."""

        async def wait() -> None:
            while not condition():
                self._news.clear()
                await self._news.wait()

        await asyncio.wait_for(wait(), seconds)

    async def open(self, path: Path, text: str, language: str = "plaintext") -> list[types.Diagnostic]:
        """Open a document and wait for its diagnostics."""
        uri = path.as_uri()
        known = len(self.diagnostics.get(uri, []))
        self.text_document_did_open(types.DidOpenTextDocumentParams(types.TextDocumentItem(uri, language, 1, text)))
        await self.until(lambda: len(self.diagnostics.get(uri, [])) > known)
        return list(self.diagnostics[uri][-1].diagnostics)

    def write(self, path: Path, text: str, version: int) -> None:
        """Replace the text of a document."""
        change = types.TextDocumentContentChangeWholeDocument(text)
        identifier = types.VersionedTextDocumentIdentifier(version, path.as_uri())
        self.text_document_did_change(types.DidChangeTextDocumentParams(identifier, [change]))

    async def change(self, path: Path, text: str, version: int) -> list[types.Diagnostic]:
        """Replace the text and wait for the diagnostics of that version."""
        self.write(path, text, version)
        uri = path.as_uri()
        await self.until(lambda: bool(self.diagnostics.get(uri)) and self.diagnostics[uri][-1].version == version)
        return list(self.diagnostics[uri][-1].diagnostics)

    async def actions(self, path: Path, range: types.Range, only: list[str] | None = None) -> list[types.CodeAction]:
        """Code actions at a range."""
        params = types.CodeActionParams(types.TextDocumentIdentifier(path.as_uri()), range, types.CodeActionContext([], only))
        found = await self.text_document_code_action_async(params)
        return [action for action in found or [] if isinstance(action, types.CodeAction)]


@asynccontextmanager
async def client(root: Path, encodings: list[str] | None = None, options: Any = None) -> AsyncIterator[Client]:
    """A connected client; the server must end by itself when it is told to."""
    one = Client()
    await one.start_io(sys.executable, "-m", "tqa", "lsp", "--stdio")
    capabilities = types.ClientCapabilities(
        general=types.GeneralClientCapabilities(position_encodings=[types.PositionEncodingKind(each) for each in encodings or ["utf-16"]]),
        workspace=types.WorkspaceClientCapabilities(
            did_change_watched_files=types.DidChangeWatchedFilesClientCapabilities(dynamic_registration=True)
        ),
    )
    folder = types.WorkspaceFolder(root.as_uri(), root.name)
    params = types.InitializeParams(capabilities=capabilities, workspace_folders=[folder], initialization_options=options)
    one.capabilities = (await one.initialize_async(params)).capabilities
    one.initialized(types.InitializedParams())
    try:
        yield one
    finally:
        await one.shutdown_async(None)
        one.exit(None)
        stopped: Any = one.stop
        await asyncio.wait_for(stopped(), 10)


def applied(text: str, edits: list[types.TextEdit], encoding: str = "utf-16") -> str:
    """The text after edits, by this client's own reading of positions."""
    lines = text.split("\n")
    starts = [sum(len(line) + 1 for line in lines[:number]) for number in range(len(lines))]

    def offset(position: types.Position) -> int:
        if position.line >= len(lines):
            return len(text)
        line = lines[position.line]
        if encoding == "utf-16":
            return starts[position.line] + len(line.encode("utf-16-le")[: 2 * position.character].decode("utf-16-le"))
        if encoding == "utf-8":
            return starts[position.line] + len(line.encode()[: position.character].decode())
        return starts[position.line] + position.character

    for edit in sorted(edits, key=lambda edit: (edit.range.start.line, edit.range.start.character), reverse=True):
        text = text[: offset(edit.range.start)] + edit.new_text + text[offset(edit.range.end) :]
    return text

"""The server: what comes over the connection goes to the modules beside this one.

A check runs in a thread a moment after the last keystroke; what a newer state of the buffer has overtaken is dropped. Buffers come whole:
editors and this program do not agree on what ends a line inside a scraped paragraph, so changes by line and column would go astray.
"""

from __future__ import annotations

import asyncio
from typing import Any

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from tqa import __version__
from tqa.lsp import actions, diagnostics, names
from tqa.lsp.checks import Checks, problem_of, wanted
from tqa.lsp.places import Places, path_of
from tqa.model.report import Checked
from tqa.model.text import Span

PAUSE = 0.04
"""Seconds without a keystroke before a check begins."""
_WATCHED = ("**/tqa.toml", "**/.tqa.toml", "**/pyproject.toml", "**/*glossary*.{toml,tsv,csv,xlsx,tbx}")


class Server(LanguageServer):
    """A language server with the checks of its documents."""

    def __init__(self) -> None:
        super().__init__("tqa", __version__, text_document_sync_kind=types.TextDocumentSyncKind.Full)
        self.checks = Checks()
        self._pending: dict[str, asyncio.Task[None]] = {}
        self._done: dict[str, tuple[int | None, Checked]] = {}
        self._said = ""

    def schedule(self, uri: str, pause: float = PAUSE) -> None:
        """Check a document soon; a check of an older state is given up."""
        if (running := self._pending.pop(uri, None)) is not None:
            running.cancel()
        self._pending[uri] = asyncio.get_running_loop().create_task(self._check(uri, pause))

    async def _check(self, uri: str, pause: float) -> None:
        await asyncio.sleep(pause)
        checked = await self.checked(uri)
        document = self.workspace.text_documents.get(uri)
        if checked is None or document is None or self._done.get(uri, (None, None))[1] is not checked:
            return
        found = diagnostics.diagnostics(checked, uri, self.places(checked))
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, found, document.version))

    async def checked(self, uri: str) -> Checked | None:
        """The check of the present state of a document; None when it cannot be checked, which the user is then told once."""
        buffer = self.workspace.text_documents.get(uri)
        if buffer is None:
            return None
        version = buffer.version
        kept = self._done.get(uri)
        if kept is not None and kept[0] == version and kept[1].document.text == buffer.source:
            return kept[1]
        try:
            document = self.checks.document(path_of(uri), buffer.source, buffer.language_id or "")
            checked = await asyncio.to_thread(self.checks.check, document)
        except Exception as error:  # whatever a document does to a rule, the editor must hear of it and the server go on
            self.say(problem_of(error))
            return None
        self._said = ""
        for problem in checked.errors:
            self.say(problem)
        now = self.workspace.text_documents.get(uri)
        if now is not None and now.version == version:
            self._done[uri] = (version, checked)
        return checked

    def forget(self, uri: str) -> None:
        """A document was closed."""
        if (running := self._pending.pop(uri, None)) is not None:
            running.cancel()
        self._done.pop(uri, None)
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))

    def reload(self) -> None:
        """Settings or glossaries changed: everything that is open is checked again."""
        self._done.clear()
        for uri in list(self.workspace.text_documents):
            self.schedule(uri)

    def places(self, checked: Checked) -> Places:
        """Conversion of places in a checked document."""
        return Places(checked.document.lines, self.workspace.position_encoding)

    def say(self, problem: str) -> None:
        """Tell the user of a problem, but not again at every keystroke."""
        if problem != self._said:
            self._said = problem
            self.window_show_message(types.ShowMessageParams(types.MessageType.Error, f"tqa: {problem}"))


def create() -> Server:
    """A server with all its features, not yet started."""
    server = Server()

    @server.feature(types.INITIALIZE)
    def initialize(params: types.InitializeParams) -> None:
        root = params.workspace_folders[0].uri if params.workspace_folders else params.root_uri
        server.checks.choice, mistakes = wanted(params.initialization_options, path_of(root) if root else "")
        for mistake in mistakes:
            server.say(mistake)

    @server.feature(types.INITIALIZED)
    async def initialized(_: types.InitializedParams) -> None:
        workspace = server.client_capabilities.workspace
        watching = workspace.did_change_watched_files if workspace else None
        if watching and watching.dynamic_registration:
            options = types.DidChangeWatchedFilesRegistrationOptions([types.FileSystemWatcher(pattern) for pattern in _WATCHED])
            registration = types.Registration("tqa-files", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
            await server.client_register_capability_async(types.RegistrationParams([registration]))

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    async def opened(params: types.DidOpenTextDocumentParams) -> None:
        server.schedule(params.text_document.uri, 0)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    async def changed(params: types.DidChangeTextDocumentParams) -> None:
        server.schedule(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    async def saved(params: types.DidSaveTextDocumentParams) -> None:
        name = path_of(params.text_document.uri)
        if name.endswith(("tqa.toml", "pyproject.toml")) or "glossary" in name:
            server.reload()

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    async def closed(params: types.DidCloseTextDocumentParams) -> None:
        server.forget(params.text_document.uri)

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    async def files_changed(_: types.DidChangeWatchedFilesParams) -> None:
        server.reload()

    @server.feature(types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions(code_action_kinds=actions.KINDS))
    async def code_action(params: types.CodeActionParams) -> list[types.CodeAction]:
        return await _actions(server, params)

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    async def hover(params: types.HoverParams) -> types.Hover | None:
        checked = await server.checked(params.text_document.uri)
        if checked is None:
            return None
        places = server.places(checked)
        return diagnostics.hover(checked, places.offset(params.position), places)

    @server.feature(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    async def document_symbol(params: types.DocumentSymbolParams) -> list[types.DocumentSymbol]:
        checked = await server.checked(params.text_document.uri)
        return names.symbols(checked, server.places(checked)) if checked else []

    @server.feature(types.TEXT_DOCUMENT_PREPARE_RENAME)
    async def prepare_rename(params: types.PrepareRenameParams) -> types.Range | None:
        checked = await server.checked(params.text_document.uri)
        if checked is None:
            return None
        places = server.places(checked)
        found = names.entity_at(checked, places.offset(params.position))
        return places.range(found[1]) if found else None

    @server.feature(types.TEXT_DOCUMENT_RENAME, types.RenameOptions(prepare_provider=True))
    async def rename(params: types.RenameParams) -> types.WorkspaceEdit | None:
        checked = await server.checked(params.text_document.uri)
        if checked is None or not params.new_name.strip():
            return None
        places = server.places(checked)
        found = names.entity_at(checked, places.offset(params.position))
        if found is None:
            return None
        edits = [types.TextEdit(places.range(span), text) for span, text in names.renamed(*found, params.new_name.strip())]
        return types.WorkspaceEdit(changes={params.text_document.uri: edits})

    return server


async def _actions(server: Server, params: types.CodeActionParams) -> list[types.CodeAction]:
    uri = params.text_document.uri
    checked = await server.checked(uri)
    buffer = server.workspace.text_documents.get(uri)
    if checked is None or buffer is None:
        return []
    places, only = server.places(checked), params.context.only
    span = Span(places.offset(params.range.start), places.offset(params.range.end))
    path = path_of(uri)
    folder = actions.Folder(server.checks.settings_file(path), path, server.checks.choice.root)
    found = list(actions.actions(checked, uri, buffer.version, span, places, folder, only))
    if actions.asked(actions.FIX_ALL, only):
        corrected = await asyncio.to_thread(server.checks.corrected, checked.document)
        whole = actions.fix_all(checked, corrected, uri, buffer.version, places)
        found += [whole] if whole else []
    return found


def serve(host: str | None = None, port: int = 0) -> None:
    """Serve one client over standard input and output, or clients over TCP."""
    server: Any = create()
    if host is None:
        server.start_io()
    else:
        server.start_tcp(host, port)

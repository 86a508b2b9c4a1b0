"""What an editor offers at a finding: its correction, silence, a glossary entry; and all safe corrections at once."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence

from lsprotocol.types import (
    CodeAction,
    CodeActionKind,
    CreateFile,
    CreateFileOptions,
    Diagnostic,
    OptionalVersionedTextDocumentIdentifier,
    Range,
    TextDocumentEdit,
    TextEdit,
    WorkspaceEdit,
)

from tqa.lsp.diagnostics import diagnostics
from tqa.lsp.places import Places, uri_of
from tqa.model.entities import Entity
from tqa.model.finding import Finding
from tqa.model.fix import DISPLAY, SAFE
from tqa.model.report import Checked
from tqa.model.text import LineIndex, Span
from tqa.settings import SettingsFile

FIX_ALL = "source.fixAll.tqa"
KINDS = [CodeActionKind.QuickFix, FIX_ALL]


class Folder:
    """Where new settings and glossary entries of a document go.

    Parameters:
        file: the settings file that holds for the document, or NO_FILE.
        path: the document.
    """

    def __init__(self, file: SettingsFile, path: str, root: str) -> None:
        self.folder = file.folder or root or os.path.dirname(os.path.abspath(path))
        self.settings = (
            file.path if file.path and os.path.basename(file.path) != "pyproject.toml" else os.path.join(self.folder, "tqa.toml")
        )
        named = [name for name in file.values.get("glossary", ()) if name.endswith(".toml")]
        self.glossary = os.path.join(self.folder, named[0] if named else "glossary.toml")
        self.lists_glossary = bool(named)
        self.has_settings = file.path is not None


def actions(
    checked: Checked, uri: str, version: int | None, wanted: Span, places: Places, folder: Folder, only: Sequence[str] | None
) -> Iterator[CodeAction]:
    """The actions for a selected stretch.

    Parameters:
        version: of the buffer, so that an edit of an older state is refused by the editor.
        only: kinds that the editor asks for, or None for all.
    """
    if not asked(CodeActionKind.QuickFix, only):
        return
    shown = dict(zip(checked.findings, diagnostics(checked, uri, places), strict=True))
    here = [finding for finding in checked.findings if finding.span.start <= wanted.end and wanted.start <= finding.span.end]
    for finding in here:
        if finding.fix is not None and finding.fix.applicability != DISPLAY:
            safe = finding.fix.applicability == SAFE
            yield CodeAction(
                title=finding.fix.title + ("" if safe else " (look at it)"),
                kind=CodeActionKind.QuickFix,
                diagnostics=[shown[finding]],
                is_preferred=safe,
                edit=_edit(uri, version, [TextEdit(places.range(Span(e.start, e.end)), e.text) for e in finding.fix.edits]),
            )
    for finding in here:
        yield _silence(checked, finding, uri, version, places, folder, shown[finding])
    for entity in checked.entities:
        if any(start <= wanted.end and wanted.start <= end for form in entity.forms for start, end in form.spans):
            yield _entry(entity, checked.language, folder)


def fix_all(checked: Checked, corrected: str, uri: str, version: int | None, places: Places) -> CodeAction | None:
    """All safe corrections as one action; None when there are none."""
    if corrected == checked.document.text:
        return None
    edits = [TextEdit(places.range(span), text) for span, text in changes(checked.document.text, corrected)]
    return CodeAction(title="Correct all that is safe", kind=FIX_ALL, edit=_edit(uri, version, edits))


def changes(old: str, new: str) -> Iterator[tuple[Span, str]]:
    """The lines that differ between two texts, as spans of the old one with what stands there in the new one."""
    from rapidfuzz.distance import Levenshtein

    ours, theirs = _lines(old), _lines(new)
    starts = [0]
    for line in ours:
        starts.append(starts[-1] + len(line))
    for step in Levenshtein.opcodes(ours, theirs):
        if step.tag != "equal":
            yield Span(starts[step.src_start], starts[step.src_end]), "".join(theirs[step.dest_start : step.dest_end])


def _lines(text: str) -> list[str]:
    lines = LineIndex(text)
    starts = [lines.line_span(number).start for number in range(1, lines.line_count + 1)]
    return [text[start:end] for start, end in zip(starts, [*starts[1:], len(text)], strict=True) if start < end]


def asked(kind: str, only: Sequence[str] | None) -> bool:
    """Whether an editor that asks for these kinds wants one of this kind."""
    return only is None or any(kind == each or kind.startswith(each + ".") for each in only)


def _edit(uri: str, version: int | None, edits: list[TextEdit]) -> WorkspaceEdit:
    return WorkspaceEdit(document_changes=[TextDocumentEdit(OptionalVersionedTextDocumentIdentifier(uri, version), list(edits))])


def _silence(
    checked: Checked, finding: Finding, uri: str, version: int | None, places: Places, folder: Folder, diagnostic: Diagnostic
) -> CodeAction:
    """A marker before the block where the format has comments, else an override in the settings."""
    document = checked.document
    if document.format in ("markdown", "html"):
        line = places.position(finding.span.start).line + 1
        while line > 1 and document.text[slice(*document.lines.line_span(line - 1))].strip():
            line -= 1
        start = document.lines.line_span(line).start
        title = f"Ignore {finding.rule} in this block"
        edit = _edit(uri, version, [TextEdit(places.range(Span(start, start)), f"<!-- tqa: ignore {finding.rule} -->\n\n")])
    else:
        name = os.path.relpath(document.path, folder.folder) if os.path.isabs(document.path) else document.path
        title = f"Ignore {finding.rule} in {os.path.basename(document.path)} ({os.path.basename(folder.settings)})"
        addition = f'\n[[overrides]]\npaths = [{_toml(name.replace(os.sep, "/"))}]\nignore = ["{finding.rule}"]\n'
        edit = _append(folder.settings, addition)
    return CodeAction(title=title, kind=CodeActionKind.QuickFix, diagnostics=[diagnostic], edit=edit)


def _entry(entity: Entity, language: str, folder: Folder) -> CodeAction:
    """A glossary entry for a name; its other spellings in the document become forbidden ones."""
    kinds = {"person": "person", "place": "place", "organisation": "organisation"}
    lines = ["", "[[entry]]", f'kind = "{kinds.get(entity.kind, "term")}"', f"{language} = {_toml(entity.canonical)}"]
    others = [form.text for form in entity.forms if form.text != entity.canonical]
    if others and not entity.consistent:
        lines.append(f"forbidden.{language} = [{', '.join(map(_toml, others))}]")
    edit = _append(folder.glossary, "\n".join(lines) + "\n", "" if os.path.exists(folder.glossary) else '[glossary]\nname = "house"\n')
    changes = list(edit.document_changes or ())
    if not folder.lists_glossary and not folder.has_settings:
        changes += _append(folder.settings, f'glossary = ["{os.path.basename(folder.glossary)}"]\n').document_changes or ()
    return CodeAction(
        title=f"Add “{entity.canonical}” to {os.path.basename(folder.glossary)}",
        kind=CodeActionKind.QuickFix,
        edit=WorkspaceEdit(document_changes=changes),
    )


def _append(path: str, text: str, head: str = "") -> WorkspaceEdit:
    """Text at the end of a file, which is made when it is not there."""
    uri = uri_of(path)
    made = [] if os.path.exists(path) else [CreateFile(uri=uri, options=CreateFileOptions(ignore_if_exists=True))]
    end = Places(LineIndex(_content(path)), None).position(len(_content(path)))
    edit = TextDocumentEdit(OptionalVersionedTextDocumentIdentifier(uri, None), [TextEdit(Range(end, end), head + text)])
    return WorkspaceEdit(document_changes=[*made, edit])


def _content(path: str) -> str:
    try:
        with open(path, encoding="utf-8", newline="") as file:
            return file.read()
    except (OSError, UnicodeDecodeError):
        return ""


def _toml(text: str) -> str:
    """A basic string of TOML."""
    from json import dumps

    return dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")

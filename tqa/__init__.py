"""tqa: translation quality assurance for articles.

The public interface, described in `docs/api.md`:

- `lint(text)` and `fix(text)` for one text,
- `Linter(settings)` for many documents with the same settings,
- `read(path)` for a file, `load_settings(path)` for a settings file, `load_glossary(name)` for a glossary,
- the types of what they take and give.

Everything is loaded when it is first used, so that `import tqa` costs next to nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tqa.api import Linter, fix, lint, load_glossary, load_settings, read
    from tqa.engine import Fixed
    from tqa.glossary.entries import Entry, Glossary, Term
    from tqa.model.entities import Entity, Form
    from tqa.model.errors import SettingsError, TqaError, UnreadableError, UsageError
    from tqa.model.finding import Finding, Related, Rule
    from tqa.model.fix import Edit, Fix
    from tqa.model.report import Checked, Score
    from tqa.model.text import Document, Position, Span
    from tqa.settings import Settings

__version__ = "0.1.0"

__all__ = [
    "Checked",
    "Document",
    "Edit",
    "Entity",
    "Entry",
    "Finding",
    "Fix",
    "Fixed",
    "Form",
    "Glossary",
    "Linter",
    "Position",
    "Related",
    "Rule",
    "Score",
    "Settings",
    "SettingsError",
    "Span",
    "Term",
    "TqaError",
    "UnreadableError",
    "UsageError",
    "__version__",
    "fix",
    "lint",
    "load_glossary",
    "load_settings",
    "read",
]

_HOMES = {
    "api": ("Linter", "fix", "lint", "load_glossary", "load_settings", "read"),
    "engine": ("Fixed",),
    "glossary.entries": ("Entry", "Glossary", "Term"),
    "model.entities": ("Entity", "Form"),
    "model.errors": ("SettingsError", "TqaError", "UnreadableError", "UsageError"),
    "model.finding": ("Finding", "Related", "Rule"),
    "model.fix": ("Edit", "Fix"),
    "model.report": ("Checked", "Score"),
    "model.text": ("Document", "Position", "Span"),
    "settings": ("Settings",),
}


def __getattr__(name: str) -> object:
    for home, names in _HOMES.items():
        if name in names:
            from importlib import import_module

            value = globals()[name] = getattr(import_module(f"tqa.{home}"), name)
            return value
    raise AttributeError(f"module 'tqa' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})

"""Settings: what the user chose, from the command line, `tqa.toml` or `[tool.tqa]` in `pyproject.toml`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple


class Settings(NamedTuple):
    """Frozen choices for one file.

    Parameters:
        lang, source_lang: codes, or None to detect.
        select, ignore: rule ids and families; an empty `select` means the default rules.
        extend_select: rule ids and families added to the default ones.
        min_confidence: findings below it are dropped, 0..1.
        fail_on: the least severity that makes a run fail, or "never".
        severity: rule id -> severity that replaces the rule's own.
        glossaries: files or names of glossaries.
        exclude: path patterns of files that are not checked.
        options: rule id or topic -> {option: value}.
        origin: key -> where its value came from, for messages.
    """

    lang: str | None = None
    source_lang: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    min_confidence: float = 0.0
    fail_on: str = "minor"
    severity: Mapping[str, str] = {}
    glossaries: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    options: Mapping[str, Mapping[str, Any]] = {}
    origin: Mapping[str, str] = {}

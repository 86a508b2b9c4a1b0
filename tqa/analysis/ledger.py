"""The ledger of names."""

from __future__ import annotations

from tqa.analysis.context import Context
from tqa.model.entities import Entity


def ledger(context: Context) -> tuple[Entity, ...]:
    """Entities of the document, first mention first."""
    return ()

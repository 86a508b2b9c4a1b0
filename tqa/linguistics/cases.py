"""The cases of the paradigms in `data/<language>/declension.tsv`, in the order of their cells."""

from __future__ import annotations

CASES = ("genitive", "dative", "accusative", "instrumental", "prepositional")
PLURAL = ("nominative", "genitive", "dative", "instrumental")

"""The running text of a file with markup, while it is taken out of it."""

from __future__ import annotations

from tqa.model.text import Reference, Run


class Prose:
    """Prose as it grows, with its runs and references."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.runs: list[Run] = []
        self.references: list[Reference] = []
        self.size = 0

    def take(self, text: str, start: int, end: int) -> None:
        """Append a verbatim stretch of the file."""
        if end <= start:
            return
        last = self.runs[-1] if self.runs else None
        if last is not None and last.file + last.length == start and last.prose + last.length == self.size:
            self.runs[-1] = last._replace(length=last.length + end - start)
        else:
            self.runs.append(Run(self.size, start, end - start))
        self.pieces.append(text[start:end])
        self.size += end - start

    def gap(self, text: str) -> None:
        """Append text that does not stand in the file."""
        self.pieces.append(text)
        self.size += len(text)

    def refer(self, text: str, start: int, end: int) -> None:
        """Append characters that a stretch of the file stands for."""
        self.references.append(Reference(self.size, start, len(text), end - start))
        self.gap(text)

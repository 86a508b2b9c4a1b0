"""What can go wrong, as one small family of exceptions that the command line turns into messages."""

from __future__ import annotations


class TqaError(Exception):
    """A problem that is said to the user, with what it is about and, where known, the remedy.

    Parameters:
        message: one sentence without a final stop, naming the remedy where there is one.
        path: the file or folder it is about, or None.
    """

    def __init__(self, message: str, path: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.path = path

    def __str__(self) -> str:
        return f"{self.path}: {self.message}" if self.path else self.message


class UsageError(TqaError):
    """The command line asks for something that does not exist or does not go together."""


class SettingsError(TqaError):
    """A settings file or glossary is wrong; `mistakes` lists every mistake that was found in it."""

    def __init__(self, path: str, mistakes: list[str]) -> None:
        super().__init__("; ".join(mistakes), path)
        self.mistakes = mistakes


class UnreadableError(TqaError):
    """A document cannot be read: missing, binary, damaged or too large."""

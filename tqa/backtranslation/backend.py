"""What a translation service is to the rest of the program."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache
from typing import Protocol

from tqa.backtranslation.http import BackendError
from tqa.linguistics import packs


class Backend(Protocol):
    """A service that translates one text after another.

    Parameters:
        name: as the user gives it.
        url: where texts go.
        limit: characters that one request may carry.
        pause: seconds between two requests that its operator asks for.
    """

    name: str
    url: str
    limit: int
    pause: float

    def prepare(self, source: str, target: str) -> tuple[str, str]:
        """The service's own codes of two languages, found out without sending any text.

        Raises:
            BackendError: it does not translate from the one to the other.
        """

    def translate(self, text: str, source: str, target: str) -> str:
        """The text in the target language; codes are those of `prepare`.

        Raises:
            TemporaryError, BackendError: it did not.
        """


@cache
def _variants() -> dict[str, tuple[str, ...]]:
    return {row["language"]: tuple(row["codes"].split()) for row in packs.table("und", "service_codes")}


def code_of(language: str, known: Collection[str], name: str) -> str:
    """The code that a service uses for a language.

    Parameters:
        language: an ISO 639-1 code.
        known: the service's codes.
        name: of the service, for the message.

    Raises:
        BackendError: it has none; the message lists what it has.
    """
    folded = {code.lower(): code for code in known}
    for variant in (language, *_variants().get(language, ())):
        if variant.lower() in folded:
            return folded[variant.lower()]
    for code in sorted(folded):
        if code.replace("_", "-").split("-")[0] == language:
            return folded[code]
    raise BackendError(f"{name} has no language {language!r}; it has {', '.join(sorted(known)) or 'none'}")

"""Services that are spoken to directly: LibreTranslate, whose own list of languages decides, and Apertium's APY."""

from __future__ import annotations

from typing import Any

from tqa.backtranslation.backend import code_of
from tqa.backtranslation.http import BackendError, Connection, TemporaryError


class LibreTranslate:
    """A LibreTranslate server.

    Source: the API that such a server describes at /docs.

    Parameters:
        url: its address.
        key: API key, or None for a server without keys.
    """

    name = "libretranslate"
    limit = 2000
    pause = 0.0

    def __init__(self, connection: Connection, url: str, key: str | None) -> None:
        self.url = url.rstrip("/")
        self._connection = connection
        self._key = {"api_key": key} if key else {}

    def prepare(self, source: str, target: str) -> tuple[str, str]:
        """See `Backend.prepare`."""
        listed = self._connection.json("GET", f"{self.url}/languages")
        try:
            targets = {str(language["code"]): [str(code) for code in language.get("targets") or ()] for language in listed}
        except (TypeError, KeyError, AttributeError):
            raise BackendError(f"{self.url} does not list languages as a LibreTranslate server does; is --url right?") from None
        code = code_of(source, targets, self.name)
        return code, code_of(target, targets[code] or targets, f"{self.name}, from {source!r},")

    def translate(self, text: str, source: str, target: str) -> str:
        """See `Backend.translate`."""
        body = {"q": text, "source": source, "target": target, "format": "text", **self._key}
        answer = self._connection.json("POST", f"{self.url}/translate", json=body)
        return _text(answer, "translatedText", self.url)


class Apertium:
    """A server of Apertium's APY, whose language pairs have three-letter codes."""

    name = "apertium"
    limit = 5000
    pause = 0.0

    def __init__(self, connection: Connection, url: str) -> None:
        self.url = url.rstrip("/")
        self._connection = connection

    def prepare(self, source: str, target: str) -> tuple[str, str]:
        """See `Backend.prepare`."""
        listed = self._connection.json("GET", f"{self.url}/listPairs")
        try:
            pairs = {(str(pair["sourceLanguage"]), str(pair["targetLanguage"])) for pair in listed["responseData"]}
        except (TypeError, KeyError):
            raise BackendError(f"{self.url} does not list language pairs as Apertium's APY does; is --url right?") from None
        code = code_of(source, {one for one, _ in pairs}, self.name)
        return code, code_of(target, {other for one, other in pairs if one == code}, f"{self.name}, from {source!r},")

    def translate(self, text: str, source: str, target: str) -> str:
        """See `Backend.translate`."""
        form = {"q": text, "langpair": f"{source}|{target}", "markUnknown": "no"}
        answer = self._connection.json("POST", f"{self.url}/translate", data=form)
        return _text(answer.get("responseData") if isinstance(answer, dict) else None, "translatedText", self.url)


def _text(answer: Any, key: str, url: str) -> str:
    if isinstance(answer, dict) and isinstance(answer.get(key), str):
        return str(answer[key])
    if isinstance(answer, dict) and answer.get("error"):
        raise BackendError(f"{url} answered with an error: {answer['error']}")
    raise TemporaryError(f"{url} answered without a translation")

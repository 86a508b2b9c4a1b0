"""Requests to translation services: text in the body only, a time limit on everything, every failure of one of two kinds."""

from __future__ import annotations

from functools import cache
from typing import Any
from urllib.parse import urlsplit

from tqa.model.errors import TqaError, UsageError
from tqa.model.records import NamedTuple

_MAX_ANSWER = 8 * 1024 * 1024
_MESSAGE = 200


class BackendError(TqaError):
    """A service did not translate, and would not if it were asked again."""


class TemporaryError(BackendError):
    """A service did not translate now, and may later.

    Parameters:
        wait: seconds after which it asked to be called again, or None.
    """

    def __init__(self, message: str, wait: float | None = None) -> None:
        super().__init__(message)
        self.wait = wait


class Connection(NamedTuple):
    """How a service is reached.

    Parameters:
        name: of the service, for messages.
        timeout: seconds for connecting, and for every pause of an answer.
        proxy: URL of a proxy, or None for what the environment says.
        key_variable: the environment variable that holds its key, for messages.
    """

    name: str
    timeout: float
    proxy: str | None = None
    key_variable: str | None = None

    def send(self, method: str, url: str, **content: Any) -> Any:
        """Send a request and return the `requests.Response` of a success, read to its end.

        A redirection is not followed: it would take the text to another host than the one that was named.

        Raises:
            TemporaryError: no answer in time, a broken one, too many requests, or trouble at the service.
            BackendError: the service refuses.
        """
        requests, host = _requests(), host_of(url)
        proxies = {"http": self.proxy, "https": self.proxy} if self.proxy else None
        try:
            with _session().request(
                method, url, timeout=self.timeout, proxies=proxies, allow_redirects=False, stream=True, **content
            ) as answer:
                _read(answer, host)
        except requests.exceptions.Timeout:
            raise TemporaryError(f"{host} did not answer within {self.timeout:g} s") from None
        except (requests.exceptions.InvalidURL, requests.exceptions.MissingSchema, requests.exceptions.InvalidSchema):
            raise BackendError(f"{url!r} is not the address of a service; give one such as http://127.0.0.1:5000") from None
        except requests.exceptions.ProxyError:
            raise BackendError(f"the proxy for {host} cannot be used; check --proxy or HTTPS_PROXY") from None
        except requests.exceptions.RequestException as error:
            raise TemporaryError(f"{host} cannot be reached or broke off ({type(error).__name__})") from None
        self._judge(answer, host)
        return answer

    def json(self, method: str, url: str, **content: Any) -> Any:
        """Send a request and return the decoded answer.

        Raises:
            TemporaryError, BackendError: as `send`; an answer that is not JSON counts as broken.
        """
        answer = self.send(method, url, **content)
        try:
            return answer.json()
        except ValueError:
            raise TemporaryError(f"{host_of(url)} answered with something that is not JSON") from None

    def _judge(self, answer: Any, host: str) -> None:
        status = answer.status_code
        if 200 <= status < 300:
            return
        said = f"{host} answered {status}{_message(answer)}"
        if status == 429 or status >= 500:
            raise TemporaryError(said, _retry_after(answer.headers.get("Retry-After")))
        if 300 <= status < 400:
            raise BackendError(f"{host} redirects to {answer.headers.get('Location', 'nowhere')}; give that address with --url")
        if status in (401, 403):
            variable = f"; set {self.key_variable}" if self.key_variable else ""
            raise BackendError(f"{said}: it wants a valid key{variable}")
        raise BackendError(said)


def host_of(url: str) -> str:
    """Host and port of an address."""
    return urlsplit(url).netloc.rpartition("@")[2] or url


@cache
def _requests() -> Any:
    try:
        import requests
    except ImportError:
        raise UsageError("round trips need more packages: pip install 'tqa[backtranslate]'") from None
    return requests


@cache
def _session() -> Any:
    return _requests().Session()


def _read(answer: Any, host: str) -> None:
    """Read the body into the answer, up to a limit."""
    pieces, size = [], 0
    for piece in answer.iter_content(65536):
        size += len(piece)
        if size > _MAX_ANSWER:
            raise BackendError(f"{host} sent an answer of more than {_MAX_ANSWER // 1024 // 1024} MiB; is this a translation service?")
        pieces.append(piece)
    answer._content = b"".join(pieces)


def _message(answer: Any) -> str:
    """What the service says about a failure, on one line."""
    try:
        said = answer.json()
        text = said.get("error") or said.get("message") or said.get("explanation") or ""
    except (ValueError, AttributeError):
        return ""
    return f" ({' '.join(str(text).split())[:_MESSAGE]})" if text else ""


def _retry_after(value: str | None) -> float | None:
    """Seconds of a Retry-After header, which has a number or a date (RFC 9110, 10.2.3)."""
    if not value:
        return None
    if value.strip().isdigit():
        return float(value)
    from datetime import UTC, datetime
    from email.utils import parsedate_to_datetime

    try:
        moment = parsedate_to_datetime(value)
    except ValueError:
        return None
    return max(0.0, (moment - datetime.now(UTC)).total_seconds())

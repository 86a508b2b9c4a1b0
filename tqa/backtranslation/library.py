"""The services of deep-translator, with what that library lacks: time limits, text out of URLs, one kind of error, a proxy for each.

deep-translator has no place for any of this, so its modules are given a `requests` of ours; a request leaves this process in no other way.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from importlib import import_module
from typing import Any

from tqa.backtranslation.backend import code_of
from tqa.backtranslation.http import BackendError, Connection, TemporaryError, host_of
from tqa.model.errors import TqaError, UsageError
from tqa.model.records import NamedTuple


class Service(NamedTuple):
    """A translator of the library.

    Parameters:
        module, type: where it is in the library.
        limit: characters a request may have, below the service's own limit.
        pause: seconds between requests.
        languages: constant of the library with its languages; empty where the service itself is asked.
        keys: parameter of its constructor -> environment variable with the value.
        optional: the same for what it can do without.
        options: further parameters of its method.
    """

    module: str
    type: str
    limit: int
    pause: float
    languages: str
    keys: Mapping[str, str] = {}
    optional: Mapping[str, str] = {}
    options: Mapping[str, str] = {}


SERVICES = {
    "google": Service("google", "GoogleTranslator", 4500, 0.2, "GOOGLE_LANGUAGES_TO_CODES"),
    "mymemory": Service("mymemory", "MyMemoryTranslator", 480, 0.5, "MY_MEMORY_LANGUAGES_TO_CODES", optional={"email": "MYMEMORY_EMAIL"}),
    "deepl": Service("deepl", "DeeplTranslator", 30_000, 0.0, "DEEPL_LANGUAGE_TO_CODE", {"api_key": "DEEPL_API_KEY"}),
    "microsoft": Service(
        "microsoft", "MicrosoftTranslator", 10_000, 0.0, "", {"api_key": "MICROSOFT_API_KEY"}, {"region": "MICROSOFT_REGION"}
    ),
    "yandex": Service("yandex", "YandexTranslator", 9_000, 0.0, "GOOGLE_LANGUAGES_TO_CODES", {"api_key": "YANDEX_API_KEY"}),
    "qcri": Service("qcri", "QcriTranslator", 3_000, 0.2, "QCRI_LANGUAGE_TO_CODE", {"api_key": "QCRI_API_KEY"}, options={"domain": "news"}),
    "papago": Service(
        "papago",
        "PapagoTranslator",
        4_500,
        0.1,
        "PAPAGO_LANGUAGE_TO_CODE",
        {"client_id": "PAPAGO_CLIENT_ID", "secret_key": "PAPAGO_SECRET_KEY"},
    ),
    "baidu": Service("baidu", "BaiduTranslator", 1_500, 1.0, "BAIDU_LANGUAGE_TO_CODE", {"appid": "BAIDU_APPID", "appkey": "BAIDU_APPKEY"}),
}


class Library:
    """One of SERVICES as a `Backend`.

    Parameters:
        url: address that replaces the service's own (a mirror, a test), or None.

    Raises:
        UsageError: the library is not installed, or a key is missing in the environment.
    """

    def __init__(self, name: str, connection: Connection, url: str | None) -> None:
        self.name, self._service = name, SERVICES[name]
        self.limit, self.pause = self._service.limit, self._service.pause
        try:
            module: Any = import_module(f"deep_translator.{self._service.module}")
        except ImportError:
            raise UsageError(f"{name} needs deep-translator: pip install 'tqa[backtranslate]'") from None
        module.requests = _Requests(connection, url)
        self._type = getattr(module, self._service.type)
        self._arguments = {}
        for parameter, variable in {**self._service.keys, **self._service.optional}.items():
            if value := os.environ.get(variable):
                self._arguments[parameter] = value
            elif parameter in self._service.keys:
                raise UsageError(f"{name} needs a key: set the environment variable {variable}")
        self._translators: dict[tuple[str, str], Any] = {}
        self.url = url or str(_base_url(self._service.module))

    def prepare(self, source: str, target: str) -> tuple[str, str]:
        """See `Backend.prepare`."""
        constant = self._service.languages
        if constant:
            listed = getattr(import_module("deep_translator.constants"), constant)
        else:
            listed = self._translator("en", "fr").get_supported_languages(as_dict=True)
        # One of its tables has codes and names the other way round.
        codes = set(min(listed.keys(), listed.values(), key=lambda names: sum(map(len, names))))
        return code_of(source, codes, self.name), code_of(target, codes, self.name)

    def translate(self, text: str, source: str, target: str) -> str:
        """See `Backend.translate`."""
        translator = self._translator(source, target)
        try:
            answer = translator.translate(text, **self._service.options)
        except TqaError:
            raise
        except ValueError:
            raise TemporaryError(f"{host_of(self.url)} answered with something that {self.name} does not answer") from None
        except Exception as error:  # the library's exceptions have no common base, and it lets KeyError and others escape
            raise BackendError(f"{self.name} did not translate ({type(error).__name__}: {_short(error)})") from None
        finally:
            _forget(translator)
        if isinstance(answer, list):
            answer = "".join(map(str, answer))
        if not isinstance(answer, str):
            raise BackendError(f"{self.name} answered with nothing")
        return answer

    def _translator(self, source: str, target: str) -> Any:
        if (source, target) not in self._translators:
            try:
                translator = self._type(source=source, target=target, **self._arguments)
            except TqaError:
                raise
            except Exception as error:  # as above
                raise BackendError(f"{self.name} cannot translate from {source!r} to {target!r} ({_short(error)})") from None
            translator.source, translator.target = source, target
            self._translators[source, target] = translator
        return self._translators[source, target]


class _Requests:
    """What the library's modules see as `requests`: everything that carries text is a POST with the text in its body."""

    def __init__(self, connection: Connection, url: str | None) -> None:
        self._connection, self._url = connection, url
        self.exceptions = import_module("requests").exceptions

    def get(self, url: str, params: Any = None, headers: Any = None, **ignored: Any) -> Any:
        if not params:
            return self._connection.send("GET", self._at(url), headers=headers)
        return self._send(url, params, headers)

    def post(self, url: str, params: Any = None, data: Any = None, json: Any = None, headers: Any = None, **ignored: Any) -> Any:
        if json is not None:
            return self._connection.send("POST", self._at(url), params=params, json=json, headers=headers)
        return self._send(url, {**(params or {}), **(data or {})}, headers)

    def _send(self, url: str, form: dict[str, Any], headers: dict[str, str] | None) -> Any:
        form = dict(form)
        if "auth_key" in form:
            headers = {**(headers or {}), "Authorization": f"DeepL-Auth-Key {form.pop('auth_key')}"}
        return self._connection.send("POST", self._at(url), data=form, headers=headers)

    def _at(self, url: str) -> str:
        if self._url is None:
            return url
        from urllib.parse import urlsplit

        parts = urlsplit(url.strip())
        return self._url.rstrip("/") + parts.path + (f"?{parts.query}" if parts.query else "")


def _base_url(module: str) -> str:
    urls = import_module("deep_translator.constants").BASE_URLS
    key = {"google": "GOOGLE_TRANSLATE", "deepl": "DEEPL_FREE", "microsoft": "MICROSOFT_TRANSLATE", "papago": "PAPAGO_API"}
    return str(urls[key.get(module, module.upper())])


def _forget(translator: Any) -> None:
    """Some translators keep the last text among the parameters of the next request."""
    parameters = getattr(translator, "_url_params", None)
    if isinstance(parameters, dict):
        for name in ("q", "text"):
            parameters.pop(name, None)


def _short(error: Exception) -> str:
    return " ".join(str(error).split())[:160]

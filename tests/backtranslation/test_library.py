"""The services of deep-translator, by servers on loopback that answer in their forms: text in bodies only, failures of one kind."""

from __future__ import annotations

from typing import Any

import pytest

from tests.backtranslation.servers import Handler, serving
from tqa.backtranslation import services
from tqa.backtranslation.http import BackendError, TemporaryError
from tqa.cli import service
from tqa.model.errors import UsageError

TEXT = "The council bought nine buses & 2 trams."
MADE = "El ayuntamiento compró nueve autobuses y 2 tranvías."
KEYS = {
    "DEEPL_API_KEY": "k1", "MICROSOFT_API_KEY": "k2", "YANDEX_API_KEY": "k3", "QCRI_API_KEY": "k4",
    "PAPAGO_CLIENT_ID": "k5", "PAPAGO_SECRET_KEY": "k6", "BAIDU_APPID": "k7", "BAIDU_APPKEY": "k8",
}  # fmt: skip
ANSWERS: dict[str, Any] = {
    "google": f'<html><div class="result-container">{MADE}</div></html>',
    "mymemory": {"responseData": {"translatedText": MADE}, "matches": []},
    "deepl": {"translations": [{"text": MADE}]},
    "microsoft": [{"translations": [{"text": MADE, "to": "es"}]}],
    "yandex": {"code": 200, "text": [MADE]},
    "qcri": {"translatedText": MADE},
    "papago": {"message": {"result": {"translatedText": MADE}}},
    "baidu": {"trans_result": [{"dst": MADE}]},
}
MICROSOFT_LANGUAGES = {"translation": {"en": {"name": "English"}, "es": {"name": "Spanish"}, "fr": {"name": "French"}}}


@pytest.fixture(autouse=True)
def keys(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in KEYS.items():
        monkeypatch.setenv(name, value)


@pytest.mark.parametrize("name", sorted(ANSWERS))
def test_every_service_gets_the_text_in_the_body(name: str) -> None:
    def answer(handler: Handler, path: str, fields: Any) -> None:
        handler.reply(MICROSOFT_LANGUAGES if path.endswith("/languages") else ANSWERS[name])

    with serving(answer) as server:
        backend = services.connect(name, server.url, 5, None)
        codes = backend.prepare("en", "es")
        assert backend.translate(TEXT, *codes) == MADE
        method, path, body = server.requests[-1]
    assert method == "POST"
    assert "buses" in body
    assert "buses" not in path
    assert not any(secret in path for secret in KEYS.values())


@pytest.mark.parametrize("name", sorted(ANSWERS))
@pytest.mark.parametrize("status", [429, 500, 403, 404])
def test_refusals_are_of_one_kind(name: str, status: int) -> None:
    def answer(handler: Handler, path: str, fields: Any) -> None:
        if path.endswith("/languages"):
            handler.reply(MICROSOFT_LANGUAGES)
        else:
            handler.reply({"message": "No more today"}, status, {"Retry-After": "7"})

    with serving(answer) as server:
        backend = services.connect(name, server.url, 5, None)
        codes = backend.prepare("en", "es")
        with pytest.raises(BackendError, match="No more today") as caught:
            backend.translate(TEXT, *codes)
    assert isinstance(caught.value, TemporaryError) == (status in (429, 500))
    if isinstance(caught.value, TemporaryError):
        assert caught.value.wait == 7


@pytest.mark.parametrize("name", ["mymemory", "deepl", "yandex", "qcri", "papago", "baidu", "google"])
@pytest.mark.parametrize("content", ["[]", "{}", '{"half": ', "", "<html>Please log in</html>"])
def test_senseless_answers_are_errors(name: str, content: str) -> None:
    with serving(lambda handler, path, fields: handler.reply(content)) as server:
        backend = services.connect(name, server.url, 5, None)
        codes = backend.prepare("en", "es")
        with pytest.raises(BackendError):
            backend.translate(TEXT, *codes)


def test_a_missing_key_names_its_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DEEPL_API_KEY")
    with pytest.raises(UsageError, match="set the environment variable DEEPL_API_KEY"):
        services.connect("deepl", None, 5, None)


def test_an_unknown_language_is_named_before_any_request() -> None:
    with serving(lambda handler, path, fields: handler.reply({})) as server:
        backend = services.connect("deepl", server.url, 5, None)
        with pytest.raises(BackendError, match="deepl has no language 'fy'"):
            backend.prepare("en", "fy")
        assert server.requests == []


def test_a_slow_service_is_given_up() -> None:
    import time

    with serving(lambda handler, path, fields: time.sleep(2)) as server:
        backend = services.connect("google", server.url, 0.3, None)
        codes = backend.prepare("en", "es")
        with pytest.raises(TemporaryError, match=r"did not answer within 0\.3 s"):
            backend.translate(TEXT, *codes)


def test_the_help_names_the_services_that_there_are() -> None:
    assert set(service.NAMES) == set(services.NAMES)

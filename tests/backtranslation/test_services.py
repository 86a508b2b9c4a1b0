"""`tqa backtranslate` against real servers on loopback: good ones, and one that does everything wrong."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.backtranslation.servers import LANGUAGES, Handler, Server, serving
from tqa.cli.main import run

PARAGRAPHS = [
    f"The council of Orlovka has bought {number} new buses for the lines to the harbour and to the railway station."
    for number in range(2, 22)
]


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text("\n\n".join(PARAGRAPHS) + "\n", encoding="utf-8")
    (tmp_path / "source.txt").write_text("\n\n".join(map(spanish, PARAGRAPHS)) + "\n", encoding="utf-8")
    return path


def spanish(text: str) -> str:
    """What the fake services make of a paragraph."""
    number = next(word for word in text.split() if word.isdigit())
    return f"El ayuntamiento de Orlovka compró {number} autobuses nuevos para las líneas al puerto y a la estación del ferrocarril."


def well(handler: Handler, path: str, fields: dict[str, Any]) -> None:
    if path == "/languages":
        handler.reply(LANGUAGES)
        return
    handler.server.successes[fields["q"]] += 1
    handler.reply({"translatedText": spanish(fields["q"])})


def badly(handler: Handler, path: str, fields: dict[str, Any]) -> None:
    """Another failure for every text, each at the first attempt only; one text always comes back in a wrong language."""
    if path == "/languages":
        handler.reply(LANGUAGES)
        return
    text = fields["q"]
    index = PARAGRAPHS.index(text)
    handler.server.attempts[text] += 1
    if index == 6:
        handler.reply({"translatedText": text})
        return
    if handler.server.attempts[text] == 1:
        match index % 10:
            case 1:
                time.sleep(1.2)
                handler.reset()
                return
            case 2:
                handler.reply({"error": "Slowdown"}, 429, {"Retry-After": "0"})
                return
            case 3:
                handler.reply({"error": "Internal"}, 500)
                return
            case 4:
                handler.reply('{"translatedText": "El ayunt', cut=0)
                return
            case 5:
                handler.reply({"translatedText": ""})
                return
            case 7:
                handler.reset()
                return
            case 8:
                handler.reply({"translatedText": spanish(text)}, cut=20)
                return
            case 9:
                handler.reply({"translatedText": None})
                return
    handler.server.successes[text] += 1
    handler.reply({"translatedText": spanish(text)})


def command(server: Server, article: Path, *more: str) -> list[str]:
    return [
        "backtranslate", str(article), "--source", str(article.with_name("source.txt")), "--lang", "en", "--source-lang", "es",
        "--via", "libretranslate", "--url", server.url, "--cache", str(article.with_name("cache.sqlite")),
        "--format", "json", "--fail-on", "never", *more,
    ]  # fmt: skip


@pytest.fixture
def good() -> Iterator[Server]:
    with serving(well) as server:
        yield server


def test_every_text_is_translated_once_or_reported(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with serving(badly) as server:
        status = run(command(server, article, "--yes", "--timeout", "1"))
        out, error = capsys.readouterr()
        report = json.loads(out)
        came_back = [segment["text"] for segment in report["documents"][0]["round_trip"]]
        assert status == 2
        assert sorted(came_back) == sorted(text for text in PARAGRAPHS if text != PARAGRAPHS[6])
        assert [problem["message"] for problem in report["errors"]] == [
            "segment 7: libretranslate answered in 'en' instead of 'es' (the text came back as it was)"
        ]
        assert "segment 7" in error
        assert server.successes == dict.fromkeys(came_back, 1)
        assert run(command(server, article, "--yes")) == 2
        assert server.successes == dict.fromkeys(came_back, 1)


def test_a_killed_run_goes_on_where_it_was(article: Path, tmp_path: Path) -> None:
    def slowly(handler: Handler, path: str, fields: dict[str, Any]) -> None:
        if path != "/languages":
            time.sleep(0.02)
        well(handler, path, fields)

    with serving(slowly) as server:
        killed = 0
        for goal in (1, 4, 9, 15):
            process = subprocess.Popen(
                [sys.executable, "-m", "tqa", *command(server, article, "--yes")], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            )
            while sum(server.successes.values()) < goal and process.poll() is None:
                time.sleep(0.005)
            process.send_signal(signal.SIGKILL)
            killed += process.wait() == -signal.SIGKILL
        assert killed == 4
        done = subprocess.run(
            [sys.executable, "-m", "tqa", *command(server, article, "--yes")], capture_output=True, text=True, encoding="utf-8", check=True
        )
        assert len(json.loads(done.stdout)["documents"][0]["round_trip"]) == len(PARAGRAPHS)
        assert set(server.successes) == set(PARAGRAPHS)
        # What the service had answered when the process died, before the answer was kept, is all that may be asked again.
        assert sum(server.successes.values()) <= len(PARAGRAPHS) + killed
        before = len(server.requests)
        assert run(command(server, article)) == 0
        assert len(server.requests) == before, "a run with a full cache sends nothing and asks for no leave"


def test_nothing_is_sent_without_leave(
    article: Path, good: Server, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run(command(good, article)) == 2
    assert "would be sent: give --yes" in capsys.readouterr().err
    monkeypatch.setenv("TQA_OFFLINE", "1")
    assert run(command(good, article, "--yes")) == 2
    assert "TQA_OFFLINE is set" in capsys.readouterr().err
    assert good.requests == []


def test_the_amount_and_the_host_are_said_first(article: Path, good: Server, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(command(good, article, "--yes")) == 0
    size = sum(map(len, PARAGRAPHS))
    assert f"sending about {size:,} characters of 1 text (en-es) to {good.url.removeprefix('http://')}" in capsys.readouterr().err


def test_text_is_never_in_an_address(article: Path, good: Server) -> None:
    assert run(command(good, article, "--yes")) == 0
    assert all("council" not in path for _, path, _ in good.requests)
    assert [path for method, path, _ in good.requests if method == "GET"] == ["/languages"]


def test_languages_are_checked_before_any_text_goes(article: Path, good: Server, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(command(good, article, "--yes", "--source-lang", "ja")) == 2
    assert "has no language 'ja'; it has en, es, uk; nothing was sent" in capsys.readouterr().err
    assert [path for _, path, _ in good.requests] == ["/languages"]


def test_a_service_that_is_down_is_not_asked_for_every_text(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def down(handler: Handler, path: str, fields: dict[str, Any]) -> None:
        handler.reply(LANGUAGES) if path == "/languages" else handler.reply({"error": "Down for repair"}, 503)

    with serving(down) as server:
        assert run(command(server, article, "--yes", "--retries", "0")) == 2
        error = capsys.readouterr().err
        assert len(server.requests) == 1 + 3
    assert "answered 503 (Down for repair)" in error
    assert "not sent" in error
    assert error.count("segment") == len(PARAGRAPHS), "every text is accounted for"


def test_a_long_wait_ends_the_text_and_says_when_to_come_back(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def later(handler: Handler, path: str, fields: dict[str, Any]) -> None:
        handler.reply(LANGUAGES) if path == "/languages" else handler.reply({"error": "Quota"}, 429, {"Retry-After": "3600"})

    with serving(later) as server:
        assert run(command(server, article, "--yes")) == 2
    assert "it asks to wait 3600 s: run the same command again then" in capsys.readouterr().err


def test_a_redirection_does_not_take_the_text_elsewhere(article: Path, good: Server, capsys: pytest.CaptureFixture[str]) -> None:
    def moved(handler: Handler, path: str, fields: dict[str, Any]) -> None:
        if path == "/languages":
            handler.reply(LANGUAGES)
        else:
            handler.reply({}, 307, {"Location": f"{good.url}/translate"})

    with serving(moved) as server:
        assert run(command(server, article, "--yes")) == 2
    assert "redirects to" in capsys.readouterr().err
    assert good.requests == []


def test_what_is_not_such_a_service_is_named(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with serving(lambda handler, path, fields: handler.reply({"hello": "world"})) as server:
        assert run(command(server, article, "--yes")) == 2
    assert "does not list languages as a LibreTranslate server does" in capsys.readouterr().err


def test_a_cache_that_is_none_is_named(article: Path, good: Server, capsys: pytest.CaptureFixture[str]) -> None:
    article.with_name("cache.sqlite").write_text("this is a shopping list and no database\n" * 50, encoding="utf-8")
    assert run(command(good, article, "--yes")) == 2
    assert "cannot be used as a cache" in capsys.readouterr().err


def test_paragraphs_of_another_number_are_paired_by_what_comes_back(
    article: Path, good: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    source = article.with_name("source.txt")
    kept = [spanish(text) for text in PARAGRAPHS if text != PARAGRAPHS[3]]
    source.write_text("\n\n".join(kept) + "\n", encoding="utf-8")
    assert run(command(good, article, "--yes")) == 0
    segments = json.loads(capsys.readouterr().out)["documents"][0]["round_trip"]
    assert {segment["chrf"] for segment in segments} == {100.0}
    assert PARAGRAPHS[3] not in [segment["text"] for segment in segments]


def test_linting_opens_no_socket_and_loads_no_client(article: Path) -> None:
    code = (
        "import socket, sys\n"
        "def refuse(*a, **k): raise AssertionError('a socket')\n"
        "socket.socket.connect = socket.getaddrinfo = socket.create_connection = refuse\n"
        "import tqa\n"
        "from tqa.cli.main import run\n"
        f"status = run(['lint', '--source', {str(article.with_name('source.txt'))!r}, {str(article)!r}])\n"
        "loaded = {'deep_translator', 'requests', 'urllib3', 'sacrebleu', 'tqa.backtranslation'} & set(sys.modules)\n"
        "assert not loaded, loaded\n"
        "assert status in (0, 1)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", env={**os.environ})
    assert done.returncode == 0, done.stderr


def test_the_round_trip_is_part_of_the_scorecard(article: Path, good: Server, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(command(good, article, "--yes")) == 0
    report = json.loads(capsys.readouterr().out)
    assert report["documents"][0]["score"]["round_trip"] == 100


def test_names_are_asked_for_by_themselves(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    known = {"Столбова": "Stolbova", "Орловка": "Orlovka", "Ирина": "Irina"}

    def spell(handler: Handler, path: str, fields: dict[str, Any]) -> None:
        if path == "/languages":
            handler.reply([{"code": "ru", "targets": ["en"]}, {"code": "en", "targets": ["ru"]}])
        else:
            handler.reply({"translatedText": known[fields["q"]]})

    text, source = tmp_path / "a.txt", tmp_path / "a.ru.txt"
    text.write_text(
        "The mayor Irina Stolbova opened the bridge. Irina Stolbowa said that the town would pay for it.\n\n"
        "Stolbova has led the town for ten years.\n",
        encoding="utf-8",
    )
    source.write_text(
        "Мост открыла мэр Ирина Столбова. Ирина Столбова сказала, что город заплатит.\n\nГородом руководит Столбова уже десять лет.\n",
        encoding="utf-8",
    )
    arguments = ["names", str(text), "--source", str(source), "--lang", "en", "--source-lang", "ru", "--via", "libretranslate"]
    with serving(spell) as server:
        arguments += ["--url", server.url, "--cache", str(tmp_path / "cache.sqlite")]
        assert run(arguments) == 2
        assert "names (ru-en) to 127.0.0.1" in capsys.readouterr().err
        assert run([*arguments, "--yes"]) == 0
        out = capsys.readouterr().out
        sent = {json.loads(body)["q"] for _, path, body in server.requests if path == "/translate"}
        assert "Столбова" in sent
        assert sent <= set(known)
        assert "libretranslate writes “Stolbova” for Столбова" in out
        assert run([*arguments, "--format", "json"]) == 0
        (document,) = json.loads(capsys.readouterr().out)
        assert {"name": "Столбова", "answer": "Stolbova"} in document["asked"]

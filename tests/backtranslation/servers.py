"""Translation services on loopback: in front of Apertium, misbehaving, or answering as those of deep-translator do."""

from __future__ import annotations

import json
import os
import shutil
import socket
import struct
import subprocess
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit
from urllib.request import Request, urlopen

import pytest


class Server(ThreadingHTTPServer):
    """A server that answers with `answer(handler, path, fields)` and remembers what it was asked."""

    daemon_threads = True
    answer: Callable[[Handler, str, dict[str, Any]], None]

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.requests: list[tuple[str, str, str]] = []
        self.attempts: Counter[str] = Counter()
        self.successes: Counter[str] = Counter()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Clients that break off are part of the tests."""


class Handler(BaseHTTPRequestHandler):
    """Decodes form and JSON bodies."""

    protocol_version = "HTTP/1.1"
    server: Server

    def do_GET(self) -> None:
        self._handle("")

    def do_POST(self) -> None:
        self._handle(self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode("utf-8"))

    def _handle(self, body: str) -> None:
        self.server.requests.append((self.command, self.path, body))
        if "json" in (self.headers.get("Content-Type") or ""):
            fields = json.loads(body)
        else:
            fields = {name: values[0] for name, values in parse_qs(body).items()}
        self.server.answer(self, urlsplit(self.path).path, fields)

    def reply(self, value: Any, status: int = 200, headers: dict[str, str] | None = None, cut: int = 0) -> None:
        """Send JSON, or a text as it is; `cut` bytes of it are promised and not sent."""
        data = value.encode() if isinstance(value, str) else json.dumps(value).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(data)))
        for name, content in (headers or {}).items():
            self.send_header(name, content)
        self.end_headers()
        self.wfile.write(data[: len(data) - cut])
        if cut:
            self.close_connection = True

    def reset(self) -> None:
        """Break the connection off as a crashed service does."""
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.connection.close()
        self.close_connection = True

    def log_message(self, format: str, *arguments: Any) -> None:
        """Quiet."""


@contextmanager
def serving(answer: Callable[[Handler, str, dict[str, Any]], None]) -> Iterator[Server]:
    server = Server()
    server.answer = answer
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()


LANGUAGES = [{"code": code, "targets": ["en", "es", "uk"]} for code in ("en", "es", "uk")]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def apertium() -> Iterator[str]:
    """Address of an Apertium server with English and Spanish; without Debian's packages the test is skipped, but never in CI."""
    if shutil.which("apertium-apy") is None or not os.path.exists("/usr/share/apertium/modes/eng-spa.mode"):
        if os.environ.get("CI"):
            pytest.fail("CI must install apertium-apy and apertium-eng-spa")
        pytest.skip("needs Debian's apertium-apy and apertium-eng-spa")
    port = _free_port()
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    command = ["/usr/bin/python3", shutil.which("apertium-apy") or "", "-p", str(port), "/usr/share/apertium"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)
    url = f"http://127.0.0.1:{port}"
    try:
        for _ in range(300):
            try:
                with urlopen(f"{url}/listPairs", timeout=2):
                    break
            except OSError:
                time.sleep(0.1)
        else:
            pytest.fail("apertium-apy did not start")
        yield url
    finally:
        process.kill()
        process.wait()


@contextmanager
def libretranslate(apertium_url: str) -> Iterator[Server]:
    """A LibreTranslate-compatible server in front of Apertium."""
    codes = {"en": "eng", "es": "spa"}

    def answer(handler: Handler, path: str, fields: dict[str, Any]) -> None:
        if path == "/languages":
            handler.reply([{"code": "en", "targets": ["es"]}, {"code": "es", "targets": ["en"]}])
            return
        form = {"q": fields["q"], "langpair": f"{codes[fields['source']]}|{codes[fields['target']]}", "markUnknown": "no"}
        from urllib.parse import urlencode

        with urlopen(Request(f"{apertium_url}/translate", urlencode(form).encode()), timeout=30) as made:
            handler.reply({"translatedText": json.load(made)["responseData"]["translatedText"]})

    with serving(answer) as server:
        yield server

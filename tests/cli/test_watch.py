"""`tqa lint --watch`: documents are reported as they arrive, whole, once, and Ctrl-C ends it cleanly."""

from __future__ import annotations

import json
import os
import queue
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.ci.repository import clean_environment

BAD = "date 2024-09-17 The museum of Zarechnoye opens a new hall on Friday.\n"
GOOD = "The museum of Zarechnoye opens a new hall on Friday.\n"
PATIENCE = 60
WORDS = ("glass", "silver", "iron", "clay", "amber", "linen", "paper", "stone", "wool", "bone")


class Watch:
    """A watching process and the lines that it has printed."""

    def __init__(self, folder: Path, home: Path) -> None:
        self.folder = folder
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tqa", "lint", "--watch", "--format", "jsonl", "."],
            cwd=folder,
            env=clean_environment(home),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )
        self.lines: queue.Queue[str] = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.lines.put(line)

    def next(self) -> tuple[str, list[str]]:
        """The path of the next document that is reported, and the rules of its findings."""
        document: Any = json.loads(self.lines.get(timeout=PATIENCE))
        return document["path"].removeprefix("./"), [finding["rule"] for finding in document["findings"]]

    def write(self, name: str, text: str) -> None:
        (self.folder / name).write_text(text, encoding="utf-8")

    def end(self, number: int = signal.SIGINT) -> tuple[int, str]:
        self.process.send_signal(number)
        status = self.process.wait(timeout=PATIENCE)
        assert self.process.stderr is not None
        return status, self.process.stderr.read()


@pytest.fixture
def watch(tmp_path: Path) -> Iterator[Watch]:
    for name in ("in", "home"):
        (tmp_path / name).mkdir()
    (tmp_path / "in" / "first.txt").write_text(BAD, encoding="utf-8")
    watching = Watch(tmp_path / "in", tmp_path / "home")
    yield watching
    if watching.process.poll() is None:
        watching.process.kill()
    watching.process.communicate()


def test_documents_are_reported_as_they_arrive_and_change(watch: Watch) -> None:
    assert watch.next() == ("first.txt", ["leaked-metadata"])
    watch.write("second.txt", GOOD)
    assert watch.next() == ("second.txt", [])
    watch.write("second.txt", f"{GOOD}\n{BAD}")
    assert watch.next() == ("second.txt", ["leaked-metadata"])
    watch.write("picture.png", "no text")
    (watch.folder / "first.txt").unlink()
    (watch.folder / "second.txt").rename(watch.folder / "third.txt")
    assert watch.next() == ("third.txt", ["leaked-metadata"])
    watch.write("tqa.toml", 'ignore = ["leaked-metadata"]\n')
    assert watch.next() == ("third.txt", [])
    status, error = watch.end()
    assert (status, watch.lines.empty()) == (0, True)
    assert "Traceback" not in error
    assert "5 documents were checked, 3 findings." in error


def test_a_document_that_is_still_being_written_is_waited_for(watch: Watch) -> None:
    assert watch.next()[0] == "first.txt"
    with open(watch.folder / "slow.txt", "w", encoding="utf-8") as file:
        for number in range(60):
            file.write(f"Room {number} shows what the region made of {WORDS[number % 10]} in {1900 + number}.\n\n")
            file.flush()
            time.sleep(0.05)
        file.write("The director told RIA NewsMoscow about the plans.\n")
    reports = [watch.next()]
    while reports[-1] != ("slow.txt", ["forbidden-term"]):
        reports.append(watch.next())
    # On a busy machine the writer itself may pause for longer than the reader waits.
    assert len(reports) <= 2


def test_an_unreadable_document_does_not_end_it(watch: Watch) -> None:
    assert watch.next()[0] == "first.txt"
    (watch.folder / "binary.txt").write_bytes(b"\x00\x01")
    watch.write("good.txt", GOOD)
    assert watch.next() == ("good.txt", [])
    status, error = watch.end(signal.SIGTERM)
    assert status == 0
    assert error.count("binary.txt: a binary file") == 1


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--format", "sarif"), "--watch prints"),
        (("--output", "x"), "--watch prints"),
        (("-",), "standard input"),
        (("missing",), "there is no missing"),
    ],
)
def test_what_does_not_go_with_it_is_said(tmp_path: Path, options: tuple[str, ...], said: str) -> None:
    command = [sys.executable, "-m", "tqa", "lint", "--watch", *options]
    done = subprocess.run(
        command,
        cwd=tmp_path,
        env=clean_environment(tmp_path),
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
        timeout=PATIENCE,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert os.listdir(tmp_path) == []

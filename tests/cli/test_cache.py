"""The cache of results: it changes the time of a run and nothing else."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path
from zlib import crc32

import pytest

from tests.ci.repository import TOP, article, clean_environment
from tqa import engine
from tqa.cli.cache import packed, unpacked
from tqa.model.text import Document
from tqa.settings import Settings

COUNT = 40
GLOSSARY = '[[entry]]\nkind = "term"\nen = "{right}"\nforbidden.en = ["{wrong}"]\n'


class Folder:
    """Some documents, and runs over them with a cache of their own."""

    def __init__(self, base: Path) -> None:
        self.texts, self.home = base / "texts", base / "home"
        self.home.mkdir()
        self.texts.mkdir()
        for number in range(COUNT):
            (self.texts / f"{number:02}.txt").write_text(article(number), encoding="utf-8")

    @property
    def database(self) -> Path:
        return self.home / "cache" / "tqa" / "results.sqlite"

    def command(self, *options: str) -> list[str]:
        return [sys.executable, "-m", "tqa", "lint", "--format", "json", *options, "."]

    def run(self, *options: str, **environment: str) -> str:
        done = subprocess.run(
            self.command(*options),
            cwd=self.texts,
            env=clean_environment(self.home, **environment),
            capture_output=True,
            text=True,
            check=False,
            encoding="utf-8",
        )
        assert done.returncode in (0, 1), done.stderr
        assert done.stderr == ""
        return done.stdout

    def rows(self) -> int:
        with sqlite3.connect(self.database) as database:
            return int(database.execute("SELECT count(*) FROM results").fetchone()[0])

    def spoil(self) -> None:
        """Change the messages that are kept, so that one can see where a result came from."""
        with sqlite3.connect(self.database) as database:
            for name, value in database.execute("SELECT name, value FROM results").fetchall():
                changed = value[4:].replace(b"A crawl date stands", b"A KEPT date stands")
                database.execute("UPDATE results SET value = ? WHERE name = ?", (crc32(changed).to_bytes(4, "big") + changed, name))


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path)


def test_the_second_run_says_the_same_and_checks_nothing(folder: Folder) -> None:
    without = folder.run("--no-cache")
    assert not folder.database.exists()
    first = folder.run()
    assert (first, folder.rows()) == (without, COUNT)
    assert folder.run() == first
    folder.spoil()
    spoilt = folder.run()
    assert spoilt.count("A KEPT date stands") == first.count("A crawl date stands") == COUNT // 2
    assert folder.run("--no-cache") == first
    assert folder.run(TQA_CACHE="0") == first


def test_the_text_report_is_the_same_too(folder: Folder) -> None:
    first, second = folder.run("--format", "text"), folder.run("--format", "text")
    assert first == second == folder.run("--format", "text", "--no-cache")


def test_what_changes_is_checked_again(folder: Folder) -> None:
    folder.run()
    (folder.texts / "00.txt").write_text(article(0).replace("date 2021-03-01", "date 2021-03-09"), encoding="utf-8")
    folder.spoil()
    out = folder.run()
    assert out.count("A KEPT date stands") == COUNT // 2 - 1
    assert out.count("A crawl date stands") == 1
    assert folder.rows() == COUNT + 1


@pytest.mark.parametrize(
    "options",
    [
        ("--ignore", "names"),
        ("--min-confidence", "0.2"),
        ("--lang", "de"),
        ("--source-lang", "uk"),
        ("--glossary", "media"),
        ("--config", "tqa.toml"),
    ],
    ids=lambda options: str(options[0]),
)
def test_other_settings_are_other_results(folder: Folder, options: tuple[str, ...]) -> None:
    (folder.texts / "tqa.toml").write_text("", encoding="utf-8")
    folder.run()
    (folder.texts / "tqa.toml").write_text('[severity]\nleaked-metadata = "major"\n', encoding="utf-8")
    expected = folder.run("--no-cache", *options)
    folder.spoil()
    assert folder.run(*options) == expected


def test_a_changed_glossary_is_seen(folder: Folder) -> None:
    house = folder.texts / "house.toml"
    house.write_text(GLOSSARY.format(right="town hall", wrong="town council"), encoding="utf-8")
    assert "regional council" not in folder.run("--glossary", "house.toml")
    stamp = house.stat()
    house.write_text(GLOSSARY.format(right="budget of the region", wrong="regional budget"), encoding="utf-8")
    os.utime(house, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
    out = folder.run("--glossary", "house.toml")
    assert out.count("“regional budget” should be “budget of the region”") == COUNT


def test_a_changed_source_is_seen(folder: Folder) -> None:
    sources = folder.home / "ru"
    sources.mkdir()
    for number in range(COUNT):
        (sources / f"{number:02}.txt").write_text("Мост отремонтируют за 2 месяца.\n", encoding="utf-8")
    options = ("--source", str(sources), "--select", "bitext")
    first = folder.run(*options)
    (sources / "03.txt").write_text("Мост отремонтируют за 777 месяцев.\n", encoding="utf-8")
    second = folder.run(*options)
    assert second == folder.run("--no-cache", *options)
    assert first != second


DAMAGE = {
    "empty": b"",
    "nonsense": b"this is not a database" * 500,
    "a head and nothing": b"SQLite format 3\x00" + b"\xff" * 4096,
}


@pytest.mark.parametrize("data", DAMAGE.values(), ids=DAMAGE)
def test_a_damaged_file_is_thrown_away_and_made_anew(folder: Folder, data: bytes) -> None:
    first = folder.run()
    for name in ("-wal", "-shm"):
        folder.database.with_name(folder.database.name + name).unlink(missing_ok=True)
    folder.database.write_bytes(data)
    assert folder.run() == first
    assert folder.rows() == COUNT


def test_a_file_cut_in_the_middle_changes_nothing(folder: Folder) -> None:
    first = folder.run()
    data = folder.database.read_bytes()
    for part in (0.3, 0.7, 0.95):
        folder.database.write_bytes(data[: int(len(data) * part)])
        assert folder.run() == first
    assert folder.run() == first


def test_damaged_results_are_made_anew(folder: Folder) -> None:
    first = folder.run()
    with sqlite3.connect(folder.database) as database:
        names = [name for (name,) in database.execute("SELECT name FROM results").fetchall()]
        broken = [b"", b"x", b"\0\0\0\0[1,2]", crc32(b"[1,2]").to_bytes(4, "big") + b"[1,2]", crc32(b"{").to_bytes(4, "big") + b"{"]
        for name, value in zip(names, broken, strict=False):
            database.execute("UPDATE results SET value = ? WHERE name = ?", (value, name))
    assert folder.run() == first
    folder.spoil()
    assert folder.run().count("A KEPT date stands") == COUNT // 2


def test_a_table_of_another_make_is_thrown_away(folder: Folder) -> None:
    first = folder.run()
    with sqlite3.connect(folder.database) as database:
        database.execute("DROP TABLE results")
        database.execute("CREATE TABLE results (something TEXT)")
    assert folder.run() == first
    assert folder.run() == first
    assert folder.rows() == COUNT


def test_a_folder_that_cannot_be_used_costs_time_only(folder: Folder) -> None:
    first = folder.run("--no-cache")
    (folder.home / "cache").write_text("a file where the folder should be", encoding="utf-8")
    assert folder.run() == first


def test_runs_at_the_same_time_do_not_disturb_each_other(folder: Folder) -> None:
    first = folder.run("--no-cache")
    environment = clean_environment(folder.home)
    runs = [
        subprocess.Popen(folder.command(), cwd=folder.texts, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for _ in range(4)
    ]
    for run in runs:
        out, error = run.communicate(timeout=120)
        assert (out.decode(), error) == (first, b"")
    assert folder.rows() == COUNT


def test_few_documents_need_no_cache(folder: Folder) -> None:
    for path in list(folder.texts.iterdir())[10:]:
        path.unlink()
    folder.run()
    assert not folder.database.exists()


def test_the_program_itself_is_part_of_the_key() -> None:
    code = """
import os, sys
from tqa.cli import cache
first = cache._program()
cache._program.cache_clear()
os.utime(sys.argv[1])
print(first != cache._program())
"""
    data = TOP / "tqa" / "data" / "languages.txt"
    before = data.stat()
    try:
        done = subprocess.run([sys.executable, "-c", code, str(data)], capture_output=True, text=True, check=True, cwd=TOP)
    finally:
        os.utime(data, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert done.stdout == "True\n"


def test_a_result_comes_back_whole() -> None:
    text = "date 2022-02-01 The mayor told RIA News that Zinaida Vetoshkina is well. Zinaida Vetoschkina has led the town for ten years.\n"
    document = Document(text, "a.txt")
    checked = engine.check(document, Settings())
    assert checked.entities
    assert unpacked(packed(checked), document, True) == checked

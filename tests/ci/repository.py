"""A real git repository with an archive of articles, for tests of what git tells."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

TOP = Path(__file__).parents[2]
_SERVERS = (
    "GITHUB_",
    "GITLAB_",
    "CI_",
    "BITBUCKET_",
    "SYSTEM_",
    "BUILD_",
    "CHANGE_",
    "GIT_",
    "JENKINS_",
    "TF_BUILD",
    "TQA_",
    "SOURCE_DATE",
)

PLACES = ("Orlovka", "Sosnovy Mys", "Zarechnoye", "Lipovets", "Staraya Luka")
SUBJECTS = ("the bridge over the river", "the school canteen", "the tram depot", "the town library", "the heating plant")


def clean_environment(home: Path, **more: str) -> dict[str, str]:
    """The environment without what a build server or the user's git would add, with a home of its own."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(_SERVERS) and key != "CI"}
    return {
        **kept,
        "PYTHONPATH": str(TOP),
        "HOME": str(home),
        "XDG_CACHE_HOME": str(home / "cache"),
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_SYSTEM": os.devnull,
        "GIT_AUTHOR_NAME": "Vera Lukina",
        "GIT_AUTHOR_EMAIL": "vera@example.org",
        "GIT_COMMITTER_NAME": "Vera Lukina",
        "GIT_COMMITTER_EMAIL": "vera@example.org",
        "GIT_ALLOW_PROTOCOL": "file",
        **more,
    }


class Repository(NamedTuple):
    """A working tree and the commands that are run in it."""

    folder: Path
    home: Path

    def git(self, *arguments: str) -> str:
        done = subprocess.run(
            ["git", *arguments], cwd=self.folder, env=clean_environment(self.home), capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def commit(self, message: str) -> str:
        self.git("add", "-A")
        self.git("commit", "-q", "-m", message)
        return self.git("rev-parse", "HEAD")

    def write(self, name: str, text: str) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")

    def read(self, name: str) -> str:
        return (self.folder / name).read_bytes().decode("utf-8")

    def tqa(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "tqa", *arguments],
            cwd=self.folder,
            env=clean_environment(self.home, **environment),
            capture_output=True,
            text=True,
            check=False,
            encoding="utf-8",
        )

    def check(self, *arguments: str, **environment: str) -> Checked:
        done = self.tqa("check", "--format", "json", *arguments, **environment)
        assert "Traceback" not in done.stderr, done.stderr
        return Checked(done.returncode, json.loads(done.stdout) if done.stdout else {}, done.stderr)


class Checked(NamedTuple):
    """What a check said."""

    status: int
    report: dict[str, Any]
    error: str

    @property
    def verdict(self) -> dict[str, Any]:
        found: dict[str, Any] = self.report["summary"]["check"]
        return found

    @property
    def found(self) -> set[tuple[str, int, str]]:
        """(path, line, rule) of the new findings."""
        return {
            (document["path"].removeprefix("./"), finding["region"]["start_line"], finding["rule"])
            for document in self.report["documents"]
            for finding in document["findings"]
        }


def article(number: int) -> str:
    """An article of the archive: five paragraphs, every one with another old defect or none."""
    place, subject = PLACES[number % 5], SUBJECTS[number // 5 % 5]
    paragraphs = [
        f"The council of {place} voted on Tuesday to repair {subject}, report number {number} of the year says.",
        f"The works begin in May and last {2 + number % 7} months, according to the deputy mayor for construction.",
        f"Residents of {place} had asked for the repair in {2001 + number % 20}, when the last one was postponed.",
        f"The money for {subject} comes from the regional budget, which the assembly adopted in December.",
    ]
    if number % 2 == 0:
        paragraphs[0] = f"date 2021-03-{1 + number % 28:02} {paragraphs[0]}"
    if number % 3 == 0:
        paragraphs.insert(2, "Read also: Why the ferry of Lipovets stays in the harbour")
    if number % 5 == 0:
        paragraphs.append(f"The press service told RIA NewsVolgograd that {subject} will be open on weekends.")
    return "\n\n".join(paragraphs) + "\n"


def archive(folder: Path, home: Path, count: int) -> Repository:
    """A repository with an archive of articles on its branch main."""
    home.mkdir(exist_ok=True)
    folder.mkdir()
    repository = Repository(folder, home)
    repository.git("init", "-q", "-b", "main")
    for number in range(count):
        repository.write(f"articles/{number // 50}/{number:03}.txt", article(number))
    repository.write("tqa.toml", 'lang = "en"\nsource-lang = "ru"\n')
    repository.commit("The archive")
    return repository

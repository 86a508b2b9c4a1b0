"""Build servers: what a change is compared with, and how each is spoken to, all told by the environment."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.ci.repository import Repository, archive
from tests.report.back import FORMATS
from tqa.cli import environment

ZEROS = "0" * 40
SHA = "1a2b3c4d5e6f7a8b9c0d1a2b3c4d5e6f7a8b9c0d"
BAD = "date 2024-09-17 The museum of Zarechnoye opens a new hall on Friday.\n"

ROWS: list[tuple[str, dict[str, str], tuple[str, ...] | None]] = [
    ("nothing", {}, None),
    ("a pull request of GitHub", {"GITHUB_ACTIONS": "true", "GITHUB_BASE_REF": "main"}, ("origin/main", "main")),
    ("GitHub without an event", {"GITHUB_ACTIONS": "true", "GITHUB_BASE_REF": ""}, None),
    ("a merge request of GitLab", {"GITLAB_CI": "true", "CI_MERGE_REQUEST_DIFF_BASE_SHA": SHA}, (SHA,)),
    (
        "one that names its branch too",
        {"GITLAB_CI": "true", "CI_MERGE_REQUEST_DIFF_BASE_SHA": SHA, "CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "main"},
        (SHA, "origin/main", "main"),
    ),
    ("one that names only its branch", {"GITLAB_CI": "true", "CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "main"}, ("origin/main", "main")),
    ("a push to GitLab", {"GITLAB_CI": "true", "CI_COMMIT_BEFORE_SHA": SHA}, (SHA,)),
    (
        "a new branch on GitLab",
        {"GITLAB_CI": "true", "CI_COMMIT_BEFORE_SHA": ZEROS, "CI_DEFAULT_BRANCH": "main", "CI_COMMIT_BRANCH": "news"},
        ("origin/main", "main"),
    ),
    ("the first push to GitLab", {"GITLAB_CI": "true", "CI_DEFAULT_BRANCH": "main", "CI_COMMIT_BRANCH": "main"}, None),
    ("a pull request of Azure", {"TF_BUILD": "True", "SYSTEM_PULLREQUEST_TARGETBRANCH": "refs/heads/main"}, ("origin/main", "main")),
    ("a build of Azure", {"TF_BUILD": "True"}, None),
    (
        "a pull request of Bitbucket",
        {"BITBUCKET_BUILD_NUMBER": "7", "BITBUCKET_PR_DESTINATION_BRANCH": "main", "BITBUCKET_PR_DESTINATION_COMMIT": SHA},
        ("origin/main", "main", SHA),
    ),
    ("a build of Bitbucket", {"BITBUCKET_BUILD_NUMBER": "7"}, None),
    ("a change in Jenkins", {"JENKINS_URL": "http://ci.example.org/", "CHANGE_TARGET": "main"}, ("origin/main", "main")),
    ("a build of Jenkins", {"JENKINS_URL": "http://ci.example.org/", "GIT_PREVIOUS_SUCCESSFUL_COMMIT": SHA}, (SHA,)),
    ("the first build of Jenkins", {"JENKINS_URL": "http://ci.example.org/"}, None),
]


@pytest.mark.parametrize(("variables", "revisions"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS])
def test_what_a_change_is_compared_with(variables: dict[str, str], revisions: tuple[str, ...] | None) -> None:
    found = environment.base(variables)
    assert (found and found.revisions) == revisions


@pytest.mark.parametrize(
    ("event", "ref", "revisions"),
    [
        ({"before": SHA}, "refs/heads/news", (SHA,)),
        ({"before": ZEROS, "repository": {"default_branch": "main"}}, "refs/heads/news", ("origin/main", "main")),
        ({"before": ZEROS, "repository": {"default_branch": "main"}}, "refs/heads/main", None),
        ({"merge_group": {"base_sha": SHA}}, "refs/heads/queue", (SHA,)),
        ({"repository": "x", "before": 7}, "refs/heads/news", None),
        ([], "refs/heads/news", None),
        ("not JSON", "refs/heads/news", None),
    ],
)
def test_the_event_of_github(tmp_path: Path, event: object, ref: str, revisions: tuple[str, ...] | None) -> None:
    path = tmp_path / "event.json"
    path.write_text(event if isinstance(event, str) else json.dumps(event), encoding="utf-8")
    found = environment.base({"GITHUB_ACTIONS": "true", "GITHUB_EVENT_PATH": str(path), "GITHUB_REF": ref})
    assert (found and found.revisions) == revisions


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    base = tmp_path_factory.mktemp("servers")
    made = archive(base / "repository", base / "home", 4)
    made.git("checkout", "-q", "-b", "news")
    made.write("articles/0/new.txt", f"A line of its own.\n\n{BAD}")
    made.commit("News")
    return made


SERVERS: dict[str, dict[str, str]] = {
    "github": {"GITHUB_ACTIONS": "true", "GITHUB_BASE_REF": "main"},
    "gitlab": {"GITLAB_CI": "true", "CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "main"},
    "azure": {"TF_BUILD": "True", "SYSTEM_PULLREQUEST_TARGETBRANCH": "refs/heads/main"},
    "bitbucket": {"BITBUCKET_BUILD_NUMBER": "7", "BITBUCKET_PR_DESTINATION_BRANCH": "main"},
    "jenkins": {"JENKINS_URL": "http://ci.example.org/", "CHANGE_TARGET": "main"},
}


@pytest.mark.parametrize("server", SERVERS)
def test_every_server_gets_what_is_new_in_the_way_it_reads(repository: Repository, server: str) -> None:
    done = repository.tqa("check", "articles", **SERVERS[server])
    assert (done.returncode, done.stderr) == (1, "")
    first, *rest = done.stdout.splitlines()
    assert first == "tqa check FAILED: 1 new finding in 1 new or changed document of 5 since main"
    if server in ("github", "azure"):
        (read,) = FORMATS[server].read(done.stdout)
        assert (read.path, read.line, read.column, read.rule) == ("articles/0/new.txt", 3, 1, "leaked-metadata")
    else:
        assert any(line.startswith("articles/0/new.txt:3:1 minor ") for line in rest)
    everything = repository.tqa("check", "--all", "articles", **SERVERS[server])
    assert "in 5 documents" in everything.stdout.splitlines()[0]


def test_several_reports_at_once(repository: Repository, tmp_path: Path) -> None:
    names = ("sarif", "gitlab", "junit", "checkstyle", "rdjson", "tap")
    reports = [f"--report={name}={tmp_path / name}" for name in names]
    summary = tmp_path / "summary.md"
    summary.write_text("Another step was here.\n", encoding="utf-8")
    done = repository.tqa("check", *reports, "articles", GITHUB_STEP_SUMMARY=str(summary), **SERVERS["github"])
    assert done.returncode == 1
    for name in names:
        (read,) = FORMATS[name].read((tmp_path / name).read_text(encoding="utf-8"))
        assert (read.path, read.line, read.rule) == ("articles/0/new.txt", 3, "leaked-metadata")
    written = summary.read_text(encoding="utf-8")
    assert written.startswith("Another step was here.\n### tqa check FAILED")
    assert written.count("leaked&#45;metadata |") == 1


def test_lint_writes_them_too(repository: Repository, tmp_path: Path) -> None:
    done = repository.tqa(
        "lint", f"--report=sarif={tmp_path / 'out.sarif'}", f"--report=jsonl={tmp_path / 'out.jsonl'}", "articles/0/new.txt"
    )
    assert done.returncode == 1
    assert done.stdout.startswith("articles/0/new.txt:3:1 minor ")
    (read,) = FORMATS["sarif"].read((tmp_path / "out.sarif").read_text(encoding="utf-8"))
    assert (read.path, read.line) == ("articles/0/new.txt", 3)
    assert json.loads((tmp_path / "out.jsonl").read_text(encoding="utf-8"))["path"] == "articles/0/new.txt"


def test_the_verdict_is_said_beside_reports_for_programs(repository: Repository) -> None:
    done = repository.tqa("check", "--since", "main", "--format", "sarif", "articles")
    assert len(FORMATS["sarif"].read(done.stdout)) == 1
    assert done.stderr.startswith("tqa check FAILED: 1 new finding")


def test_the_number_of_processes_changes_nothing(repository: Repository) -> None:
    for number in range(80):
        repository.write(f"more/{number:02}.txt", f"Number {number}.\n\n{BAD}")
    for name in ("text", "sarif", "gitlab", "json"):
        one, two = (repository.tqa("check", "--no-cache", "--all", "--format", name, "--jobs", jobs, "more") for jobs in ("1", "2"))
        assert (one.stdout, one.stderr, one.returncode) == (two.stdout, two.stderr, 1)


# Limits


@pytest.mark.parametrize(
    ("options", "settings", "status", "said"),
    [
        ((), "", 1, "1 finding at or above minor (--fail-on)"),
        (("--fail-on", "major"), "", 0, ""),
        (("--max", "scrape=1"), "", 0, ""),
        (("--max", "scrape=0"), "", 1, "1 of the family scrape, 0 may be (--max)"),
        (("--max", "scrape=0", "--fail-on", "never"), "", 1, "1 of the family scrape, 0 may be (--max)"),
        (("--max", "names=0", "--fail-on", "never"), "", 0, ""),
        (("--fail-on", "never", "--max-penalty", "50"), "", 1, "an MQM penalty of "),
        (("--fail-on", "never", "--max-penalty", "90"), "", 0, ""),
        ((), "[options.check.max]\nscrape = 1\n", 0, ""),
        (("--max", "scrape=0"), "[options.check.max]\nscrape = 1\n", 1, "1 of the family scrape"),
        ((), 'fail-on = "never"\n[options.check]\nmax-penalty = 50\n', 1, "50 may be (--max-penalty)"),
        ((), '[[overrides]]\npaths = ["articles/0/new.txt"]\nfail-on = "never"\n', 0, ""),
        ((), '[severity]\nleaked-metadata = "neutral"\n', 0, ""),
    ],
)
def test_limits_decide(repository: Repository, tmp_path: Path, options: tuple[str, ...], settings: str, status: int, said: str) -> None:
    repository.write("limits.toml", settings)
    done = repository.tqa("check", "--config", "limits.toml", "--since", "main", *options, "articles")
    assert done.returncode == status, done.stdout + done.stderr
    assert said in done.stdout
    assert ("fails:" in done.stdout) is bool(status)


def test_known_findings_can_be_shown(repository: Repository) -> None:
    options = ("--since", "main", "--baseline", "known.json", "articles/0/new.txt")
    assert repository.tqa("check", "--write-baseline", *options).returncode == 0
    quiet, shown = repository.tqa("check", *options), repository.tqa("check", "--show-known", *options)
    assert (quiet.returncode, shown.returncode) == (0, 0)
    assert "(known) " not in quiet.stdout
    assert "articles/0/new.txt:3:1 minor (known) " in shown.stdout
    known = repository.check("--show-known", *options)
    assert [finding["rule"] for finding in known.report["documents"][0]["known"]] == ["leaked-metadata"]
    assert known.report["documents"][0]["findings"] == []


def test_the_settings_name_the_baseline(repository: Repository) -> None:
    repository.write("named.toml", '[options.check]\nbaseline = "kept/old.json"\n')
    (repository.folder / "kept").mkdir(exist_ok=True)
    options = ("--config", "named.toml", "articles")
    missing = repository.tqa("check", *options)
    assert (missing.returncode, "kept/old.json" in missing.stderr) == (2, True)
    assert repository.tqa("check", "--write-baseline", *options).returncode == 0
    assert '"../articles/0/new.txt"' in repository.read("kept/old.json")
    assert repository.tqa("check", *options).returncode == 0

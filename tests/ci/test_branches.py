"""An archive of 200 documents with old findings, and branches that add, edit, rename and delete documents: only what is new is reported."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from shutil import copytree

import pytest

from tests.ci.repository import Checked, Repository, archive, article, clean_environment

DATE = "date 2024-09-17 The museum of Zarechnoye opens a new hall on Friday."
LINK = "See also: Fishermen of Staraya Luka ask for a new pier"
NEWS = "The director told RIA NewsMoscow about the plans for the winter."
CLEAN = "The mayor of Lipovets thanked the drivers of the night buses on Monday."
OTHER = "Two of the routes will run until one in the morning from April on."

NEW = {
    ("articles/2024/museum.txt", 1, "leaked-metadata"),
    ("articles/2024/museum.txt", 5, "stray-insertion"),
    ("articles/0/010.txt", 5, "stray-insertion"),
    ("articles/1/060.txt", 17, "forbidden-term"),
    ("articles/moved/120.txt", 3, "leaked-metadata"),
}
"""What the branch of `work` brings, and where."""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    base = tmp_path_factory.mktemp("archive")
    repository = archive(base / "repository", base / "home", 200)
    assert repository.tqa("check", "--write-baseline", "articles", SOURCE_DATE_EPOCH="1704067200").returncode == 0
    repository.commit("The baseline")
    repository.git("checkout", "-q", "-b", "news")
    work(repository)
    repository.commit("News of the week")
    return repository


@pytest.fixture
def copied(made: Repository, tmp_path: Path) -> Repository:
    return copy_of(made, tmp_path)


def work(repository: Repository) -> None:
    """New, edited, renamed and deleted documents; NEW says what is new in them."""
    repository.write("articles/2024/museum.txt", f"{DATE}\n\n{CLEAN}\n\n{LINK}\n\nThe hall has room for ninety visitors.\n")
    repository.write("articles/2024/buses.txt", f"{CLEAN}\n")
    # An old finding stays above the new one, and the lines below move.
    first, *rest = article(10).split("\n\n")
    repository.write("articles/0/010.txt", "\n\n".join((first, CLEAN, LINK, *rest)))
    # The old findings move down by two paragraphs, and one more comes at the end.
    repository.write("articles/1/060.txt", f"{CLEAN}\n\n{OTHER}\n\n{article(60).rstrip()}\n\n{NEWS}\n")
    # An old finding is repaired, nothing new comes.
    repository.write("articles/1/066.txt", article(66).split(" ", 2)[2])
    # Words beside an old finding change.
    repository.write("articles/1/070.txt", article(70).replace("The press service told RIA", "The new press service told RIA"))
    repository.git("mv", "articles/0/005.txt", "articles/0/renamed.txt")
    (repository.folder / "articles/moved").mkdir()
    repository.git("mv", "articles/2/120.txt", "articles/moved/120.txt")
    repository.write("articles/moved/120.txt", f"{CLEAN}\n\n{DATE}\n\n{article(120)}")
    repository.git("rm", "-q", "articles/3/150.txt")


def agrees(checked: Checked, new: set[tuple[str, int, str]]) -> None:
    assert checked.found == new, checked.error
    assert checked.status == (1 if new else 0)
    assert checked.verdict["passed"] is not bool(new)


def test_the_archive_passes_with_its_baseline_and_fails_without(made: Repository, copied: Repository) -> None:
    copied.git("checkout", "-q", "main")
    accepted = copied.check("articles")
    agrees(accepted, set())
    assert accepted.verdict["known"] == 207
    assert (accepted.verdict["oldest"], accepted.verdict["gone"]) == ("2024-01-01", 0)
    bare = copied.check("--no-baseline", "articles")
    assert (bare.status, len(bare.found)) == (1, 207)


@pytest.mark.parametrize("options", [(), ("--no-baseline",)], ids=["baseline", "older versions"])
def test_a_branch_is_compared_with_where_it_left_main(made: Repository, options: tuple[str, ...]) -> None:
    checked = made.check("--since", "main", *options, "articles")
    agrees(checked, NEW)
    assert checked.verdict["scope"] == "8 new or changed documents of 201 since main"
    assert checked.verdict["base"] == made.git("rev-parse", "main")


def test_without_since_the_baseline_alone_finds_the_same(made: Repository) -> None:
    agrees(made.check("articles"), NEW)


def test_whole_files_show_what_changed_documents_had_before(made: Repository) -> None:
    checked = made.check("--since", "main", "--no-baseline", "--whole-files", "articles")
    assert checked.found > NEW
    assert {path for path, _, _ in checked.found} == {path for path, _, _ in NEW} | {
        "articles/1/070.txt",
        "articles/0/renamed.txt",
        "articles/1/066.txt",
    }


def test_the_severity_decides(made: Repository) -> None:
    major = made.check("--since", "main", "--fail-on", "critical", "articles")
    assert (major.status, major.found) == (0, NEW)
    assert made.check("--since", "main", "--fail-on", "major", "articles").status == 1


def test_main_went_on_after_the_branch_left(copied: Repository) -> None:
    copied.git("checkout", "-q", "main")
    copied.write("articles/0/000.txt", f"{DATE}\n\n{article(0)}")
    copied.write("articles/2024/other.txt", f"{LINK}\n\n{CLEAN}\n")
    copied.commit("Another branch was merged")
    copied.git("checkout", "-q", "news")
    agrees(copied.check("--since", "main", "articles"), NEW)


def test_a_merge_commit_brings_what_the_branch_brought(copied: Repository) -> None:
    copied.git("checkout", "-q", "main")
    copied.write("articles/0/000.txt", f"{DATE}\n\n{article(0)}")
    copied.commit("Another branch was merged")
    copied.git("checkout", "-q", "--detach")
    copied.git("merge", "-q", "--no-ff", "-m", "Merge news into main", "news")
    agrees(copied.check("--since", "main", "articles"), NEW)
    agrees(copied.check("--since", "HEAD^1", "articles"), NEW)
    event = {"GITHUB_ACTIONS": "true", "GITHUB_BASE_REF": "main"}
    agrees(copied.check("--since", "auto", "articles", **event), NEW)


@pytest.mark.parametrize("depth", [1, 2])
def test_a_shallow_clone_of_all_branches(made: Repository, tmp_path: Path, depth: int) -> None:
    shallow = clone(made, tmp_path, f"--depth={depth}", "--no-single-branch", "--branch=news")
    assert shallow.git("rev-parse", "--is-shallow-repository") == "true"
    checked = shallow.check("--since", "main", "articles")
    agrees(checked, NEW)
    said = " ".join(checked.verdict["notes"])
    assert "there is no main here, origin/main is meant" in said
    assert ("shallow clone" in said) is (depth == 1)


def test_a_shallow_clone_without_the_other_branch(made: Repository, tmp_path: Path) -> None:
    shallow = clone(made, tmp_path, "--depth=1", "--branch=news")
    missing = shallow.tqa("check", "--since", "main", "articles")
    assert (missing.returncode, missing.stdout) == (2, "")
    assert "there is no commit 'main' here; the clone is shallow; fetch it, for example `git fetch origin main`" in missing.stderr
    # A build server's own word is worth a try; where it leads nowhere, all documents are checked.
    checked = shallow.check("articles", GITHUB_ACTIONS="true", GITHUB_BASE_REF="main")
    agrees(checked, NEW)
    assert "all documents are checked: there is no origin/main, which GITHUB_BASE_REF names" in " ".join(checked.verdict["notes"])


def test_a_shallow_merge_commit_knows_its_target_by_its_parents(copied: Repository, tmp_path: Path) -> None:
    copied.git("checkout", "-q", "-b", "merged", "main")
    copied.git("merge", "-q", "--no-ff", "-m", "Merge news into main", "news")
    shallow = clone(copied, tmp_path, "--depth=2", "--branch=merged")
    checked = shallow.check("articles", GITHUB_ACTIONS="true", GITHUB_BASE_REF="main")
    agrees(checked, NEW)
    assert checked.verdict["notes"] == []
    assert "8 new or changed documents" in checked.verdict["scope"]


def test_what_is_not_committed_counts_too(copied: Repository) -> None:
    copied.write("articles/2024/draft.txt", f"{CLEAN}\n\n{DATE}\n")
    copied.write("articles/0/011.txt", f"{LINK}\n\n{article(11)}")
    copied.git("add", "articles/0/011.txt")
    copied.write("articles/0/012.txt", f"{article(12)}\n{NEWS}\n")
    here = {
        ("articles/2024/draft.txt", 3, "leaked-metadata"),
        ("articles/0/011.txt", 1, "stray-insertion"),
        ("articles/0/012.txt", 11, "forbidden-term"),
    }
    agrees(copied.check("--since", "HEAD", "articles"), here)
    agrees(copied.check("--since", "main", "articles"), NEW | here)


def test_paths_narrow_the_check_from_any_folder(made: Repository) -> None:
    inside = made._replace(folder=made.folder / "articles")
    checked = inside.check("--since", "main", "0", "moved")
    names = {("0/010.txt", 5, "stray-insertion"), ("moved/120.txt", 3, "leaked-metadata")}
    agrees(checked, names)
    agrees(inside.check("--since", "main", "0/010.txt", "0/011.txt"), {("0/010.txt", 5, "stray-insertion")})


def test_the_baseline_shrinks_and_keeps_its_dates(copied: Repository) -> None:
    before = copied.read("tqa-baseline.json")
    checked = copied.check("articles")
    gone = 1 + 3
    assert checked.verdict["gone"] == gone, "the repaired one and the three of the deleted document"
    done = copied.tqa("check", "--shrink-baseline", "articles", SOURCE_DATE_EPOCH="1735689600")
    assert done.returncode == 0
    assert f"{207 - gone} known findings, 0 new, {gone} taken out" in done.stderr
    after = copied.read("tqa-baseline.json")
    assert len(after) < len(before)
    assert '"2025' not in after
    assert '"articles/3/150.txt"' not in after
    assert '"articles/0/005.txt"' not in after
    assert '"articles/0/renamed.txt"' in after
    agrees(copied.check("articles"), NEW)
    assert copied.check("articles").verdict["gone"] == 0
    copied.tqa("check", "--write-baseline", "articles", SOURCE_DATE_EPOCH="1735689600")
    last = copied.read("tqa-baseline.json")
    assert last.count('"since": "2025-01-01"') == len(NEW)
    assert last.count('"since": "2024-01-01"') == 207 - gone
    agrees(copied.check("articles"), set())


def test_the_person_reads_the_verdict_first(made: Repository) -> None:
    done = made.tqa("check", "--since", "main", "articles")
    lines = done.stdout.splitlines()
    assert lines[0] == "tqa check FAILED: 5 new findings in 8 new or changed documents of 201 since main"
    assert lines[1] == "  new:   1 major, 4 minor: 2 leaked-metadata, 2 stray-insertion, 1 forbidden-term"
    assert "known: " in lines[2]
    assert done.stderr == ""


def clone(repository: Repository, folder: Path, *options: str) -> Repository:
    target = folder / "clone"
    subprocess.run(
        ["git", "clone", "-q", *options, f"file://{repository.folder}", str(target)],
        env=clean_environment(repository.home),
        check=True,
        capture_output=True,
    )
    return repository._replace(folder=target)


def test_a_hook_of_git_checks_what_is_about_to_be_committed(small: Repository, tmp_path: Path) -> None:
    repository = copy_of(small, tmp_path)
    hook = repository.folder / ".git" / "hooks" / "pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m tqa check --since HEAD articles\n', encoding="utf-8")
    hook.chmod(0o755)
    inside = repository._replace(folder=repository.folder / "articles")
    repository.write("articles/0/000.txt", f"{article(0)}\n{CLEAN}\n")
    inside.git("commit", "-q", "-a", "-m", "Nothing new")
    repository.write("articles/0/000.txt", f"{article(0)}\n{CLEAN}\n\n{NEWS}\n")
    commit, environment = ["git", "commit", "-a", "-m", "A new finding"], clean_environment(inside.home)
    done = subprocess.run(commit, cwd=inside.folder, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "tqa check FAILED: 1 new finding in 1 new or changed document of 2 since HEAD" in done.stdout + done.stderr


def test_sources_that_change_make_their_documents_changed(small: Repository, tmp_path: Path) -> None:
    repository = copy_of(small, tmp_path)
    for name, number in (("a", 19), ("b", 19), ("c", 25)):
        repository.write(f"ru/{name}.txt", f"На заводе работают {number} человек.\n")
        repository.write(f"en/{name}.txt", "The plant employs 19 people.\n")
    repository.commit("Three pairs, the third of which does not agree")
    options = ("--since", "HEAD", "--source", "ru", "--select", "number-mismatch", "en")
    agrees(repository.check(*options), set())
    # The source alone; both, without the figure; and a pair that did not agree before.
    repository.write("ru/a.txt", "На заводе работают 21 человек.\n")
    repository.write("ru/b.txt", "На заводе работают 30 человек.\n")
    repository.write("en/b.txt", "The plant now employs 19 people.\n")
    repository.write("ru/c.txt", "Сейчас на заводе работают 25 человек.\n")
    checked = repository.check(*options)
    agrees(checked, {("en/a.txt", 1, "number-mismatch"), ("en/b.txt", 1, "number-mismatch")})
    assert checked.verdict["scope"].startswith("3 new or changed documents of 3")


def test_what_cannot_be_read_is_said_and_the_rest_is_checked(small: Repository, tmp_path: Path) -> None:
    repository = copy_of(small, tmp_path)
    (repository.folder / "articles" / "binary.txt").write_bytes(b"\x00\x01")
    repository.write("articles/new.txt", f"{CLEAN}\n\n{LINK}\n")
    checked = repository.check("--since", "HEAD", "articles")
    assert (checked.status, checked.found) == (2, {("articles/new.txt", 3, "stray-insertion")})
    assert "articles/binary.txt: a binary file, not text" in checked.error
    assert checked.error.startswith("tqa check FAILED, INCOMPLETE: 1 new finding")


def test_what_a_new_paragraph_tells_of_the_language_is_no_news_of_the_old_ones(small: Repository, tmp_path: Path) -> None:
    repository = copy_of(small, tmp_path)
    repository.write("tqa.toml", "")
    old = "The mayor of Lipovets spoke on Monday. We will remind, he promised a bridge last year.\n"
    repository.write("articles/mayor.txt", old)
    repository.commit("Nothing tells that it was translated from Russian")
    assert repository.check("articles/mayor.txt").found == set()
    more = "Writes about it TASS with reference to the press service of the city. About it reports Interfax.\n"
    repository.write("articles/mayor.txt", f"{old}\n{more}")
    assert {line for _, line, _ in repository.check("--whole-files", "articles/mayor.txt").found} == {1, 3}
    agrees(repository.check("--since", "HEAD", "articles"), {("articles/mayor.txt", 3, "calque")})


def copy_of(repository: Repository, folder: Path) -> Repository:
    copytree(repository.folder, folder / "copy", symlinks=True)
    return repository._replace(folder=folder / "copy")


DAMAGED = '{"schema": "tqa.baseline/1", "documents": {"a": [{}]}}'
WRONG = "[options.check]\nmaxx = 1\n[options.check.max]\nnames = -1\n"

TROUBLES: list[tuple[str, Callable[[Repository], object], tuple[str, ...], str]] = [
    ("a revision that is not there", lambda _: None, ("--since", "mian"), "there is no commit 'mian' here"),
    ("an option as a revision", lambda _: None, ("--since=--output=x",), "there is no commit '--output=x' here; give a commit"),
    ("no build server", lambda _: None, ("--since", "auto"), "no build server says what the change is compared with"),
    ("a baseline that is not there", lambda _: None, ("--baseline", "other.json"), "--write-baseline` makes one"),
    (
        "a damaged baseline",
        lambda made: made.write("tqa-baseline.json", '{"schema": "tqa.baseline/1", "documents": {"a": [{}]}}'),
        (),
        "is damaged",
    ),
    ("a conflict in the baseline", lambda made: made.write("tqa-baseline.json", "<<<<<<< HEAD\n{}\n"), (), "not valid JSON"),
    ("two ways to write", lambda _: None, ("--write-baseline", "--shrink-baseline"), "give one of them"),
    ("a baseline and none", lambda _: None, ("--no-baseline", "--write-baseline"), "give one of them"),
    ("two scopes", lambda _: None, ("--since", "main", "--all"), "not allowed with argument"),
    ("a family that is none", lambda _: None, ("--max", "name=3"), "is not FAMILY=N"),
    ("a penalty that is none", lambda _: None, ("--max-penalty", "-1"), "is not a penalty"),
    (
        "a wrong option of the settings",
        lambda made: made.write("tqa.toml", "[options.check]\nmaxx = 1\n"),
        (),
        "options.check.maxx: no such option",
    ),
    (
        "a wrong limit of the settings",
        lambda made: made.write("tqa.toml", "[options.check.max]\nnames = -1\n"),
        (),
        "options.check.max.names: expects a count",
    ),
    ("a report without a file", lambda _: None, ("--report", "sarif"), "is not FORMAT=FILE"),
    ("a report of no format", lambda _: None, ("--report", "pdf=x"), "is not FORMAT=FILE"),
    ("a report nowhere", lambda _: None, ("--report", "sarif=none/x.sarif"), "cannot be written"),
]


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    base = tmp_path_factory.mktemp("small")
    return archive(base / "repository", base / "home", 2)


@pytest.mark.parametrize(("prepare", "options", "said"), [row[1:] for row in TROUBLES], ids=[row[0] for row in TROUBLES])
def test_what_cannot_be_done_is_said(
    small: Repository, tmp_path: Path, prepare: Callable[[Repository], object], options: tuple[str, ...], said: str
) -> None:
    repository = copy_of(small, tmp_path)
    prepare(repository)
    done = repository.tqa("check", *options, "articles")
    assert done.returncode == 2, done.stdout
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_without_a_repository_or_git_since_is_refused(tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    plain = Repository(tmp_path, tmp_path / "home")
    plain.write("a.txt", f"{DATE}\n")
    outside = plain.tqa("check", "--since", "main", "a.txt", GIT_CEILING_DIRECTORIES=str(tmp_path.parent))
    assert (outside.returncode, outside.stdout) == (2, "")
    assert "not in a git repository" in outside.stderr
    missing = plain.tqa("check", "--since", "main", "a.txt", PATH=str(tmp_path))
    assert (missing.returncode, missing.stdout) == (2, "")
    assert "git is not installed" in missing.stderr
    assert plain.tqa("check", "a.txt", PATH=str(tmp_path)).returncode == 1
    server = plain.check("a.txt", GITHUB_ACTIONS="true", GITHUB_BASE_REF="main", PATH=str(tmp_path))
    assert "all documents are checked: git is not installed" in server.verdict["notes"][0]


def test_a_repository_without_a_commit(tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    empty = Repository(tmp_path, tmp_path / "home")
    empty.git("init", "-q")
    empty.write("a.txt", f"{DATE}\n")
    done = empty.tqa("check", "--since", "main", "a.txt")
    assert (done.returncode, done.stdout) == (2, "")
    assert "no commit yet" in done.stderr
    checked = empty.check("--since", "HEAD", "a.txt")
    agrees(checked, {("a.txt", 1, "leaked-metadata")})
    assert checked.verdict["notes"] == ["the repository has no commit yet, so all documents are new"]


HOSTILE = (
    "--option.txt",
    "-x.txt",
    "line\nbreak.txt",
    "tab\there.txt",
    'quo"te.txt',
    "bell\x07.txt",
    "статья 😋.txt",
    "::error::.txt",
    "a b.txt",
)


def test_file_names_of_every_kind_are_followed(small: Repository, tmp_path: Path) -> None:
    repository = copy_of(small, tmp_path)
    for name in HOSTILE:
        repository.write(f"articles/{name}", f"{DATE}\n\n{CLEAN}\n")
    repository.commit("Names")
    for name in HOSTILE:
        repository.write(f"articles/{name}", f"{DATE}\n\n{CLEAN}\n\n{LINK}\n")
    new = {(f"articles/{name}", 5, "stray-insertion") for name in HOSTILE}
    agrees(repository.check("--since", "HEAD", "articles"), new)
    assert repository.tqa("check", "--write-baseline", "articles").returncode == 0
    agrees(repository.check("articles"), set())

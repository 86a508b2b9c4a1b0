"""What is ready to use works: the hooks in pre-commit, the steps of the action and the template as the commands they are, the examples."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from contextlib import redirect_stderr
from io import StringIO
from pathlib import Path
from shutil import copy, copytree, ignore_patterns

import pytest
import yaml

from tests.ci.repository import TOP, Repository, archive, article, clean_environment
from tests.report.back import FORMATS
from tqa.cli.main import COMMANDS, command
from tqa.cli.thresholds import _KEYS

MANUAL = (TOP / "docs" / "ci.md").read_text(encoding="utf-8")
ACTION = yaml.safe_load((TOP / "action.yml").read_text(encoding="utf-8"))
BAD = "date 2024-09-17 The museum of Zarechnoye opens a new hall on Friday.\n"
CALQUE = "The works begin in May. Writes about it TASS with reference to the mayor of the city.\n"


@pytest.fixture(scope="session")
def pypi(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Skips where PyPI cannot be reached, but never on a build server."""
    folder = tmp_path_factory.mktemp("probe")
    probe = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", str(folder), "hatchling"]
    done = subprocess.run(probe, capture_output=True, text=True, check=False)
    if done.returncode:
        assert "CI" not in os.environ, done.stderr
        pytest.skip("PyPI cannot be reached, and the packages that are needed come from there")


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    """A repository of the program itself, as one would fetch it."""
    base = tmp_path_factory.mktemp("program")
    (base / "home").mkdir()
    (base / "tqa").mkdir()
    for name in ("pyproject.toml", "README.md", "LICENSE", "action.yml", ".pre-commit-hooks.yaml"):
        copy(TOP / name, base / "tqa" / name)
    for name in ("tqa", "glossaries"):
        copytree(TOP / name, base / "tqa" / name, ignore=ignore_patterns("__pycache__"))
    repository = Repository(base / "tqa", base / "home")
    repository.git("init", "-q", "-b", "main")
    repository.commit("The program")
    return repository


@pytest.fixture
def news(tmp_path: Path) -> Repository:
    """A branch with a new document that has two findings, and a changed one that has an old one and a new one."""
    made = archive(tmp_path / "repository", tmp_path / "home", 4)
    made.git("checkout", "-q", "-b", "news")
    made.write("articles/0/new.txt", f"{BAD}\n{CALQUE}")
    made.write("articles/0/002.txt", f"{article(2)}\n{CALQUE}")
    made.commit("News")
    return made


NEW = {("articles/0/002.txt", "calque"), ("articles/0/new.txt", "calque"), ("articles/0/new.txt", "leaked-metadata")}

DATES = {("articles/0/new.txt", "leaked-metadata"), ("articles/0/002.txt", "leaked-metadata")}


# pre-commit


@pytest.mark.usefixtures("pypi")
def test_the_hooks_run_in_a_repository(program: Repository, tmp_path: Path) -> None:
    made = archive(tmp_path / "repository", tmp_path / "home", 3)
    made.write("articles/0/new one.txt", f"{BAD}\n{CALQUE}")
    made.write("articles/0/000.txt", f"{article(0)}\nA line more.\n")
    made.write("picture.svg", f"<svg>{BAD}</svg>")
    made.git("add", "-A")
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    environment = clean_environment(made.home, PRE_COMMIT_HOME=str(tmp_path / "hooks"), PATH=path)
    del environment["PYTHONPATH"]
    done = subprocess.run(
        [sys.executable, "-m", "pre_commit", "try-repo", str(program.folder), "--color", "never"],
        cwd=made.folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        encoding="utf-8",
    )
    out = done.stdout
    assert done.returncode == 1, out + done.stderr
    sections = re.split(r"^tqa (lint|fix|check)\.+", out, flags=re.MULTILINE)[1:]
    said = dict(zip(sections[::2], sections[1::2], strict=True))
    assert {name: text.split()[0] for name, text in said.items()} == {"check": "Failed", "fix": "Failed", "lint": "Failed"}
    assert "articles/0/new one.txt:1:1 minor A crawl date" in said["check"]
    assert "articles/0/000.txt" not in said["check"], "what it had before is not new"
    assert "files were modified by this hook" in said["fix"]
    assert made.read("articles/0/new one.txt").startswith("The museum of Zarechnoye")
    assert "articles/0/new one.txt:3:25 minor " in said["lint"]
    assert not made.read("articles/0/000.txt").startswith("date")
    assert "picture.svg" not in out


def test_every_hook_of_the_manual_exists() -> None:
    hooks = {hook["id"] for hook in yaml.safe_load((TOP / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))}
    assert hooks == set(re.findall(r"^\| `(tqa-\w+)` \|", MANUAL, re.MULTILINE))


# The action


class Runner:
    """Runs the shell steps of the action as GitHub does: inputs in the environment, bash with -e, files for what they give."""

    def __init__(self, repository: Repository, folder: Path, action: Path) -> None:
        self.repository, self.folder = repository, folder
        folder.mkdir()
        self.variables = {
            "GITHUB_ACTIONS": "true",
            "GITHUB_ACTION_PATH": str(action),
            "GITHUB_BASE_REF": "main",
            "GITHUB_SHA": repository.git("rev-parse", "HEAD"),
            "GITHUB_OUTPUT": str(folder / "output"),
            "GITHUB_STEP_SUMMARY": str(folder / "summary.md"),
            "RUNNER_TEMP": str(folder),
        }

    def step(self, name: str, inputs: dict[str, str], **more: str) -> subprocess.CompletedProcess[str]:
        (step,) = [step for step in ACTION["runs"]["steps"] if step["name"] == name]
        values = {key: str(value.get("default", "")) for key, value in ACTION["inputs"].items()} | inputs

        def value(match: re.Match[str]) -> str:
            return values[match[1]]

        given = {key: re.sub(r"\$\{\{ inputs\.([\w-]+) \}\}", value, text) for key, text in step.get("env", {}).items()}
        assert "${{" not in step["run"], "an expression in a script would let an input speak"
        environment = clean_environment(self.repository.home, **self.variables, **given, **more)
        del environment["PYTHONPATH"]
        return subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
            cwd=self.repository.folder,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
            encoding="utf-8",
        )

    def use(self, tqa: Path) -> None:
        """Put an installed program where the first step puts it."""
        (self.folder / "tqa" / "bin").mkdir(parents=True)
        (self.folder / "tqa" / "bin" / "tqa").symlink_to(tqa)

    @property
    def outputs(self) -> dict[str, str]:
        return dict(line.split("=", 1) for line in (self.folder / "output").read_text(encoding="utf-8").splitlines())


@pytest.fixture
def runner(news: Repository, tmp_path: Path) -> Runner:
    made = Runner(news, tmp_path / "runner", TOP)
    made.use(_wrapper(tmp_path))
    return made


def _wrapper(folder: Path) -> Path:
    """The program of this tree as a command, for steps that need no installed one."""
    path = folder / "tqa-of-this-tree"
    path.write_text(f'#!/bin/sh\nPYTHONPATH="{TOP}" exec "{sys.executable}" -m tqa "$@"\n', encoding="utf-8")
    path.chmod(0o755)
    return path


def found(text: str) -> set[tuple[str, str]]:
    return {(read.path, read.rule) for read in FORMATS["github"].read(text)}


@pytest.mark.usefixtures("pypi")
def test_the_action_installs_and_checks(program: Repository, news: Repository, tmp_path: Path) -> None:
    runner = Runner(news, tmp_path / "runner", program.folder)
    installed = runner.step("Install tqa", {"python": sys.executable})
    assert installed.returncode == 0, installed.stderr
    fetched = runner.step("Fetch what the change is compared with", {})
    assert (fetched.returncode, fetched.stdout, fetched.stderr) == (0, "", "")
    done = runner.step("Check", {"paths": "articles", "fail-on": "minor"})
    assert done.returncode == 1, done.stderr
    assert found(done.stdout) == NEW


def test_the_check_of_the_action_gives_its_reports(runner: Runner) -> None:
    done = runner.step("Check", {"paths": "articles"})
    assert (done.returncode, found(done.stdout)) == (1, NEW), done.stderr
    assert runner.outputs == {"sarif": str(runner.folder / "tqa.sarif"), "findings": "3"}
    sarif = FORMATS["sarif"].read((runner.folder / "tqa.sarif").read_text(encoding="utf-8"))
    assert {(read.path, read.rule) for read in sarif} == NEW
    assert (runner.folder / "summary.md").read_text(encoding="utf-8").startswith("### tqa check FAILED")
    assert (runner.folder / "tqa-cache").is_dir() is False, "four documents need no cache"


@pytest.mark.parametrize(
    ("inputs", "status", "expected"),
    [
        ({"paths": "articles/0/002.txt\narticles/0/003.txt"}, 1, {("articles/0/002.txt", "calque")}),
        ({"fail-on": "critical"}, 0, NEW),
        ({"since": "HEAD"}, 0, set()),
        ({"since": "all", "paths": "articles/0/001.txt"}, 0, set()),
        ({"options": "--ignore\ncalque\n--whole-files"}, 1, DATES),
        ({"baseline": "known.json"}, 0, set()),
        ({"config": "other.toml"}, 1, {("articles/0/new.txt", "leaked-metadata")}),
        ({"glossary": "house.toml\nmedia", "paths": "articles/0/new.txt"}, 1, {("articles/0/new.txt", "forbidden-term")}),
    ],
    ids=lambda value: "-".join(value) if isinstance(value, dict) else "",
)
def test_the_inputs_of_the_action_count(runner: Runner, inputs: dict[str, str], status: int, expected: set[tuple[str, str]]) -> None:
    runner.repository.write("other.toml", 'ignore = ["calque"]\n')
    runner.repository.write("house.toml", '[[entry]]\nkind = "term"\nen = "gallery"\nforbidden.en = ["museum"]\n')
    assert runner.repository.tqa("check", "--write-baseline", "--baseline", "known.json", "articles").returncode == 0
    done = runner.step("Check", inputs)
    assert done.returncode == status, done.stdout + done.stderr
    said = found(done.stdout)
    assert expected <= said if "glossary" in inputs else said == expected


def test_inputs_of_the_action_cannot_speak_to_the_shell(runner: Runner) -> None:
    evil = '$(touch owned) `touch owned` "; touch owned; #'
    done = runner.step("Check", dict.fromkeys(("paths", "since", "baseline", "config", "fail-on", "glossary"), evil))
    assert done.returncode == 2
    assert not (runner.repository.folder / "owned").exists()
    assert not (runner.folder / "output").exists()


def test_a_shallow_checkout_gets_what_it_is_compared_with(news: Repository, tmp_path: Path) -> None:
    news.git("checkout", "-q", "-b", "merged", "main")
    news.git("merge", "-q", "--no-ff", "-m", "Merge news into main", "news")
    clone = ["git", "clone", "-q", "--depth=1", "--branch=merged", f"file://{news.folder}", str(tmp_path / "clone")]
    subprocess.run(clone, env=clean_environment(news.home), check=True, capture_output=True)
    shallow = Runner(news._replace(folder=tmp_path / "clone"), tmp_path / "runner", TOP)
    shallow.use(_wrapper(tmp_path))
    assert shallow.step("Fetch what the change is compared with", {}).returncode == 0
    done = shallow.step("Check", {"paths": "articles"})
    assert (done.returncode, found(done.stdout)) == (1, NEW)
    assert "in 2 new or changed documents of 5 since origin/main" in done.stdout


def test_suggestions_are_given_to_reviewdog(runner: Runner, tmp_path: Path) -> None:
    runner.step("Check", {"paths": "articles"})
    (tmp_path / "bin").mkdir()
    recorder = tmp_path / "bin" / "reviewdog"
    script = f'#!/bin/sh\ncat > "{tmp_path}/given"\necho "$@" "$REVIEWDOG_GITHUB_API_TOKEN" > "{tmp_path}/options"\n'
    recorder.write_text(script, encoding="utf-8")
    recorder.chmod(0o755)
    done = runner.step("Post corrections as suggestions", {"token": "secret"}, PATH=f"{tmp_path / 'bin'}:{os.environ['PATH']}")
    assert done.returncode == 0, done.stderr
    diagnostics = [json.loads(line) for line in (tmp_path / "given").read_text(encoding="utf-8").splitlines()]
    assert {(item["location"]["path"], item["code"]["value"]) for item in diagnostics} == NEW
    (date,) = [item for item in diagnostics if item["code"]["value"] == "leaked-metadata"]
    assert date["suggestions"][0]["text"] == ""
    options = (tmp_path / "options").read_text(encoding="utf-8").split()
    assert options[:3] == ["-f=rdjsonl", "-name=tqa", "-reporter=github-pr-review"]
    assert options[-1] == "secret"


def test_the_manual_lists_the_inputs_of_the_action() -> None:
    table = MANUAL[MANUAL.index("| input | meaning") : MANUAL.index("Outputs: `sarif`")]
    assert re.findall(r"^\| `([\w-]+)` \|", table, re.MULTILINE) == list(ACTION["inputs"])
    assert all(f"`{name}`" in MANUAL for name in ACTION["outputs"])


# The template and the examples


def test_the_template_of_gitlab_runs(news: Repository, tmp_path: Path) -> None:
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "tqa").symlink_to(_wrapper(tmp_path))
    job = yaml.safe_load((TOP / "docs" / "gitlab-ci.yml").read_text(encoding="utf-8"))["tqa"]
    environment = clean_environment(
        news.home,
        GITLAB_CI="true",
        CI_PROJECT_DIR=str(news.folder),
        CI_MERGE_REQUEST_TARGET_BRANCH_NAME="main",
        PATH=f"{tmp_path / 'bin'}:{os.environ['PATH']}",
        **job["variables"],
    )
    (script,) = job["script"]
    done = subprocess.run(["bash", "-ec", script], cwd=news.folder, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 1, done.stderr
    assert done.stdout.startswith("tqa check FAILED: 3 new findings")
    for kind, name in (("codequality", "gitlab"), ("junit", "junit")):
        reads = FORMATS[name].read(news.read(job["artifacts"]["reports"][kind]))
        assert {(read.path, read.rule) for read in reads} == NEW


EXAMPLES = re.findall(r"```yaml\n# (\S+)\n(.*?)```", MANUAL, re.DOTALL)
SCHEMAS = {
    ".github/workflows/articles.yml": "vendor.github-workflows",
    ".gitlab-ci.yml": "vendor.gitlab-ci",
    "azure-pipelines.yml": "vendor.azure-pipelines",
    "bitbucket-pipelines.yml": "vendor.bitbucket-pipelines",
    ".pre-commit-config.yaml": None,
}


def conforms(schema: str, path: Path) -> None:
    check = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(path)]
    done = subprocess.run(check, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(("name", "text"), EXAMPLES, ids=[f"{number}-{name}" for number, (name, _) in enumerate(EXAMPLES)])
def test_the_examples_are_valid(name: str, text: str, tmp_path: Path) -> None:
    path = tmp_path / Path(name).name
    path.write_text(text, encoding="utf-8")
    if schema := SCHEMAS[name]:
        conforms(schema, path)
    else:
        subprocess.run([sys.executable, "-m", "pre_commit", "validate-config", str(path)], check=True, capture_output=True)


def test_every_server_has_an_example() -> None:
    assert {name for name, _ in EXAMPLES} == set(SCHEMAS)


@pytest.mark.parametrize(("schema", "name"), [("vendor.github-actions", "action.yml"), ("vendor.gitlab-ci", "docs/gitlab-ci.yml")])
def test_the_files_to_use_are_valid(schema: str, name: str) -> None:
    conforms(schema, TOP / name)


def _commands() -> list[str]:
    shown = re.findall(r"(?:^|- run: |- script: |- |sh '|\$ )(tqa (?:check|lint|fix)[^'\n]*)", MANUAL, re.MULTILINE)
    hooks = [hook["entry"] for hook in yaml.safe_load((TOP / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))]
    return sorted({line for line in shown if "PATH ..." not in line and "FAILED" not in line} | set(hooks))


@pytest.mark.parametrize("line", _commands())
def test_the_commands_that_are_shown_exist(line: str) -> None:
    _, name, *arguments = line.split()
    said = StringIO()
    try:
        with redirect_stderr(said):
            command(name)[1].parse_args(arguments)
    except SystemExit:
        pytest.fail(said.getvalue())


def test_the_manual_lists_options_and_settings_of_the_check() -> None:
    assert len(_commands()) >= 8
    text = command("check")[1].format_help()
    own = text[text.index("what is checked:") : text.index("output:")]
    for option in re.findall(r"^  (--[\w-]+)", own, re.MULTILINE):
        assert f"`{option}" in MANUAL, option
    for key in _KEYS:
        assert re.search(rf"^{key}\b|options\.check\.{key}", MANUAL, re.MULTILINE), key


# Help and completion


OPTIONS = {"check": ("--since", "--baseline", "--max-penalty", "--report", "--no-cache"), "lint": ("--watch", "--report", "--no-cache")}


@pytest.mark.parametrize(("name", "options"), OPTIONS.items())
def test_help_and_completion_know_the_options(name: str, options: tuple[str, ...], completion: Callable[[str], str]) -> None:
    assert name in COMMANDS
    text = command(name)[1].format_help()
    for option in options:
        assert option in text
        for shell in ("bash", "zsh", "fish"):
            written = completion(shell)
            assert (f"-l {option[2:]} " if shell == "fish" else option) in written


@pytest.fixture
def completion(capsys: pytest.CaptureFixture[str]) -> Callable[[str], str]:
    from tqa.cli.main import run

    def script(shell: str) -> str:
        run(["completion", shell])
        return capsys.readouterr().out

    return script


def test_the_format_of_a_report_is_completed(tmp_path: Path, completion: Callable[[str], str]) -> None:
    path = tmp_path / "tqa.bash"
    path.write_text(completion("bash"), encoding="utf-8")
    script = f'source "{path}"; COMP_WORDS=(tqa check --format sa); COMP_CWORD=3; _tqa; echo "${{COMPREPLY[@]}}"'
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout == "sarif\n"

"""What a build server tells a step through its environment: which server it is, and what the change is compared with."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tqa.model.records import NamedTuple

FORMATS = {"github": "github", "azure": "azure"}
"""The format that speaks to a server through its log; the others read files, which `--report` writes."""

_MAX_EVENT = 16 * 1024 * 1024


class Base(NamedTuple):
    """What a change is compared with.

    Parameters:
        revisions: candidates, the best first.
        told_by: the variable that says so.
        merged: the current commit is a merge of the change into its target, whose first parent is the target.
    """

    revisions: tuple[str, ...]
    told_by: str
    merged: bool = False


def server(environment: Mapping[str, str]) -> str | None:
    """The name of the build server, or None."""
    marks = {
        "github": "GITHUB_ACTIONS",
        "gitlab": "GITLAB_CI",
        "azure": "TF_BUILD",
        "bitbucket": "BITBUCKET_BUILD_NUMBER",
        "jenkins": "JENKINS_URL",
    }
    return next((name for name, variable in marks.items() if environment.get(variable)), None)


def base(environment: Mapping[str, str]) -> Base | None:
    """What the server says the change is compared with; None when it says nothing or there is no server."""
    name = server(environment)
    return _BASES[name](environment) if name else None


def _github(environment: Mapping[str, str]) -> Base | None:
    if target := environment.get("GITHUB_BASE_REF"):
        return Base(_branch(target), "GITHUB_BASE_REF", merged=True)
    event = _event(environment.get("GITHUB_EVENT_PATH", ""))
    if queued := _text(event.get("merge_group"), "base_sha"):
        return Base((queued,), "the event of GitHub")
    before = event.get("before")
    if isinstance(before, str) and before.strip("0"):
        return Base((before,), "the event of GitHub")
    default = _text(event.get("repository"), "default_branch")
    if default and environment.get("GITHUB_REF") != f"refs/heads/{default}":
        return Base(_branch(default), "the event of GitHub")
    return None


def _event(path: str) -> dict[str, Any]:
    from json import loads

    try:
        with open(path, "rb") as file:
            event = loads(file.read(_MAX_EVENT))
    except (OSError, ValueError):
        return {}
    return event if isinstance(event, dict) else {}


def _text(value: Any, key: str) -> str:
    found = value.get(key) if isinstance(value, dict) else None
    return found if isinstance(found, str) else ""


def _gitlab(environment: Mapping[str, str]) -> Base | None:
    target = environment.get("CI_MERGE_REQUEST_TARGET_BRANCH_NAME", "")
    if found := environment.get("CI_MERGE_REQUEST_DIFF_BASE_SHA"):
        return Base((found, *_branch(target)), "CI_MERGE_REQUEST_DIFF_BASE_SHA")
    if target:
        return Base(_branch(target), "CI_MERGE_REQUEST_TARGET_BRANCH_NAME")
    before = environment.get("CI_COMMIT_BEFORE_SHA", "")
    if before.strip("0"):
        return Base((before,), "CI_COMMIT_BEFORE_SHA")
    default = environment.get("CI_DEFAULT_BRANCH")
    if default and environment.get("CI_COMMIT_BRANCH") != default:
        return Base(_branch(default), "CI_DEFAULT_BRANCH")
    return None


def _azure(environment: Mapping[str, str]) -> Base | None:
    target = environment.get("SYSTEM_PULLREQUEST_TARGETBRANCH", "").removeprefix("refs/heads/")
    return Base(_branch(target), "SYSTEM_PULLREQUEST_TARGETBRANCH", merged=True) if target else None


def _bitbucket(environment: Mapping[str, str]) -> Base | None:
    target = environment.get("BITBUCKET_PR_DESTINATION_BRANCH", "")
    commit = environment.get("BITBUCKET_PR_DESTINATION_COMMIT", "")
    found = (*_branch(target), *((commit,) if commit else ()))
    return Base(found, "BITBUCKET_PR_DESTINATION_BRANCH") if found else None


def _jenkins(environment: Mapping[str, str]) -> Base | None:
    if target := environment.get("CHANGE_TARGET"):
        return Base(_branch(target), "CHANGE_TARGET")
    before = environment.get("GIT_PREVIOUS_SUCCESSFUL_COMMIT")
    return Base((before,), "GIT_PREVIOUS_SUCCESSFUL_COMMIT") if before else None


def _branch(name: str) -> tuple[str, ...]:
    """A branch as a clone of a build server knows it, which has no branches of its own."""
    return (f"origin/{name}", name) if name else ()


_BASES = {"github": _github, "gitlab": _gitlab, "azure": _azure, "bitbucket": _bitbucket, "jenkins": _jenkins}

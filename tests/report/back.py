"""Reads the reports of build servers back: what each of them says was found."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any, NamedTuple
from urllib.parse import unquote
from xml.etree import ElementTree


class Read(NamedTuple):
    """A finding as a format tells it; what the format does not tell is None."""

    path: str
    line: int
    column: int | None
    rule: str
    message: str


class Format(NamedTuple):
    """A reader, the unit of its columns, and whether its texts are kept to the letter."""

    read: Callable[[str], list[Read]]
    unit: str | None
    exact: bool


def sarif(text: str) -> list[Read]:
    found = []
    for result in json.loads(text)["runs"][0]["results"]:
        place = result["locations"][0]["physicalLocation"]
        region = place["region"]
        uri = unquote(place["artifactLocation"]["uri"])
        found.append(Read(uri, region["startLine"], region["startColumn"], result["ruleId"], result["message"]["text"]))
    return found


def _unescaped(text: str, codes: tuple[tuple[str, str], ...]) -> str:
    for code, char in codes:
        text = text.replace(code, char)
    return text


_GITHUB = (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%"))
_AZURE = (("%3B", ";"), ("%5D", "]"), ("%0D", "\r"), ("%0A", "\n"), ("%AZP25", "%"))


def github(text: str) -> list[Read]:
    """As the runner reads a log: a line that begins in `::` is a command up to the next `::`."""
    found = []
    for line in text.split("\n"):
        if not line.lstrip().startswith("::"):
            continue
        head, _, message = line.lstrip()[2:].partition("::")
        kind, _, listed = head.partition(" ")
        assert kind in ("error", "warning", "notice")
        facts = {key: _unescaped(value, _GITHUB) for key, _, value in (pair.partition("=") for pair in listed.split(",") if pair)}
        if "title" in facts:
            column = int(facts["col"]) if "col" in facts else None
            found.append(Read(facts["file"], int(facts["line"]), column, facts["title"].split(" ")[0], _unescaped(message, _GITHUB)))
    return found


def azure(text: str) -> list[Read]:
    """As the agent reads a log: `##vso[` anywhere in a line is a command up to `]`."""
    found = []
    for line in text.split("\n"):
        at = line.find("##vso[")
        if at < 0:
            continue
        head, _, message = line[at + 6 :].partition("]")
        name, _, listed = head.partition(" ")
        assert name == "task.logissue"
        facts = {key: _unescaped(value, _AZURE) for key, _, value in (pair.partition("=") for pair in listed.split(";") if pair)}
        if "code" in facts:
            message = _unescaped(message, _AZURE).rpartition(" [")[0]
            found.append(Read(facts["sourcepath"], int(facts["linenumber"]), int(facts["columnnumber"]), facts["code"], message))
    return found


def gitlab(text: str) -> list[Read]:
    return [
        Read(issue["location"]["path"], issue["location"]["lines"]["begin"], None, issue["check_name"], issue["description"])
        for issue in json.loads(text)
    ]


def junit(text: str) -> list[Read]:
    found = []
    for case in ElementTree.fromstring(text).iter("testcase"):
        failure = case.find("failure")
        if failure is not None:
            rule, _, place = case.attrib["name"].partition(" ")
            line, column = map(int, place.split(":"))
            found.append(Read(case.attrib["classname"], line, column, rule, failure.attrib["message"]))
    return found


def checkstyle(text: str) -> list[Read]:
    found = []
    for file in ElementTree.fromstring(text).iter("file"):
        for error in file.iter("error"):
            if "column" in error.attrib:
                rule = error.attrib["source"].split(".")[-1]
                found.append(
                    Read(file.attrib["name"], int(error.attrib["line"]), int(error.attrib["column"]), rule, error.attrib["message"])
                )
    return found


def _diagnostic(item: dict[str, Any]) -> Read:
    start = item["location"]["range"]["start"]
    return Read(item["location"]["path"], start["line"], start["column"], item["code"]["value"], item["message"])


def rdjson(text: str) -> list[Read]:
    return [_diagnostic(item) for item in json.loads(text)["diagnostics"]]


def rdjsonl(text: str) -> list[Read]:
    return [_diagnostic(json.loads(line)) for line in text.split("\n") if line]


def tap(text: str) -> list[Read]:
    lines = text.split("\n")
    assert lines[0] == "TAP version 14"
    points = [line for line in lines if re.match(r"(not )?ok \d", line)]
    assert lines[1] == f"1..{len(points)}"
    found = []
    for at, line in enumerate(lines):
        if not line.startswith("not ok "):
            continue
        assert not re.search(r"(?<!\\)#", line), "a directive"
        facts: dict[str, Any] = {}
        assert lines[at + 1] == "  ---"
        for fact in lines[at + 2 : lines.index("  ...", at)]:
            key, _, value = fact.strip().partition(": ")
            facts[key] = json.loads(value)
        if "rule" in facts:
            said = re.sub(r"\\([\\#])", r"\1", line.split(" - ", 1)[1])
            place = f"{facts['file']}:{facts['line']}:{facts['column']} "
            message = said[len(place) :].removesuffix(f" ({facts['rule']})") if said.startswith(place) else said
            found.append(Read(facts["file"], facts["line"], facts["column"], facts["rule"], message))
    return found


FORMATS = {
    "sarif": Format(sarif, "utf-16", True),
    "github": Format(github, "utf-16", False),
    "azure": Format(azure, "utf-16", False),
    "gitlab": Format(gitlab, None, True),
    "junit": Format(junit, "code-point", False),
    "checkstyle": Format(checkstyle, "utf-16", False),
    "rdjson": Format(rdjson, "utf-8", True),
    "rdjsonl": Format(rdjsonl, "utf-8", True),
    "tap": Format(tap, "code-point", False),
}

"""Reports for build servers: all say the same, each valid by its rules, and no text of an article, file name or message speaks in them."""

from __future__ import annotations

import gzip
import json
import os
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from lxml import etree
from pydantic_sarif.model import StaticAnalysisResultsFormatSarifVersion210JsonSchema as Sarif

from tests.report.back import FORMATS, Read
from tqa.cli.main import run
from tqa.model.finding import Finding, Related
from tqa.model.fix import DISPLAY, SAFE, UNSAFE, Edit, Fix
from tqa.model.report import Checked, Score
from tqa.model.text import Document, Span
from tqa.report import sarif
from tqa.report.escape import visible
from tqa.report.run import FORMATS as NAMES
from tqa.report.run import Problem, Run, renderer
from tqa.report.verdict import Gate

TEXTS = {
    "articles/emoji.txt": "😋 Good news.\r\n\r\n😋 Мэр: date 2023-05-11 The mayor of Orlovka signed the budget. Read also: Ferry stays\n",
    "articles/статья 1.txt": "Читайте также: Паром остался в гавани\n\nthe mayor RIA NewsOrlovka\n",
    "articles/clean.txt": "Nothing is wrong here.\n",
}
HOSTILE = (
    "::error file=x::owned",
    "\n::error::owned",
    "\r\n::set-output name=a::b",
    "##vso[task.setvariable variable=a]b",
    "##[error]owned",
    "###[error]owned",
    "]]></failure><failure/>",
    "--> <script>alert(1)</script>",
    "%0A::error::owned %25 %AZP25",
    "a,b:c;d]e",
    "\x1b[31mred\x1b]0;title\x07",
    "\x9b31m\u202eevil\u2028line",
    "# SKIP it\nBail out!\nok 1",
    "\\# TODO \\",
    "| a | `b` | [c](http://d) | @e | **f** | <img src=x>",
    "\ufffe\uffff\x00",
    "'\"&amp;&#10;",
)


def checked(path: str, text: str, findings: Iterable[Finding]) -> Checked:
    found = tuple(findings)
    families = {finding.rule: "scrape" for finding in found}
    return Checked(
        Document(text, path), "en", "ru", 10, found, (), (), Score(1.0, 1.0, True), families, dict.fromkeys(families, "Accuracy/Addition")
    )


def finding(text: str, covered: str, rule: str, severity: str, fix: Fix | None = None, message: str = "") -> Finding:
    at = text.index(covered)
    span = Span(at, at + len(covered))
    related = (Related(Span(0, 1), f"see {message}"),)
    return Finding(
        rule, span, message or f"“{covered}” does not belong here", fix, 0.9, severity, related, (f"it reads {message or covered}",)
    )


def plain() -> Run:
    """Findings of every severity and kind of correction, in texts whose columns differ by unit."""
    documents = []
    for path, text in TEXTS.items():
        found = []
        if "date" in text:
            at = text.index("date")
            found.append(finding(text, "date 2023-05-11", "leaked-metadata", "minor", Fix((Edit(at, at + 16, ""),), SAFE, "Remove it")))
            link = text.index("Read also")
            edits = (Edit(at, at + 4, "Date"), Edit(link - 1, len(text) - 1, ""))
            found.append(finding(text, "Read also: Ferry stays", "stray-insertion", "critical", Fix(edits, UNSAFE, "Remove the link")))
        if "RIA" in text:
            found.append(finding(text, "Читайте также: Паром остался в гавани", "stray-insertion", "neutral"))
            at = text.index("NewsO")
            found.append(finding(text, "NewsOrlovka", "glued-text", "major", Fix((Edit(at + 4, at + 4, " "),), DISPLAY, "Split it")))
        documents.append(checked(path, text, found))
    return Run(
        "tqa:0|rules:default", tuple(documents), (Problem("articles/binary.txt", "a binary file, not text"), Problem("", "no glossary"))
    )


def hostile() -> Run:
    """The same hostile text as name, text, message, evidence, correction and problem."""
    documents = []
    for evil in HOSTILE:
        text = f"One {evil} two\n"
        fix = Fix((Edit(4, 4 + len(evil), evil[::-1]),), SAFE, f"Write {evil}")
        path = f"articles/{evil.replace('/', '_').replace(chr(0), '')}.txt"
        documents.append(checked(path, text, [finding(text, evil, "glued-text", "major", fix, f"a {evil} b")]))
    problems = tuple(Problem(f"{evil.replace(chr(0), '')}", f"broken {evil}") for evil in HOSTILE)
    gate = Gate(False, tuple(HOSTILE), f"1 document since {HOSTILE[0]}", HOSTILE[1], "0", HOSTILE[2], 1, 1, "2024-01-01", tuple(HOSTILE))
    return Run("tqa:0", tuple(documents), problems, gate=gate)


def output(name: str, run: Run) -> str:
    return "".join(renderer(name).render(run))


def expected(run: Run, name: str) -> list[Read]:
    shape = FORMATS[name]
    found = []
    for one in run.documents:
        for item in one.findings:
            line, column = one.document.lines.position(item.span.start, shape.unit or "code-point")
            found.append(Read(one.document.path, line, column if shape.unit else None, item.rule, item.message))
    return found


def shown(text: str) -> str:
    """A text as a person sees it, whatever the format did to the characters that cannot be shown."""
    return visible(text).replace("\ufffe", "\\ufffe").replace("\uffff", "\\uffff").replace("\\x3a:", "::").replace("#\\x23", "##")


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_read_back_gives_the_same_findings(name: str) -> None:
    run = plain()
    read = FORMATS[name].read(output(name, run))
    wanted = expected(run, name)
    assert len(wanted) == 4
    if name == "github":
        read = [item._replace(message=item.message.split(". ")[0]) for item in read]
    assert sorted(map(str, read)) == sorted(map(str, wanted))


SAMPLES = Path(__file__).parents[2] / "samples"


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The reports of the samples in all formats, made by one run."""
    folder = tmp_path_factory.mktemp("reports")
    reports = [f"--report={name}={folder / name}" for name in FORMATS]
    assert run(["lint", "--format", "json", "--output", str(folder / "json"), *reports, str(SAMPLES)]) == 1
    return folder


@pytest.mark.parametrize("name", FORMATS)
def test_real_reports_say_what_the_json_report_says(samples: Path, name: str) -> None:
    report = json.loads((samples / "json").read_text(encoding="utf-8"))
    wanted = []
    for document in report["documents"]:
        text = Document(Path(document["path"]).read_bytes().decode("utf-8"))
        for finding in document["findings"]:
            line, column = text.lines.position(finding["span"]["start"], FORMATS[name].unit or "code-point")
            # GitHub takes columns only where a finding stays in its line.
            inside = finding["region"]["start_line"] == finding["region"]["end_line"] or name != "github"
            path = Path(document["path"]).relative_to(SAMPLES.parent).as_posix()
            wanted.append((path, line, column if FORMATS[name].unit and inside else None, finding["rule"]))
    read = FORMATS[name].read((samples / name).read_text(encoding="utf-8"))
    assert len(wanted) > 100
    assert sorted(map(str, (item[:4] for item in read))) == sorted(map(str, wanted))


@pytest.mark.parametrize("name", FORMATS)
def test_columns_are_counted_in_the_unit_of_the_format(name: str) -> None:
    columns = {read.column for read in FORMATS[name].read(output(name, plain())) if read.rule == "leaked-metadata"}
    # "😋 Мэр: date": 7 code points come before, 8 UTF-16 code units, 13 bytes of UTF-8.
    assert columns == {{"code-point": 8, "utf-16": 9, "utf-8": 14, None: None}[FORMATS[name].unit]}


@pytest.mark.parametrize("name", FORMATS)
def test_hostile_texts_are_read_back_whole(name: str) -> None:
    run = hostile()
    read = FORMATS[name].read(output(name, run))
    wanted = expected(run, name)
    assert len(read) == len(wanted) == len(HOSTILE)
    for number, (one, other) in enumerate(zip(read, wanted, strict=True)):
        # GitHub takes columns only where a finding stays in its line.
        column = None if name == "github" and re.search("[\r\n]", HOSTILE[number]) else other.column
        assert (one.line, one.column, one.rule) == (other.line, column, other.rule)
        if FORMATS[name].exact:
            assert (one.path, one.message) == (other.path, other.message)
        else:
            assert shown(one.path) == shown(other.path)
            assert shown(other.message) in shown(one.message)


@pytest.mark.parametrize("name", [name for name in NAMES if name != "html"])
def test_nothing_hostile_speaks(name: str) -> None:
    run = hostile()
    text = output(name, run)
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2028\u2029]", text)
    lines = text.split("\n")
    commands = [line for line in lines if line.lstrip().startswith("::")]
    orders = [line for line in lines if "##[" in line or "##vso[" in line]
    count = len(HOSTILE) * 2
    assert len(commands) == (count if name == "github" else 0)
    assert len(orders) == (count if name == "azure" else 0)
    assert all(line.startswith("##vso[task.logissue ") and line.count("##vso[") == 1 and "##[" not in line for line in orders)
    assert all(re.match(r"::(error|warning|notice) [^ ]*=", line) for line in commands)


def test_the_summary_of_a_step_shows_texts_as_they_are() -> None:
    from tqa.report.github import step_summary

    text = step_summary(hostile())
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2028\u2029]", text)
    for piece in ("<script", "<img", "](", "**f", "`b`", "@e", "::error"):
        assert piece not in text
    rows = [line for line in text.split("\n") if line.startswith("| ")][1:]
    assert len(rows) == len(HOSTILE)
    assert all(row.count("|") == 5 for row in rows)


def test_the_summary_of_a_step_says_what_it_leaves_out() -> None:
    from tqa.report.github import notes, step_summary

    text = "word " * 300
    found = [Finding("glued-text", Span(5 * at, 5 * at + 4), "It is wrong", None, 0.9, "major") for at in range(300)]
    run = Run("tqa:0", (checked("a.txt", text, found),))
    assert "and 100 more, in the log." in step_summary(run)
    assert list(notes(run)) == ["GitHub shows 10 annotations of a kind for a step; there are 300 errors, all of them in the log"]
    assert len(FORMATS["github"].read(output("github", run))) == 300


# SARIF


def described(run: Run) -> Any:
    return json.loads(output("sarif", run))


@pytest.mark.parametrize("run", [plain(), hostile(), Run("tqa:0", ())], ids=["plain", "hostile", "empty"])
def test_sarif_is_valid_by_its_schema(run: Run) -> None:
    text = output("sarif", run)
    log = Sarif.model_validate_json(text)
    assert log.version is not None
    assert len(log.runs[0].results or ()) == sum(len(one.findings) for one in run.documents)


@pytest.mark.parametrize("run", [plain(), hostile()], ids=["plain", "hostile"])
def test_sarif_has_what_github_asks_for(run: Run) -> None:
    log = described(run)
    assert log["$schema"]
    (only,) = log["runs"]
    assert only["columnKind"] == "utf16CodeUnits"
    driver = only["tool"]["driver"]
    assert len(driver["rules"]) <= 25_000
    for rule in driver["rules"]:
        assert rule["id"]
        assert len(rule["name"]) <= 255
        assert 0 < len(rule["shortDescription"]["text"]) <= 1024
        assert 0 < len(rule["fullDescription"]["text"]) <= 1024
        assert rule["help"]["text"]
        assert rule["help"]["markdown"]
        assert rule["defaultConfiguration"]["level"] in ("note", "warning", "error")
        assert rule["properties"]["precision"] in ("very-high", "high", "medium", "low")
        assert rule["properties"]["problem.severity"] in ("error", "warning", "recommendation")
        assert len(rule["properties"]["tags"]) <= 20
    for result in only["results"]:
        assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in ("note", "warning", "error")
        assert result["message"]["text"]
        assert "primaryLocationLineHash" not in result["partialFingerprints"]
        assert re.fullmatch("[0-9a-f]{16}", result["partialFingerprints"]["tqaFinding/v1"])
        (location,) = result["locations"]
        uri = location["physicalLocation"]["artifactLocation"]["uri"]
        assert uri
        assert not uri.startswith("/")
        assert re.fullmatch(r"[A-Za-z0-9._~%/-]+", uri)
        region = location["physicalLocation"]["region"]
        assert {"startLine", "startColumn", "endLine", "endColumn"} == set(region)
        assert (region["endLine"], region["endColumn"]) > (region["startLine"], region["startColumn"])
        assert result["relatedLocations"][0]["message"]["text"]
    assert empty_strings(log) == [], "GitHub allows no empty text"


def empty_strings(value: Any, place: str = "") -> list[str]:
    if isinstance(value, dict):
        return [found for key, item in value.items() for found in empty_strings(item, f"{place}/{key}")]
    if isinstance(value, list):
        return [found for number, item in enumerate(value) for found in empty_strings(item, f"{place}/{number}")]
    return [place] if value == "" else []


def test_corrections_of_sarif_and_rdjson_change_the_text_as_the_program_does() -> None:
    run = plain()
    document = run.documents[0].document
    lines = document.text.split("\n")

    def offset(line: int, column: int, unit: str) -> int:
        before = sum(len(item) + 1 for item in lines[: line - 1])
        encoding, width = ("utf-16-le", 2) if unit == "utf-16" else ("utf-8", 1)
        return before + len(lines[line - 1].encode(encoding)[: (column - 1) * width].decode(encoding))

    wanted = []
    for item in run.documents[0].findings:
        assert item.fix is not None
        text = document.text
        for edit in reversed(item.fix.edits):
            text = text[: edit.start] + edit.text + text[edit.end :]
        wanted.append(text)
    made = []
    for result in described(run)["runs"][0]["results"][:2]:
        text = document.text
        for change in reversed(result["fixes"][0]["artifactChanges"][0]["replacements"]):
            region = change["deletedRegion"]
            start = offset(region["startLine"], region["startColumn"], "utf-16")
            end = offset(region["endLine"], region["endColumn"], "utf-16")
            text = text[:start] + change.get("insertedContent", {"text": ""})["text"] + text[end:]
        made.append(text)
    assert made == wanted
    made = []
    for diagnostic in json.loads(output("rdjson", run))["diagnostics"][:2]:
        (suggestion,) = diagnostic["suggestions"]
        start, end = suggestion["range"]["start"], suggestion["range"]["end"]
        first, last = offset(start["line"], start["column"], "utf-8"), offset(end["line"], end["column"], "utf-8")
        made.append(document.text[:first] + suggestion["text"] + document.text[last:])
    assert made == wanted


def test_corrections_that_are_only_shown_are_no_suggestions() -> None:
    for text in (output("sarif", plain()), output("rdjson", plain())):
        assert "Split it" not in text
        assert text.count('"suggestions"') + text.count('"fixes"') == 2


def test_known_findings_are_marked_as_such() -> None:
    run = plain()
    one = run.documents[0]
    known = {one.document.path: one.findings[:1]}
    gate = Gate(True, (), "1 document", baseline="tqa-baseline.json", known=1)
    results = described(run._replace(documents=(one._replace(findings=one.findings[1:]),), known=known, gate=gate))["runs"][0]["results"]
    assert [(item["baselineState"], "suppressions" in item) for item in results] == [("new", False), ("unchanged", True)]


def test_sarif_keeps_to_the_limits_of_github_and_says_what_was_cut() -> None:
    size = sarif.MAX_RESULTS + 700
    text = "ab\n" * size
    found = [
        Finding("glued-text", Span(3 * at, 3 * at + 2), "It is wrong", None, 0.9, "critical" if at % 100 == 99 else "minor")
        for at in range(size)
    ]
    run = Run("tqa:0", (checked("a.txt", text, found),))
    written = output("sarif", run)
    only = json.loads(written)["runs"][0]
    assert len(only["results"]) == sarif.MAX_RESULTS
    assert {item["level"] for item in only["results"][:257]} == {"error"}
    said = only["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"]
    assert said == f"700 of {size} results were left out, the least grave ones: GitHub takes no more"
    assert len(gzip.compress(written.encode())) <= sarif.MAX_BYTES
    assert list(sarif.notes(run)) == [f"SARIF: GitHub takes 25000 results, the gravest of {size} were written"]


def test_sarif_that_is_too_large_compressed_is_cut_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sarif, "MAX_BYTES", 4000)
    text = "".join(f"{number:x}\n" for number in range(400))
    starts = [at for at in range(len(text)) if at == 0 or text[at - 1] == "\n"]
    found = [Finding("glued-text", Span(at, at + 1), f"It is wrong: {at * 7919:x}", None, 0.9, "minor") for at in starts]
    written = output("sarif", Run("tqa:0", (checked("a.txt", text, found),)))
    assert len(gzip.compress(written.encode())) <= 4100
    assert "results were left out" in written


# The others


def test_fingerprints_of_gitlab_are_unique_and_stay_under_edits_elsewhere() -> None:
    text = "One bad two\nOne bad two\nOne bad two\n"
    found = [Finding("glued-text", Span(at, at + 3), "It is wrong", None, 0.9, "minor") for at in (4, 16, 28)]
    later = [item._replace(span=Span(item.span.start + 12, item.span.end + 12)) for item in found]
    first = json.loads(output("gitlab", Run("", (checked("a.txt", text, found), checked("b.txt", text, found)))))
    second = json.loads(output("gitlab", Run("", (checked("a.txt", f"Two good it\n{text}", later), checked("b.txt", text, found)))))
    prints = [issue["fingerprint"] for issue in first]
    assert len(set(prints)) == 6
    assert prints == [issue["fingerprint"] for issue in second]
    for issue in first:
        assert set(issue) == {"type", "check_name", "description", "categories", "severity", "fingerprint", "location"}
        assert issue["severity"] in ("info", "minor", "major", "critical", "blocker")


@pytest.mark.parametrize("run", [plain(), hostile(), Run("", ())], ids=["plain", "hostile", "empty"])
def test_junit_is_valid_by_its_schemas(run: Run) -> None:
    schema = etree.XMLSchema(etree.parse(str(Path(__file__).parent / "junit.xsd")))
    tree = etree.fromstring(output("junit", run).encode())
    schema.assertValid(tree)
    for suite in tree:
        cases = suite.findall("testcase")
        assert int(suite.get("tests")) == len(cases)
        assert int(suite.get("failures")) == sum(case.find("failure") is not None for case in cases)
        assert int(suite.get("errors")) == sum(case.find("error") is not None for case in cases)


POSITION = {
    "type": "object",
    "additionalProperties": False,
    "properties": {"line": {"type": "integer", "minimum": 1}, "column": {"type": "integer", "minimum": 1}},
}
RANGE = {"type": "object", "additionalProperties": False, "required": ["start"], "properties": {"start": POSITION, "end": POSITION}}
NAMED = {"type": "object", "additionalProperties": False, "properties": {"name": {"type": "string"}, "url": {"type": "string"}}}
DIAGNOSTIC = {
    "type": "object",
    "additionalProperties": False,
    "required": ["message", "location"],
    "properties": {
        "message": {"type": "string"},
        "location": {
            "type": "object",
            "additionalProperties": False,
            "required": ["path"],
            "properties": {"path": {"type": "string"}, "range": RANGE},
        },
        "severity": {"enum": ["UNKNOWN_SEVERITY", "ERROR", "WARNING", "INFO"]},
        "source": NAMED,
        "code": {"type": "object", "additionalProperties": False, "properties": {"value": {"type": "string"}, "url": {"type": "string"}}},
        "suggestions": {
            "type": "array",
            "items": {"type": "object", "additionalProperties": False, "properties": {"range": RANGE, "text": {"type": "string"}}},
        },
        "original_output": {"type": "string"},
    },
}
"""The fields that every version of reviewdog's message knows: an unknown one makes it refuse the report."""


@pytest.mark.parametrize("run", [plain(), hostile(), Run("", ())], ids=["plain", "hostile", "empty"])
def test_rdjson_is_valid_by_its_schema(run: Run) -> None:
    whole = {
        "type": "object",
        "additionalProperties": False,
        "properties": {"source": NAMED, "severity": {}, "diagnostics": {"type": "array", "items": DIAGNOSTIC}},
    }
    jsonschema.validate(json.loads(output("rdjson", run)), whole)
    for line in output("rdjsonl", run).split("\n")[:-1]:
        jsonschema.validate(json.loads(line), DIAGNOSTIC)


def test_paths_are_told_from_the_top_of_the_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "en").mkdir()
    monkeypatch.chdir(tmp_path / "en")
    text = "bad\n"
    found = [Finding("glued-text", Span(0, 3), "It is wrong", None, 0.9, "minor")]
    names = ("a.txt", "./b.txt", str(tmp_path / "en" / "c.txt"), os.path.join("..", "d.txt"), "/elsewhere/e.txt", "<stdin>")
    run = Run("", tuple(checked(name, text, found) for name in names), root=str(tmp_path))
    told = [read.path for read in FORMATS["gitlab"].read(output("gitlab", run))]
    assert told == ["en/a.txt", "en/b.txt", "en/c.txt", "d.txt", "/elsewhere/e.txt", "<stdin>"]
    places = [item["locations"][0]["physicalLocation"]["artifactLocation"] for item in described(run)["runs"][0]["results"]]
    assert places[0] == {"uri": "en/a.txt", "uriBaseId": "SRCROOT"}
    assert places[4] == {"uri": "file:///elsewhere/e.txt"}


def test_the_text_report_shows_controls_as_signs() -> None:
    assert visible("\x1b") in output("text", hostile())

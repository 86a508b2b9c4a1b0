"""JUnit's XML report: a suite for each document, a failed test for each finding, a passed one for a document without.

It fits both schemas in use, the one of Apache Ant's JUnit task and Jenkins' laxer one, so attributes that only some readers know are left
out. The time is always the same: equal inputs give equal reports.
"""

from __future__ import annotations

from collections.abc import Iterator

from tqa.model.report import Checked
from tqa.report.escape import xml
from tqa.report.places import path_of
from tqa.report.run import Problem, Run

_WHEN = 'timestamp="1970-01-01T00:00:00" hostname="localhost" time="0"'


def render(run: Run) -> Iterator[str]:
    """The report, suite by suite."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n'
    problems = list(run.problems)
    number = -1
    for number, checked in enumerate(run.documents):
        own = [problem for problem in problems if problem.path == checked.document.path]
        yield from _suite(number, path_of(run, checked.document.path), checked, own)
    known = {checked.document.path for checked in run.documents}
    for path in dict.fromkeys(problem.path for problem in problems if problem.path not in known):
        number += 1
        yield from _suite(number, path_of(run, path) if path else "tqa", None, [item for item in problems if item.path == path])
    yield "</testsuites>\n"


def _suite(number: int, path: str, checked: Checked | None, problems: list[Problem]) -> Iterator[str]:
    findings = checked.findings if checked else ()
    tests = len(findings) + len(problems) or 1
    name = xml(path)
    counts = f'tests="{tests}" failures="{len(findings)}" errors="{len(problems)}"'
    yield f'  <testsuite id="{number}" package="tqa" name="{name}" {counts} {_WHEN}>\n'
    yield "    <properties></properties>\n"
    if not findings and not problems:
        yield f'    <testcase name="no findings" classname="{name}" time="0"></testcase>\n'
    for finding in findings:
        assert checked is not None
        line, column = checked.document.lines.position(finding.span.start)
        title = f"{finding.rule} {line}:{column}"
        body = [f"{path}:{line}:{column}", f"text: {checked.document.text[finding.span.start : finding.span.end]}"]
        body += [f"fix: {finding.fix.title}"] if finding.fix else []
        body += [f"because {statement}" for statement in finding.evidence]
        yield f'    <testcase name="{xml(title)}" classname="{name}" time="0">'
        yield f'<failure message="{xml(finding.message)}" type="{finding.severity}">{xml(chr(10).join(body))}</failure></testcase>\n'
    for problem in problems:
        yield f'    <testcase name="could not be done" classname="{name}" time="0">'
        yield f'<error message="{xml(problem.message)}" type="error"></error></testcase>\n'
    yield "    <system-out></system-out>\n    <system-err></system-err>\n  </testsuite>\n"

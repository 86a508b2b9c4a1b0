"""Reader of the rules' case files (`tests/rules/<rule id>.md`).

A heading `## what the case shows (en < ru)` gives target and source language; `(en)` leaves the source language open. Under it stand fenced
blocks: `bad` with the expected findings in ⟦ ⟧, then optionally `fixed` with the text after all corrections of the rule; `good` without
findings; after either, optionally `source` with the text it was translated from, `reference` with a good translation, `back` with the text
translated back, paragraph by paragraph. A `glossary` block (TOML) directly under the heading is
the only glossary of the heading's examples; an `options` block (TOML) there is what settings have under `options`.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).parent / "rules"
_HEADING = re.compile(r"^## (.+?) \((\w+)(?: < (\w+))?\)$")
_FENCE = re.compile(r"^```(\w*)$")


class Case(NamedTuple):
    """One example; `spans` are what the rule must report, in order."""

    rule: str
    title: str
    language: str
    source_language: str | None
    text: str
    spans: list[tuple[int, int]]
    fixed: str | None
    source: str | None
    line: int
    glossary: str | None
    reference: str | None = None
    back: str | None = None
    options: str | None = None


def read(path: Path) -> list[Case]:
    """Cases of one file; a file that does not follow the format is an error that names the line."""
    cases: list[Case] = []
    heading: tuple[str, str, str | None] | None = None
    glossary: str | None = None
    options: str | None = None
    kind: str | None = None
    block: list[str] = []
    start = 0
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        if kind is not None:
            if line != "```":
                block.append(line)
                continue
            if kind == "glossary" and heading is not None:
                glossary = "\n".join(block)
            elif kind == "options" and heading is not None:
                options = "\n".join(block)
            else:
                count = len(cases)
                _close(path, cases, heading, kind, "\n".join(block), start, glossary)
                cases[count:] = [case._replace(options=options) for case in cases[count:]]
            kind = None
        elif match := _HEADING.match(line):
            heading, glossary, options = (match[1], match[2], match[3]), None, None
        elif line.startswith("## "):
            raise ValueError(f"{path.name}:{number}: a case heading ends in (language) or (language < source language)")
        elif match := _FENCE.match(line):
            kind, block, start = match[1], [], number
    if kind is not None:
        raise ValueError(f"{path.name}:{start}: the block is not closed")
    return cases


def _close(
    path: Path, cases: list[Case], heading: tuple[str, str, str | None] | None, kind: str, text: str, line: int, glossary: str | None
) -> None:
    where = f"{path.name}:{line}"
    if heading is None:
        raise ValueError(f"{where}: a block needs a heading before it")
    if kind in ("bad", "good"):
        plain, spans = marked(text)
        if bool(spans) != (kind == "bad"):
            raise ValueError(f"{where}: {'a bad block marks its findings in ⟦ ⟧' if kind == 'bad' else 'a good block has no marks'}")
        cases.append(Case(path.stem, heading[0], heading[1], heading[2], plain, spans, None, None, line, glossary))
    elif kind == "fixed" and cases:
        cases[-1] = cases[-1]._replace(fixed=text)
    elif kind == "source" and cases:
        cases[-1] = cases[-1]._replace(source=text)
    elif kind == "reference" and cases:
        cases[-1] = cases[-1]._replace(reference=text)
    elif kind == "back" and cases:
        cases[-1] = cases[-1]._replace(back=text)
    else:
        raise ValueError(f"{where}: {kind!r} is not bad, fixed, good, source, reference, back, glossary or options, or stands first")


def marked(text: str) -> tuple[str, list[tuple[int, int]]]:
    plain: list[str] = []
    spans: list[tuple[int, int]] = []
    opened: list[int] = []
    size = 0
    for char in text:
        if char == "⟦":
            opened.append(size)
        elif char == "⟧":
            spans.append((opened.pop(), size))
        else:
            plain.append(char)
            size += 1
    return "".join(plain), sorted(spans)

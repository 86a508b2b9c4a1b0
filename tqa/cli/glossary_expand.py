"""Print the wrong forms that a glossary rules out, listed ones and those that follow from the source names.

Of a name in Cyrillic its romanisations and its case forms are derived, where the right form is itself one of its romanisations. A form that
an entry of the given glossaries admits is never among them. The list is a sample of the likeliest: `tqa lint` knows all combinations.

examples:
  tqa glossary expand house.toml
  tqa glossary expand house.toml --lang en --limit 20
  tqa glossary expand house.toml --format tsv > forms.tsv
"""

from __future__ import annotations

import sys
from argparse import Namespace
from typing import TYPE_CHECKING

from tqa.glossary import expand, store
from tqa.glossary.expand import Wrong
from tqa.model.errors import UsageError
from tqa.report.escape import json_text, spreadsheet, visible

if TYPE_CHECKING:
    from tqa.cli.main import Parser


def configure(parser: Parser) -> None:
    """Add the options."""
    parser.add_argument("glossaries", nargs="*", metavar="FILE_OR_NAME", help="default: the glossary of the current folder")
    parser.add_argument("--lang", metavar="CODE", default="", help="language of the texts (default: the first with wrong forms)")
    parser.add_argument("--limit", type=int, default=60, metavar="N", help="romanisations, and case forms, of one name (default: 60)")
    parser.add_argument("--format", choices=("text", "json", "tsv"), default="text", help="default: text")


def run(arguments: Namespace) -> int:
    """Print the forms."""
    names = arguments.glossaries or list(store.beside("."))
    if not names:
        raise UsageError("there is no glossary.toml in this folder; name the glossaries to expand")
    glossaries = [store.load(name) for name in names]
    found = []
    for glossary in glossaries:
        language = arguments.lang or next(iter(expand.languages(glossary)), "")
        found += list(expand.wrong_forms(glossary, language, glossaries, max(arguments.limit, 1)))
    sys.stdout.write({"text": _text, "json": _json, "tsv": _tsv}[arguments.format](found))
    return 0


def _text(found: list[Wrong]) -> str:
    groups: dict[tuple[str, str], list[str]] = {}
    for wrong in found:
        groups.setdefault((wrong.right, wrong.reason), []).append(wrong.text)
    lines = []
    last = None
    for (right, reason), forms in groups.items():
        if right != last:
            lines.append(right or "(no right form)")
            last = right
        lines.append(f"  {reason}: {', '.join(forms)}")
    return "".join(f"{visible(line)}\n" for line in lines)


def _json(found: list[Wrong]) -> str:
    return json_text([{"form": w.text, "use": w.right, "reason": w.reason} for w in found], 1) + "\n"


def _tsv(found: list[Wrong]) -> str:
    rows = [("form", "use", "reason"), *((w.text, w.right, w.reason) for w in found)]
    return "".join("\t".join(spreadsheet(visible(cell)) for cell in row) + "\n" for row in rows)

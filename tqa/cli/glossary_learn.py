"""Propose entries from texts, each with counts and evidence, for a person to accept.

  --source PATH   sources of the texts: names that both have, with their spellings; abbreviations and quoted names that always come together
  --raw PATH      the texts before they were reviewed: wordings that reviewers replaced again and again
  --names FILE    what `tqa names --format json` wrote: names in several spellings

Folders are paired by relative names, whatever the suffix. Nothing is added to a glossary by itself: the proposals are a glossary of their
own, with the evidence as comments; strike out what is wrong, then use it or merge it.

examples:
  tqa glossary learn --source ru/ en/ -o proposed.toml
  tqa glossary learn --raw translated/ reviewed/
  tqa names --format json articles/ > names.json && tqa glossary learn --names names.json
"""

from __future__ import annotations

import sys
from argparse import Namespace
from typing import TYPE_CHECKING

from tqa.analysis.names import proposals
from tqa.analysis.names.proposals import Pair, Proposal
from tqa.analysis.names.source import source_proposals
from tqa.cli import inputs, options
from tqa.cli.writing import write_text
from tqa.glossary import store, toml
from tqa.glossary.entries import Glossary
from tqa.model.errors import TqaError, UnreadableError, UsageError
from tqa.report.escape import json_text, visible

if TYPE_CHECKING:
    from tqa.cli.main import Parser

_MAX_NAMES = 64 << 20


def configure(parser: Parser) -> None:
    """Add the options."""
    parser.add_argument("paths", nargs="*", metavar="PATH", help="translated texts, files or folders; the reviewed ones with --raw")
    group = parser.add_argument_group("what to learn from")
    group.add_argument("--source", metavar="PATH", help="the source text, or a folder with the same relative names")
    group.add_argument("--raw", metavar="PATH", help="the unreviewed text, or a folder with the same relative names")
    group.add_argument("--names", metavar="FILE", help="output of `tqa names --format json`")
    group.add_argument("--lang", metavar="CODE", help="language of the texts (default: detected)")
    group.add_argument("--source-lang", metavar="CODE", help="language of the sources (default: detected)")
    group.add_argument("--known", action="append", default=[], metavar="FILE_OR_NAME", help="leave out what this glossary has (repeatable)")
    group = parser.add_argument_group("output")
    group.add_argument("--min-count", type=int, default=2, metavar="N", help="least number of occurrences (default: 2)")
    group.add_argument("--format", choices=("toml", "json"), default="toml", help="default: toml")
    group.add_argument("-o", "--output", metavar="FILE", help="default: standard output")
    group.add_argument("--config", metavar="FILE", help="settings file, for what is excluded (default: the nearest)")


def run(arguments: Namespace) -> int:
    """Print or write the proposals."""
    from tqa.cli.main import CLEAN, TROUBLE, complain

    if not (arguments.source or arguments.raw or arguments.names):
        raise UsageError("nothing to learn from: give --source, --raw or --names")
    if (arguments.source or arguments.raw) and not arguments.paths:
        raise UsageError("name the translated texts that go with --source or --raw")
    known = [store.load(name) for name in arguments.known]
    pairs, problems = _pairs(arguments) if arguments.paths else ([], [])
    found: list[Proposal] = []
    if arguments.source:
        found += source_proposals.from_sources(pairs, arguments.min_count)
    if arguments.raw:
        found += proposals.from_reviews(pairs, arguments.min_count)
    if arguments.names:
        found += proposals.from_names(_names(arguments.names), arguments.lang or "en", arguments.min_count)
    found = proposals.without_known(found, known)
    text = _json(found) if arguments.format == "json" else _toml(found)
    if arguments.output:
        write_text(arguments.output, text)
        sys.stdout.write(visible(f"wrote {len(found)} proposals to {arguments.output}") + "\n")
    else:
        sys.stdout.write(text)
    for problem in problems:
        complain(str(problem))
    return TROUBLE if problems else CLEAN


def _pairs(arguments: Namespace) -> tuple[list[Pair], list[TqaError]]:
    found, problems = inputs.discover(arguments.paths, options.settings_file(arguments))
    pairs = []
    for item in found:
        try:
            text = inputs.load(item).document
            source, raw = inputs.beside(item, arguments.source), inputs.beside(item, arguments.raw)
        except UnreadableError as error:
            problems.append(error)
            continue
        pairs.append(Pair(text, source, raw, arguments.lang or "", arguments.source_lang or ""))
    return pairs, problems


def _names(path: str) -> list[dict[str, object]]:
    from json import loads

    try:
        with open(path, "rb") as file:
            data = file.read(_MAX_NAMES + 1)
        rows = loads(data) if len(data) <= _MAX_NAMES else None
    except OSError as error:
        raise TqaError(f"cannot be read ({error.strerror})", path) from None
    except ValueError as error:
        raise TqaError(f"not JSON: {error}", path) from None
    good = isinstance(rows, list) and all(isinstance(row, dict) and isinstance(row.get("entities"), list) for row in rows)
    if rows is None or not good:
        raise TqaError("not what `tqa names --format json` writes: a list of documents with their entities", path)
    return [entity for row in rows for entity in row["entities"] if isinstance(entity, dict)]


def _toml(found: list[Proposal]) -> str:
    head, *_ = toml.write(Glossary("proposed", ())).split("[[entry]]")
    pieces = [head]
    for proposal in found:
        evidence = "".join(f"# {' '.join(visible(line).split())}\n" for line in proposal.evidence)
        pieces.append(f"\n{evidence}[[entry]]\n" + "\n".join(toml.entry_lines(proposal.entry)) + "\n")
    return "".join(pieces)


def _json(found: list[Proposal]) -> str:
    rows = [
        {
            "kind": proposal.entry.kind,
            "terms": {
                language: [{"text": term.text, "status": term.status} for term in terms] for language, terms in proposal.entry.terms.items()
            },
            "count": proposal.times,
            "documents": proposal.documents,
            "evidence": list(proposal.evidence),
        }
        for proposal in found
    ]
    return json_text(rows, 1) + "\n"

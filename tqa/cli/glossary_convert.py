"""Convert a glossary between formats, told by the suffixes: .toml .csv .tsv .xlsx .tbx .tmx

What the new format cannot hold is said on standard error: the file is read back and compared.
Of a TMX, units of a few words become entries.

examples:
  tqa glossary convert termbase.tbx glossary.toml
  tqa glossary convert glossary.toml termbase.tbx --tbx basic-dct
  tqa glossary convert weblate.csv glossary.toml --from-lang ru --to-lang en
  tqa glossary convert glossary.toml crowdin.csv --shape crowdin
  tqa glossary convert media glossary.toml            a glossary that comes with tqa

exit status: 0 written, 1 written and something was lost with --strict, 2 not written
"""

from __future__ import annotations

import sys
from argparse import Namespace
from typing import TYPE_CHECKING

from tqa.cli.writing import write_bytes
from tqa.glossary import convert, shapes, store, tbx_write
from tqa.report.escape import visible

if TYPE_CHECKING:
    from tqa.cli.main import Parser


def configure(parser: Parser) -> None:
    """Add the options."""
    parser.add_argument("input", metavar="IN", help="the glossary, a file or the name of one that comes with tqa")
    parser.add_argument("output", metavar="OUT", help="the file to write")
    parser.add_argument("--from-lang", metavar="CODE", default="", help="source language, for files that do not name it")
    parser.add_argument("--to-lang", metavar="CODE", default="", help="target language, likewise")
    parser.add_argument("--shape", choices=shapes.SHAPES, default="", help="columns of a platform, for CSV and XLSX")
    parser.add_argument("--tbx", choices=tbx_write.DIALECTS, default="basic-dca", help="dialect and style of TBX (default: basic-dca)")
    parser.add_argument("--strict", action="store_true", help="exit status 1 when something is lost")


def run(arguments: Namespace) -> int:
    """Convert, and say what was lost."""
    from tqa.cli.main import CLEAN, FINDINGS, complain

    languages = (arguments.from_lang, arguments.to_lang)
    glossary = store.load(arguments.input, languages)
    data = convert.written(glossary, arguments.output, shape=arguments.shape, dialect=arguments.tbx, languages=languages)
    lost = convert.losses(glossary, store.parsed(data, arguments.output, languages))
    write_bytes(arguments.output, data)
    for sentence in lost:
        complain(f"lost: {sentence}")
    sys.stdout.write(visible(f"wrote {len(glossary.entries)} entries to {arguments.output}") + "\n")
    return FINDINGS if lost and arguments.strict else CLEAN

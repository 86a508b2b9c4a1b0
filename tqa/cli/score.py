"""Score translations against references: BLEU, chrF, chrF++ and TER by sacreBLEU.

One line is one segment; of a bitext (TSV, JSONL, TMX, XLIFF, PO) the translations are scored. Folders are compared file by file.
The numbers and signatures are those of the `sacrebleu` command; texts that do not belong together (other counts of segments, swapped
files, the source given as a translation) are an error, not a score.

examples:
  tqa score system.en.txt --ref human.en.txt
  tqa score old.txt new.txt --ref human.txt --paired-bs      is the new one better?
  tqa score mt/ --ref human/ --metrics chrf++ --worst 20     where to look
  tqa score mt.txt --ref a.txt --ref b.txt --format json
"""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from typing import TYPE_CHECKING

from tqa import scoring, settings
from tqa.cli import inputs, options
from tqa.cli.inputs import Input
from tqa.cli.writing import write_text
from tqa.formats import bitext
from tqa.linguistics import identification
from tqa.model.errors import UnreadableError, UsageError
from tqa.model.text import LineIndex
from tqa.report import scores as report
from tqa.scoring import Choices, System

if TYPE_CHECKING:
    from tqa.cli.main import Parser


def configure(parser: Parser) -> None:
    """Add the options."""
    parser.add_argument("systems", nargs="+", metavar="HYP", help="a translation: a file with one segment a line, a bitext, or a folder")
    parser.add_argument(
        "--ref", action="append", required=True, metavar="REF", help="a reference: a file, or a folder with the same names (repeatable)"
    )
    parser.add_argument("--source", metavar="SRC", help="the source, to notice when it is given as a translation")
    parser.add_argument("--lang", metavar="CODE", help="target language; it chooses BLEU's tokenizer (default: detected)")
    group = parser.add_argument_group("metrics")
    group.add_argument("--metrics", nargs="+", choices=scoring.METRICS, default=["bleu", "chrf", "ter"], help="default: bleu chrf ter")
    group.add_argument("--tokenize", choices=scoring.TOKENIZERS, help="BLEU's tokenizer (default: by language, 13a for most)")
    group.add_argument("--lowercase", action="store_true", help="ignore case in BLEU and chrF")
    group.add_argument("--confidence", action="store_true", help="95%% confidence intervals by bootstrap")
    group.add_argument("--confidence-n", type=int, default=1000, metavar="N", help="bootstrap resamples (default: 1000)")
    tests = group.add_mutually_exclusive_group()
    tests.add_argument("--paired-bs", action="store_true", help="paired bootstrap of every system against the first")
    tests.add_argument("--paired-ar", action="store_true", help="paired approximate randomisation against the first")
    group.add_argument(
        "--samples", type=int, default=0, metavar="N", help="samples of the paired test (default: 1000, or 10000 for --paired-ar)"
    )
    group = parser.add_argument_group("output")
    group.add_argument("--worst", type=int, default=5, metavar="N", help="show the N worst segments of the first system (default: 5)")
    group.add_argument("--width", type=int, default=1, metavar="N", help="decimals (default: 1)")
    group.add_argument("--format", choices=report.FORMATS, default="text", help="default: text")
    group.add_argument("--output", metavar="FILE", help="write to a file instead of standard output")
    options.add_color(group)


def run(arguments: Namespace) -> int:
    """Print the scores."""
    from tqa.cli.main import complain

    test = "bs" if arguments.paired_bs else "ar" if arguments.paired_ar else None
    if test and len(arguments.systems) < 2:
        raise UsageError("a paired test compares systems: give two or more")
    references = [_read(path) for path in arguments.ref]
    systems = [_read(path) for path in arguments.systems]
    for system in systems:
        _same_names(system, references[0])
    source = _read(arguments.source, "source") if arguments.source else None
    if source is None and bitext.is_bitext(arguments.systems[0]):
        source = _read(arguments.systems[0], "source")
    for warning in scoring.check(systems, references, source):
        complain(f"warning: {warning}")
    language = arguments.lang or identification.identify("\n".join(references[0].segments[:500])).language
    tokenizer, note = (arguments.tokenize, None) if arguments.tokenize else scoring.tokenizer_for(language)
    confidence = arguments.confidence_n if arguments.confidence else 0
    choices = Choices(tuple(dict.fromkeys(arguments.metrics)), tokenizer, arguments.lowercase, confidence, test, arguments.samples)
    scored, signatures = scoring.score(systems, references, choices)
    worst = scoring.segments(systems[0], references, choices)[: arguments.worst] if arguments.worst > 0 else []
    worst = [segment for segment in worst if segment.hypothesis != segment.reference]
    notes = () if arguments.tokenize or "bleu" not in choices.metrics else (f"tokenizer {tokenizer} for language {language!r}",)
    if note:
        complain(f"warning: {note}")
    made = report.Scores(scored, signatures, tuple(worst), notes, arguments.width)
    pieces = report.render(made, arguments.format, arguments.output is None and options.wants_color(arguments.color))
    if arguments.output:
        write_text(arguments.output, "".join(pieces))
    else:
        sys.stdout.writelines(pieces)
    return 0


def _read(path: str, side: str = "target") -> System:
    """A system from a file, or from the texts of a folder in the order of their names.

    Parameters:
        side: which half of a bitext, "target" or "source".
    """
    found, errors = inputs.discover([path], settings.NO_FILE, also=bitext.SUFFIXES)
    if errors:
        raise errors[0]
    documents, segments = [], []
    for item in found:
        lines = _segments(item, side)
        documents.append((item.relative if os.path.isdir(path) else path, len(lines)))
        segments += lines
    return System(path, tuple(documents), tuple(segments))


def _segments(item: Input, side: str) -> list[str]:
    if bitext.is_bitext(item.name):
        return [getattr(pair, side) for pair in bitext.read(inputs.data_of(item), item.name)]
    loaded = inputs.load(item)
    text = loaded.document.text
    if not text:
        raise UnreadableError("the file is empty", item.name)
    lines = LineIndex(text)
    found = [text[slice(*lines.line_span(number))] for number in range(1, lines.line_count + 1)]
    return found[:-1] if found[-1] == "" else found


def _same_names(system: System, reference: System) -> None:
    if len(system.documents) < 2 and len(reference.documents) < 2:
        return
    own, other = {name for name, _ in system.documents}, {name for name, _ in reference.documents}
    if missing := sorted(other - own):
        raise UsageError(f"{system.name} has no {missing[0]}, which {reference.name} has ({len(missing)} missing in all)")
    if extra := sorted(own - other):
        raise UsageError(f"{reference.name} has no {extra[0]}, which {system.name} has ({len(extra)} missing in all)")

"""List the people, places and organisations of texts with all their spellings.

Each entity is shown with its forms, where they stand, the form that was chosen and why. Of several files, the names that more than one
of them has come last, with every spelling and the files that use it.

examples:
  tqa names article.txt
  tqa names --source article.ru.txt article.txt
  tqa names --format json articles/
  tqa names --format json --merge articles/
  tqa names --source ru/ --via deepl en/        and how a service spells the names of the sources

With --via the names of the sources, and nothing else, are sent to a translation service; what it writes for them is shown beside the other
evidence. As with `tqa backtranslate`, the host and the amount are said first, and leave is asked.
"""

from __future__ import annotations

import sys
from argparse import Namespace
from typing import TYPE_CHECKING

from tqa.cli import inputs, options, service, session
from tqa.model.errors import UsageError
from tqa.model.report import Checked
from tqa.report.run import Problem

if TYPE_CHECKING:
    from tqa.backtranslation.spellings import Spelling
    from tqa.cli.main import Parser


def configure(parser: Parser) -> None:
    """Add the options."""
    options.add_settings(options.add_texts(parser))
    parser.set_defaults(select=("names",), reference=None)
    group = parser.add_argument_group("output")
    group.add_argument("--format", choices=("text", "json"), default="text", help="default: text")
    group.add_argument("--merge", action="store_true", help="with --format json: one list of names for all files, with counts and paths")
    options.add_color(group)
    service.add_options(parser, required=False)


def run(arguments: Namespace) -> int:
    """Print the ledger of every input."""
    from tqa.cli.main import CLEAN, TROUBLE, complain
    from tqa.report import names
    from tqa.report.escape import log_lines

    current = session.start(arguments)
    documents = session.collect(current, session.each(current, session.check), lambda warning: complain(f"warning: {warning}"))
    asked: dict[str, tuple[Spelling, ...]] = {}
    if arguments.via:
        documents, asked = _asked(arguments, current, documents)
    run = session.run_of(current, documents, options.wants_color(arguments.color))
    sys.stdout.writelines(
        names.as_json(run, asked, together=arguments.merge) if arguments.format == "json" else map(log_lines, names.render(run, asked))
    )
    for problem in current.problems:
        complain(f"{problem.path}: {problem.message}" if problem.path else problem.message)
    return TROUBLE if current.problems else CLEAN


def _asked(
    arguments: Namespace, current: session.Session, documents: tuple[Checked, ...]
) -> tuple[tuple[Checked, ...], dict[str, tuple[Spelling, ...]]]:
    """The documents with what the service writes among the evidence, and its answers by path."""
    from functools import partial

    from tqa.analysis.languages import languages_of
    from tqa.backtranslation import spellings
    from tqa.backtranslation.http import BackendError, host_of
    from tqa.backtranslation.translating import Direction
    from tqa.settings import Settings

    if current.job.source is None:
        raise UsageError("--via asks for the names of the sources: give them with --source")
    translator = service.translator(arguments)
    named = {}
    for item in current.inputs:
        source = inputs.beside(item, current.job.source)
        if source is not None:
            language = languages_of(source, Settings(lang=current.job.settings(item).source_lang), None)[0]
            named[item.name] = (language, spellings.names_of(source, language))
    pairs = {(named[checked.document.path][0], checked.language) for checked in documents if checked.document.path in named}
    missing = {
        (text, *pair)
        for checked in documents
        if checked.document.path in named
        for pair in ((named[checked.document.path][0], checked.language),)
        for text in translator.missing([name.lemma for name in named[checked.document.path][1]], *pair)
    }
    directions = {pair: Direction(*pair, ("", "")) for pair in pairs}
    if missing:
        host, shown = host_of(translator.backend.url), ", ".join(sorted(f"{one}-{other}" for one, other in pairs))
        service.ask_leave(f"{len(missing)} {'name' if len(missing) == 1 else 'names'} ({shown}) to {host}", arguments.via, arguments.yes)
        for pair in sorted(pairs):
            try:
                directions[pair] = Direction(*pair, translator.backend.prepare(*pair))
            except BackendError as error:
                raise UsageError(f"{error.message}; nothing was sent") from None
    made, answers = [], {}
    for checked in documents:
        path = checked.document.path
        if path in named:
            language, own = named[path]
            direction = directions[language, checked.language]
            answers[path] = spellings.asked(own, partial(translator.translate, direction=direction))
            current.problems.extend(Problem(path, f"{each.name.lemma}: {each.error}") for each in answers[path] if each.error)
            checked = checked._replace(entities=spellings.with_evidence(checked.entities, answers[path], arguments.via))
        made.append(checked)
    translator.close()
    return tuple(made), answers

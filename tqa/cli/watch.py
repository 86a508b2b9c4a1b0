"""Checking documents as they arrive in a folder or change, until the user ends it."""

from __future__ import annotations

import os
import signal
import sys
import time
from argparse import Namespace
from collections import Counter
from contextlib import suppress
from types import FrameType
from typing import NoReturn

from tqa.cli import options, session
from tqa.cli.inputs import STDIN
from tqa.model.errors import UsageError
from tqa.report import run as reports

FORMATS = ("text", "jsonl", "rdjsonl", "github", "azure")
"""Those whose output can go on."""
_EVERY = 0.5
"""Least seconds between two looks; a document is read when it did not change from one to the next, so that none is read half-written."""
_REST = 9
"""Rest after a look as a multiple of the time that it took, so that a folder of many documents keeps no processor busy."""

_Stamp = tuple[int, int, int]


def watch(arguments: Namespace) -> int:
    """Report documents as they come, until Ctrl-C or a request to end.

    Raises:
        UsageError: an option does not go with it.
    """
    if arguments.format not in FORMATS or arguments.output is not None or arguments.report:
        raise UsageError(f"--watch prints as documents arrive: formats {', '.join(FORMATS)}, no --output, no --report")
    if STDIN in arguments.paths:
        raise UsageError("--watch looks at files and folders, not at standard input")
    tally: Counter[str] = Counter()
    for path in arguments.paths:
        if not os.path.lexists(path):
            raise UsageError(f"--watch: there is no {path}")
    print("tqa: watching; Ctrl-C ends it.", file=sys.stderr, flush=True)
    seen: dict[str, _Stamp] = {}
    done: dict[str, _Stamp] = {}
    held: object = None
    before = signal.signal(signal.SIGTERM, _end)
    try:
        while True:
            began = time.perf_counter()
            current = session.start(arguments)
            if current.job != held:
                done.clear()
                held = current.job
            stamps = _stamps(current)
            took = time.perf_counter() - began
            ready = [
                item for item in current.inputs if (now := stamps.get(item.path)) and seen.get(item.path) == now != done.get(item.path)
            ]
            if ready:
                _report(arguments, current._replace(inputs=ready, problems=[]), tally)
            done = {path: stamp for path, stamp in done.items() if path in stamps} | {item.path: stamps[item.path] for item in ready}
            seen = stamps
            time.sleep(max(_EVERY, _REST * took))
    except KeyboardInterrupt:
        print(f"\ntqa: {tally['documents']} documents were checked, {tally['findings']} findings.", file=sys.stderr)
        return 0
    finally:
        signal.signal(signal.SIGTERM, before)


def _end(_signal: int, _frame: FrameType | None) -> NoReturn:
    raise KeyboardInterrupt


def _stamps(current: session.Session) -> dict[str, _Stamp]:
    stamps: dict[str, _Stamp] = {}
    for item in current.inputs:
        with suppress(OSError):
            state = os.stat(item.path)
            stamps[item.path] = (state.st_mtime_ns, state.st_size, state.st_ino)
    return stamps


def _report(arguments: Namespace, current: session.Session, tally: Counter[str]) -> None:
    """Check some documents, count and print what is found in them."""
    from tqa.cli.main import complain

    documents = session.collect(current, session.each(current, session.check), lambda warning: complain(f"warning: {warning}"))
    tally["documents"] += len(documents)
    tally["findings"] += sum(len(checked.findings) for checked in documents)
    report = session.run_of(current, documents, options.wants_color(arguments.color))
    for problem in current.problems:
        complain(f"{problem.path}: {problem.message}" if problem.path else problem.message)
    sys.stdout.writelines(reports.renderer(arguments.format).render(report))
    sys.stdout.flush()

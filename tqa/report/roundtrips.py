"""Round trips as text, JSON and CSV: segments of each text, the worst first, with what was lost."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from tqa.analysis.bitext.drift import Drift, drifts
from tqa.analysis.context import Context
from tqa.model.records import NamedTuple
from tqa.model.report import Checked
from tqa.model.roundtrip import RoundTrip
from tqa.model.text import Document
from tqa.report import json as reports
from tqa.report.escape import json_text, log_lines, spreadsheet, visible
from tqa.report.run import Run
from tqa.report.text import paint
from tqa.settings import Settings

FORMATS = ("text", "json", "csv")


class RoundTrips(NamedTuple):
    """What is shown.

    Parameters:
        run: the findings.
        trips: path -> segments that made the trip.
        service, url: who translated.
        worst: segments of each text to show as text.
    """

    run: Run
    trips: Mapping[str, tuple[RoundTrip, ...]]
    service: str
    url: str
    worst: int


def ranked(checked: Checked, trips: tuple[RoundTrip, ...]) -> list[Drift]:
    """The segments that came back, those with the worst drift first."""
    compared_with_source = checked.source_language is not None and any(
        trip.original != checked.document.prose[slice(*trip.span)] for trip in trips
    )
    source = Context(Document("", ""), checked.source_language or "und", None, Settings()) if compared_with_source else None
    context = Context(checked.document, checked.language, checked.source_language, Settings(), source=source, round_trip=trips)
    return sorted(drifts(context), key=lambda drift: (-drift.score, drift.trip.span))


def render(made: RoundTrips, format: str) -> Iterator[str]:
    """The output in one of FORMATS."""
    if format == "json":
        yield _json(made)
    elif format == "csv":
        yield _csv(made)
    else:
        for checked in made.run.documents:
            yield from map(log_lines, _text(made, checked))


def _text(made: RoundTrips, checked: Checked) -> Iterator[str]:
    color, document = made.run.color, checked.document
    trips = made.trips[document.path]
    found = ranked(checked, trips)
    score = checked.score.round_trip
    yield paint(visible(document.path), "path", color)
    yield f": chrF {score:.1f} of {len(found)} segments\n" if score is not None else ": nothing came back\n"
    reported = {finding.span for finding in checked.findings}
    for drift in found[: made.worst]:
        line, _ = document.lines.position(document.to_file(drift.trip.span).start)
        mark = paint("!", "mark", color) if document.to_file(drift.trip.span) in reported else " "
        lost = f"  {'; '.join(map(visible, drift.lost))}" if drift.lost else ""
        yield f"{mark} line {line}  chrF {drift.chrf:.1f}{lost}\n"
        for label, text in (
            ("text", document.prose[slice(*drift.trip.span)]),
            ("back", drift.trip.back or ""),
            ("was", drift.trip.original),
        ):
            if label != "was" or text != document.prose[slice(*drift.trip.span)]:
                yield f"    {label:<5}{visible(_cut(text))}\n"
    missing = sum(trip.back is None for trip in trips)
    if missing:
        yield f"  {missing} {'segment' if missing == 1 else 'segments'} did not come back or have no counterpart\n"
    yield "\n"


def _cut(text: str, width: int = 400) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= width else flat[: width - 1] + "…"


def _json(made: RoundTrips) -> str:
    documents = []
    for checked in made.run.documents:
        found = ranked(checked, made.trips[checked.document.path])
        report: dict[str, Any] = reports.document(checked)
        report["round_trip"] = [_segment(checked, drift) for drift in found]
        documents.append(report)
    problems = [problem._asdict() for problem in made.run.problems]
    whole = {"schema": "tqa.roundtrip/1", "signature": made.run.signature, "service": made.service, "url": made.url}
    return json_text({**whole, "documents": documents, "errors": problems}, 1) + "\n"


def _segment(checked: Checked, drift: Drift) -> dict[str, Any]:
    start, end = checked.document.to_file(drift.trip.span)
    return {
        "span": {"start": start, "end": end},
        "text": checked.document.prose[slice(*drift.trip.span)],
        "original": drift.trip.original,
        "back": drift.trip.back,
        "chrf": round(drift.chrf, 2),
        "drift": round(drift.score, 4),
        "lost": list(drift.lost),
    }


def _csv(made: RoundTrips) -> str:
    import csv
    import io

    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(["path", "line", "chrf", "drift", "lost", "text", "back", "original"])
    for checked in made.run.documents:
        for drift in ranked(checked, made.trips[checked.document.path]):
            line, _ = checked.document.lines.position(checked.document.to_file(drift.trip.span).start)
            text = checked.document.prose[slice(*drift.trip.span)]
            cells = [checked.document.path, "; ".join(drift.lost), text, drift.trip.back or "", drift.trip.original]
            path, lost, own, back, original = map(spreadsheet, cells)
            writer.writerow([path, line, f"{drift.chrf:.2f}", f"{drift.score:.4f}", lost, own, back, original])
    return buffer.getvalue()

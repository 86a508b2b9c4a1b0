"""Scores as text, JSON, Markdown, CSV and LaTeX."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tqa.model.records import NamedTuple
from tqa.report.escape import json_text, log_lines, visible
from tqa.scoring import Score, Scored, Segment, differences


class Scores(NamedTuple):
    """What is shown.

    Parameters:
        systems: the first is the baseline of paired tests.
        signatures: metric -> signature.
        worst: segments of the first system, worst first.
        notes: about the choice of tokenizer.
        width: decimals.
    """

    systems: tuple[Scored, ...]
    signatures: dict[str, str]
    worst: tuple[Segment, ...]
    notes: tuple[str, ...]
    width: int


FORMATS = ("text", "json", "markdown", "csv", "latex")


def render(scores: Scores, format: str, color: bool = False) -> Iterator[str]:
    """The output in one of FORMATS."""
    if format == "json":
        yield _json(scores)
    elif format == "text":
        yield from map(log_lines, _text(scores, color))
    elif format == "markdown":
        yield from map(log_lines, _markdown(scores))
    elif format == "csv":
        yield from _csv(scores)
    else:
        yield from _latex(scores)


def cell(score: Score, width: int) -> str:
    """A score as sacreBLEU prints it in tables: `34.1 (34.0 ± 1.2)*`, the star for p < 0.05."""
    text = f"{score.value:.{width}f}"
    if score.mean is not None and score.interval is not None:
        text += f" ({score.mean:.{width}f} ± {score.interval:.{width}f})"
    if score.p is not None:
        text += f" (p = {score.p:.4f}){'*' if score.p < 0.05 else ''}"
    return text


def _rows(scores: Scores) -> tuple[list[str], list[list[str]]]:
    metrics = [score.metric for score in scores.systems[0].corpus]
    return ["system", *metrics], [
        [scored.system.name, *(cell(score, scores.width) for score in scored.corpus)] for scored in scores.systems
    ]


def _text(scores: Scores, color: bool) -> Iterator[str]:
    header, rows = _rows(scores)
    yield from _table(header, rows)
    documents = scores.systems[0].documents
    if documents:
        yield f"\nDocuments of {visible(scores.systems[0].system.name)}, worst first:\n"
        ordered = sorted(documents, key=lambda item: (item[1][0].value if item[1][0].metric != "TER" else -item[1][0].value, item[0]))
        yield from _table(
            ["document", *header[1:]], [[name, *(f"{score.value:.{scores.width}f}" for score in own)] for name, own in ordered[:20]]
        )
        if len(ordered) > 20:
            yield f"... and {len(ordered) - 20} more (`--format json` has all)\n"
    if scores.worst:
        yield f"\nWorst segments of {visible(scores.systems[0].system.name)} (reference with [-lost-] and {{+added+}} words):\n"
    for segment in scores.worst:
        figures = ", ".join(f"{score.metric} {score.value:.{scores.width}f}" for score in segment.scores)
        yield f"  {visible(segment.document)}:{segment.line}  {figures}\n    {_marked(segment, color)}\n"
    yield "\n"
    for metric, signature in scores.signatures.items():
        yield f"{metric}: {signature}\n"
    for note in scores.notes:
        yield f"note: {note}\n"


def _table(header: list[str], rows: list[list[str]]) -> Iterator[str]:
    shown = [[visible(text) for text in row] for row in (header, *rows)]
    widths = [max(len(row[column]) for row in shown) for column in range(len(header))]
    for row in shown:
        yield "  ".join(
            text.ljust(width) if not column else text.rjust(width) for column, (text, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        yield "\n"


def _marked(segment: Segment, color: bool) -> str:
    marks = {"same": ("", ""), "lost": ("[-", "-]"), "added": ("{+", "+}")}
    styles = {"lost": "31", "added": "32"}
    pieces = []
    for kind, words in differences(segment.reference, segment.hypothesis):
        left, right = marks[kind]
        piece = f"{left}{visible(words)}{right}"
        pieces.append(f"\x1b[{styles[kind]}m{piece}\x1b[0m" if color and kind in styles else piece)
    return " ".join(pieces)


def _json(scores: Scores) -> str:
    def rows(own: tuple[Score, ...]) -> list[dict[str, Any]]:
        return [{key: value for key, value in score._asdict().items() if value is not None} for score in own]

    report = {
        "schema": "tqa.scores/1",
        "signatures": scores.signatures,
        "systems": [
            {
                "name": scored.system.name,
                "segments": len(scored.system.segments),
                "scores": rows(scored.corpus),
                "documents": [{"path": name, "scores": rows(own)} for name, own in scored.documents],
            }
            for scored in scores.systems
        ],
        "worst": [
            {
                "path": segment.document,
                "line": segment.line,
                "scores": rows(segment.scores),
                "hypothesis": segment.hypothesis,
                "reference": segment.reference,
                "differences": [list(pair) for pair in differences(segment.reference, segment.hypothesis)],
            }
            for segment in scores.worst
        ],
        "notes": list(scores.notes),
    }
    return json_text(report, 1) + "\n"


def _markdown(scores: Scores) -> Iterator[str]:
    def line(cells: list[str]) -> str:
        return "| " + " | ".join(visible(text).replace("|", "\\|") for text in cells) + " |\n"

    header, rows = _rows(scores)
    yield line(header)
    yield "|---" + "|--:" * (len(header) - 1) + "|\n"
    for row in rows:
        yield line(row)
    yield "\n"
    for metric, signature in scores.signatures.items():
        yield f"- {metric}: `{signature}`\n"
    for note in scores.notes:
        yield f"- {note}\n"


def _csv(scores: Scores) -> Iterator[str]:
    import csv
    import io

    from tqa.report.escape import spreadsheet

    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(["system", "document", "metric", "score", "mean", "interval", "p", "signature"])
    for scored in scores.systems:
        for document, own in (("", scored.corpus), *scored.documents):
            for score in own:
                figures = ["" if value is None else repr(value) for value in (score.value, score.mean, score.interval, score.p)]
                writer.writerow(
                    [spreadsheet(scored.system.name), spreadsheet(document), score.metric, *figures, scores.signatures[score.metric]]
                )
    yield buffer.getvalue()


def _latex(scores: Scores) -> Iterator[str]:
    from tqa.report.escape import latex

    header, rows = _rows(scores)
    yield f"\\begin{{tabular}}{{l{'r' * (len(header) - 1)}}}\n\\toprule\n"
    yield " & ".join(latex(text) for text in header) + " \\\\\n\\midrule\n"
    for row in rows:
        yield " & ".join(latex(text) for text in row) + " \\\\\n"
    yield "\\bottomrule\n\\end{tabular}\n"
    for metric, signature in scores.signatures.items():
        yield f"% {metric}: {signature}\n"

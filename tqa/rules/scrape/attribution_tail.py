"""The speaker is fused to the end of the words spoken.

A page sets a quotation as a block and its speaker in a line below it. Flattened to text, name and role follow the last word with one
blank between: who said it can no longer be told from what was said.

Bad: `We have asked for a bypass road for two years Vera Plotnikova head of the depot`

Good: `"We have asked for two years," said Vera Plotnikova, head of the depot.`

Fix: separates the speaker as `— Vera Plotnikova, head of the depot` and restores the full stop (unsafe).

It keeps quiet where the paragraph ends in a stop, where an article, a preposition or a reporting verb stands before the name, and where
no word of the language pack tells a role or an institution.
"""

from __future__ import annotations

from collections.abc import Iterator

from tqa.analysis.context import Context
from tqa.analysis.scrape.insertions import insertions
from tqa.analysis.scrape.leadins import LEADINS
from tqa.analysis.scrape.removal import stop_for
from tqa.analysis.scrape.tails import Tail
from tqa.linguistics import packs
from tqa.model.finding import Finding, Rule
from tqa.model.fix import UNSAFE, Edit, Fix

LEXICONS = (LEADINS,)

RULE = Rule(
    summary="a speaker is fused to the quotation",
    category="Linguistic/Punctuation",
    its_type="typographical",
    severity="major",
    fix="unsafe",
    needs=("insertions",),
)


def check(context: Context) -> Iterator[Finding]:
    for tail, stopped in context.get(insertions).tails:
        yield _finding(context, tail, stopped)


def _finding(context: Context, tail: Tail, stopped: bool) -> Finding:
    text = context.text
    start, end = tail.span
    comma = _comma(context.language, tail.name)
    said = f"— {tail.name}{comma}{tail.role}" if tail.order == "name role" else f"— {text[start:end]}"
    edits = [Edit(start, end, said)]
    if not stopped:
        begin = start
        while begin > 0 and text[begin - 1].isspace():
            begin -= 1
        stop = stop_for(text, begin)
        if stop and begin < start:
            edits.insert(0, Edit(begin, begin, stop))
        elif stop:
            edits = [Edit(start, end, stop + said)]
    what = "organisation" if tail.order == "organisation" else "speaker"
    return Finding(
        "attribution-tail",
        tail.span,
        f"The {what} is not separated from the words before it",
        Fix(tuple(edits), UNSAFE, "Separate the speaker"),
        0.85,
        evidence=("the paragraph ends in it, without a stop",),
    )


def _comma(language: str, name: str) -> str:
    """The comma of the script that a name is written in, with the blank that goes with it."""
    if own := packs.lines(language, "comma"):
        return own[0]
    return "، " if "\u0600" <= name[:1] <= "\u06ff" else ", "

"""What speaks for a text being machine-translated, and scraped from a page: evidence, and no probability.

One defect proves nothing: native writers make mistakes, and good translations keep a phrase of their source. What people hardly ever leave
together is traces of a source language and of the page. So a statement needs two witnesses that know nothing of each other: a trace of
translation and a trace of a page, or traces of translation in two families of rules. Seen in 62 translated pages: both kinds on 46 of them,
on none of 65 clean texts.
"""

from __future__ import annotations

from typing import Any

from tqa.model.records import NamedTuple
from tqa.model.report import Checked

TRANSLATION, PAGE = "translation", "page"
TRACES = {
    "calque": TRANSLATION,
    "carried-acronym": TRANSLATION,
    "dash": TRANSLATION,
    "forbidden-term": TRANSLATION,
    "mixed-script": TRANSLATION,
    "name-variant": TRANSLATION,
    "number-format": TRANSLATION,
    "quote-style": TRANSLATION,
    "transliterated-word": TRANSLATION,
    "untranslated-text": TRANSLATION,
    "attribution-tail": PAGE,
    "duplicate-passage": PAGE,
    "glued-text": PAGE,
    "leaked-metadata": PAGE,
    "site-chrome": PAGE,
    "stray-insertion": PAGE,
}
"""Rules whose findings are traces, and what of."""

_EXAMPLES, _LONGEST = 3, 60
_FEW = 2


class Signal(NamedTuple):
    """What the rules of one family saw of one kind of trace.

    Parameters:
        kind: "translation" or "page".
        rules: id -> number of findings.
        examples: texts of the first findings, cut to a line.
    """

    kind: str
    family: str
    rules: dict[str, int]
    examples: tuple[str, ...]

    @property
    def findings(self) -> int:
        return sum(self.rules.values())


class Provenance(NamedTuple):
    """The evidence about a document; `statement` is None where it is too thin to say anything."""

    statement: str | None
    signals: tuple[Signal, ...]


def provenance(checked: Checked) -> Provenance:
    """The traces among the findings of a document, and what they say together."""
    grouped: dict[tuple[str, str], Signal] = {}
    for finding in checked.findings:
        kind = TRACES.get(finding.rule)
        if kind is None:
            continue
        key = (kind, checked.families[finding.rule])
        signal = grouped.setdefault(key, Signal(*key, {}, ()))
        signal.rules[finding.rule] = signal.rules.get(finding.rule, 0) + 1
        if len(signal.examples) < _EXAMPLES:
            text = " ".join(checked.document.text[finding.span.start : finding.span.end][: 4 * _LONGEST].split())
            shown = text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
            if shown not in signal.examples:
                grouped[key] = signal._replace(examples=(*signal.examples, shown))
    signals = tuple(sorted(grouped.values(), key=lambda signal: (signal.kind != TRANSLATION, -signal.findings, signal.family)))
    return Provenance(_statement(signals), signals)


def _statement(signals: tuple[Signal, ...]) -> str | None:
    translation = [signal for signal in signals if signal.kind == TRANSLATION]
    page = [signal for signal in signals if signal.kind == PAGE]
    translated, scraped = sum(signal.findings for signal in translation), sum(signal.findings for signal in page)
    if page and (translated >= _FEW or (translated and scraped >= _FEW)):
        return "machine-translated and scraped"
    if len(translation) > 1 and translated > _FEW:
        return "machine-translated"
    if scraped >= _FEW and len(page[0].rules) > 1:
        return "scraped"
    return None


def as_json(own: Provenance) -> dict[str, Any]:
    """The evidence as the reports have it."""
    return {
        "statement": own.statement,
        "signals": [
            {
                "kind": signal.kind,
                "family": signal.family,
                "findings": signal.findings,
                "rules": signal.rules,
                "examples": list(signal.examples),
            }
            for signal in own.signals
        ],
    }

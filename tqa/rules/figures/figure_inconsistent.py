"""The headline and the text disagree on a figure.

Engines drop, double and change digits, in the headline or in the text. Reported is only what looks like that: the same noun, two figures
that differ by one digit, by two neighbouring ones in the wrong order or by one that is lost, and the headline's figure nowhere else.

Bad: the headline `Fire on a ship: 126 passengers rescued` above `The rescuers took 162 passengers off the ship.`

Good: the headline `Fire on a ship: more than 120 passengers rescued` above the same text.

## Correction

None: which figure is right only the source knows.

## When it keeps quiet

About rounded figures, years, figures that the text has in words or elsewhere, and nouns that the text counts more than once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from tqa.analysis.context import Context
from tqa.analysis.structure import paragraphs, sentences
from tqa.linguistics.wordlists import word_classes
from tqa.model.finding import Finding, Related, Rule
from tqa.model.records import NamedTuple
from tqa.model.text import Span

RULE = Rule(
    summary="the headline and the text disagree on a figure",
    category="Accuracy/Mistranslation",
    its_type="inconsistency",
    severity="major",
    needs=("sentences",),
)

_HEADLINE_WORDS = 24
_SHARED = 2
_STEM = 5
_LEAST = 4
_LAST_PARAGRAPHS = 12


class _Counted(NamedTuple):
    """A figure and the noun that it counts."""

    span: Span
    value: int
    noun: str


def check(context: Context) -> Iterator[Finding]:
    """Compare the figures of the headline with those of the text."""
    spans = context.get(paragraphs)
    if len(spans) < 2:
        return
    text, head = context.text, spans[0]
    line = text[head.start : head.end]
    if not any(map(str.isdecimal, line)) or line[-1] in ".!?…" or line.count(" ") > _HEADLINE_WORDS:
        return
    stated = _counted(context, head.start, head.end)
    if not stated:
        return
    from tqa.linguistics.numerals import spoken

    body = Span(spans[1].start, spans[min(len(spans), _LAST_PARAGRAPHS) - 1].end)
    told = _counted(context, body.start, body.end)
    values = {figure.value for figure in told}
    for figure in stated:
        same = [other for other in told if other.noun == figure.noun]
        if len({other.value for other in same}) != 1 or figure.value in values or not _is_slip(figure.value, same[0].value):
            continue
        digits = str(figure.value)
        rest = text[body.start :]
        if digits in rest.replace(",", "").replace(".", "").replace("\u00a0", "").replace(" ", "") or figure.value in spoken(
            rest, context.language
        ):
            continue
        shared = _shared(context, line, same[0].span)
        if len(shared) < _SHARED:
            continue
        place = same[0].span
        yield Finding(
            "figure-inconsistent",
            figure.span,
            f"The headline has {text[slice(*figure.span)]}, the text {text[slice(*place)]}",
            confidence=0.85,
            related=(Related(place, "the text"),),
            evidence=(f"both sentences have {', '.join(shared)}", "the figure of the headline stands nowhere else"),
        )


def _counted(context: Context, start: int, end: int) -> list[_Counted]:
    """Figures with the first word behind them that is no function word, cut to its stem."""
    classes = word_classes(context.language)
    found = []
    for match in _counted_pattern().finditer(context.text, start, end):
        raw = re.sub(r"\D", "", match[1])
        noun = match[2].lower()
        if noun in classes or (len(raw) == 4 and raw == match[1] and 1800 <= int(raw) <= 2100):
            continue
        found.append(_Counted(Span(match.start(1), match.end(1)), int(raw), noun[:_STEM]))
    return found


def _is_slip(one: int, other: int) -> bool:
    """Whether one figure comes from the other by a slip at one place, and not by rounding."""
    a, b = sorted((str(one), str(other)), key=len)
    if one % 10 == 0 or other % 10 == 0:
        return False
    if len(a) == len(b):
        wrong = [at for at in range(len(a)) if a[at] != b[at]]
        if len(wrong) == 1:
            return len(a) >= 3
        return len(wrong) == 2 and wrong[1] == wrong[0] + 1 and a[wrong[0]] == b[wrong[1]] and a[wrong[1]] == b[wrong[0]]
    return len(b) - len(a) == 1 and len(a) >= 2 and any(b[:at] + b[at + 1 :] == a for at in range(len(b)))


def _shared(context: Context, line: str, place: Span) -> list[str]:
    """Stems of content words that the headline and the sentence of the figure have in common."""
    sentence = next((span for span in context.get(sentences) if span.start <= place.start < span.end), None)
    if sentence is None:
        return []
    classes = word_classes(context.language)

    def stems(text: str) -> dict[str, str]:
        words = [word for word in re.findall(r"[^\W\d_]+", text) if len(word) >= _LEAST and word.lower() not in classes]
        return {word.lower()[:_STEM]: word for word in words}

    own, other = stems(line), stems(context.text[slice(*sentence)])
    return [own[stem] for stem in own if stem in other]


@cache
def _counted_pattern() -> re.Pattern[str]:
    return re.compile(r"(?<![\w.,:/%$€£#№-])(\d{1,3}(?:[,. \u00a0\u202f]\d{3})+|\d{2,9})[ \u00a0](?=([^\W\d_]{3,})(?: ([^\W\d_]{3,}))?)")

"""An address or placeholder that is not the source's.

Engines translate, transliterate and break what has to stay letter by letter: web addresses, e-mail addresses, `{name}`, `%s`.

Bad: `Write to press @ port.example.` where the source has `Пишите на press@port.example.`

Good: `Write to press@port.example.`

## Correction

Safe where one address of the text stands for one of the source and only blanks or case differ; unsafe where it is another one; else none.

## When it keeps quiet

About addresses that the text only shortens (`https://`, `www.`, a final slash).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from tqa.analysis.bitext.alignment import aligned
from tqa.analysis.context import Context
from tqa.model.finding import Finding, Rule
from tqa.model.fix import SAFE, UNSAFE, Edit, Fix
from tqa.model.text import Span

RULE = Rule(
    summary="an address or placeholder that is not the source's",
    category="Accuracy/Mistranslation",
    its_type="markup",
    severity="major",
    fix="safe",
    needs=("source",),
)

_LONGEST_PART = 20_000
"""In longer parts an address counts only where it stands by itself, not inside other characters."""
_CUES = ("@", "://", "www", ".", "{", "%")


def check(context: Context) -> Iterator[Finding]:
    """Compare addresses and placeholders part by part."""
    source = context.source
    if source is None or not any(cue in source.text for cue in _CUES):
        return
    for part in context.get(aligned):
        original, text = source.text[slice(*part.source)], context.text[slice(*part.span)]
        for pattern in (_address_pattern(), _placeholder_pattern()):
            wanted = [match[0].rstrip(".,;:!?") for match in pattern.finditer(original)]
            if not wanted:
                continue
            found = [(match.start(), match[0].rstrip(".,;:!?")) for match in pattern.finditer(text)]
            whole = _bare(text) if len(text) < _LONGEST_PART else ""
            there, expected = {_bare(each) for _, each in found}, {_bare(each) for each in wanted}
            left = [each for each in wanted if (bare := _bare(each)) not in there and bare not in whole]
            if left:
                neutral = {_neutral(each, context.language) for _, each in found}
                left = [each for each in left if _neutral(each, source.language) not in neutral]
            extra = [(at, each) for at, each in found if _bare(each) not in expected]
            broken = _broken(text) if left else {}
            for each in dict.fromkeys(left):
                yield _finding(part.span, broken.get(each.lower()), each, extra if len(left) == 1 and len(extra) == 1 else [])


def _bare(address: str) -> str:
    return re.sub(r"^https?://|www\.|/$", "", address.lower()) if "\n" not in address and " " not in address else address.lower()


def _neutral(address: str, language: str) -> str:
    """An address without the code of the language of its page: example.org/en/ and example.org/fr/ stand for each other."""
    return re.sub(rf"(?<=[/.?=&]){re.escape(language)}(?:-\w+)?(?=[/.?=&]|$)", "*", address.lower()) if "/" in address else address


def _broken(text: str) -> dict[str, re.Match[str]]:
    """The first address with blanks in it that is a given one without them."""
    found: dict[str, re.Match[str]] = {}
    for match in _broken_pattern().finditer(text):
        found.setdefault(match[0].replace(" ", "").lower().rstrip(".,"), match)
    return found


def _finding(span: Span, broken: re.Match[str] | None, wanted: str, extra: list[tuple[int, str]]) -> Finding:
    message = f"The source has {wanted}"
    if broken is not None:
        start = span.start + broken.start()
        end = start + len(broken[0].rstrip(".,"))
        fix = Fix((Edit(start, end, wanted),), SAFE, f"Write “{wanted}”")
        return Finding("placeholder-mismatch", Span(start, end), message, fix, 0.95)
    if extra:
        start = span.start + extra[0][0]
        end = start + len(extra[0][1])
        fix = Fix((Edit(start, end, wanted),), UNSAFE, f"Write “{wanted}”")
        return Finding("placeholder-mismatch", Span(start, end), f"{message}, not {extra[0][1]}", fix, 0.9)
    return Finding("placeholder-mismatch", span, f"{message} here, the translation does not", confidence=0.85)


@cache
def _address_pattern() -> re.Pattern[str]:
    return re.compile(
        r"(?:https?://|www\.)(?:[^\s<>\"»”()]|\(\w*\))+|(?<![\w.+-])[\w.+-]+@[\w-]+\.[\w.-]*\w|(?<![\w@./-])(?:[A-Za-z0-9-]+\.)+(?:com|net|org|ru|ua|de|fr|es|info|рф|укр|example)(?![\w-])"
    )


@cache
def _placeholder_pattern() -> re.Pattern[str]:
    number = r"%(?:\d+\$|\(\w+\))?[-+#0]*(?:\d+|\*)?(?:\.\d+)?(?:hh?|ll?|z)?[sdiuxXfgcr@](?!\w)"
    return re.compile(rf"\{{\{{?[\w.:!\[\]]*\}}?\}}|{number}|(?<![\w%])%\d(?![\w$%])|\$\{{\w+\}}")


@cache
def _broken_pattern() -> re.Pattern[str]:
    return re.compile(r"(?<![\w.+-])[\w.+-]+ ?@ ?[\w-]+ ?\. ?\w+(?:\.\w+)*|(?:https?: ?// ?|www ?\. ?)\S+(?: ?[./] ?\S+)*")

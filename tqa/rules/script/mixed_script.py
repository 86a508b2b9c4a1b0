"""Letters of two scripts in one word.

Look-alikes come from keyboards, from recognition of scans and from rewriting programs that hide copied text: they break search, spell
checkers and every comparison of names.

Bad: `The рlant was closed.` with a Cyrillic `р`.

Good: `The plant was closed.`

## Correction

Safe where one script clearly has the word and the other letters all have look-alikes in it, also for `х` between figures and `С` behind a
degree sign; else none.

## When it keeps quiet

About foreign stems with native endings ("SMSки"), units and formulas ("µm", "IFNγ"), model names with figures, and parts that a hyphen
separates.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from tqa.analysis.characters import inventory, places
from tqa.analysis.context import Context
from tqa.analysis.scripts import native_scripts, script_of
from tqa.linguistics import packs
from tqa.model.finding import Finding, Rule
from tqa.model.fix import SAFE, Edit, Fix
from tqa.model.text import Span

RULE = Rule(
    summary="letters of two scripts in one word",
    category="Linguistic/Encoding",
    its_type="characters",
    severity="minor",
    fix="safe",
)

_SCRIPTS = ("Latn", "Cyrl", "Grek")
_FORMULA_LENGTH = 4


def check(context: Context) -> Iterator[Finding]:
    """Look at every border between two scripts."""
    have = {script_of(char) for char in context.get(inventory) if char > "\u024f"} & {"Cyrl", "Grek"}
    if not have:
        return
    text = context.text
    done = -1
    for match in _border_pattern().finditer(text):
        if match.start() < done:
            continue
        start, end = match.span()
        while start > 0 and text[start - 1].isalnum():
            start -= 1
        while end < len(text) and text[end].isalnum():
            end += 1
        done = end
        if text[start - 1 : start] == "-" and script_of(text[start]) != script_of(text[start + 1]):
            # The letter of a command's option before what it takes ("-Eкодировка").
            continue
        finding = _judged(context, start, end)
        if finding is not None:
            yield finding
    if "Latn" in native_scripts(context.language):
        yield from _lone(text)


@cache
def _alike(target: str) -> dict[str, str]:
    """Letter of another script -> its look-alike in the target script."""
    found: dict[str, str] = {}
    for row in packs.table("und", "homoglyphs"):
        right = row[target.lower()]
        for script in _SCRIPTS:
            letter = row[script.lower()]
            if script != target and letter != "-" and right != "-":
                found[letter] = right
    return found


def _judged(context: Context, start: int, end: int) -> Finding | None:
    word = context.text[start:end]
    if any(char.isdigit() for char in word):
        return None
    scripts = [script_of(char) for char in word]
    counts = {script: scripts.count(script) for script in _SCRIPTS if script in scripts}
    main = max(counts, key=lambda script: (counts[script], script in native_scripts(context.language)))
    odd = [at for at, script in enumerate(scripts) if script != main]
    alike = _alike(main)
    convertible = all(word[at] in alike for at in odd)
    if not _is_defect(word, scripts, counts, main, odd, convertible):
        return None
    fix = None
    if convertible and (len(odd) * 2 < len(word) or _only_alike(word, scripts, main)):
        edits = tuple(Edit(start + at, start + at + 1, alike[word[at]]) for at in odd)
        fix = Fix(edits, SAFE, f"Write “{''.join(alike.get(char, char) if at in odd else char for at, char in enumerate(word))}”")
    names = {"Latn": "Latin", "Cyrl": "Cyrillic", "Grek": "Greek"}
    seen = " and ".join(f"{number} {names[script]}" for script, number in sorted(counts.items()))
    message = f"“{word}” mixes {' and '.join(names[script] for script in sorted(counts))} letters"
    return Finding("mixed-script", Span(start, end), message, fix, 0.97 if fix else 0.9, evidence=(f"{seen} letters",))


def _only_alike(word: str, scripts: list[str], main: str) -> bool:
    """Whether some letter of the main script has no look-alike elsewhere, so that the word can only be of that script."""
    known = {letter for other in _SCRIPTS if other != main for letter in _alike(other)}
    return any(script == main and char not in known for char, script in zip(word, scripts, strict=True))


def _is_defect(word: str, scripts: list[str], counts: dict[str, int], main: str, odd: list[int], convertible: bool) -> bool:
    if set(counts) == {"Grek", "Latn"}:
        inner = all(0 < at < len(word) - 1 for at in odd)
        return len(word) >= _FORMULA_LENGTH and convertible and main == "Latn" and inner and word[1:].islower()
    if convertible and len(odd) == 1 and len(word) > 2:
        return True
    switches = sum(one != other for one, other in pairwise(scripts))
    head = scripts.index("Cyrl") if "Cyrl" in counts else 0
    if switches == 1 and head >= 2 and scripts[0] == "Latn":
        stem, ending = word[:head], word[head:]
        if (stem.isupper() and ending.islower()) or not all(char in _alike("Cyrl") for char in stem):
            return False
    return convertible or (switches > 1 and len(word) > _FORMULA_LENGTH) or main == "Latn"


def _lone(text: str) -> Iterator[Finding]:
    """A Cyrillic letter between figures or behind a degree sign."""
    for letter, right in (("х", "x"), ("Х", "X")):
        for at in places(text, letter):
            if text[at - 1 : at].isdigit() and text[at + 1 : at + 2].isdigit():
                start, end = at, at + 1
                while start > 0 and text[start - 1].isdigit():
                    start -= 1
                while end < len(text) and text[end].isdigit():
                    end += 1
                fix = Fix((Edit(at, at + 1, right),), SAFE, f"Write a Latin “{right}”")
                yield Finding("mixed-script", Span(start, end), f"“{text[start:end]}” has a Cyrillic letter", fix, 0.97)
    for at in places(text, "°С"):
        fix = Fix((Edit(at + 1, at + 2, "C"),), SAFE, "Write a Latin “C”")
        yield Finding("mixed-script", Span(at, at + 2), "The sign of degrees Celsius has a Cyrillic letter", fix, 0.97)


@cache
def _border_pattern() -> re.Pattern[str]:
    return re.compile(
        "[A-Za-z\u00c0-\u024f][\u0370-\u03ff\u0400-\u052f]|[\u0370-\u03ff\u0400-\u052f][A-Za-z\u00c0-\u024f]|[\u0370-\u03ff][\u0400-\u052f]"
        "|[\u0400-\u052f][\u0370-\u03ff]"
    )

"""Words of a script that the text's language is not written in."""

from __future__ import annotations

import re
from functools import cache

from tqa.analysis.characters import inventory
from tqa.analysis.context import Context
from tqa.linguistics import packs
from tqa.model.records import NamedTuple
from tqa.model.text import Span

_LATIN = "Latn"
_BETWEEN = r"[ \u00a0,.:;–—\"“”„«»!?…0-9：，。、；！？（）《》「」·-]{1,6}"
_JAPANESE = ("Hani", "Kana")
_MARK = "’'ʼ-"


class Run(NamedTuple):
    """Neighbouring words of one foreign script in one line.

    Parameters:
        span: from the first letter to the last one.
        script: ISO 15924 code.
        words, letters: how many it has.
    """

    span: Span
    script: str
    words: int
    letters: int


@cache
def native_scripts(language: str) -> tuple[str, ...]:
    """Codes of the scripts that a language is written in."""
    return tuple(dict(packs.pairs("und", "language_scripts")).get(language, _LATIN).split())


@cache
def ranges() -> tuple[tuple[str, int, int], ...]:
    """Script, first and last code point, ascending."""
    rows = packs.table("und", "scripts")
    found = [(row["script"], int(low, 16), int(high, 16)) for row in rows for low, high in (row["range"].split("-"),)]
    return tuple(sorted(found, key=lambda each: each[1]))


@cache
def script_of(char: str) -> str:
    """ISO 15924 code of a letter's script; empty for what is no letter, or of no script that is known."""
    if not char.isalpha():
        return ""
    code = ord(char)
    return next((name for name, low, high in ranges() if low <= code <= high), _LATIN if code < 0x1F00 and code >= 0x1E00 else "")


def foreign_scripts(context: Context) -> tuple[str, ...]:
    """Scripts other than Latin that the text has letters of and its language is not written in."""
    native = native_scripts(context.language)
    have = {script_of(char) for char in context.get(inventory) if char > "\u024f"}
    return tuple(sorted(have - {"", _LATIN, *native}))


@cache
def _words(scripts: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    letters = "".join(f"{chr(low)}-{chr(high)}" for name, low, high in ranges() if name in scripts)
    word = rf"[{letters}]+(?:[{_MARK}][{letters}]+)*"
    return re.compile(rf"{word}(?:{_BETWEEN}{word})*"), re.compile(word)


def foreign_runs(context: Context) -> tuple[Run, ...]:
    """Runs of words of foreign scripts, ascending."""
    text = context.text
    found: list[Run] = []
    scripts = context.get(foreign_scripts)
    if "Hani" in scripts and "Kana" in scripts:
        groups: list[tuple[str, ...]] = [_JAPANESE, *((script,) for script in scripts if script not in _JAPANESE)]
    else:
        groups = [(script,) for script in scripts]
    for group in groups:
        run, word = _words(group)
        for match in run.finditer(text):
            words = word.findall(match[0])
            found.append(Run(Span(*match.span()), group[0], len(words), sum(map(str.isalpha, match[0]))))
    return tuple(sorted(found))

"""Whether a text is a legal notice, policy or statute: its dates, and what it says about cookies and newsletters, are its content."""

from __future__ import annotations

from tqa.analysis.context import Context
from tqa.analysis.structure import paragraphs
from tqa.linguistics import packs

_LONGEST_TITLE = 70
_LEAST_SECTIONS = 3
_SECTION = "§"
_UNSPACED = "\u2e80"


def is_legal(context: Context) -> bool:
    """Whether the title is that of such a text, or its paragraphs are sections."""
    text = context.text
    blocks = context.get(paragraphs)
    if not blocks:
        return False
    title = text[slice(*blocks[0])].lower().replace("’", "'")
    if len(title) <= _LONGEST_TITLE and any(_names(title, name) for name in packs.lines(context.language, "legal_titles")):
        return True
    return text.count(_SECTION) >= _LEAST_SECTIONS and sum(text[block.start] == _SECTION for block in blocks) >= _LEAST_SECTIONS


def _names(title: str, name: str) -> bool:
    """Whether a title begins or ends with a name or, in scripts without spaces, has it anywhere."""
    at = title.find(name)
    if at < 0:
        return False
    if name[0] >= _UNSPACED:
        return True
    end = at + len(name)
    whole = not (at and title[at - 1].isalnum()) and not (end < len(title) and title[end].isalnum())
    return whole and (at == 0 or end == len(title))

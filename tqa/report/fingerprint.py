"""Identities of findings that survive edits elsewhere: made of the rule, the covered text and the words beside it, not of the place.

Words of other lines do not count, so that nothing but an edit of its own line touches a finding.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from hashlib import blake2b

from tqa.model.finding import Finding

_NEAR = 60
_WORDS = 2


def fingerprint(text: str, finding: Finding) -> str:
    """The identity of a finding: 16 hexadecimal digits."""
    before, inside, after = _parts(text, finding)
    return _digest((finding.rule, inside, *before, "|", *after), 8)


def sides(text: str, finding: Finding) -> tuple[str, str]:
    """Two weaker identities, with the words before it and with those after it: an edit beside a finding leaves one of them."""
    before, inside, after = _parts(text, finding)
    return _digest((finding.rule, inside, *before, "|"), 4), _digest((finding.rule, inside, "|", *after), 4)


def unique(marks: Iterable[tuple[str, str]]) -> Iterator[str]:
    """One identity for each (path, fingerprint), unlike all others: equal ones of a file are told apart by their order."""
    seen: Counter[tuple[str, str]] = Counter()
    for mark in marks:
        seen[mark] += 1
        yield _digest((*mark, str(seen[mark])), 16)


def _parts(text: str, finding: Finding) -> tuple[list[str], str, list[str]]:
    start, end = finding.span
    before, after = text[max(0, start - _NEAR) : start], text[end : end + _NEAR]
    before = before[max(before.rfind("\n"), before.rfind("\r")) + 1 :]
    after = after[: min((at for at in (after.find("\n"), after.find("\r")) if at >= 0), default=_NEAR)]
    return before.split()[-_WORDS:], text[start:end].replace("\r\n", "\n"), after.split()[:_WORDS]


def _digest(parts: Iterable[str], size: int) -> str:
    return blake2b("\x1f".join(parts).encode("utf-8", "surrogatepass"), digest_size=size).hexdigest()

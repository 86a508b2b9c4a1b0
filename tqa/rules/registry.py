"""Which rules there are, and how they are chosen."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

from tqa.model.errors import UsageError
from tqa.model.finding import Finding, Rule
from tqa.model.text import Span

if TYPE_CHECKING:
    from tqa.analysis.context import Context

FAMILIES = ("names", "scrape", "terms", "phrasing", "script", "figures", "typography", "bitext", "scores")

BESIDE = {"bitext": ("source",), "scores": ("reference", "round-trip")}
"""Families whose rules all compare the text with something beside it: where none of that is there, they need not be loaded."""


class RuleModule(Protocol):
    """A module of a rule: its docstring is the manual page."""

    __doc__: str
    RULE: Rule

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield the findings in one document, in any order; spans and edits are offsets into `context.text`."""


@cache
def rule_ids() -> dict[str, str]:
    """Rule id -> family, in a stable order."""
    here = os.path.dirname(os.path.abspath(__file__))
    found = {}
    for family in FAMILIES:
        for name in sorted(os.listdir(os.path.join(here, family))):
            if name.endswith(".py") and not name.startswith("_"):
                found[name[:-3].replace("_", "-")] = family
    return found


@cache
def load(rule_id: str) -> RuleModule:
    """Import the module of a rule."""
    family = rule_ids()[rule_id]
    return cast(RuleModule, import_module(f"tqa.rules.{family}.{rule_id.replace('-', '_')}"))


def expand(names: Iterable[str]) -> list[str]:
    """Rule ids for ids and family names.

    Raises:
        UsageError: a name is neither; the message proposes the nearest ones.
    """
    ids = rule_ids()
    chosen: list[str] = []
    for name in names:
        if name in FAMILIES:
            chosen += [rule_id for rule_id, family in ids.items() if family == name]
        elif name in ids:
            chosen.append(name)
        elif name == "all":
            chosen += ids
        else:
            from difflib import get_close_matches

            near = get_close_matches(name, [*ids, *FAMILIES], 3)
            hint = f"; did you mean {' or '.join(near)}?" if near else "; `tqa rules` lists them"
            raise UsageError(f"there is no rule or family {name!r}{hint}")
    return list(dict.fromkeys(chosen))


def selected(select: Iterable[str], ignore: Iterable[str], extend: Iterable[str] = (), beside: tuple[str, ...] | None = None) -> list[str]:
    """Rule ids of a run: the default ones or `select`, and `extend`, without `ignore`.

    A family in `select` or `extend` brings its stable default rules; rules that are off by default or in preview are chosen by id or "all".

    Parameters:
        beside: which of "source", "reference" and "round-trip" there are, when the rules that compare are wanted only where they can.

    Raises:
        UsageError: as `expand`.
    """
    without = {family for family, needs in BESIDE.items() if beside is not None and not set(needs) & set(beside)}
    ids = {rule_id: family for rule_id, family in rule_ids().items() if family not in without}

    def widened(names: Iterable[str]) -> list[str]:
        named = list(names)
        return [i for i in expand(named) if i in ids and (i in named or "all" in named or is_default(i))]

    def is_default(rule_id: str) -> bool:
        rule = load(rule_id).RULE
        return rule.default and rule.status == "stable"

    chosen = widened(select) if (select := tuple(select)) else [i for i in ids if is_default(i)]
    dropped = set(expand(ignore))
    wanted = dict.fromkeys([*chosen, *widened(extend)])
    return [i for i in ids if i in wanted and i not in dropped]


def precedence(finding: Finding) -> tuple[bool, float, Span, str]:
    """The order in which corrections are chosen when they exclude each other: removals first, then the surer ones."""
    return not load(finding.rule).RULE.removes, -finding.confidence, finding.span, finding.rule

"""When a check fails: the least severity, how many findings a family may have, and the MQM penalty a document may reach."""

from __future__ import annotations

from argparse import ArgumentTypeError
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from tqa.model.errors import SettingsError
from tqa.model.finding import SEVERITIES
from tqa.model.records import NamedTuple
from tqa.model.report import Checked
from tqa.rules.registry import FAMILIES
from tqa.settings import Settings, score_weights

_KEYS = ("baseline", "max", "max-penalty")


class Limits(NamedTuple):
    """What a check tolerates.

    Parameters:
        families: family -> findings it may have; for the others the least severity of the settings counts.
        penalty: MQM penalty in 1,000 words that a document may reach, or None.
        baseline: the baseline that the settings name, or None.
    """

    families: Mapping[str, int]
    penalty: float | None
    baseline: str | None = None


def family_limit(value: str) -> tuple[str, int]:
    """FAMILY=N of the command line."""
    family, _, number = value.partition("=")
    if family not in FAMILIES or not number.isdecimal():
        raise ArgumentTypeError(f"{value!r} is not FAMILY=N with one of the families {', '.join(FAMILIES)}")
    return family, int(number)


def penalty_limit(value: str) -> float:
    """A penalty of the command line."""
    try:
        number = float(value)
    except ValueError:
        number = -1.0
    if not 0 <= number < 1e9:
        raise ArgumentTypeError(f"{value!r} is not a penalty; give a number that is not negative")
    return number


def limits(settings: Settings, families: Iterable[tuple[str, int]], penalty: float | None) -> Limits:
    """The limits of the settings' `[options.check]`, replaced by those of the command line.

    Raises:
        SettingsError: a key or value is wrong.
    """
    options = settings.options.get("check", {})
    mistakes = list(_mistakes(options))
    if mistakes:
        raise SettingsError(settings.origin.get("options") or "settings", mistakes)
    given = options.get("max-penalty")
    return Limits(
        {**options.get("max", {}), **dict(families)},
        penalty if penalty is not None else float(given) if given is not None else None,
        options.get("baseline"),
    )


def _mistakes(options: Mapping[str, Any]) -> Iterator[str]:
    for key, value in options.items():
        where = f"options.check.{key}"
        if key not in _KEYS:
            yield f"{where}: no such option; there are {', '.join(_KEYS)}"
        elif key == "baseline" and not (isinstance(value, str) and value and "\0" not in value):
            yield f"{where}: expects a path in quotes"
        elif key == "max-penalty" and not (_is_number(value) and value >= 0):
            yield f"{where}: expects a number that is not negative"
        elif key == "max":
            if not isinstance(value, dict):
                yield f"{where}: expects a table, for example {{ typography = 20 }}"
                continue
            for family, number in value.items():
                if family not in FAMILIES:
                    yield f"{where}.{family}: no such family; there are {', '.join(FAMILIES)}"
                elif not isinstance(number, int) or isinstance(number, bool) or number < 0:
                    yield f"{where}.{family}: expects a count"


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def reasons(documents: Iterable[Checked], limits: Limits, settings_of: Callable[[str], Settings]) -> Iterator[str]:
    """Why these findings make the check fail, one statement each; none when it passes."""
    by_family: Counter[str] = Counter()
    grave: Counter[str] = Counter()
    over: list[tuple[float, str]] = []
    for checked in documents:
        if not checked.findings:
            continue
        settings = settings_of(checked.document.path)
        least = settings.fail_on
        for finding in checked.findings:
            family, severity = checked.families[finding.rule], finding.severity or "minor"
            if family in limits.families:
                by_family[family] += 1
            elif least != "never" and SEVERITIES.index(severity) >= SEVERITIES.index(least):
                grave[least] += 1
        if limits.penalty is not None:
            weights, _ = score_weights(settings)
            penalty = sum(weights[finding.severity or "minor"] for finding in checked.findings)
            if checked.words and 1000 * penalty > limits.penalty * checked.words:
                over.append((round(1000 * penalty / checked.words, 2), checked.document.path))
    for least in SEVERITIES:
        if grave[least]:
            yield f"{grave[least]} {'finding' if grave[least] == 1 else 'findings'} at or above {least} (--fail-on)"
    for family in FAMILIES:
        if by_family[family] > limits.families.get(family, 0) and family in limits.families:
            yield f"{by_family[family]} of the family {family}, {limits.families[family]} may be (--max)"
    if over:
        worst, path = max(over)
        more = f" and {len(over) - 1} more" if len(over) > 1 else ""
        yield f"an MQM penalty of {worst:g} in 1,000 words in {path}{more}, {limits.penalty:g} may be (--max-penalty)"

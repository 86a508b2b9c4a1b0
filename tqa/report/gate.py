"""What `tqa check` decided, as a person reads it first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from tqa.model.finding import SEVERITIES
from tqa.report.run import Run


def lines(run: Run) -> Iterator[str]:
    """The verdict in a few lines without line ends, none when the run is no check."""
    gate = run.gate
    if gate is None:
        return
    found = [finding for checked in run.documents for finding in checked.findings]
    word = "new finding" if gate.baseline or gate.since else "finding"
    count = f"{len(found)} {word}{'' if len(found) == 1 else 's'}" if found else f"no {word}s"
    state = "passed" if gate.passed else "FAILED"
    if run.problems:
        state = "INCOMPLETE" if gate.passed else "FAILED, INCOMPLETE"
    yield f"tqa check {state}: {count} in {gate.scope}"
    if found:
        by_severity = Counter(finding.severity for finding in found)
        by_rule = Counter(finding.rule for finding in found)
        severities = ", ".join(f"{by_severity[name]} {name}" for name in reversed(SEVERITIES) if by_severity[name])
        rules = ", ".join(f"{number} {rule}" for rule, number in sorted(by_rule.items(), key=lambda item: (-item[1], item[0])))
        yield f"  new:   {severities}: {rules}" if word != "finding" else f"  found: {severities}: {rules}"
    if gate.known:
        where = "the baseline or an older version has" if gate.baseline and gate.since else "the baseline has" if gate.baseline else ""
        oldest = f", the oldest since {gate.oldest}" if gate.oldest else ""
        yield f"  known: {gate.known} that {where or 'the older version has'} too{oldest}"
    if gate.gone:
        yield (
            f"  gone:  {gate.gone} of the baseline {'is' if gate.gone == 1 else 'are'} no more; "
            f"`tqa check --shrink-baseline` takes {'it' if gate.gone == 1 else 'them'} out"
        )
    for reason in gate.reasons:
        yield f"  fails: {reason}"
    for note in gate.notes:
        yield f"  note:  {note}"
    if run.problems:
        yield f"  could not do: {len(run.problems)} {'thing' if len(run.problems) == 1 else 'things'}, see below"

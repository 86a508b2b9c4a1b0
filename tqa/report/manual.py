"""Manual pages of rules, made from their modules' docstrings and declarations."""

from __future__ import annotations

from tqa.report.escape import json_text
from tqa.rules import registry


def page(rule_id: str) -> str:
    """The manual page of a rule as Markdown, without a final newline."""
    module = registry.load(rule_id)
    rule, family = module.RULE, registry.rule_ids()[rule_id]
    fix = {"safe": "safe", "unsafe": "unsafe (`tqa fix --unsafe`)", "display": "shown only", "none": "none"}[rule.fix]
    run = "by default" if rule.default and rule.status == "stable" else f"only when selected: `--select {rule_id}`"
    facts = [
        ("family", f"`{family}`"),
        ("runs", run + (" (preview)" if rule.status == "preview" else "")),
        ("severity", rule.severity),
        ("MQM category", rule.category),
        ("ITS 2.0 type", rule.its_type),
        ("correction", fix),
        ("languages", "all" if rule.languages == ("*",) else ", ".join(rule.languages)),
        ("source languages", "all" if rule.source_languages == ("*",) else ", ".join(rule.source_languages)),
        ("needs", ", ".join(rule.needs) or "the text alone"),
        ("since", rule.since),
    ]
    listing = "\n".join(f"- {key}: {value}" for key, value in facts)
    return f"# {rule_id}\n\n{module.__doc__.strip()}\n\n## Facts\n\n{listing}"


def overview(rule_ids: list[str]) -> str:
    """All rules by family, one line each."""
    lines: list[str] = []
    last = ""
    width = max(map(len, rule_ids))
    for rule_id in rule_ids:
        rule, family = registry.load(rule_id).RULE, registry.rule_ids()[rule_id]
        if family != last:
            lines.append(f"{'' if not last else chr(10)}{family}")
            last = family
        state = "" if rule.default and rule.status == "stable" else "preview" if rule.status == "preview" else "off"
        lines.append(f"  {rule_id:<{width}}  {rule.severity:<8} {rule.fix:<7} {state:<7}  {rule.summary}".rstrip())
    lines.append("\nColumns: rule, severity, correction, state (empty: on by default), summary. `tqa rules ID` shows a rule's page.")
    return "\n".join(lines) + "\n"


def index(rule_ids: list[str]) -> str:
    """All rules as a Markdown table that links their pages."""
    rows = ["# Rules", "", "| rule | family | severity | correction | what it finds |", "|---|---|---|---|---|"]
    for rule_id in rule_ids:
        rule, family = registry.load(rule_id).RULE, registry.rule_ids()[rule_id]
        rows.append(f"| [{rule_id}]({rule_id}.md) | {family} | {rule.severity} | {rule.fix} | {rule.summary} |")
    return "\n".join(rows) + "\n"


def as_json(rule_ids: list[str]) -> str:
    """Declarations as a JSON list."""
    rows = [{"id": rule_id, "family": registry.rule_ids()[rule_id], **registry.load(rule_id).RULE._asdict()} for rule_id in rule_ids]
    return json_text(rows, 1) + "\n"

"""The report as Markdown, for a pull request: scorecard, findings with their corrections, names in several spellings.

What comes from the article stands in code spans, where nothing is a link, a mention or markup.
"""

from __future__ import annotations

from collections.abc import Iterator

from tqa.model.finding import SEVERITIES
from tqa.report.article import Article, Facts, article
from tqa.report.escape import markdown, markdown_code
from tqa.report.run import Run
from tqa.report.scorecard import rows
from tqa.report.text import covered

_LONGEST = 400


def render(run: Run) -> Iterator[str]:
    """All documents, one after the other."""
    facts = Facts(run.signature)
    for number, checked in enumerate(run.documents):
        yield "\n" if number else ""
        yield from page(article(checked), facts)


def page(one: Article, facts: Facts) -> Iterator[str]:
    """One document."""
    checked = one.checked
    score, count = checked.score, len(checked.findings)
    yield "<!-- tqa: off -->\n\n"
    yield f"# {markdown(checked.document.path)}\n\n"
    languages = f"{checked.source_language} → {checked.language}" if checked.source_language else checked.language
    yield f"{languages}, {checked.words} words, {count} {'finding' if count == 1 else 'findings'}. "
    yield f"{score.per_1000_words:g} penalty points in 1,000 words, up to {score.threshold:g} are allowed: "
    yield f"**{'passes' if score.passed else 'fails'}**.\n"
    if checked.findings:
        yield "\n| error type | " + " | ".join(SEVERITIES) + " | penalty |\n|---" + "|--:" * (len(SEVERITIES) + 1) + "|\n"
        for row in rows(one):
            yield f"| {markdown(row.category)} | " + " | ".join(str(n) if n else "" for n in row.counts) + f" | {row.penalty:g} |\n"
        yield "\n## Findings\n\n"
    for finding in checked.findings:
        place = checked.document.lines.position(finding.span.start)
        old, new = covered(checked.document.text, finding)
        yield f"- **{place.line}:{place.column}** {finding.severity}: {markdown(finding.message)} (`{finding.rule}`)\n"
        if new is not None:
            kind = {"safe": "safe", "unsafe": "likely"}.get(finding.fix.applicability if finding.fix else "", "suggested")
            yield f"  - {kind}: {_code(old)} → {_code(new) if new.strip() else 'removed'}\n"
        for statement in finding.evidence:
            yield f"  - because {markdown(statement)}\n"
    several = [entity for entity in checked.entities if not entity.consistent]
    if several:
        yield "\n## Names in several spellings\n\n"
        for entity in several:
            forms = ", ".join(f"{markdown_code(form.text)} ({len(form.spans)})" for form in entity.forms)
            yield f"- **{markdown(entity.canonical)}** ({markdown(entity.reason)}): {forms}\n"
    yield f"\n---\n\n`{facts.signature}`" + (f", settings `{facts.settings}`" if facts.settings else "")
    yield "".join(f", glossary {markdown_code(name)} `{digest}`" for name, digest in facts.glossaries)
    yield f", SHA-256 of the file `{one.sha256}`" + (f", {facts.date}" if facts.date else "") + "\n"


def _code(text: str) -> str:
    flat = " ".join(text.split())
    return markdown_code(flat if len(flat) <= _LONGEST else f"{flat[: _LONGEST // 2]} … {flat[-_LONGEST // 2 :]}")

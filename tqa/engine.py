"""The one pipeline: a document in, findings out; and the loop that applies corrections until nothing is left to apply."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from tqa.analysis import terms
from tqa.analysis.context import Context
from tqa.analysis.languages import languages_of
from tqa.analysis.structure import word_count
from tqa.formats import reading
from tqa.model import fix as fixes
from tqa.model.entities import Entity, Form
from tqa.model.errors import TqaError
from tqa.model.finding import SEVERITIES, Finding, Related, Rule
from tqa.model.fix import DISPLAY, SAFE, UNSAFE, Edit, Fix
from tqa.model.records import NamedTuple
from tqa.model.report import Checked, Score
from tqa.model.text import Document, Span, trimmed
from tqa.rules import registry
from tqa.settings import Settings, score_weights

if TYPE_CHECKING:
    from tqa.model.roundtrip import RoundTrip

MAX_PASSES = 10
_OF_PAGES = ("scrape", "repeated-text")
"""What need not be wrong in a bitext: “Share” and “Read more” are segments of their own, and segments come again."""


class Fixed(NamedTuple):
    """The outcome of correcting a document.

    Parameters:
        text: the corrected file.
        applied: the fixes that were applied, in order, with the number of the pass.
        converged: False when the corrections kept undoing each other; `text` is then the original.
        remaining: the check of the corrected text.
    """

    text: str
    applied: tuple[tuple[int, Finding], ...]
    converged: bool
    remaining: Checked


def check(
    document: Document,
    settings: Settings | None = None,
    *,
    source: Document | None = None,
    reference: Document | None = None,
    round_trip: tuple[RoundTrip, ...] = (),
) -> Checked:
    """Find the defects of one document.

    Parameters:
        source: the text it was translated from; a bitext has its own.
        reference: a translation known to be good.
        round_trip: its segments translated back.

    Raises:
        UsageError: the settings name a rule that does not exist.
    """
    settings = settings or Settings()
    source = source or document.source
    given = {"source": source, "reference": reference, "round-trip": round_trip}
    ignored = settings.ignore if document.source is None or settings.select else (*settings.ignore, *_OF_PAGES)
    rules = _modules(settings.select, ignored, settings.extend_select, tuple(name for name, value in given.items() if value))
    context = _context(document, settings, rules, source, reference, round_trip)
    found: list[Finding] = []
    errors: list[str] = []
    for rule_id, module in rules:
        rule = module.RULE
        if not _applies(rule, context, rule_id in settings.select):
            continue
        try:
            found += module.check(context)
        except TqaError as error:  # a setting that shows to be wrong only here; several rules may meet it
            errors += [] if str(error) in errors else [str(error)]
        except Exception as error:  # a rule that fails must not take the others with it; it is reported as an error of the file
            errors.append(f"rule {rule_id} failed: {type(error).__name__}: {error}")
    by_id = {rule_id: module.RULE for rule_id, module in rules}
    kept = _resolved(_filtered(found, context, by_id), by_id)
    findings = tuple(_to_file(document, finding) for finding in kept)
    entities: tuple[Entity, ...] = ()
    if any(registry.rule_ids()[rule_id] == "names" for rule_id, _ in rules):
        entities = _entities(context, errors)
    words = context.get(word_count)
    score = _score(findings, context, errors)
    used = {finding.rule for finding in findings}
    return Checked(
        document,
        context.language,
        context.source_language,
        words,
        findings,
        entities,
        tuple(errors),
        score,
        {rule_id: registry.rule_ids()[rule_id] for rule_id in used},
        {rule_id: by_id[rule_id].category for rule_id in used},
    )


def correct(
    document: Document,
    settings: Settings | None = None,
    *,
    unsafe: bool = False,
    source: Document | None = None,
    reference: Document | None = None,
) -> Fixed:
    """Apply corrections and check again, until no correction is left.

    Parameters:
        unsafe: also apply the corrections that a person should look at.
    """
    allowed = (SAFE, UNSAFE) if unsafe else (SAFE,)
    applied: list[tuple[int, Finding]] = []
    seen = {document.text}
    current = document
    for number in range(1, MAX_PASSES + 1):
        checked = check(current, settings, source=source, reference=reference)
        edits, chosen = chosen_edits(checked, lambda finding: finding.fix is not None and finding.fix.applicability in allowed)
        if not edits:
            return Fixed(current.text, tuple(applied), True, checked)
        text, _ = fixes.apply(current.text, edits)
        applied += [(number, finding) for finding in chosen]
        if text in seen:
            break
        seen.add(text)
        current = reading.read(text, document.path, document.format)
        current.language, current.source_language = checked.language, checked.source_language
    return Fixed(document.text, (), False, check(document, settings, source=source, reference=reference))


def chosen_edits(checked: Checked, wanted: Callable[[Finding], bool]) -> tuple[list[Edit], list[Finding]]:
    """The edits of the wanted findings that can be applied together; removals go first, then the surer ones."""
    candidates = [
        finding for finding in checked.findings if finding.fix is not None and finding.fix.applicability != DISPLAY and wanted(finding)
    ]
    candidates.sort(key=registry.precedence)
    edits, chosen = fixes.merge(finding.fix for finding in candidates if finding.fix is not None)
    taken = {id(fix) for fix in chosen}
    return edits, [finding for finding in candidates if id(finding.fix) in taken]


@lru_cache(maxsize=16)
def _modules(
    select: tuple[str, ...], ignore: tuple[str, ...], extend: tuple[str, ...], beside: tuple[str, ...]
) -> tuple[tuple[str, registry.RuleModule], ...]:
    return tuple((rule_id, registry.load(rule_id)) for rule_id in registry.selected(select, ignore, extend, beside))


def _context(
    document: Document,
    settings: Settings,
    rules: Iterable[tuple[str, Any]],
    source: Document | None,
    reference: Document | None,
    round_trip: tuple[RoundTrip, ...],
) -> Context:
    language, source_language = languages_of(document, settings, source)
    named = [lexicon for _, module in rules for lexicon in getattr(module, "LEXICONS", ())]
    if any("terms" in module.RULE.needs for _, module in rules):
        named += terms.lexicons(settings.glossary, language)
    lexicons = tuple(dict.fromkeys(named))

    def beside(other: Document | None, code: str | None) -> Context | None:
        return None if other is None else Context(other, code or languages_of(other, Settings(), None)[0], None, settings)

    return Context(
        document,
        language,
        source_language,
        settings,
        source=beside(source, source_language),
        reference=beside(reference, language),
        lexicons=lexicons,
        round_trip=round_trip,
    )


def _applies(rule: Rule, context: Context, named: bool) -> bool:
    if "source" in rule.needs and context.source is None:
        return False
    if "reference" in rule.needs and context.reference is None:
        return False
    if "round-trip" in rule.needs and not context.round_trip:
        return False
    fits = rule.languages == ("*",) or context.language in rule.languages
    from_fits = rule.source_languages == ("*",) or context.source_language is None or context.source_language in rule.source_languages
    return fits and (from_fits or named)


def _filtered(found: list[Finding], context: Context, rules: Mapping[str, Rule]) -> list[Finding]:
    """Findings that are wanted: trimmed, not silenced, confident enough, with their severity."""
    settings, off = context.settings, context.document.off
    kept = []
    for finding in dict.fromkeys(found):
        span = trimmed(context.text, *finding.span)
        if span.start == span.end or finding.confidence < settings.min_confidence:
            continue
        if any(rule_id in ("*", finding.rule) and silenced.start <= span.start < silenced.end for rule_id, silenced in off):
            continue
        severity = settings.severity.get(finding.rule) or finding.severity or rules[finding.rule].severity
        kept.append(finding._replace(span=span, severity=severity))
    return kept


def _resolved(found: list[Finding], rules: Mapping[str, Rule]) -> list[Finding]:
    """One defect, one finding: what lies inside a passage that does not belong to the article is explained by that passage alone,
    so is a part that is too long by as much as such passages in it have, two findings of a rule on one place are one, and a name that a
    term base corrects needs no second correction.
    """
    families = registry.rule_ids()

    def rank(finding: Finding) -> tuple[Any, ...]:
        removes = rules[finding.rule].removes
        return (
            not removes,
            families[finding.rule] != "terms",
            finding.span.start - finding.span.end,
            -finding.confidence,
            finding.span,
            finding.rule,
        )

    kept: list[Finding] = []
    removed = _Cover()
    by_rule: dict[str, _Cover] = {}
    terms, names = _Cover(), _Cover()
    for finding in sorted(found, key=rank):
        span, family = finding.span, families[finding.rule]
        own = by_rule.setdefault(finding.rule, _Cover())
        if removed.contains(span) or own.overlaps(span):
            continue
        if family == "names":
            if terms.overlaps(span) or names.overlaps(span):
                continue
            names.add(span)
        elif family == "terms":
            terms.add(span)
        if rules[finding.rule].removes:
            if removed.overlaps(span):
                continue
            removed.add(span)
        own.add(span)
        kept.append(finding)
    if any(finding.excess for finding in kept):
        scraped = _Cover()
        for finding in kept:
            if families[finding.rule] == "scrape" and not scraped.overlaps(finding.span):
                scraped.add(finding.span)
        kept = [finding for finding in kept if not finding.excess or scraped.within(finding.span) < finding.excess]
    return sorted(kept, key=lambda finding: (finding.span, finding.rule, finding.message))


class _Cover:
    """Disjoint spans, kept sorted, asked whether they overlap or contain another one."""

    __slots__ = ("_ends", "_starts")

    def __init__(self) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []

    def add(self, span: Span) -> None:
        from bisect import bisect_right

        at = bisect_right(self._starts, span.start)
        self._starts.insert(at, span.start)
        self._ends.insert(at, span.end)

    def overlaps(self, span: Span) -> bool:
        from bisect import bisect_left

        at = bisect_left(self._starts, span.end)
        return at > 0 and self._ends[at - 1] > span.start

    def contains(self, span: Span) -> bool:
        from bisect import bisect_right

        at = bisect_right(self._starts, span.start)
        return at > 0 and self._ends[at - 1] >= span.end

    def within(self, span: Span) -> int:
        """How many characters of a span are covered."""
        from bisect import bisect_left, bisect_right

        first, last = bisect_right(self._ends, span.start), bisect_left(self._starts, span.end)
        covered = zip(self._starts[first:last], self._ends[first:last], strict=True)
        return sum(min(end, span.end) - max(start, span.start) for start, end in covered)


def _to_file(document: Document, finding: Finding) -> Finding:
    """The finding with offsets into the file; an edit that is neither one verbatim run of it nor whole elements is shown, never applied."""
    if document.runs is None:
        return finding
    fix = finding.fix
    if fix is not None:
        placed = [_edit_in_file(document, edit) for edit in fix.edits]
        exact = all(certain for _, certain in placed)
        fix = Fix(tuple(edit for edit, _ in placed), fix.applicability if exact else DISPLAY, fix.title)
    related = tuple(Related(document.to_file(place.span), place.message) for place in finding.related)
    return finding._replace(span=document.to_file(finding.span), fix=fix, related=related)


def _edit_in_file(document: Document, edit: Edit) -> tuple[Edit, bool]:
    """The edit with offsets into the file, and whether that place is certain."""
    span, text = Span(edit.start, edit.end), reading.written(edit.text, document.format)
    if document.marks and not any(map(str.isalnum, edit.text)):
        if span.start == span.end and (before := document.outside(span.start)) is not None:
            return Edit(before, before, text), True
        whole = document.removal(span)
        if whole is not None:
            return Edit(*whole, text), True
    return Edit(*document.to_file(span), text), document.is_verbatim(span)


def _entities(context: Context, errors: list[str]) -> tuple[Entity, ...]:
    from tqa.analysis.names.ledger import ledger

    try:
        entities = context.get(ledger)
    except TqaError as error:
        errors += [] if str(error) in errors else [str(error)]
        return ()
    except Exception as error:  # same promise as for rules
        errors.append(f"the ledger of names failed: {type(error).__name__}: {error}")
        return ()
    document = context.document
    if document.runs is None:
        return entities
    return tuple(
        entity._replace(forms=tuple(Form(form.text, tuple(document.to_file(span) for span in form.spans)) for form in entity.forms))
        for entity in entities
    )


def _score(findings: Iterable[Finding], context: Context, errors: list[str]) -> Score:
    words = context.get(word_count)
    weights, threshold = score_weights(context.settings)
    penalty = sum(weights[finding.severity or SEVERITIES[1]] for finding in findings)
    scaled = 1000 * penalty / words if words else 0.0
    score = Score(penalty, round(scaled, 2), scaled <= threshold, weights=weights, threshold=threshold)
    if context.reference is None and not context.round_trip:
        return score
    from tqa.analysis.bitext import drift, reference

    try:
        bleu, chrf = context.get(reference.scores) or (None, None)
        return score._replace(bleu=bleu, chrf=chrf, round_trip=drift.mean_chrf(context.get(drift.drifts)))
    except TqaError as error:  # sacreBLEU is an extra
        errors.append(error.message)
        return score

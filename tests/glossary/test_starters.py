"""The starter glossaries: every row is right in form, and no row contradicts another one."""

from __future__ import annotations

import unicodedata
from collections import Counter

import pytest

from tqa import engine
from tqa.glossary import store
from tqa.glossary.entries import FORBIDDEN, SUSPECT
from tqa.model.errors import UsageError
from tqa.model.text import Document
from tqa.settings import Settings

LANGUAGES = ("en", "de", "es", "fr")
"""Of the texts that the starters are about."""


def language(name: str) -> str:
    """The language of a starter's texts, which follows a hyphen in its name where it is not English."""
    return name.rpartition("-")[2] if name in store.starters() and "-" in name else "en"


@pytest.mark.parametrize("name", [*store.starters(), *store.styles()])
def test_every_row_is_an_entry_with_a_source_form(name: str) -> None:
    glossary = store.load(name)
    for entry in glossary.entries:
        assert entry.preferred(language(name)), f"line {entry.line}"
        assert entry.preferred("ru"), f"line {entry.line}"


@pytest.mark.parametrize("name", store.starters())
def test_files_are_sorted_and_in_normal_form(name: str) -> None:
    with open(f"{store.folder()}/{name}.tsv", encoding="utf-8") as file:
        text = file.read()
    assert unicodedata.is_normalized("NFC", text)
    rows = text.splitlines()[2:]
    assert rows == sorted(set(rows))


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_form_is_wrong_in_one_entry_and_right_in_another(code: str) -> None:
    entries = [entry for name in store.starters() for entry in store.load(name).entries if code in entry.terms]
    right = {form: entry.label for entry in entries for form in entry.right(code)}
    wrong = [(term.text, entry.label) for entry in entries for term in entry.terms[code] if term.status == FORBIDDEN]
    assert [(form, label, right[form]) for form, label in wrong if form in right] == []


def test_suspect_forms_have_a_context() -> None:
    for name in store.starters():
        for entry in store.load(name).entries:
            assert entry.context or all(term.status != SUSPECT for term in entry.terms[language(name)]), entry.label


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_rows_of_the_fast_path_are_the_entries_of_the_glossary(code: str) -> None:
    fast = {(row.form, row.glossary) for row in store.starter_rows(code, "") if row.status in (FORBIDDEN, SUSPECT)}
    slow = {
        (term.text, name)
        for name in store.starters()
        if language(name) == code
        for entry in store.load(name).entries
        for term in entry.terms[code]
        if term.status in (FORBIDDEN, SUSPECT)
    }
    assert fast == slow != set()


FRAMES = {
    "en": "It was said by {} on Monday.",
    "de": "Das hat am Montag {} gemeldet.",
    "es": "Lo dijo el lunes {} en Omsk.",
    "fr": "C’est ce que dit lundi {} à Omsk.",
}


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_forbidden_form_is_found_and_its_correction_is_right(code: str) -> None:
    for row in store.starter_rows(code, ""):
        if row.status != FORBIDDEN:
            continue
        date = store.starter_form(row).entry.since or "2015-06-01"
        settings = Settings(lang=code, select=("forbidden-term",), options={"document": {"date": date}})
        text = FRAMES[code].format(row.form)
        findings = engine.check(Document(text), settings).findings
        assert [text[f.span.start : f.span.end] for f in findings] == [row.form], row.form
        assert findings[0].fix is not None
        fixed = engine.correct(Document(text), settings, unsafe=True)
        assert fixed.converged, row.form
        assert fixed.remaining.findings == (), row.form


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_suspect_form_is_found_beside_its_context_alone(code: str) -> None:
    for row in store.starter_rows(code, ""):
        if row.status != SUSPECT:
            continue
        entry = store.starter_form(row).entry
        settings = Settings(lang=code, select=("forbidden-term",), options={"document": {"date": entry.since or "2015-06-01"}})
        for context in entry.context:
            quoted = f"“{row.form}”" if "“”" in context else row.form
            text = FRAMES[code].format(f"{context.replace('“”', '').strip()} {quoted}".strip())
            found = [text[slice(*finding.span)] for finding in engine.check(Document(text), settings).findings]
            assert any(row.form in form for form in found), (row.form, context, found)
        if "" not in [context.replace("“”", "").strip() for context in entry.context]:
            text = FRAMES[code].format(f"“{row.form}”")
            assert engine.check(Document(text), settings).findings == (), row.form


def test_names_of_newspapers_stand_in_the_quotation_marks_of_the_language() -> None:
    texts = {
        "de": ("Das schreibt die russische Zeitung „Neue Zeitung“.", "Das ist eine neue Zeitung. Die „Neue Zeitung“ erschien in München."),
        "fr": ("Le quotidien « Étoile rouge » l’écrit lundi.", "L’« Étoile rouge » de Belgrade a gagné lundi."),
        "es": ("Lo escribe el diario «Estrella Roja» el lunes.", "El «Estrella Roja» de Belgrado ganó el lunes."),
    }
    for code, (bad, good) in texts.items():
        settings = Settings(lang=code, select=("forbidden-term",))
        assert len(engine.check(Document(bad), settings).findings) == 1, bad
        assert engine.check(Document(good), settings).findings == (), good


def test_an_unknown_name_is_answered_with_the_known_ones() -> None:
    with pytest.raises(UsageError, match="media"):
        store.load("medias")


def test_there_are_enough_entries_of_every_kind() -> None:
    kinds = Counter(entry.kind for name in store.starters() for entry in store.load(name).entries)
    assert kinds.total() >= 1500
    assert {"person", "place", "organisation", "medium", "title"} <= set(kinds)


@pytest.mark.parametrize(
    ("style", "text", "found"),
    [
        ("toponyms-kyiv", "The train from Kiev reached Lvov at noon.", ["Kiev", "Lvov"]),
        ("toponyms-kiev", "The train from Kyiv reached Lviv at noon.", ["Kyiv", "Lviv"]),
        ("turkiye", "Ships of Turkey left the port.", ["Turkey"]),
        ("turkey", "Ships of Türkiye left the port.", ["Türkiye"]),
        ("toponyms-kyiv", "The train from Kyiv reached Lviv at noon.", []),
    ],
)
def test_a_style_counts_where_it_is_asked_for(style: str, text: str, found: list[str]) -> None:
    for glossary, expected in ((), []), ((style,), found):
        findings = engine.check(Document(text), Settings(lang="en", select=("terms",), glossary=glossary)).findings
        assert [text[slice(*finding.span)] for finding in findings] == expected


def test_two_usual_spellings_of_a_place_should_not_be_mixed() -> None:
    text = "The train left Kyiv in the morning. It was back in Kiev at night."
    findings = engine.check(Document(text), Settings(lang="en")).findings
    assert [(finding.rule, text[slice(*finding.span)]) for finding in findings] == [("inconsistent-term", "Kiev")]

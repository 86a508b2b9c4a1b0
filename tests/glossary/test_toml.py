"""Glossaries in TOML: what is read, what is written, and every mistake at once."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tqa.glossary import toml
from tqa.glossary.entries import ADMITTED, FORBIDDEN, PREFERRED, SUSPECT, Entry, Glossary, Term
from tqa.model.errors import SettingsError

HOUSE = """\
[glossary]
name = "house"
style = { toponyms = "kyiv" }

[[entry]]
kind = "medium"
en = ["TV Veter", "Veter"]
ru = "Ветер"
forbidden.en = ["Veter-TV => TV Veter"]
suspect.en = ["Wind => Veter"]
context = ["TV channel", "broadcaster “”"]
from = 2016-04-01
note = "a channel of Zarechensk"

[[entry]]
kind = "place"
en = "Kyiv"
ru = "Киев"
style = { toponyms = "kyiv" }

[[entry]]
kind = "place"
en = "Kiev"
ru = "Киев"
style = { toponyms = "kiev" }
"""


def mistakes(text: str) -> list[str]:
    with pytest.raises(SettingsError) as caught:
        toml.read(text, "house.toml")
    return caught.value.mistakes


def test_an_entry_has_its_terms_with_their_status() -> None:
    entry = toml.read(HOUSE).entries[0]
    assert entry.terms["en"] == (
        Term("TV Veter", PREFERRED),
        Term("Veter", ADMITTED),
        Term("Veter-TV", FORBIDDEN, "TV Veter"),
        Term("Wind", SUSPECT, "Veter"),
    )
    assert entry.preferred("ru") == "Ветер"
    assert (entry.since, entry.until, entry.line) == ("2016-04-01", "", 5)


def test_a_style_choice_selects_entries() -> None:
    glossary = toml.read(HOUSE)
    assert [entry.preferred("en") for entry in glossary.chosen()] == ["TV Veter", "Kyiv"]


def test_an_entry_holds_between_its_dates() -> None:
    entry = Entry({"en": (Term("Twitter"),)}, until="2023-07-24")
    assert entry.holds("2023-07-23")
    assert not entry.holds("2023-07-24")
    assert not entry.holds("")


def test_all_mistakes_are_named_with_their_line() -> None:
    text = (
        '[glossary]\nnmae = "x"\n\n[[entry]]\nkind = "persn"\nen = "Anna Orlova"\n\n'
        '[[entry]]\nen = ["Orlov", ""]\nforbiden.en = ["Eagle"]\ncase = "yes"\n\n[[entry]]\nkind = "term"\nfrom = "May"\n'
    )
    assert mistakes(text) == [
        "[glossary]: there is no field 'nmae'; did you mean 'name'?",
        "line 4: there is no kind 'persn'; did you mean 'person'?",
        'line 8: "en" has an empty string',
        "line 8: there is no field 'forbiden'; did you mean 'forbidden'?",
        "line 8: \"case\" is 'yes'; it must be true or false",
        "line 13: \"from\" is 'May'; it must be a date such as 2022-02-24",
    ]


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ('en = "Tass"\nforbidden.en = ["Tass"]', "'Tass' (en) is both preferred and forbidden"),
        ('en = ["Tass", "Tass"]', "'Tass' (en) is listed twice"),
        ('en = "Veter"\nsuspect.en = ["Wind"]', '"suspect.en" needs "context": the words beside which the form is wrong'),
        ('en = "Veter"\nforbidden = ["Wind"]', '"forbidden" needs a language: write forbidden.en = [...]'),
        ('en = "Ve\\u200Bter"', '"en" has the invisible character U+200B'),
        ('en = "Veter"\nfrom = 2020-01-01\nuntil = 2019-01-01', '"from" (2020-01-01) is not before "until" (2019-01-01)'),
        ('note = "nothing"', 'the entry has no term: give at least one language, for example en = "..."'),
        ('en = "Veter"\nknd = "term"', "there is no field 'knd'; did you mean 'kind'?"),
    ],
)
def test_a_mistake_in_an_entry_is_named(body: str, message: str) -> None:
    assert mistakes(f"[[entry]]\n{body}\n") == [f"line 1: {message}"]


def test_text_that_is_not_toml_names_the_place() -> None:
    assert "line 1" in mistakes("[[entry]\n")[0]


texts = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), min_size=1, max_size=12).map(
    lambda text: " ".join(text.split())
)
words = texts.filter(lambda text: bool(text) and "=>" not in text and "|" not in text)


@given(st.lists(st.lists(words, min_size=1, max_size=4, unique=True), min_size=1, max_size=4), words)
def test_what_is_written_is_read_again(forms: list[list[str]], note: str) -> None:
    from unicodedata import normalize

    entries = []
    for group in forms:
        unique = list(dict.fromkeys(normalize("NFC", form) for form in group))
        terms = tuple(Term(text, PREFERRED if at == 0 else ADMITTED) for at, text in enumerate(unique))
        entries.append(Entry({"en": terms}, note=normalize("NFC", note)))
    glossary = Glossary("house", tuple(entries))
    again = toml.read(toml.write(glossary))
    assert [entry._replace(line=0) for entry in again.entries] == entries

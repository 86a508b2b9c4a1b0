"""Names in Cyrillic: their nominatives, their sounds, and the ledger of a text that declines them."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tqa import engine
from tqa.linguistics.cyrillic_names import by_habit, heard, readings, recast
from tqa.linguistics.given_names import native_given
from tqa.linguistics.resemblance import distance
from tqa.model.fix import DISPLAY, UNSAFE
from tqa.model.text import Document
from tqa.settings import Settings


@pytest.mark.parametrize(
    ("form", "base"),
    [("Байдену", "байден"), ("Становой", "становая"), ("Королёвым", "королев"), ("Алексея", "алексей"), ("Петровых", "петров")],
)
def test_a_form_has_its_nominative(form: str, base: str) -> None:
    assert base in {reading.base for reading in readings(form, "ru")}


@pytest.mark.parametrize("name", ["Ткаченко", "Черных", "Чавчавадзе"])
def test_a_name_that_does_not_decline_is_its_own_nominative_first(name: str) -> None:
    assert readings(name, "ru")[0].base == name.lower()


def test_another_name_takes_the_form_of_the_first() -> None:
    assert recast("Блинкина", "Блинкин", "Блинкен", "ru") == "блинкена"
    assert recast("Мэкрону", "Мэкрон", "Макрон", "ru") == "макрону"
    # ом or ем: not certain
    assert recast("Блинкиным", "Блинкин", "Блинкен", "ru") == ""


def test_habits_and_sounds() -> None:
    assert by_habit("Вильям", "Уильям")
    assert by_habit("Гельмут", "Хельмут", sure=False)
    assert not by_habit("Гельмут", "Хельмут")
    assert not by_habit("Иванов", "Ивашов")
    assert distance(heard("Блинкен"), heard("Блинкин")) < distance(heard("Иванов"), heard("Ивашов"))


def test_given_names_in_any_case_and_language() -> None:
    found = [native_given(word) for word in ("Татьяны", "Тетяна", "Сергею", "Стол")]
    assert found[0] is not None
    assert found[1] is not None
    assert found[0].name == found[1].name
    assert found[2] is not None
    assert found[3] is None


def test_corrections_keep_the_case_where_it_is_certain_and_are_shown_elsewhere() -> None:
    text = "Министр Энтони Хадсен прибыл. Энтони Хадсена ждали. Энтони Хадсина спросили. С Энтони Хадсиным спорили."
    found = engine.check(Document(text), Settings(lang="ru", select=("name-variant",))).findings
    assert [text[slice(*finding.span)] for finding in found] == ["Хадсина", "Хадсиным"]
    fixes = [finding.fix for finding in found if finding.fix is not None]
    assert [(fix.applicability, fix.edits[0].text) for fix in fixes] == [(UNSAFE, "Хадсена"), (DISPLAY, "Хадсен")]


def test_no_dictionary_is_loaded_without_a_candidate() -> None:
    code = (
        "import sys; from tqa import engine; from tqa.model.text import Document; from tqa.settings import Settings\n"
        "engine.check(Document('Иван Петров встретил Анну Орлову в Твери. Орлова рада, Петрову тоже понравилось.'),"
        " Settings(lang='ru', select=('names',)))\n"
        "print('pymorphy3' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "False"

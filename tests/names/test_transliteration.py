"""Schemes for transliteration, checked against independent implementations; spellings of the press and the way back."""

from __future__ import annotations

from pathlib import Path
from unicodedata import normalize

import iuliia
import pytest
import translitua

from tqa.linguistics.morphology import begins_word, is_name
from tqa.linguistics.transliteration import originals, schemes, spellings, transliterate

HERE = Path(__file__).parent
NAMES = (HERE / "russian.txt").read_text(encoding="utf-8").split()
UKRAINIAN = (HERE / "ukrainian.txt").read_text(encoding="utf-8").split()

# Scheme here, the other implementation's, and what the two write differently on purpose.
RUSSIAN = [
    # Their ё stays Cyrillic in most schemes; where it does, what the standard has.
    ("bgn", iuliia.BGN_PCGN, {"ё": "ë"}),
    ("iso9", iuliia.GOST_779, {"Ё": "Ë", "ё": "ë"}),
    ("gost-b", iuliia.GOST_779_ALT, {}),
    ("icao", iuliia.ICAO_DOC_9303, {}),
    ("ala-lc", iuliia.ALA_LC, {"ё": "ë", "Ё": "Ë"}),
    ("scientific", iuliia.SCIENTIFIC, {"ё": "ë", "Ё": "Ë"}),
]
UKRAINIAN_SCHEMES = [
    ("kmu", translitua.UkrainianKMU, {}),
    # BGN/PCGN tells the apostrophe (”) from the soft sign (’); they write one sign for both.
    ("bgn", translitua.UkrainianBGN, {"'": "’", "Luk’ya": "Luk”ya", "Mar’ya": "Mar”ya"}),
    ("icao", translitua.UkrainianPassport2007, {}),
    ("iso9", translitua.UkrainianISO9, {"′": "ʹ"}),
    ("scientific", translitua.UkrainianWWS, {}),
]


def changed(text: str, known: dict[str, str]) -> str:
    for old, new in known.items():
        text = text.replace(old, new)
    return normalize("NFC", text)


@pytest.mark.parametrize(("scheme", "other", "known"), RUSSIAN, ids=[row[0] for row in RUSSIAN])
def test_schemes_for_russian_agree_with_another_implementation(scheme: str, other: iuliia.Schema, known: dict[str, str]) -> None:
    different = [
        (ours, theirs)
        for name in NAMES
        if (ours := transliterate(name, f"ru/{scheme}")) != (theirs := changed(other.translate(name), known))
    ]
    assert different == []


@pytest.mark.parametrize(("scheme", "table", "known"), UKRAINIAN_SCHEMES, ids=[row[0] for row in UKRAINIAN_SCHEMES])
def test_schemes_for_ukrainian_agree_with_another_implementation(scheme: str, table: type, known: dict[str, str]) -> None:
    different = [
        (ours, theirs)
        for name in UKRAINIAN
        if (ours := transliterate(name, f"uk/{scheme}")) != (theirs := changed(translitua.translit(name, table), known))
    ]
    assert different == []


@pytest.mark.parametrize(
    ("text", "scheme", "expected"),
    [
        ("ЩУКИН, Щукин и щука", "ru/en", "SHCHUKIN, Shchukin i shchuka"),
        ("Юлия Я.", "ru/en", "Yulia Ya."),
        ("ЮЛИЯ", "ru/icao", "IULIIA"),
        ("Хрущёв", "ru/de", "Chruschtschow"),
        ("Чайковский", "ru/fr", "Tchaïkovski"),
        ("Хрущёв", "ru/es", "Jrushchov"),
        ("Ельцин", "ru/pl", "Jelcin"),
        ("Зеленський", "uk/de", "Selenskyj"),
        ("Знам'янка", "uk/kmu", "Znamianka"),
        ("Orlovka 2022", "ru/en", "Orlovka 2022"),
    ],
)
def test_texts_are_transliterated(text: str, scheme: str, expected: str) -> None:
    assert transliterate(text, scheme) == expected


def test_an_unknown_scheme_is_named_with_those_that_exist() -> None:
    with pytest.raises(ValueError, match=r"ru/xyz.*ru/bgn"):
        transliterate("Юрьев", "ru/xyz")
    with pytest.raises(ValueError, match="none"):
        transliterate("Юрьев", "sw/bgn")


@pytest.mark.parametrize(
    ("original", "language", "target", "some"),
    [
        ("Сергей", "ru", "en", {"Sergei", "Sergey"}),
        ("Сергей", "ru", "fr", {"Sergueï"}),
        ("Татьяна", "ru", "en", {"Tatyana", "Tatiana"}),
        ("Дмитрий", "ru", "en", {"Dmitry", "Dmitriy", "Dmitri", "Dmitrii"}),
        ("Алексеев", "ru", "en", {"Alekseev", "Alekseyev", "Alexeev", "Alexeyev"}),
        ("Жуков", "ru", "fr", {"Joukov"}),
        ("Зеленський", "uk", "en", {"Zelensky", "Zelenskyi", "Zelenskyy", "Zelenskiy"}),
    ],
)
def test_spellings_of_the_press(original: str, language: str, target: str, some: set[str]) -> None:
    assert some <= set(spellings(original, language, target))


def test_spellings_are_bounded_and_fall_back_to_english() -> None:
    assert len(spellings("Подъячевщинский", "ru", "en", 10)) == 10
    assert spellings("Жуков", "ru", "sw") == spellings("Жуков", "ru", "en")
    assert spellings("Nobody", "sw", "en") == ()


@pytest.mark.parametrize(
    ("spelling", "original"),
    [
        ("Stanovaya", "становая"), ("Shcherbakov", "щербаков"), ("Arsenyev", "арсеньев"), ("Tatiana", "татьяна"), ("Schukow", "жуков"),
        ("Sergueï", "сергей"), ("Hruŝëv", "хрущёв"), ("Evgenii", "евгений"), ("Yuliya", "юлия"), ("Wassiljew", "васильев"),
    ],
)  # fmt: skip
def test_the_original_is_found_by_a_dictionary(spelling: str, original: str) -> None:
    def known(word: str) -> bool:
        return word == "становая" or is_name(word, "ru")

    assert original in originals(spelling, "ru", known)[:4]


@pytest.mark.parametrize("scheme", ["en", "icao", "iso9", "de", "fr", "es", "pl"])
def test_beginnings_of_words_lead_the_search_to_the_original(scheme: str) -> None:
    def known(word: str) -> bool:
        return is_name(word, "ru")

    def begins(start: str) -> bool:
        return begins_word(start, "ru")

    names = [name for name in NAMES if known(name.lower())]
    lost = [name for name in names if name.lower() not in originals(transliterate(name, f"ru/{scheme}"), "ru", known, 6, begins)]
    assert len(names) > 250
    assert len(lost) <= 0.02 * len(names), lost


def test_a_long_spelling_takes_a_bounded_search() -> None:
    assert originals("y" * 300, "ru", lambda word: False) == ()
    assert originals("Ivanov", "sw") == ()


def test_every_scheme_writes_latin_letters_only() -> None:
    for scheme in (*schemes("ru"), *schemes("uk")):
        written = "".join(transliterate(name, scheme) for name in (NAMES if scheme.startswith("ru") else UKRAINIAN))
        assert not any("\u0400" <= char <= "\u052f" for char in written), scheme

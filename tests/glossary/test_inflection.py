"""Terms in the forms that a text gives them, in ten languages: precision and recall over sentences of which half only look like it.

`python -m tests.glossary.test_inflection` prints the figures.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tqa import engine
from tqa.analysis import terms
from tqa.analysis.context import Context
from tqa.model.text import Document
from tqa.settings import Settings

FOLDER = Path(__file__).parent / "inflection"
LANGUAGES = ("ru", "uk", "en", "de", "es", "fr", "pl", "cs", "fi", "tr")


def read(language: str) -> tuple[list[str], list[tuple[str, set[tuple[int, int]]]]]:
    """The terms of a language, and its sentences with the spans of forms."""
    listed, sentences = [], []
    for line in (FOLDER / f"{language}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith(": "):
            listed.append(line[2:])
        elif line and not line.startswith("#"):
            parts = line.replace("⟧", "⟦").split("⟦")
            at, spans = 0, set()
            for number, part in enumerate(parts):
                if number % 2:
                    spans.add((at, at + len(part)))
                at += len(part)
            sentences.append(("".join(parts), spans))
    return listed, sentences


def found(language: str, folder: Path) -> tuple[int, int, int, list[str]]:
    """Right, wrong and missed forms, and the sentences that went wrong."""
    listed, sentences = read(language)
    path = folder / f"{language}.toml"
    path.write_text("".join(f'[[entry]]\n{language} = "{term}"\n' for term in listed), encoding="utf-8")
    settings = Settings(lang=language, glossary=(str(path), "none"))
    right = wrong = missed = 0
    odd = []
    for text, spans in sentences:
        matches = Context(Document(text), language, None, settings).get(terms.matches)
        got = {(match.start, match.end) for match in matches}
        right, wrong, missed = right + len(got & spans), wrong + len(got - spans), missed + len(spans - got)
        if got != spans:
            odd.append(f"{text} {[text[slice(*span)] for span in sorted(got)]}")
    return right, wrong, missed, odd


@pytest.mark.parametrize("language", LANGUAGES)
def test_half_of_forty_sentences_have_a_form(language: str) -> None:
    listed, sentences = read(language)
    assert len(sentences) == 40
    assert sum(bool(spans) for _, spans in sentences) == 20
    assert len(listed) >= 10


@pytest.mark.parametrize("language", LANGUAGES)
def test_precision_and_recall(language: str, tmp_path: Path) -> None:
    right, wrong, missed, odd = found(language, tmp_path)
    assert right / (right + wrong) >= 0.98, odd
    assert right / (right + missed) >= 0.95, odd


def test_a_wrong_term_is_found_in_its_forms_and_keeps_its_number(tmp_path: Path) -> None:
    path = tmp_path / "house.toml"
    path.write_text('[[entry]]\nen = "berth"\nforbidden.en = ["parking slot"]\n', encoding="utf-8")
    settings = Settings(lang="en", select=("forbidden-term",), glossary=(str(path), "none"))
    fixed = engine.correct(Document("Both parking slots are taken, one parking slot is free."), settings, unsafe=True)
    assert fixed.text == "Both berths are taken, one berth is free."


def test_marks_inside_a_word_do_not_hide_it(tmp_path: Path) -> None:
    path = tmp_path / "house.toml"
    path.write_text('[[entry]]\nru = "прокуратура"\n[[entry]]\nru = "мэр"\n', encoding="utf-8")
    settings = Settings(lang="ru", glossary=(str(path), "none"))
    text = "В прокурату\u0301ре и в прокура\u00adтурах знают мэ\u0301ра."
    got = [text[match.start : match.end] for match in Context(Document(text), "ru", None, settings).get(terms.matches)]
    assert got == ["прокурату\u0301ре", "прокура\u00adтурах", "мэ\u0301ра"]


@pytest.mark.parametrize(
    ("language", "field", "term", "text", "expected"),
    [
        ("it", "", "ministro", "I ministri tacciono, il ministero no.", ["ministri"]),
        ("nl", "", "burgemeester", "De burgemeesters zwijgen, de burgerij niet.", ["burgemeesters"]),
        ("pt", "", "navio mercante", "Dois navios mercantes esperam; a navegação mercante não.", ["navios mercantes"]),
        ("en", 'pos = "verb"\n', "dismiss", "They dismissed him, and his dismissal was dismissive.", ["dismissed"]),
        ("en", "", "order", "The orders came; he ordered it.", ["orders"]),
    ],
)
def test_dictionaries_decide_for_other_languages_and_for_verbs(
    tmp_path: Path, language: str, field: str, term: str, text: str, expected: list[str]
) -> None:
    pytest.importorskip("simplemma")
    pytest.importorskip("snowballstemmer")
    path = tmp_path / "house.toml"
    path.write_text(f'[[entry]]\n{language} = "{term}"\n{field}', encoding="utf-8")
    settings = Settings(lang=language, glossary=(str(path), "none"))
    got = [text[match.start : match.end] for match in Context(Document(text), language, None, settings).get(terms.matches)]
    assert got == expected


def main() -> None:
    """Print the figures of every language."""
    from tempfile import TemporaryDirectory

    print("language  right  wrong  missed  precision  recall")
    with TemporaryDirectory() as folder:
        for language in LANGUAGES:
            right, wrong, missed, odd = found(language, Path(folder))
            print(f"{language:8}  {right:5}  {wrong:5}  {missed:6}  {right / (right + wrong):9.3f}  {right / (right + missed):6.3f}")
            for sentence in odd:
                print(f"          {sentence}")


if __name__ == "__main__":
    main()

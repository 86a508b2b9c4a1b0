"""Every word of the lists that speakers and page data are judged by: what it makes the rules find, or keeps them from finding."""

from __future__ import annotations

import pytest

from tests.scrape.test_entries import CASED_ROLES, FRAMES, SPEAKERS, found, fused, person, spoken, unfound
from tqa.linguistics import packs

MADE_UP = {"Vera Plotnikova": "brons", "Вера Плотникова": "брон", "Βέρα Πλωτίνου": "βρον"}
HEADED = [code for code in CASED_ROLES if packs.lines(code, "organisation_heads")]
CLASSED = [code for code in CASED_ROLES if packs.pairs(code, "word_classes")]
GOVERNED = [code for code in SPEAKERS if packs.pairs(code, "word_classes") and not packs.lines(code, "clause_ends")]
EAST_ASIAN = {"zh": ("赵文博", "外交部", "发言人"), "ja": ("佐藤健", "外務省", "報道官")}


def made_up(language: str) -> str:
    """A word that no list has, in the letters of the language."""
    return MADE_UP[person(language)]


def heads(language: str) -> list[str]:
    stem = made_up(language)
    words = [stem + head[1:] if head[0] == "-" else head for head in packs.lines(language, "organisation_heads")]
    return [word[0].upper() + word[1:] for word in words]


@pytest.mark.parametrize("language", HEADED)
def test_institutions_at_the_end_of_a_paragraph(language: str) -> None:
    place = made_up(language).capitalize()
    assert unfound("attribution-tail", language, (fused(language, f"{head} {place}", ".") for head in heads(language))) == []


@pytest.mark.parametrize("language", HEADED)
def test_institutions_with_a_stop_behind_them(language: str) -> None:
    frame, place = FRAMES[language], made_up(language).capitalize()
    text = "\n\n".join(f"{frame.before} {frame.after} {head} {place}." for head in heads(language))
    assert [text[slice(*finding.span)] for finding in found("attribution-tail", language, text)] == []


def classed(language: str, *kinds: str) -> list[str]:
    """Words of some classes with the blank behind them; elided ones have none."""
    return [word if word[-1] in "'’" else f"{word} " for word, kind in packs.pairs(language, "word_classes") if kind in kinds]


@pytest.mark.parametrize("language", CLASSED)
def test_no_speaker_follows_a_word_that_no_clause_ends_with(language: str) -> None:
    role = next(role for role in spoken(language) if role not in packs.words(language, "rank_words"))
    tail = f"{person(language)} {role}"
    frame = FRAMES[language]
    paragraph = f"{frame.before} {frame.after}\n\n{frame.after} {frame.before[:-1]} {{}}{tail}"
    assert len(found("attribution-tail", language, paragraph.format(f"{made_up(language)} "))) == 1
    for word in classed(language, "determiner", "preposition", "conjunction", "speech"):
        starts = [finding.span.start for finding in found("attribution-tail", language, paragraph.format(word))]
        assert paragraph.format(word).rindex(tail) not in starts, word


@pytest.mark.parametrize("language", GOVERNED)
def test_no_speaker_without_capitals_follows_a_word_that_governs_it(language: str) -> None:
    frame, speaker = FRAMES[language], SPEAKERS[language]
    tail = f"{speaker.name} {speaker.office.format(role=speaker.role)}"
    paragraph = f"{frame.before} {frame.after}\n\n{frame.after} {frame.before[:-1]} {{}}{tail}"
    for word in classed(language, "determiner", "preposition", "conjunction", "pronoun", "auxiliary", "opener", "speech"):
        text = paragraph.format(word)
        assert text.rindex(tail) not in [finding.span.start for finding in found("attribution-tail", language, text)], word


@pytest.mark.parametrize("language", CLASSED)
def test_no_speaker_has_a_verb_in_its_role(language: str) -> None:
    role = spoken(language)[0]
    frame, name = FRAMES[language], person(language)
    paragraph = f"{frame.before} {frame.after}\n\n{frame.after} {frame.before[:-1]} {name} {role} {{}}{made_up(language)}"
    for word in classed(language, "auxiliary", "speech"):
        if word[-1] != " ":
            continue
        text = paragraph.format(word)
        assert text.rindex(name) not in [finding.span.start for finding in found("attribution-tail", language, text)], word


@pytest.mark.parametrize("language", [code for code in packs.languages() if packs.lines(code, "media_words") and code in FRAMES])
def test_words_of_media(language: str) -> None:
    frame, name = FRAMES[language], made_up(language).capitalize()
    words = packs.lines(language, "media_words")
    pieces = [(f"{frame.before} {frame.after}\n\n", "", "")]
    pieces += [("", f"{name}: {word[0].upper()}{word[1:]}", "") for word in words]
    assert unfound("leaked-metadata", language, pieces)[1:] == []
    assert found("leaked-metadata", language, f"{frame.before} {frame.after}\n\n{name}: {name} {name}") == []
    text = "\n\n".join(f"{frame.before[:-1]} {word} {frame.after}" for word in words)
    assert [text[slice(*finding.span)] for finding in found("leaked-metadata", language, text)] == []


@pytest.mark.parametrize("language", EAST_ASIAN)
def test_speakers_without_blanks(language: str) -> None:
    name, institution, role = EAST_ASIAN[language]
    tails = [f"{name}{institution}{each}" for each in packs.lines(language, "roles")]
    tails += [f"{name}{head if len(head) > 1 else institution[0] + head}{role}" for head in packs.lines(language, "organisation_heads")]
    tails += [f"{surname}{name[1:]}{institution}{role}" for surname in packs.lines(language, "surnames")]
    frame = FRAMES[language]
    pieces = [(f"{frame.before}{frame.after}\n\n{frame.after}{frame.before}", tail, "") for tail in tails]
    assert unfound("attribution-tail", language, pieces) == []


@pytest.mark.parametrize("language", EAST_ASIAN)
def test_speakers_without_blanks_inside_sentences(language: str) -> None:
    name, institution, role = EAST_ASIAN[language]
    frame = FRAMES[language]
    tails = [f"{name}{institution}{each}" for each in packs.lines(language, "roles")]
    tails += [f"{name}{head}{role}" for head in packs.lines(language, "organisation_heads")]
    text = "\n\n".join(f"{frame.before}{frame.after}\n\n{tail}。" for tail in tails)
    assert found("attribution-tail", language, text) == []

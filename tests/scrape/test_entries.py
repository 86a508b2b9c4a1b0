"""Every phrase of the language packs: found in a natural place of a text in its language, and left alone where it is part of a sentence."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import pytest

from tqa import engine
from tqa.linguistics import packs
from tqa.model.finding import Finding
from tqa.model.text import Document
from tqa.settings import Settings


class Frame(NamedTuple):
    """Text around a phrase, in one language."""

    before: str
    headline: str
    after: str


def frames() -> dict[str, Frame]:
    rows = (Path(__file__).parent / "frames.tsv").read_text(encoding="utf-8").splitlines()[2:]
    return {code: Frame(*rest) for code, *rest in (row.split("\t") for row in rows)}


FRAMES = frames()
UNCASED = "「」“”"


def languages(name: str) -> list[str]:
    return [code for code in packs.languages() if packs.pairs(code, name) and code in FRAMES]


def found(rule: str, language: str, text: str) -> list[Finding]:
    checked = engine.check(Document(text), Settings(select=(rule,), lang=language))
    assert checked.errors == ()
    return list(checked.findings)


def unfound(rule: str, language: str, pieces: Iterable[tuple[str, str, str]]) -> list[str]:
    """The phrases, given with what stands before and behind them in a paragraph, at whose start the rule reports nothing."""
    text, places = "", {}
    for before, phrase, behind in pieces:
        places[len(text) + len(before)] = phrase
        text += f"{before}{phrase}{behind}\n\n"
    starts = {finding.span.start for finding in found(rule, language, text)}
    return [phrase for start, phrase in places.items() if start not in starts]


def test_every_language_of_the_packs_has_a_frame() -> None:
    assert {code for code in packs.languages() if packs.pairs(code, "leadins")} == set(FRAMES)


@pytest.mark.parametrize("language", languages("leadins"))
def test_lead_ins_before_a_colon(language: str) -> None:
    frame = FRAMES[language]
    phrases = [phrase for phrase, _ in packs.pairs(language, "leadins")]
    between = ((f"{frame.before} ", phrase, f": {frame.headline} {frame.after}") for phrase in phrases)
    assert unfound("stray-insertion", language, between) == []


@pytest.mark.parametrize("language", languages("leadins"))
def test_strong_lead_ins_without_a_colon(language: str) -> None:
    frame = FRAMES[language]
    phrases = [phrase for phrase, strength in packs.pairs(language, "leadins") if strength != "weak"]
    lines = (("", phrase, f" {frame.headline}") for phrase in phrases)
    assert unfound("stray-insertion", language, lines) == []


@pytest.mark.parametrize("language", [code for code in languages("leadins") if "sure" in dict(packs.pairs(code, "leadins")).values()])
def test_sure_lead_ins_between_sentences_of_a_script_without_capitals(language: str) -> None:
    frame = FRAMES[language]
    dense = language in ("zh", "ja")
    blank, stop = "" if dense else " ", "" if language == "th" else frame.before[-1]
    phrases = [phrase for phrase, strength in packs.pairs(language, "leadins") if strength == "sure"]
    between = ((f"{frame.before}{blank}", phrase, f"{blank}{frame.headline}{stop} {frame.after}") for phrase in phrases)
    assert unfound("stray-insertion", language, between) == []


@pytest.mark.parametrize("language", languages("leadins"))
def test_lead_ins_inside_a_sentence(language: str) -> None:
    frame = FRAMES[language]
    opening, closing = ("「", "」") if language in ("zh", "ja") else ("“", "”")
    quoted = [f"{frame.before[:-1]}, {opening}{phrase}{closing}, {frame.after}" for phrase, _ in packs.pairs(language, "leadins")]
    small = [f"{frame.before[:-1]} {phrase.lower()} {frame.after}" for phrase, _ in packs.pairs(language, "leadins") if phrase[0].isupper()]
    text = "\n\n".join(quoted + small)
    assert [text[slice(*finding.span)] for finding in found("stray-insertion", language, text)] == []


@pytest.mark.parametrize("language", languages("chrome"))
def test_chrome(language: str) -> None:
    frame = FRAMES[language]
    uses = packs.pairs(language, "chrome")
    text = f"{frame.before}\n\n"
    lines = [("", phrase, "") for phrase, use in uses if "line" in use or "inline" in use]
    stopped = not frame.before[-1].isalpha()
    inline = [(f"{frame.before} ", phrase, f" {frame.after}") for phrase, use in uses if stopped and "inline" in use]
    starts = [("", phrase, f" {frame.headline}") for phrase, use in uses if "start" in use]
    assert unfound("site-chrome", language, [(text, *lines[0][1:]), *lines[1:], *inline, *starts] if lines else [*inline, *starts]) == []


@pytest.mark.parametrize("language", languages("chrome"))
def test_chrome_inside_a_sentence(language: str) -> None:
    frame = FRAMES[language]
    phrases = [phrase for phrase, _ in packs.pairs(language, "chrome")]
    opening, closing = ("「", "」") if language in ("zh", "ja") else ("“", "”")
    text = "\n\n".join(f"{frame.before[:-1]}, {opening}{phrase}{closing}, {frame.after}" for phrase in phrases)
    assert [text[slice(*finding.span)] for finding in found("site-chrome", language, text)] == []


SITE = [code for code in packs.languages() if packs.pairs(code, "site_words") and code in FRAMES]


def site_words(language: str, *kinds: str) -> list[str]:
    """The words of some classes that an appeal is made of; a beginning of words counts as one."""
    return [word.rstrip("-") for word, kind in packs.pairs(language, "site_words") if kind in kinds]


@pytest.mark.parametrize("language", SITE)
def test_words_of_appeals(language: str) -> None:
    act, own = site_words(language, "act", "act own")[0], site_words(language, "own", "thing own")[0]
    blank = "" if "unspaced" in packs.words(language, "traits") else " "
    lines: list[tuple[str, ...]] = [(act, word) for word in site_words(language, "thing", "thing own", "network", "piece", "own")]
    lines += [(word, "telegram") for word in site_words(language, "act", "act own")]
    lines += [(word, "telegram", own) for word in site_words(language, "do")]
    lines += [(act, word, "telegram") for word in site_words(language, "small", "you")]
    frame = FRAMES[language]
    text = f"{frame.before} {frame.after}\n\n"
    pieces = [("", line[0].upper() + line[1:], "") for line in map(blank.join, lines)]
    assert unfound("site-chrome", language, [(text, *pieces[0][1:]), *pieces[1:]]) == []


@pytest.mark.parametrize("language", SITE)
def test_words_of_appeals_inside_a_sentence(language: str) -> None:
    frame = FRAMES[language]
    text = "\n\n".join(f"{frame.before[:-1]} {word.rstrip('-')} {frame.after}" for word, _ in packs.pairs(language, "site_words"))
    assert [text[slice(*finding.span)] for finding in found("site-chrome", language, text)] == []


NAMES = {"Latn": "Vera Plotnikova", "Cyrl": "Вера Плотникова", "Grek": "Βέρα Πλωτίνου"}


def person(language: str) -> str:
    before = FRAMES[language].before
    return NAMES["Cyrl" if any("а" <= char <= "я" for char in before) else "Grek" if any("α" <= char <= "ω" for char in before) else "Latn"]


def spoken(language: str) -> list[str]:
    """The roles of a language that is written with capitals; an ending is made a word."""
    stem = {"Vera Plotnikova": "brons", "Вера Плотникова": "брон", "Βέρα Πλωτίνου": "βρον"}[person(language)]
    return [stem + role[1:] if role[0] == "-" else role for role in packs.lines(language, "roles")]


class Speaker(NamedTuple):
    """A name of a script without capitals, a role that goes with it, and the places of both beside what completes the role."""

    name: str
    role: str
    office: str
    institution: str


SPEAKERS = {
    "fa": Speaker("مریم حسینی", "مدیر", "{role} پروژه", "{head} راه"),
    "hi": Speaker("सुनीता वर्मा", "निदेशक", "परियोजना {role}", "नगर {head}"),
    "ur": Speaker("عائشہ قریشی", "ترجمان", "{role} منصوبہ", "{head} تعمیرات"),
    "ar": Speaker("سمير حداد", "مدير", "{role} المشروع", "{head} الأشغال"),
    "he": Speaker("נועה שגב", "דוברת", "{role} הפרויקט", "{head} התחבורה"),
    "ka": Speaker("ნინო ბერიძე", "მერი", "პროექტის {role}", "ქალაქის {head}"),
    "ko": Speaker("박지영", "대변인", "도로 {role}", "도로 {head}"),
}


CASED_ROLES = [
    code for code in packs.languages() if packs.lines(code, "roles") and code in FRAMES and code not in ("zh", "ja", "th", *SPEAKERS)
]


@pytest.mark.parametrize("language", CASED_ROLES)
def test_roles_at_the_end_of_a_paragraph(language: str) -> None:
    frame, name = FRAMES[language], person(language)
    quoted = f"{frame.after} {frame.before[:-1]}"
    paragraphs = [(f"{frame.before} {frame.after} {quoted} ", f"{name} {role}", "") for role in spoken(language)]
    assert unfound("attribution-tail", language, paragraphs) == []


@pytest.mark.parametrize("language", CASED_ROLES)
def test_roles_with_a_stop_behind_them(language: str) -> None:
    frame, name = FRAMES[language], person(language)
    text = "\n\n".join(f"{frame.before} {frame.after} {name}, {role}." for role in spoken(language))
    assert [text[slice(*finding.span)] for finding in found("attribution-tail", language, text)] == []


def fused(language: str, tail: str, stop: str = "") -> tuple[str, str, str]:
    frame = FRAMES[language]
    return f"{frame.before} {frame.after}\n\n{frame.after} {frame.before[:-1]}{stop} ", tail, ""


@pytest.mark.parametrize("language", SPEAKERS)
def test_roles_without_capitals(language: str) -> None:
    speaker = SPEAKERS[language]
    offices = [speaker.office.format(role=role) for role in packs.lines(language, "roles")]
    assert unfound("attribution-tail", language, (fused(language, f"{speaker.name} {office}") for office in offices)) == []
    assert unfound("attribution-tail", language, (fused(language, f"{office} {speaker.name}", ".") for office in offices)) == []


@pytest.mark.parametrize("language", SPEAKERS)
def test_names_without_capitals(language: str) -> None:
    speaker = SPEAKERS[language]
    family, given = speaker.name.split()[-1], speaker.name[1:]
    names = [f"{name} {family}" for name in packs.lines(language, "given_names")]
    if not names:
        names = [f"{name}{given}" for name in packs.lines(language, "surnames")]
    else:
        first = speaker.name.split()[0]
        names += [f"{first} {'კალ' + name[1:] if name[0] == '-' else name}" for name in packs.lines(language, "surnames")]
    office = speaker.office.format(role=speaker.role)
    assert unfound("attribution-tail", language, (fused(language, f"{name} {office}") for name in names)) == []


@pytest.mark.parametrize("language", SPEAKERS)
def test_institutions_without_capitals(language: str) -> None:
    heads = [SPEAKERS[language].institution.format(head=head) for head in packs.lines(language, "organisation_heads")]
    assert unfound("attribution-tail", language, (fused(language, head, ".") for head in heads)) == []


@pytest.mark.parametrize("language", SPEAKERS)
def test_speakers_without_capitals_inside_sentences(language: str) -> None:
    frame, speaker = FRAMES[language], SPEAKERS[language]
    offices = [speaker.office.format(role=role) for role in packs.lines(language, "roles")]
    heads = [speaker.institution.format(head=head) for head in packs.lines(language, "organisation_heads")]
    tails = [*(f"{speaker.name} {office}" for office in offices), *(f"{office} {speaker.name}" for office in offices), *heads]
    text = "\n\n".join(f"{frame.before} {frame.after} {tail}." for tail in tails)
    assert found("attribution-tail", language, text) == []
    text = "\n\n".join(f"{frame.before} {frame.after[:-1]}, {tail}" for tail in tails)
    assert found("attribution-tail", language, text) == []


CREDITS = ("credit", "list", "count")


@pytest.mark.parametrize("language", [code for code in packs.languages() if packs.pairs(code, "labels") and code in FRAMES])
def test_labels_on_a_line(language: str) -> None:
    frame, name = FRAMES[language], person(language)
    values = {"credit": name, "list": "pons, portus", "count": "1203", "stamp": "12.05.2021 10:30"}
    pieces = [(f"{frame.before} {frame.after}\n\n", "", "")]
    for label, kinds in packs.pairs(language, "labels"):
        kind = next((each for each in values if each in kinds.split()), None)
        if kind:
            pieces.append(("", label[0].upper() + label[1:], f": {values[kind]}"))
    assert unfound("leaked-metadata", language, pieces)[1:] == []


@pytest.mark.parametrize("language", [code for code in packs.languages() if packs.pairs(code, "labels") and code in FRAMES])
def test_labels_without_a_colon(language: str) -> None:
    frame, missed = FRAMES[language], []
    for label, kinds in packs.pairs(language, "labels"):
        values = [value for kind, value in (("byline", f" {person(language)}"), ("reading", ": 3 min")) if kind in kinds.split()]
        for value in values:
            line = f"{label[0].upper()}{label[1:]}{value}"
            text = f"{line}\n\n{frame.before} {frame.after}\n\n{frame.after}"
            if [finding.span for finding in found("leaked-metadata", language, text)] != [(0, len(line))]:
                missed.append(line)
    assert missed == []


@pytest.mark.parametrize("language", [code for code in packs.languages() if packs.pairs(code, "labels") and code in FRAMES])
def test_labels_inside_a_sentence(language: str) -> None:
    frame = FRAMES[language]
    text = "\n\n".join(f"{frame.before[:-1]} {label} {frame.after}" for label, _ in packs.pairs(language, "labels"))
    assert [text[slice(*finding.span)] for finding in found("leaked-metadata", language, text)] == []


@pytest.mark.parametrize("language", [code for code in packs.languages() if packs.pairs(code, "stamp_words") and code in FRAMES])
def test_words_of_stamps(language: str) -> None:
    frame = FRAMES[language]
    shapes = {"month": ("12 ", " 2021, 10:30"), "weekday": ("", ", 12.05.2021 10:30"), "relative": ("", ", 10:30")}
    missed = []
    for word, kinds in packs.pairs(language, "stamp_words"):
        for kind in kinds.split():
            if kind in shapes:
                before, behind = shapes[kind]
                text = f"{before}{word}{behind}\n\n{frame.before} {frame.after}\n\n{frame.after}"
                if [finding.span.start for finding in found("leaked-metadata", language, text)] != [0]:
                    missed.append(word)
                sentence = f"{frame.before} {frame.after[:-1]} {before}{word} 2021 {frame.after}"
                assert found("leaked-metadata", language, sentence) == []
    assert missed == []


@pytest.mark.parametrize("language", [code for code in packs.languages() if packs.has(code, "joined_words") and code in FRAMES])
def test_small_words_joined_to_a_word_of_the_text(language: str) -> None:
    frame = FRAMES[language]
    own = max((word for word in f"{frame.before} {frame.after}".split() if word.isalpha() and word.islower()), key=len)
    rows = packs.table(language, "joined_words")
    joined = sorted({own + row["word"] if row["place"] == "end" else row["word"] + own for row in rows})
    assert unfound("glued-text", language, ((f"{frame.before} {frame.after} ", word, " 1 2 3.") for word in joined)) == []
    kept = [(word, row["word"]) for row in rows for word in row["except"].split()]
    text = f"{frame.before} {frame.after}\n\n" + "\n\n".join(f"{word.replace(small, ' ').strip()} {word}" for word, small in kept)
    assert found("glued-text", language, text) == []

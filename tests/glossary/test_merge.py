"""Three-way merge: both sides' changes are kept, conflicts are shown."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tqa.cli.main import run
from tqa.glossary import merge, toml
from tqa.glossary.entries import Glossary

BASE = """\
[glossary]
name = "house"

[[entry]]
kind = "place"
en = ["Orlovka", "Orlowka"]
ru = "Орловка"
note = "on the river"

[[entry]]
en = "berth"
ru = "причал"

[[entry]]
en = "tug"
ru = "буксир"
"""


def merged(ours: str, theirs: str, prefer_theirs: bool = False) -> tuple[str, list[tuple[str, ...]]]:
    glossary, conflicts = merge.merge(toml.read(BASE), toml.read(ours), toml.read(theirs), prefer_theirs)
    return toml.write(glossary), [tuple(conflict) for conflict in conflicts]


def test_changes_of_both_sides_are_kept() -> None:
    ours = BASE.replace('en = "berth"', 'en = "berth"\nforbidden.en = ["slot"]').replace('"Orlowka"', '"Orlowka", "Orlovka village"')
    theirs = BASE.replace("on the river", "on the lake").replace('en = "berth"', 'en = "berth"\nforbidden.en = ["parking place"]')
    theirs = theirs.replace('[[entry]]\nen = "tug"\nru = "буксир"\n', '[[entry]]\nen = "pilot"\nru = "лоцман"\n')
    text, conflicts = merged(ours, theirs)
    assert conflicts == []
    assert 'en = ["Orlovka", "Orlowka", "Orlovka village"]' in text
    assert 'note = "on the lake"' in text
    assert 'forbidden.en = ["slot", "parking place"]' in text
    assert 'en = "pilot"' in text
    assert 'en = "tug"' not in text


def test_a_corrected_term_stays_the_same_entry() -> None:
    text, conflicts = merged(BASE.replace('"berth"', '"mooring"'), BASE.replace('ru = "причал"', 'ru = "причал"\nnote = "port"'))
    assert conflicts == []
    assert 'en = "mooring"\nru = "причал"\nnote = "port"' in text


def test_what_both_changed_is_a_conflict() -> None:
    ours, theirs = BASE.replace('"berth"', '"mooring"'), BASE.replace('"berth"', '"quay"')
    text, conflicts = merged(ours, theirs)
    assert conflicts == [("mooring", "en", "berth", "mooring", "quay")]
    assert 'en = "mooring"' in text
    assert 'en = "quay"' in merged(ours, theirs, prefer_theirs=True)[0]


def test_removed_here_and_changed_there_is_a_conflict() -> None:
    without = BASE.replace('[[entry]]\nen = "tug"\nru = "буксир"\n', "")
    changed = BASE.replace('en = "tug"', 'en = "tug"\nnote = "boat"')
    text, conflicts = merged(without, changed)
    assert conflicts == [("tug", "entry", "tug", "(removed)", "(changed)")]
    assert "tug" not in text
    assert 'note = "boat"' in merged(without, changed, prefer_theirs=True)[0]


words = st.sampled_from(["berth", "tug", "quay", "pilot", "mole"])
notes = st.sampled_from(["", 'note = "a"\n', 'note = "b"\n', 'forbidden.en = ["x"]\n', 'forbidden.en = ["x", "y"]\n'])
glossaries = st.dictionaries(words, notes, max_size=5).map(
    lambda entries: toml.read("".join(f'[[entry]]\nen = "{word}"\n{note}' for word, note in entries.items()))
)


def bare(glossary: Glossary) -> list[str]:
    return sorted(repr(entry._replace(line=0)) for entry in glossary.entries)


@given(glossaries, glossaries)
def test_a_side_that_changed_nothing_gives_the_other_side(base: Glossary, changed: Glossary) -> None:
    for ours, theirs in ((base, changed), (changed, base)):
        glossary, conflicts = merge.merge(base, ours, theirs)
        assert conflicts == []
        assert bare(glossary) == bare(changed)


def test_the_command_shows_conflicts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, text in (("base", BASE), ("ours", BASE.replace('"berth"', '"mooring"')), ("theirs", BASE.replace('"berth"', '"quay"'))):
        (tmp_path / f"{name}.toml").write_text(text, encoding="utf-8")
    paths = [str(tmp_path / f"{name}.toml") for name in ("base", "ours", "theirs")]
    assert run(["glossary", "merge", *paths, "-o", paths[1]]) == 1
    out, err = capsys.readouterr()
    assert out == f"wrote 3 entries to {paths[1]}, 1 conflicts\n"
    assert err == "tqa: conflict in “mooring”, en: base berth; ours mooring; theirs quay; ours stays\n"
    assert run(["glossary", "merge", paths[0], paths[0], paths[0]]) == 0
    assert capsys.readouterr().out.startswith("[glossary]\n")

"""Settings files: found, read, checked, and what holds for a path."""

from __future__ import annotations

from pathlib import Path

import pytest

from tqa import settings
from tqa.model.errors import SettingsError


def write(folder: Path, text: str, name: str = "tqa.toml") -> str:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_all_mistakes_are_named_at_once_with_the_nearest_key(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        """
        langg = "en"
        select = "scrape"
        min-confidence = 2
        fail-on = "mayor"
        severity = { calque = "warnning" }
        [[overrides]]
        paths = "archive"
        ignor = ["calque"]
        """,
    )
    with pytest.raises(SettingsError) as caught:
        settings.load(path)
    mistakes = caught.value.mistakes
    assert len(mistakes) == 7
    for fragment in (
        "langg: no such setting; did you mean lang?",
        "select: expects a list",
        "min-confidence: expects a number from 0 to 1",
        "did you mean major?",
        "calque = 'warnning'",
        "overrides[1].paths: expects a list",
        "overrides[1].ignor: no such setting; did you mean ignore?",
    ):
        assert any(fragment in mistake for mistake in mistakes), fragment


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("select = [", "not valid TOML"),
        ("overrides = 3", r"\[\[overrides\]\]"),
        ("severity = 3", "expects a table"),
        ("options = 1", "expects tables"),
        ("options = { a = 1 }", "a: no such topic"),
        ("options = { score = 1 }", r"score: expects a table, for example \[options.score\]"),
        ("options = { scores = {} }", "did you mean score"),
        ("options.score.treshold = 1", "score.treshold: no such option.* did you mean threshold"),
        ("options.score.threshold = nan", "score.threshold: expects a number"),
        ("options.score.threshold = true", "score.threshold: expects a number"),
        ("options.score.weights = { minor = 'x' }", "minor = 'x'"),
        ("options.score.weights = { minr = 1 }", "minr = 1"),
        ("options.score.weights = 3", "score.weights: expects a table"),
        ("options.typography.house-style = 1", "house-style: expects true or false"),
        ("options.names.scheme = ['icao']", "names.scheme: expects a text"),
        ("options.document.date = 3", "document.date: expects a date"),
        ("options.document.date = 'today'", "document.date: expects a date"),
        ("options.low-score.below = 'x'", "low-score.below: expects a number"),
        ("options.low-score.floor = []", "low-score.floor: expects a number"),
        ("options.round-trip-drift.below = -1", "round-trip-drift.below: expects a number"),
        ("lang = '../../data/en'", "lang: expects an ISO 639 code"),
        ("source-lang = 'RU'", "source-lang: expects an ISO 639 code"),
        ('glossary = ["a\\u0000.toml"]', "glossary: expects a list of texts"),
        ("options.names.scheme = 'a\\u0000'".replace("'", '"'), "names.scheme: expects a text"),
        ("min-confidence = nan", "expects a number from 0 to 1"),
        ("a = " + 50_000 * "[", "not valid TOML"),
        ("a = " + 5_000 * "9", "not valid TOML"),
        ("severity." + 20_000 * "a." + "a = 1", "a = a table"),
        ("fail-on." + 20_000 * "a." + "a = 1", "expects one of"),
    ],
)
def test_broken_files_say_what_is_wrong(tmp_path: Path, content: str, message: str) -> None:
    with pytest.raises(SettingsError, match=message):
        settings.load(write(tmp_path, content))


def test_a_file_that_is_not_utf8_or_missing_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "tqa.toml").write_bytes(b'lang = "\xff"')
    with pytest.raises(SettingsError, match="not UTF-8"):
        settings.load(str(tmp_path / "tqa.toml"))
    with pytest.raises(SettingsError, match="cannot be read"):
        settings.load(str(tmp_path / "other.toml"))


def test_the_nearest_file_upwards_holds(tmp_path: Path) -> None:
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    outer = write(tmp_path, "")
    assert settings.find(str(inner)) == outer
    write(tmp_path / "a", "[tool.other]\n", "pyproject.toml")
    assert settings.find(str(inner)) == outer
    project = write(tmp_path / "a", '[tool.tqa]\nlang = "de"\n', "pyproject.toml")
    assert settings.find(str(inner)) == project
    assert settings.load(project).values == {"lang": "de"}


def test_overrides_hold_for_their_paths_and_the_command_line_wins(tmp_path: Path) -> None:
    file = settings.load(
        write(
            tmp_path,
            """
            ignore = ["calque"]
            fail-on = "major"
            glossary = ["house.toml", "media"]
            severity = { glued-text = "major" }
            [[overrides]]
            paths = ["archive/**", "*.old.txt"]
            ignore = ["names"]
            severity = { calque = "neutral" }
            lang = "ru"
            """,
        )
    )
    plain = settings.resolve(file, str(tmp_path / "new" / "a.txt"), {})
    assert (plain.ignore, plain.lang, plain.fail_on) == (("calque",), None, "major")
    assert plain.glossary == (str(tmp_path / "house.toml"), "media")
    for path in ("archive/2020/a.txt", "new/b.old.txt"):
        old = settings.resolve(file, str(tmp_path / path), {"fail_on": "never"})
        assert (old.ignore, old.lang, old.fail_on) == (("calque", "names"), "ru", "never")
        assert old.severity == {"glued-text": "major", "calque": "neutral"}
    assert old.origin["fail_on"] == "command line"
    assert old.origin["lang"].endswith("[[overrides]]")


@pytest.mark.parametrize(
    ("pattern", "path", "expected"),
    [
        ("*.md", "docs/a.md", True),
        ("drafts", "x/drafts/a.txt", True),
        ("archive/**", "archive/1/2/a.txt", True),
        ("archive/*.txt", "archive/a.txt", True),
        ("archive/*.txt", "archive/1/a.txt", False),
        ("**/old/*.txt", "x/y/old/a.txt", True),
        ("./archive", "archive/a.txt", True),
        ("archive/a", "archives/a.txt", False),
    ],
)
def test_path_patterns(tmp_path: Path, pattern: str, path: str, expected: bool) -> None:
    assert settings.matches(str(tmp_path / path), (pattern,), str(tmp_path)) is expected


def test_right_options_are_taken(tmp_path: Path) -> None:
    content = """
        options.score = { threshold = 10, weights = { minor = 2.5 } }
        options.document.date = 2022-02-01
        options.low-score = { below = 0.4, floor = 30 }
        [[overrides]]
        paths = ["a.txt"]
        options.typography.house-style = true
    """
    chosen = settings.resolve(settings.load(write(tmp_path, content)), str(tmp_path / "a.txt"), {}).options
    assert settings.score_weights(settings.Settings(options=chosen))[0]["minor"] == 2.5
    assert chosen["typography"] == {"house-style": True}

"""`reports/` holds what the program says of the samples today, byte for byte."""

from __future__ import annotations

from pathlib import Path

from tests.regenerate_reports import REPORTS, write


def test_the_reports_of_the_samples_are_current(tmp_path: Path) -> None:
    write(tmp_path)
    made = {path.relative_to(tmp_path).as_posix(): path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    kept = {name: (REPORTS / name).read_bytes() for name in made if (REPORTS / name).exists()}
    stale = sorted(name for name in made if kept.get(name) != made[name])
    assert stale == [], "run `python -m tests.regenerate_reports`, read the difference and commit it"
    assert len(made) >= 3 * 12

"""`reports/` holds what the program says of the samples today, byte for byte."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

from tests.regenerate_reports import REPORTS, write

MOST = 6_000_000


def content(path: Path) -> object:
    """Bytes; of zipped packages the parts, because another zlib packs them another way."""
    if path.suffix not in (".docx", ".xlsx"):
        return path.read_bytes()
    with ZipFile(path) as archive:
        return [(info.filename, info.date_time, archive.read(info)) for info in archive.infolist()]


def test_the_reports_of_the_samples_are_current(tmp_path: Path) -> None:
    write(tmp_path)
    made = {path.relative_to(tmp_path).as_posix(): content(path) for path in tmp_path.rglob("*") if path.is_file()}
    kept = {path.relative_to(REPORTS).as_posix(): content(path) for path in REPORTS.rglob("*") if path.is_file()}
    stale = sorted(name for name in made.keys() | kept.keys() if kept.get(name) != made.get(name))
    assert stale == [], "run `python -m tests.regenerate_reports`, read the difference and commit it"
    assert len(made) >= 5 * 18


def test_the_folder_stays_small() -> None:
    assert sum(path.stat().st_size for path in REPORTS.rglob("*") if path.is_file()) <= MOST

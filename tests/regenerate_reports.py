"""Makes `reports/` anew from `samples/`: `python -m tests.regenerate_reports`."""

from __future__ import annotations

import shutil
from contextlib import chdir, redirect_stderr
from io import StringIO
from pathlib import Path

from tqa.cli.main import run

TOP = Path(__file__).parent.parent
SAMPLES, REPORTS = TOP / "samples", TOP / "reports"
FORMATS = "html,markdown,docx,diff,json,csv,xlsx"
"""All but Parquet, whose bytes depend on the version of polars."""


def write(folder: Path) -> None:
    """Reports of all samples, again of those that have a source with it in `with-source`, and the corrected texts."""
    with chdir(TOP), redirect_stderr(StringIO()):
        paired = sorted(path.name for path in (SAMPLES / "source").iterdir())
        run(["report", "samples", "--output", str(folder), "--format", FORMATS])
        names = [f"samples/{name}" for name in paired]
        run(["report", *names, "--source", "samples/source", "--output", str(folder / "with-source"), "--format", FORMATS])
        run(["fix", "samples", "--unsafe", "--output-dir", str(folder / "corrected")])


def main() -> None:
    """Write the folder, after removing what an earlier version made."""
    shutil.rmtree(REPORTS, ignore_errors=True)
    write(REPORTS)
    print(f"wrote {sum(path.is_file() for path in REPORTS.rglob('*'))} files to {REPORTS}")


if __name__ == "__main__":
    main()

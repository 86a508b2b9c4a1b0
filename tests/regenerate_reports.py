"""Makes `reports/` anew from `samples/`: `python -m tests.regenerate_reports`."""

from __future__ import annotations

import os
from contextlib import chdir, redirect_stderr
from io import StringIO
from pathlib import Path

from tqa.cli.main import run

TOP = Path(__file__).parent.parent
SAMPLES, REPORTS = TOP / "samples", TOP / "reports"


def write(folder: Path) -> None:
    """For each sample its findings as text and JSON and its corrected text; those with a source are read with it."""
    (folder / "corrected").mkdir(parents=True, exist_ok=True)
    with chdir(TOP), redirect_stderr(StringIO()):
        for sample in sorted(path for path in SAMPLES.iterdir() if path.suffix in (".txt", ".md") and path.name != "README.md"):
            name = f"samples/{sample.name}"
            source = ["--source", f"samples/source/{sample.name}"] if (SAMPLES / "source" / sample.name).exists() else []
            run(["lint", name, *source, "--color", "never", "--output", str(folder / f"{sample.name}.report.txt")])
            run(["lint", name, *source, "--format", "json", "--output", str(folder / f"{sample.name}.report.json")])
            run(["fix", name, *source, "--unsafe", "--output-dir", str(folder / "corrected")])


def main() -> None:
    """Write the folder, after removing what an earlier version made."""
    for path in (*REPORTS.glob("*.report.*"), *REPORTS.glob("corrected/*")):
        os.unlink(path)
    write(REPORTS)
    print(f"wrote {sum(path.is_file() for path in REPORTS.rglob('*'))} files to {REPORTS}")


if __name__ == "__main__":
    main()

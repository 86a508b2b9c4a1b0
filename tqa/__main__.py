"""`python -m tqa` and the `tqa` command."""

from __future__ import annotations

import gc
import sys

_COLLECT_AFTER = 200_000
"""Objects made between two runs of the collector: imports and language packs make many that all stay, and looking at them over and over is
a twentieth of the time that one article takes."""


def main() -> None:
    """Run the command line and exit with its status."""
    gc.set_threshold(_COLLECT_AFTER, 20, 100)
    from tqa.cli.main import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()

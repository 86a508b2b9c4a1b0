"""Make the files of anchors from the packs of calques.

python -m tests.regenerate_anchors
"""

from __future__ import annotations

from pathlib import Path

from tqa.analysis.calques import anchors
from tqa.linguistics import packs

HEADER = (
    "# Made from calques.tsv by `python -m tests.regenerate_anchors`: the fixed words that a text must have "
    "for a pattern to be tried.\nanchor\tid\n"
)


def made(pack: str) -> str:
    """The text of a pack's file of anchors."""
    return HEADER + "".join(f"{anchor}\t{name}\n" for anchor, name in anchors(pack))


def main() -> None:
    for pack in packs.languages():
        if packs.table(pack, "calques"):
            (Path(packs.DATA) / pack / "calque_anchors.tsv").write_text(made(pack), encoding="utf-8")


if __name__ == "__main__":
    main()

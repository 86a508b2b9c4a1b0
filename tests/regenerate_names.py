"""Writes the tables of names that are made from others: `python -m tests.regenerate_names`."""

from __future__ import annotations

from pathlib import Path

from tqa.linguistics import declension, given_names, packs, surname_forms


def main() -> None:
    for language in packs.languages():
        if packs.table(language, "declension"):
            path = Path(packs.DATA, language, "declension_keys.tsv")
            path.write_text("\n".join(declension.compiled(language)) + "\n", encoding="utf-8")
    surnames = Path(packs.DATA, "mul", "surname_ending_keys.tsv")
    surnames.write_text("\n".join(surname_forms.compiled()) + "\n", encoding="utf-8")
    for name, lines in zip(("given_names", "given_name_forms"), given_names.compiled(), strict=True):
        Path(packs.DATA, "und", f"{name}.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

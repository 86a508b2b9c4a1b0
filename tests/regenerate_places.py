"""Writes `tqa/data/<language>/places.tsv`: names of countries and cities, from Unicode CLDR as Babel has it (`pip install babel`).

Only what tells one country from another: a city counts for its country. Names that CLDR does not have stand in `mul/place_aliases.tsv`.
"""

from __future__ import annotations

import re
from pathlib import Path
from unicodedata import normalize

from babel import Locale
from babel.core import get_global

from tqa.linguistics import packs

_LANGUAGES = "ar be bg cs da de el en es et fa fi fr he hi hr hu hy id it ja ka kk ko lt lv mk nl no pl pt ro ru sk sl sr sv th tr uk vi zh"
HEADER = (
    "# Names of countries and of cities, which count for their country. Made from Unicode CLDR (© Unicode, Inc., Unicode License v3)\n"
    "# and mul/place_aliases.tsv by tests/regenerate_places.py. territory: ISO 3166-1.\nname\tterritory"
)
NOWHERE = {"AQ", "EU", "EZ", "UN", "QO", "XA", "XB"}
SHORTEST = 3


def named(language: str) -> dict[str, str]:
    """Name -> code of its country; a name of two countries is left out."""
    locale = Locale.parse(language)
    found: dict[str, set[str]] = {}
    for code, name in locale.territories.items():
        if re.fullmatch("[A-Z]{2}", code) and code not in NOWHERE:
            for part in re.split(r" ?[()（）]| – | - ", name.replace("\u2019", "’")):
                found.setdefault(part.strip(" -–,"), set()).add(code)
    for zone, code in get_global("zone_territories").items():
        area, _, city = zone.rpartition("/")
        latin = dict(packs.pairs("und", "language_scripts")).get(language, "Latn") == "Latn"
        name = (locale.time_zones.get(zone) or {}).get("city") or (city.replace("_", " ") if latin else "")
        if code not in NOWHERE and area not in ("Etc", "Antarctica") and "/" not in area:
            found.setdefault(name, set()).add(code)
    for row in packs.table("mul", "place_aliases"):
        if row["language"] == language:
            for name in row["names"].split("|"):
                found[name] = {row["territory"]}
    least = 2 if language in ("ja", "ko", "zh") else SHORTEST
    return {normalize("NFC", name): codes.pop() for name, codes in found.items() if len(codes) == 1 and len(name) >= least}


def main() -> None:
    """Write every file."""
    for language in _LANGUAGES.split():
        rows = "".join(f"\n{name}\t{code}" for name, code in sorted(named(language).items()))
        Path(packs.DATA, language, "places.tsv").write_text(f"{HEADER}{rows}\n", encoding="utf-8")


if __name__ == "__main__":
    main()

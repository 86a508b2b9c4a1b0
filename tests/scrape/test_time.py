"""Time grows with the length of a text and no faster, whatever it is made of."""

from __future__ import annotations

from itertools import islice, product
from time import process_time

import pytest

from tqa import engine
from tqa.formats import reading
from tqa.settings import Settings

UNITS = {
    "lead-ins": "See also ",
    "lead-ins with headlines": "See also: Bridge closed until May. ",
    "lead-ins on lines": "Read more\n",
    "phrases before a colon": "Pearls of the week: Cats ",
    "lead-ins in capitals": "READ MORE ",
    "capitals": "READ ",
    "capitals before a colon": "READ: ",
    "quotation marks": '"',
    "quotation marks inside words": '"ab"cd ',
    "opened quotations": "“a ",
    "dots": ". ",
    "dots before a letter": "....a",
    "sentences of capitals": "THE MAYOR OF ORLOVKA SAID NO. ",
    "stops inside words": "a.B ",
    "different words with a capital inside": "Q{0}P{0} ",
    "joints": "aB9.C,d“e”f(g)h ",
    "stamps": "12.12.2021 ",
    "dates on lines": "12 May 2003\n\nThe ferry waits for {0}.\n\n",
    "hashtags": "#ab ",
    "small words joined to others": "pier {0}have ",
    "labels": "Views: 12 ",
    "credits": "Photo: ",
    "chrome": "Share\n",
    "copies": "The man of the sea saw a very blue house today. ",
    "speakers": "word Vera Plotnikova head of the depot\n",
    "Chinese": "相关阅读：新地铁线由谁买单",
    "Chinese sentences": "市长周五表示反对。",
    "everything": 'READ MORE: “See also” a.B 12.12.2021 NATOsaid 相关阅读：Who pays? "No" the, ',
}
SIZE, TIMES, SLACK = 10_000, 6, 3.0


def repeated(unit: str, size: int) -> str:
    """The unit again and again, `{0}` being other letters every time."""
    count = size // len(unit) + 1
    if "{0}" not in unit:
        return (unit * count)[:size]
    letters = ("".join(word) for word in product("abcdefghijklmnop", repeat=4))
    return "".join(unit.format(word) for word in islice(letters, count))[:size]


def seconds(unit: str, size: int) -> float:
    text = repeated(unit, size)
    best = float("inf")
    for _ in range(2):
        document = reading.read(text, "a.txt")
        started = process_time()
        checked = engine.check(document, Settings(select=("scrape",), lang="en"))
        best = min(best, process_time() - started)
        assert checked.errors == ()
    return best


@pytest.mark.parametrize("name", UNITS)
def test_time_is_linear(name: str) -> None:
    unit = UNITS[name]
    seconds(unit, SIZE)
    # A quadratic step fails every time, a busy machine only now and then.
    assert any(seconds(unit, SIZE * TIMES) < SLACK * TIMES * max(seconds(unit, SIZE), 0.004) for _ in range(3))

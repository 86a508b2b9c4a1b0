"""Sentences of the source beside those of the text."""

from __future__ import annotations

from itertools import pairwise

import pytest

from tests.regenerate_reports import SAMPLES
from tqa import engine
from tqa.formats import reading
from tqa.model.text import Document
from tqa.report.linking import links
from tqa.settings import Settings


def pairs(text: Document, source: Document) -> list[tuple[str, str]]:
    found = links(engine.check(text, Settings(), source=source), source)
    for one, other in pairwise(found):
        assert one.span.end <= other.span.start
        assert one.source.end <= other.source.start
    return [(text.text[link.span.start : link.span.end], source.text[link.source.start : link.source.end]) for link in found]


def sample(name: str) -> tuple[Document, Document]:
    return tuple(reading.read((folder / name).read_text(encoding="utf-8"), name) for folder in (SAMPLES, SAMPLES / "source"))  # type: ignore[return-value]


@pytest.mark.parametrize("name", sorted(path.name for path in (SAMPLES / "source").iterdir()))
def test_every_sentence_of_the_source_has_a_counterpart(name: str) -> None:
    text, source = sample(name)
    found = pairs(text, source)
    told = sum(len("".join(there.split())) for _, there in found)
    assert told >= 0.97 * len("".join(source.prose.split()))


def test_what_was_inserted_has_no_counterpart() -> None:
    found = pairs(*sample("lake-cores.txt"))
    assert ("Ash without a volcano", "Пепел без вулкана") in found
    assert not any("Related materials" in here for here, _ in found)


def test_sentences_that_were_joined_or_left_out() -> None:
    text = Document(
        "Orlovka has 12 bridges. The mayor Ilya Tushin will close two, and he said nothing of the third.\n\nThe town paid 340 rubles.\n",
        "a.txt",
    )
    source = Document(
        "В Орловке 12 мостов. Мэр Илья Тушин закроет два. О третьем он ничего не сказал.\n\n"
        "Город заплатил 340 рублей. Рабочие ушли, не дождавшись денег за май.\n",
        "a.txt",
    )
    assert pairs(text, source) == [
        ("Orlovka has 12 bridges.", "В Орловке 12 мостов."),
        (
            "The mayor Ilya Tushin will close two, and he said nothing of the third.",
            "Мэр Илья Тушин закроет два. О третьем он ничего не сказал.",
        ),
        ("The town paid 340 rubles.", "Город заплатил 340 рублей."),
    ]


def test_a_text_without_anything_in_common_takes_no_time() -> None:
    text = Document("One. Two. Three.\n" * 2000, "a.txt")
    source = Document("Один.\n", "a.txt")
    assert len(pairs(text, source)) <= 1

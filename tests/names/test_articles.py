"""Names of short translated articles with invented people (`articles.txt`): figures that must not get worse."""

from __future__ import annotations

import pytest

from benchmarks.name_articles import APART, Article, articles, found_pairs, measure
from benchmarks.name_documents import labelled, transplanted, word_pairs

READ = list(articles())
RECALL = {False: 0.89, True: 0.97}


def test_articles_of_four_languages_have_near_misses_and_every_spelling_stands_in_the_text() -> None:
    assert {article.language for article in READ} == {"en", "de", "fr", "es"}
    assert len(READ) >= 40
    assert sum(kind == APART for article in READ for kind in article.pairs.values()) >= 20
    for article in READ:
        assert all(word in article.text for pair in article.pairs for word in pair), article.text[:60]


@pytest.mark.parametrize("with_source", [False, True])
def test_spellings_of_one_name_are_found_and_two_names_stay_two(with_source: bool) -> None:
    figures = measure(READ, with_source)
    problems = "\n".join(figures.problems)
    assert figures.merged == 0, problems
    assert figures.precision >= 0.97, problems
    assert figures.recall >= RECALL[with_source], problems


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("Oleg Yarovsky won in Perm. The fans waited for Yarovsky. Then Yarosvky left.", ("Yarovsky", "Yarosvky")),
        ("Bishop Justin Cowdrey spoke in Ohio. A month ago the police asked Kaudri about the money.", ("Cowdrey", "Kaudri")),
        ("Petro Horbachuk won. The jury praised Pyotr Gorbachuk.", ("Petro", "Pyotr")),
        ("Justin Cowdrey repaired it. The prize went to Jastin Koudri.", ("Justin", "Jastin")),
        ("The deputy Vera Zimovskaya spoke. The hall applauded, and Dr. Zimovskoy left.", ("Zimovskaya", "Zimovskoy")),
        ("Mersevil won in May. In June Mercevil lost.", ("Mersevil", "Mercevil")),
        ("Oleg Brandt works for Credit Lombarde. He left Credit Lombrde, and Credit Lombarde sued.", ("Lombarde", "Lombrde")),
        ("The actress Gwen Wardley came to Tver. Later Gven Uordli joked about it.", ("Wardley", "Uordli")),
        ("Professor Harold Whitborn lives in Leeds. The ice kept Uitborn busy.", ("Whitborn", "Uitborn")),
        ("The prefect Umar Jandarov spoke. The hall applauded, and Dzhandarov left.", ("Jandarov", "Dzhandarov")),
        ("The Korolinsky district has a library. The Korolinskogo district waited for it.", ("Korolinsky", "Korolinskogo")),
        ("The chef Xavier Ledroix came. Later Ksavier Ledrua said so.", ("Xavier", "Ksavier")),
        ("Ramadan Abdel Rawad said so. Later Abdel Rowad added details.", ("Rawad", "Rowad")),
    ],
)
def test_mechanisms_on_their_own(text: str, pair: tuple[str, str]) -> None:
    assert frozenset(pair) in found_pairs(Article("en", "ru", {}, text, ""), False)


@pytest.mark.parametrize(
    "text",
    [
        "Most babies were called Keira, and fewer Kiera. Keira is an old name, and Kiera a new one.",
        "Agência Brasil reports from Brazil. In Brazil, Agência Brasil is read.",
        "Actress Inna Karpova thanked the composer Karpov. The actors applauded.",
        "They sang in Sofía. Sofia Ricci won the bronze in Sofía.",
        "The winners are Daniel Meyer and, a year later, Daniela Meyer. In Bonn Marina Kern met Marian Kern.",
        "Daniel Meyer met Daniela Mayer in Bonn. Meyer paid for the coffee, and Mayer for the cake.",
        "Bishop Justin Harston spoke in Ohio. A month ago the police of Austin asked him for help.",
    ],
)
def test_two_names_that_are_alike_stay_two(text: str) -> None:
    assert found_pairs(Article("en", "ru", {}, text, ""), False) == set()


def test_exchanged_names_keep_their_labels_and_their_distortions() -> None:
    record = {
        "id": "1",
        "text": "Oleg Galronkov spoke. Then Galrankova left.",
        "source": "Олег Галронков выступил. Затем Галронкова не стало.",
        "clusters": [
            {"kind": "person", "variants": [{"surface": "Galronkov", "why": "canonical"}, {"surface": "Galrankova", "why": "mixed"}]}
        ],
        "hard_negatives": [],
        "neutral": [],
    }
    other = transplanted(record, 1)
    surfaces = [variant["surface"] for variant in other["clusters"][0]["variants"]]
    assert all(surface in other["text"] for surface in surfaces)
    assert "Galr" not in other["text"]
    assert "Галр" not in other["source"]
    assert surfaces[0].endswith("onkov")
    assert surfaces[1].endswith("ankova")
    assert list(labelled(other)[0].values()) == ["mixed"]


def test_a_surname_stands_for_the_end_of_a_full_name() -> None:
    assert word_pairs("Oleg Galronkov", "Galrankova") == {("galrankova", "galronkov")}
    assert word_pairs("Galronkov’s", "Oleg Galronkov") == set()

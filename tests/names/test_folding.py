"""Spellings of names that languages other than the Slavic ones write in their own ways."""

from __future__ import annotations

import pytest

from tqa.linguistics.folding import chinese, one_original, palladius, pinyin, through_russian


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [
        ("Mohamed", "Muhammad", "ar"), ("Khaled", "Khalid", "ar"), ("Qassim", "Kassem", "ar"), ("Hussein", "Husayn", "ar"),
        ("Cherif", "Sherif", "ar"), ("Abdel", "Abdul", "ar"), ("Djamel", "Jamal", "ar"),
        ("Mpakas", "Bakas", "el"), ("Ntouras", "Douras", "el"), ("Hatzis", "Chatzis", "el"), ("Yiorgos", "Giorgos", "el"),
        ("Gharibadze", "Garibadze", "ka"), ("Qipiani", "Kipiani", "ka"), ("Jvania", "Zhvania", "ka"),
        ("Çavuşlu", "Cavuslu", "tr"), ("Cemal", "Dzhemal", "tr"), ("Erdoğdu", "Erdogdu", "tr"),
        ("Đorđević", "Djordjevic", "sr"), ("Jovanović", "Jovanovich", "sr"), ("Žarko", "Zarko", "sr"),
        ("Hrytsenko", "Grytsenko", "uk"), ("Sargsyan", "Sargsian", "hy"), ("Tatyana", "Tatjana", "ru"),
    ],
)  # fmt: skip
def test_spellings_of_one_original(one: str, other: str, language: str) -> None:
    assert one_original(one, other, language)


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [
        ("Hassan", "Hussein", "ar"), ("Salim", "Salman", "ar"), ("Omar", "Amr", "ar"), ("Karras", "Karamas", "el"),
        ("Özkan", "Özcan", "tr"), ("Lomidze", "Lomtadze", "ka"), ("Marković", "Mirković", "sr"), ("Bohdan", "Bogdan", "ru"),
    ],
)  # fmt: skip
def test_other_names_stay_apart(one: str, other: str, language: str) -> None:
    assert not one_original(one, other, language)


@pytest.mark.parametrize(
    ("word", "cyrillic"),
    [
        ("Jinping", "Цзиньпин"), ("Xi'an", "Сиань"), ("Lǚ", "Люй"), ("Beijing", "Бэйцзин"), ("Chang'an", "Чанъань"),
        ("Guangdong", "Гуандун"), ("Zhou", "Чжоу"), ("Rui", "Жуй"), ("Hello", ""), ("", ""),
    ],
)  # fmt: skip
def test_pinyin_is_written_as_by_palladius(word: str, cyrillic: str) -> None:
    assert palladius(word) == cyrillic


@pytest.mark.parametrize(
    ("word", "reading"),
    [
        ("Цзиньпин", "jinping"),
        ("Tszinpin", "jinping"),
        ("Chzhan", "zhang"),
        ("Syaopin", "xiaoping"),
        ("Чанъань", "changan"),
        ("Khu", "hu"),
    ],
)
def test_names_that_came_through_russian_are_read_in_pinyin(word: str, reading: str) -> None:
    assert reading in pinyin(word)


def test_what_is_no_chinese_name_has_no_reading() -> None:
    assert pinyin("Shcherbinin") == frozenset()
    assert pinyin("") == frozenset()


def test_pinyin_is_taken_as_it_is() -> None:
    assert chinese(["Chen", "Gang"]) == [{"chen"}, {"gang"}]
    assert {"xi", "si"} <= chinese(["Si", "Tszinpin"])[0]


def test_one_chinese_word_in_pinyin_and_by_way_of_russian() -> None:
    assert through_russian("Feng", "Fen")
    assert through_russian("Chunli", "Chongli")
    assert not through_russian("Feng", "Fang")
    assert not through_russian("Lagutin", "Lagutina")

"""Appeals of a site to its readers that no pack lists, and sentences of articles that are made of the same words."""

from __future__ import annotations

import pytest

from tqa import engine
from tqa.model.text import Document
from tqa.settings import Settings

BEFORE = {
    "en": "The bridge stays closed until May.",
    "de": "Die Brücke bleibt bis Mai gesperrt.",
    "fr": "Le pont reste fermé jusqu'en mai.",
    "ru": "Мост закрыт до мая.",
    "tr": "Köprü mayısa kadar kapalı kalacak.",
    "ar": "يبقى الجسر مغلقا حتى شهر مايو.",
    "hi": "पुल मई तक बंद रहेगा।",
    "zh": "大桥五月前保持关闭。",
}
AFTER = {
    "en": "The work begins in June.",
    "de": "Die Arbeiten beginnen im Juni.",
    "fr": "Les travaux commencent en juin.",
    "ru": "В июне начнутся работы.",
    "tr": "Çalışmalar haziranda başlıyor.",
    "ar": "يبدأ العمل في يونيو.",
    "hi": "काम जून में शुरू होगा।",
    "zh": "工程六月开始。",
}
APPEALS = [
    ("en", "Follow our photographers on Mastodon"),
    ("en", "Share this report with your friends"),
    ("de", "Diskutieren Sie im Kommentarbereich auf unserer Seite mit"),
    ("fr", "Rejoignez notre groupe de lecteurs sur Discord"),
    ("ru", "Ставьте лайк нашей группе в Телеграме"),
    ("tr", "Bizi Instagram'da takip edin"),
    ("ar", "انضموا إلى مجموعتنا على واتساب"),
    ("hi", "हमारे व्हाट्सएप ग्रुप से जुड़ें"),
    ("zh", "扫码关注我们的视频号"),
]
SENTENCES = [
    ("en", "Follow the channel markers to the harbour."),
    ("en", "Share the story of the mill with your children."),
    ("en", "Join us on the walk along the river."),
    ("en", "Like the newsletter, the podcast is free."),
    ("en", "Our newsletter reported the case first, the editor told the court."),
    ("de", "Teilen Sie den Teig in vier Stücke."),
    ("fr", "Suivez le canal jusqu'à l'écluse."),
    ("ru", "Следите за каналом в районе шлюза."),
    ("tr", "Kanalı takip edin ve köprüye varın."),
    ("ar", "شارك الرئيس في مجموعة من اللقاءات."),
    ("hi", "हमारे चैनल को सब्सक्राइब करने वाले बढ़े हैं।"),
    ("zh", "他在微博上分享了这段视频。"),
]


def pieces(language: str, text: str) -> list[str]:
    return [text[slice(*each.span)] for each in engine.check(Document(text), Settings(select=("site-chrome",), lang=language)).findings]


@pytest.mark.parametrize(("language", "appeal"), APPEALS)
def test_an_appeal_on_a_line(language: str, appeal: str) -> None:
    assert pieces(language, f"{BEFORE[language]}\n\n{appeal}\n\n{AFTER[language]}") == [appeal]


@pytest.mark.parametrize(("language", "appeal"), APPEALS)
def test_an_appeal_between_two_sentences_ends_where_the_second_one_begins(language: str, appeal: str) -> None:
    assert pieces(language, f"{AFTER[language]}\n\n{BEFORE[language]} {appeal} {AFTER[language]}\n\n{BEFORE[language]}") == [appeal]


@pytest.mark.parametrize(("language", "sentence"), SENTENCES)
def test_a_sentence_made_of_such_words_is_left_alone(language: str, sentence: str) -> None:
    assert pieces(language, f"{BEFORE[language]}\n\n{sentence}\n\n{AFTER[language]}") == []
    assert pieces(language, f"{AFTER[language]}\n\n{BEFORE[language]} {sentence} {AFTER[language]}") == []

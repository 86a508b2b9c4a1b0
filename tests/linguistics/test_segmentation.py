"""Paragraphs, sentences and tokens with exact offsets."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.strategies import texts
from tqa.linguistics.segmentation import paragraph_spans, sentence_spans


def sentences(text: str, language: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text, 0, len(text), language)]


CASES = [
    ("en", "Dr. Ivanov met Gen. Petrov at 5 p.m. on Jan. 3.|They talked."),
    ("en", "The U.S. Senate voted.|It sits in Washington, D.C.|The vote was close."),
    ("en", "He works for Orlov Inc. and for St. Mary's.|No. 5 is closed."),
    ("en", "“Is it true?” he asked.|“Yes!”|She left."),
    ("en", "Prices rose by 3.5 percent.|In 2020, 1.2 million came."),
    ("en", "J. K. Orlova and V. Petrov agreed.|A. S. Pushkin did not."),
    ("en", "He paused... and went on.|Then nothing…|The end."),
    ("en", "See e.g. the report (p. 12), i.e. the second one.|It is long."),
    ("ru", "В 2020 г. на ул. Ленина построили школу.|Она открыта."),
    ("ru", "А. С. Пушкин родился в Москве.|Он писал и т. д.|Это было давно."),
    ("ru", "Цены выросли до 5 тыс. руб. за кв. м.|Жители недовольны."),
    ("ru", "«Когда?» — спросил он.|«Завтра!»"),
    ("ru", "Об этом сообщил проф. Иванов, им. которого знают все.|Да."),
    ("uk", "У 2020 р. на вул. Шевченка відкрили школу.|Вона працює."),
    ("uk", "Ціна зросла до 5 тис. грн за кв. м.|Мешканці незадоволені."),
    ("be", "На вул. Леніна ў 2020 г. пабудавалі школу.|Яна адкрыта."),
    ("bg", "На ул. Левски през 2020 г. откриха училище.|То работи."),
    ("de", "Am 3. Oktober kam Dr. Meier, z. B. mit Prof. Huber.|Er blieb."),
    ("de", "Das kostet ca. 5 Mio. Euro bzw. mehr.|Niemand zahlt."),
    ("de", "Die Nr. 5 hält in der Bahnhofstr. 12.|Die Nr. 6 nicht."),
    ("de", "Am 12. Dezember 2021 begann es.|Seit dem 1. Januar gilt es."),
    ("fr", "M. Dupont et Mme Durand sont venus.|Ils sont partis."),
    ("fr", "Le Dr. Petit, cf. p. 12, a dit oui.|C'est tout."),
    ("fr", "« Pourquoi ? » a-t-il demandé.|« Parce que ! »"),
    ("es", "El Sr. López y la Dra. Ruiz viven en la Avda. Sol.|¿Por qué?|¡Quién sabe!"),
    ("es", "Cuesta aprox. 5 euros, p. ej. aquí.|Es caro."),
    ("it", "Il Sig. Rossi e la Dott.ssa Bianchi sono qui.|Sono le 5."),
    ("it", "Si veda l'art. 5, pag. 12, ecc. e poi basta.|Fine."),
    ("pt", "O Sr. Silva e a Dra. Costa chegaram.|Foram à Av. Central."),
    ("pl", "Prof. Nowak mieszka przy ul. Długiej w woj. łódzkim.|To daleko."),
    ("pl", "Kosztuje ok. 5 tys. zł, m.in. dla firm.|Drogo."),
    ("cs", "Ing. Novák přišel 3. října, tj. v pátek.|Odešel brzy."),
    ("cs", "Stojí např. 5 mil. Kč.|Nikdo neplatí."),
    ("sk", "Napr. Ing. Kováč prišiel 3. októbra.|Odišiel."),
    ("hr", "Prof. Horvat došao je 3. listopada, tj. u petak.|Otišao je."),
    ("sl", "Dr. Novak je prišel 3. oktobra.|Odšel je."),
    ("sr", "Др Петровић је дошао 3. октобра.|Отишао је."),
    ("tr", "Prof. Dr. Yılmaz geldi.|Gitti."),
    ("tr", "Bkz. örn. Atatürk Cad. No. 5.|Kapalı."),
    ("nl", "Prof. Jansen en dhr. De Vries, d.w.z. iedereen, kwamen.|Zij gingen."),
    ("sv", "Dr. Berg kom t.ex. kl. 5.|Han gick."),
    ("el", "Ο κ. Παπαδόπουλος ήρθε.|Γιατί;|Δεν ξέρω."),
    ("ar", "هل هذا صحيح؟|نعم. قال الرجل ذلك."),
    ("ja", "市長は「反対です。」と述べた。|会議は終わった。"),
    ("ja", "本当ですか？|はい。|「分かりました。」|会議は続く。"),
    ("zh", "市长说：“不行。”|会议结束了。|真的吗？|是的！"),
    ("zh", "“我们走吧。”他说。|天黑了！"),
    ("en", "Sugars such as dextrose, syrup, etc. are common, so are molasses, etc.|These are alike."),
    ("en", "No. 10 declined to comment.|No.|That was St. John's answer."),
    ("ru", "Выступили акад. И. И. Иванов и др.|Впрочем, ушли не все."),
    ("cs", "Bydlí v ul. Dlouhé č. 5.|Proč?|Nevíme."),
    ("hr", "Živi u ul. Dugoj br. 5.|To je npr. dobro."),
    ("sr", "Живи у ул. Дугој бр. 5.|Зашто?"),
    ("de", "Die Nr. 7 gewann am 3. Mai.|Er kam 1998.|Dann ging er."),
    ("hu", "Dr. Kovács pl. 3. helyezett lett.|Elment."),
    ("fi", "Hän tuli esim. klo 5.|Hän lähti."),
    ("ro", "Dl. Popescu a venit pe str. Lungă.|A plecat."),
]


@pytest.mark.parametrize(("language", "marked"), CASES, ids=[f"{language}-{number}" for number, (language, _) in enumerate(CASES)])
def test_sentences_end_where_readers_see_it(language: str, marked: str) -> None:
    gap = "" if language in ("ja", "zh") else " "
    expected = marked.split("|")
    if language == "ar":
        expected = ["هل هذا صحيح؟", "نعم.", "قال الرجل ذلك."]
    assert sentences(marked.replace("|", gap), language) == expected


@given(texts, st.sampled_from(["en", "ru", "de", "ja", "el", "und"]))
def test_sentences_cover_all_that_is_not_blank(text: str, language: str) -> None:
    for start, end in paragraph_spans(text):
        at = start
        for left, right in sentence_spans(text, start, end, language):
            assert at <= left < right <= end
            assert not text[at:left].strip()
            assert text[left:right] == text[left:right].strip()
            at = right
        assert at == end


@given(texts)
def test_paragraphs_are_ascending_and_cover_all_that_is_not_blank(text: str) -> None:
    at = 0
    for start, end in paragraph_spans(text):
        assert at <= start < end
        assert not text[at:start].strip()
        assert text[start:end] == text[start:end].strip()
        at = end
    assert not text[at:].strip()


def test_wrapped_lines_are_one_paragraph_and_one_line_paragraphs_stay_apart() -> None:
    wrapped = (
        "The council of Orlovka met on Friday to talk about the old\nbridge, which was closed in May after the flood and has not\n"
        "been repaired since, although the budget had been approved.\n\nA second paragraph.\n"
    )
    assert len(paragraph_spans(wrapped)) == 2
    article = "The council met on Friday.\nThe bridge was closed in May after the flood.\nIt has not been repaired.\nNobody knows why.\n"
    assert len(paragraph_spans(article)) == 4


@pytest.mark.parametrize("unit", [". ", "A. ", "a.b", "?! ", "\n", "no. ", "” ", "1. ", "。」", "....a"])
def test_hostile_text_takes_linear_time(unit: str) -> None:
    def cost(count: int) -> float:
        text = unit * count
        best = float("inf")
        for _ in range(3):
            started = time.process_time()
            for start, end in paragraph_spans(text):
                sentence_spans(text, start, end, "en")
            best = min(best, time.process_time() - started)
        return best

    assert cost(80_000) <= 24 * cost(10_000) + 0.1

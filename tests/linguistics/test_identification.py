"""Languages of texts: by script, by function words, by langdetect; and silence where nothing can be told."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given

from tests.strategies import texts
from tqa.linguistics import packs
from tqa.linguistics.identification import identify, source_traces

SENTENCES = {
    "ar": "قال رئيس البلدية إن المجلس وافق على ميزانية إصلاح الجسر القديم يوم الجمعة.",
    "be": "Гарадскі савет зацвердзіў бюджэт рамонту старога моста ў пятніцу, але яшчэ не дарог, якія былі пашкоджаны.",
    "bg": "Градският съвет одобри бюджета за ремонт на стария мост в петък, но пътищата още не се ремонтират.",
    "cs": "Městská rada schválila rozpočet na opravu starého mostu, ale silnice se zatím neopravují.",
    "de": "Der Stadtrat hat am Freitag den Haushalt für die Reparatur der alten Brücke genehmigt, aber noch nicht die Straßen.",
    "el": "Το δημοτικό συμβούλιο ενέκρινε την Παρασκευή τον προϋπολογισμό για την επισκευή της παλιάς γέφυρας.",
    "en": "The town council approved the budget for the repair of the old bridge on Friday, but not of the roads.",
    "es": "El consejo municipal aprobó el viernes el presupuesto para la reparación del viejo puente, pero no de las calles.",
    "fr": "Le conseil municipal a approuvé vendredi le budget de réparation du vieux pont, mais pas celui des routes.",
    "he": "מועצת העיר אישרה ביום שישי את התקציב לתיקון הגשר הישן.",
    "it": "Il consiglio comunale ha approvato venerdì il bilancio per la riparazione del vecchio ponte, ma non quello delle strade.",
    "ja": "市議会は金曜日に古い橋の修理のための予算を承認したが、道路はまだ修理されていない。",
    "ko": "시의회는 금요일에 오래된 다리의 수리 예산을 승인했다.",
    "nl": "De gemeenteraad heeft vrijdag de begroting voor het herstel van de oude brug goedgekeurd, maar niet van de wegen.",
    "pl": "Rada miasta zatwierdziła w piątek budżet na remont starego mostu, ale drogi nie są jeszcze naprawiane.",
    "pt": "O conselho municipal aprovou na sexta-feira o orçamento para a reparação da ponte velha, mas não das estradas.",
    "ru": "Городской совет в пятницу утвердил бюджет ремонта старого моста, но дороги пока не ремонтируют.",
    "tr": "Belediye meclisi cuma günü eski köprünün onarımı için bütçeyi onayladı, ama yollar henüz onarılmadı.",
    "uk": "Міська рада в п'ятницю затвердила бюджет ремонту старого мосту, але дороги поки що не ремонтують.",
    "zh": "市议会星期五批准了修复旧桥的预算，但道路尚未修复。",
}


@pytest.mark.parametrize("language", sorted(SENTENCES))
def test_a_sentence_is_enough(language: str) -> None:
    assert identify(SENTENCES[language]).language == language


@pytest.mark.parametrize("text", ["", " \n", "12:40", "2022-02-01", "https://example.org/a/b", "…", "😋", "NATO"])
def test_what_cannot_be_told_is_und(text: str) -> None:
    assert identify(text).language == "und"


def test_names_in_another_language_do_not_decide() -> None:
    text = "Presidente della Repubblica, Guardia Civil and Bundestag are names that the author of this text took over as they were."
    assert identify(text).language == "en"


def test_candidates_restrict_the_answer() -> None:
    assert identify(SENTENCES["uk"], ("ru", "en")).language in ("ru", "en", "und")


@given(texts)
def test_any_text_has_an_answer_and_always_the_same(text: str) -> None:
    first = identify(text)
    assert first == identify(text)
    assert first.language == "und" or len(first.language) in (2, 3)
    assert 0 <= first.confidence <= 1


def test_ordinary_text_does_not_load_langdetect() -> None:
    code = "import sys; from tqa.linguistics.identification import identify; identify(sys.argv[1]); print('langdetect' in sys.modules)"
    more = "Мэр сказал, что это решение было принято после долгих споров, но ещё не все согласны с ним."
    for text in (SENTENCES["en"], SENTENCES["de"], f"{SENTENCES['ru']} {more}"):
        done = subprocess.run([sys.executable, "-c", code, text], capture_output=True, text=True, check=True)
        assert done.stdout.strip() == "False"


def test_langdetect_decides_where_words_leave_it_open() -> None:
    found = identify("Baraza lilipitisha bajeti ya ukarabati wa daraja zamani siku ya Ijumaa, barabara bado hazijakarabatiwa.")
    assert "langdetect" in found.evidence
    assert found.language == "sw"


def test_the_source_shows_in_outlets_and_institutions() -> None:
    text = "Deputies of the State Duma met in Moscow, RIA Novosti reports with reference to Izvestia. The fine is 5,000 rubles."
    assert source_traces(text, "en")[0] == "ru"
    assert "RIA Novosti" in source_traces(text, "en")[1]
    assert source_traces("The council met in Moscow, Idaho, and talked about rubles.", "en") == (None, "")
    assert source_traces("RIA Novosti and Interfax in Moscow, EFE and Europa Press in Madrid reported it.", "en")[0] is None


def test_function_words_are_sorted_unique_and_lower_case() -> None:
    known = [language for language in packs.languages() if packs.lines(language, "function_words")]
    assert len(known) >= 30
    for language in known:
        entries = packs.lines(language, "function_words")
        assert list(entries) == sorted(set(entries)), language
        assert all(entry == entry.lower() for entry in entries), language

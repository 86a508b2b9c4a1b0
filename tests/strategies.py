"""Texts for property tests: what scraped articles are made of, and what breaks offsets."""

from __future__ import annotations

from hypothesis import strategies as st

_PIECES = [
    "\r\n", "\r", "\n", "\n\n", " ", "\u00a0", "\u200b", "\u2028", "\u0085", "\x0b", "\x0c", "\t", "\ufeff",
    "Й", "и\u0306", "Ё", "е\u0308", "İ", "ı", "ß", "ﬁ", "😋", "👩\u200d👩", "\u0301",
    "Stanova", "Stanovaya", "Tatyana ", "RIA NewsWashington", "Writes about it TASS ", "See also ", "Читайте также: ", "関連記事：",
    "date 2022-02-01 ", "US Secretary of State", "Петрова", "Санкт-Петербург", "北京。", "「はい」と", "Москва́",
    ".", ",", "!", "?", "…", "“", "”", "«", "»", "\"", "'", "’", "—", "-", "(", ")", "[", "]", ":", ";", "|", "1,5", "10 000", "5%",
    "a", "I", "the ", "and ", "in Russia", "Dr. ", "U.S. ", "т. е. ",
]  # fmt: skip

texts = st.lists(st.one_of(st.sampled_from(_PIECES), st.text(max_size=3)), max_size=40).map("".join)
"""Any text, most of it article-like; lone surrogates are left out, a decoded file has none."""
texts = texts.filter(lambda text: not any("\ud800" <= char <= "\udfff" for char in text))

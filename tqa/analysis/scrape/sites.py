"""The site's name behind the title of a page: "Bridge closed until May | Orlovka Herald"."""

from __future__ import annotations

import re
from functools import cache

from tqa.analysis.context import Context
from tqa.linguistics import packs
from tqa.linguistics.wordlists import nouns, word_classes
from tqa.model.records import NamedTuple
from tqa.model.text import Span

_CONTACT = "en"


class Site(NamedTuple):
    """The name with its separator, and the name alone."""

    span: Span
    name: str


def site_name(context: Context, block: Span) -> Site | None:
    """The site's name behind the title, from its separator to the end of the line."""
    text = context.text
    start, end = block
    if end - start > 260:
        return None
    at = -1
    for match in _separator().finditer(text, start, end):
        at = match.start()
        sign = match[0].strip()
        if match[0] in "-–—" and not is_wide(text[match.end()]):
            continue
        while text[at].isspace():
            at += 1
        suffix = text[match.end() : end].strip()
        if not suffix or (len(text[start:at].split()) < 3 and not is_wide(text[start])):
            continue
        if _is_site(context, sign, suffix, block):
            begin = _bracket_before(text, start, at, context.language)
            return Site(Span(begin, end), suffix)
    return None


def _is_site(context: Context, sign: str, suffix: str, block: Span) -> bool:
    words = suffix.split()
    if len(words) > 6 or len(suffix) > 60 or suffix[-1] in "?!;,":
        return False
    media = media_words(context.language)
    lowers = [word.strip('.,!()"“”«»').lower() for word in words]
    is_media = any(word in media or _domain(word) for word in lowers) or any(part in suffix.lower() for part in media if is_wide(part[0]))
    if sign in "|｜::»›":
        return len(words) <= 6 and not _ends_like_sentence(suffix)
    if is_wide(suffix[0]) or is_wide(context.text[block.start]):
        return is_media and len(suffix) <= 24
    if sign == "_":
        return is_media or len(words) <= 3
    classes = word_classes(context.language)
    date_tail = bool(re.search(r",\s*\d{1,2}\.\d{1,2}\.\d{4}$", suffix))
    content = [word for word, lower in zip(words, lowers, strict=True) if not classes.get(lower) and not word[0].isdigit()]
    if not content or any(classes.get(lower, "") in ("auxiliary", "speech", "pronoun") for lower in lowers):
        return False
    if is_media or date_tail:
        return len(words) <= 5
    if not all(word[0].isupper() for word in content) or len(words) > 4:
        return False
    if any(nouns(context.language, "roles").has(lower) or nouns(context.language, "organisation_heads").has(lower) for lower in lowers):
        return False
    rest = context.text[block.end :]
    return not any(len(word) > 2 and word.strip(".,!") in rest for word in content)


def _ends_like_sentence(suffix: str) -> bool:
    return suffix[-1] == "." and len(suffix.split()) > 3


def _bracket_before(text: str, start: int, at: int, language: str) -> int:
    """Includes the channel in brackets before the site: "(Nansei TV) - Yorimichi! News"."""
    gap = at
    while gap > start and text[gap - 1].isspace():
        gap -= 1
    if gap > start and text[gap - 1] in ")）":
        depth = 0
        for i in range(gap - 1, max(start, gap - 40) - 1, -1):
            depth += (text[i] in ")）") - (text[i] in "(（")
            if depth == 0:
                return i
    media = media_words(language)
    colon = max(text.rfind("：", start, at), text.rfind("】", start, at))
    if colon > start and any(part in text[colon:at] for part in media if is_wide(part[0])):
        return colon
    return at


@cache
def media_words(language: str) -> frozenset[str]:
    """Words in the names of media, in the language and in English."""
    return packs.words(_CONTACT, "media_words") | packs.words(language, "media_words")


@cache
def _domain_ends() -> frozenset[str]:
    return packs.words("mul", "domains")


def _domain(word: str) -> bool:
    name, dot, end = word.rpartition(".")
    return bool(dot and name) and end in _domain_ends()


def is_wide(char: str) -> bool:
    return "\u2e80" <= char <= "\ud7af" or "\uff00" <= char <= "\uffef"


@cache
def _separator() -> re.Pattern[str]:
    return re.compile(r"\s[|»›]\s|\s::\s|｜|\s[-–—]\s|_|[-–—](?=\w)")

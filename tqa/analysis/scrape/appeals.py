"""Appeals of a site to its readers that no pack lists, read by a small grammar: what it asks for, and what it has.

"Subscribe to our Telegram channel" asks for something that only sites ask for (`act`) and names something that only sites have
(`thing`); "Read the story in our app" has both only from a wider choice (`do`, `piece`) and needs more of them. The words stand in
`data/<language>/site_words.tsv`; words that hold sentences together may stand between them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from itertools import islice, repeat

from tqa.analysis.scrape.places import is_cased
from tqa.linguistics import packs
from tqa.linguistics.wordlists import word_classes
from tqa.model.records import NamedTuple

_MOST_WORDS = 16
_SHORTEST_NETWORK, _LONGEST_ENDING = 5, 4
_UNKNOWN = 0.25
_ASKING = ("act", "do")
_DOING = frozenset(_ASKING)
_HAD = ("thing", "network", "piece")
_LINE, _FUSED, _CLOSED = "line", "fused", "closed"
_BETWEEN = frozenset(("determiner", "preposition", "conjunction", "pronoun", "auxiliary"))
_SIGNS = "\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0900-\u0dff\u0e31-\u0e4e\u200c\u200d"
_STOPS = ".!?…।։"
_DENSE_ENDS = " \u3000。！"
_LONGEST_DENSE = 40


class _Lexicon(NamedTuple):
    """What an appeal is made of.

    Parameters:
        words, stems: words and beginnings of words with their classes.
        parts: the words of those of several words.
        longest: the length of the longest beginning of a word.
        sizes: how many words the longest entry has that begins with a word.
        between: words that hold sentences together.
        asking: first words of what readers are asked for, and of what the site says of itself.
    """

    words: Mapping[str, str]
    stems: Mapping[str, str]
    parts: frozenset[str]
    longest: int
    sizes: Mapping[str, int]
    between: frozenset[str]
    asking: frozenset[str]


class _Read(NamedTuple):
    """A word or phrase as read: where it begins and ends, its class or "", whether it has a capital."""

    start: int
    end: int
    kind: str
    capital: bool


def appeal_line(text: str, start: int, end: int, language: str) -> bool:
    """Whether a line is an appeal: nearly all of its words are of the grammar."""
    if _is_unspaced(language):
        return _is_dense_appeal(text[start:end].lower(), language, text[end - 1] in "。！")
    closed = text[end - 1] in _STOPS
    tokens = text[start:end].lower().split()
    if not any(map(_may_ask, tokens, repeat(language))):
        return False
    most = sum([1 if token.isalpha() else len(token) for token in tokens])
    if sum([token.isalpha() and _is_strange(token, language) for token in tokens]) > (0 if closed else _UNKNOWN * min(most, _MOST_WORDS)):
        return False
    read = list(islice(_words(text, start, end, language), _MOST_WORDS + 1))
    unknown = sum(not word.kind for word in read)
    if not 1 < len(read) <= _MOST_WORDS or not (read[0].kind or read[-1].kind):
        return False
    if closed:
        return not unknown and _appeals(read, _CLOSED)
    return unknown <= _UNKNOWN * len(read) and _appeals(read, _LINE)


@lru_cache(maxsize=8192)
def _may_ask(token: str, language: str) -> bool:
    """Whether what stands between two blanks, in lower case, has a word that asks the reader for something, or the first of several."""
    asking = _lexicon(language).asking
    words = [word.replace("’", "'") for word in _word().findall(token)]
    return any(word in asking or not _DOING.isdisjoint(_kind(word, language).split()) for word in words)


@lru_cache(maxsize=8192)
def _is_strange(word: str, language: str) -> bool:
    """Whether a lower-case word is neither of the grammar nor part of what is."""
    return not _kind(word, language) and word not in _lexicon(language).parts


def appeal_end(text: str, start: int, end: int, language: str) -> int:
    """Where an appeal ends that a sentence begins with, 0 when it begins with none.

    That is the end of the sentence, or where a capital begins another one; without capitals, where other words begin.
    """
    if _is_unspaced(language):
        return _dense_end(text, start, end, language)
    cased = is_cased(text[start])
    read: list[_Read] = []
    best = 0
    titled = unknown = False
    for word in _words(text, start, end, language):
        apart = bool(read) and any(mark in text[read[-1].end : word.start] for mark in _STOPS + ":;\n")
        if read and word.capital and not apart and not _is_asking(word.kind):
            starts = word.kind == "small" and not titled
            if _appeals(read, _FUSED if starts else _LINE) and not (unknown and not _names_site(read)):
                best = read[-1].end
                if starts or not word.kind:
                    return best
        if apart or len(read) == _MOST_WORDS or not (word.kind or (cased and read and not unknown and not word.capital)):
            return best if cased or apart else _end_without_capitals(read)
        unknown = unknown or not word.kind
        titled = titled or (bool(read) and word.capital and word.kind == "small")
        read.append(word)
    closed = text[end - 1] in _STOPS
    return end if _appeals(read, _CLOSED if closed else _LINE) and not (unknown and (closed or not _names_site(read))) else best


def _names_site(read: list[_Read]) -> bool:
    """Whether words end in something of the site and name the site itself: evidence enough that one of them may be any word."""
    return read[-1].kind.startswith(_HAD) and any("own" in word.kind for word in read)


def _end_without_capitals(read: list[_Read]) -> int:
    """Where words end that are an appeal, whatever follows them."""
    while read and read[-1].kind == "small":
        read.pop()
    return read[-1].end if _appeals(read, _CLOSED) else 0


@lru_cache(maxsize=4096)
def begins_appeal(word: str, language: str) -> bool:
    """Whether an appeal inside a paragraph can begin with a lower-case word."""
    lexicon = _lexicon(language)
    if _is_unspaced(language):
        return bool(lexicon.words)
    return word in lexicon.asking or (not is_cased(word[:1]) and bool(_kind(word, language)))


def is_of_site(word: str, language: str) -> bool:
    """Whether a lower-case word is one of those that appeals are about, and none that may stand between them."""
    return _kind(word, language) not in ("", "small", "you")


def _is_unspaced(language: str) -> bool:
    return "unspaced" in packs.words(language, "traits")


def _appeals(read: list[_Read], form: str) -> bool:
    """Whether words ask the reader for something of the site."""
    return bool(read) and _asks([word.kind for word in read], form)


def _asks(classes: list[str], form: str) -> bool:
    """Whether words of these classes make up an appeal.

    Parameters:
        form: `_LINE` for words without a stop, `_FUSED` where a capital follows that begins a sentence, `_CLOSED` before a stop, as in
            sentences of articles: these begin or end with what is asked, and must name the site itself or a network as well.
    """
    if form == _CLOSED and not (_is_asking(classes[0]) or _is_asking(classes[-1])):
        return False
    kinds = Counter(kind for each in classes for kind in each.split())
    things = kinds["thing"] + kinds["network"]
    own = kinds["own"] + kinds["network"]
    if kinds["act"]:
        return bool(things and own) if form == _CLOSED else bool(things or own or kinds["piece"])
    if not kinds["do"]:
        return False
    if things and (own or form == _FUSED):
        return True
    return bool(form != _CLOSED and kinds["own"] and kinds["piece"])


def _is_asking(kind: str) -> bool:
    return kind.startswith(_ASKING)


@cache
def _lexicon(language: str) -> _Lexicon:
    words: dict[str, str] = {}
    stems: dict[str, str] = {}
    sizes: dict[str, int] = {}
    for entry, kind in packs.pairs(language, "site_words"):
        if entry[-1] == "-":
            stems[entry[:-1]] = kind
            continue
        words[entry] = kind
        first, *rest = entry.split(" ")
        sizes[first] = max(sizes.get(first, 1), 1 + len(rest))
    between = frozenset(word for word, kind in word_classes(language).items() if kind in _BETWEEN)
    asking = frozenset(entry.partition(" ")[0] for entry, kind in words.items() if kind.startswith((*_ASKING, "own", "thing", "network")))
    parts = frozenset(part for entry in words if " " in entry for part in entry.split(" "))
    return _Lexicon(words, stems, parts, max(map(len, stems), default=0), sizes, between, asking | packs.words("mul", "networks"))


@lru_cache(maxsize=8192)
def _kind(word: str, language: str) -> str:
    """The class of a lower-case word; it is asked for the words of every short line."""
    lexicon = _lexicon(language)
    found = lexicon.words.get(word)
    if found:
        return found
    if word in lexicon.between:
        return "small"
    for size in range(min(len(word), lexicon.longest), 1, -1):
        if word[:size] in lexicon.stems:
            return lexicon.stems[word[:size]]
    networks = packs.words("mul", "networks")
    if word in networks:
        return "network"
    for size in range(len(word) - 1, max(_SHORTEST_NETWORK, len(word) - _LONGEST_ENDING) - 1, -1):
        if word[:size] in networks:
            return "network"
    if "-" in word:
        kinds = [_kind(part, language) for part in word.split("-") if part]
        return next((kind for kind in ("network", "thing") if kind in kinds), "piece" if all(kinds) and kinds else "")
    return ""


def _words(text: str, start: int, end: int, language: str) -> Iterator[_Read]:
    """The words of a line or sentence, those of an entry of several words together."""
    lexicon = _lexicon(language)
    matches = _word().finditer(text, start, end)
    ahead: list[tuple[int, int, str]] = []
    while True:
        wanted = lexicon.sizes.get(ahead[0][2], 1) if ahead else 1
        while len(ahead) < wanted and (match := next(matches, None)) is not None:
            ahead.append((*match.span(), match[0].lower().replace("’", "'")))
            wanted = lexicon.sizes.get(ahead[0][2], 1)
        if not ahead:
            return
        size = min(wanted, len(ahead))
        while size > 1 and " ".join([word for _, _, word in ahead[:size]]) not in lexicon.words:
            size -= 1
        begin, _, word = ahead[0]
        kind = lexicon.words[" ".join([word for _, _, word in ahead[:size]])] if size > 1 else _kind(word, language)
        yield _Read(begin, ahead[size - 1][1], kind, _is_capital(text[begin]))
        del ahead[:size]


def _is_capital(char: str) -> bool:
    """Whether a sentence could begin with a character; in scripts without capitals none tells it."""
    return char.isupper() or char.isdigit()


def _dense_end(text: str, start: int, end: int, language: str) -> int:
    """The same for a script without blanks, where the first blank behind it ends it."""
    best = 0
    at = start
    while at < end and at - start <= _LONGEST_DENSE:
        stop = next((place for place in range(at, min(end, start + _LONGEST_DENSE + 1)) if text[place] in _DENSE_ENDS), end)
        if _is_dense_appeal(text[start:stop].lower(), language, stop < end and text[stop] in "。！"):
            best = stop
        elif best:
            break
        at = stop + 1
    return best + (best < end and text[best] in "。！")


def _is_dense_appeal(piece: str, language: str, closed: bool = False) -> bool:
    """Whether the entries cover nearly all of a piece, the longest ones taken first."""
    lexicon = _lexicon(language)
    if not lexicon.words or not 1 < len(piece) <= _LONGEST_DENSE:
        return False
    longest = max(map(len, lexicon.words))
    networks = packs.words("mul", "networks")
    classes: list[str] = []
    at = unknown = 0
    while at < len(piece):
        sizes = range(min(longest, len(piece) - at), 0, -1)
        size = next(
            (size for size in sizes if piece[at : at + size] in lexicon.words or (size > 3 and piece[at : at + size] in networks)), 0
        )
        if size:
            classes.append(lexicon.words.get(piece[at : at + size], "network"))
        elif piece[at].isalnum():
            unknown += 1
        at += size or 1
    asking = [kind for kind in classes if kind != "small"]
    if unknown > _UNKNOWN * len(piece) or not asking or not (_is_asking(asking[0]) or _is_asking(asking[-1])):
        return False
    return _asks(asking, _CLOSED if closed or "\u0e00" <= piece[0] <= "\u0e7f" else _FUSED)


@cache
def _word() -> re.Pattern[str]:
    return re.compile(rf"[^\W_](?:[^\W_]|[{_SIGNS}])*(?:['’.+-][^\W_](?:[^\W_]|[{_SIGNS}])*)*")

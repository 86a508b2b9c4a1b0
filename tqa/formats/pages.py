"""Where the article stands in a page, and what the other elements are: by their names, by the words of their attributes, by their text.

Words of class, id and role attributes stand in `data/und/page_words.tsv`. The article is the element that says so, or else the smallest
one that holds nearly all text that is no link and no furniture of the site.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from tqa.formats.tree import CLOSE, OPEN, TEXT, Element, Event
from tqa.linguistics import packs

NO_PROSE = frozenset((
    "applet", "area", "audio", "button", "canvas", "code", "datalist", "dialog", "embed", "head", "iframe", "input",
    "kbd", "map", "math", "menu", "meter", "nav", "noembed", "noframes", "noscript", "object", "option", "output",
    "progress", "rp", "rt", "samp", "script", "select", "style", "svg", "template", "textarea", "title", "var", "video",
    "xmp",
))  # fmt: skip
"""Elements whose text is no running text; ruby annotations repeat it."""
_NO_PROSE_ROLES = frozenset((
    "alert", "alertdialog", "banner", "button", "contentinfo", "dialog", "form", "menu", "menubar", "navigation",
    "search", "tablist", "toolbar",
))  # fmt: skip
FURNITURE = frozenset(("related", "chrome", "meta"))
_DOUBTED = FURNITURE | {"hidden", "caption", "cite"}
_HEADINGS = frozenset((
    "h1", "h2", "h3", "h4", "h5", "h6",
))  # fmt: skip
_CARD_BLOCKS = frozenset((
    "div", "section", "article", "h2", "h3", "h4", "h5", "h6", "p", "ul",
))  # fmt: skip
_PART = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")
_HIDING = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_BULK = 0.5
_LEAST_SHARE = 0.35
_NEARLY_ALL = 0.9
_LINKED = 0.85
_CONTAINERS = frozenset((
    "html", "body", "main", "article", "section", "div", "center", "form", "table", "tbody", "tr", "td", "font", "span",
))  # fmt: skip
_PART_SHARE = 0.1
_WHOLE = ("body", "hidden")
"""Kinds that one word tells only when it is the whole name: of "field-label-hidden" the label is hidden."""
_CARD = 400
"""Letters that a link with blocks inside can have; more are the rest of a page whose link is not closed."""
_TITLES = frozenset(("article-title", "entry-title", "post-title"))
_ITEM = 3
"""Letters from which on the text of an element counts."""


def classify(text: str, events: list[Event]) -> None:
    """Give every element its kind, the count of its letters, and how many of them are in links."""
    link = 0
    anchor: Element | None = None
    cards: list[Element] = []
    for kind, start, end, element in events:
        if kind == OPEN:
            element.kind = _kind(element)
            link += element.name == "a"
            if element.name == "a":
                anchor = element
            elif link and anchor is not None and element.name in _CARD_BLOCKS:
                cards.append(anchor)
                anchor = None
        elif kind == TEXT:
            size = len(text[start:end].strip())
            element.weight += size
            if link:
                element.linked += size
        elif kind == CLOSE:
            link -= element.name == "a"
            parent = element.parent
            if parent is not None and element.kind != "hidden":
                parent.weight += element.weight
                parent.linked += element.linked
    for card in cards:
        # A link around blocks is a preview of another page; one in a sentence is around words.
        if card.kind == "link" and _ITEM < card.weight <= _CARD and card.weight * 2 < events[0][3].weight and not _inside(card, *_HEADINGS):
            card.kind = "related"
    said = _said(events)
    whole = events[0][3].weight
    for kind, _, _, element in events:
        if kind != OPEN:
            continue
        bulk = element.weight > _BULK * whole and (said is None or element.open <= said.open < element.close)
        if bulk and element.kind in _DOUBTED and element.name not in NO_PROSE:
            element.kind = ""
        if (element.name == "cite" and _inside(element, "blockquote", "figure")) or (
            element.name == "footer" and _inside(element, "blockquote")
        ):
            element.kind = "cite"
        elif not element.kind and element.name == "aside" and _is_linked(element):
            element.kind = "related"


def _said(events: list[Event]) -> Element | None:
    """The element that by its name or attributes holds the article; other elements with much text are not doubted then."""
    elements = [element for kind, _, _, element in events if kind == OPEN]
    for wanted in (_is_body, _is_article):
        best = max((element for element in elements if wanted(element)), key=lambda element: element.weight, default=None)
        if best is not None and best.weight > _ITEM:
            return best
    return None


def _is_linked(element: Element) -> bool:
    return element.weight > _ITEM and element.linked >= _LINKED * element.weight


def _inside(element: Element, *names: str) -> bool:
    above = element.parent
    for _ in range(4):
        if above is None:
            return False
        if above.name in names:
            return True
        above = above.parent
    return False


def _kind(element: Element) -> str:
    name, attributes = element.name, element.attributes
    if name in NO_PROSE:
        return "hidden"
    if name in ("html", "body", "main"):
        return ""
    if attributes:
        if (
            "hidden" in attributes
            or attributes.get("aria-hidden", "").lower() == "true"
            or _HIDING.search(attributes.get("style", "")[:500])
        ):
            return "hidden"
        if attributes.get("role", "").lower() in _NO_PROSE_ROLES:
            return "hidden"
        if attributes.get("itemprop", "").lower() == "articlebody":
            return "body"
        if name != "a" and name not in _HEADINGS:
            for key in ("class", "id"):
                found = _by_words(attributes[key][:300]) if key in attributes else ""
                if found and (found != "body" or name in _CONTAINERS):
                    return found
    if name == "form":
        return "chrome"
    if name == "figcaption":
        return "caption"
    if name == "blockquote":
        return "quote"
    if name in _HEADINGS:
        return "heading"
    return "link" if name == "a" and "href" in attributes else ""


@cache
def _words() -> dict[str, str]:
    return {row["word"]: row["kind"] for row in packs.table("und", "page_words")}


@lru_cache(maxsize=4096)
def _by_words(value: str) -> str:
    """The kind that the words of an attribute's value tell; "" when none does."""
    known = _words()
    found = ""
    for token in value.split():
        parts = [part.lower() for part in _PART.findall(token)]
        for size in (4, 3, 2, 1):
            for at in range(len(parts) - size + 1):
                kind = known.get("-".join(parts[at : at + size]), "")
                if kind and (size > 1 or kind not in _WHOLE):
                    if kind != "body":
                        return kind
                    found = kind
        alone = known.get(parts[0], "") if len(parts) == 1 else ""
        if alone == "hidden":
            return alone
        if not found and alone == "body":
            found = alone
    return found


def article_of(text: str, events: list[Event]) -> tuple[Element, Element | None]:
    """The element that holds the article's text, and the headline when that stands outside it."""
    _weigh_prose(text, events)
    elements = [element for kind, _, _, element in events if kind == OPEN]
    root = elements[0]
    body = _around([element for element in elements if element.kind == "body"])
    if body is None or body.prose < _LEAST_SHARE * root.prose:
        for wanted in (_is_article, _is_main):
            body = _first([element for element in elements if wanted(element)])
            if body is not None and body.prose >= _LEAST_SHARE * root.prose:
                break
        else:
            body = root
        body = _narrowed(elements, body or root)
    title = None
    named = [element for element in elements if element.name in _HEADINGS and _is_named_title(element) and not _in_furniture(element)]
    for element in named:
        if element.weight >= _ITEM and element.start < body.end:
            return body, element if element.start < body.start else None
    for element in elements:
        if element.name == "h1" and element.weight >= _ITEM and not _in_furniture(element):
            if element.start >= body.start:
                return body, None if element.start < body.end else title
            title = element
    return body, title


def _is_named_title(element: Element) -> bool:
    """Whether the attributes of a heading say that it is the title of an article, and not of the site or of a part."""
    if element.attributes.get("itemprop", "").lower() == "headline":
        return True
    return not _TITLES.isdisjoint(element.attributes.get("class", "").lower().replace("_", "-").split())


def _first(elements: list[Element]) -> Element | None:
    """The first of the elements that is not much smaller than the largest: pages that scroll on bring more articles behind it."""
    most = max((element.prose for element in elements), default=0)
    return next((element for element in elements if element.prose >= _BULK * most > 0), None)


def _around(elements: list[Element]) -> Element | None:
    """The element that holds the article when several say so: the only one, or what is around its parts."""
    first = _first(elements)
    if first is None:
        return None
    outer = [element for element in elements if element.prose and not (element.start > first.start and element.end <= first.end)]
    parts = [element for element in outer if element.prose >= _PART_SHARE * first.prose]
    if len(parts) == 1 or first.prose >= _NEARLY_ALL * sum(element.prose for element in parts):
        return first
    around: Element | None = first.parent
    while around is not None and any(not around.start <= part.start < around.end for part in parts):
        around = around.parent
    return around if around is not None and around.parent is not None and around.name not in ("html", "body") else first


def _in_furniture(element: Element) -> bool:
    above: Element | None = element
    while above is not None:
        if above.kind in FURNITURE or above.kind == "hidden":
            return True
        above = above.parent
    return False


def _is_body(element: Element) -> bool:
    return element.kind == "body"


def _is_article(element: Element) -> bool:
    return element.name == "article"


def _is_main(element: Element) -> bool:
    return element.name == "main" or element.attributes.get("role", "") == "main"


def _weigh_prose(text: str, events: list[Event]) -> None:
    """Count the letters of every element that are neither in links nor in furniture."""
    link = 0
    for kind, start, end, element in events:
        if kind == OPEN:
            link += element.name == "a"
        elif kind == TEXT:
            if not link:
                element.prose += len(text[start:end].strip())
        elif kind == CLOSE:
            link -= element.name == "a"
            if element.kind in FURNITURE or element.kind in ("hidden", "caption") or element.name in ("aside", "footer"):
                element.prose = 0
            elif element.parent is not None:
                element.parent.prose += element.prose


def _narrowed(elements: list[Element], body: Element) -> Element:
    """The smallest element inside that still holds nearly all of the text."""
    for element in elements:
        if element.parent is body and element.name in _CONTAINERS and element.prose >= _NEARLY_ALL * body.prose:
            body = element
    return body

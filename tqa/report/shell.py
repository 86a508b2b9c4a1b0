"""The shell of an HTML page: everything inline, and a policy that lets nothing run but the page's own script."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from tqa.report.escape import html, script_json

_FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "page")
INTERFACES = ("en", "ru", "es")
"""Languages of the interface; `page/strings.json` has their words."""


def page(title: str, interface: str, kind: str, data: dict[str, Any], static: Iterable[str]) -> Iterator[str]:
    """A page of a kind ("article", "index") with its data; `static` is for browsers without scripts, as HTML."""
    style, script, policy = _assets(kind)
    yield f'<!doctype html>\n<html lang="{interface}">\n<head>\n<meta charset="utf-8">\n'
    yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="referrer" content="no-referrer">\n'
    yield f'<link rel="icon" href="data:,">\n<title>{html(title)} · tqa</title>\n<style>{style}</style>\n</head>\n<body>\n'
    # A report is no article: a run over the folder that it lies in finds nothing in it.
    yield '<!-- tqa: off -->\n<div id="app"></div>\n<noscript>'
    yield from static
    yield '</noscript>\n<script type="application/json" id="data">'
    yield script_json({**data, "strings": strings()})
    yield f"</script>\n<script>{script}</script>\n</body>\n</html>\n"


@cache
def strings() -> dict[str, dict[str, str]]:
    """Language -> key -> text of the interface."""
    from json import loads

    table: dict[str, dict[str, str]] = loads(_read("strings.json"))
    return table


@cache
def _assets(kind: str) -> tuple[str, str, str]:
    """Style, script and content security policy of a kind of page."""
    style = _squeezed(_read(f"{kind}.css") + _read("style.css"))
    script = _squeezed(_read("common.js") + _read(f"{kind}.js"))
    policy = (
        f"default-src 'none'; script-src '{_digest(script)}'; style-src '{_digest(style)}'; img-src data:; "
        "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'"
    )
    return style, script, policy


def _squeezed(source: str) -> str:
    """Without indents, empty lines and comments that have their lines to themselves."""
    lines = (line.strip() for line in source.split("\n"))
    return "\n".join(line for line in lines if line and not line.startswith(("//", "/*")))


def _digest(source: str) -> str:
    from base64 import b64encode
    from hashlib import sha256

    return f"sha256-{b64encode(sha256(source.encode()).digest()).decode()}"


def _read(name: str) -> str:
    with open(os.path.join(_FOLDER, name), encoding="utf-8", newline="\n") as file:
        return file.read()

"""Escaping for every output format; no other module escapes."""

from __future__ import annotations

from functools import cache


@cache
def _visible() -> dict[int, str]:
    controls = {code: f"\\x{code:02x}" for code in (*range(0x20), *range(0x7F, 0xA0))}
    invisible = (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF, 0x2028, 0x2029)
    return controls | {code: f"<U+{code:04X}>" for code in invisible}


def visible(text: str) -> str:
    """Text for a person: control characters, direction marks and line separators are spelled out, so that none can act on a terminal."""
    return text if text.isascii() and text.isprintable() else text.translate(_visible())


def spreadsheet(text: str) -> str:
    """A cell that no spreadsheet takes for a formula (OWASP ASVS 1.2.10)."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r", "\0")) else text


def latex(text: str) -> str:
    """Text for LaTeX."""
    special = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}", "±": r"$\pm$"}
    return "".join(special.get(char, f"\\{char}" if char in "#$%&_{}" else char) for char in visible(text))


@cache
def _html() -> dict[int, str]:
    kept = (0x9, 0xA, 0xD, 0x061C, 0x200E, 0x200F)
    marks = {code: text.replace("<", "&lt;").replace(">", "&gt;") for code, text in _visible().items() if code not in kept}
    return marks | {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;", ord('"'): "&quot;", ord("'"): "&#39;"}


def html(text: str) -> str:
    """Text or a quoted attribute of an HTML page. Controls and characters that turn the direction of text are spelled out; the marks that
    Arabic and Hebrew need between words stay.
    """
    return text.translate(_html())


def script_json(value: object) -> str:
    """JSON for a `<script>` element of a page: nothing in it ends the element; what turns the direction of text is escaped."""
    from json import dumps

    written = dumps(value, ensure_ascii=False, separators=(",", ":"))
    return written.translate({code: f"\\u{code:04x}" for code in (*map(ord, "<>&"), *(code for code in _visible() if code > 0x7E))})

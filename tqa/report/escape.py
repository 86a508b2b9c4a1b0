"""Escaping for every output format; no other module escapes."""

from __future__ import annotations

from functools import cache
from typing import Any


@cache
def _visible() -> dict[int, str]:
    controls = {code: f"\\x{code:02x}" for code in (*range(0x20), *range(0x7F, 0xA0))}
    invisible = (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF, 0x2028, 0x2029)
    return controls | {code: f"<U+{code:04X}>" for code in invisible}


def visible(text: str) -> str:
    """Text for a person: control characters, direction marks and line separators are spelled out, so that none can act on a terminal."""
    return text if text.isprintable() else text.translate(_visible())


def spreadsheet(text: str) -> str:
    """A cell that no spreadsheet takes for a formula (OWASP ASVS 1.2.10)."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r", "\0")) else text


def csv_cell(text: str) -> str:
    """A cell of a CSV file on one line, which may be shown by a spreadsheet, a terminal or the log of a build server."""
    return spreadsheet(log_line(visible(text)))


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


def markdown(text: str) -> str:
    """Text of a Markdown document on one line: no markup, no link, no mention of a person or an issue."""
    shown = "".join(f"\\{char}" if char in "\\`*_{}[]()<>#+-!|~&" else char for char in visible(" ".join(text.split())))
    return shown.replace("@", "@<!-- -->").replace("://", ":<!-- -->//").replace("www.", "www<!-- -->.")


def markdown_code(text: str) -> str:
    """Text as a code span of Markdown on one line, in which everything is itself."""
    shown = _orderless(visible(" ".join(text.split())))
    fence = "`"
    while fence in shown:
        fence += "`"
    return f"{fence} {shown} {fence}" if shown.startswith("`") or shown.endswith("`") else f"{fence}{shown}{fence}" if shown else "` `"


def script_json(value: object) -> str:
    """JSON for a `<script>` element of a page: nothing in it ends the element; what turns the direction of text is escaped."""
    from json import dumps

    written = dumps(value, ensure_ascii=False, separators=(",", ":"))
    return written.translate({code: f"\\u{code:04x}" for code in (*map(ord, "<>&"), *(code for code in _visible() if code > 0x7E))})


def log_line(text: str) -> str:
    """A line of a log that is no command for the build server that shows it.

    GitHub Actions obeys lines that begin in `::`, and it and Azure Pipelines obey `##[` and `##vso[` anywhere in a line.
    """
    text = _orderless(text)
    if "::" in text and (bare := text.lstrip()).startswith("::"):
        return text[: len(text) - len(bare)] + "\\x3a" + bare[1:]
    return text


def log_lines(text: str) -> str:
    """The same for several lines."""
    return "\n".join(map(log_line, text.split("\n"))) if "##" in text or "::" in text else text


def _orderless(text: str) -> str:
    return text.replace("##[", "#\\x23[").replace("##vso[", "#\\x23vso[") if "##" in text else text


@cache
def _json_invisible() -> dict[int, str]:
    return {code: f"\\u{code:04x}" for code in _visible() if code >= 0x7F}


def json_text(value: Any, indent: int | None = None) -> str:
    """JSON in which no character acts on a terminal and no string is a command for a build server; all of it reads back as it was."""
    from json import dumps

    text = dumps(value, ensure_ascii=False, indent=indent)
    if not text.isascii():
        text = text.translate(_json_invisible()).encode("utf-8", "backslashreplace").decode()
    return text.replace("##[", "#\\u0023[").replace("##vso[", "#\\u0023vso[") if "##" in text else text


@cache
def _in_command() -> dict[int, str]:
    return {code: text for code, text in _visible().items() if code not in (0x0A, 0x0D)} | {0x0A: "%0A", 0x0D: "%0D"}


def github_message(text: str) -> str:
    """The message of a workflow command of GitHub Actions."""
    return _orderless(text).replace("%", "%25").translate(_in_command())


def github_property(text: str) -> str:
    """A property of a workflow command of GitHub Actions."""
    return github_message(text).replace(":", "%3A").replace(",", "%2C")


def azure_message(text: str) -> str:
    """The message of a logging command of Azure Pipelines."""
    return _orderless(text).replace("%", "%AZP25").translate(_in_command())


def azure_property(text: str) -> str:
    """A property of a logging command of Azure Pipelines."""
    return azure_message(text).replace("]", "%5D").replace(";", "%3B")


@cache
def _xml() -> dict[int, str]:
    named = {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;", ord('"'): "&quot;", ord("#"): "&#35;"}
    blanks = {code: f"&#{code};" for code in (0x09, 0x0A, 0x0D)}
    illegal = {code: f"\\u{code:04x}" for code in (*range(0xD800, 0xE000), 0xFFFE, 0xFFFF)}
    spelled = {code: text.replace("<", "&lt;").replace(">", "&gt;") for code, text in _visible().items()}
    return spelled | illegal | named | blanks


def xml(text: str) -> str:
    """Text or an attribute in double quotes of XML 1.0; characters that XML cannot hold are spelled out."""
    return text.translate(_xml())


def tap(text: str) -> str:
    """The description of a test point of TAP 14: neither a directive nor a second line."""
    return log_line(visible(text).replace("\\", "\\\\").replace("#", "\\#"))


def markdown_cell(text: str) -> str:
    """A cell of a table of GitHub's Markdown that shows the text as it is: no markup, no link, no mention."""
    special = "\\`*_{}[]()<>#+!|~@&:-."
    return "".join(f"&#{ord(char)};" if char in special else char for char in visible(text))

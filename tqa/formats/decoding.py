"""Bytes to text and back, without losing a byte."""

from __future__ import annotations

import codecs

from tqa.model.errors import UnreadableError
from tqa.model.records import NamedTuple

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
MAX_BYTES = 64 * 1024 * 1024
_SAMPLE = 500_000
_HEAD = 2048


class Decoded(NamedTuple):
    """A decoded file.

    Parameters:
        text: without the byte order mark.
        encoding: Python's name of the encoding.
        bom: the byte order mark that the file starts with, or nothing.
        warning: what the user should know about the guess, or None when there was none.
    """

    text: str
    encoding: str
    bom: bytes
    warning: str | None


def decode(data: bytes, path: str) -> Decoded:
    """Decode by byte order mark, else strict UTF-8, else charset-normalizer's guess with a warning.

    Raises:
        UnreadableError: the file is binary, too large, or no encoding fits.
    """
    if len(data) > MAX_BYTES:
        raise UnreadableError(f"larger than {MAX_BYTES // 2**20} MiB; split it into documents", path)
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            try:
                return Decoded(data[len(bom) :].decode(encoding), encoding, bom, None)
            except UnicodeDecodeError as error:
                raise UnreadableError(
                    f"not valid {encoding}, although it starts with that byte order mark ({error.reason})", path
                ) from None
    if b"\0" in data[:65536]:
        raise UnreadableError("a binary file, not text", path)
    try:
        return Decoded(data.decode("utf-8"), "utf-8", b"", None)
    except UnicodeDecodeError as error:
        place = error.start
    declared = _declared(data)
    if declared is not None:
        return declared
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE]).best()
    if best is not None:
        encoding = best.encoding
        try:
            text = data.decode(encoding)
            if text.encode(encoding) == data:
                return Decoded(text, encoding, b"", f"not UTF-8 (byte {place + 1}); read as {encoding}, convert it if that is wrong")
        except UnicodeError:
            pass
    raise UnreadableError(
        f"neither UTF-8 (byte {place + 1} is invalid) nor an encoding that could be recognised; convert it to UTF-8", path
    )


def _declared(data: bytes) -> Decoded | None:
    """Decode a page, an XML or a PO file by the encoding that its head names; None when it names none or a wrong one."""
    import re

    names = rb"(?:<meta[^>]{0,200}charset|<\?xml[^>]{0,100}encoding|Content-Type:[^\n]{0,80}charset)"
    found = re.search(names + rb"\s*=\s*[\"']?([A-Za-z0-9_:.-]{2,40})", data[:_HEAD], re.IGNORECASE)
    if found is None:
        return None
    try:
        encoding = codecs.lookup(found[1].decode("ascii")).name
        text = data.decode(encoding)
        return Decoded(text, encoding, b"", None) if text.encode(encoding) == data else None
    except (LookupError, UnicodeError, TypeError):
        return None


def encode(text: str, like: Decoded) -> bytes:
    """The bytes of a changed text in the encoding of the file it came from.

    Raises:
        UnreadableError: the text has a character that the encoding lacks.
    """
    try:
        return like.bom + text.encode(like.encoding)
    except UnicodeEncodeError as error:
        char = text[error.start]
        raise UnreadableError(
            f"the correction needs {char!r} (U+{ord(char):04X}), which {like.encoding} lacks; convert the file to UTF-8"
        ) from None

"""Writing files: the old one or the new one, whole."""

from __future__ import annotations

import os
from contextlib import suppress

from tqa.model.errors import TqaError


def write_bytes(path: str, data: bytes) -> None:
    """Replace a file atomically: a temporary file beside it, flushed to the disk, with the old one's mode, renamed over it.

    A symbolic link stays; the file it leads to is replaced.

    Raises:
        TqaError: the file cannot be written; it is then as it was.
    """
    from tempfile import mkstemp

    target = os.path.realpath(path)
    temporary = ""
    try:
        mode = os.stat(target).st_mode & 0o7777 if os.path.exists(target) else 0o666 & ~_umask()
        handle, temporary = mkstemp(prefix=f".{os.path.basename(target)[:40]}.", suffix=".tqa", dir=os.path.dirname(target))
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(temporary, mode)
        os.replace(temporary, target)
    except OSError as error:
        raise TqaError(f"cannot be written ({error.strerror or error})", path) from None
    finally:
        with suppress(OSError):
            os.unlink(temporary)


def write_text(path: str, text: str) -> None:
    """The same for UTF-8 text."""
    write_bytes(path, text.encode("utf-8", "backslashreplace"))


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask

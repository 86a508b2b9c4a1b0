"""Compiled glossaries kept between runs, so that a run does not parse and expand again what has not changed.

An item is named by a hash of everything it was made from, so a wrong one cannot be met; it holds data only. `TQA_CACHE=0` turns the
cache off, and a folder that cannot be written to makes no difference but time.
"""

from __future__ import annotations

import json
import os
from typing import Any

_FORMAT = "5"
_KEPT_DAYS = 30


def folder() -> str:
    """The cache folder, or an empty string when the cache is off."""
    if os.environ.get("TQA_CACHE") == "0":
        return ""
    base = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA") or os.path.join(os.path.expanduser("~"), ".cache")
    return os.path.join(base, "tqa") if os.path.isabs(base) else ""


def key(*parts: bytes) -> str:
    """The name of an item that is made from these parts."""
    from hashlib import sha256

    digest = sha256(_FORMAT.encode())
    for part in parts:
        digest.update(b"%d:" % len(part) + part)
    return digest.hexdigest()[:40]


def get(name: str) -> Any:
    """An item, or None."""
    if not (where := folder()):
        return None
    try:
        with open(os.path.join(where, f"{name}.json"), "rb") as file:
            return json.loads(file.read())
    except (OSError, ValueError):
        return None


def put(name: str, value: Any) -> None:
    """Keep an item; says nothing when that is not possible."""
    if not (where := folder()):
        return
    temporary = os.path.join(where, f".{name}.{os.getpid()}")
    try:
        os.makedirs(where, mode=0o700, exist_ok=True)
        with open(temporary, "w", encoding="utf-8") as file:
            file.write(json.dumps(value, ensure_ascii=False, separators=(",", ":")))
        os.replace(temporary, os.path.join(where, f"{name}.json"))
        _forget_old(where)
    except OSError:
        return


def _forget_old(where: str) -> None:
    from time import time

    limit = time() - _KEPT_DAYS * 86400
    with os.scandir(where) as found:
        for item in found:
            if item.name.endswith(".json") and item.stat().st_mtime < limit:
                os.unlink(item.path)

"""The tables of a set as Parquet files, for data frames; polars is loaded only here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any

from tqa.model.errors import UsageError
from tqa.report.tables import COLUMNS


def render(rows: Sequence[Mapping[str, Any]], table: str) -> bytes:
    """One table.

    Raises:
        UsageError: polars is not installed.
    """
    try:
        import polars
    except ImportError:
        raise UsageError("Parquet needs polars: pip install 'tqa[parquet]'") from None
    kinds = {"text": polars.String, "count": polars.Int64, "share": polars.Float64, "truth": polars.Boolean}
    columns = COLUMNS[table]
    frame = polars.DataFrame(
        {name: [_value(row[name]) for row in rows] for name in columns},
        schema={name: kinds[kind] for name, kind in columns.items()},
    )
    target = BytesIO()
    frame.write_parquet(target, compression="zstd")
    return target.getvalue()


def _value(value: object) -> object:
    return value.encode("utf-8", "backslashreplace").decode("utf-8") if isinstance(value, str) else value

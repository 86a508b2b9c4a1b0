"""Zipped packages of XML parts, as DOCX and XLSX are; the same parts give the same bytes."""

from __future__ import annotations

from collections.abc import Iterable

_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def package(parts: Iterable[tuple[str, str]]) -> bytes:
    """The package of (name, XML)."""
    from io import BytesIO
    from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

    target = BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as archive:
        for name, content in parts:
            info = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = ZIP_DEFLATED
            archive.writestr(info, content.encode("utf-8", "backslashreplace"))
    return target.getvalue()


def relations(targets: Iterable[tuple[str, str]]) -> str:
    """Relations to (type, target) with the ids r1, r2 ..."""
    rows = "".join(
        f'<Relationship Id="r{number}" Type="{OFFICE}/{kind}" Target="{target}"/>' for number, (kind, target) in enumerate(targets, 1)
    )
    return f'{HEAD}<Relationships xmlns="{_RELATIONS}">{rows}</Relationships>'


def types(parts: Iterable[tuple[str, str]]) -> str:
    """Content types of (part, type)."""
    rows = "".join(
        f'<Override PartName="/{part}" ContentType="application/vnd.openxmlformats-officedocument.{kind}+xml"/>' for part, kind in parts
    )
    return (
        f'{HEAD}<Types xmlns="{_TYPES}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{rows}</Types>'
    )

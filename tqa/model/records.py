"""`NamedTuple` that costs a third of `typing.NamedTuple` where it is made.

The standard one compiles the annotation of every field and checks that it is a type; more than a hundred small classes of a run pay for
that and nothing looks at the result, since mypy has checked them. To mypy this is the standard one.
"""

from __future__ import annotations

from collections import namedtuple
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple
else:

    class _Maker(type):
        """Makes a tuple class of the annotations and values in the body of a class, and keeps its methods."""

        def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, object]) -> type:
            fields = body.get("__annotations__", {})
            made = namedtuple(name, fields, defaults=[body[field] for field in fields if field in body], module=body["__module__"])
            for key, value in body.items():
                if key not in fields and key != "__module__":
                    setattr(made, key, value)
            return made

    NamedTuple = type.__new__(_Maker, "NamedTuple", (), {})

"""`NamedTuple` that costs a tenth of `typing.NamedTuple` where it is made.

The standard one compiles the annotation of every field and checks that it is a type, and `collections.namedtuple` compiles a constructor
for every class; more than a hundred small classes of a run pay for that. Here classes with as many fields share one compiled constructor,
in which only the names of the parameters differ, and nothing looks at annotations, since mypy has checked them. To mypy this is the
standard one, and it behaves alike.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple
else:
    from collections import _tuplegetter, namedtuple
    from types import FunctionType

    class _Record(tuple):
        """What all of them have."""

        __slots__ = ()
        _fields = ()

        @classmethod
        def _make(cls, values):
            made = tuple.__new__(cls, values)
            if len(made) != len(cls._fields):
                raise TypeError(f"Expected {len(cls._fields)} arguments, got {len(made)}")
            return made

        def _replace(self, /, **changes):
            made = self._make(map(changes.pop, self._fields, self))
            if changes:
                raise ValueError(f"Got unexpected field names: {list(changes)!r}")
            return made

        def _asdict(self):
            return dict(zip(self._fields, self, strict=True))

        def __repr__(self):
            return f"{type(self).__name__}({', '.join([f'{name}={value!r}' for name, value in zip(self._fields, self, strict=True)])})"

        def __getnewargs__(self):
            return tuple(self)

    _constructors = {}

    def _constructor(fields, defaults):
        """`__new__` with the fields as its parameters."""
        size = len(fields)
        if size not in _constructors:
            _constructors[size] = namedtuple("_Template", [f"field{number}" for number in range(size)]).__new__
        template = _constructors[size]
        code = template.__code__.replace(co_varnames=("_cls", *fields), co_name="__new__")
        return FunctionType(code, template.__globals__, "__new__", defaults)

    class _Maker(type):
        """Makes a tuple class of the annotations and values in the body of a class, and keeps its methods."""

        def __new__(cls, name, bases, body):
            fields = tuple(body.get("__annotations__", ()))
            defaults = {field: body[field] for field in fields if field in body}
            made = {key: value for key, value in body.items() if key not in defaults}
            made.update({field: _tuplegetter(number, None) for number, field in enumerate(fields)})
            made.update(
                __slots__=(),
                __new__=_constructor(fields, tuple(defaults.values())),
                __match_args__=fields,
                _fields=fields,
                _field_defaults=defaults,
            )
            return type(name, (_Record,), made)

    NamedTuple = type.__new__(_Maker, "NamedTuple", (), {})

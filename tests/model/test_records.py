"""Small tuple classes behave as those of the standard library."""

from __future__ import annotations

import pickle
import typing
from typing import Any

import pytest

from tqa.model.records import NamedTuple
from tqa.model.text import Span


class Ours(NamedTuple):
    """A place."""

    name: str
    size: int
    tags: tuple[str, ...] = ()

    def doubled(self) -> int:
        return 2 * self.size


class Standard(typing.NamedTuple):
    """A place."""

    name: str
    size: int
    tags: tuple[str, ...] = ()

    def doubled(self) -> int:
        return 2 * self.size


def test_they_are_made_shown_and_compared_alike() -> None:
    ours: Any = Ours("Orlovka", size=3)
    standard: Any = Standard("Orlovka", size=3)
    assert ours == standard == ("Orlovka", 3, ())
    assert repr(ours) == repr(standard).replace("Standard", "Ours")
    assert (ours.name, ours.size, ours.tags, ours.doubled()) == ("Orlovka", 3, (), 6)
    assert ours._asdict() == standard._asdict()
    assert ours._replace(size=4) == standard._replace(size=4)
    assert (Ours._fields, Ours._field_defaults, Ours.__doc__) == (Standard._fields, Standard._field_defaults, Standard.__doc__)
    assert Ours._make(["Orlovka", 3, ()]) == ours
    assert Ours.__match_args__ == Standard.__match_args__
    assert not hasattr(ours, "__dict__")
    with pytest.raises(AttributeError):
        ours.size = 4


@pytest.mark.parametrize("make", [Ours, Standard])
def test_wrong_fields_are_refused_alike(make: Any) -> None:
    for arguments, named in ((("a",), {}), (("a", 1, (), 2), {}), (("a", 1), {"height": 2}), (("a", 1), {"name": "b"})):
        with pytest.raises(TypeError):
            make(*arguments, **named)
    with pytest.raises(TypeError):
        make._make(["a"])
    with pytest.raises(ValueError, match="height"):
        make("a", 1)._replace(height=2)


def test_they_travel_between_processes() -> None:
    found = pickle.loads(pickle.dumps([Span(1, 4), Ours("Orlovka", 3)]))
    assert found == [Span(1, 4), Ours("Orlovka", 3)]
    assert [type(each) for each in found] == [Span, Ours]

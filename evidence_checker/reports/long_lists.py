"""Lists of a report that may be long: made whole, or one value at a time as they are written."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import msgspec

Json = dict[str, Any]


class Made(list[Any]):
    """A list for the JSON writer whose values are made as they are written and not held."""

    def __init__(self, values: Sequence[Any], make: Callable[[Any], Json]) -> None:
        super().__init__()
        self._values, self._make = values, make

    def __len__(self) -> int:
        return len(self._values)

    def __iter__(self) -> Iterator[Json]:
        return map(self._make, self._values)


Listed = Callable[[Sequence[Any], Callable[[Any], Json]], list[Any]]


def whole(values: Sequence[Any], make: Callable[[Any], Json]) -> list[Any]:
    """Every value made at once."""
    return [make(each) for each in values]


def written(value: Any, depth: int = 0) -> Iterator[str]:
    """The value as `json.dumps(…, indent=1)` writes it, ASCII only, in pieces; a list that is `Made` is made meanwhile.

    The writer of the standard library that indents is not the fast one: what holds no such list is written by the one
    that does not indent, and indented after. Raises ValueError for a number that is none in JSON.
    """
    inner = "\n" + " " * (depth + 1)
    if isinstance(value, Made) and len(value):
        for place, each in enumerate(value):
            yield ("," if place else "[") + inner
            yield from written(each, depth + 1)
        yield inner[:-1] + "]"
    elif isinstance(value, dict) and _is_long(value):
        for place, (name, each) in enumerate(value.items()):
            yield f"{',' if place else '{'}{inner}{json.dumps(name)}: "
            yield from written(each, depth + 1)
        yield inner[:-1] + "}"
    else:
        yield _indented(value).replace("\n", inner[:-1])


def _is_long(value: dict[str, Any]) -> bool:
    return any(isinstance(each, Made) or (isinstance(each, dict) and _is_long(each)) for each in value.values())


def _indented(value: Any) -> str:
    if isinstance(value, Made):
        return "[]"
    if not isinstance(value, dict | list):
        return json.dumps(value, allow_nan=False)
    plain = json.dumps(value, allow_nan=False)
    try:
        return msgspec.json.format(plain, indent=1)
    except msgspec.DecodeError:  # half of a pair of surrogates: a name with bytes that are no UTF-8
        return json.dumps(value, allow_nan=False, indent=1)

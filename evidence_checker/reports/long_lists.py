"""Lists of a report that may be long: made whole, or one value at a time as they are written."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

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

"""Many values of one kind in little memory: held as compressed JSON, made again one at a time when they are asked for.

What a check keeps of a document until its folder is judged, and what it says of it afterwards, is some ten kilobytes as
objects and some three hundred bytes in this form. A folder of a hundred thousand files is judged so in the memory of a
small one.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Generic, TypeVar, cast, overload

import msgspec

T = TypeVar("T", bound=msgspec.Struct)

_BLOCK = 16  # values compressed together: more pack better, fewer are opened quicker
MANY = 5_000  # values from which the little memory is worth the time of making each of them again


class Packed(Sequence[T], Generic[T]):
    """A sequence that grows at its end; each value that is read from it is made anew.

    It stands where a tuple is asked for: it compares with one, and joins one from either side.
    """

    def __init__(self, kind: type[T], values: Iterable[T] = ()) -> None:
        """`kind`: the type of the values, a msgspec struct."""
        self._decode = msgspec.json.Decoder(kind).decode
        self._blocks: list[bytes] = []
        self._open: list[bytes] = []  # the last values, not compressed yet
        self._odd: dict[int, T] = {}  # text that is no UTF-8 has no form as JSON: such values stay as they are
        self._length = 0
        self._at = -1
        self._lines: list[bytes] = []
        for value in values:
            self.append(value)

    def append(self, value: T) -> None:
        """Put a value behind the others."""
        try:
            line = msgspec.json.encode(value)
        except UnicodeEncodeError:
            self._odd[self._length] = value
            line = b""
        self.append_line(line)

    def append_line(self, line: bytes) -> None:
        """Put a value that is JSON already behind the others."""
        self._open.append(line)
        self._length += 1
        if len(self._open) == _BLOCK:
            self._blocks.append(zlib.compress(b"\n".join(self._open), 3))
            self._open = []

    def lines(self) -> Iterator[bytes]:
        """The values as JSON, in order. Raises UnicodeEncodeError where one has no such form."""
        for number in range(self._length):
            if number in self._odd:
                msgspec.json.encode(self._odd[number])
            yield self._line(number)

    def _line(self, number: int) -> bytes:
        block, place = divmod(number, _BLOCK)
        if block >= len(self._blocks):
            return self._open[place]
        if block != self._at:
            self._lines, self._at = zlib.decompress(self._blocks[block]).split(b"\n"), block
        return self._lines[place]

    def _value(self, number: int) -> T:
        if number in self._odd:
            return self._odd[number]
        return self._decode(self._line(number))

    def __len__(self) -> int:
        return self._length

    @overload
    def __getitem__(self, number: int) -> T: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[T]: ...
    def __getitem__(self, number: int | slice) -> T | Sequence[T]:
        if isinstance(number, slice):
            return tuple(self._value(each) for each in range(*number.indices(self._length)))
        if not -self._length <= number < self._length:
            raise IndexError(number)
        return self._value(number % self._length)

    def __iter__(self) -> Iterator[T]:
        return (self._value(number) for number in range(self._length))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, (tuple, Packed)):
            return NotImplemented
        return len(self) == len(other) and all(one == two for one, two in zip(self, other, strict=True))

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __add__(self, other: Iterable[T]) -> tuple[T, ...]:
        return (*self, *other)

    def __radd__(self, other: Iterable[T]) -> tuple[T, ...]:
        return (*other, *self)


def as_packed(values: object) -> Packed[Any] | None:
    """The values where they are packed, else None."""
    return values if isinstance(values, Packed) else None


def many(kind: type[T], values: Iterable[T], count: int) -> tuple[T, ...]:
    """The values as a tuple, or packed where there are `MANY`. `count`: how many there are at most."""
    if count < MANY:
        return tuple(values)
    return cast("tuple[T, ...]", Packed(kind, values))


def room(kind: type[T], count: int) -> list[T] | Packed[T]:
    """Where so many values wait: a list, or packed where there are `MANY`."""
    return [] if count < MANY else Packed(kind)

"""The frames between parent and worker: a letter, a length, bytes."""

from __future__ import annotations

import struct
from typing import BinaryIO

_HEAD = struct.Struct(">cI")

READY, PAGE, RESULT, PLAIN, ERROR, MEMORY, SIZE = b"r", b"p", b"j", b"s", b"e", b"m", b"z"
TASK, FILE, PART = b"t", b"f", b"l"


class TooLong(Exception):
    """A frame over the limit: the worker is not believed any more."""


def write(stream: BinaryIO, letter: bytes, body: bytes = b"") -> None:
    """Write one frame and flush it. Raises OSError."""
    stream.write(_HEAD.pack(letter, len(body)))
    stream.write(body)
    stream.flush()


def read(stream: BinaryIO, limit: int) -> tuple[bytes, bytes] | None:
    """The next frame; None when the other side is gone. Raises TooLong."""
    head = stream.read(_HEAD.size)
    if len(head) < _HEAD.size:
        return None
    letter, length = _HEAD.unpack(head)
    if length > limit:
        raise TooLong
    body = stream.read(length)
    return (letter, body) if len(body) == length else None

"""Results of a task as bytes: how a worker tells them, and how they are read where they are needed.

Between the two they may pass through other hands, as from a node of a cluster to the machine that called, which look at
none of it.
"""

from __future__ import annotations

import json
import threading
from typing import Any, Generic, TypeVar, cast, get_args

from evidence_checker.workers import frames

T = TypeVar("T")


def encoded(result: Any) -> tuple[bytes, bytes]:
    """The letter of the frame and its body: the name of the type leads, because JSON alone does not tell a Document
    from an Unread."""
    import msgspec

    name = type(result).__name__.encode() + b"\n"
    try:
        return frames.RESULT, name + msgspec.json.encode(result)
    except UnicodeEncodeError:  # names hold bytes that are no UTF-8, which msgspec's JSON does not carry
        return frames.PLAIN, name + json.dumps(msgspec.to_builtins(result)).encode("ascii")


class Results(Generic[T]):
    """Reads results of one type, which may be a union of dataclasses. Safe from any thread."""

    def __init__(self, result_type: Any) -> None:
        self._type = result_type
        self._types: dict[str, Any] = {each.__name__: each for each in get_args(result_type)}
        # One thread at a time: see `model._LEARNT`; the results of other tasks are of other types.
        self._one = threading.Lock()

    def of(self, letter: bytes, body: bytes) -> T:
        """The result in a frame; as one with its letter before it where the type asked for is `bytes`."""
        if self._type is bytes:
            return cast(T, letter + body)
        import msgspec

        name, _, told = body.partition(b"\n")
        kind = self._types.get(name.decode(), self._type)
        with self._one:
            if letter == frames.PLAIN:
                return cast(T, msgspec.convert(json.loads(told), type=kind))
            return cast(T, msgspec.json.decode(told, type=kind))

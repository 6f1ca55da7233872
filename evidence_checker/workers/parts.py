"""A task and what of it is large: the rules of all agencies, which travel once to whoever runs tasks with them."""

from __future__ import annotations

import functools
import hashlib
from typing import Any

LARGE = 10_000  # bytes of an argument from which it travels by itself
MOST_KEPT = 8  # parts that a process keeps; both ends forget the one that came first


def apart(task: Any) -> tuple[Any, dict[str, bytes]]:
    """The task without its large arguments, and those, by name."""
    if not isinstance(task, functools.partial):
        return task, {}
    large = {name: value for name, value in task.keywords.items() if isinstance(value, bytes) and len(value) >= LARGE}
    small = {name: value for name, value in task.keywords.items() if name not in large}
    return functools.partial(task.func, *task.args, **small), large


@functools.lru_cache(maxsize=64)
def name_of(part: bytes) -> bytes:
    """A hash of the part, 32 bytes."""
    return hashlib.sha256(part).digest()


def kept(held: dict[bytes, bytes], name: bytes, part: bytes = b"") -> None:
    """Put a part among those that are held."""
    held[name] = part
    if len(held) > MOST_KEPT:
        del held[next(iter(held))]

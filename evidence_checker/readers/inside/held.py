"""An entry whose bytes are had by calling a function."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(slots=True)
class Held:
    """`size`: bytes, -1 when not known before reading."""

    name: str
    size: int
    open: Callable[[], bytes]

    def read(self) -> bytes:
        """The bytes of the held file. Raises OSError."""
        return self.open()

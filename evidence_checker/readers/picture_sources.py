"""A picture inside a document, before it is opened."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Picture:
    """`name`: as an auditor can look for it. `size`: bytes, packed. `read`: its bytes; may raise Unreadable."""

    name: str
    size: int
    read: Callable[[], bytes]

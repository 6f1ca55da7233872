"""The order in which people count: "2" before "10", "1.b" after "1.a"."""

from __future__ import annotations

import re


def natural(identifier: str) -> tuple[tuple[int, str], ...]:
    """A sort key: runs of digits by their value, and before letters."""
    return tuple((int(part), "") if part.isdigit() else (10**9, part) for part in re.findall(r"\d+|\D+", identifier))

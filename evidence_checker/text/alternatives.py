"""Phrases of the rules as one pattern: any of them, the longest first."""

from __future__ import annotations

import re
from collections.abc import Iterable


def any_of(phrases: Iterable[str], gap: str = r"\s+") -> str:
    r"""A pattern's text for one of the phrases; one that matches nowhere when there is none. `gap`: what may part their
    words (`\s*` where a scan or a text layer may have run them together).

    >>> any_of(["dinas", "sub bidang"])
    'sub\\s+bidang|dinas'
    """
    parted = (gap.join(map(re.escape, phrase.split())) for phrase in sorted(phrases, key=len, reverse=True))
    return "|".join(parted) or "(?!)"

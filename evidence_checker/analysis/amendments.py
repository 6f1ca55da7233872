"""Which earlier regulations a document changes or ends: the number and year of each, as `Identity.number` writes
them."""

from __future__ import annotations

import re

# "Peraturan Bupati Cemara Raya Nomor 45 Tahun 2017"; the "(Berita Daerah … Tahun 2017 Nomor 45)" after it has
# another order.
_NAMED = re.compile(
    r"\b(?:peraturan|keputusan|instruksi)\s[^;()]{0,120}?\bnomor\s*:?\s*([0-9A-Z][0-9A-Z./-]{0,30})\s+tahun\s+((?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_ENDED = re.compile(r"(?:dicabut dan (?:dinyatakan )?tidak berlaku|dinyatakan tidak berlaku|dicabut)", re.IGNORECASE)
_CHANGED = re.compile(r"\bperubahan(?:\s+ke\w+)?\s+atas\s", re.IGNORECASE)
_ROOM = 900  # characters before "dicabut": a closing article may list several regulations


def amended(title: str) -> tuple[str, ...]:
    """Numbers of the regulations that a title ("Perubahan Kedua atas Peraturan … Nomor … Tahun …") says it changes."""
    title = " ".join(title.split())
    found = _CHANGED.search(title)
    return _numbers(title[found.end() :])[:1] if found else ()


def revoked(text: str) -> tuple[str, ...]:
    """Numbers of the regulations that the closing articles end. `text`: of the whole document."""
    text = " ".join(text.split())
    found: list[str] = []
    for end in _ENDED.finditer(text):
        before = text[max(0, end.start() - _ROOM) : end.start()]
        # only the article that ends it speaks: "Pada saat Peraturan Bupati ini mulai berlaku, …"
        _, started, named = before.rpartition("mulai berlaku")
        if started:
            found += _numbers(named)
    return tuple(dict.fromkeys(found))


def _numbers(text: str) -> tuple[str, ...]:
    return tuple(f"{number} Tahun {year}" for number, year in _NAMED.findall(text))

"""Governments as addresses call them: "simpeg.cemararayakab.go.id" is of a regency, "data.cemararayaprov.go.id" of a
province.

Names under go.id: a region's is its name with its rank behind or before it (Permenkominfo 5/2015 pasal 8 and its
practice); long names are shortened to the beginnings of their words ("kalbarprov").
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from evidence_checker.model import Rank

# dots that a picture lost are blanks or nothing ("kalbarprov goid")
_HOST = re.compile(r"\b([a-z0-9][a-z0-9\-]{2,62})(?:\s?\.\s?|\s)go\s?\.?\s?id\b", re.IGNORECASE)
_RANKS = {"kab": Rank.REGENCY, "kota": Rank.CITY, "prov": Rank.PROVINCE}
_RANKED = re.compile(r"(?:(?P<name>.{3,}?)-?(?P<rank>kab|kota|prov)|(?:pem)?(?P<rank2>kab|kota|kot|prov)-?(?P<name2>.{3,}))")
_LEAST = 3  # letters of a shortened name


class NamedHost(NamedTuple):
    """A host under go.id. `rank`: that its name tells, None where it tells none. `name`: joined letters."""

    rank: Rank | None
    name: str
    printed: str


def hosts(text: str) -> Iterator[NamedHost]:
    """Every host under go.id, in reading order."""
    for match in _HOST.finditer(text):
        label = match[1].casefold()
        printed = f"{label}.go.id"
        ranked = _RANKED.fullmatch(label)
        if ranked is None:
            yield NamedHost(None, label.replace("-", ""), printed)
            continue
        rank = _RANKS["kota" if ranked["rank2"] == "kot" else ranked["rank"] or ranked["rank2"]]
        yield NamedHost(rank, (ranked["name"] or ranked["name2"]).replace("-", ""), printed)


def is_short_for(short: str, words: Sequence[str]) -> bool:
    """Whether letters are the beginnings of all words of a name of several, in order.

    >>> is_short_for("kalbar", ("kalimantan", "barat")), is_short_for("jabar", ("jawa", "timur"))
    (True, False)
    """

    @functools.cache
    def fits(at: int, word: int) -> bool:
        if word == len(words):
            return at == len(short)
        most = min(len(words[word]), len(short) - at)
        return any(
            short[at : at + count] == words[word][:count] and fits(at + count, word + 1) for count in range(most, 0, -1)
        )

    return len(short) >= _LEAST and len(words) > 1 and fits(0, 0)

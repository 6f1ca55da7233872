"""The field of services that the pages of a paper speak of most, where nothing says that it documents one: an agreement
on budgets that names an application nobody explains, terms of reference for a system of procurement. It proves nothing;
a person is told where to look.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from evidence_checker.analysis.lines import Line
from evidence_checker.analysis.services import signs_in
from evidence_checker.model import ServiceKnowledge

_READ_LINES = 200
_SORTS, _TIMES = 2, 3  # how many words of the field, how often, make a paper speak of it


class SpokenSector(NamedTuple):
    """`sector`: its id. `word`: the word said most. `page`, `start`, `end`: characters of the line on the page (index)
    that says it first."""

    sector: str
    word: str
    page: int
    start: int
    end: int


def sector_spoken_of(lines: Sequence[Line], knowledge: ServiceKnowledge) -> SpokenSector | None:
    """The field whose words stand most on the first pages; None where no field stands before all others."""
    times: dict[str, Counter[str]] = {}
    first: dict[tuple[str, str], Line] = {}
    for line in lines[:_READ_LINES]:
        for sign in signs_in(line.text, knowledge):
            what, _, sector = sign.name.partition(" ")
            if what in ("word", "application"):
                times.setdefault(sector, Counter())[sign.phrase] += 1
                first.setdefault((sector, sign.phrase), line)
    ranked = sorted(times, key=lambda sector: (-len(times[sector]), -sum(times[sector].values()), sector))
    if not ranked:
        return None
    best = ranked[0]
    if len(times[best]) < _SORTS or sum(times[best].values()) < _TIMES:
        return None
    if len(ranked) > 1 and len(times[ranked[1]]) == len(times[best]):
        return None
    word = max(sorted(times[best]), key=lambda phrase: times[best][phrase])
    line = first[best, word]
    return SpokenSector(best, word, line.page, line.start, line.end)

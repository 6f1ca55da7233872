"""The quotes that a claim rests on."""

from __future__ import annotations

from collections.abc import Sequence

from evidence_checker.analysis import Analysis
from evidence_checker.assessment.contents import decisive
from evidence_checker.assessment.find_subject import Found, items
from evidence_checker.assessment.occurrences import Occurrence, Occurrences
from evidence_checker.model import Indicator, Passage, Requirement

_QUOTES = 4


def passages_of(occurrences: Occurrences, found: Found) -> tuple[Passage, ...]:
    """The quotes of the subject as found."""
    article = found.part.label if found.part else ""
    return tuple(occurrences.passage(place, article) for place in found.occurrences[:_QUOTES])


def content_passages(
    occurrences: Occurrences, indicator: Indicator, requirement: Requirement, found: Found, contents: Sequence[str]
) -> tuple[Passage, ...]:
    """A quote for each content item that was found."""
    start, end = (0, occurrences.analysis.length) if found.tier in (0, 3) else (found.start, found.end)
    made: list[Passage] = []
    taken: set[tuple[int, int]] = set()
    for item in items(indicator, requirement):
        if item.id not in contents or len(made) >= _QUOTES:
            continue
        place = decisive(occurrences, item, start, end)
        if place is not None:
            passage = occurrences.passage(place, _article_at(occurrences.analysis, place))
            if (passage.page, passage.start) not in taken:
                taken.add((passage.page, passage.start))
                made.append(passage)
    return tuple(made)


def _article_at(analysis: Analysis, place: Occurrence) -> str:
    """The innermost part a hit stands in."""
    label = ""
    for part in analysis.parts:
        if part.start <= place.start < part.end and part.level >= 4:
            label = part.label
    return label

"""A document that counts by its kind alone: what is asked for is the whole of it, for the year assessed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidence_checker.analysis import CHAPTER, numbered_chapter
from evidence_checker.assessment.occurrences import Occurrences
from evidence_checker.model import Context, Finding, Requirement

_FIRST_LINES = 6
_FRONT_PAGES = 3
_TABLE = re.compile(r"Tabel\s+(?:[IVX]{1,4}|\d)[.\-]\s?\d", re.IGNORECASE)  # a table numbered by its chapter
FRONT = "bagian_muka"  # the shared phrases that head what stands before the chapters


def shortcomings(occurrences: Occurrences, requirement: Requirement, context: Context) -> Iterator[Finding]:
    """EC360 for a chapter or a preface that stands alone; EC361 for a paper of a later year than the one assessed."""
    analysis = occurrences.analysis
    if not requirement.by_kind or not analysis.kind.accepted_by(requirement.by_kind):
        return
    if part := excerpt(occurrences):
        yield Finding.of("EC360", part=part)
    year = analysis.identity.year
    if requirement.for_year == "n" and context.year and year and year > context.year:
        yield Finding.of("EC361", year=year, assessed=context.year)


def excerpt(occurrences: Occurrences) -> str:
    """The part of a longer document that this file is: the label of its only chapter, of its first where that is not
    the first of all, or the heading of a preface without chapters; "" for what may be whole."""
    analysis = occurrences.analysis
    first = [" ".join(line.text.split()) for line in analysis.lines[:_FIRST_LINES]]
    chapters = list(dict.fromkeys(part.label.upper() for part in analysis.parts if CHAPTER.match(part.label)))
    begins = next((line for line in first if CHAPTER.match(line)), "")
    if begins:
        alone = len(chapters) < 2 or chapters[0] not in ("BAB I", "BAB 1")
        return begins[:60] if alone else ""
    if part := numbered_chapter(analysis.lines):
        return part[:60]
    if first and _TABLE.match(first[0]):
        return first[0][:60]
    front = analysis.knowledge.phrases(FRONT)
    short = len(occurrences.document.pages) <= _FRONT_PAGES  # below a running head and the number of the page
    head = first[: 4 if short else 2]
    heads = next((line for line in head if line.casefold().startswith(front)), "") if front else ""
    return heads[:60] if heads and not chapters else ""

"""Ministries and national bodies by the names on their papers: whose they are after a name changed, and whose
applications other agencies use.

A ministry that was renamed, split or joined keeps its papers: those of the one it continues are its own, and those of
the one that continues it. The manual of an application that a body provides for all agencies (Perpres 95/2018 article
36-39) shows what the agency's service can do; that the agency uses it is for other papers to show.
"""

from __future__ import annotations

import functools
import re

from evidence_checker.analysis import Analysis
from evidence_checker.assessment.find_subject import service_of
from evidence_checker.assessment.occurrences import Occurrences
from evidence_checker.model import Indicator, NationalBody
from evidence_checker.text.alternatives import any_of

_HEAD_LINES = 30
_HEAD_LETTERS = 1_500  # of a head that was printed on one line
_REPUBLIC = re.compile(r"\s*\b(?:republik\s+indonesia|r\.?i\.?)\s*$", re.IGNORECASE)


def _key(name: str) -> str:
    return "".join(character for character in _REPUBLIC.sub("", name).casefold() if character.isalnum())


@functools.lru_cache(maxsize=64)
def related(agency: str, bodies: tuple[NationalBody, ...]) -> tuple[NationalBody, ...]:
    """The body that an agency's name is, with those whose tasks it continues and those that continue its own."""
    wanted = {_key(part) for part in (agency, *agency.split("/")) if _key(part)}
    own = [each for each in bodies if wanted & {_key(name) for name in (each.name, *each.also)}]
    earlier, later = list(own), list(own)
    for each in earlier:
        earlier += [body for body in bodies if body.name in each.continues and body not in earlier]
    for each in later:
        later += [body for body in bodies if each.name in body.continues and body not in later]
    return tuple(dict.fromkeys((*own, *earlier, *later)))


def names_one(head: str, bodies: tuple[NationalBody, ...]) -> bool:
    """Whether a document's head calls one of the bodies by a name or an abbreviation, as a whole word."""
    return bool(bodies) and _names(bodies).search(head) is not None


@functools.lru_cache(maxsize=64)
def _names(bodies: tuple[NationalBody, ...]) -> re.Pattern[str]:
    names = [name for each in bodies for name in (each.name, *each.also)]
    # an abbreviation of a few capitals is one only as it is written ("BIG", not "big")
    capitals = [name for name in names if name.isupper()]
    others = [name for name in names if not name.isupper()]
    return re.compile(rf"\b(?:{any_of(capitals)}|(?i:{any_of(others)}))\b(?!\s*(?:,|(?i:dan))\s+[A-Z])")


def head_of(analysis: Analysis) -> str:
    """The first lines of a document, joined."""
    return " ".join(line.text for line in analysis.lines[:_HEAD_LINES])[:_HEAD_LETTERS]


def provider(occurrences: Occurrences, indicator: Indicator) -> NationalBody | None:
    """The body of whose own paper, on an application that it provides for all agencies, this shows the use, where the
    indicator judges that service; None for every other document."""
    analysis = occurrences.analysis
    kinds = analysis.knowledge.services.kinds
    if analysis.served is None or not service_of(occurrences, indicator):
        return None
    if analysis.kind.id not in (kinds.manual, kinds.screen, kinds.flow, kinds.poster, kinds.slides):
        return None
    head = f"{analysis.identity.issuer} {head_of(analysis)}"
    named = f"{analysis.served.service.application} {analysis.identity.title}"
    for body in analysis.knowledge.bodies:
        if body.runs and _runs(body).search(named) and names_one(head, (body,)):
            return body
    return None


@functools.lru_cache(maxsize=64)
def _runs(body: NationalBody) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{any_of(body.runs)})(?!\w)", re.IGNORECASE)

"""Papers about an application that say nothing of the service: it was tested, audited, changed or failed; people were
invited to hear of it, or trained in it. An electronic service is proven by what its users see and do (Kepmen PANRB
962/2021, indicators 32-47: screens, manuals, reports on its use and on its review).
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from evidence_checker.analysis import PICTURE_HEAD
from evidence_checker.assessment.occurrences import Occurrence, Occurrences
from evidence_checker.model import Finding, Indicator, Requirement, ServiceKnowledge
from evidence_checker.text.alternatives import any_of

_INVITATION = "undangan"  # the kind of document


def not_on_its_service(occurrences: Occurrences, indicator: Indicator, requirement: Requirement) -> Finding | None:
    """Why a paper on an application does not show its service: EC356 (tested, audited, changed, failed) or EC357 (an
    event); None where it does, on a picture, and at indicators that judge no service."""
    analysis = occurrences.analysis
    services = analysis.knowledge.services
    if not indicator.service or analysis.kind.picture or not services.sectors:
        return None
    tested, event, improving = _patterns(services)
    for title in _titles(occurrences):
        if match := tested.search(title):
            return Finding.of("EC356", term=match.group(), wanted=requirement.title)
    if analysis.kind.id not in services.told_by_events:
        return None
    titles = list(_titles(occurrences))
    if any(improving.search(title) for title in titles):
        return None
    told = next((match["event"] for title in titles if (match := event.match(title))), "")
    if not told and analysis.kind.id == _INVITATION:
        told = _INVITATION
    return Finding.of("EC357", event=told, wanted=requirement.title) if told else None


def in_a_row(occurrences: Occurrences, hit: Occurrence) -> bool:
    """Whether a word stands in a menu or a row of a picture of a service ("bandwidth" among the tenders of a
    procurement portal): below its head it says what the service holds, not what the picture is about."""
    analysis = occurrences.analysis
    if not analysis.kind.picture or analysis.served is None or len(analysis.lines) <= PICTURE_HEAD:
        return False
    below = analysis.lines[PICTURE_HEAD]
    return hit.start >= analysis.text.place(below.page, below.start)


def _titles(occurrences: Occurrences) -> Iterator[str]:
    yield occurrences.analysis.identity.title
    for subject in occurrences.analysis.subjects:
        yield subject.text


@functools.lru_cache(maxsize=4)
def _patterns(services: ServiceKnowledge) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """What was done to the application; a title that begins with an event; what is done to make it better."""
    before = ("laporan", "kegiatan", "pelaksanaan", "hasil", "hal", "perihal", "undangan", "acara", "surat")
    lead = rf"(?:\W*\b(?:{any_of(before)})\b\W*)*"
    return (
        re.compile(rf"\b(?:{any_of(services.tested)})\b", re.IGNORECASE),
        re.compile(rf"{lead}\b(?P<event>{any_of(services.events)})\b", re.IGNORECASE),
        re.compile(rf"\b(?:{any_of(services.improving)})\b", re.IGNORECASE),
    )
